//! VNI for Windows: a vowel and a sign after it for tone or hat or both, read as Latin 1.

use unicode_normalization::UnicodeNormalization;

/// What the signs after a vowel add, as combining marks; small and capital signs mean the same.
const MARKS: [(char, &str); 17] = [
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

/// Letters that stand alone.
const ALONE: [(char, char); 20] = [
    ('ñ', 'đ'),
    ('Ñ', 'Đ'),
    ('ô', 'ơ'),
    ('Ô', 'Ơ'),
    ('ö', 'ư'),
    ('Ö', 'Ư'),
    ('æ', 'ỉ'),
    ('Æ', 'Ỉ'),
    ('ó', 'ĩ'),
    ('Ó', 'Ĩ'),
    ('ò', 'ị'),
    ('Ò', 'Ị'),
    ('î', 'ỵ'),
    ('Î', 'Ỵ'),
    ('í', 'í'),
    ('Í', 'Í'),
    ('ì', 'ì'),
    ('Ì', 'Ì'),
    ('ý', 'ý'),
    ('Ý', 'Ý'),
];

/// A text in VNI in Unicode; signs that VNI does not have stay.
pub fn from_vni(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let mut vowel = None;
    for letter in text.chars() {
        if let Some(marks) = vowel.take().and_then(|base| marks(base, letter)) {
            out.push_str(marks);
            continue;
        }
        let read = ALONE.iter().find(|(shown, _)| *shown == letter).map_or(letter, |(_, read)| *read);
        out.push(read);
        vowel = Some(read).filter(|read| "aeouyơưAEOUYƠƯ".contains(*read));
    }
    out.nfc().collect()
}

/// The marks that a sign adds to a vowel, when it can stand after it.
fn marks(base: char, sign: char) -> Option<&'static str> {
    let sign = sign.to_lowercase().next()?;
    let marks = MARKS.iter().find(|(shown, _)| *shown == sign)?.1;
    let takes = match base.to_lowercase().next()? {
        'a' => true,
        'e' | 'o' => !marks.contains('\u{306}'),
        _ => marks.chars().all(|mark| !matches!(mark, '\u{302}' | '\u{306}')),
    };
    takes.then_some(marks)
}

/// Letters that VNI text shows and that Vietnamese does not have.
pub(super) fn is_sign(letter: char) -> bool {
    "øûïåäëöüñæØÛÏÅÄËÖÜÑÆ".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vowels_take_the_signs_after_them() {
        for (shown, read) in [
            ("ñöôïc", "được"),
            ("thöôøng vuï", "thường vụ"),
            ("nghò quyeát", "nghị quyết"),
            ("LAÕNH ÑAÏO", "LÃNH ĐẠO"),
            ("laõnh ñaïo", "lãnh đạo"),
            ("kyû luaät, kyù", "kỷ luật, ký"),
            ("naêm, baèng, haèng", "năm, bằng, hằng"),
            ("só soá, tænh, hoï", "sĩ số, tỉnh, họ"),
            ("Uyû vieân", "Uỷ viên"),
            ("hoäi yù", "hội ý"),
        ] {
            assert_eq!(from_vni(shown), read);
        }
    }
}
