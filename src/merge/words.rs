//! Three versions of one text become one, where the edits of both sides lie well apart.

use super::document::squeezed;
use super::likeness::{bag, likeness};
use super::pair::ADDED;
use crate::diff::changes;
use crate::load::{Attribute, attribute_list};
use similar::DiffOp;
use std::ops::Range;

/// So many unchanged words between two edits in one sentence keep them apart.
const APART: usize = 6;

/// So many unchanged words keep edits apart that stand on either side of a full stop, semicolon or colon.
const APART_BY_MARK: usize = 2;

/// What a text is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Sentences: edits are apart when enough words lie between them.
    Words,
    /// Lines, of which one that nobody changed keeps edits apart.
    Lines,
    /// The rows of a table: edits of neighbouring rows are apart.
    Rows,
}

/// One of three values: the one that was changed; `None` when both sides changed it, each in its own way.
pub fn pick<'a, T: PartialEq + ?Sized>(base: Option<&'a T>, ours: &'a T, theirs: &'a T) -> Option<&'a T> {
    if ours == theirs || base == Some(theirs) {
        Some(ours)
    } else if base == Some(ours) {
        Some(theirs)
    } else {
        None
    }
}

/// The text with the edits of both sides; `None` when they touch or come near each other.
///
/// Edits are apart when at least six unchanged words lie between them, or two and a mark that ends a sentence or a
/// part of one; in a text of lines or rows, as its [`Sort`] says. A side that rewrote more than half of the words
/// leaves nothing to be merged with.
pub fn merge(base: Option<&str>, ours: &str, theirs: &str, sort: Sort) -> Option<String> {
    if let Some(text) = pick(base, ours, theirs) {
        return Some(text.to_owned());
    }
    // Where one side changed nothing but white space, the other's words stand.
    let (o, t) = (squeezed(ours), squeezed(theirs));
    if o == t {
        return Some(ours.to_owned());
    }
    let base = base?;
    let b = squeezed(base);
    if b == o {
        return Some(theirs.to_owned());
    }
    if b == t {
        return Some(ours.to_owned());
    }
    if sort != Sort::Words {
        let cut = |text: &str| -> Vec<String> { text.split_inclusive('\n').map(str::to_owned).collect() };
        // The last line has no end; giving it one lets lines be put behind it.
        let ended = |text: &str| format!("{text}\n");
        let apart = |between: &[String]| sort == Sort::Rows || !between.is_empty();
        let [b, o, t] = [base, ours, theirs].map(|text| cut(&ended(text)));
        let merged = interleave(&b, &o, &t, apart, sort == Sort::Rows)?;
        return Some(merged.concat().trim_end_matches('\n').to_owned());
    }
    let [b, o, t] = [base, ours, theirs].map(split);
    let words = match pick(Some(b.0), o.0, t.0) {
        Some(words) => words.to_owned(),
        None => interleave(&tokens(b.0), &tokens(o.0), &tokens(t.0), are_apart, false)?.concat(),
    };
    Some(format!("{words}{}", attributes(b.1, o.1, t.1)?))
}

/// Words, and the attribute list with the white space before it.
fn split(text: &str) -> (&str, &str) {
    match attribute_list(text) {
        (words, Some(_)) => text.split_at_checked(words.len()).unwrap_or((text, "")),
        (_, None) => (text, ""),
    }
}

/// The words without their attribute list.
pub fn bare(text: &str) -> String {
    squeezed(split(text).0)
}

/// Three attribute lists, key by key.
fn attributes(base: &str, ours: &str, theirs: &str) -> Option<String> {
    if let Some(list) = pick(Some(base), ours, theirs) {
        return Some(list.to_owned());
    }
    let [b, o, t] = [base, ours, theirs].map(items);
    let find = |list: &[(String, String)], key: &str| list.iter().find(|(k, _)| k == key).map(|(_, raw)| raw.clone());
    let mut merged = Vec::new();
    for (key, _) in o.iter().chain(t.iter().filter(|(key, _)| find(&o, key).is_none())) {
        let (base, ours, theirs) = (find(&b, key), find(&o, key), find(&t, key));
        merged.extend(pick(Some(&base), &ours, &theirs)?.clone());
    }
    Some(if merged.is_empty() { String::new() } else { format!(" {{{}}}", merged.join(" ")) })
}

/// The items of an attribute list: what each speaks of, and how it is typed.
fn items(list: &str) -> Vec<(String, String)> {
    let (_, Some((_, items))) = attribute_list(list) else { return Vec::new() };
    let key = |attribute: &Attribute| match attribute {
        Attribute::Id(_) => "#".to_owned(),
        Attribute::Class(class) => format!(".{class}"),
        Attribute::Pair(key, _) => key.clone(),
        Attribute::Unreadable(words) => format!("?{words}"),
    };
    items.into_iter().map(|(item, range)| (key(&item), list.get(range).unwrap_or("").to_owned())).collect()
}

/// Words, signs and white space; a reference, a placeholder and the mark of a footnote are each one word.
fn tokens(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let whole = [("{{", "}}"), ("[](", ")"), ("[^", "]")]
            .iter()
            .find(|(open, _)| rest.starts_with(open))
            .and_then(|(_, close)| rest.find(close).map(|at| at + close.len()));
        let same = |keep: fn(char) -> bool| rest.find(|c: char| !keep(c)).unwrap_or(rest.len());
        let is_word = |c: char| c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c);
        let length = match whole {
            Some(length) => length,
            None if first.is_whitespace() => same(char::is_whitespace),
            None if is_word(first) => same(is_word),
            None => first.len_utf8(),
        };
        let Some((token, after)) = rest.split_at_checked(length) else { break };
        out.push(token.to_owned());
        rest = after;
    }
    out
}

