//! What a line is by its own words: the parts of a head, of a signature, of the list of recipients.

use crate::model::folded;

/// A part of the head of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Head {
    /// The nation or the Party; whether it is the nation.
    Nation(bool),
    /// Độc lập - Tự do - Hạnh phúc.
    Motto,
    /// The number line.
    Number {
        /// The number, when it has one.
        number: Option<u32>,
        /// The letters of its type, `QC`.
        kind: String,
        /// The letters of the organ, `TU`.
        organ: String,
        /// The year in it: `191/2026/NĐ-CP`.
        year: Option<u16>,
        /// Whether it is written as the state does: `15/QĐ-UBND`.
        is_state: bool,
    },
    /// Place and date.
    Date {
        /// The place.
        place: Option<String>,
        /// Day, month and year, when they are written.
        date: Option<chrono::NaiveDate>,
        /// Whether a part of it is written and a part is left to fill in.
        partly: bool,
    },
    /// Degree of urgency, folded.
    Urgency(String),
    /// Phạm vi lưu hành.
    Circulation(String),
    /// Which draft.
    Draft(Option<u32>),
}

/// The words of a line folded and without the signs around them: `Số:` gives `số`.
pub(super) fn key(words: &str) -> String {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    words
        .split_whitespace()
        .map(bare)
        .filter(|word| !word.is_empty())
        .map(|word| folded(&word))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether words have capitals only.
pub(super) fn is_caps(words: &str) -> bool {
    let mut letters = words.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(|c| !c.is_lowercase())
}

/// Whether a line is a rule of dashes, stars or underscores and says nothing; `…` is room to write.
pub(super) fn is_rule(words: &str) -> bool {
    let long = words.chars().count() > 2 || words.contains('*');
    long && !words.chars().any(|c| c.is_alphanumeric() || c == '…')
}

/// Whether words are something that has its place outside the text: of a head or a signature.
pub(super) fn is_placed(words: &str) -> bool {
    head(words).is_some() || is_recipients(words) || authority(words).is_some()
}

/// Whether words open the list of recipients.
pub(super) fn is_recipients(words: &str) -> bool {
    words.split_whitespace().take(13).count() <= 12 && key(words).starts_with("nơi nhận")
}

/// The part of a head that words are.
pub(super) fn head(words: &str) -> Option<Head> {
    let count = words.split_whitespace().take(21).count();
    if count == 0 || count > 20 {
        return None;
    }
    let key = key(words);
    match key.as_str() {
        "đảng cộng sản việt nam" => return Some(Head::Nation(false)),
        "cộng hoà xã hội chủ nghĩa việt nam" | "nước cộng hoà xã hội chủ nghĩa việt nam" => {
            return Some(Head::Nation(true));
        }
        "khẩn" | "thượng khẩn" | "hoả tốc" => return Some(Head::Urgency(key)),
        "lưu hành nội bộ" => return Some(Head::Circulation(words.trim().to_owned())),
        _ => {}
    }
    if key.starts_with("độc lập") && key.contains("tự do") && key.ends_with("hạnh phúc") && count <= 8 {
        return Some(Head::Motto);
    }
    if key.starts_with("dự thảo") && count <= 5 {
        let number = key.split(' ').next_back().and_then(|word| word.parse().ok());
        if key == "dự thảo" || number.is_some() && key.starts_with("dự thảo lần") {
            return Some(Head::Draft(number));
        }
    }
    number(words).or_else(|| date(words))
}

/// `Số 22-QC/TU`, `Số: 15/QĐ-UBND`, `Luật số: 58/2024/QH15`, also without its number.
fn number(words: &str) -> Option<Head> {
    let rest: String = behind_noun(words)?.split_whitespace().collect();
    if rest.chars().count() > 40 || !(1..=3).contains(&rest.matches('/').count()) {
        return None;
    }
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let after = rest.get(digits.len()..)?.trim_start_matches(['…', '.', '_']);
    let number = digits.parse().ok().filter(|number| *number > 0);
    let letters = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '.');
    if let Some((kind, organ)) = after.strip_prefix(['-', '–']).and_then(|after| after.split_once('/')) {
        let is = letters(kind) && !organ.is_empty();
        let (kind, organ) = (kind.to_owned(), organ.to_owned());
        return is.then_some(Head::Number { number, kind, organ, year: None, is_state: false });
    }
    // `191/2026/NĐ-CP` holds the year.
    let after = after.strip_prefix('/')?;
    let year = after.split_once('/').filter(|(year, _)| year.len() == 4 && year.chars().all(|c| c.is_ascii_digit()));
    let (year, sign) = match year {
        Some((year, sign)) => (year.parse().ok(), sign),
        // Room may be left for the number alone, and for the year with it.
        None => (None, after.trim_start_matches(['…', '.', '_', '/'])),
    };
    let (kind, organ) = match sign.split_once(['-', '–']) {
        Some((kind, organ)) => (kind, organ),
        // What the National Assembly passes has no letters of its type.
        None if year.is_some() && sign.ends_with(|c: char| c.is_ascii_digit()) => ("", sign),
        None => return None,
    };
    let is =
        (kind.is_empty() || letters(kind)) && organ.starts_with(char::is_alphabetic) && organ.chars().count() <= 24;
    is.then(|| Head::Number { number, kind: kind.to_owned(), organ: organ.to_owned(), year, is_state: true })
}

