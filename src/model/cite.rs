//! How days and documents are written in a citation.

use super::Basis;
use chrono::{Datelike, NaiveDate};

/// The month with a leading 0 for months 1 and 2 only (Hướng dẫn 05-HD/VPTW; Nghị định 30/2020/NĐ-CP).
pub fn month_digits(date: NaiveDate) -> String {
    if date.month() <= 2 { format!("{:02}", date.month()) } else { date.month().to_string() }
}

/// A day in digits, as documents are cited: `26/5/2025`, `05/02/2026` (a leading 0 for days below 10 and for
/// months 1 and 2 only; Hướng dẫn 05-HD/VPTW).
pub fn date_digits(date: NaiveDate) -> String {
    format!("{:02}/{}/{}", date.day(), month_digits(date), date.year())
}

/// A day in words, as the state writes it: `26 tháng 5 năm 2025`, `05 tháng 02 năm 2026` (zeros as in [`date_digits`]).
pub fn day_in_words(date: NaiveDate) -> String {
    format!("{:02} tháng {} năm {}", date.day(), month_digits(date), date.year())
}

impl Basis {
    /// The document as it is cited the first time: `Quy định số 294-QĐ/TW, ngày 26/5/2025 của Ban Chấp hành Trung ương`.
    /// What the basis does not state is left out with the words around it.
    ///
    /// `pattern` is the profile's [`super::BasisStyle::cited`].
    pub fn cited(&self, pattern: &str) -> String {
        if let Some(text) = &self.text {
            return text.clone();
        }
        let mut out = self.document_type.clone().unwrap_or_default();
        if let Some(number) = &self.number {
            out.push_str(" số ");
            out.push_str(number);
        }
        if let Some(date) = self.date {
            let comma = if pattern.contains(", ngày") { "," } else { "" };
            let day = if pattern.contains("{day}") { day_in_words(date) } else { date_digits(date) };
            out.push_str(&format!("{comma} ngày {day}"));
        }
        if let Some(issuer) = &self.issuer {
            out.push_str(" của ");
            out.push_str(issuer);
        }
        if let Some(subject) = &self.subject {
            out.push(' ');
            out.push_str(subject);
        }
        out.trim().to_owned()
    }
}
