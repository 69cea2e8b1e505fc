//! The only room that touches the disk: reads a regulation's folder, writes whole files or nothing.

mod fonts;
mod read;
mod write;

pub use fonts::times_new_roman;
pub use read::{find_above, folders_in, read_file, read_folder, read_profile_file, read_templates};
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
    /// It is larger than any regulation.
    TooLarge,
    /// Something is already there.
    Exists,
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
            Reason::TooLarge => "store.too-large",
            Reason::Exists => "store.exists",
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
