//! What codes and names of glyphs mean: the base encodings, and names as `ecircumflexacute` or `uni1EBF`.

use crate::import::encoding::windows;
use unicode_normalization::UnicodeNormalization;

/// The upper half of the encoding of old Macintoshes.
const MAC: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// Names of glyphs that are no letters with marks.
const NAMES: &str = "space= exclam=! quotedbl=\" numbersign=# dollar=$ percent=% ampersand=& quotesingle=' \
    parenleft=( parenright=) asterisk=* plus=+ comma=, hyphen=- minus=− period=. slash=/ zero=0 one=1 two=2 three=3 \
    four=4 five=5 six=6 seven=7 eight=8 nine=9 colon=: semicolon=; less=< equal== greater=> question=? at=@ \
    bracketleft=[ backslash=\\ bracketright=] asciicircum=^ underscore=_ grave=` braceleft={ bar=| braceright=} \
    asciitilde=~ exclamdown=¡ cent=¢ sterling=£ currency=¤ yen=¥ brokenbar=¦ section=§ dieresis=¨ copyright=© \
    ordfeminine=ª guillemotleft=« logicalnot=¬ sfthyphen=\u{ad} registered=® macron=¯ degree=° plusminus=± \
    twosuperior=² threesuperior=³ acute=´ mu=µ paragraph=¶ periodcentered=· middot=· cedilla=¸ onesuperior=¹ \
    ordmasculine=º guillemotright=» onequarter=¼ onehalf=½ threequarters=¾ questiondown=¿ AE=Æ ae=æ Eth=Ð eth=ð \
    multiply=× divide=÷ Oslash=Ø oslash=ø Thorn=Þ thorn=þ germandbls=ß dcroat=đ Dcroat=Đ dmacron=đ Dmacron=Đ \
    OE=Œ oe=œ dotlessi=ı endash=– emdash=— quoteleft=‘ quoteright=’ quotesinglbase=‚ quotedblleft=“ quotedblright=” \
    quotedblbase=„ dagger=† daggerdbl=‡ bullet=• ellipsis=… perthousand=‰ guilsinglleft=‹ guilsinglright=› \
    fraction=⁄ Euro=€ trademark=™ fi=fi fl=fl ff=ff ffi=ffi ffl=ffl dong=₫ nbspace=\u{a0} gravecomb=\u{300} \
    acutecomb=\u{301} tildecomb=\u{303} hookabovecomb=\u{309} dotbelowcomb=\u{323} florin=ƒ circumflex=ˆ tilde=˜ \
    numero=№ softhyphen=\u{ad}";

/// Names of marks after the name of a letter.
const MARKS: [(&str, char); 15] = [
    ("circumflex", '\u{302}'),
    ("breve", '\u{306}'),
    ("horn", '\u{31b}'),
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("hookabove", '\u{309}'),
    ("hook", '\u{309}'),
    ("tilde", '\u{303}'),
    ("dotbelow", '\u{323}'),
    ("dieresis", '\u{308}'),
    ("ring", '\u{30a}'),
    ("caron", '\u{30c}'),
    ("cedilla", '\u{327}'),
    ("macron", '\u{304}'),
    ("dot", '\u{307}'),
];

/// The letter of a code in a base encoding.
pub(super) fn letter(base: &str, is_symbolic: bool, code: u8) -> String {
    if base == "MacRomanEncoding" && code >= 0x80 {
        return MAC.chars().nth(usize::from(code - 0x80)).map(String::from).unwrap_or_default();
    }
    // A font of signs says nothing; what its codes are in Latin 1 is what old encodings need.
    if base.is_empty() && is_symbolic {
        return char::from(code).to_string();
    }
    match (base, code) {
        ("StandardEncoding", 0x27) => "’".to_owned(),
        ("StandardEncoding", 0x60) => "‘".to_owned(),
        // The soft hyphen of Windows is drawn as a hyphen, but it is the letter ư of TCVN3, so it stays what it is.
        _ => windows(code).to_string(),
    }
}

/// What a glyph's name means.
pub(super) fn text(name: &str) -> Option<String> {
    // What follows a full stop tells a shape, not a letter.
    let name = name.split('.').next().filter(|base| !base.is_empty())?;
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Some(letter.to_string());
    }
    if let Some((_, text)) = NAMES.split_whitespace().filter_map(|entry| entry.split_once('=')).find(|e| e.0 == name) {
        return Some(if name == "space" { " ".to_owned() } else { text.to_owned() });
    }
    if let Some(digits) = name.strip_prefix("uni").filter(|digits| digits.len() >= 4) {
        let units: Option<Vec<u16>> = digits
            .as_bytes()
            .chunks_exact(4)
            .map(|four| u16::from_str_radix(std::str::from_utf8(four).ok()?, 16).ok())
            .collect();
        return String::from_utf16(&units?).ok();
    }
    if let Some(digits) = name.strip_prefix('u').filter(|digits| (4..=6).contains(&digits.len()))
        && let Some(letter) = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)
    {
        return Some(letter.to_string());
    }
    marked(name)
}

/// `ecircumflexacute`: a letter and the names of its marks.
fn marked(name: &str) -> Option<String> {
    let letter = name.chars().next().filter(char::is_ascii_alphabetic)?;
    let mut rest = name.get(1..)?;
    let mut out = letter.to_string();
    while !rest.is_empty() {
        let (word, mark) = MARKS.iter().find(|(word, _)| rest.starts_with(word))?;
        out.push(*mark);
        rest = rest.get(word.len()..)?;
    }
    Some(out.nfc().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_vietnamese_letters_are_read() {
        for (name, expected) in [
            ("a", "a"),
            ("space", " "),
            ("ecircumflexacute", "ế"),
            ("Abrevedotbelow", "Ặ"),
            ("uhorn", "ư"),
            ("ohornhookabove", "ở"),
            ("dcroat", "đ"),
            ("uni1EBF", "ế"),
            ("u1EBF", "ế"),
            ("ydotbelow", "ỵ"),
            ("hyphen.case", "-"),
        ] {
            assert_eq!(text(name).as_deref(), Some(expected), "{name}");
        }
        assert_eq!(text("g123"), None);
        assert_eq!(letter("MacRomanEncoding", false, 0x8e), "é");
        assert_eq!(letter("WinAnsiEncoding", false, 0x96), "–");
        assert_eq!(MAC.chars().count(), 128);
    }
}
