//! Words under a fold: without capitals, and with the tone mark of oa, oe, uy in one place, so that `Uỷ`, `ủy` and
//! `uỷ` are one word to whoever looks for it.

use super::letter::push_lower;

/// The ends of open syllables whose tone mark is set in two ways: new style (on the first vowel), old style.
const TONE_ENDS: [(&str, &str); 15] = [
    ("òa", "oà"),
    ("óa", "oá"),
    ("ỏa", "oả"),
    ("õa", "oã"),
    ("ọa", "oạ"),
    ("òe", "oè"),
    ("óe", "oé"),
    ("ỏe", "oẻ"),
    ("õe", "oẽ"),
    ("ọe", "oẹ"),
    ("ùy", "uỳ"),
    ("úy", "uý"),
    ("ủy", "uỷ"),
    ("ũy", "uỹ"),
    ("ụy", "uỵ"),
];

/// Adds a word to `out` in lower case, its tone mark where the old style sets it (`Khóa` gives `khoá`).
///
/// `word` is in composed form (NFC), as all text of a regulation is. Only an open syllable has two styles, and
/// never after q, where u is part of the consonant.
pub fn push_folded(word: &str, out: &mut String) {
    let start = out.len();
    if word.is_ascii() {
        out.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
        return;
    }
    word.chars().for_each(|letter| push_lower(letter, out));
    let folded = &out[start..];
    if let Some((new, old)) = TONE_ENDS.iter().find(|(new, _)| folded.ends_with(new)) {
        let before = start + folded.len() - new.len();
        if !out[start..before].ends_with('q') {
            out.truncate(before);
            out.push_str(old);
        }
    }
}

/// As [`push_folded`], a word alone.
pub fn folded(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    push_folded(word, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_ways_to_set_a_tone_mark_are_one_word() {
        let cases = [
            ("ỦY", "uỷ"),
            ("Khóa", "khoá"),
            ("hòa", "hoà"),
            ("hoàn", "hoàn"),
            ("quý", "quý"),
            ("QÚY", "qúy"),
            ("A1", "a1"),
            ("", ""),
        ];
        for (word, expected) in cases {
            assert_eq!(folded(word), expected);
        }
    }
}
