//! Folding of Vietnamese letters: marks taken off for ids and look-ups.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// `text` without tone and letter marks: `Đường` gives `Duong`. Composed and decomposed text give the same.
pub fn strip_marks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match bare(c) {
            Some(bare) => out.push(bare),
            None => return decomposed(text),
        }
    }
    out
}

/// A composed letter of Vietnamese without its marks; `None` for what needs the tables of Unicode.
fn bare(c: char) -> Option<char> {
    Some(match c {
        '\0'..='\u{7f}' | '–' | '“' | '”' | '…' => c,
        'À'..='Ã' | 'Ă' => 'A',
        'È'..='Ê' => 'E',
        'Ì' | 'Í' | 'Ĩ' => 'I',
        'Ò'..='Õ' | 'Ơ' => 'O',
        'Ù' | 'Ú' | 'Ũ' | 'Ư' => 'U',
        'Ý' => 'Y',
        'à'..='ã' | 'ă' => 'a',
        'è'..='ê' => 'e',
        'ì' | 'í' | 'ĩ' => 'i',
        'ò'..='õ' | 'ơ' => 'o',
        'ù' | 'ú' | 'ũ' | 'ư' => 'u',
        'ý' => 'y',
        'đ' | 'ð' => 'd',
        'Đ' | 'Ð' => 'D',
        'Ạ'..='ỹ' => {
            let small = match c {
                'Ạ'..='ặ' => 'a',
                'Ẹ'..='ệ' => 'e',
                'Ỉ'..='ị' => 'i',
                'Ọ'..='ợ' => 'o',
                'Ụ'..='ự' => 'u',
                _ => 'y',
            };
            // Capitals and small letters take turns.
            if u32::from(c) % 2 == 0 { small.to_ascii_uppercase() } else { small }
        }
        _ => return None,
    })
}

fn decomposed(text: &str) -> String {
    text.nfd()
        .filter(|&c| !is_combining_mark(c))
        .map(|c| match c {
            'đ' | 'ð' => 'd',
            'Đ' | 'Ð' => 'D',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_gives_what_the_tables_give() {
        for c in ('\0'..='\u{24f}').chain('\u{1e00}'..='\u{1fff}').chain('\u{2000}'..='\u{206f}') {
            if let Some(bare) = bare(c) {
                assert_eq!(bare.to_string(), decomposed(&c.to_string()), "{c}");
            }
        }
        assert_eq!(strip_marks("Đường Hồ Chí Minh – Uỷ ban"), "Duong Ho Chi Minh – Uy ban");
    }
}
