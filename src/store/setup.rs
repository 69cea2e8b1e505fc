//! What a repository needs for git to compare and merge regulations: settings of its own and `.gitattributes`.

use super::git::{git, lines, run};
use super::{StoreError, make_folder, read_file, write_file};
use crate::source::{DECISION_FILE, FACTS_FILE, SIGN_OFF_FILE};
use std::path::{Path, PathBuf};

/// The name of both drivers in git's settings.
const DRIVER: &str = "quyche";

/// The lines around what is ours in `.gitattributes`.
const OPEN: &str = "# >>> quyche";
const CLOSE: &str = "# <<< quyche";

/// The file of attributes that travels with a repository.
const ATTRIBUTES: &str = ".gitattributes";

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
    /// The top of the working copy, or the repository itself where it has none.
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
/// The same lines go into `.gitattributes`, which travels with the repository, and into `info/attributes`, which also
/// holds in branches and sparse checkouts that lack that file.
///
/// # Errors
/// There is no git, no repository, or something cannot be written.
pub fn set_drivers(within: &Path, drivers: &Drivers) -> Result<Setup, StoreError> {
    let top = top(within)?;
    let folders = folders(&top)?;
    let mut settings_changed = set(&top, &merging(drivers))?;
    settings_changed |= set(&top, &comparing(drivers))?;
    let block = if folders.is_empty() { String::new() } else { attributes(drivers) };
    settings_changed |= rewrite(&own_attributes(&top)?, &block)?;
    let attributes_changed = rewrite(&top.join(ATTRIBUTES), &block)?;
    Ok(Setup { top, folders, settings_changed, attributes_changed })
}

/// Tells a bare repository, in which a forge merges, to merge regulations by this program.
///
/// Git reads no `.gitattributes` there unless `attr.tree` names a tree to take it from (git 2.43 and later);
/// `info/attributes` it reads always.
///
/// # Errors
/// As [`set_drivers`].
pub fn set_server_driver(repository: &Path, drivers: &Drivers) -> Result<Setup, StoreError> {
    let top = git_folder(repository)?;
    let mut settings = merging(drivers);
    settings.push(("attr.tree", "HEAD".to_owned()));
    let mut settings_changed = set(&top, &settings)?;
    settings_changed |= rewrite(&own_attributes(&top)?, &attributes(drivers))?;
    Ok(Setup { top, folders: Vec::new(), settings_changed, attributes_changed: false })
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
    for (key, value) in RENAMES {
        let known = lines(&top, &["config", "--local", "--get", key]).unwrap_or_default();
        if known == [*value] {
            settings_changed |= run(&top, &["config", "--local", "--unset-all", key]).is_ok();
        }
    }
    settings_changed |= rewrite(&own_attributes(&top)?, "")?;
    let attributes_changed = rewrite(&top.join(ATTRIBUTES), "")?;
    Ok(Setup { top, folders: Vec::new(), settings_changed, attributes_changed })
}

/// Git takes a folder that is gone for renamed into one that resembles it. The regulations of sister communes are near
/// copies, so an edit of one would land in the other, in silence: with the same text before, no driver is asked.
const RENAMES: &[(&str, &str)] = &[("merge.renames", "false"), ("merge.directoryRenames", "false")];

/// The settings for merging. Where the program is missing or dies git would keep our version without a word, so its
/// own merge takes over.
fn merging(drivers: &Drivers) -> Vec<(&'static str, String)> {
    let program = &drivers.program;
    let driver = format!(
        "{program} git merge-file --marker-size %L --base %S --ours %X --theirs %Y %O %A %B %P; status=$?; \
         if [ $status -gt 1 ]; then git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B; status=$?; fi; \
         exit $status"
    );
    let mut settings = vec![("merge.quyche.name", drivers.name.clone()), ("merge.quyche.driver", driver)];
    settings.extend(RENAMES.iter().map(|(key, value)| (*key, (*value).to_owned())));
    settings
}

/// The settings for comparing; without the program git compares the lines.
fn comparing(drivers: &Drivers) -> Vec<(&'static str, String)> {
    let program = &drivers.program;
    let command = format!(
        "compare() {{ {program} git diff-file \"$@\" || git --no-pager diff --no-index --no-ext-diff -- \"$2\" \"$5\"; true; }}; \
         compare"
    );
    // The second is for `--no-ext-diff` and what never runs a program: the article over each change.
    vec![("diff.quyche.command", command), ("diff.quyche.xfuncname", "^#{1,3}[ \t].*$".to_owned())]
}

