//! A path as one folder names another.

use std::path::{Component, Path, PathBuf};

/// `to` as seen from the folder `from`, with `/`; neither needs to exist.
pub(super) fn relative(from: &Path, to: &Path) -> String {
    let (from, to) = (absolute(from), absolute(to));
    let path = pathdiff::diff_paths(&to, &from).unwrap_or(to);
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    if parts.is_empty() { ".".to_owned() } else { parts.join("/") }
}

/// A path without `.` and `..`, links followed as far as it exists.
fn absolute(path: &Path) -> PathBuf {
    let joined = std::env::current_dir().unwrap_or_default().join(path);
    let mut out = PathBuf::new();
    for part in joined.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out.canonicalize().unwrap_or(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_said_from_the_folder() {
        for (from, to, expected) in [("a/new", "a/old", "../old"), ("new", "x/old", "../x/old"), ("a", "a", ".")] {
            assert_eq!(relative(Path::new(from), Path::new(to)), expected);
        }
    }
}