/// What stands behind `Số`, `Số:` or `Nghị quyết số:`.
fn behind_noun(words: &str) -> Option<&str> {
    let words = words.trim();
    let end = |word: &str| word.trim_end_matches([':', '.']).to_lowercase() == "số";
    let mut at = 0;
    for (count, word) in words.split(' ').enumerate().take(5) {
        at += word.len() + 1;
        // `Số:15/QĐ-UBND` has no space.
        if count == 0
            && let Some(rest) = ["Số:", "SỐ:", "Số.", "Số"].iter().find_map(|open| word.strip_prefix(open))
        {
            let digits = rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '/' | '…' | '-' | '.' | '_'));
            if digits {
                return words.get(word.len() - rest.len()..);
            }
        }
        if end(word.trim_matches('\u{a0}')) {
            let kind = key(words.get(..at - word.len() - 1)?);
            // `Thông tư số 32/2025/TT-BTC` without a colon cites a document.
            let typed = kind.is_empty() || super::part::is_type(&kind) && word.ends_with(':');
            return words
                .get(at.min(words.len())..)
                .filter(|_| typed)
                .map(|rest| rest.trim_start_matches([':', ' ', '\u{a0}']));
        }
    }
    None
}

/// `Lam Giang, ngày 05 tháng 11 năm 2025`, also with room where figures are to be filled in.
fn date(words: &str) -> Option<Head> {
    let words = words.trim();
    let at = words.find("ngày").or_else(|| words.find("Ngày").filter(|at| *at == 0))?;
    let place = words.get(..at)?.trim().trim_matches(['.', '…', ' ']);
    let named = place.ends_with(',') && place.split_whitespace().count() <= 8;
    let rest = words.get(at + "ngày".len()..)?;
    let (day, rest) = rest.split_once("tháng")?;
    let (month, year) = rest.split_once("năm")?;
    // A recogniser reads `l6` for `16`.
    let blank = |text: &str| {
        let text = text.trim();
        !text.chars().any(|c| c.is_alphabetic() && !matches!(c, 'l' | 'I' | 'O' | 'o')) && text.chars().count() <= 24
    };
    if !blank(day) || !blank(month) || !blank(year) {
        return None;
    }
    let figure = |text: &str| {
        let text = text.trim().trim_end_matches('.').trim_end();
        text.replace(['l', 'I'], "1").replace(['O', 'o'], "0").parse::<u32>().ok()
    };
    let date = match (figure(day), figure(month), figure(year)) {
        (Some(day), Some(month), Some(year)) => {
            i32::try_from(year).ok().and_then(|year| chrono::NaiveDate::from_ymd_opt(year, month, day))
        }
        _ => None,
    };
    let partly = date.is_none() && words.get(at..)?.contains(|c: char| c.is_ascii_digit());
    if !named && !(place.is_empty() && (date.is_some() || !partly)) {
        return None;
    }
    let place = place.trim_end_matches([',', ' ']).to_owned();
    Some(Head::Date { place: Some(place).filter(|place| place.contains(char::is_alphabetic)), date, partly })
}

/// The ways to say on whose behalf a document is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Authority {
    /// T/M
    OnBehalf,
    /// K/T
    Deputy,
    /// T/L
    ByOrder,
    /// Q., TUQ.
    Authorised,
}

/// How a signature opens, and the words behind it: `T/M TỈNH UỶ`.
pub(super) fn authority(words: &str) -> Option<(Authority, &str)> {
    const OPENINGS: [(&str, Authority); 16] = [
        ("T/M", Authority::OnBehalf),
        ("TM.", Authority::OnBehalf),
        ("T.M", Authority::OnBehalf),
        ("TM ", Authority::OnBehalf),
        ("K/T", Authority::Deputy),
        ("KT.", Authority::Deputy),
        ("K.T", Authority::Deputy),
        ("KT ", Authority::Deputy),
        ("T/L", Authority::ByOrder),
        ("TL.", Authority::ByOrder),
        ("T.L", Authority::ByOrder),
        ("TL ", Authority::ByOrder),
        ("TUQ.", Authority::Authorised),
        ("TUQ ", Authority::Authorised),
        ("T/UQ", Authority::Authorised),
        ("Q. ", Authority::Authorised),
    ];
    let words = words.trim();
    let (opening, kind) = OPENINGS.iter().find(|(opening, _)| words.starts_with(opening))?;
    let of = words[opening.len()..].trim_start_matches(['.', ' ', '\u{a0}']);
    let count = of.split_whitespace().count();
    let good = of.starts_with(char::is_uppercase) && count <= 14 && !of.ends_with([';', '.']);
    good.then_some((*kind, of))
}