/// Gives git these settings for the repository alone; whether any is new.
fn set(within: &Path, wanted: &[(&str, String)]) -> Result<bool, StoreError> {
    let mut changed = false;
    for (key, value) in wanted {
        let known = lines(within, &["config", "--local", "--get", key]).unwrap_or_default();
        if known != [value.as_str()] {
            run(within, &["config", "--local", "--replace-all", key, value])?;
            changed = true;
        }
    }
    Ok(changed)
}

/// Our lines of the attributes. Patterns of names, since git tries every pattern on every file: three for each of
/// thousands of folders made it slow. What has such a name elsewhere is merged by git itself.
fn attributes(drivers: &Drivers) -> String {
    let files = ["[0-9]*.md", DECISION_FILE, FACTS_FILE, SIGN_OFF_FILE];
    let lines: String = files.iter().map(|name| format!("{name} diff={DRIVER} merge={DRIVER}\n")).collect();
    format!("{OPEN}\n# {}\n{lines}{CLOSE}\n", drivers.comment)
}

/// How the repository shows conflicts: `merge`, `diff3`, `zdiff3`; `None` where it does not say.
pub fn conflict_style(within: &Path) -> Option<String> {
    lines(within, &["config", "--get", "merge.conflictStyle"]).ok()?.into_iter().next()
}

/// A file as a revision has it; `None` where it has none, or where there is no such revision.
pub fn file_in_revision(within: &Path, revision: &str, path: &str) -> Option<Vec<u8>> {
    if revision.starts_with('-') {
        return None;
    }
    run(within, &["cat-file", "blob", &format!("{revision}:{path}")]).ok()
}

/// Whether the folder lies in a repository that has a commit.
pub fn has_commits(within: &Path) -> bool {
    run(within, &["rev-parse", "--quiet", "--verify", "HEAD"]).is_ok()
}

/// The parts of two versions of a file as `git merge-file` merges them into the second, and whether conflicts are left.
///
/// # Errors
/// There is no git, or it refuses.
pub fn merge_lines([base, ours, theirs]: [&Path; 3], labels: [&str; 3], length: usize) -> Result<bool, StoreError> {
    let mut command = git(Path::new("."));
    command.arg("merge-file").arg(format!("--marker-size={length}"));
    for label in labels {
        command.args(["-L", label]);
    }
    let done = command.arg(ours).arg(base).arg(theirs).output();
    let done = done.map_err(|error| StoreError::new(ours, super::Reason::System(error)))?;
    match done.status.code() {
        Some(0) => Ok(false),
        Some(1..128) => Ok(true),
        _ => Err(StoreError::new(
            ours,
            super::Reason::Git(super::GitFault::Said(String::from_utf8_lossy(&done.stderr).trim().to_owned())),
        )),
    }
}

fn top(within: &Path) -> Result<PathBuf, StoreError> {
    let top = lines(within, &["rev-parse", "--show-toplevel"])?;
    Ok(top.first().map_or_else(|| within.to_owned(), PathBuf::from))
}

/// The folder of the repository's own files.
fn git_folder(within: &Path) -> Result<PathBuf, StoreError> {
    let folder = lines(within, &["rev-parse", "--absolute-git-dir"])?;
    Ok(folder.first().map_or_else(|| within.to_owned(), PathBuf::from))
}

/// The file of attributes of this copy of the repository alone.
fn own_attributes(within: &Path) -> Result<PathBuf, StoreError> {
    let path = lines(within, &["rev-parse", "--git-path", "info/attributes"])?;
    Ok(path.first().map_or_else(|| within.join("info/attributes"), |path| within.join(path)))
}

/// The folders that hold a regulation, committed or not.
fn folders(top: &Path) -> Result<Vec<String>, StoreError> {
    let spec = format!(":(top,glob)**/{FACTS_FILE}");
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

/// Puts our lines in place of those that are there, or behind everything; whether the file changed.
fn rewrite(path: &Path, block: &str) -> Result<bool, StoreError> {
    let text = if path.exists() { String::from_utf8_lossy(&read_file(path)?).into_owned() } else { String::new() };
    let changed = replaced(&text, block);
    if changed == text {
        return Ok(false);
    }
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    write_file(path, changed.as_bytes())?;
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
}
