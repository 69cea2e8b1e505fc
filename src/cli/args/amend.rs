//! Arguments of the commands about amending instruments.

use clap::Args;
use std::path::PathBuf;

/// Arguments of `amend`.
#[derive(Debug, Args)]
pub(in crate::cli) struct AmendArgs {
    /// An instrument that others wrote, to be read.
    #[arg(long, value_name = "FILE", required = true)]
    pub(in crate::cli) parse: Option<PathBuf>,
    /// The forms.
    #[arg(long, value_name = "FORMS", value_delimiter = ',')]
    pub(in crate::cli) to: Vec<String>,
}
