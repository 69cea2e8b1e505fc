//! Cases of Word files: what stands in the parts, and what is read. `docx.txt` holds them.
//!
//! A case is the inside of `w:body`; `> name` opens another part (`styles`, `numbering`, `footnotes`, `endnotes`,
//! `comments`, `header1`, `settings`, `theme`) with the inside of its first element. A title that says `look` or `face`
//! shows how paragraphs or words look.

use super::shown::shown;
use super::zipped::{ROOT, docx_file};
use crate::support::{Case, run_cases};
use quyche::import::docx;

#[test]
fn word_files_are_read_as_the_cases_say() {
    run_cases("tests/it/foreign/docx.txt", run);
}

fn run(case: &Case) -> String {
    let (body, parts) = case.input.split_once("\n> ").map_or((case.input.as_str(), ""), |(body, parts)| (body, parts));
    let mut files = vec![("document".to_owned(), body.to_owned())];
    for part in parts.split("\n> ").filter(|part| !part.is_empty()) {
        let (name, inside) = part.split_once('\n').unwrap_or((part, ""));
        files.push((name.trim().to_owned(), inside.to_owned()));
    }
    let bytes = docx_file(&files, ROOT);
    match docx::read(&bytes) {
        Ok(document) => shown(&document, &case.title),
        Err(fault) => format!("fault {fault}"),
    }
}
