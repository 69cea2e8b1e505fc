//! Reading folders and files, never past the folder and never more than a regulation can hold.

use super::{Reason, StoreError};
use crate::source::Sources;
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

/// No file of a regulation comes near this; what does is a mistake.
pub(super) const LARGEST: u64 = 32 << 20;

/// A scan of 500 pages has 150 MB and more.
const LARGEST_WITH_PICTURES: u64 = 256 << 20;

/// How many bytes tell what a file is.
const HEAD: u64 = 1024;

/// The texts of a regulation's folder: its `regulation.yaml`, sign-offs and Markdown files, in the order of their names.
///
/// # Errors
/// The folder or a file in it cannot be read, is of the wrong kind, leads outside the folder, or is too large.
pub fn read_folder(folder: &Path) -> Result<Sources, StoreError> {
    let meta = fs::metadata(folder).map_err(StoreError::system(folder))?;
    if !meta.is_dir() {
        return Err(StoreError::new(folder, Reason::NotAFolder));
    }
    let root = folder.canonicalize().map_err(StoreError::system(folder))?;
    super::folder::finish_writing(folder);
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(StoreError::system(folder))? {
        let entry = entry.map_err(StoreError::system(folder))?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        if is_ours(&name) {
            // What is no link lies where it is named.
            let is_link = entry.file_type().map_or(true, |kind| !kind.is_file());
            paths.push((name, entry.path(), is_link));
        }
    }
    paths.sort();
    let mut sources = Sources::new();
    for (name, path, is_link) in paths {
        if is_link && !path.canonicalize().map_err(StoreError::system(&path))?.starts_with(&root) {
            return Err(StoreError::new(&path, Reason::Outside));
        }
        let bytes = read_file(&path)?;
        sources.add_bytes(name, shown(&path), bytes);
    }
    Ok(sources)
}

/// Whether a file of this name is read: the facts, the sign-offs and Markdown files.
pub(super) fn is_ours(name: &str) -> bool {
    ([crate::source::FACTS_FILE, crate::source::SIGN_OFF_FILE].contains(&name) || name.ends_with(".md"))
        && !name.starts_with('.')
}

/// A path as it is shown, with `/` on every system.
pub(super) fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// The bytes of a file.
///
/// # Errors
/// It cannot be read, is no file, or is too large.
pub fn read_file(path: &Path) -> Result<Vec<u8>, StoreError> {
    read_within(path, |_| LARGEST)
}

/// The bytes of a document of another program: one that may hold pictures, as `has_pictures` tells by its first bytes,
/// is read up to eight times the size.
///
/// # Errors
/// As [`read_file`].
pub fn read_document(path: &Path, has_pictures: fn(&[u8]) -> bool) -> Result<Vec<u8>, StoreError> {
    read_within(path, |head| if has_pictures(head) { LARGEST_WITH_PICTURES } else { LARGEST })
}

/// The bytes of a file, up to a size that follows from the first of them.
fn read_within(path: &Path, largest: impl FnOnce(&[u8]) -> u64) -> Result<Vec<u8>, StoreError> {
    let meta = fs::metadata(path).map_err(StoreError::system(path))?;
    if !meta.is_file() {
        return Err(StoreError::new(path, Reason::NotAFile));
    }
    let mut file = fs::File::open(path).map_err(StoreError::system(path))?;
    // With room for one byte more the end is seen without growing.
    let mut bytes = Vec::with_capacity(usize::try_from(meta.len().min(LARGEST)).unwrap_or_default() + 1);
    (&mut file).take(HEAD).read_to_end(&mut bytes).map_err(StoreError::system(path))?;
    let largest = largest(&bytes);
    file.take(largest + 1 - bytes.len() as u64).read_to_end(&mut bytes).map_err(StoreError::system(path))?;
    if bytes.len() as u64 > largest {
        return Err(StoreError::new(path, Reason::TooLarge(largest)));
    }
    Ok(bytes)
}

/// The text of an office's own profile, which a regulation names by a path inside its folder.
///
/// # Errors
/// As [`read_file`]; also a path that leads out of the folder.
pub fn read_profile_file(folder: &Path, name: &str) -> Result<(PathBuf, Vec<u8>), StoreError> {
    let path = folder.join(name);
    let inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if !inside {
        return Err(StoreError::new(&path, Reason::Outside));
    }
    let root = folder.canonicalize().map_err(StoreError::system(folder))?;
    let real = path.canonicalize().map_err(StoreError::system(&path))?;
    if !real.starts_with(root) {
        return Err(StoreError::new(&path, Reason::Outside));
    }
    let bytes = read_file(&path)?;
    Ok((path, bytes))
}

