//! The shape of the command line; every word of help comes from the catalogues.

mod amend;
mod review;

pub(super) use amend::{AmendArgs, ApplyArgs};
pub(super) use review::{CheckArgs, MatrixArgs, MatrixForm, MatrixRows, ReportForm};

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
    /// `quyche import`.
    Import(ImportArgs),
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
    /// `quyche matrix`.
    Matrix(MatrixArgs),
    /// `quyche explain`.
    Explain(ExplainArgs),
    /// `quyche rules`.
    Rules(RulesArgs),
    /// `quyche amend`.
    Amend(AmendArgs),
    /// `quyche apply`.
    Apply(ApplyArgs),
    /// `quyche history`.
    History(HistoryArgs),
    /// `quyche sign`.
    Sign(SignArgs),
    /// `quyche export`.
    Export(ExportArgs),
    /// `quyche git`.
    Git(GitArgs),
    /// `quyche schema`.
    Schema(SchemaArgs),
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

/// Arguments of `import`.
#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    /// The file.
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// The folder to make.
    #[arg(short, long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// The regulation that the file is an edited print of.
    #[arg(long, value_name = "DIR", conflicts_with_all = ["out", "kind"])]
    pub(super) into: Option<PathBuf>,
    /// Take it in although it seems to be another document.
    #[arg(long, requires = "into")]
    pub(super) force: bool,
    /// What kind of organ it is for.
    #[arg(long, value_name = "KIND")]
    pub(super) kind: Option<String>,
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
    /// The consolidated text.
    #[arg(long)]
    pub(super) consolidated: bool,
    /// The instruments to apply.
    #[arg(long, value_name = "DIR", requires = "consolidated")]
    pub(super) with: Vec<PathBuf>,
    /// The day whose text in force it is.
    #[arg(long, value_name = "DATE", requires = "consolidated")]
    pub(super) date: Option<String>,
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

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// A code or name.
    #[arg(value_name = "CODE")]
    pub(super) word: String,
}

/// Arguments of `rules`.
#[derive(Debug, Args)]
pub(super) struct RulesArgs {
    /// The form.
    #[arg(long, value_name = "text|json|md", default_value = "text")]
    pub(super) to: RulesForm,
}

/// Forms of the list of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum RulesForm {
    /// For a person.
    Text,
    /// For a program.
    Json,
    /// For the documentation.
    Md,
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
    /// Two columns.
    #[arg(long)]
    pub(super) side_by_side: bool,
    /// One line an article.
    #[arg(long, conflicts_with = "side_by_side")]
    pub(super) stat: bool,
    /// Nothing left out.
    #[arg(long)]
    pub(super) full: bool,
    /// Straight to standard output.
    #[arg(long)]
    pub(super) no_pager: bool,
    /// Where to write.
    #[arg(short, long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// How the official table marks what differs.
    #[arg(long, value_name = "bold|underline|none", default_value = "bold")]
    pub(super) mark: Mark,
    /// What is the same is named, not printed.
    #[arg(long)]
    pub(super) brief: bool,
    /// The user's templates.
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<PathBuf>,
    /// Which letters.
    #[arg(long, value_name = "auto|embedded", default_value = "auto")]
    pub(super) font: Font,
    /// Who is named for tracked changes.
    #[arg(long, value_name = "NAME")]
    pub(super) author: Option<String>,
    /// The day, or day and time, of tracked changes.
    #[arg(long, value_name = "YYYY-MM-DD[THH:MM:SS]")]
    pub(super) date: Option<String>,
    /// How tracked changes show a move.
    #[arg(long, value_name = "track|text", default_value = "track")]
    pub(super) moves: MoveForm,
}

/// How tracked changes show a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum MoveForm {
    /// As a move.
    Track,
    /// As deleted and inserted words.
    Text,
}

impl From<MoveForm> for crate::view::diff::Moves {
    fn from(form: MoveForm) -> Self {
        match form {
            MoveForm::Track => Self::Tracked,
            MoveForm::Text => Self::Text,
        }
    }
}

/// How the official table marks what differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Mark {
    /// New words bold and italic, words that are gone struck.
    Bold,
    /// New words underlined, words that are gone struck.
    Underline,
    /// Not at all.
    None,
}

/// Forms of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffForm {
    /// For the terminal.
    Text,
    /// For a review thread.
    Md,
    /// For a reader: a page to look through, project and print.
    Html,
    /// A Word file with tracked changes.
    Redline,
    /// For a program.
    Json,
    /// The official table as a Word file.
    TableDocx,
    /// The official table as PDF.
    TablePdf,
    /// The official table as a page.
    TableHtml,
}

