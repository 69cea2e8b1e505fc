//! The reader's pager: the one program that shows a long text screen by screen.

use std::io::Write;
use std::process::{Command, Stdio};

/// Shows a text in a pager and waits until it is closed; `false` when there is no such program.
///
/// `command` is the program and its arguments, separated by spaces; `options` are set in the environment for it unless
/// they are set already.
pub fn show_in_pager(command: &str, options: &[(&str, &str)], bytes: &[u8]) -> bool {
    let mut words = command.split_whitespace();
    let Some(program) = words.next() else { return false };
    let mut pager = Command::new(program);
    pager.args(words).stdin(Stdio::piped());
    for (name, value) in options {
        if std::env::var_os(name).is_none() {
            pager.env(name, value);
        }
    }
    let Ok(mut child) = pager.spawn() else { return false };
    if let Some(mut input) = child.stdin.take() {
        // A reader who closes the pager early has seen enough.
        let _ = input.write_all(bytes);
    }
    child.wait().is_ok()
}
