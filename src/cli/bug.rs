//! A panic is a bug of this program: it is told with the file at which it came, and what does not need that file goes on.

use super::Failure;
use crate::diagnostic::Message;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::sync::{Mutex, PoisonError};

/// Where in the source the last panic came.
static PLACE: Mutex<String> = Mutex::new(String::new());

/// From here on a panic is kept to be told in words, unless a backtrace was asked for.
pub(super) fn keep() {
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        set_hook(Box::new(|panic| {
            let place = panic.location().map(|at| format!("{}:{}", at.file(), at.line()));
            *PLACE.lock().unwrap_or_else(PoisonError::into_inner) = place.unwrap_or_default();
        }));
    }
}

/// Does the work on `path`; a panic is a failure like any other.
pub(super) fn caught<T>(path: &str, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    // What the work had begun is dropped with it: nothing half done is used.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let place = std::mem::take(&mut *PLACE.lock().unwrap_or_else(PoisonError::into_inner));
        let gaps = vec![("path", path.to_owned()), ("place", place)];
        let help = Message { key: "error.bug.help".to_owned(), gaps: Vec::new() };
        Err(Failure::Bug(Message { key: "error.bug".to_owned(), gaps }, help))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_names_the_file_and_other_files_go_on() {
        let work = |path: &'static str| {
            move || if path == "b.docx" { panic!("an index out of bounds") } else { Ok(path.len()) }
        };
        let done: Vec<_> = ["a.docx", "b.docx", "c.docx"].map(|path| caught(path, work(path))).into();
        assert!(matches!(done.as_slice(), [Ok(6), Err(Failure::Bug(..)), Ok(6)]));
        let Err(Failure::Bug(message, _)) = &done[1] else { panic!("a bug is told as one") };
        assert_eq!(message.gaps[0], ("path", "b.docx".to_owned()));
    }
}
