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
        /// Whether it is written as the state does: `15/QĐ-UBND`.
        is_state: bool,
    },
    /// Place and date.
    Date {
        /// The place.
        place: Option<String>,
        /// Day, month and year, when they are written.
        date: Option<chrono::NaiveDate>,
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
    key(words).starts_with("nơi nhận") && words.split_whitespace().count() <= 12
}

/// The part of a head that words are.
pub(super) fn head(words: &str) -> Option<Head> {
    let count = words.split_whitespace().count();
    if count == 0 || count > 20 {
        return None;
    }
    let key = key(words);
    match key.as_str() {
        "đảng cộng sản việt nam" => return Some(Head::Nation(false)),
        "cộng hoà xã hội chủ nghĩa việt nam" => return Some(Head::Nation(true)),
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

/// `Số 22-QC/TU`, `Số: 15/QĐ-UBND`, also without its number.
fn number(words: &str) -> Option<Head> {
    let rest = words.trim().strip_prefix("Số").or_else(|| words.trim().strip_prefix("SỐ"))?;
    let rest: String = rest.trim_start_matches([':', ' ', '\u{a0}', '.']).split_whitespace().collect();
    if rest.chars().count() > 30 || rest.matches('/').count() != 1 && rest.matches('/').count() != 2 {
        return None;
    }
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let after = rest[digits.len()..].trim_start_matches(['…', '.', '_']);
    let number = digits.parse().ok().filter(|number| *number > 0);
    let letters = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '.');
    if let Some((kind, organ)) = after.strip_prefix(['-', '–']).and_then(|after| after.split_once('/')) {
        let is = letters(kind) && !organ.is_empty();
        return is.then(|| Head::Number { number, kind: kind.to_owned(), organ: organ.to_owned(), is_state: false });
    }
    // `191/2026/NĐ-CP` holds the year.
    let after = after.strip_prefix('/')?;
    let year = after.split_once('/').filter(|(year, _)| year.len() == 4 && year.chars().all(|c| c.is_ascii_digit()));
    let (kind, organ) = year.map_or(after, |(_, rest)| rest).split_once('-')?;
    letters(kind).then(|| Head::Number { number, kind: kind.to_owned(), organ: organ.to_owned(), is_state: true })
}

/// `Lam Giang, ngày 05 tháng 11 năm 2025`.
fn date(words: &str) -> Option<Head> {
    let words = words.trim();
    let at = words.find("ngày")?;
    let place = words[..at].trim();
    if place.is_empty() || !place.ends_with(',') || place.split_whitespace().count() > 8 {
        return None;
    }
    let rest = &words[at + "ngày".len()..];
    let (day, rest) = rest.split_once("tháng")?;
    let (month, year) = rest.split_once("năm")?;
    let blank = |text: &str| !text.chars().any(char::is_alphabetic) && text.trim().len() <= 24;
    if !blank(day) || !blank(month) || !blank(year) {
        return None;
    }
    let figure = |text: &str| text.trim().trim_end_matches('.').parse::<u32>().ok();
    let date = match (figure(day), figure(month), figure(year)) {
        (Some(day), Some(month), Some(year)) => {
            i32::try_from(year).ok().and_then(|year| chrono::NaiveDate::from_ymd_opt(year, month, day))
        }
        _ => None,
    };
    let figures = words[at..].chars().filter(char::is_ascii_digit).count();
    // Half a date is none, and its figures must not be lost.
    if date.is_none() && figures > 0 {
        return None;
    }
    let place = place.trim_end_matches([',', ' ']).to_owned();
    Some(Head::Date { place: Some(place).filter(|place| place != "…"), date })
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
