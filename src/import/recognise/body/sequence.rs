//! Whether a mark means what it looks like: decided by the numbers around it.

use super::super::mark::Mark;
use super::super::place::{is_caps, is_rule};
use super::Builder;
use crate::import::Align;
use crate::model::{Level, Number};

/// How far a number may lead and still go on with the sequence, pinned.
const LEAP: u32 = 6;

/// So many lines ahead are looked at.
pub(super) const AHEAD: usize = 120;

/// A khoản that is a title line has at most so many words.
pub(super) const TITLE_WORDS: usize = 20;

/// A name of an article has at most so many words.
const NAME_WORDS: usize = 40;

impl Builder<'_> {
    pub(super) fn is_chapter(&self, at: usize, mark: &Mark) -> bool {
        if !mark.bare {
            return mark.sure && !self.in_annex;
        }
        let line = &self.lines[at];
        let words = &line.text[mark.words..];
        let stands_out = is_caps(words) || line.look.heading.is_some() || line.is_bold(mark.words..line.text.len());
        let fits = mark.number.as_ref().is_some_and(|number| *number == self.chapter.next());
        self.bare_chapters && !self.in_annex && stands_out && fits
    }

    pub(super) fn is_article(&self, at: usize, mark: &Mark) -> bool {
        let Some(number) = &mark.number else { return false };
        let line = &self.lines[at];
        let stands_out = line.look.heading.is_some() || line.is_bold(0..mark.words) || at == 0;
        if *number == self.article.next() {
            // `Điều 17, Xuất khẩu` is what a recogniser made of a full stop.
            let comma = line.text.get(..mark.words).is_some_and(|mark| mark.trim_end().ends_with(','));
            return mark.sure || stands_out || comma && self.ends_before(at);
        }
        // `… quy định tại khoản 3` above `Điều 50. Nghị định này` cites a place, wherever the line broke.
        let rest = line.text.get(mark.words..).unwrap_or_default();
        if !stands_out && (!self.ends_before(at) || rest.starts_with(char::is_lowercase)) {
            return false;
        }
        // A number out of order is kept where it stands, when nothing else can be meant.
        mark.sure && (stands_out || number.base > self.article.last() || !self.names_look)
    }

    /// Whether the words before a line have ended there: with the sign of a sentence, a heading or a table.
    fn ends_before(&self, at: usize) -> bool {
        let before = self.lines.get(..at).unwrap_or_default().iter().rev().find(|line| !line.text.is_empty());
        before.is_none_or(|line| {
            let words = line.text.trim_end();
            let stop = words.ends_with(['.', ';', ':', '!', '?', '”', '"', ')', '…', '|']);
            stop || line.table.is_some()
                || is_rule(words)
                || is_caps(words)
                || line.look.heading.is_some()
                || line.look.align == Some(Align::Centre)
                || line.is_bold(0..line.text.len())
        })
    }

    pub(super) fn is_clause(&mut self, at: usize, mark: &Mark) -> bool {
        let Some(number) = &mark.number else { return false };
        if self.open.iter().all(|open| !open.level.is_heading()) {
            return false;
        }
        let (n, last) = (number.base, self.clause.last());
        if !number.suffix.is_empty() {
            return n == last || n == last + 1;
        }
        let goes_on_inside = self.inner.is_some_and(|inner| inner + 1 == n);
        if n == last + 1 {
            if goes_on_inside && self.comes_again(at, mark) {
                self.inner = Some(n);
                return false;
            }
            self.inner = None;
            return true;
        }
        let leads = at > 0 && self.lines[at - 1].text.ends_with(':');
        let in_point =
            self.open.last().is_some_and(|open| matches!(open.level, Level::Point | Level::Indent | Level::Subindent));
        if goes_on_inside || n == 1 && last > 0 && (leads || in_point) {
            self.inner = Some(n);
            return false;
        }
        let follows = n > last && n <= last + LEAP || n <= last && last - n < 2;
        if follows && !in_point {
            self.inner = None;
            return true;
        }
        false
    }

    /// Whether the same mark of a khoản stands again in this article.
    fn comes_again(&self, at: usize, mark: &Mark) -> bool {
        let rest = self.marks[at + 1..].iter().take(AHEAD).flatten();
        let mut own = rest.take_while(|other| !other.level.is_heading() || !other.sure);
        own.any(|other| other.level == Level::Clause && other.number == mark.number)
    }

    pub(super) fn is_point(&mut self, at: usize, mark: &Mark) -> bool {
        if self.open.iter().all(|open| !open.level.is_heading()) {
            return false;
        }
        let in_list = self.open.iter().any(|open| open.level == Level::Point);
        let expected = if in_list { self.point.next() } else { Number::counted(1) };
        let plain = self.plain_letter(&mark.typed);
        if !in_list {
            self.plain_letters = false;
            let first = mark.number.as_ref() == Some(&expected);
            if first || mark.sure && plain.is_some_and(|place| (2..=4).contains(&place)) {
                return true;
            }
            return false;
        }
        if mark.number.as_ref() == Some(&expected) && !self.plain_letters {
            return true;
        }
        let count = self.listed + 1;
        if plain == Some(count) && (self.plain_letters || mark.number.is_none() || self.has_foreign_letter(at)) {
            self.plain_letters = true;
            return true;
        }
        let Some(number) = &mark.number else { return false };
        let last = self.point.last();
        let near = (last..=last + 3).contains(&number.base) || number.base == 1;
        mark.sure && near
    }

    /// Whether a `d)` stands where `đ)` is expected, and no `đ)` follows in the list.
    pub(super) fn is_second_d(&self, at: usize, expected: &Number) -> bool {
        let (d, dd) = (Number::parse("d", Level::Point), Number::parse("đ", Level::Point));
        let rest = self.marks.get(at + 1..).unwrap_or_default().iter().take(AHEAD).flatten();
        let mut own = rest.take_while(|mark| !mark.level.is_heading() && mark.level != Level::Clause);
        Some(expected) == dd.as_ref()
            && self.point.0 == d
            && own.all(|mark| mark.level != Level::Point || mark.number != dd)
    }

    /// The place of a letter in the plain alphabet.
    fn plain_letter(&self, typed: &str) -> Option<u32> {
        let mut chars = typed.chars();
        let letter = chars.next().filter(char::is_ascii_lowercase)?;
        chars.next().is_none().then(|| u32::from(letter) - u32::from('a') + 1)
    }

    /// Whether a letter that no list of ours has stands further on in this list.
    fn has_foreign_letter(&self, at: usize) -> bool {
        let rest = self.marks[at..].iter().take(AHEAD).flatten();
        let mut own = rest.take_while(|mark| !mark.level.is_heading() && mark.level != Level::Clause);
        own.any(|mark| mark.level == Level::Point && mark.number.is_none())
    }

    /// Whether no text of an article stands at a line.
    pub(super) fn ends_article(&self, at: usize) -> bool {
        let next = (at..self.lines.len()).find(|at| !is_rule(&self.lines[*at].text));
        next.is_none_or(|next| {
            self.marks[next].as_ref().is_some_and(|mark| mark.level.is_heading() && mark.sure && !mark.bare)
        })
    }

    /// Whether what stands behind `Điều 5.` is its name and not its text.
    pub(super) fn is_name(&self, at: usize, mark: &Mark) -> bool {
        let line = &self.lines[at];
        let rest = &line.text[mark.words..];
        let words = rest.split_whitespace().count();
        let ends = rest.ends_with(['.', ';', ':']);
        let below = self.marks.get(at + 1).and_then(Option::as_ref);
        let lists = below.is_some_and(|mark| matches!(mark.typed.as_str(), "1" | "a"));
        let is_last = self.ends_article(at + 1);
        let is_bold = line.is_bold(mark.words..line.text.len());
        let looks = is_bold || line.look.heading.is_some() && !self.names_bold;
        if looks {
            return !ends || !is_last && (words <= 12 || lists && words <= NAME_WORDS && !rest.ends_with(':'));
        }
        // Somebody forgot to make one bold: a list right below it says that it is a name.
        if self.names_look {
            return !ends && lists && words <= NAME_WORDS && !rest.contains('\n');
        }
        let short = words <= NAME_WORDS && !rest.contains('\n') && !rest.contains(". ");
        if ends { rest.ends_with('.') && lists && words <= 12 } else { short && !is_last }
    }
}
