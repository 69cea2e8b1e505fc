//! One writer at a time for the files of a folder: commands that read a file to write it anew wait for each other.

use super::{Reason, StoreError};
use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::Duration;

/// Between two looks whether the other command is done.
const PAUSE: Duration = Duration::from_millis(20);

/// So many looks, ten seconds in all: a command writes for some milliseconds.
const LOOKS: usize = 500;

/// A folder that no other command writes to as long as this is held.
#[derive(Debug)]
pub struct Lock {
    /// The lock goes with the open file, also when the process is killed.
    _file: Option<File>,
}

/// Waits until no other command writes to a folder, and keeps others from it.
///
/// # Errors
/// There is no such folder, or another command writes to it for more than ten seconds.
pub fn lock(folder: &Path) -> Result<Lock, StoreError> {
    let file = lockable(folder).map_err(StoreError::system(folder))?;
    for _ in 0..LOOKS {
        match file.try_lock() {
            Ok(()) => return Ok(Lock { _file: Some(file) }),
            Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
            // A file system without locks is one that few share.
            Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => {
                return Ok(Lock { _file: None });
            }
            Err(TryLockError::Error(error)) => return Err(StoreError::new(folder, Reason::System(error))),
        }
    }
    Err(StoreError::new(folder, Reason::Busy))
}

/// The folder itself, so that no file of ours is left in it.
#[cfg(unix)]
fn lockable(folder: &Path) -> std::io::Result<File> {
    File::open(folder)
}

/// A file of the system's own for temporary ones, named after the folder: elsewhere a folder cannot be locked.
#[cfg(not(unix))]
fn lockable(folder: &Path) -> std::io::Result<File> {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    folder.canonicalize()?.hash(&mut hasher);
    let name = format!("quyche-{:016x}.lock", hasher.finish());
    File::options().create(true).truncate(false).write(true).open(std::env::temp_dir().join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writers_wait_for_each_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("count");
        std::fs::write(&path, "0").unwrap();
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let _lock = lock(folder.path()).unwrap();
                    let count: u32 = std::fs::read_to_string(&path).unwrap().parse().unwrap();
                    std::thread::sleep(Duration::from_millis(2));
                    std::fs::write(&path, (count + 1).to_string()).unwrap();
                });
            }
        });
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "8");
    }
}
