//! Weaves the printed runs of both sides into one line, each with its fate, by the pieces of the comparison.

use super::super::super::runs::{FootnoteView, ReferenceView, Run};
use super::printed::PrintedTokens;
use crate::diff::{Op, Passage, Piece, Token};
use std::collections::BTreeMap;
use std::ops::Range;

/// The fate of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// In both texts.
    Both,
    /// In both, but it looked otherwise: whether it was bold and italic.
    Restyled(bool, bool),
    /// Only in the old text.
    Old,
    /// Only in the new text.
    New,
}

/// Runs with their fates, in order: without the new ones they are the old text, without the old ones the new.
pub(super) type Interleaved = Vec<(Fate, Run)>;

/// A printed text and the passage that was compared.
#[derive(Clone, Copy)]
pub(super) struct Text<'v> {
    /// As printed.
    pub(super) runs: &'v [Run],
    /// As compared.
    pub(super) passage: &'v Passage,
    /// The footnote of the passage whose words these are.
    pub(super) footnote: Option<usize>,
}

/// The footnotes met so far, their words interleaved.
#[derive(Default)]
pub(super) struct Notes(Vec<Interleaved>);

impl Notes {
    /// The mark of a new footnote with these words.
    pub(super) fn mark(&mut self, run: &Run, words: Interleaved) -> Run {
        self.0.push(words);
        let footnote = FootnoteView { number: self.0.len(), runs: Vec::new() };
        Run { bold: run.bold, italic: run.italic, footnote: Some(footnote), ..Run::default() }
    }

    /// All of them, in the order of their numbers.
    pub(super) fn take(&mut self) -> Vec<Interleaved> {
        std::mem::take(&mut self.0)
    }
}

/// Weaves two texts. Where the print does not tell the letters that were compared, the one replaces the other as a whole,
/// which is coarser and still right.
pub(super) fn interleave(old: Text, new: Text, pieces: &[Piece], notes: &mut Notes) -> Interleaved {
    let whole = |from: &mut Interleaved, notes: &mut Notes| {
        from.extend(alone(old.runs, Fate::Old, notes));
        from.extend(alone(new.runs, Fate::New, notes));
    };
    let mut interleaved = Vec::new();
    if same_print(old.runs, new.runs) {
        return new.runs.iter().map(|run| (Fate::Both, run.clone())).collect();
    }
    let tokens = PrintedTokens::new(old.runs, old.passage, old.footnote).zip(PrintedTokens::new(
        new.runs,
        new.passage,
        new.footnote,
    ));
    let Some((left, right)) = tokens else {
        whole(&mut interleaved, notes);
        return interleaved;
    };
    let mut interleaver =
        Interleaver { left, right, old, new, pieces, partners: BTreeMap::new(), done: (0, 0), interleaved, notes };
    interleaver.run();
    interleaver.interleaved
}

/// Runs of one fate.
pub(super) fn alone(runs: &[Run], fate: Fate, notes: &mut Notes) -> Interleaved {
    let note = |run: &Run, notes: &mut Notes| match &run.footnote {
        Some(footnote) => {
            let words = footnote.runs.iter().map(|run| (fate, run.clone())).collect();
            notes.mark(run, words)
        }
        None => run.clone(),
    };
    runs.iter().map(|run| (fate, note(run, notes))).collect()
}

/// Whether two texts print the same letters in the same look, without a footnote.
pub(super) fn same_print(old: &[Run], new: &[Run]) -> bool {
    let same = |l: &Run, r: &Run| {
        (&l.text, l.bold, l.italic, l.is_break) == (&r.text, r.bold, r.italic, r.is_break)
            && l.footnote.is_none()
            && r.footnote.is_none()
            && l.reference.is_some() == r.reference.is_some()
    };
    old.len() == new.len() && old.iter().zip(new).all(|(l, r)| same(l, r))
}

struct Interleaver<'v, 'n> {
    left: PrintedTokens<'v>,
    right: PrintedTokens<'v>,
    old: Text<'v>,
    new: Text<'v>,
    pieces: &'v [Piece],
    /// The new footnote of each old one that has one.
    partners: BTreeMap<usize, usize>,
    /// How many units of both sides are interleaved in.
    done: (usize, usize),
    interleaved: Interleaved,
    notes: &'n mut Notes,
}

/// Units of both sides; both ranges filled for what is in both texts.
type Step = (Range<usize>, Range<usize>);

