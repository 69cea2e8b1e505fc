//! `quyche amend`: amending instruments.

mod data;
mod parse;
mod told;

use super::args::AmendArgs;
use super::output::Output;
use super::{Failure, Outcome};

pub(super) fn run(args: &AmendArgs, output: &mut Output) -> Result<Outcome, Failure> {
    match &args.parse {
        Some(file) => parse::run(file, &args.to, output),
        // clap asks for it, so this cannot be reached.
        None => Ok(Outcome::Clean),
    }
}
