//! Complaints about the command line itself, in the reader's language.

use crate::lang::Lang;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::io::Write;
use std::process::ExitCode;

/// Prints help, version or what is wrong with the arguments; gives the exit code.
pub(super) fn explain(error: &clap::Error, lang: Lang) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // A closed pipe is no failure.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let words = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let (key, gaps) = match error.kind() {
        ErrorKind::InvalidSubcommand => ("cli.bad.command", vec![("what", words(ContextKind::InvalidSubcommand))]),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = super::help::command(lang).print_help();
            return ExitCode::from(2);
        }
        ErrorKind::UnknownArgument => ("cli.bad.unknown", vec![("what", words(ContextKind::InvalidArg))]),
        ErrorKind::MissingRequiredArgument => ("cli.bad.missing", vec![("what", words(ContextKind::InvalidArg))]),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => (
            "cli.bad.value",
            vec![
                ("what", words(ContextKind::InvalidArg)),
                ("value", words(ContextKind::InvalidValue)),
                ("known", words(ContextKind::ValidValue)),
            ],
        ),
        ErrorKind::ArgumentConflict => (
            "cli.bad.conflict",
            vec![("what", words(ContextKind::InvalidArg)), ("other", words(ContextKind::PriorArg))],
        ),
        _ => ("cli.bad.unknown", vec![("what", words(ContextKind::InvalidArg))]),
    };
    let near = match error.get(match error.kind() {
        ErrorKind::InvalidSubcommand => ContextKind::SuggestedSubcommand,
        ErrorKind::UnknownArgument => ContextKind::SuggestedArg,
        _ => ContextKind::SuggestedValue,
    }) {
        Some(ContextValue::String(text)) => text.clone(),
        // The nearest comes last.
        Some(ContextValue::Strings(texts)) => texts.last().cloned().unwrap_or_default(),
        _ => String::new(),
    };
    let mut message = format!("{}: {}\n", lang.sentence("error.word"), lang.fill(key, &gaps));
    if !near.is_empty() {
        message.push_str(&format!("  {}\n", lang.fill("cli.bad.near", &[("near", near)])));
    }
    message.push_str(&format!("  {}\n", lang.sentence("cli.bad.usage")));
    let _ = std::io::stderr().write_all(message.as_bytes());
    ExitCode::from(2)
}
