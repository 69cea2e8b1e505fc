//! Composed form (NFC), in which every text is kept.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Bytes that are looked at at once; a loop over as many without a way out is one the compiler makes wide.
const CHUNK: usize = 64;

/// Whether a text is surely composed: it holds nothing but letters of the Latin blocks, which are composed whatever
/// stands beside them, and general punctuation. Most texts are so, and bytes tell it faster than letters.
pub fn is_plainly_composed(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let end = (at + CHUNK).min(bytes.len());
        let plain = match bytes.get(at..=at + CHUNK).map(<&[u8; CHUNK + 1]>::try_from) {
            Some(Ok(chunk)) => are_letters(chunk),
            _ => false,
        };
        if !plain && !is_plain(&bytes[at..], end - at) {
            return false;
        }
        at = end;
    }
    true
}

/// Whether a chunk, which the first byte behind it follows, holds nothing but ASCII, U+0080 to U+01BF and Vietnamese
/// letters with two marks.
fn are_letters(chunk: &[u8; CHUNK + 1]) -> bool {
    let mut bad = 0u8;
    for (byte, next) in chunk[..CHUNK].iter().zip(&chunk[1..]) {
        let is_first = u8::from(*byte == 0xE1);
        bad |= u8::from(*byte > 0xC6) & (1 - is_first);
        bad |= is_first & u8::from(next.wrapping_sub(0xB8) > 3);
    }
    bad == 0
}

/// The same for the first `length` bytes, one by one.
fn is_plain(bytes: &[u8], length: usize) -> bool {
    bytes.iter().enumerate().take(length).all(|(at, byte)| match byte {
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
