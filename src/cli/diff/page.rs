//! `quyche diff --to html`: the comparison as a page.

use super::super::args::{DiffArgs, DiffForm};
use super::super::output::Output;
use super::super::{Failure, render};
use crate::diff::Diff;
use crate::render::page;
use crate::store;
use crate::view::diff::page::page as view;
use std::path::{Path, PathBuf};

pub(super) fn bytes(diff: &Diff, args: &DiffArgs, output: &Output) -> Result<Vec<u8>, Failure> {
    let templates = render::templates(args.templates.as_deref())?;
    Ok(page(&view(diff, output.lang), &templates)?.into_bytes())
}

/// Writes a form where `-o` says; a page and a Word file go to a file named after the new folder otherwise.
pub(super) fn write(bytes: Vec<u8>, args: &DiffArgs, new: &str, output: &mut Output) -> Result<(), Failure> {
    let name = render::folder_name(Path::new(new));
    let own = match args.to {
        DiffForm::Html => Some(PathBuf::from(format!("{name}-so-sanh.html"))),
        DiffForm::Redline => Some(PathBuf::from(format!("{name}-theo-doi-sua-doi.docx"))),
        _ => None,
    };
    match args.out.clone().or(own).filter(|path| path != Path::new("-")) {
        None => output.print(bytes),
        Some(path) => {
            store::write_file(&path, &bytes)?;
            output.tell("render.written", &[("path", path.display().to_string())]);
            Ok(())
        }
    }
}