/// The nearest file of this name in a folder or above it, no higher than the root of the git work tree around the
/// folder; without one no higher than `top` or the current folder, whichever is around it.
pub fn find_above(folder: &Path, name: &str, top: &Path) -> Option<PathBuf> {
    let real = folder.canonicalize().ok()?;
    let last = real.ancestors().find(|above| above.join(".git").exists()).map(Path::to_owned).or_else(|| {
        let tops = [top, Path::new(".")].into_iter().filter_map(|top| top.canonicalize().ok());
        tops.filter(|top| real.starts_with(top)).min_by_key(|top| top.as_os_str().len())
    })?;
    let mut shown = folder.to_owned();
    for above in real.ancestors().take_while(|above| above.starts_with(&last)) {
        // The path as typed, unless a link leads somewhere else.
        let path = if shown.canonicalize().is_ok_and(|real| real == above) { shown.clone() } else { above.to_owned() };
        if path.join(name).is_file() {
            return Some(path.join(name));
        }
        match shown.components().next_back() {
            Some(Component::Normal(_)) => shown = shown.parent().map(Path::to_owned).unwrap_or_default(),
            _ => shown.push(".."),
        }
        if shown.as_os_str().is_empty() {
            shown.push(".");
        }
    }
    None
}

/// A user's templates: every `.hbs` file of the folders `html`, `docx`, `pdf`, `diff/page` and `diff/md` under `folder`, by its
/// name with `/` (`html/document.hbs`).
///
/// # Errors
/// A folder or file that cannot be read, or that leads outside.
pub fn read_templates(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, StoreError> {
    let root = folder.canonicalize().map_err(StoreError::system(folder))?;
    if !root.is_dir() {
        return Err(StoreError::new(folder, Reason::NotAFolder));
    }
    let mut out = BTreeMap::new();
    for set in ["html", "docx", "pdf", "diff/page", "diff/md"] {
        let below = folder.join(set);
        if !below.is_dir() {
            continue;
        }
        for entry in fs::read_dir(&below).map_err(StoreError::system(&below))? {
            let path = entry.map_err(StoreError::system(&below))?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|name| name.ends_with(".hbs"))
            else {
                continue;
            };
            if !path.canonicalize().map_err(StoreError::system(&path))?.starts_with(&root) {
                return Err(StoreError::new(&path, Reason::Outside));
            }
            out.insert(format!("{set}/{name}"), read_file(&path)?);
        }
    }
    Ok(out)
}

/// The folders in a folder, by name; none when it cannot be read. Links are not followed.
pub fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> =
        entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir())).map(|entry| entry.path()).collect();
    folders.sort();
    folders
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_may_hold_pictures_is_read_beyond_the_usual_size() {
        let folder = tempfile::tempdir().unwrap();
        let sparse = |name: &str, head: &str, size: u64| {
            let path = folder.path().join(name);
            fs::write(&path, head).unwrap();
            fs::File::options().append(true).open(&path).unwrap().set_len(size).unwrap();
            path
        };
        let is_scan = |head: &[u8]| head.starts_with(b"%PDF-");
        let read = |path: &Path| read_document(path, is_scan).map(|bytes| bytes.len() as u64);
        let refused = |size: u64| move |error: &StoreError| matches!(error.reason, Reason::TooLarge(at) if at == size);
        assert_eq!(read(&sparse("scan.pdf", "%PDF-1.7\n", LARGEST + 1)).unwrap(), LARGEST + 1);
        assert!(read(&sparse("text.txt", "Điều 1.\n", LARGEST + 1)).is_err_and(|error| refused(LARGEST)(&error)));
        let endless = sparse("endless.pdf", "%PDF-1.7\n", LARGEST_WITH_PICTURES + 1);
        assert!(read(&endless).is_err_and(|error| refused(LARGEST_WITH_PICTURES)(&error)));
        assert_eq!(read(&sparse("small.txt", "a", 1)).unwrap(), 1);
    }
}
