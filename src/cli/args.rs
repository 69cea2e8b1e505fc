//! The shape of the command line; every word of help comes from the catalogues.

use clap::builder::PossibleValuesParser;
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "quyche",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub(super) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
    #[arg(long, global = true, value_name = "vi|en", value_parser = PossibleValuesParser::new(["vi", "en"]))]
    lang: Option<String>,
    /// When to colour.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: When,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// On a terminal that wants it.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// `quyche new`.
    New(NewArgs),
    /// `quyche render`.
    Render(RenderArgs),
    /// `quyche outline`.
    Outline(OutlineArgs),
    /// `quyche fmt`.
    Fmt(FmtArgs),
    /// `quyche check`.
    Check(CheckArgs),
    /// `quyche diff`.
    Diff(DiffArgs),
    /// `quyche export`.
    Export(ExportArgs),
    /// `quyche schema`.
    Schema,
    /// `quyche completions`.
    Completions(CompletionsArgs),
    /// `quyche man`.
    Man,
}

/// Arguments of `new`.
#[derive(Debug, Args)]
pub(super) struct NewArgs {
    /// The folder to make.
    #[arg(value_name = "DIR")]
    pub(super) dir: PathBuf,
    /// The model to start from.
    #[arg(long, value_name = "KIND")]
    pub(super) model: Option<String>,
    /// The last term's regulation to start from.
    #[arg(long, value_name = "OLD_DIR")]
    pub(super) from: Option<PathBuf>,
    /// The new term.
    #[arg(long, value_name = "YYYY-YYYY")]
    pub(super) term: Option<String>,
}

/// Arguments of `render`.
#[derive(Debug, Args)]
pub(super) struct RenderArgs {
    /// The regulation.
    #[arg(value_name = "DIR", default_value = ".")]
    pub(super) dir: PathBuf,
    /// The formats.
    #[arg(long, value_name = "FORMATS", value_delimiter = ',')]
    pub(super) to: Vec<String>,
    /// Where to write.
    #[arg(short, long, value_name = "OUT")]
    pub(super) out: Option<PathBuf>,
    /// The user's templates.
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<PathBuf>,
    /// A profile in place of the regulation's.
    #[arg(long, value_name = "NAME")]
    pub(super) profile: Option<String>,
    /// Which letters.
    #[arg(long, value_name = "auto|embedded", default_value = "auto")]
    pub(super) font: Font,
}

/// Which letters a PDF is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Font {
    /// The machine's Times New Roman where it has one.
    Auto,
    /// The face that ships with the program.
    Embedded,
}

/// Arguments of `outline`.
#[derive(Debug, Args)]
pub(super) struct OutlineArgs {
    /// The regulation.
    #[arg(value_name = "DIR", default_value = ".")]
    pub(super) dir: PathBuf,
    /// The form.
    #[arg(long, value_name = "text|json", default_value = "text")]
    pub(super) to: OutlineForm,
}

/// Forms of an outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum OutlineForm {
    /// For a person.
    Text,
    /// For a program.
    Json,
}

/// Arguments of `fmt`.
#[derive(Debug, Args)]
pub(super) struct FmtArgs {
    /// The regulations.
    #[arg(value_name = "DIR", default_value = ".")]
    pub(super) dirs: Vec<PathBuf>,
    /// Only show.
    #[arg(long)]
    pub(super) check: bool,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// The regulations.
    #[arg(value_name = "DIR", default_value = ".")]
    pub(super) dirs: Vec<PathBuf>,
    /// Form of the report.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: ReportForm,
    /// Apply safe fixes.
    #[arg(long)]
    pub(super) fix: bool,
}

/// Forms of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportForm {
    /// For a person.
    Text,
    /// A list of objects.
    Json,
    /// The standard exchange format of static analysis, 2.1.0.
    Sarif,
    /// Workflow commands of GitHub.
    Github,
}

/// Arguments of `diff`.
#[derive(Debug, Args)]
pub(super) struct DiffArgs {
    /// The old and the new regulation, or the new one alone.
    #[arg(value_name = "[OLD] NEW", num_args = 1..=2, default_value = ".")]
    pub(super) sides: Vec<PathBuf>,
    /// The form; else the ending of `out` tells it.
    #[arg(long, value_name = "FORM")]
    pub(super) to: Option<DiffForm>,
    /// Where to write.
    #[arg(short, long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// Who is named for tracked changes.
    #[arg(long, value_name = "NAME")]
    pub(super) author: Option<String>,
    /// The day, or day and time, of tracked changes.
    #[arg(long, value_name = "YYYY-MM-DD[THH:MM:SS]")]
    pub(super) date: Option<String>,
}

/// Forms of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffForm {
    /// A Word file with tracked changes.
    Redline,
    /// For a program.
    Json,
}

/// Arguments of `export`.
#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    /// The regulation.
    #[arg(value_name = "DIR", default_value = ".")]
    pub(super) dir: PathBuf,
    /// The form.
    #[arg(long, value_name = "json", default_value = "json")]
    pub(super) to: ExportForm,
}

/// Forms of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportForm {
    /// JSON.
    Json,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// The shell.
    #[arg(value_name = "SHELL")]
    pub(super) shell: clap_complete::Shell,
}
