//! Fixed forms: the number line, place and date, the words of authority, and the list of recipients.

use super::findings::Findings;
use super::line::Line;
use crate::diagnostic::codes;
use crate::import::Tag;
use crate::model::Profile;

/// Reviews the form of a line.
pub(super) fn review(line: &Line, profile: &Profile, findings: &mut Findings) {
    let words = line.paragraph.text();
    let words = words.trim();
    match line.tag {
        Tag::Number => {
            if let Some(asked) = number_asked(words, &profile.head.number) {
                findings.push(&codes::FORMAT_NUMBER, "", "format.number", words, asked, line.place);
            }
        }
        Tag::Date => {
            let asked = date_asked(words);
            if asked != words {
                findings.push(&codes::FORMAT_DATE, "", "format.date", words, asked, line.place);
            }
        }
        Tag::Authority => authority(line, words, profile, findings),
        _ => {}
    }
}

/// The number line as the profile writes it, when it is written otherwise.
fn number_asked(words: &str, pattern: &str) -> Option<String> {
    let (opening, rest) = pattern.split_once("{n}")?;
    let (between, rest) = rest.split_once("{type}")?;
    let (slash, _) = rest.split_once("{organ}")?;
    let fits = || {
        let rest = words.strip_prefix(opening)?;
        let (number, rest) = rest.split_once(between)?;
        let (letters, organ) = rest.split_once(slash)?;
        let is_room = number.chars().all(|c| c.is_whitespace() || matches!(c, '.' | '…' | '_'));
        let is_number = number.len() > 1 && number.chars().all(|c| c.is_ascii_digit());
        let is_code = |code: &str| !code.is_empty() && !code.contains(|c: char| c.is_whitespace() || c == ':');
        ((is_room || is_number) && is_code(letters) && is_code(organ)).then_some(())
    };
    if fits().is_some() {
        return None;
    }
    // What is there, put in the places of the pattern.
    let said = words.trim_start_matches(|c: char| !c.is_numeric() && !matches!(c, '-' | '/' | '…' | '.'));
    let mut codes = said.split(['-', '/']).map(str::trim).filter(|code| !code.is_empty());
    let digits: String = said.chars().take_while(char::is_ascii_digit).collect();
    let number = match digits.as_str() {
        "" => "…".to_owned(),
        digits => {
            codes.next();
            format!("{digits:0>2}")
        }
    };
    let codes: Vec<&str> = codes.filter(|code| code.chars().any(char::is_alphabetic)).collect();
    let letters = codes.first().copied().unwrap_or("…");
    let organ = codes.get(1..).map(|rest| rest.join("-")).filter(|rest| !rest.is_empty());
    let organ = organ.unwrap_or_else(|| "…".to_owned());
    Some(pattern.replace("{n}", &number).replace("{type}", letters).replace("{organ}", &organ))
}

/// Place and date with the zeros that belong there: before days below 10 and months 1 and 2, nowhere else.
fn date_asked(words: &str) -> String {
    let mut out = words.to_owned();
    for (before, pads) in [("ngày ", 10), ("tháng ", 3)] {
        let Some(at) = out.to_lowercase().find(before).map(|at| at + before.len()) else { continue };
        let Some(rest) = out.get(at..) else { continue };
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        if let Ok(number) = digits.parse::<u32>()
            && digits.len() <= 2
        {
            let right = if number < pads { format!("{number:02}") } else { number.to_string() };
            out.replace_range(at..at + digits.len(), &right);
        }
    }
    out
}

/// The ways in which offices shorten each kind of authority, and the profile's own.
fn authority(line: &Line, words: &str, profile: &Profile, findings: &mut Findings) {
    let own = &profile.authority;
    let kinds: [(&str, &[&str]); 4] = [
        (&own.on_behalf, &["T/M", "TM.", "TM", "T.M", "T/M."]),
        (&own.deputy, &["K/T", "KT.", "KT", "K.T", "K/T."]),
        (&own.by_order, &["T/L", "TL.", "TL", "T.L", "T/L."]),
        (&own.authorised, &["Q.", "Q/", "TUQ.", "TUQ", "T/UQ"]),
    ];
    let first = words.split_whitespace().next().unwrap_or_default().to_uppercase();
    let kind = kinds.into_iter().find(|(_, ways)| ways.contains(&first.as_str()));
    if let Some((wanted, _)) = kind.filter(|(wanted, _)| *wanted != first) {
        findings.push(&codes::FORMAT_AUTHORITY, "", "format.authority", first, wanted, line.place);
    }
}

/// Reviews the lists of recipients: what opens and what ends each item.
pub(super) fn recipients(lines: &[Line], profile: &Profile, findings: &mut Findings) {
    let says: Vec<&Line> = lines.iter().filter(|line| line.tag != Tag::Blank).collect();
    for (at, line) in says.iter().enumerate().filter(|(_, line)| line.tag == Tag::Recipient) {
        let words = line.paragraph.text();
        let words = words.trim();
        if !words.starts_with('-') {
            findings.push(&codes::FORMAT_RECIPIENTS, "opening", "format.recipients", "", "- ", line.place);
        }
        let is_last = says.get(at + 1).is_none_or(|next| next.tag != Tag::Recipient);
        let asked = if is_last { "." } else { profile.recipients.item_end.as_str() };
        let end: String = words.chars().rev().take_while(|c| matches!(c, '.' | ',' | ';')).collect();
        if end != asked {
            let variant = if is_last { "last" } else { "end" };
            findings.push(&codes::FORMAT_RECIPIENTS, variant, "format.recipients", end, asked, line.place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_line_is_put_in_the_form_of_the_profile() {
        let party = "Số {n}-{type}/{organ}";
        for (words, asked) in [
            ("Số 01-QC/TU", None),
            ("Số       -QC/TU", None),
            ("Số …-QC/TU", None),
            ("Số: 01-QC/TU", Some("Số 01-QC/TU")),
            ("Số 1-QC/TU", Some("Số 01-QC/TU")),
            ("Số 01/QC-TU", Some("Số 01-QC/TU")),
            ("Số 01 - QC/TU", Some("Số 01-QC/TU")),
            ("Số:    -QC/TU", Some("Số …-QC/TU")),
        ] {
            assert_eq!(number_asked(words, party).as_deref(), asked, "{words}");
        }
        let state = "Số: {n}/{type}-{organ}";
        assert_eq!(number_asked("Số: 15/QĐ-UBND", state), None);
        assert_eq!(number_asked("Số 15/QĐ-UBND", state).as_deref(), Some("Số: 15/QĐ-UBND"));
    }

    #[test]
    fn days_and_months_have_their_zeros() {
        for (words, asked) in [
            ("Lam Giang, ngày 5 tháng 02 năm 2026", "Lam Giang, ngày 05 tháng 02 năm 2026"),
            ("Lam Giang, ngày 27 tháng 05 năm 2026", "Lam Giang, ngày 27 tháng 5 năm 2026"),
            ("Lam Giang, ngày 10 tháng 1 năm 2026", "Lam Giang, ngày 10 tháng 01 năm 2026"),
            ("Lam Giang, ngày    tháng    năm 2026", "Lam Giang, ngày    tháng    năm 2026"),
            ("Lam Giang, ngày 10 tháng 12 năm 2026", "Lam Giang, ngày 10 tháng 12 năm 2026"),
        ] {
            assert_eq!(date_asked(words), asked);
        }
    }
}
