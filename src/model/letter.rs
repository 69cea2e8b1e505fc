//! What a letter is, quickly: the standard tables are searched for each letter that is no ASCII, and every third letter
//! of Vietnamese is none.

/// Whether it is a letter: as [`char::is_alphabetic`] says.
pub fn is_letter(letter: char) -> bool {
    match letter {
        '\0'..='\u{7f}' => letter.is_ascii_alphabetic(),
        // Latin-1, Extended-A and -B: all letters but the two signs.
        '\u{c0}'..='\u{24f}' => letter != '×' && letter != '÷',
        // The letters of Vietnamese with two marks.
        '\u{1e00}'..='\u{1eff}' => true,
        _ => letter.is_alphabetic(),
    }
}

/// Whether it is a letter or a digit: as [`char::is_alphanumeric`] says.
pub fn is_letter_or_digit(letter: char) -> bool {
    is_letter(letter) || if letter.is_ascii() { letter.is_ascii_digit() } else { letter.is_numeric() }
}

/// Adds a letter in lower case: as [`char::to_lowercase`] says.
pub fn push_lower(letter: char, out: &mut String) {
    let lower = match letter {
        '\0'..='\u{7f}' => Some(letter.to_ascii_lowercase()),
        'À'..='Þ' if letter != '×' => char::from_u32(u32::from(letter) + 0x20),
        'ß'..='ÿ' => Some(letter),
        'Ă' => Some('ă'),
        'Đ' => Some('đ'),
        'Ĩ' => Some('ĩ'),
        'Ũ' => Some('ũ'),
        'Ơ' => Some('ơ'),
        'Ư' => Some('ư'),
        'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => Some(letter),
        // Here each capital stands before its small letter.
        '\u{1ea0}'..='\u{1ef9}' => char::from_u32(u32::from(letter) | 1),
        _ => None,
    };
    match lower {
        Some(lower) => out.push(lower),
        None => out.extend(letter.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_is_what_the_standard_says() {
        for letter in '\0'..=char::MAX {
            assert_eq!(is_letter(letter), letter.is_alphabetic(), "{letter:?}");
            assert_eq!(is_letter_or_digit(letter), letter.is_alphanumeric(), "{letter:?}");
            let mut lower = String::new();
            push_lower(letter, &mut lower);
            assert_eq!(lower, letter.to_lowercase().collect::<String>(), "{letter:?}");
        }
    }
}
