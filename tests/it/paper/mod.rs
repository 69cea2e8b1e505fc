//! The reader of PDF files: pages written by hand, damaged and hostile files, what fuzzing found.

mod build;
mod dump;
mod hostile;
#[cfg(feature = "pdf")]
mod own;

use crate::support::run_cases;
use build::file;
use dump::dump;
use quyche::import::pdf::read;

/// Every case of the file: pages written by hand, and what is read from them.
#[test]
fn pages_are_read_as_an_eye_reads_them() {
    run_cases("tests/it/paper/cases.txt", |case| match read(&file(&case.input)) {
        Ok(document) => dump(&document),
        Err(fault) => format!("fault: {fault}"),
    });
}
