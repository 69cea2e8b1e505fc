//! Arguments of the commands about amending instruments.

use clap::Args;
use std::path::PathBuf;

/// Arguments of `amend`.
#[derive(Debug, Args)]
pub(in crate::cli) struct AmendArgs {
    /// The text in force.
    #[arg(value_name = "OLD", required_unless_present = "parse", conflicts_with = "parse")]
    pub(in crate::cli) old: Option<PathBuf>,
    /// The text that is wanted.
    #[arg(value_name = "NEW", required_unless_present = "parse", conflicts_with = "parse")]
    pub(in crate::cli) new: Option<PathBuf>,
    /// An instrument that others wrote, to be read.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) parse: Option<PathBuf>,
    /// The folder to make.
    #[arg(short, long, value_name = "DIR", conflicts_with = "parse")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// The forms.
    #[arg(long, value_name = "FORMS", value_delimiter = ',')]
    pub(in crate::cli) to: Vec<String>,
    /// The day of effect.
    #[arg(long, value_name = "DATE", conflicts_with = "parse")]
    pub(in crate::cli) effective: Option<String>,
    /// What holds during the transition, a khoản each.
    #[arg(long, value_name = "WORDS", conflicts_with = "parse")]
    pub(in crate::cli) transition: Vec<String>,
    /// Draft a decision that replaces the regulation as a whole.
    #[arg(long, conflicts_with = "parse")]
    pub(in crate::cli) replace: bool,
}

/// Arguments of `apply`.
#[derive(Debug, Args)]
pub(in crate::cli) struct ApplyArgs {
    /// The regulation as first issued.
    #[arg(value_name = "BASE")]
    pub(in crate::cli) base: PathBuf,
    /// The instruments.
    #[arg(value_name = "AMENDMENT", required = true)]
    pub(in crate::cli) amendments: Vec<PathBuf>,
    /// The day whose text in force is wanted.
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) date: Option<String>,
    /// The folder to make.
    #[arg(short, long, value_name = "DIR")]
    pub(in crate::cli) out: PathBuf,
    /// Apply what can be applied and list the rest.
    #[arg(long)]
    pub(in crate::cli) partial: bool,
}
