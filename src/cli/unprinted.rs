//! Why a format could not be printed, in words for those who write the text: which sign, in which file and line.

use super::Failure;
use crate::diagnostic::Message;
use crate::render::RenderFailure;
use crate::source::Sources;

/// The failure of a print; signs that no font shows are looked for in the files of the regulation.
pub(super) fn failure(error: RenderFailure, sources: &Sources) -> Failure {
    let RenderFailure::Letters(letters) = error else { return error.into() };
    let named = letters.iter().map(|&letter| match place(letter, sources) {
        Some(place) => format!("{place}: {}", name(letter)),
        None => name(letter),
    });
    let gaps = vec![("letters", named.collect::<Vec<_>>().join("; "))];
    let help = Message { key: "error.letters.help".to_owned(), gaps: Vec::new() };
    Failure::Said(Message { key: "error.letters".to_owned(), gaps }, Some(help))
}

/// A sign and its number, by which it can be looked up.
fn name(letter: char) -> String {
    format!("{letter} (U+{:04X})", u32::from(letter))
}

/// The file and line where a sign first stands.
fn place(letter: char, sources: &Sources) -> Option<String> {
    sources.iter().find_map(|(_, file)| {
        let line = file.text.lines().position(|line| line.contains(letter))?;
        Some(format!("{}:{}", file.path, line + 1))
    })
}
