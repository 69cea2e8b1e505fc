//! Folding of Vietnamese letters: marks taken off for ids and look-ups.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// `text` without tone and letter marks: `Đường` gives `Duong`. Composed and decomposed text give the same.
pub fn strip_marks(text: &str) -> String {
    text.nfd()
        .filter(|&c| !is_combining_mark(c))
        .map(|c| match c {
            'đ' | 'ð' => 'd',
            'Đ' | 'Ð' => 'D',
            other => other,
        })
        .collect()
}
