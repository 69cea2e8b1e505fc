//! Where a comparison goes and in which form: by `--to`, else by the ending of `-o`; the file's name when none is given.

use super::super::args::{DiffArgs, DiffForm};
use super::super::output::Output;
use super::super::{Failure, folders};
use crate::store;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// How a form is written: the ending of its files, and what is added to the name of the new regulation's folder where
/// the form goes to a file of its own; `None` for what is read on the screen.
type Written = (&'static str, Option<&'static str>);

/// The form of a call without `--to` and without an `-o` that tells it.
const DEFAULT: DiffForm = DiffForm::Text;

/// How each form is written: one line a form.
fn written(form: DiffForm) -> Written {
    match form {
        DiffForm::Html => ("html", Some("so-sanh")),
        DiffForm::Json => ("json", None),
        DiffForm::Md => ("md", None),
        DiffForm::Text => ("txt", None),
        DiffForm::Redline => ("docx", Some("theo-doi-sua-doi")),
        DiffForm::TableDocx => ("docx", Some("so-sanh")),
        DiffForm::TablePdf => ("pdf", Some("so-sanh")),
        DiffForm::TableHtml => ("html", Some("bang-so-sanh")),
    }
}

/// What `--to` calls a form.
fn name(form: DiffForm) -> String {
    use clap::ValueEnum;
    form.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

/// The form asked for: by `--to`, else by the ending of `-o`, else the default.
///
/// # Errors
/// An ending that several forms have: `--to` has to say which.
pub(super) fn form(args: &DiffArgs) -> Result<DiffForm, Failure> {
    use clap::ValueEnum;
    if let Some(form) = args.to {
        return Ok(form);
    }
    let Some(ending) = args.out.as_deref().and_then(ending) else { return Ok(DEFAULT) };
    let forms: Vec<DiffForm> =
        DiffForm::value_variants().iter().copied().filter(|form| written(*form).0 == ending).collect();
    match forms.as_slice() {
        [] => Ok(DEFAULT),
        [form] => Ok(*form),
        _ => {
            let forms = forms.into_iter().map(|form| format!("--to {}", name(form))).collect::<Vec<_>>().join(", ");
            let out = args.out.as_deref().unwrap_or(Path::new("")).display().to_string();
            Err(Failure::new("error.diff-form", vec![("out", out), ("forms", forms)]))
        }
    }
}

/// Where a form goes; `None` is standard output. `new` names the new side as it was given.
///
/// # Errors
/// A file whose ending is that of another form.
pub(super) fn target(args: &DiffArgs, form: DiffForm, new: &str) -> Result<Option<PathBuf>, Failure> {
    let (own, suffix) = written(form);
    let default = || PathBuf::from(format!("{}-{}.{own}", folders::name(new), suffix.unwrap_or("so-sanh")));
    let Some(out) = &args.out else { return Ok(suffix.map(|_| default())) };
    if out == Path::new("-") {
        return Ok(None);
    }
    let is_folder = out.is_dir() || out.as_os_str().to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR]);
    if is_folder {
        return Ok(Some(out.join(default())));
    }
    let wrong = match ending(out) {
        // A word processor opens by the ending; text may have any but one that promises something else.
        Some(ending) if suffix.is_none() => ending != own && ["docx", "pdf", "html"].contains(&ending.as_str()),
        ending => suffix.is_some() && ending.as_deref() != Some(own),
    };
    if wrong {
        let gaps = vec![("out", out.display().to_string()), ("form", name(form)), ("ending", own.to_owned())];
        return Err(Failure::new("error.diff-ending", gaps));
    }
    Ok(Some(out.clone()))
}

/// Writes a printed form whole to its file, and says so, or to standard output.
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
fn ending(path: &Path) -> Option<String> {
    Some(path.extension().and_then(OsStr::to_str)?.to_lowercase())
}
