//! What several families read out of words: phrases in a list of words, clauses of a sentence, numbers, times.

use crate::check::{Context, Placed, Printed};
use crate::language::{self, number};
use crate::model::Level;
use std::ops::Range;

pub(super) use crate::language::{role_names as names, words_of as split};

/// The folded words of a text.
pub(super) fn words(text: &Printed) -> Vec<&str> {
    text.words().map(|word| word.folded).collect()
}

/// The phrases of a list kept as data: one a line, folded as words are, `#` opens a comment.
pub(super) fn phrases(list: &'static str) -> Vec<&'static str> {
    language::phrases(list).collect()
}

/// Whether words begin with a phrase; gives how many words it has.
pub(super) fn begins(words: &[&str], phrase: &str) -> Option<usize> {
    // Most phrases fail at the first letters.
    words.first().filter(|first| phrase.starts_with(**first))?;
    let mut count = 0;
    for word in phrase.split(' ') {
        if words.get(count) != Some(&word) {
            return None;
        }
        count += 1;
    }
    Some(count)
}

/// Words that are one word together: `trình` is none in `chương trình`, `ban` none in `ban hành`; folded.
const COMPOUNDS: [[&str; 2]; 18] = [
    ["chương", "trình"],
    ["tờ", "trình"],
    ["công", "trình"],
    ["quá", "trình"],
    ["lộ", "trình"],
    ["quy", "trình"],
    ["tiến", "trình"],
    ["đăng", "ký"],
    ["thư", "ký"],
    ["ban", "hành"],
    ["ban", "đầu"],
    ["tổ", "chức"],
    ["tổ", "quốc"],
    ["quốc", "phòng"],
    ["dự", "phòng"],
    ["phòng", "chống"],
    ["phòng", "ngừa"],
    ["đoàn", "kết"],
];

/// Where a phrase first stands among words, not as a part of a longer word.
pub(super) fn position(words: &[&str], phrase: &str) -> Option<usize> {
    let cut = |first: usize| words.get(first..first + 2).is_some_and(|pair| COMPOUNDS.iter().any(|cut| cut == pair));
    let stands = |at: &usize| {
        let Some(count) = begins(&words[*at..], phrase) else { return false };
        let is_cut = *at > 0 && cut(at - 1) || cut(at + count - 1);
        !is_cut
    };
    (0..words.len()).find(stands)
}

/// Whether one of some phrases stands among words.
pub(super) fn has_any(words: &[&str], phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| position(words, phrase).is_some())
}

/// The phrase of a list that words begin with, the longest of them, and how many words it has.
pub(super) fn begins_any<'p>(words: &[&str], phrases: &[&'p str]) -> Option<(&'p str, usize)> {
    let found = phrases.iter().filter_map(|phrase| Some((*phrase, begins(words, phrase)?)));
    found.max_by_key(|(_, count)| *count)
}

/// The clauses of a text, as ranges of its words: they end at `;`, `:`, at the end of a sentence, and at a comma when
/// `at_commas`.
pub(super) fn clauses(text: &Printed, at_commas: bool) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for at in 0..text.len() {
        let gap = text.gap(at);
        let ends = language::ends_clause(gap) || at_commas && gap.contains(',');
        if ends || at + 1 == text.len() {
            out.push(start..at + 1);
            start = at + 1;
        }
    }
    out
}

/// Whether words begin with a name; gives how many words it has.
pub(super) fn begins_name(words: &[&str], names: &[Vec<String>]) -> Option<usize> {
    let begins =
        |name: &&Vec<String>| name.len() <= words.len() && name.iter().zip(words).all(|(name, word)| name == word);
    names.iter().find(begins).map(Vec::len)
}

/// Whether words say when: a day, a period, an event.
pub(super) fn says_when(words: &[&str]) -> bool {
    let unit = |word: &str| ["ngày", "tuần", "tháng", "quý", "năm", "giờ", "kỳ", "khoá", "buổi"].contains(&word);
    let counted = |at: usize| number(words[at]).is_some() && words.get(at + 1).is_some_and(|word| unit(word));
    let pairs = |at: usize| {
        let next = words.get(at + 1).copied().unwrap_or("");
        match words[at] {
            "hằng" | "hàng" | "mỗi" | "từng" | "cuối" | "đầu" | "giữa" => {
                unit(next) || number(next).is_some()
            }
            "định" => next == "kỳ",
            "trước" | "sau" => {
                !["pháp", "đảng", "ban", "bí", "chi", "chủ", "uỷ", "thường", "hội", "nhân"].contains(&next)
            }
            "kể" => next == "từ",
            "thời" => next == "hạn",
            "ngay" => true,
            "gần" => next == "nhất",
            "hội" => next == "nghị",
            "họp" => true,
            "thứ" => number(next).is_some() || next == "tư",
            "theo" => ["điều", "khoản", "điểm", "chương", "kế", "lịch", "yêu"].contains(&next),
            "tại" => ["điều", "khoản", "điểm", "hội", "phiên", "kỳ", "cuộc"].contains(&next),
            "khi" | "quý" => true,
            "tháng" | "ngày" | "năm" => number(next).is_some(),
            _ => false,
        }
    };
    (0..words.len()).any(|at| counted(at) || pairs(at))
}

/// The paragraph that leads into the items of an article: the one before the first of them.
pub(super) fn lead<'c>(context: &'c Context, placed: &Placed) -> Option<&'c Printed> {
    let item = |level| matches!(level, Level::Clause | Level::Point | Level::Indent | Level::Subindent);
    let before = context.children(placed).take_while(|child| !item(child.level()));
    before.filter_map(|child| context.texts_of(child).first()).last()
}

/// The roles' names as a reader would join them: `Bí thư, Văn phòng`.
pub(super) fn named(context: &Context, owners: &[crate::model::Id]) -> String {
    let name = |id| context.role(id).map_or_else(|| format!("{id}"), |role| role.name.clone());
    owners.iter().map(name).collect::<Vec<String>>().join(", ")
}
