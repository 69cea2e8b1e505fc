//! What a paragraph or a table stays in: the khoản or điểm whose list goes on, or whose title it stands below.

use super::super::mark::Mark;
use super::{Builder, sequence};
use crate::model::{Inline, InlineKind, Level, Number};

/// A title line has at most so many bytes.
const LONGEST_LINE: usize = 400;

impl Builder<'_> {
    /// Closes what the paragraph at a line does not belong to: it stays in a khoản or điểm when that list goes on.
    pub(super) fn hold(&mut self, at: usize) {
        // What a paragraph leads into may be indents, before the list goes on.
        let is_indent = |mark: &&Mark| matches!(mark.level, Level::Indent | Level::Subindent);
        let mut following = self.marks.get(at + 1..).unwrap_or_default().iter().take(sequence::AHEAD).flatten();
        let next = following.find(|mark| !is_indent(mark));
        let next = next.filter(|mark| matches!(mark.level, Level::Clause | Level::Point));
        let fits = |level: Level, expected: &Number| {
            next.is_some_and(|mark| mark.level == level && mark.number.as_ref() == Some(expected))
        };
        if let Some(own) = self.lines[at].look.own.filter(|own| matches!(own.level, Level::Paragraph | Level::Table)) {
            let inner = self.open.iter().rposition(|open| open.level == own.within && !own.within.is_heading());
            let keeps = inner.or_else(|| self.open.iter().rposition(|open| open.level.is_heading()));
            self.close_to(keeps.map_or(0, |at| at + 1));
            return;
        }
        let point = self.open.iter().rposition(|open| open.level == Level::Point);
        let clause = self.open.iter().rposition(|open| open.level == Level::Clause);
        let heading = self.open.iter().rposition(|open| open.level.is_heading());
        let inside = self.inner.is_some() || point.is_none() && clause.is_some_and(|clause| self.is_titled(clause));
        let keeps = match (point, clause) {
            (Some(point), _) if fits(Level::Point, &self.point.next()) || inside => Some(point),
            (_, Some(clause)) if fits(Level::Clause, &self.clause.next()) || inside => Some(clause),
            (None, Some(clause)) if fits(Level::Point, &Number::counted(1)) => Some(clause),
            _ => heading,
        };
        self.close_to(keeps.map_or(0, |at| at + 1));
    }

    /// Whether a khoản is a title line, so that the paragraphs below it are its text: `1. Họp thường kỳ`.
    fn is_titled(&self, open: usize) -> bool {
        let Some(clause) = self.open.get(open) else { return false };
        let length = |inline: &Inline| match &inline.kind {
            InlineKind::Words(words) => words.len(),
            _ => 0,
        };
        // What is longer is no line, and is not looked through for each paragraph below it.
        if clause.body.0.len() > LONGEST_LINE || clause.body.0.iter().map(length).sum::<usize>() > LONGEST_LINE {
            return false;
        }
        let words = clause.body.bare_words();
        let ends = words.trim_end().ends_with(['.', ';', ':', ',', '!', '?', '”', '"', ')', '…']);
        !words.is_empty() && !ends && words.split_whitespace().count() <= sequence::TITLE_WORDS
    }
}
