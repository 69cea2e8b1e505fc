//! Composed form (NFC), in which every text is kept.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Whether a text is surely composed: it holds nothing but letters of the Latin blocks, which are composed whatever
/// stands beside them, and general punctuation. Most texts are so, and bytes tell it faster than letters.
pub fn is_plainly_composed(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().all(|(at, byte)| match byte {
        // ASCII, the rest of a letter, U+0080 to U+01BF.
        0..=0xC6 => true,
        0xE1 => matches!(bytes.get(at + 1), Some(0xB8..=0xBB)),
        // The first two of this block are other spaces in disguise.
        0xE2 => matches!(bytes.get(at + 1..at + 3), Some([0x80, 0x82..=0xFF])),
        _ => false,
    })
}

/// Whether a text is in composed form as far as a quick look tells; what is not sure is no.
pub fn is_composed(text: &str) -> bool {
    is_plainly_composed(text) || is_nfc_quick(text.chars()) == IsNormalized::Yes
}

/// A text in composed form.
pub fn composed(text: &str) -> String {
    if is_composed(text) { text.to_owned() } else { text.nfc().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plain_is_composed() {
        for text in [
            "",
            "Điều 5. Uỷ ban – “Kiểm tra”…",
            "\u{a0}ÿƀ",
            "ủy\u{301}",
            "u\u{309}y",
            "ꥅ",
            "가",
            "ự",
            "\u{2000}",
            "\u{2001}",
        ] {
            assert!(!is_plainly_composed(text) || is_nfc_quick(text.chars()) == IsNormalized::Yes, "{text}");
        }
        assert!(is_plainly_composed("Điều 5. Uỷ ban – “Kiểm tra”… ăâđêôơư"));
        assert_eq!(composed("u\u{309}y ban"), "ủy ban");
    }
}
