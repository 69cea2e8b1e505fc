//! Numbers of documents in running text: `294-QĐ/TW`, `30/2020/NĐ-CP`, also where they are written wrongly.

use crate::check::{Context, Part, Printed};
use crate::model::month_digits;
use chrono::NaiveDate;
use std::ops::Range;

/// A number of a document, found in a text.
pub(super) struct Mention<'c> {
    /// The text that it stands in.
    pub text: &'c Printed,
    /// Its printed bytes.
    pub printed: Range<usize>,
    /// The number itself, `294`, with the year for state documents that carry one, `30/2020`.
    pub count: String,
    /// The letters of its type, `QĐ`.
    pub letters: &'c str,
    /// The letters of its organ, `TW`.
    pub organ: &'c str,
}

impl Mention<'_> {
    /// As a Party document is numbered.
    pub fn in_party_form(&self) -> String {
        format!("{}-{}/{}", self.count, self.letters, self.organ)
    }

    /// As a state document is numbered.
    pub fn in_state_form(&self) -> String {
        format!("{}/{}-{}", self.count, self.letters, self.organ)
    }

    /// The two words before it, folded, without `số`: the type, when one is named; and where they begin.
    pub fn type_before(&self) -> Option<(String, usize)> {
        let mut before = self.text.words().rev().filter(|word| word.end <= self.printed.start).peekable();
        before.next_if(|word| word.folded == "số");
        let (second, first) = (before.next()?, before.next()?);
        Some((format!("{} {}", first.folded, second.folded), first.start))
    }

    /// The day that follows, `, ngày 26/5/2025` or `ngày 26 tháng 5 năm 2025`, with its printed bytes.
    pub fn date(&self) -> Option<(NaiveDate, Range<usize>)> {
        let mut words = self.text.words().filter(|word| word.start >= self.printed.end).peekable();
        let first = words.next_if(|word| word.folded == "ngày")?;
        let day = words.next()?;
        words.next_if(|word| word.folded == "tháng");
        let month = words.next()?;
        words.next_if(|word| word.folded == "năm");
        let year = words.next()?;
        let date = NaiveDate::from_ymd_opt(year.text.parse().ok()?, month.text.parse().ok()?, day.text.parse().ok()?)?;
        Some((date, first.end + 1..year.end))
    }

    /// The path of the basis whose number it is: `bases.0`.
    pub fn basis(&self) -> Option<&str> {
        match &self.text.part {
            Part::Fact(path) => path.strip_suffix(".number"),
            _ => None,
        }
    }
}

/// A day as it is written behind a number: `26/5/2025`.
pub(super) fn day(date: NaiveDate) -> String {
    format!("{}/{}/{}", date.format("%d"), month_digits(date), date.format("%Y"))
}

/// Kinds of documents that a place is cited of, as they begin a name, from the references that REF02 told wrongly in 69
/// official texts.
const KINDS: [&str; 12] = [
    "Luật ",
    "Bộ luật ",
    "Hiến pháp",
    "Pháp lệnh ",
    "Nghị định ",
    "Nghị quyết ",
    "Thông tư ",
    "Quyết định ",
    "Quy định số",
    "Quy chế ",
    "Điều lệ ",
    "Hướng dẫn số",
];

/// Whether a sentence names a document of somebody else: `Luật Giáo dục`, not `Quy chế này`.
pub(super) fn names_one(sentence: &str) -> bool {
    KINDS.iter().any(|kind| {
        sentence.match_indices(kind).any(|(at, _)| {
            let rest = sentence.get(at + kind.len()..).unwrap_or("").trim_start();
            !rest.starts_with("này")
                && rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || rest.starts_with("số "))
        })
    })
}

/// Every number of a document, in reading order.
pub(super) fn mentions<'c>(context: &'c Context) -> Vec<Mention<'c>> {
    let mut out = Vec::new();
    for text in context.texts() {
        if text.text.contains('/') || text.text.contains('-') {
            let mut at = 0;
            while at < text.len() {
                match mention(context, text, at) {
                    Some((mention, end)) => {
                        out.push(mention);
                        at = end;
                    }
                    None => at += 1,
                }
            }
        }
    }
    out
}

/// A number whose first word stands at `at`, and the word behind it.
fn mention<'c>(context: &Context, text: &'c Printed, at: usize) -> Option<(Mention<'c>, usize)> {
    let is_join = |at: usize| matches!(text.gap(at).trim(), "-" | "/" | "–");
    let first = text.word(at)?;
    let is_number = first.text.len() <= 4 && first.text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number || !is_join(at) || at > 0 && is_join(at - 1) {
        return None;
    }
    let mut count = first.text.to_owned();
    let mut letters = at + 1;
    let year = text.word(letters)?;
    if year.text.len() == 4 && year.text.bytes().all(|byte| byte.is_ascii_digit()) && is_join(letters) {
        count = format!("{count}/{}", year.text);
        letters += 1;
    }
    let (kind, organ) = (text.word(letters)?, text.word(letters + 1)?);
    let state = &context.registry().letters;
    let is_type = state.iter().any(|known| known == kind.text)
        || context.profile().types.values().any(|known| known == kind.text);
    let is_organ = organ.text.chars().next().is_some_and(char::is_uppercase)
        && organ.text.chars().filter(|c| c.is_uppercase()).count() > 1;
    (is_type && is_organ && is_join(letters)).then(|| {
        let printed = first.start..organ.end;
        (Mention { text, printed, count, letters: kind.text, organ: organ.text }, letters + 2)
    })
}
