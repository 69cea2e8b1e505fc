//! Text typed in TCVN3 (ABC) or VNI, read as letters of Unicode: told by its signs and converted.

use crate::model::composed;

/// The letters of TCVN3 by what they look like, and what they are.
const TCVN3: (&str, &str) = (
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u{ad}õøö÷ùúýûüþ¡¢§£¤¥¦",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
);

/// Signs of TCVN3 that neither Vietnamese nor VNI text holds.
const TCVN3_SIGNS: &str = "µ¸¶·¹¨»¾¼½©®ª«¬¡¢§£¤¥¦";

/// What stands behind a letter in VNI and marks it: the sign, the mark.
const VNI_MARKS: [(char, &str); 17] = [
    ('ù', "\u{301}"),
    ('ø', "\u{300}"),
    ('û', "\u{309}"),
    ('õ', "\u{303}"),
    ('ï', "\u{323}"),
    ('â', "\u{302}"),
    ('á', "\u{302}\u{301}"),
    ('à', "\u{302}\u{300}"),
    ('å', "\u{302}\u{309}"),
    ('ã', "\u{302}\u{303}"),
    ('ä', "\u{302}\u{323}"),
    ('ê', "\u{306}"),
    ('é', "\u{306}\u{301}"),
    ('è', "\u{306}\u{300}"),
    ('ú', "\u{306}\u{309}"),
    ('ü', "\u{306}\u{303}"),
    ('ë', "\u{306}\u{323}"),
];

/// Letters that VNI writes by one sign.
const VNI_LETTERS: [(char, &str); 16] = [
    ('ñ', "đ"),
    ('Ñ', "Đ"),
    ('ô', "ơ"),
    ('Ô', "Ơ"),
    ('ö', "ư"),
    ('Ö', "Ư"),
    ('í', "í"),
    ('ì', "ì"),
    ('æ', "ỉ"),
    ('ó', "ĩ"),
    ('ò', "ị"),
    ('Æ', "Ỉ"),
    ('Ó', "Ĩ"),
    ('Ò', "Ị"),
    ('î', "ỵ"),
    ('Î', "Ỵ"),
];

/// A text in an old encoding as Unicode, and the name of the encoding; `None` when it is in none.
pub(super) fn converted(text: &str) -> Option<(String, &'static str)> {
    if text.is_ascii() || text.chars().any(is_unicode_only) {
        return None;
    }
    let count = |signs: &str| text.chars().filter(|c| signs.contains(*c)).count();
    if count(TCVN3_SIGNS) >= 3 {
        return Some((tcvn3(text), "TCVN3 (ABC)"));
    }
    // Letters that Vietnamese does not have.
    (count("øûïåäëöüñØÛÏÅÄËÖÜÑ") >= 2).then(|| (vni(text), "VNI"))
}

/// A letter that Unicode alone writes.
fn is_unicode_only(c: char) -> bool {
    ('\u{1ea0}'..='\u{1ef9}').contains(&c) || matches!(c, 'ư' | 'ơ' | 'đ' | 'ă')
}

fn tcvn3(text: &str) -> String {
    let table: Vec<(char, char)> = TCVN3.0.chars().zip(TCVN3.1.chars()).collect();
    let letter = |c: char| table.iter().find(|(sign, _)| *sign == c).map_or(c, |(_, letter)| *letter);
    text.chars().map(letter).collect()
}

fn vni(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut before = ' ';
    for c in text.chars() {
        let lower = c.to_lowercase().next().unwrap_or(c);
        let marked = matches!(before.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
            || matches!(before, 'ô' | 'Ô' | 'ö' | 'Ö');
        let mark = VNI_MARKS.iter().find(|(sign, _)| *sign == lower).filter(|_| marked);
        match (mark, VNI_LETTERS.iter().find(|(sign, _)| *sign == c)) {
            (Some((_, marks)), _) => out.push_str(marks),
            (None, Some((_, letter))) => out.push_str(letter),
            (None, None) => out.push(c),
        }
        before = c;
    }
    composed(&out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_encodings_are_converted_and_unicode_is_left_alone() {
        for (typed, expected) in [
            ("Uû ban nh©n d©n x· h\u{ed}p", Some("Uỷ ban nhân dân xã họp")),
            ("§iÒu 1. Ph¹m vi ®iÒu chØnh", Some("Điều 1. Phạm vi điều chỉnh")),
            ("Uûy ban nhaân daân xaõ hoïp", Some("Ủyban nhân dân xã họp")),
            ("Ñieàu 1. Phaïm vi ñieàu chænh", Some("Điều 1. Phạm vi điều chỉnh")),
            ("Thöôøng tröïc Ñaûng uûy", Some("Thường trực Đảng ủy")),
            ("Uỷ ban nhân dân xã họp", None),
            ("khoá XV, hoà, quý, tuân", None),
            ("plain", None),
        ] {
            let found = converted(typed).map(|(text, _)| text);
            let expected = expected.map(|words| words.replace("Ủyban", "Ủy ban"));
            assert_eq!(found, expected, "{typed}");
        }
    }
}
