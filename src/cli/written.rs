//! Where a paper goes that a command makes: to the file or folder of `-o`, to the screen, or to a file of its own name.

use super::Failure;
use super::output::Output;
use crate::open;
use crate::store;
use std::path::{Path, PathBuf};

/// A paper that a command makes of a regulation.
pub(super) struct Paper<'a> {
    /// The folder of the regulation, as it was given.
    pub(super) of: &'a str,
    /// What is added to the name of that folder.
    pub(super) suffix: &'a str,
    /// What `--to` or `--format` calls the form.
    pub(super) form: &'a str,
    /// The ending of its files.
    pub(super) ending: &'a str,
    /// Whether it is read on the screen when there is no `-o`.
    pub(super) on_screen: bool,
}

/// Where a paper goes; `None` is standard output.
///
/// # Errors
/// A file whose ending promises another form.
pub(super) fn target(out: Option<&Path>, paper: &Paper) -> Result<Option<PathBuf>, Failure> {
    let name = || PathBuf::from(format!("{}-{}.{}", open::name(paper.of), paper.suffix, paper.ending));
    let Some(out) = out else { return Ok(if paper.on_screen { None } else { Some(name()) }) };
    if out == Path::new("-") {
        return Ok(None);
    }
    if out.is_dir() || out.as_os_str().to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR]) {
        return Ok(Some(out.join(name())));
    }
    let given = ending(out);
    let wrong = match given.as_deref() {
        Some(given) if given == paper.ending => false,
        // A word processor opens by the ending; text may have any but one that promises something else.
        Some(given) if paper.on_screen => ["docx", "html", "xlsx", "pdf"].contains(&given),
        _ => !paper.on_screen,
    };
    if wrong {
        let gaps = [("out", out.display().to_string()), ("form", paper.form.to_owned())];
        return Err(Failure::new(
            "error.form-ending",
            [gaps.as_slice(), &[("ending", paper.ending.to_owned())]].concat(),
        ));
    }
    Ok(Some(out.to_owned()))
}

/// Writes a paper whole to its file, and says so, or to standard output.
///
/// # Errors
/// The file cannot be written; what was there stays.
pub(super) fn deliver(bytes: Vec<u8>, target: Option<PathBuf>, output: &mut Output) -> Result<(), Failure> {
    let Some(path) = target else { return output.print(bytes) };
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        store::make_folder(folder)?;
    }
    store::write_file(&path, &bytes)?;
    output.tell("render.written", &[("path", path.display().to_string())]);
    Ok(())
}

/// The ending of a path in small letters.
pub(super) fn ending(path: &Path) -> Option<String> {
    Some(path.extension()?.to_str()?.to_lowercase())
}
