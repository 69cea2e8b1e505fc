//! Waiting until something in a folder changes, by looking again and again: no service of the system is needed, and it
//! works on network drives.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How often it looks.
const PAUSE: Duration = Duration::from_millis(300);

/// No office keeps regulations deeper.
const DEEPEST: usize = 6;

/// How the files of some folders were when they were last looked at.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Watch(Vec<(PathBuf, Option<SystemTime>, u64)>);

impl Watch {
    /// How the texts and settings in these folders are now.
    pub fn new(folders: &[PathBuf]) -> Self {
        let mut seen = Vec::new();
        folders.iter().for_each(|folder| look(folder, DEEPEST, &mut seen));
        seen.sort();
        Self(seen)
    }

    /// Waits until they are no longer so.
    pub fn wait(&self, folders: &[PathBuf]) {
        while Watch::new(folders) == *self {
            std::thread::sleep(PAUSE);
        }
    }
}

fn look(folder: &Path, deeper: usize, seen: &mut Vec<(PathBuf, Option<SystemTime>, u64)>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() && deeper > 0 && !name.to_string_lossy().starts_with('.') {
            look(&path, deeper - 1, seen);
        } else if [".md", ".yaml", ".yml", ".txt"].iter().any(|ending| name.to_string_lossy().ends_with(ending)) {
            let meta = fs::metadata(&path).ok();
            let modified = meta.as_ref().and_then(|meta| meta.modified().ok());
            seen.push((path, modified, meta.map_or(0, |meta| meta.len())));
        }
    }
}
