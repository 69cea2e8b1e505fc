//! Help in the reader's language: clap's tree, every text replaced from the catalogue.

use super::args::Cli;
use crate::lang::Lang;
use clap::{Command, CommandFactory};

/// The command line with its help in a language.
pub(super) fn command(lang: Lang) -> Command {
    let command = Cli::command()
        .about(lang.sentence("cli.about").to_owned())
        .after_help(indented(lang.sentence("cli.examples")))
        .subcommand_help_heading(lang.sentence("cli.heading.commands").to_owned())
        .help_template(template(lang, true));
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let command = names
        .into_iter()
        .fold(command, |command, name| command.mut_subcommand(name.clone(), |sub| translated(sub, &name, lang)));
    let command = arguments(command, "", lang);
    let line = format!("quyche <{}> [{}]", lang.sentence("cli.word.command"), lang.sentence("cli.word.options"));
    command.override_usage(line)
}

/// A command, and those below it, in a language; `name` is its name with those above it: `git.setup`.
fn translated(command: Command, name: &str, lang: Lang) -> Command {
    // What only git runs has no help.
    if command.is_hide_set() {
        return command;
    }
    let about = lang.sentence(&format!("cli.{name}")).to_owned();
    let command = command.about(about).help_template(template(lang, false));
    let command = arguments(command, name, lang);
    let below: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let mut line = usage(&command, &format!("quyche {}", name.replace('.', " ")), lang);
    if !below.is_empty() {
        line = format!("quyche {name} <{}> [{}]", lang.sentence("cli.word.command"), lang.sentence("cli.word.options"));
    }
    let command =
        command.override_usage(line).subcommand_help_heading(lang.sentence("cli.heading.commands").to_owned());
    below.into_iter().fold(command, |command, sub| {
        let full = format!("{name}.{sub}");
        command.mut_subcommand(sub, |sub| translated(sub, &full, lang))
    })
}

/// `quyche render [DIR] [options]`.
fn usage(command: &Command, name: &str, lang: Lang) -> String {
    let positionals = command.get_positionals().map(|arg| {
        let value = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string).unwrap_or_default();
        let many = if arg.get_num_args().is_some_and(|range| range.max_values() > 1) { "…" } else { "" };
        if arg.is_required_set() { format!(" <{value}>{many}") } else { format!(" [{value}]{many}") }
    });
    format!("{name}{} [{}]", positionals.collect::<String>(), lang.sentence("cli.word.options"))
}

/// The examples stand indented under their heading.
fn indented(text: &str) -> String {
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default().to_owned();
    lines.fold(first, |out, line| format!("{out}\n  {line}"))
}

fn template(lang: Lang, has_commands: bool) -> String {
    let usage = lang.sentence("cli.heading.usage");
    let after = if has_commands { "{after-help}" } else { "" };
    format!("{{about}}\n\n{usage} {{usage}}\n\n{{all-args}}{after}")
}

fn arguments(command: Command, name: &str, lang: Lang) -> Command {
    let ids: Vec<String> = command.get_arguments().map(|arg| arg.get_id().to_string()).collect();
    ids.into_iter().fold(command, |command, id| {
        command.mut_arg(id.clone(), |arg| {
            let own = format!("cli.{name}.{id}");
            let key = if lang.keys().any(|known| known == own) { own } else { format!("cli.{id}") };
            let heading = if arg.is_positional() { "cli.heading.arguments" } else { "cli.heading.options" };
            let has_values = arg.get_action().takes_values();
            let arg = arg.help(fill(lang, &key)).help_heading(lang.sentence(heading).to_owned());
            // The catalogue names the values itself: clap would do it in English.
            if has_values { arg.hide_default_value(true).hide_possible_values(true) } else { arg }
        })
    })
}

fn fill(lang: Lang, key: &str) -> String {
    let formats = super::render::FORMATS.iter().map(|format| format.name).collect::<Vec<_>>().join(", ");
    let models = crate::open::models().collect::<Vec<_>>().join(", ");
    lang.fill(key, &[("formats", formats), ("models", models)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_argument_has_help_in_both_languages() {
        for lang in [Lang::Vi, Lang::En] {
            let command = command(lang);
            command.clone().debug_assert();
            for sub in command.get_subcommands().chain([&command]) {
                assert_ne!(sub.get_about().map(ToString::to_string), Some("?".to_owned()), "{}", sub.get_name());
                for arg in sub.get_arguments() {
                    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                    assert!(!help.is_empty() && help != "?", "{} {}", sub.get_name(), arg.get_id());
                }
            }
        }
    }
}
