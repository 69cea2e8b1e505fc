//! The only room that touches the disk and runs programs: reads a regulation's folder, or the same folder in a git
//! revision, writes whole files or nothing, installs what git needs to compare and merge regulations, and
//! opens the pager.

mod convert;
mod folder;
mod fonts;
mod git;
mod history;
mod lock;
mod page;
mod place;
mod read;
mod setup;
mod watch;
mod write;

pub use convert::converted_to_docx;
pub use folder::{FileChange, write_files, write_new_folder};
pub use fonts::times_new_roman;
pub use history::{MOST_REVISIONS, Revision, history};
pub use lock::{Lock, lock};
pub use page::show_in_pager;
pub use place::{Place, Reader};
pub use read::{find_above, folders_in, read_document, read_file, read_folder, read_profile_file, read_templates};
pub use setup::{
    Drivers, Setup, conflict_style, file_in_revision, has_commits, merge_lines, remove_drivers, set_drivers,
    set_server_driver,
};
pub use watch::Watch;
pub use write::{create_folder, make_folder, write_file};

use std::fmt;
use std::path::{Path, PathBuf};

/// A file or folder that could not be read or written.
#[derive(Debug)]
pub struct StoreError {
    /// Which.
    pub path: PathBuf,
    /// Why.
    pub reason: Reason,
}

/// Why a file or folder could not be read or written.
#[derive(Debug)]
pub enum Reason {
    /// The system says so.
    System(std::io::Error),
    /// A file stands where a folder is expected.
    NotAFolder,
    /// A folder stands where a file is expected.
    NotAFile,
    /// It lies outside the folder, through a link or `..`.
    Outside,
    /// It is larger than any regulation: than so many bytes.
    TooLarge(u64),
    /// Something is already there.
    Exists,
    /// Another command writes there, for longer than one waits.
    Busy,
    /// Git could not give it.
    Git(GitFault),
}

/// Why git could not give something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GitFault {
    /// There is no program `git`.
    NoProgram,
    /// The folder lies in no repository.
    NoRepository,
    /// There is no such revision.
    NoRevision {
        /// The revision asked for.
        revision: String,
        /// The branches and tags that there are.
        known: Vec<String>,
        /// Whether older commits were left out when the repository was fetched.
        shallow: bool,
    },
    /// The revision holds no such folder.
    NoPath {
        /// The revision; empty for the index.
        revision: String,
    },
    /// A link or a submodule stands where a file is expected.
    Link,
    /// The object was left out when the repository was fetched.
    NotFetched,
    /// What git said.
    Said(String),
}

impl StoreError {
    fn new(path: &Path, reason: Reason) -> Self {
        Self { path: path.to_owned(), reason }
    }

    fn system(path: &Path) -> impl FnOnce(std::io::Error) -> Self + '_ {
        move |error| Self::new(path, Reason::System(error))
    }

    /// The key of the sentence that says why.
    pub fn key(&self) -> &'static str {
        use std::io::ErrorKind;
        match &self.reason {
            Reason::System(error) => match error.kind() {
                ErrorKind::NotFound => "store.missing",
                ErrorKind::PermissionDenied => "store.denied",
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "store.full",
                ErrorKind::IsADirectory => "store.not-a-file",
                ErrorKind::NotADirectory => "store.not-a-folder",
                ErrorKind::ReadOnlyFilesystem => "store.read-only",
                _ => "store.system",
            },
            Reason::NotAFolder => "store.not-a-folder",
            Reason::NotAFile => "store.not-a-file",
            Reason::Outside => "store.outside",
            Reason::TooLarge(_) => "store.too-large",
            Reason::Exists => "store.exists",
            Reason::Busy => "store.busy",
            Reason::Git(fault) => match fault {
                GitFault::NoProgram => "store.git-none",
                GitFault::NoRepository => "store.git-no-repository",
                GitFault::NoRevision { shallow: true, .. } => "store.git-shallow",
                GitFault::NoRevision { .. } => "store.git-no-revision",
                GitFault::NoPath { revision } if revision.is_empty() => "store.git-not-in-index",
                GitFault::NoPath { .. } => "store.git-no-path",
                GitFault::Link => "store.git-link",
                GitFault::NotFetched => "store.git-not-fetched",
                GitFault::Said(_) => "store.git-said",
            },
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.reason {
            Reason::System(error) => write!(f, "{}: {error}", self.path.display()),
            other => write!(f, "{}: {other:?}", self.path.display()),
        }
    }
}

impl std::error::Error for StoreError {}
