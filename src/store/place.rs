//! Where a regulation lies: a folder, or a path in a git revision; both are read to the same kind of texts.

use super::git::{Objects, lines, run};
use super::read::{LARGEST, is_ours, read_folder, read_profile_file, shown};
use super::{GitFault, Reason, StoreError};
use crate::source::Sources;
use std::path::{Component, Path, PathBuf};

/// Where a regulation lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A folder on the disk.
    Folder(PathBuf),
    /// A folder in a git revision.
    Revision {
        /// A folder inside the working copy, from which git is asked.
        within: PathBuf,
        /// The revision as git names it: `HEAD~3`, a tag, a branch, the start of a commit's id; empty for the index.
        revision: String,
        /// The folder in it, with `/`, from the top of the repository; from `within` when it starts with `./` or
        /// `../`.
        path: String,
    },
}

impl Place {
    /// What a person means by `words`: a folder that is there, else `REVISION:PATH` in the repository around
    /// `within`, else a folder. A letter with `:\` or `:/` behind it is a drive of Windows.
    pub fn parse(words: &str, within: &Path) -> Self {
        let folder = PathBuf::from(words);
        let mut depth = 0usize;
        let colon = words.char_indices().find(|(_, c)| match c {
            // `HEAD^{/fix: typo}` holds a colon of its own.
            '{' => {
                depth += 1;
                false
            }
            '}' => {
                depth = depth.saturating_sub(1);
                false
            }
            c => *c == ':' && depth == 0,
        });
        let Some((at, _)) = colon else { return Place::Folder(folder) };
        let (revision, path) = (&words[..at], words[at + 1..].replace('\\', "/"));
        let drive = at == 1 && revision.starts_with(|c: char| c.is_ascii_alphabetic()) && path.starts_with('/');
        if drive || folder.is_dir() {
            return Place::Folder(folder);
        }
        Place::Revision { within: within.to_owned(), revision: revision.to_owned(), path: trimmed(&path) }
    }

    /// The folder that a path in this one's `regulation.yaml` names (`supersedes: ../y`): in the same revision.
    ///
    /// # Errors
    /// In a revision, a path that leads out of the repository.
    pub fn beside(&self, relative: &str) -> Result<Place, StoreError> {
        match self {
            Place::Folder(folder) => Ok(Place::Folder(joined(folder, relative))),
            Place::Revision { within, revision, path } => {
                let joined = format!("{path}/{}", relative.replace('\\', "/"));
                let outside = relative.starts_with(['/', '\\']) || relative.contains(':');
                let path = normal(&joined)
                    .filter(|_| !outside)
                    .ok_or_else(|| StoreError::new(Path::new(&format!("{revision}:{joined}")), Reason::Outside))?;
                Ok(Place::Revision { within: within.clone(), revision: revision.clone(), path })
            }
        }
    }

    /// The regulation's texts, as [`read_folder`] gives them; in a revision each is called `REVISION:PATH/NAME`.
    ///
    /// # Errors
    /// As [`read_folder`]; for a revision also: no git, no repository, no such revision, no such folder in it, a
    /// link or a submodule in its place.
    pub fn read(&self) -> Result<Sources, StoreError> {
        match self {
            Place::Folder(folder) => read_folder(folder),
            Place::Revision { within, .. } => Reader::open(within)?.read(self),
        }
    }

    /// The bytes of an office's own profile, which a regulation names by a path inside its folder, and its name.
    ///
    /// # Errors
    /// As [`read_profile_file`]; for a revision also those of [`Place::read`].
    pub fn read_profile(&self, name: &str) -> Result<(String, Vec<u8>), StoreError> {
        let (within, path) = match self {
            Place::Folder(folder) => {
                let (path, bytes) = read_profile_file(folder, name)?;
                return Ok((path.display().to_string(), bytes));
            }
            Place::Revision { within, path, .. } => (within, path),
        };
        let file = self.beside(name)?;
        let label = file.to_string();
        let inside = matches!(&file, Place::Revision { path: file, .. } if file.starts_with(path.as_str()));
        if !inside {
            return Err(StoreError::new(Path::new(&label), Reason::Outside));
        }
        match Objects::open(within)?.read(&label, LARGEST)? {
            Some(object) if object.kind == "blob" => Ok((label, object.bytes)),
            Some(_) => Err(StoreError::new(Path::new(&label), Reason::NotAFile)),
            None => {
                let missing = std::io::Error::from(std::io::ErrorKind::NotFound);
                Err(StoreError::new(Path::new(&label), Reason::System(missing)))
            }
        }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Place::Folder(folder) => f.write_str(&shown(folder)),
            Place::Revision { revision, path, .. } => write!(f, "{revision}:{path}"),
        }
    }
}

