//! Why a format could not be printed, in words for those who write the text: which sign, in which file and line.

use crate::diagnostic::Message;
use crate::source::Sources;

/// The sentence about signs that no font shows, looked for in the files of the regulation, and how to mend it.
pub(super) fn letters(letters: &[char], sources: &Sources) -> [Message; 2] {
    let named = letters.iter().map(|&letter| match place(letter, sources) {
        Some(place) => format!("{place}: {}", name(letter)),
        None => name(letter),
    });
    let gaps = vec![("letters", named.collect::<Vec<_>>().join("; "))];
    let help = Message { key: "error.letters.help".to_owned(), gaps: Vec::new() };
    [Message { key: "error.letters".to_owned(), gaps }, help]
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
