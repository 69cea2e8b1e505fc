//! `quyche git`: what git needs to work on regulations, and what it runs then.

mod around;
mod diff_file;
mod merge_file;
mod setup;

use super::args::{GitArgs, GitCommand};
use super::output::Output;
use super::{Failure, Outcome};

pub(super) fn run(args: &GitArgs, output: &mut Output) -> Result<Outcome, Failure> {
    match &args.command {
        GitCommand::Setup(args) => setup::run(args, output),
        GitCommand::MergeFile(args) => merge_file::run(args, output),
        GitCommand::DiffFile(args) => diff_file::run(args, output),
    }
}
