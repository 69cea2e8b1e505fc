//! Whether a file is text of ours: encoding, byte-order mark, line ends, Unicode form, control characters.

use super::part::part;
use crate::diagnostic::{Diagnostic, Safety, codes};
use crate::model::is_composed;
use crate::source::{FaultKind, FileId, SourceFile, Span};
use unicode_normalization::UnicodeNormalization;

/// Signs that TCVN3 (ABC) text shows when read as Unicode and that neither Vietnamese nor VNI text holds; the soft
/// hyphen is a letter of TCVN3 too and is left out, since Word types it.
const TCVN3: &str = "µ¸¶·¹¨»¾¼½©®ª«¬¡¢§£¤¥¦";

/// Reports what is wrong with a file's encoding; whether it can be read at all.
pub fn check(file: FileId, source: &SourceFile, diagnostics: &mut Vec<Diagnostic>) -> bool {
    if let Some(fault) = &source.fault {
        let at = fault.at..char_end(&source.text, fault.at);
        let variant = match fault.kind {
            FaultKind::Utf16 => "utf16",
            FaultKind::NotUtf8 => "help",
        };
        diagnostics.push(Diagnostic::new(&codes::NOT_UTF8, Span::new(file, at)).help(variant));
        return false;
    }
    let text = &source.text;
    if let Some((at, variant)) = legacy(text) {
        let span = Span::new(file, at..word_end(text, at));
        diagnostics.push(Diagnostic::new(&codes::LEGACY_ENCODING, span).with("encoding", variant).help("help"));
        return false;
    }
    if text.starts_with('\u{feff}') {
        let span = Span::new(file, 0..'\u{feff}'.len_utf8());
        diagnostics.push(Diagnostic::new(&codes::BYTE_ORDER_MARK, span).help("help").fix(Safety::Safe, span, ""));
    }
    if let Some(at) = memchr::memchr(b'\r', text.as_bytes()) {
        let count = text.matches('\r').count().to_string();
        let span = Span::new(file, at..at + 1);
        diagnostics.push(Diagnostic::new(&codes::CARRIAGE_RETURNS, span).with("count", count).help("help"));
    }
    not_composed(file, text, diagnostics);
    let control = || text.char_indices().find(|(_, c)| is_control(*c));
    if let Some((at, c)) = may_hold_control(text).then(control).flatten() {
        let span = Span::new(file, at..at + c.len_utf8());
        let what = format!("U+{:04X}", u32::from(c));
        diagnostics.push(Diagnostic::new(&codes::CONTROL_CHARACTER, span).with("what", what).help("help").fix(
            Safety::Safe,
            span,
            "",
        ));
    }
    true
}

/// Whether a text may hold a control or invisible character: bytes tell most texts that do not.
fn may_hold_control(text: &str) -> bool {
    let bytes = text.as_bytes();
    let suspicious = |byte: u8| {
        (byte < 0x20) & (byte != b'\n') & (byte != b'\r') & (byte != b'\t')
            | (byte == 0x7F)
            | (byte == 0xC2)
            | (byte == 0xE2)
    };
    let hidden = |at: usize| match bytes.get(at).copied().unwrap_or_default() {
        0xE2 => matches!(bytes.get(at + 1..at + 3), Some([0x80, 0x8B] | [0x81, 0xA0])),
        byte => suspicious(byte),
    };
    // Many bytes at once, without a way out of the loop, which the compiler makes wide.
    bytes.chunks(64).enumerate().any(|(chunk, some)| {
        some.iter().fold(false, |found, byte| found | suspicious(*byte))
            && (chunk * 64..chunk * 64 + some.len()).any(hidden)
    })
}

fn is_control(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || matches!(c, '\u{200b}' | '\u{2060}' | '\u{ad}')
}

fn char_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(at, |c| at + c.len_utf8())
}

fn word_end(text: &str, at: usize) -> usize {
    part(text, at..).find(char::is_whitespace).map_or(text.len(), |length| at + length)
}

/// Text typed in TCVN3 or VNI: where it shows first, and the name of the encoding.
///
/// Only text without any letter that Unicode alone writes (ạ, ế, ư …) is taken for one, and only with several
/// letters that Vietnamese cannot hold, so that a quoted sample in a Unicode text is let through.
fn legacy(text: &str) -> Option<(usize, &'static str)> {
    if text.is_ascii()
        || text.chars().any(|c| ('\u{1ea0}'..='\u{1ef9}').contains(&c) || matches!(c, 'ư' | 'ơ' | 'đ' | 'ă'))
    {
        return None;
    }
    let mut tcvn3 = text.char_indices().filter(|(_, c)| TCVN3.contains(*c));
    if let (Some((first, _)), Some(_), Some(_)) = (tcvn3.next(), tcvn3.next(), tcvn3.next()) {
        return Some((first, "TCVN3 (ABC)"));
    }
    vni(text).map(|at| (at, "VNI"))
}

/// Letters that VNI text shows when read as Unicode and that Vietnamese does not have.
const VNI: &str = "øûïåäëöüñØÛÏÅÄËÖÜÑ";

fn vni(text: &str) -> Option<usize> {
    let mut found = text.char_indices().filter(|(_, c)| VNI.contains(*c)).map(|(at, _)| at);
    let first = found.next()?;
    // One may stand in a foreign name; a text of them is an encoding.
    found.next().map(|_| first)
}

fn not_composed(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) {
    if is_composed(text) {
        return;
    }
    let mut count = 0;
    let mut first = None;
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let trimmed = word.trim_end();
        if !is_composed(trimmed) && !trimmed.nfc().eq(trimmed.chars()) {
            count += 1;
            first.get_or_insert(at..at + trimmed.len());
        }
        at += word.len();
    }
    if let Some(range) = first {
        let span = Span::new(file, range);
        diagnostics.push(Diagnostic::new(&codes::NOT_COMPOSED, span).with("count", count.to_string()).help("help"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_encodings_are_named_and_vietnamese_is_not_taken_for_one() {
        let cases = [
            ("Uû ban nh©n d©n x· h\u{ed}p", Some("TCVN3 (ABC)")),
            ("### Uû ban nh©n d©n c¸c cÊp, c¬ quan ®¶ng", Some("TCVN3 (ABC)")),
            ("Uûy ban nhaân daân xaõ hoïp", Some("VNI")),
            ("Uỷ ban nhân dân xã họp", None),
            ("Ban Chấp hành", None),
            ("khoá XV, khoá XVI, khoá XVII, hoà, quý, tuân", None),
            ("München, Köln, Düsseldorf ở Đức", None),
            ("ba tháng, năm, là, và", None),
            ("plain ascii", None),
            ("mẫu chữ Uû ban nh©n d©n trong văn bản được giữ", None),
        ];
        for (text, expected) in cases {
            assert_eq!(legacy(text).map(|(_, name)| name), expected, "{text}");
        }
    }
}
