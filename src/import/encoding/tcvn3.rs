//! TCVN3 (ABC): one byte a letter, read as Latin 1; small letters carry tones, capitals come from fonts of their own.

/// The letters of TCVN3 as they show in Latin 1, in the order of [`LETTERS`].
const SHOWN: &str = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u{ad}õøö÷ùúýûüþ¡¢§£¤¥¦";

/// What they are.
const LETTERS: &str = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ";

/// A text in TCVN3 in Unicode; signs that TCVN3 does not have stay.
pub fn from_tcvn3(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    for letter in text.chars() {
        let at = if letter.is_ascii() { None } else { SHOWN.chars().position(|shown| shown == letter) };
        out.push(at.and_then(|at| LETTERS.chars().nth(at)).unwrap_or(letter));
    }
    out
}

/// Signs that TCVN3 text shows and that neither Vietnamese nor VNI text holds inside words.
pub(super) fn is_sign(letter: char) -> bool {
    matches!(
        letter,
        'µ' | '¸'
            | '¶'
            | '·'
            | '¹'
            | '¨'
            | '»'
            | '¾'
            | '¼'
            | '½'
            | '©'
            | '®'
            | 'ª'
            | '«'
            | '¬'
            | '¡'
            | '¢'
            | '§'
            | '£'
            | '¤'
            | '¥'
            | '¦'
            | 'Æ'
            | 'Ç'
            | '×'
            | 'Þ'
            | 'ß'
            | 'æ'
            | 'ç'
            | '÷'
            | 'þ'
            | 'Ð'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sign_has_its_letter() {
        assert_eq!(SHOWN.chars().count(), LETTERS.chars().count());
        assert_eq!(from_tcvn3("\u{ad}¬ng, ®\u{ad}îc, §iÒu 5"), "ương, được, Điều 5");
    }
}
