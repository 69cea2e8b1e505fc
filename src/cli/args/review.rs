//! Arguments of the commands that review: `check` and `matrix`.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(in crate::cli) struct CheckArgs {
    /// The regulations.
    #[arg(value_name = "DIR", default_value = ".")]
    pub(in crate::cli) dirs: Vec<PathBuf>,
    /// Form of the report.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(in crate::cli) format: ReportForm,
    /// Apply safe fixes.
    #[arg(long)]
    pub(in crate::cli) fix: bool,
    /// Show the fixes that a person should look at, each sentence before and after.
    #[arg(long)]
    pub(in crate::cli) unsafe_fixes: bool,
    /// Write what the unsafe fixes were shown to do.
    #[arg(long, requires = "unsafe_fixes")]
    pub(in crate::cli) yes: bool,
    /// Only what changed since this version.
    #[arg(long, value_name = "OLD")]
    pub(in crate::cli) base: Option<PathBuf>,
    /// Again whenever a file changes.
    #[arg(long)]
    pub(in crate::cli) watch: bool,
    /// How often at most.
    #[arg(long, value_name = "N", requires = "watch")]
    pub(in crate::cli) rounds: Option<usize>,
    /// Where to write.
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) out: Option<PathBuf>,
}

/// Arguments of `matrix`.
#[derive(Debug, Args)]
pub(in crate::cli) struct MatrixArgs {
    /// The regulation.
    #[arg(value_name = "DIR", default_value = ".")]
    pub(in crate::cli) dir: PathBuf,
    /// The form; else the ending of `out` tells it.
    #[arg(long, value_name = "FORM")]
    pub(in crate::cli) to: Option<MatrixForm>,
    /// What the rows are.
    #[arg(long, value_name = "field|role", default_value = "field")]
    pub(in crate::cli) by: MatrixRows,
    /// The other term.
    #[arg(long, value_name = "OLD_DIR", conflicts_with = "diff")]
    pub(in crate::cli) against: Option<PathBuf>,
    /// With what changed since the regulation that it supersedes.
    #[arg(long)]
    pub(in crate::cli) diff: bool,
    /// Where to write.
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) out: Option<PathBuf>,
}

/// Forms of a matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum MatrixForm {
    /// For a terminal.
    Text,
    /// A page.
    Html,
    /// A spreadsheet.
    Xlsx,
    /// A Word file.
    Docx,
    /// For a program.
    Json,
}

/// What the rows of a matrix are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum MatrixRows {
    /// Matters by field.
    Field,
    /// Matters by role.
    Role,
}

/// Forms of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ReportForm {
    /// For a person.
    Text,
    /// A list of objects.
    Json,
    /// The standard exchange format of static analysis, 2.1.0.
    Sarif,
    /// Workflow commands of GitHub.
    Github,
    /// A sheet for a meeting, as a page.
    SheetHtml,
    /// A sheet for a meeting, as a Word file.
    SheetDocx,
}
