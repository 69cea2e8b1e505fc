//! Phrases in running text: found as printed, at the bounds of words, and replaced or dropped.

use crate::model::{Facts, InlineKind, Part, PathError, Provision, Text, placeholder_value};
use std::collections::BTreeMap;
use std::ops::Range;

/// Stands for what no phrase reaches into: a reference, a line break, the edge of a footnote.
const WALL: char = '\u{fffc}';

/// A text as phrases are found in it.
pub(in crate::amend) fn flat_words(text: &Text, facts: &Facts) -> String {
    Flat::new(text, facts).words
}

/// As [`replace`], in all texts of a provision's own.
pub(in crate::amend) fn replace_all(provision: &mut Provision, old: &str, new: Option<&str>, facts: &Data) -> usize {
    replace(provision, Part::Whole, old, new, facts)
}

/// The data of a regulation before an instrument and after it.
#[derive(Debug, Clone, Copy)]
pub(in crate::amend) struct Data<'f> {
    /// By which phrases are found.
    pub(in crate::amend) before: &'f Facts,
    /// A placeholder that prints the new words by these stays one.
    pub(in crate::amend) after: &'f Facts,
}

/// How often a phrase stands in a provision's own texts.
pub(in crate::amend) fn count(provision: &Provision, part: Part, old: &str, facts: &Facts) -> usize {
    // What has no name has its own words instead: `đoạn mở đầu khoản 2`.
    let texts = provision.texts().take(if part == Part::Name { 1 } else { usize::MAX });
    texts.map(|text| matches(&Flat::new(text, facts).words, old).len()).sum()
}

/// Many texts as phrases are found in them, so that one look through finds a phrase wherever it stands.
#[derive(Debug, Default)]
pub(in crate::amend) struct Lines {
    /// All of them, a wall behind each.
    words: String,
    /// Where each starts, whose it is, and whether it is the first of its provision's.
    starts: Vec<(usize, usize, bool)>,
}

/// How often a phrase stands in a provision's own texts.
#[derive(Debug, Default, Clone, Copy)]
pub(in crate::amend) struct Hits {
    /// In the first of them: the name, or the words of what has none.
    pub(in crate::amend) first: usize,
    /// In all of them.
    pub(in crate::amend) all: usize,
}

impl Lines {
    /// Lays out the own texts of provisions, each known by a number that grows.
    pub(in crate::amend) fn new<'p>(provisions: impl Iterator<Item = (usize, &'p Provision)>, facts: &Facts) -> Self {
        let mut flat = Flat { words: String::new() };
        let mut starts = Vec::new();
        for (owner, provision) in provisions {
            for (at, text) in provision.texts().enumerate() {
                starts.push((flat.words.len(), owner, at == 0));
                flat.push(text, facts);
                flat.words.push(WALL);
            }
        }
        Self { words: flat.words, starts }
    }

    /// In which of them a phrase stands.
    pub(in crate::amend) fn hits(&self, phrase: &str) -> BTreeMap<usize, Hits> {
        let mut out: BTreeMap<usize, Hits> = BTreeMap::new();
        for hit in matches(&self.words, phrase) {
            let at = self.starts.partition_point(|start| start.0 <= hit.start);
            let Some((_, owner, first)) = at.checked_sub(1).and_then(|at| self.starts.get(at)) else { continue };
            let hits = out.entry(*owner).or_default();
            hits.first += usize::from(*first);
            hits.all += 1;
        }
        out
    }
}

/// Replaces a phrase in a provision's own texts, or drops it; gives how often.
pub(super) fn replace(provision: &mut Provision, part: Part, old: &str, new: Option<&str>, facts: &Data) -> usize {
    let cells = provision.table.iter_mut().flat_map(|table| table.rows.iter_mut().flatten());
    let texts = provision.heading.iter_mut().chain(std::iter::once(&mut provision.body)).chain(cells);
    texts.take(if part == Part::Name { 1 } else { usize::MAX }).map(|text| replace_in(text, old, new, facts)).sum()
}