fn trimmed(path: &str) -> String {
    let path = path.trim_end_matches('/');
    // Git wants no `./` alone: it is the folder itself.
    if path == "." || path == ".." { format!("{path}/") } else { path.to_owned() }
}

/// A path beside a folder, without a way down and up again; a folder that is a link is left as it is, since what lies above
/// it may be elsewhere.
fn joined(folder: &Path, relative: &str) -> PathBuf {
    let mut out = folder.to_owned();
    if folder.is_symlink() {
        return out.join(relative);
    }
    for part in Path::new(relative).components() {
        match part {
            Component::ParentDir if out.file_name().is_some() => drop(out.pop()),
            part => out.push(part),
        }
    }
    out
}

/// A path without `.` and `..` inside; `None` when it leads above the top. What it starts with stays.
fn normal(path: &str) -> Option<String> {
    let from_here = path.starts_with("./") || path.starts_with("../");
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            // Only git knows how far it is to the top.
            ".." if from_here => parts.push(".."),
            ".." => return None,
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    Some(if from_here { trimmed(&format!("./{path}")) } else { path })
}

/// Reads any number of revisions with one process.
pub struct Reader {
    within: PathBuf,
    objects: Objects,
}

impl Reader {
    /// A reader of the repository around a folder.
    ///
    /// # Errors
    /// There is no git.
    pub fn open(within: &Path) -> Result<Self, StoreError> {
        Ok(Self { within: within.to_owned(), objects: Objects::open(within)? })
    }

    /// As [`Place::read`].
    ///
    /// # Errors
    /// As [`Place::read`]; after an error another reader must be opened.
    pub fn read(&mut self, place: &Place) -> Result<Sources, StoreError> {
        let Place::Revision { revision, path, .. } = place else { return place.read() };
        let label = place.to_string();
        let fault = |fault| StoreError::new(Path::new(&label), fault);
        let mut files = if revision.is_empty() || is_stage(revision, path) {
            self.index(revision, path)?
        } else {
            // A revision that git could take for something else (`:/words`, an option) is asked for as a whole.
            let Some(tree) = self.objects.read(&label, LARGEST)? else { return Err(self.why(revision, path)) };
            match tree.kind.as_str() {
                "tree" => entries(&tree.bytes, tree.name_length),
                _ => return Err(fault(Reason::NotAFolder)),
            }
        };
        files.retain(|file| is_ours(&file.name));
        files.sort_by(|a, b| a.name.cmp(&b.name));
        let base = label.trim_end_matches('/');
        let mut sources = Sources::new();
        for file in files {
            let path =
                if base.ends_with(':') { format!("{base}{}", file.name) } else { format!("{base}/{}", file.name) };
            if !file.is_file {
                return Err(StoreError::new(Path::new(&path), Reason::Git(GitFault::Link)));
            }
            let read = self.objects.read(&file.object, LARGEST);
            let object = read.map_err(|error| StoreError { path: PathBuf::from(&path), ..error })?;
            let Some(object) = object.filter(|object| object.kind == "blob") else {
                // A partial clone has not fetched it.
                return Err(StoreError::new(Path::new(&path), Reason::Git(GitFault::NotFetched)));
            };
            sources.add_bytes(file.name, path, object.bytes);
        }
        Ok(sources)
    }

    /// The files of a folder in the index.
    fn index(&self, revision: &str, path: &str) -> Result<Vec<File>, StoreError> {
        let (stage, path) = match path.split_once(':') {
            Some((stage, path)) if is_stage(revision, &format!("{stage}:")) => (stage, path),
            _ => ("0", path),
        };
        let top = if path.is_empty() { String::from(".") } else { path.to_owned() };
        let from_here = path.starts_with("./") || path.starts_with("../");
        let spec = if from_here { format!(":(literal){top}") } else { format!(":(top,literal){path}") };
        let out = run(&self.within, &["ls-files", "--stage", "-z", "--full-name", "--", &spec])?;
        let mut files = Vec::new();
        let mut folder: Option<String> = None;
        for line in String::from_utf8_lossy(&out).split('\0').filter(|line| !line.is_empty()) {
            let Some((head, full)) = line.split_once('\t') else { continue };
            let words: Vec<&str> = head.split(' ').collect();
            let [mode, object, at] = words[..] else { continue };
            // All lie in one folder, or below it; the shallowest `regulation.yaml` or text names it.
            let Some((dir, name)) = full.rsplit_once('/').or(Some(("", full))) else { continue };
            let wanted = if from_here { folder.get_or_insert_with(|| dir.to_owned()).as_str() } else { path };
            if at == stage && dir == wanted {
                let is_file = mode.starts_with("100");
                files.push(File { name: name.to_owned(), object: object.to_owned(), is_file });
            }
        }
        if files.is_empty() {
            let label = format!("{revision}:{path}");
            return Err(StoreError::new(Path::new(&label), Reason::Git(GitFault::NoPath { revision: String::new() })));
        }
        Ok(files)
    }

