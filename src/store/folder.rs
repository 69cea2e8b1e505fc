//! Writing several files of a folder: all of them or none, also when the disk fills or the process is killed half-way.
//!
//! New texts are written under temporary names first. A list of them (the journal) says that all are whole; only then do
//! they take the places of the old ones. Whoever reads the folder next and finds the list finishes what was begun.

use super::{Reason, StoreError};
use std::fs;
use std::io::Write;
use std::path::{Component, Path, PathBuf};

/// The list of what is being put in place.
const JOURNAL: &str = ".quyche-ghi";

/// How temporary names begin; no other command writes such files.
const PREFIX: &str = ".quyche-ghi-";

/// A file of a folder as it shall be: its bytes, or `None` for one that goes.
pub type FileChange<'a> = (&'a str, Option<&'a [u8]>);

/// Writes and removes files of a folder that is there: all or none.
///
/// # Errors
/// One of them cannot be written: then every file is as it was. A file that cannot be put in place although it was
/// written (another program holds it open) is put there when the folder is next read.
pub fn write_files(folder: &Path, changes: &[FileChange]) -> Result<(), StoreError> {
    finish_writing(folder);
    sweep(folder);
    let mut staged: Vec<(tempfile::TempPath, &str)> = Vec::new();
    for (name, bytes) in changes {
        let path = folder.join(name);
        if !is_plain(name) {
            return Err(StoreError::new(&path, Reason::Outside));
        }
        if path.is_dir() {
            return Err(StoreError::new(&path, Reason::NotAFile));
        }
        if let Some(bytes) = bytes {
            staged.push((super::write::stage(folder, &path, PREFIX, bytes)?, *name));
        }
    }
    let mut journal = String::new();
    for (temporary, name) in &staged {
        let temporary = temporary.file_name().unwrap_or_default().to_string_lossy();
        journal.push_str(&format!("{temporary}\t{name}\n"));
    }
    for (name, _) in changes.iter().filter(|(_, bytes)| bytes.is_none()) {
        journal.push_str(&format!("\t{name}\n"));
    }
    super::write_file(&folder.join(JOURNAL), journal.as_bytes())?;
    // From here on they are in the list, which takes care of them.
    let kept: Result<Vec<PathBuf>, _> = staged.into_iter().map(|(temporary, _)| temporary.keep()).collect();
    kept.map_err(|error| StoreError::new(folder, Reason::System(error.error)))?;
    put_in_place(folder, &journal)
}

/// Makes a folder with these files, where there is none yet or an empty one: all of it or nothing.
///
/// # Errors
/// Something is in the folder, or it or a file in it cannot be written; nothing is left behind.
pub fn write_new_folder(folder: &Path, files: &[(&str, &[u8])]) -> Result<(), StoreError> {
    if folder.exists() {
        super::create_folder(folder)?;
        let changes: Vec<FileChange> = files.iter().map(|(name, bytes)| (*name, Some(*bytes))).collect();
        return write_files(folder, &changes);
    }
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    super::make_folder(parent)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A temporary folder is private; a new one is as public as the user's mask allows.
        builder.permissions(fs::Permissions::from_mode(0o777));
    }
    let made = builder.tempdir_in(parent).map_err(StoreError::system(folder))?;
    for (name, bytes) in files {
        if !is_plain(name) {
            return Err(StoreError::new(&folder.join(name), Reason::Outside));
        }
        let path = made.path().join(name);
        let mut file = fs::File::create_new(&path).map_err(StoreError::system(&folder.join(name)))?;
        file.write_all(bytes).and_then(|()| file.sync_all()).map_err(StoreError::system(&folder.join(name)))?;
    }
    fs::rename(made.path(), folder).map_err(StoreError::system(folder))?;
    // It has another name now.
    let _ = made.keep();
    Ok(())
}

/// Takes away what a command left that was killed before all its files were whole. Who writes holds the folder's lock, so no
/// other command is at it.
fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(PREFIX) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Finishes what a command began that was killed while it put files in place. What cannot be finished stays for the next.
pub(super) fn finish_writing(folder: &Path) {
    if let Ok(journal) = fs::read_to_string(folder.join(JOURNAL)) {
        let _ = put_in_place(folder, &journal);
    }
}