impl Interleaver<'_, '_> {
    fn run(&mut self) {
        for (old, new) in self.steps() {
            self.marks_before(if old.is_empty() { 0 } else { old.start }, if new.is_empty() { 0 } else { new.start });
            match (old.is_empty(), new.is_empty()) {
                (false, false) => self.both(&old, &new),
                (false, true) => self.one(self.left.slice(self.left.bytes(&old)), Fate::Old),
                (true, false) => self.one(self.right.slice(self.right.bytes(&new)), Fate::New),
                (true, true) => {}
            }
            if !old.is_empty() {
                self.done.0 = old.end;
            }
            if !new.is_empty() {
                self.done.1 = new.end;
            }
        }
        let ends = (self.left.units.len(), self.right.units.len());
        self.marks_before(ends.0, ends.1);
    }

    /// The units in the order of the pieces; finds the partners of footnotes by the way.
    fn steps(&mut self) -> Vec<Step> {
        let mut out: Vec<Step> = Vec::new();
        let one = |unit: usize| unit..unit + 1;
        for piece in self.pieces {
            let lefts: Vec<Option<usize>> = piece.old.clone().map(|at| self.left.unit_of[at]).collect();
            let rights: Vec<Option<usize>> = piece.new.clone().map(|at| self.right.unit_of[at]).collect();
            let together = !matches!(piece.op, Op::Added | Op::Removed);
            if together && lefts.len() == rights.len() {
                for (at, pair) in lefts.iter().zip(&rights).enumerate() {
                    match pair {
                        (Some(l), Some(r)) => out.push((one(*l), one(*r))),
                        (Some(l), None) => out.push((one(*l), 0..0)),
                        (None, Some(r)) => out.push((0..0, one(*r))),
                        (None, None) => self.pair_footnotes(piece.old.start + at, piece.new.start + at),
                    }
                }
                continue;
            }
            // What prints the same may have been cut into other tokens.
            let span = |units: &[Option<usize>]| -> Option<Range<usize>> {
                let units: Option<Vec<usize>> = units.iter().copied().collect();
                let units = units.filter(|units| units.windows(2).all(|pair| pair[0] + 1 == pair[1]))?;
                Some(*units.first()?..units.last()? + 1)
            };
            match (span(&lefts), span(&rights)) {
                (Some(old), Some(new)) if together => out.push((old, new)),
                _ => {
                    out.extend(lefts.into_iter().flatten().map(|unit| (one(unit), 0..0)));
                    out.extend(rights.into_iter().flatten().map(|unit| (0..0, one(unit))));
                }
            }
        }
        // White space at the end of a text belongs to no token.
        let rest = |printed: &PrintedTokens| {
            printed.units.len().checked_sub(1).filter(|last| !printed.unit_of.contains(&Some(*last)))
        };
        let loose = |printed: &PrintedTokens| rest(printed).filter(|last| printed.units[*last].mark.is_none());
        match (loose(&self.left), loose(&self.right)) {
            (Some(l), Some(r)) => out.push((one(l), one(r))),
            (Some(l), None) => out.push((one(l), 0..0)),
            (None, Some(r)) => out.push((0..0, one(r))),
            (None, None) => {}
        }
        out
    }

    fn pair_footnotes(&mut self, old: usize, new: usize) {
        let footnote = |text: &Text, at: usize| text.passage.tokens.get(at).and_then(Token::footnote);
        if let (None, Some(l), Some(r)) = (self.old.footnote, footnote(&self.old, old), footnote(&self.new, new))
            && !self.partners.contains_key(&l)
            && !self.partners.values().any(|known| *known == r)
        {
            self.partners.insert(l, r);
        }
    }

    /// Weaves in the footnotes' marks that stand before these units; of partners both at once, where both stand next.
    fn marks_before(&mut self, left: usize, right: usize) {
        while self.done.0 < left {
            match self.next_partners() {
                Some((l, r)) => self.paired_mark(l, r),
                None => self.one_mark(Fate::Old),
            }
        }
        while self.done.1 < right {
            match self.next_partners() {
                Some((l, r)) => self.paired_mark(l, r),
                None => self.one_mark(Fate::New),
            }
        }
    }

    /// The footnotes whose marks stand next on both sides, when they are partners.
    fn next_partners(&self) -> Option<(usize, usize)> {
        let l = self.left.units.get(self.done.0)?.mark?;
        let r = self.right.units.get(self.done.1)?.mark?;
        (self.partners.get(&l) == Some(&r)).then_some((l, r))
    }

