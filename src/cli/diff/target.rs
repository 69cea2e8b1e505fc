//! Where a comparison goes and in which form: by `--to`, else by the ending of `-o`; the file's name when none is given.

use super::super::Failure;
use super::super::args::{DiffArgs, DiffForm};
use super::super::written::{Paper, ending};
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
    let (ending, suffix) = written(form);
    let (called, on_screen) = (name(form), suffix.is_none());
    let paper = Paper { of: new, suffix: suffix.unwrap_or("so-sanh"), form: &called, ending, on_screen };
    super::super::written::target(args.out.as_deref(), &paper)
}