/// Puts the files of a list in their places; those that are there already are left alone.
fn put_in_place(folder: &Path, journal: &str) -> Result<(), StoreError> {
    for (temporary, name) in journal.lines().filter_map(|line| line.split_once('\t')) {
        let ours = temporary.is_empty() || temporary.starts_with(PREFIX) && is_plain(temporary);
        // A list that somebody else wrote moves nothing from outside and nothing out of the folder.
        if !ours || !is_plain(name) || name.starts_with(PREFIX) {
            continue;
        }
        let path = folder.join(name);
        let done =
            if temporary.is_empty() { fs::remove_file(&path) } else { fs::rename(folder.join(temporary), &path) };
        match done {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(StoreError::new(&path, Reason::System(error)));
            }
            _ => {}
        }
    }
    match fs::remove_file(folder.join(JOURNAL)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(StoreError::new(&folder.join(JOURNAL), Reason::System(error)))
        }
        _ => Ok(()),
    }
}

/// Whether a name is that of a file in the folder itself.
fn is_plain(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None)) && !name.contains(['\n', '\t'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn all_files_are_written_or_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        fs::write(path.join("a.md"), "cũ").unwrap();
        fs::write(path.join("c.md"), "thừa").unwrap();
        fs::create_dir(path.join("b.md")).unwrap();
        // A folder stands where the second file goes: the first stays as it was.
        let refused = write_files(path, &[("a.md", Some(b"new")), ("b.md", Some(b"new"))]);
        assert!(matches!(refused.unwrap_err().reason, Reason::NotAFile));
        assert!(write_files(path, &[("a.md", Some(b"new")), ("../x.md", Some(b"new"))]).is_err());
        assert_eq!(fs::read_to_string(path.join("a.md")).unwrap(), "cũ");
        assert_eq!(names(path), ["a.md", "b.md", "c.md"]);
        fs::write(path.join(format!("{PREFIX}x")), "of a killed command").unwrap();
        write_files(path, &[("a.md", Some(b"new")), ("d.md", Some(b"new")), ("c.md", None)]).unwrap();
        assert_eq!(names(path), ["a.md", "b.md", "d.md"]);
        assert_eq!(fs::read_to_string(path.join("a.md")).unwrap(), "new");
    }

    /// As a command leaves a folder that is killed after some of the files, wherever that is.
    #[test]
    fn what_a_killed_command_began_is_finished() {
        for done in 0..=3 {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path();
            let files = ["a.md", "b.md", "c.md"];
            let mut journal = String::new();
            for (at, name) in files.into_iter().enumerate() {
                fs::write(path.join(name), "cũ").unwrap();
                let temporary = format!("{PREFIX}{at}");
                journal.push_str(&format!("{temporary}\t{name}\n"));
                if at < done {
                    fs::write(path.join(name), "mới").unwrap();
                } else {
                    fs::write(path.join(temporary), "mới").unwrap();
                }
            }
            fs::write(path.join("d.md"), "thừa").unwrap();
            journal.push_str("\td.md\n.quyche-0\t../out.md\n../a.md\tx.md\n");
            fs::write(path.join(JOURNAL), journal).unwrap();
            let sources = super::super::read_folder(path).unwrap();
            assert!(sources.iter().all(|(_, file)| file.text == "mới"), "{done}");
            assert_eq!(names(path), files, "{done}");
        }
    }

    #[test]
    fn a_new_folder_is_there_whole_or_not_at_all() {
        let outer = tempfile::tempdir().unwrap();
        let path = outer.path().join("a/b");
        assert!(write_new_folder(&path, &[("a.md", b"a"), ("x/b.md", b"b")]).is_err());
        assert!(!path.exists());
        assert!(names(&outer.path().join("a")).is_empty());
        write_new_folder(&path, &[("a.md", b"a"), ("b.md", b"b")]).unwrap();
        assert_eq!(names(&path), ["a.md", "b.md"]);
        assert!(matches!(write_new_folder(&path, &[("c.md", b"c")]).unwrap_err().reason, Reason::Exists));
        let empty = outer.path().join("empty");
        fs::create_dir(&empty).unwrap();
        write_new_folder(&empty, &[("c.md", b"c")]).unwrap();
        assert_eq!(names(&empty), ["c.md"]);
    }
}
