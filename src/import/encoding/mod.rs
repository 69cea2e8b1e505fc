//! From bytes to words: UTF-8 and UTF-16 are decoded, TCVN3 (ABC) and VNI are told and turned into Unicode.
//!
//! Nothing is guessed into place: what was done stands beside the result, with how sure it is.

mod tcvn3;
mod vni;

pub use tcvn3::from_tcvn3;
pub use vni::from_vni;

use crate::model::composed;

/// How a text was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Unicode already.
    Unicode,
    /// TCVN3 (ABC), one byte a letter; its fonts are named `.Vn…`.
    Tcvn3,
    /// VNI for Windows, a letter and its marks; its fonts are named `VNI-…`.
    Vni,
}

/// How the bytes of a text stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bytes {
    /// UTF-8, with or without a byte-order mark.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// One byte a letter (Windows 1252), as texts in TCVN3 and VNI are kept.
    Single,
}

/// Decodes bytes to text; the byte-order mark is left out. `None` when the bytes are no text (zero bytes in it).
pub fn decode(bytes: &[u8]) -> Option<(String, Bytes)> {
    if let Some(rest) = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]) {
        return Some((String::from_utf8_lossy(rest).into_owned(), Bytes::Utf8));
    }
    if let Some(rest) = bytes.strip_prefix(&[0xff, 0xfe]) {
        return Some((utf16(rest, u16::from_le_bytes), Bytes::Utf16Le));
    }
    if let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff]) {
        return Some((utf16(rest, u16::from_be_bytes), Bytes::Utf16Be));
    }
    match wide(bytes) {
        Some(Bytes::Utf16Le) => return Some((utf16(bytes, u16::from_le_bytes), Bytes::Utf16Le)),
        Some(_) => return Some((utf16(bytes, u16::from_be_bytes), Bytes::Utf16Be)),
        None => {}
    }
    if bytes.contains(&0) {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some((text.to_owned(), Bytes::Utf8)),
        Err(_) => Some((bytes.iter().map(|&byte| windows(byte)).collect(), Bytes::Single)),
    }
}

/// UTF-16 without a mark: the high bytes of Vietnamese are 0 or 0x1E in most places, and ASCII spaces and line ends
/// stand among them.
fn wide(bytes: &[u8]) -> Option<Bytes> {
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let sample = bytes.get(..bytes.len().min(4096))?;
    let (pairs, _) = sample.as_chunks::<2>();
    let is_high = |byte: u8| matches!(byte, 0 | 1 | 0x1e | 0x20);
    let zeros = |at: usize| pairs.iter().filter(|pair| pair[at] == 0).count();
    let highs = |at: usize| pairs.iter().filter(|pair| is_high(pair[at])).count();
    let fits = |at: usize| zeros(at) * 3 >= pairs.len() && highs(at) * 10 >= pairs.len() * 9 && zeros(1 - at) == 0;
    match (fits(1), fits(0)) {
        (true, false) => Some(Bytes::Utf16Le),
        (false, true) => Some(Bytes::Utf16Be),
        _ => None,
    }
}

fn utf16(bytes: &[u8], join: fn([u8; 2]) -> u16) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| join(*pair));
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// A byte of Windows 1252; the five that it leaves free are the control characters of Latin 1, since TCVN3 and VNI
/// texts use none of them as a letter.
pub fn windows(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH.get(usize::from(byte - 0x80)).copied().unwrap_or(char::from(byte)),
        _ => char::from(byte),
    }
}

/// A text in Unicode, and how it was written: a text in TCVN3 or VNI is turned, any other is left as it is.
///
/// Certainty: a text with a letter that only Unicode has (ạ, ế, ư …) is Unicode; TCVN3 and VNI are told by signs that
/// neither Vietnamese nor the other encoding writes inside words, at least two of them, and when what comes out reads
/// as Vietnamese words more than what went in. A text without any such sign is Unicode.
pub fn convert(text: &str) -> (String, Which) {
    match detect(text) {
        Which::Unicode => (text.to_owned(), Which::Unicode),
        Which::Tcvn3 => (from_tcvn3(text), Which::Tcvn3),
        Which::Vni => (from_vni(text), Which::Vni),
    }
}

/// The encoding that a font's name tells: `.VnTime` and `VNI-Times`.
pub fn of_font(name: &str) -> Which {
    // A font that a PDF carries in part has six letters and a plus before its name.
    let name = name.split_once('+').map_or(name, |(_, rest)| rest).trim_start();
    let starts = |head: &str| name.get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head));
    if starts(".vn") || starts("#2evn") {
        Which::Tcvn3
    } else if starts("vni-") || starts("vni ") {
        Which::Vni
    } else {
        Which::Unicode
    }
}

/// Whether a TCVN3 font draws capitals for small letters (`.VnTimeH`), as TCVN3 has no capitals with tones.
pub fn is_capital_font(name: &str) -> bool {
    of_font(name) == Which::Tcvn3 && name.trim_end_matches(['B', 'I', 'b', 'i', '-', ',']).ends_with('H')
        || of_font(name) == Which::Tcvn3 && name.split([',', '-', ' ']).next().is_some_and(|base| base.ends_with('H'))
}