/// Replaces a phrase in a text, or drops it with the space that is too many then; gives how often.
fn replace_in(text: &mut Text, old: &str, new: Option<&str>, facts: &Data) -> usize {
    let flat = Flat::new(text, facts.before);
    let hits = matches(&flat.words, old);
    if hits.is_empty() {
        return 0;
    }
    let cuts: Vec<Range<usize>> = match new {
        Some(_) => hits.clone(),
        None => hits.iter().map(|hit| with_space(&flat.words, hit.clone())).collect(),
    };
    let mut editor = Cutter { cuts: &cuts, new: new.unwrap_or(""), at: 0, facts };
    editor.text(text);
    hits.len()
}

/// Whether a provision's own texts print, by the data after, what they printed before with the phrase replaced.
pub(in crate::amend) fn prints_replaced(
    (before, after): (&Provision, &Provision),
    old: &str,
    new: Option<&str>,
    facts: &Data,
) -> bool {
    before.texts().zip(after.texts()).all(|(before, after)| {
        let mut words = Text::plain(flat_words(before, facts.before));
        replace_in(&mut words, old, new, facts);
        words.bare_words() == flat_words(after, facts.after)
    })
}

/// A phrase that is dropped takes the space before it along, at the start of a text the space behind it.
fn with_space(words: &str, hit: Range<usize>) -> Range<usize> {
    let (before, after) = (words[..hit.start].chars().next_back(), words[hit.end..].chars().next());
    if before == Some(' ') {
        hit.start - 1..hit.end
    } else if before.is_none() && after == Some(' ') {
        hit.start..hit.end + 1
    } else {
        hit
    }
}

/// Where a phrase stands in a text, at the bounds of words.
fn matches(words: &str, phrase: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    if phrase.is_empty() || words.len() < phrase.len() {
        return out;
    }
    let (first, last) = (phrase.chars().next(), phrase.chars().next_back());
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    for at in memchr::memmem::find_iter(words.as_bytes(), phrase) {
        let range = at..at + phrase.len();
        let (before, after) = (words[..range.start].chars().next_back(), words[range.end..].chars().next());
        if !(letter(first) && letter(before) || letter(last) && letter(after)) {
            out.push(range);
        }
    }
    out
}

/// A text as one line.
struct Flat {
    words: String,
}

impl Flat {
    fn new(text: &Text, facts: &Facts) -> Self {
        let mut flat = Self { words: String::new() };
        flat.push(text, facts);
        flat
    }

    fn push(&mut self, text: &Text, facts: &Facts) {
        for inline in &text.0 {
            match &inline.kind {
                InlineKind::Words(words) => self.words.push_str(words),
                InlineKind::Placeholder(path) => self.words.push_str(&value(path, facts)),
                InlineKind::Emphasis(inner) | InlineKind::Strong(inner) => self.push(inner, facts),
                InlineKind::Footnote(inner) => {
                    self.words.push(WALL);
                    self.push(inner, facts);
                    self.words.push(WALL);
                }
                InlineKind::Reference(_) | InlineKind::Break => self.words.push(WALL),
            }
        }
    }
}

/// What a placeholder prints, as far as no format profile is needed.
fn value(path: &str, facts: &Facts) -> String {
    match placeholder_value(facts, path, &|_, _| WALL.to_string()) {
        Ok(value) => value,
        Err(PathError::Empty) => "…".to_owned(),
        Err(PathError::Unknown(_)) => WALL.to_string(),
    }
}

/// Cuts stretches out of a text and puts new words where each began.
struct Cutter<'c> {
    cuts: &'c [Range<usize>],
    new: &'c str,
    /// How much of the line lies behind.
    at: usize,
    facts: &'c Data<'c>,
}