    fn one_mark(&mut self, fate: Fate) {
        let (printed, at) = match fate {
            Fate::Old => (&self.left, &mut self.done.0),
            _ => (&self.right, &mut self.done.1),
        };
        let runs = printed.slice(printed.units[*at].range.clone());
        *at += 1;
        self.one(runs, fate);
    }

    fn paired_mark(&mut self, l: usize, r: usize) {
        let old = Text { runs: self.left.footnote(l), passage: self.old.passage, footnote: Some(l) };
        let new = Text { runs: self.right.footnote(r), passage: self.new.passage, footnote: Some(r) };
        let words = interleave(old, new, self.pieces, self.notes);
        let (left, right) = (self.left.units[self.done.0].range.clone(), self.right.units[self.done.1].range.clone());
        let space = |range: &Range<usize>| range.start..range.end - '\u{FFFC}'.len_utf8();
        self.letters(space(&left), space(&right));
        let mark = self.right.slice(space(&right).end..right.end);
        let mark = mark.into_iter().map(|run| (Fate::Both, self.notes.mark(&run, words.clone())));
        self.interleaved.extend(mark);
        self.done = (self.done.0 + 1, self.done.1 + 1);
    }

    fn one(&mut self, runs: Vec<Run>, fate: Fate) {
        let interleaved = alone(&runs, fate, self.notes);
        self.interleaved.extend(interleaved);
    }

    /// Weaves in what is the same token on both sides: white space and letters each for itself.
    fn both(&mut self, old: &Range<usize>, new: &Range<usize>) {
        let (left, right) = (self.left.bytes(old), self.right.bytes(new));
        let (l, r) = (&self.left.text[left.clone()], &self.right.text[right.clone()]);
        if l == r {
            return self.letters(left, right);
        }
        let space = |text: &str| text.len() - text.trim_start().len();
        let (l, r) = (left.start + space(l), right.start + space(r));
        self.letters(left.start..l, right.start..r);
        self.letters(l..left.end, r..right.end);
    }

    /// Weaves in letters that stand for each other.
    fn letters(&mut self, left: Range<usize>, right: Range<usize>) {
        let same = self.left.text[left.clone()] == self.right.text[right.clone()];
        let (olds, news) = (self.left.slice(left), self.right.slice(right));
        let looks = |runs: &[Run]| -> Vec<(bool, bool)> { runs.iter().map(|run| (run.bold, run.italic)).collect() };
        let plain = |run: &Run| run.reference.is_none() && !run.is_break;
        match (same, looks(&olds).as_slice(), looks(&news).as_slice()) {
            (true, was, is) if was == is => self.interleaved.extend(news.into_iter().map(|run| (Fate::Both, run))),
            (true, [was], [_]) if news.iter().all(plain) => {
                self.interleaved.extend(news.into_iter().map(|run| (Fate::Restyled(was.0, was.1), run)));
            }
            _ => match (olds.as_slice(), news.as_slice()) {
                ([Run { reference: Some(l), .. }], [Run { reference: Some(r), .. }]) => {
                    let interleaved = citation((&olds[0], l), (&news[0], r));
                    self.interleaved.extend(interleaved);
                }
                _ => {
                    self.interleaved.extend(olds.into_iter().map(|run| (Fate::Old, run)));
                    self.interleaved.extend(news.into_iter().map(|run| (Fate::New, run)));
                }
            },
        }
    }
}

/// Two citations of one provision: what both say at their ends stays, so that only the number is marked.
fn citation((old, left): (&Run, &ReferenceView), (new, right): (&Run, &ReferenceView)) -> Interleaved {
    let (l, r) = (&left.pieces, &right.pieces);
    let head = l.iter().zip(r).take_while(|(l, r)| l.text == r.text).count();
    let tail = l[head..].iter().rev().zip(r[head..].iter().rev()).take_while(|(l, r)| l.text == r.text).count();
    let part = |run: &Run, reference: &ReferenceView, range: Range<usize>, fate: Fate| -> Interleaved {
        let pieces = &reference.pieces[range];
        let one = |piece: &super::super::super::runs::Piece| {
            let reference = ReferenceView { anchor: reference.anchor.clone(), pieces: vec![piece.clone()] };
            (fate, Run { text: piece.text.clone(), reference: Some(reference), ..run.clone() })
        };
        pieces.iter().map(one).collect()
    };
    [
        part(new, right, 0..head, Fate::Both),
        part(old, left, head..l.len() - tail, Fate::Old),
        part(new, right, head..r.len() - tail, Fate::New),
        part(new, right, r.len() - tail..r.len(), Fate::Both),
    ]
    .concat()
}
