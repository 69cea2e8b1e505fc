//! A number as a list prints it: digits, Roman numerals, letters.

/// A number in a format of WordprocessingML (`decimal`, `upperRoman`, …), whichever kind of file asks; a custom format is given by its first
/// numbers (`001, 002, …`). What is unknown is printed in digits.
pub(super) fn digits(number: i64, format: &str) -> String {
    match format {
        "none" | "bullet" => String::new(),
        "decimalZero" => format!("{number:02}"),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperLetter" => letters(number, 'A'),
        "lowerLetter" => letters(number, 'a'),
        "ordinal" => format!("{number}."),
        "numberInDash" => format!("- {number} -"),
        "decimalEnclosedParen" => format!("({number})"),
        "decimalEnclosedFullstop" => format!("{number}."),
        "decimalEnclosedCircle" => circled(number),
        "vietnameseCounting" => counted(number),
        custom if custom.starts_with('0') => {
            let width = custom.split(',').next().unwrap_or_default().trim().len().min(9);
            format!("{number:0width$}")
        }
        _ => number.to_string(),
    }
}

/// Numerals as the model prints them; what has none in digits.
fn roman(number: i64) -> String {
    u32::try_from(number).map_or_else(|_| number.to_string(), crate::model::roman)
}

/// a, …, z, aa, bb, as word processors count letters.
fn letters(number: i64, first: char) -> String {
    let Ok(at) = u32::try_from(number - 1) else { return String::new() };
    let letter = char::from_u32(u32::from(first) + at % 26).unwrap_or(first);
    std::iter::repeat_n(letter, (at / 26 + 1).min(30) as usize).collect()
}

fn circled(number: i64) -> String {
    let letter = u32::try_from(number).ok().filter(|number| (1..=20).contains(number));
    letter.and_then(|number| char::from_u32(0x245f + number)).map_or_else(|| number.to_string(), String::from)
}

/// một, hai, …; beyond 99, digits.
fn counted(number: i64) -> String {
    const ONES: [&str; 10] = ["", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
    let (Ok(tens), Ok(ones)) = (usize::try_from(number / 10), usize::try_from(number % 10)) else {
        return number.to_string();
    };
    match (tens, ones) {
        (0, 1..) => ONES[ones].to_owned(),
        (1, 0) => "mười".to_owned(),
        (1, 5) => "mười lăm".to_owned(),
        (1, _) => format!("mười {}", ONES[ones]),
        (2..=9, 0) => format!("{} mươi", ONES[tens]),
        (2..=9, 1) => format!("{} mươi mốt", ONES[tens]),
        (2..=9, 5) => format!("{} mươi lăm", ONES[tens]),
        (2..=9, _) => format!("{} mươi {}", ONES[tens], ONES[ones]),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::digits;

    #[test]
    fn numbers_are_printed_as_lists_print_them() {
        for (number, format, printed) in [
            (4, "decimal", "4"),
            (4, "decimalZero", "04"),
            (12, "decimalZero", "12"),
            (49, "upperRoman", "XLIX"),
            (1994, "lowerRoman", "mcmxciv"),
            (0, "upperRoman", "0"),
            (3, "lowerLetter", "c"),
            (28, "lowerLetter", "bb"),
            (26, "upperLetter", "Z"),
            (0, "upperLetter", ""),
            (7, "001, 002, 003, ...", "007"),
            (3, "decimalEnclosedCircle", "③"),
            (21, "vietnameseCounting", "hai mươi mốt"),
            (5, "none", ""),
            (i64::MAX, "lowerLetter", ""),
        ] {
            assert_eq!(digits(number, format), printed, "{number} {format}");
        }
    }
}