impl Cutter<'_> {
    fn text(&mut self, text: &mut Text) {
        let mut out = Text::default();
        for mut inline in std::mem::take(&mut text.0) {
            let kind = &mut inline.kind;
            match kind {
                InlineKind::Words(words) => {
                    let words = std::mem::take(words);
                    *kind = InlineKind::Words(self.cut(&words));
                }
                InlineKind::Placeholder(path) => {
                    let printed = value(path, self.facts.before);
                    let cut = self.cut(&printed);
                    if cut != printed && cut != value(path, self.facts.after) {
                        *kind = InlineKind::Words(cut);
                    }
                }
                InlineKind::Emphasis(inner) | InlineKind::Strong(inner) => self.text(inner),
                InlineKind::Footnote(inner) => {
                    self.at += WALL.len_utf8();
                    self.text(inner);
                    self.at += WALL.len_utf8();
                }
                InlineKind::Reference(_) | InlineKind::Break => self.at += WALL.len_utf8(),
            }
            match (&mut inline.kind, out.0.last_mut().map(|last| &mut last.kind)) {
                (InlineKind::Words(words), Some(InlineKind::Words(before))) => before.push_str(words),
                (InlineKind::Words(words), _) if words.is_empty() => {}
                (InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Footnote(inner), _)
                    if inner.is_empty() => {}
                _ => out.0.push(inline),
            }
        }
        *text = out;
    }

    /// What is left of the next stretch of the line, with the new words where a cut begins in it.
    fn cut(&mut self, words: &str) -> String {
        let (start, end) = (self.at, self.at + words.len());
        self.at = end;
        let mut out = String::with_capacity(words.len());
        let mut from = start;
        for cut in self.cuts.iter().filter(|cut| cut.start < end && start < cut.end) {
            out.push_str(&words[from - start..cut.start.max(start) - start]);
            if cut.start >= start {
                out.push_str(self.new);
            }
            from = cut.end.min(end);
        }
        out.push_str(&words[from - start..]);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::split_placeholders;

    fn replaced(text: &str, old: &str, new: Option<&str>) -> (String, usize) {
        let mut facts = Facts::default();
        facts.organ.name = "Tỉnh uỷ Lam Giang".to_owned();
        let mut text = split_placeholders(text);
        let count = replace_in(&mut text, old, new, &Data { before: &facts, after: &facts });
        let mut out = String::new();
        for inline in &text.0 {
            match &inline.kind {
                InlineKind::Words(words) => out.push_str(words),
                InlineKind::Placeholder(path) => out.push_str(&format!("{{{{ {path} }}}}")),
                _ => {}
            }
        }
        (out, count)
    }

    #[test]
    fn phrases_are_replaced_at_the_bounds_of_words() {
        for (text, old, new, expected, count) in [
            ("Ban Tuyên giáo và Ban Dân vận", "Ban Tuyên giáo", Some("Ban X"), "Ban X và Ban Dân vận", 1),
            ("Ban Dân, Ban Dân, Ban Dâng", "Ban Dân", Some("B"), "B, B, Ban Dâng", 2),
            ("gửi trước 5 ngày.", "5 ngày", Some("7 ngày"), "gửi trước 7 ngày.", 1),
            ("gửi trước 15 ngày.", "5 ngày", Some("7 ngày"), "gửi trước 15 ngày.", 0),
            ("họp định kỳ hằng tháng, đột xuất", "hằng tháng", None, "họp định kỳ, đột xuất", 1),
            ("hằng tháng họp", "hằng tháng", None, "họp", 1),
            ("họp (hằng tháng)", "hằng tháng", None, "họp ()", 1),
            ("do {{ organ.name }} quyết định", "Tỉnh uỷ", Some("Thành uỷ"), "do Thành uỷ Lam Giang quyết định", 1),
            ("do {{ organ.name }} quyết định", "quyết định", Some("cho"), "do {{ organ.name }} cho", 1),
            ("do {{ organ.name }} quyết định", "do Tỉnh uỷ Lam Giang", None, "quyết định", 1),
            ("x", "", Some("y"), "x", 0),
        ] {
            assert_eq!(replaced(text, old, new), (expected.to_owned(), count), "{text}");
        }
    }
}