/// Arguments of `history`.
#[derive(Debug, Args)]
pub(super) struct HistoryArgs {
    /// The newest regulation: a folder or a git revision.
    #[arg(value_name = "DIR")]
    pub(super) dir: String,
    /// The provision: its id, or where it stands.
    #[arg(value_name = "ID")]
    pub(super) id: Option<String>,
    /// With the words.
    #[arg(long)]
    pub(super) words: bool,
    /// Without the revisions in git.
    #[arg(long)]
    pub(super) terms: bool,
    /// The form.
    #[arg(long, value_name = "text|json", default_value = "text")]
    pub(super) to: HistoryForm,
    /// Straight to standard output.
    #[arg(long)]
    pub(super) no_pager: bool,
}

/// Forms of a history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum HistoryForm {
    /// For a person.
    Text,
    /// For a program.
    Json,
}

/// Arguments of `sign`.
#[derive(Debug, Args)]
pub(super) struct SignArgs {
    /// The regulation.
    #[arg(value_name = "DIR")]
    pub(super) dir: PathBuf,
    /// The provision: its id, or where it stands.
    #[arg(value_name = "ID", required_unless_present = "list")]
    pub(super) id: Option<String>,
    /// Who signs.
    #[arg(long, value_name = "NAME", required_unless_present = "list")]
    pub(super) by: Option<String>,
    /// When.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) on: Option<String>,
    /// Take it back.
    #[arg(long, conflicts_with_all = ["on", "list"])]
    pub(super) remove: bool,
    /// Show all.
    #[arg(long, conflicts_with_all = ["id", "by", "on"])]
    pub(super) list: bool,
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

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub(super) struct SchemaArgs {
    /// Of what.
    #[arg(value_name = "regulation|diff|amend", default_value = "regulation")]
    pub(super) what: SchemaOf,
}

/// What has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaOf {
    /// `regulation.yaml`.
    Regulation,
    /// The data of a comparison.
    Diff,
    /// What is read of an amending instrument.
    Amend,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// The shell.
    #[arg(value_name = "SHELL")]
    pub(super) shell: clap_complete::Shell,
}

/// Arguments of `git`.
#[derive(Debug, Args)]
pub(super) struct GitArgs {
    /// What to do.
    #[command(subcommand)]
    pub(super) command: GitCommand,
}

/// The commands below `git`.
#[derive(Debug, Subcommand)]
pub(super) enum GitCommand {
    /// `quyche git setup`.
    Setup(GitSetupArgs),
    /// What git runs to merge a file.
    #[command(hide = true)]
    MergeFile(MergeFileArgs),
    /// What git runs to compare a file.
    #[command(hide = true)]
    DiffFile(DiffFileArgs),
}

/// Arguments of `git setup`.
#[derive(Debug, Args)]
pub(super) struct GitSetupArgs {
    /// A folder of the repository.
    #[arg(value_name = "DIR", default_value = ".")]
    pub(super) repository: PathBuf,
    /// Undo.
    #[arg(long, conflicts_with = "server")]
    pub(super) remove: bool,
    /// For a bare repository, in which a server merges.
    #[arg(long)]
    pub(super) server: bool,
}

/// Arguments of `git merge-file`, as git gives them.
#[derive(Debug, Args)]
pub(super) struct MergeFileArgs {
    #[arg(long, default_value = "7", hide = true)]
    pub(super) marker_size: usize,
    #[arg(long, default_value = "", hide = true, allow_hyphen_values = true)]
    pub(super) base: String,
    #[arg(long, default_value = "", hide = true, allow_hyphen_values = true)]
    pub(super) ours: String,
    #[arg(long, default_value = "", hide = true, allow_hyphen_values = true)]
    pub(super) theirs: String,
    /// The base, ours (written to), theirs, and the name of the file in the repository.
    #[arg(num_args = 3..=4, required = true, value_name = "FILES", hide = true)]
    pub(super) files: Vec<PathBuf>,
}

/// Arguments of `git diff-file`, as git gives them: the path, then file, id and mode of either side.
#[derive(Debug, Args)]
pub(super) struct DiffFileArgs {
    #[arg(num_args = 1.., required = true, value_name = "WORDS", hide = true, allow_hyphen_values = true)]
    pub(super) words: Vec<String>,
}
