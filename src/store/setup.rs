//! What a repository needs for git to compare and merge regulations: settings of its own and `.gitattributes`.

use super::git::{lines, run};
use super::{StoreError, read_file, write_file};
use std::path::{Path, PathBuf};

/// The name of both drivers in git's settings.
const DRIVER: &str = "quyche";

/// The lines around what is ours in `.gitattributes`.
const OPEN: &str = "# >>> quyche";
const CLOSE: &str = "# <<< quyche";

/// The programs that git is to run.
#[derive(Debug, Clone)]
pub struct Drivers {
    /// The program as a shell reads it.
    pub program: String,
    /// What the merge driver calls itself to people.
    pub name: String,
    /// The comment over our lines in `.gitattributes`.
    pub comment: String,
}

/// What was found and done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setup {
    /// The top of the working copy.
    pub top: PathBuf,
    /// The regulations' folders, from the top, with `/`; empty for one at the top itself.
    pub folders: Vec<String>,
    /// Whether git's settings were changed.
    pub settings_changed: bool,
    /// Whether `.gitattributes` was changed.
    pub attributes_changed: bool,
}

/// Tells git to compare and merge the regulations of the repository around a folder by these programs; what is
/// there already stays.
///
/// # Errors
/// There is no git, no repository, or something cannot be written.
pub fn set_drivers(within: &Path, drivers: &Drivers) -> Result<Setup, StoreError> {
    let top = top(within)?;
    let folders = folders(&top)?;
    let program = &drivers.program;
    let wanted = [
        ("diff.quyche.command", format!("{program} git diff-file")),
        // For `--no-ext-diff` and what never runs a program: the article over each change.
        ("diff.quyche.xfuncname", "^#{1,3}[ \t].*$".to_owned()),
        ("merge.quyche.name", drivers.name.clone()),
        (
            "merge.quyche.driver",
            format!("{program} git merge-file --marker-size %L --base %S --ours %X --theirs %Y %O %A %B %P"),
        ),
    ];
    let mut settings_changed = false;
    for (key, value) in wanted {
        let known = lines(&top, &["config", "--local", "--get", key]).unwrap_or_default();
        if known != [value.as_str()] {
            run(&top, &["config", "--local", "--replace-all", key, &value])?;
            settings_changed = true;
        }
    }
    let mut block = format!("{OPEN}\n# {}\n", drivers.comment);
    for folder in &folders {
        for name in ["[0-9]*.md", crate::source::DECISION_FILE, crate::source::FACTS_FILE] {
            block.push_str(&format!("{} diff={DRIVER} merge={DRIVER}\n", pattern(folder, name)));
        }
    }
    block.push_str(&format!("{CLOSE}\n"));
    let attributes_changed = rewrite(&top, if folders.is_empty() { "" } else { &block })?;
    Ok(Setup { top, folders, settings_changed, attributes_changed })
}

/// Takes out what [`set_drivers`] put in, and nothing else.
///
/// # Errors
/// As [`set_drivers`].
pub fn remove_drivers(within: &Path) -> Result<Setup, StoreError> {
    let top = top(within)?;
    let mut settings_changed = false;
    for section in ["diff.quyche", "merge.quyche"] {
        // A section that is not there is as it should be.
        settings_changed |= run(&top, &["config", "--local", "--remove-section", section]).is_ok();
    }
    let attributes_changed = rewrite(&top, "")?;
    Ok(Setup { top, folders: Vec::new(), settings_changed, attributes_changed })
}

/// How the repository shows conflicts: `merge`, `diff3`, `zdiff3`; `None` where it does not say.
pub fn conflict_style(within: &Path) -> Option<String> {
    lines(within, &["config", "--get", "merge.conflictStyle"]).ok()?.into_iter().next()
}

fn top(within: &Path) -> Result<PathBuf, StoreError> {
    let top = lines(within, &["rev-parse", "--show-toplevel"])?;
    Ok(top.first().map_or_else(|| within.to_owned(), PathBuf::from))
}

/// The folders that hold a regulation, committed or not.
fn folders(top: &Path) -> Result<Vec<String>, StoreError> {
    let spec = format!(":(top,glob)**/{}", crate::source::FACTS_FILE);
    let out =
        run(top, &["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate", "--", &spec])?;
    let out = String::from_utf8_lossy(&out);
    let paths = out.split('\0').filter(|path| !path.is_empty());
    let mut folders: Vec<String> =
        paths.map(|path| path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned())).collect();
    folders.sort();
    folders.dedup();
    Ok(folders)
}

/// A pattern of `.gitattributes` that means the files of this name in this folder alone.
fn pattern(folder: &str, name: &str) -> String {
    let mut path = String::from("/");
    for c in folder.chars() {
        if matches!(c, '*' | '?' | '[' | ']' | '\\') {
            path.push('\\');
        }
        path.push(c);
    }
    if !folder.is_empty() {
        path.push('/');
    }
    path.push_str(name);
    // White space and quotes are read only inside quotes, where a backslash stands for itself when doubled.
    if path.contains([' ', '\t', '"']) {
        format!("\"{}\"", path.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        path
    }
}

/// Puts our lines in place of those that are there, or behind everything; whether the file changed.
fn rewrite(top: &Path, block: &str) -> Result<bool, StoreError> {
    let path = top.join(".gitattributes");
    let text = if path.exists() { String::from_utf8_lossy(&read_file(&path)?).into_owned() } else { String::new() };
    let changed = replaced(&text, block);
    if changed == text {
        return Ok(false);
    }
    write_file(&path, changed.as_bytes())?;
    Ok(true)
}

fn replaced(text: &str, block: &str) -> String {
    let returns = text.contains("\r\n");
    let mut out = String::new();
    let (mut inside, mut done) = (false, false);
    for line in text.split_inclusive('\n') {
        match line.trim_end() {
            OPEN => inside = true,
            CLOSE if inside => {
                inside = false;
                if !done {
                    out.push_str(block);
                    done = true;
                }
            }
            _ if inside => {}
            _ => out.push_str(line),
        }
    }
    if !done && !block.is_empty() {
        if !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
        out.push_str(block);
    }
    if returns { out.replace("\r\n", "\n").replace('\n', "\r\n") } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_lines_are_replaced_and_others_stay() {
        let block = format!("{OPEN}\n/a/*.md merge=quyche\n{CLOSE}\n");
        let first = replaced("*.png binary", &block);
        assert_eq!(first, format!("*.png binary\n{block}"));
        assert_eq!(replaced(&first, &block), first);
        let more = format!("{first}*.zip binary\n");
        assert_eq!(replaced(&more, ""), "*.png binary\n*.zip binary\n");
        assert_eq!(replaced("a\r\n", &block), format!("a\r\n{}", block.replace('\n', "\r\n")));
    }

    #[test]
    fn patterns_mean_one_folder() {
        assert_eq!(pattern("", "regulation.yaml"), "/regulation.yaml");
        assert_eq!(pattern("quy chế/[a]", "[0-9]*.md"), "\"/quy chế/\\\\[a\\\\]/[0-9]*.md\"");
    }
}