fn is_word(token: &str) -> bool {
    token.chars().any(char::is_alphanumeric)
}

fn are_apart(between: &[String]) -> bool {
    let words = between.iter().filter(|token| is_word(token)).count();
    let marked = between.iter().any(|token| matches!(token.as_str(), "." | ";" | ":" | "!" | "?"));
    words >= APART || (marked && words >= APART_BY_MARK)
}

/// A change: the pieces of the base that go, and what comes in their place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Hunk {
    pub(super) gone: Range<usize>,
    pub(super) new: Vec<String>,
}

pub(super) fn hunks(base: &[String], side: &[String]) -> Vec<Hunk> {
    let mut hunks: Vec<Hunk> = Vec::new();
    for op in changes(base, side) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (gone, new) = (op.old_range(), side.get(op.new_range()).unwrap_or_default().to_vec());
        match hunks.last_mut() {
            Some(last) if last.gone.end == gone.start => {
                last.gone.end = gone.end;
                last.new.extend(new);
            }
            _ => hunks.push(Hunk { gone, new }),
        }
    }
    hunks
}

/// Both sides' changes of one sequence, when each of one side is apart from each of the other.
///
/// In `rows`, a side may have changed most of them, and what both put in at one place stays, ours first, unless it is
/// almost the same.
fn interleave(
    base: &[String],
    ours: &[String],
    theirs: &[String],
    apart: impl Fn(&[String]) -> bool,
    rows: bool,
) -> Option<Vec<String>> {
    let (ours, theirs) = (hunks(base, ours), hunks(base, theirs));
    let words = |tokens: &[String]| tokens.iter().filter(|token| is_word(token)).count();
    for side in [&ours, &theirs] {
        let gone: usize = side.iter().filter_map(|hunk| base.get(hunk.gone.clone())).map(words).sum();
        if gone * 2 > words(base) && !rows {
            return None;
        }
    }
    if rows
        && ours.iter().any(|own| theirs.iter().any(|other| own != other && own.gone == other.gone && share(own, other)))
    {
        return None;
    }
    let mut all: Vec<(&Hunk, bool)> = ours.iter().map(|hunk| (hunk, true)).collect();
    // The same change on both sides is one change.
    all.extend(theirs.iter().filter(|hunk| !ours.contains(hunk)).map(|hunk| (hunk, false)));
    all.sort_by_key(|(hunk, _)| (hunk.gone.start, hunk.gone.end));
    let mut out = Vec::new();
    let mut at = 0;
    let mut last: Option<bool> = None;
    for (hunk, is_ours) in all {
        if last.is_some_and(|last| last != is_ours) && !base.get(at..hunk.gone.start).is_some_and(&apart) {
            return None;
        }
        out.extend_from_slice(base.get(at..hunk.gone.start)?);
        out.extend(hunk.new.iter().cloned());
        at = hunk.gone.end;
        last = Some(is_ours);
    }
    out.extend_from_slice(base.get(at..)?);
    Some(out)
}

/// Whether a row of one addition is almost a row of the other.
fn share(own: &Hunk, other: &Hunk) -> bool {
    let bags = |hunk: &Hunk| -> Vec<Vec<String>> { hunk.new.iter().map(|row| bag(&row.replace('|', " "))).collect() };
    let others = bags(other);
    bags(own).iter().any(|own| others.iter().any(|other| likeness(own, other) >= ADDED))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_apart_are_merged_and_near_ones_are_not() {
        let base = "Chuẩn bị tài liệu trình hội nghị; gửi tài liệu trước 5 ngày; lưu hồ sơ theo quy định. {#x by=mai}";
        let cases = [
            // Two sentences.
            ("chuẩn bị", base.replace("Chuẩn bị", "Soạn"), base.replace("lưu hồ sơ", "nộp hồ sơ"), true),
            // One place.
            ("5 ngày", base.replace('5', "3"), base.replace('5', "7"), false),
            // Too near each other.
            ("gửi", base.replace("gửi tài", "phát tài"), base.replace('5', "7"), false),
            // Words and attributes.
            ("list", base.replace('5', "3"), base.replace("{#x by=mai}", "{#x by=mai who=a}"), true),
            ("keys", base.replace("by=mai", "by=nay"), base.replace("{#x", "{#x who=a"), true),
            ("one key", base.replace("by=mai", "by=nay"), base.replace("by=mai", "by=kia"), false),
        ];
        for (name, ours, theirs, expected) in cases {
            let merged = merge(Some(base), &ours, &theirs, Sort::Words);
            assert_eq!(merged.is_some(), expected, "{name}: {merged:?}");
            assert_eq!(merge(Some(base), &theirs, &ours, Sort::Words).is_some(), expected, "{name} mirrored");
        }
    }

    #[test]
    fn tokens_give_the_text_again() {
        let text = "theo [](#a-b), {{ organ.name }}[^1]; {b uỷ  ban";
        assert_eq!(tokens(text).concat(), text);
    }
}
