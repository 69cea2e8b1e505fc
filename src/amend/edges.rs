//! Where a phrase may begin and end: at names and at words, never inside one (`Uỷ ban nhân dân xã`, never `dân xã`).

use crate::diff::{Passage, Token, passage};
use crate::model::{Facts, fold_spelling};
use std::collections::BTreeSet;
use std::ops::Range;

/// A name reaches at most so many words behind its capital where the data do not name it: `Uỷ ban nhân dân`.
const BEHIND_CAPITAL: usize = 3;

/// A name is known by so many of its words: `Trung tâm Phục vụ hành chính công` is that of the xã.
const KNOWN_BY: usize = 4;

/// Where the names of a regulation begin and end.
#[derive(Debug)]
pub(super) struct Edges {
    /// The names of organs, roles and meetings that the data declare, each as its folded words; of two words or more.
    names: Vec<Vec<String>>,
}

impl Edges {
    pub(super) fn new(facts: &[&Facts]) -> Self {
        let mut names: BTreeSet<Vec<String>> = BTreeSet::new();
        for facts in facts {
            let organ = &facts.organ;
            let organs = [Some(&organ.name), organ.short.as_ref(), organ.party.as_ref(), organ.superior.as_ref()];
            let roles = facts.roles.iter().flat_map(|role| [Some(&role.name), role.short.as_ref()]);
            let meetings = facts.meetings.iter().map(|meeting| meeting.name.as_ref());
            let all = organs.into_iter().chain(roles).chain(meetings).flatten();
            names.extend(all.map(|name| words(&passage(name))).filter(|name| name.len() > 1));
        }
        Self { names: names.into_iter().collect() }
    }

    /// How surely a stretch of a text begins or ends inside a name: 2 for surely, 1 for maybe, 0 for not.
    pub(super) fn cuts(&self, passage: &Passage, range: &Range<usize>) -> usize {
        let (start, end) = (range.start, range.end);
        let sure = self.inside_name(passage, start) || self.inside_name(passage, end) || ends_inside(passage, range);
        if sure { 2 } else { begins_inside(passage, start) }
    }

    /// Whether a declared name, or so much of it as makes it known, begins before a token and goes on from it.
    fn inside_name(&self, passage: &Passage, at: usize) -> bool {
        let longest = self.names.iter().map(Vec::len).max().unwrap_or(0);
        let from = at.saturating_sub(longest);
        let to = (at + longest).min(passage.tokens.len());
        let near: Vec<String> = (from..to).map(|at| word(passage, at)).collect();
        self.names.iter().any(|name| {
            (from..at).any(|start| {
                let here = near.get(start - from..).unwrap_or_default();
                let same = here.iter().zip(name).take_while(|(one, other)| one == other).count();
                same >= name.len().min(KNOWN_BY) && start + same > at
            })
        })
    }
}

/// How surely a stretch begins right behind the capital of a name, `viên` of `Uỷ viên`, or goes on with one: what opens a
/// sentence has a capital whatever it is.
fn begins_inside(passage: &Passage, start: usize) -> usize {
    if !is_word(passage, start) || is_number(passage, start) {
        return 0;
    }
    let reach = if is_capital(passage, start) { 1 } else { BEHIND_CAPITAL };
    let mut before = (1..=reach).map_while(|back| start.checked_sub(back).filter(|&at| is_word(passage, at)));
    let opens = |at: usize| at == 0 || !is_word(passage, at - 1);
    before.find(|&at| is_capital(passage, at)).map_or(0, |at| if opens(at) { 1 } else { 2 })
}

/// Whether a stretch that names something ends before a capital: `Văn phòng` before `Tỉnh uỷ` is half of a name.
fn ends_inside(passage: &Passage, range: &Range<usize>) -> bool {
    let last = range.end.saturating_sub(1);
    let named = is_capital(passage, range.start) || is_capital(passage, last);
    named && is_word(passage, range.end) && is_capital(passage, range.end)
}

fn is_word(passage: &Passage, at: usize) -> bool {
    passage.tokens.get(at).is_some_and(Token::is_word)
}

fn is_capital(passage: &Passage, at: usize) -> bool {
    let token = passage.tokens.get(at).filter(|token| token.is_word());
    token.is_some_and(|token| passage.letters(token).starts_with(char::is_uppercase))
}

fn is_number(passage: &Passage, at: usize) -> bool {
    passage.tokens.get(at).is_some_and(|token| passage.letters(token).starts_with(|c: char| c.is_ascii_digit()))
}

/// The words of a passage, folded.
fn words(passage: &Passage) -> Vec<String> {
    (0..passage.tokens.len()).map(|at| word(passage, at)).collect()
}

fn word(passage: &Passage, at: usize) -> String {
    let letters = passage.tokens.get(at).map_or("", |token| passage.letters(token));
    fold_spelling(letters).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Role;

    #[test]
    fn phrases_begin_and_end_at_names() {
        let mut facts = Facts::default();
        facts.organ.name = "Uỷ ban nhân dân xã".to_owned();
        let role = "{id: mot-cua, name: Trung tâm Phục vụ hành chính công}";
        facts.roles.push(serde_yaml::from_str::<Role>(role).unwrap());
        let edges = Edges::new(&[&facts]);
        // `[` and `]` stand around the stretch.
        for (text, cuts) in [
            ("do [Uỷ ban nhân dân xã] quyết định", 0),
            ("do Uỷ ban nhân [dân xã] quyết định", 2),
            ("do [Uỷ ban nhân dân] xã quyết định", 2),
            ("nộp tại [Trung tâm Phục vụ hành chính công] xã", 0),
            ("nộp tại Trung tâm [Phục vụ hành] chính công", 2),
            ("báo cáo [Uỷ viên] Ban Chấp hành", 2),
            ("gửi trước [5 ngày] họp", 0),
            ("Chủ trì [sinh hoạt] chi bộ", 1),
            ("các [Ban Xây dựng] Đảng", 2),
            ("theo [quy định chung] của tỉnh", 0),
        ] {
            let (before, rest) = text.split_once('[').unwrap();
            let (inner, after) = rest.split_once(']').unwrap();
            let whole = passage(&format!("{before}{inner}{after}"));
            let start = passage(before).tokens.len();
            let range = start..start + passage(inner).tokens.len();
            assert_eq!(edges.cuts(&whole, &range), cuts, "{text}");
        }
    }
}
