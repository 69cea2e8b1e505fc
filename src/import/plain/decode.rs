//! From bytes to letters: UTF-8, UTF-16, and the old encodings of Vietnamese where they are certain.

use super::legacy;

/// A text and the encoding that it was converted from.
pub(in crate::import) struct Decoded {
    pub(in crate::import) text: String,
    pub(in crate::import) encoding: Option<&'static str>,
}

/// The letters of a file; `None` when it is no text.
pub(in crate::import) fn decode(bytes: &[u8]) -> Option<Decoded> {
    let utf16 = |bytes: &[u8], big: bool| {
        let units = bytes.chunks_exact(2).map(|pair| {
            if big { u16::from_be_bytes([pair[0], pair[1]]) } else { u16::from_le_bytes([pair[0], pair[1]]) }
        });
        char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect::<String>()
    };
    let plain = |text: String, encoding| Some(Decoded { text, encoding });
    if let Some(rest) = bytes.strip_prefix(&[0xff, 0xfe]) {
        return plain(utf16(rest, false), Some("UTF-16"));
    }
    if let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff]) {
        return plain(utf16(rest, true), Some("UTF-16"));
    }
    // Every other byte of UTF-16 text in Latin letters is zero.
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).take(400).filter(|byte| **byte == 0).count();
    if bytes.len() >= 8 && zeros(1) * 4 > bytes.len().min(800) / 2 {
        return plain(utf16(bytes, false), Some("UTF-16"));
    }
    if bytes.len() >= 8 && zeros(0) * 4 > bytes.len().min(800) / 2 {
        return plain(utf16(bytes, true), Some("UTF-16"));
    }
    // A file with zeros is no text.
    if bytes.contains(&0) {
        return None;
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        // One letter a byte, as Windows wrote them.
        Err(_) => bytes.iter().map(|byte| windows_1252(*byte)).collect(),
    };
    if let Some((converted, name)) = legacy::converted(&text) {
        return plain(converted, Some(name));
    }
    let is_text = std::str::from_utf8(bytes).is_ok();
    let control = text.chars().take(4000).filter(|c| c.is_control() && !c.is_whitespace()).count();
    if control > 40 {
        return None;
    }
    plain(text, if is_text { None } else { Some("Windows-1252") })
}

/// A byte of Windows-1252 as its letter.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}
