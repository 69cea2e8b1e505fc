//! `quyche completions` and `quyche man`.

use super::args::CompletionsArgs;
use super::output::Output;
use super::{Failure, Outcome, help};

pub(super) fn shell(args: &CompletionsArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let mut bytes = Vec::new();
    clap_complete::generate(args.shell, &mut help::command(output.lang), "quyche", &mut bytes);
    output.print(bytes)?;
    Ok(Outcome::Clean)
}

/// One page for the program and each of its commands, one after another.
pub(super) fn man(output: &mut Output) -> Result<Outcome, Failure> {
    let command = help::command(output.lang);
    let mut bytes = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut bytes)?;
    for sub in command.get_subcommands() {
        let name = format!("quyche-{}", sub.get_name());
        clap_mangen::Man::new(sub.clone().name(name)).render(&mut bytes)?;
    }
    output.print(bytes)?;
    Ok(Outcome::Clean)
}
