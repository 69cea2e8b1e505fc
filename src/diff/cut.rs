//! Cuts words into tokens: by bytes where letters are usual Vietnamese, by letters otherwise.

use super::token::TokenKind;
use std::ops::Range;

/// Cuts words into tokens: runs of letters and digits, held together by what stands inside a number or sign
/// (`294-QĐ/TW`, `26/5/2025`, `1.000`), and single marks. White space lies between them. Told with each is whether it
/// is surely its own fold.
pub(super) fn cut(words: &str, mut found: impl FnMut(Range<usize>, TokenKind, bool)) {
    let bytes = words.as_bytes();
    let next = |at: usize| words[at..].chars().next();
    let mut start = 0;
    loop {
        if bytes.get(start) == Some(&b' ') {
            start += 1;
        }
        let (mut end, is_usual) = usual_letters(bytes, start);
        if end > start && matches!(bytes.get(end), None | Some(b' ')) {
            found(start..end, TokenKind::Word, is_usual);
            start = end;
            continue;
        }
        let Some(c) = next(end) else { return };
        if end == start && !is_letter(c) {
            end += c.len_utf8();
            if !c.is_whitespace() {
                found(start..end, TokenKind::Mark, c.is_ascii());
            }
            start = end;
            continue;
        }
        while let Some(c) = next(end) {
            let before = words[start..end].chars().next_back();
            let joined = || before.zip(next(end + c.len_utf8())).is_some_and(|(before, after)| joins(before, c, after));
            if !is_letter(c) && (c == ' ' || !joined()) {
                break;
            }
            end += c.len_utf8();
        }
        found(start..end, TokenKind::Word, false);
        start = end;
    }
}

/// Where the letters and digits of usual Vietnamese end that begin here, and whether they surely are their own fold.
/// Nearly every word of a text is read by this alone, so it looks at bytes.
fn usual_letters(bytes: &[u8], start: usize) -> (usize, bool) {
    let (mut at, mut is_usual) = (start, true);
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        at += match (byte, bytes.get(at + 1)) {
            // × and ÷ are no letters; Ð and ð stand for Đ and đ.
            (0xC3, Some(0x97 | 0xB7)) => break,
            (0xC3, Some(0x90 | 0xB0)) => {
                is_usual = false;
                2
            }
            (0xC3, Some(0x80..=0xBF)) | (0xC4..=0xC6, _) => 2,
            (0xE1, Some(0xB8..=0xBB)) => 3,
            _ => break,
        };
    }
    // A tone mark before an open a, e or y could stand elsewhere.
    let is_open = matches!(&bytes[start..at], [.., 0x80..=0xFF, b'a' | b'e' | b'y' | b'A' | b'E' | b'Y']);
    (at, is_usual && !is_open)
}

fn is_letter(c: char) -> bool {
    // Vietnamese letters lie in these blocks; the tables of all scripts are asked for what is left.
    matches!(c, 'a'..='z' | 'A'..='Z' | '0'..='9' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Ḁ'..='ỿ')
        || !c.is_ascii() && c.is_alphanumeric()
        || unicode_normalization::char::is_combining_mark(c)
}

/// Whether a mark inside a word holds it together: between digits a point, a comma or a slash; else a hyphen or a slash
/// next to a letter. A range of years is three tokens, however it is typed.
fn joins(before: char, mark: char, after: char) -> bool {
    let digits = before.is_ascii_digit() && after.is_ascii_digit();
    match mark {
        '.' | ',' => digits,
        '/' => is_letter(before) && is_letter(after),
        '-' | '\u{2011}' => is_letter(before) && is_letter(after) && !digits,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::fold;

    #[test]
    fn bytes_tell_of_usual_letters_what_letters_tell() {
        for c in ('\0'..='\u{24f}').chain('\u{300}'..='\u{323}').chain('\u{1e00}'..='\u{206f}') {
            for word in [format!("{c}"), format!("u{c}"), format!("{c}y"), format!("th{c}a"), format!("{c}E{c}")] {
                let (end, is_usual) = usual_letters(word.as_bytes(), 0);
                let letters = &word[..end];
                assert!(letters.chars().all(is_letter), "{word}");
                assert!(!is_usual || fold(letters) == letters, "{word}");
            }
        }
        for word in ["Thường", "ĐẢNG", "uỷ", "294", "ỹ"] {
            assert_eq!(usual_letters(word.as_bytes(), 0), (word.len(), true), "{word}");
        }
        assert_eq!(usual_letters("hòa".as_bytes(), 0), (4, false));
    }

    #[test]
    fn tokens_keep_numbers_and_signs_whole() {
        for (words, expected) in [
            ("Quy định số 294-QĐ/TW, ngày 26/5/2025.", "Quy|định|số|294-QĐ/TW|,|ngày|26/5/2025|."),
            ("nhiệm kỳ 2020-2025; 1.000 người", "nhiệm|kỳ|2020|-|2025|;|1.000|người"),
            ("hai phần ba (2/3)", "hai|phần|ba|(|2/3|)"),
            ("NĐ-CP và/hoặc “Văn phòng”", "NĐ-CP|và/hoặc|“|Văn|phòng|”"),
            ("", ""),
        ] {
            let mut tokens = Vec::new();
            cut(words, |range, _, _| tokens.push(&words[range]));
            assert_eq!(tokens.join("|"), expected);
        }
    }
}
