//! `quyche amend`: the instrument that leads from one text to another, and the instruments that others wrote.

mod carried;
mod data;
mod draft;
mod parse;
mod told;

pub(super) use draft::day;

use super::args::AmendArgs;
use super::output::Output;
use super::{Failure, Outcome};

pub(super) fn run(args: &AmendArgs, output: &mut Output) -> Result<Outcome, Failure> {
    match (&args.parse, &args.old, &args.new) {
        (Some(file), ..) => parse::run(file, &args.to, output),
        (None, Some(old), Some(new)) => draft::run(old, new, args, output),
        // clap asks for the one or the other, so this cannot be reached.
        _ => Ok(Outcome::Clean),
    }
}
