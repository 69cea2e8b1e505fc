//! The commands: parse, call, print. Only this room prints and only this room reads the environment.
//!
//! Exit codes: 0 clean, 1 findings, 2 failed.

mod amend;
mod amended;
mod apply;
mod args;
mod bug;
mod check;
mod completions;
mod consolidated;
mod diff;
mod explain;
mod export;
mod failure;
mod fmt;
mod git;
mod help;
mod history;
mod import;
mod json_schema;
mod matrix;
mod new;
mod outcome;
mod outline;
mod output;
mod relative;
mod render;
mod report;
mod rules;
mod sign;
mod unified;
mod unprinted;
mod usage;
mod written;

pub use failure::Failure;
pub use json_schema::regulation_schema;
pub use outcome::Outcome;
pub use rules::rules_markdown;

use crate::lang::Lang;
use args::{Cli, Command};
use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};
use output::Output;
use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the program with these arguments, the first of which is its name.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let lang = language(&args);
    let matches = match Cli::command().try_get_matches_from(&args) {
        Ok(matches) => matches,
        // The words of help are put in only when somebody asks for them.
        Err(error) if error.kind() == ErrorKind::DisplayHelp => {
            let help = help::command(lang).try_get_matches_from(&args).err();
            return usage::explain(&help.unwrap_or(error), lang);
        }
        Err(error) => return usage::explain(&error, lang),
    };
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => return usage::explain(&error, lang),
    };
    let mut output = Output::new(lang, cli.color);
    bug::keep();
    match bug::caught(&paths(&args), || dispatch(cli, &mut output)) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::Partly) => ExitCode::from(2),
        Err(Failure::BrokenPipe) => ExitCode::SUCCESS,
        Err(failure) => {
            output.failure(&failure);
            ExitCode::from(2)
        }
    }
}

/// The files and folders among the arguments.
fn paths(args: &[OsString]) -> String {
    let paths = args.iter().skip(1).filter(|arg| std::path::Path::new(arg).exists());
    paths.map(|path| path.to_string_lossy()).collect::<Vec<_>>().join(", ")
}

fn dispatch(cli: Cli, output: &mut Output) -> Result<Outcome, Failure> {
    match cli.command {
        Command::New(args) => new::run(&args, output),
        Command::Import(args) => import::run(&args, output),
        Command::Render(args) => render::run(&args, output),
        Command::Outline(args) => outline::run(&args, output),
        Command::Fmt(args) => fmt::run(&args, output),
        Command::Check(args) => check::run(&args, output),
        Command::Diff(args) => diff::run(&args, output),
        Command::Amend(args) => amend::run(&args, output),
        Command::Apply(args) => apply::run(&args, output),
        Command::History(args) => history::run(&args, output),
        Command::Sign(args) => sign::run(&args, output),
        Command::Matrix(args) => matrix::run(&args, output),
        Command::Explain(args) => explain::run(&args, output),
        Command::Rules(args) => rules::run(&args, output),
        Command::Export(args) => export::run(&args, output),
        Command::Git(args) => git::run(&args, output),
        Command::Schema(args) => json_schema::run(&args, output),
        Command::Completions(args) => completions::shell(&args, output),
        Command::Man => completions::man(output),
    }
}

/// The language of the output: `--lang`, else `QUYCHE_LANG`, else Vietnamese. Help and complaints about the
/// arguments need it before the arguments are parsed.
fn language(args: &[OsString]) -> Lang {
    let words: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let flag = words.iter().enumerate().find_map(|(at, word)| match word.strip_prefix("--lang") {
        Some("") => words.get(at + 1).copied(),
        Some(rest) => rest.strip_prefix('='),
        None => None,
    });
    let environment = std::env::var("QUYCHE_LANG").ok();
    flag.or(environment.as_deref()).and_then(Lang::from_word).unwrap_or_default()
}