    /// Why a folder in a revision was not found.
    pub(super) fn why(&self, revision: &str, path: &str) -> StoreError {
        let label = format!("{revision}:{path}");
        let fault = |fault| StoreError::new(Path::new(&label), Reason::Git(fault));
        let commit = format!("{revision}^{{commit}}");
        let verify = ["rev-parse", "--verify", "--quiet", "--end-of-options", &commit];
        if !revision.contains(['\n', '\0']) && run(&self.within, &verify).is_ok() {
            return fault(GitFault::NoPath { revision: revision.to_owned() });
        }
        let ask = |args: &[&str]| lines(&self.within, args).unwrap_or_default();
        let shallow = ask(&["rev-parse", "--is-shallow-repository"]).iter().any(|line| line == "true");
        let known = ask(&["for-each-ref", "--count=2000", "--format=%(refname:short)"]);
        fault(GitFault::NoRevision { revision: revision.to_owned(), known, shallow })
    }
}

/// `:0:path` to `:3:path`: a stage of the index.
fn is_stage(revision: &str, path: &str) -> bool {
    revision.is_empty() && ["0:", "1:", "2:", "3:"].iter().any(|stage| path.starts_with(stage))
}

/// An entry of a folder in a revision.
struct File {
    name: String,
    object: String,
    is_file: bool,
}

/// The entries of a tree object: mode, space, name, zero byte, the object's name; names that are no text are no
/// regulation's.
fn entries(mut bytes: &[u8], name_length: usize) -> Vec<File> {
    let mut files = Vec::new();
    while let Some(zero) = bytes.iter().position(|byte| *byte == 0) {
        let Some(object) = bytes.get(zero + 1..zero + 1 + name_length) else { break };
        if let Ok(head) = std::str::from_utf8(&bytes[..zero])
            && let Some((mode, name)) = head.split_once(' ')
            && mode != "40000"
        {
            let object = object.iter().map(|byte| format!("{byte:02x}")).collect();
            files.push(File { name: name.to_owned(), object, is_file: mode.starts_with("100") });
        }
        bytes = &bytes[zero + 1 + name_length..];
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_a_folder_or_a_revision() {
        let cases = [
            ("regulations/x", None),
            ("C:\\quy-che\\x", None),
            ("c:/quy-che/x", None),
            ("HEAD~3:regulations/x/", Some(("HEAD~3", "regulations/x"))),
            ("v1.0:regulations\\x", Some(("v1.0", "regulations/x"))),
            ("HEAD^{/sửa: lần 2}:x", Some(("HEAD^{/sửa: lần 2}", "x"))),
            (":x", Some(("", "x"))),
            (":2:x", Some(("", "2:x"))),
            ("HEAD:", Some(("HEAD", ""))),
            ("HEAD:.", Some(("HEAD", "./"))),
        ];
        for (words, expected) in cases {
            match (Place::parse(words, Path::new(".")), expected) {
                (Place::Folder(folder), None) => assert_eq!(folder, PathBuf::from(words)),
                (Place::Revision { revision, path, .. }, Some(expected)) => {
                    assert_eq!((revision.as_str(), path.as_str()), expected, "{words}");
                }
                (place, _) => panic!("{words}: {place:?}"),
            }
        }
    }

    #[test]
    fn what_is_superseded_lies_in_the_same_revision() {
        let cases = [
            ("v1:a/x", "../y", Some("v1:a/y")),
            ("v1:a/x", "./van-phong.yaml", Some("v1:a/x/van-phong.yaml")),
            ("v1:x", "../y", Some("v1:y")),
            ("v1:./x", "../y", Some("v1:./y")),
            ("v1:./", "../y", Some("v1:./../y")),
            ("v1:x", "../../y", None),
            ("v1:x", "/etc", None),
            ("v1:x", "C:\\y", None),
        ];
        for (place, relative, expected) in cases {
            let found = Place::parse(place, Path::new(".")).beside(relative);
            assert_eq!(found.ok().map(|place| place.to_string()).as_deref(), expected, "{place} {relative}");
        }
    }

    #[test]
    fn trees_are_read_and_broken_ones_end() {
        let mut tree = b"100644 a.md\0".to_vec();
        tree.extend([0xab; 20]);
        tree.extend(b"40000 b\0");
        tree.extend([1; 20]);
        tree.extend(b"120000 c.md\0");
        tree.extend([2; 20]);
        let files = entries(&tree, 20);
        let found: Vec<(&str, bool)> = files.iter().map(|file| (file.name.as_str(), file.is_file)).collect();
        assert_eq!(found, [("a.md", true), ("c.md", false)]);
        assert_eq!(files[0].object, "ab".repeat(20));
        assert_eq!(entries(&tree[..tree.len() - 1], 20).len(), 1);
    }
}