/// Words set in a font, in Unicode: those of a `.Vn…` or `VNI-…` font are turned, any others left as they are.
pub fn convert_in_font(text: &str, font: &str) -> (String, Which) {
    // A text that was typed in Unicode and only shown in such a font holds letters that the font does not have.
    if text.chars().any(is_only_unicode) {
        return (text.to_owned(), Which::Unicode);
    }
    match of_font(font) {
        Which::Unicode => (text.to_owned(), Which::Unicode),
        Which::Tcvn3 if is_capital_font(font) => (from_tcvn3(text).to_uppercase(), Which::Tcvn3),
        Which::Tcvn3 => (from_tcvn3(text), Which::Tcvn3),
        Which::Vni => (from_vni(text), Which::Vni),
    }
}

/// How a text seems to be written.
pub fn detect(text: &str) -> Which {
    if text.is_ascii() || text.chars().any(is_only_unicode) {
        return Which::Unicode;
    }
    let tcvn3 = signs(text, tcvn3::is_sign);
    let vni = signs(text, vni::is_sign);
    if tcvn3 < 2 && vni < 2 {
        return Which::Unicode;
    }
    let plain = readable(&composed(text));
    let best = [(readable(&from_tcvn3(text)), Which::Tcvn3, tcvn3), (readable(&from_vni(text)), Which::Vni, vni)]
        .into_iter()
        .filter(|(score, _, signs)| *signs >= 2 && *score > plain)
        .max_by_key(|(score, _, _)| *score);
    best.map_or(Which::Unicode, |(_, which, _)| which)
}

fn signs(text: &str, is_sign: fn(char) -> bool) -> usize {
    text.chars().filter(|&letter| is_sign(letter)).count()
}

/// Letters of Vietnamese that neither TCVN3 nor VNI text shows when it is read as Unicode.
fn is_only_unicode(letter: char) -> bool {
    matches!(letter, '\u{1ea0}'..='\u{1ef9}' | 'ư' | 'Ư' | 'ơ' | 'Ơ' | 'đ' | 'Đ' | 'ă' | 'Ă' | '\u{300}'..='\u{323}')
}

/// How many words of a text with letters beyond ASCII are Vietnamese syllables.
fn readable(text: &str) -> usize {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_ascii() && crate::model::is_syllable(&word.to_lowercase()))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_encodings_are_turned_and_unicode_is_left() {
        for (text, expected, which) in [
            ("Uû ban nh©n d©n", "Uỷ ban nhân dân", Which::Tcvn3),
            (
                "Quy chÕ lµm viÖc cña Ban ChÊp hµnh §¶ng bé tØnh",
                "Quy chế làm việc của Ban Chấp hành Đảng bộ tỉnh",
                Which::Tcvn3,
            ),
            ("Uûy ban nhaân daân xaõ hoïp", "Ủy ban nhân dân xã họp", Which::Vni),
            (
                "QUY CHEÁ LAØM VIEÄC cuûa Ban Chaáp haønh Ñaûng boä tænh",
                "QUY CHẾ LÀM VIỆC của Ban Chấp hành Đảng bộ tỉnh",
                Which::Vni,
            ),
            ("Ñieàu 5. Nhieäm vuï, quyeàn haïn", "Điều 5. Nhiệm vụ, quyền hạn", Which::Vni),
            ("Uỷ ban nhân dân", "Uỷ ban nhân dân", Which::Unicode),
            ("khoá XV, hoà, quý, tuân", "khoá XV, hoà, quý, tuân", Which::Unicode),
            ("München, Köln, Düsseldorf", "München, Köln, Düsseldorf", Which::Unicode),
            ("plain", "plain", Which::Unicode),
            ("ba tháng, năm, là, và, của", "ba tháng, năm, là, và, của", Which::Unicode),
        ] {
            assert_eq!(convert(text), (expected.to_owned(), which), "{text}");
        }
    }

    #[test]
    fn fonts_tell_their_encoding() {
        for (font, text, expected) in [
            (".VnTime", "ChÊp hµnh", "Chấp hành"),
            ("ABCDEF+.VnTimeH", "chÊp hµnh", "CHẤP HÀNH"),
            (".VnTimeH-Bold", "®¶ng", "ĐẢNG"),
            ("VNI-Times", "Ñaûng", "Đảng"),
            ("Times New Roman", "déjà", "déjà"),
            (".VnTime", "đã là Unicode", "đã là Unicode"),
        ] {
            assert_eq!(convert_in_font(text, font).0, expected, "{font}");
        }
    }

    #[test]
    fn bytes_are_told_with_and_without_a_mark() {
        let text = "Điều 1. Phạm vi điều chỉnh\r\n1. Quy chế này";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let with = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
        for (bytes, kind) in [
            (text.as_bytes().to_vec(), Bytes::Utf8),
            (with(&[0xef, 0xbb, 0xbf], text.as_bytes()), Bytes::Utf8),
            (with(&[0xff, 0xfe], &le), Bytes::Utf16Le),
            (with(&[0xfe, 0xff], &be), Bytes::Utf16Be),
            (le, Bytes::Utf16Le),
            (be, Bytes::Utf16Be),
        ] {
            assert_eq!(decode(&bytes), Some((text.to_owned(), kind)));
        }
        let single = decode(b"U\xfb ban nh\xa9n d\xa9n").expect("text");
        assert_eq!(single, ("Uû ban nh©n d©n".to_owned(), Bytes::Single));
        assert_eq!(decode(b"PK\x03\x04\0\0\0binary"), None);
    }
}
