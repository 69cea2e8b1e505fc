//! Ids, which name a provision, a role or a meeting for life.

use super::strip_marks;
use std::fmt;

/// An id: lower-case letters without marks, digits and single hyphens inside.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

impl Id {
    /// The id, when `text` is written as one.
    pub fn new(text: &str) -> Option<Self> {
        let good = !text.is_empty()
            && text.len() <= 200
            && !text.starts_with('-')
            && !text.ends_with('-')
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        good.then(|| Self(text.to_owned()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The id that a heading gets when it has none: `Bí thư Tỉnh uỷ` gives `bi-thu-tinh-uy`.
///
/// Returns `None` when no letter or digit is left. At most 60 letters, cut at a word.
pub fn slug(text: &str) -> Option<Id> {
    let mut plain = strip_marks(text);
    if plain.is_ascii() {
        plain.make_ascii_lowercase();
    } else {
        plain = plain.to_lowercase();
    }
    let mut out = String::with_capacity(plain.len().min(64));
    for word in plain.split(|c: char| !c.is_ascii_alphanumeric()) {
        if word.is_empty() {
            continue;
        }
        if !out.is_empty() && out.len() + word.len() >= 60 {
            break;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out.push_str(&word[..word.len().min(60)]);
    }
    (!out.is_empty()).then_some(Id(out))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_drop_marks_whatever_the_unicode_form() {
        for (text, expected) in
            [("Bí thư Tỉnh uỷ", Some("bi-thu-tinh-uy")), ("Bi\u{301} thư – Đảng", Some("bi-thu-dang")), ("“…”", None)]
        {
            assert_eq!(slug(text).as_ref().map(Id::as_str), expected);
        }
    }
}
