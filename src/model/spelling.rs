//! What is spelling only: two spellings of a word that differ in tone-mark style, Unicode form, quotes or dashes have
//! one fold.

use super::is_plainly_composed;
use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The fold of a word. Case is kept: a capital names an organ.
pub fn fold_spelling(word: &str) -> Cow<'_, str> {
    if is_usual(word) {
        return Cow::Borrowed(word);
    }
    let composed =
        if is_plainly_composed(word) || is_nfc(word) { Cow::Borrowed(word) } else { Cow::Owned(word.nfc().collect()) };
    let plain = if composed.contains(is_variant) {
        Cow::Owned(composed.chars().filter(|c| !is_invisible(*c)).map(plain).collect())
    } else {
        composed
    };
    match tone_moved(&plain) {
        Some(moved) => Cow::Owned(moved),
        None => plain,
    }
}

/// Whether bytes tell that a word folds to itself: letters of Vietnamese alone, and no tone mark that could stand
/// elsewhere. Nearly every word is so, and every word of two texts is folded.
fn is_usual(word: &str) -> bool {
    let bytes = word.as_bytes();
    let is_letter = |at: usize| match bytes[at] {
        0..=0xBF | 0xC4..=0xC6 => true,
        // Ð and ð stand for Đ and đ.
        0xC3 => !matches!(bytes.get(at + 1), Some(0x90 | 0xB0)),
        0xE1 => matches!(bytes.get(at + 1), Some(0xB8..=0xBB)),
        _ => false,
    };
    (0..bytes.len()).all(is_letter) && !matches!(bytes, [.., 0x80..=0xFF, b'a' | b'e' | b'y' | b'A' | b'E' | b'Y'])
}

fn is_variant(c: char) -> bool {
    is_invisible(c) || plain(c) != c
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200D}' | '\u{FEFF}' | '\u{AD}' | '\u{2060}')
}

/// Curly quotes as straight ones, any dash as a hyphen, the Icelandic eth as the Vietnamese đ.
fn plain(c: char) -> char {
    match c {
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' | '‚' => '\'',
        '‐' | '\u{2011}' | '–' | '—' | '−' => '-',
        'Ð' => 'Đ',
        'ð' => 'đ',
        other => other,
    }
}

/// Where the tone mark of an open oa, oe, uy stands on the first letter (ủy), the word with it on the second (uỷ).
fn tone_moved(word: &str) -> Option<String> {
    let mut chars = word.chars().rev();
    let (last, first) = (chars.next()?, chars.next()?);
    let (bare, tone) = toned(first)?;
    let follows = match bare {
        'o' | 'O' => matches!(last, 'a' | 'e' | 'A' | 'E'),
        'u' | 'U' => matches!(last, 'y' | 'Y'),
        _ => false,
    };
    if !follows || matches!(chars.next(), Some('q' | 'Q')) {
        return None;
    }
    let stem = &word[..word.len() - last.len_utf8() - first.len_utf8()];
    let marked: String = [last, tone].into_iter().nfc().collect();
    Some(format!("{stem}{bare}{marked}"))
}

/// The letter o or u and the combining mark of its tone.
fn toned(letter: char) -> Option<(char, char)> {
    const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];
    let find = |letters: [char; 5], bare| letters.iter().position(|&c| c == letter).map(|at| (bare, TONES[at]));
    find(['ò', 'ỏ', 'õ', 'ó', 'ọ'], 'o')
        .or_else(|| find(['ù', 'ủ', 'ũ', 'ú', 'ụ'], 'u'))
        .or_else(|| find(['Ò', 'Ỏ', 'Õ', 'Ó', 'Ọ'], 'O'))
        .or_else(|| find(['Ù', 'Ủ', 'Ũ', 'Ú', 'Ụ'], 'U'))
}

#[cfg(test)]
mod tests {
    use super::fold_spelling as fold;

    #[test]
    fn spellings_of_one_word_fold_alike_and_words_do_not() {
        for (left, right) in [
            ("ủy", "uỷ"),
            ("khóa", "khoá"),
            ("HÒA", "HOÀ"),
            ("thủy", "thuỷ"),
            ("u\u{309}y", "uỷ"),
            ("“", "\""),
            ("–", "-"),
            ("ðiều", "điều"),
            ("xòe", "xoè"),
        ] {
            assert_eq!(fold(left), fold(right), "{left} {right}");
        }
        for (left, right) in [("của", "cuả"), ("quý", "qúy"), ("Uỷ", "uỷ"), ("hoàn", "hòan"), ("ba", "bà")]
        {
            assert_ne!(fold(left), fold(right), "{left} {right}");
        }
    }
}
