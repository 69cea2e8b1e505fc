//! Writing: a file is written whole under a temporary name and then renamed, so that what was there stays until
//! the new one is complete.

use super::{Reason, StoreError};
use std::fs;
use std::io::Write;
use std::path::Path;

/// Replaces a file by these bytes, or leaves it as it was.
///
/// # Errors
/// The folder cannot be written to, the disk is full, or a folder stands there; nothing is left half-written.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    if path.is_dir() {
        return Err(StoreError::new(path, Reason::NotAFile));
    }
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let staged = stage(folder, path, ".quyche-", bytes)?;
    staged.persist(path).map_err(|error| StoreError::new(path, Reason::System(error.error)))
}

/// Writes bytes whole to a temporary file of a folder that is to take the place of `path`; `prefix` begins its name.
pub(super) fn stage(folder: &Path, path: &Path, prefix: &str, bytes: &[u8]) -> Result<tempfile::TempPath, StoreError> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix);
    let permissions = fs::metadata(path).ok().map(|meta| meta.permissions());
    #[cfg(unix)]
    if permissions.is_none() {
        use std::os::unix::fs::PermissionsExt;
        // A temporary file is private; a new document is as public as the user's mask allows.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder).map_err(StoreError::system(path))?;
    file.write_all(bytes).map_err(StoreError::system(path))?;
    file.as_file().sync_all().map_err(StoreError::system(path))?;
    if let Some(permissions) = permissions {
        fs::set_permissions(file.path(), permissions).map_err(StoreError::system(path))?;
    }
    Ok(file.into_temp_path())
}

/// Makes a folder that is not there yet, or takes an empty one.
///
/// # Errors
/// It cannot be made, or something is in it.
pub fn create_folder(path: &Path) -> Result<(), StoreError> {
    if path.exists() {
        let mut entries = fs::read_dir(path).map_err(StoreError::system(path))?;
        if entries.next().is_some() {
            return Err(StoreError::new(path, Reason::Exists));
        }
    }
    fs::create_dir_all(path).map_err(StoreError::system(path))
}

/// Makes a folder and those above it where they are missing.
///
/// # Errors
/// It cannot be made.
pub fn make_folder(path: &Path) -> Result<(), StoreError> {
    fs::create_dir_all(path).map_err(StoreError::system(path))
}
