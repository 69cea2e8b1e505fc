//! The merged tree as text: every piece with the lines that were typed for it, conflicts between git's markers.

use super::document::{Kind, Node};
use super::gap::{self, both};
use super::number::{is_list_changed, numbers};
use super::outcome::{Conflict, Labels, Reason};
use super::place::place;
use super::side::{Side, Three};
use super::tree::{Fate, Merge};
use super::words::{bare, pick};
use crate::model::{Level, Number};

/// A piece as it is read in one way to settle all conflicts: its number and its words.
pub type Read = (usize, String);

/// What was written, and what a reader must find in it.
#[derive(Default)]
pub struct Written {
    /// The text.
    pub text: String,
    /// What is left for a person to decide.
    pub conflicts: Vec<Conflict>,
    /// Every piece with its depth and its words, in reading order: what the text must read back as.
    pub outline: Vec<(usize, Kind, String)>,
    /// What is read when every conflict is settled as one side has it.
    pub readings: Three<Vec<Read>>,
    /// Whether a conflict stands where no markers can stand.
    pub unshown: bool,
}

/// Writes the merged tree.
pub fn write(merge: &Merge, labels: &Labels) -> Written {
    let changed = (0..merge.len()).map(|at| is_list_changed(merge, at)).collect();
    let mut writer =
        Writer { merge, labels, numbers: numbers(merge), changed, written: Written::default(), last: None };
    writer.inside(0, 0);
    let tails = merge.documents;
    let tail = pick(Some(&tails.base.tail), &tails.ours.tail, &tails.theirs.tail);
    let tail = tail.map_or_else(|| both(&tails.ours.tail, &tails.theirs.tail), String::clone);
    writer.written.text.push_str(&tail);
    writer.written
}

struct Writer<'a> {
    merge: &'a Merge<'a>,
    labels: &'a Labels,
    numbers: Vec<Option<Number>>,
    /// Which lists are counted again, by the piece that holds them.
    changed: Vec<bool>,
    written: Written,
    /// The piece written last.
    last: Option<usize>,
}

impl Writer<'_> {
    fn push(&mut self, text: &str) {
        self.written.text.push_str(text);
    }

    fn read(&mut self, side: Side, at: usize, text: &str) {
        self.written.readings.get_mut(side).push((at, bare(text)));
    }

    fn marker(&mut self, sign: char, label: &str) {
        // A file whose last line has no end gets one before a marker.
        if !self.written.text.is_empty() && !self.written.text.ends_with('\n') {
            self.push("\n");
        }
        let signs = sign.to_string().repeat(self.labels.length);
        self.push(&format!("{signs}{}{label}\n", if label.is_empty() { "" } else { " " }));
    }

    /// Writes one conflict: what each version shows of it.
    fn conflict(&mut self, at: usize, reason: Reason, show: &mut dyn FnMut(&mut Self, Side)) {
        self.written.unshown |= self.column() > 0;
        let place = place(self.merge, &self.numbers, at);
        self.written.conflicts.push(Conflict { place, reason });
        let labels = self.labels;
        self.marker('<', &labels.ours);
        show(self, Side::Ours);
        if labels.with_base {
            self.marker('|', &labels.base);
            show(self, Side::Base);
        }
        self.marker('=', "");
        show(self, Side::Theirs);
        self.marker('>', &labels.theirs);
    }

    /// What stands in a piece; marked neighbours that belong together are one conflict.
    fn inside(&mut self, at: usize, depth: usize) {
        let mut run: Vec<usize> = Vec::new();
        for child in self.merge.piece(at).children.clone() {
            let piece = self.merge.piece(child);
            let (is_marked, joins) = (matches!(piece.fate, Fate::Marked(_)), piece.joins);
            if !(run.is_empty() || is_marked && joins) {
                self.marked(&std::mem::take(&mut run));
            }
            match (is_marked, joins) {
                (true, true) => run.push(child),
                (true, false) => self.marked(&[child]),
                _ if piece.fate == Fate::Kept => self.kept(child, depth),
                _ => {}
            }
        }
        if !run.is_empty() {
            self.marked(&run);
        }
    }

    /// Each side's own pieces, whole and as typed, between markers.
    fn marked(&mut self, run: &[usize]) {
        let Some(&first) = run.first() else { return };
        let reason = match self.merge.piece(first).fate {
            Fate::Marked(reason) => reason,
            _ => Reason::Moved,
        };
        self.gap(first);
        self.conflict(first, reason, &mut |writer, side| writer.typed(side, run));
        let deepest = |side: Side| {
            let node = run.iter().filter_map(|at| *self.merge.piece(*at).parts.get(side)).max()?;
            let last = self.merge.documents.get(side).below(node).last().copied()?;
            Some(self.merge.piece_of(side, last))
        };
        self.last = Side::BOTH.into_iter().find_map(deepest).or(self.last);
    }

    /// Lines of one version exactly as typed.
    fn typed(&mut self, side: Side, run: &[usize]) {
        let document = self.merge.documents.get(side);
        let mut tops: Vec<usize> = run.iter().filter_map(|at| *self.merge.piece(*at).parts.get(side)).collect();
        tops.sort_unstable();
        let mut before: Option<usize> = None;
        let mut joined = false;
        for at in tops.into_iter().flat_map(|top| document.below(top)) {
            let node = document.node(at);
            if let Some(before) = before.filter(|_| !joined) {
                let is_new_place = before + 1 != at && !node.is_fact();
                let runs_on = is_new_place && gap::need_blank(document.node(before).kind, node.kind);
                self.push(if runs_on && node.gap.is_empty() { "\n" } else { &node.gap });
            }
            let lead = if joined { node.lead.get(self.column()..).unwrap_or("") } else { &node.lead };
            self.written.text.push_str(&format!("{lead}{}{}", node.marker, node.text));
            let piece = self.merge.piece_of(side, at);
            if side != Side::Base {
                self.read(side, piece, &node.text);
            }
            joined = node.opens_child;
            before = Some(at);
            if !joined {
                self.push("\n");
            }
        }
    }

    /// How many bytes the open line has.
    fn column(&self) -> usize {
        self.written.text.len() - self.written.text.rfind('\n').map_or(0, |end| end + 1)
    }

    /// The piece itself, merged, and what stands in it.
    fn kept(&mut self, at: usize, depth: usize) {
        let [base, ours, theirs] = [Side::Base, Side::Ours, Side::Theirs].map(|side| self.merge.node(side, at));
        let Some(either) = ours.or(theirs) else { return };
        // Where one side deleted the piece there is nothing to merge with.
        let (ours, theirs) = (ours.unwrap_or(either), theirs.unwrap_or(either));
        let kind = pick(base.map(|base| &base.kind), &ours.kind, &theirs.kind).copied();
        let lead = pick(base.map(|base| &base.lead), &ours.lead, &theirs.lead).unwrap_or(&ours.lead).clone();
        let lead = self.indent(at, lead);
        self.gap(at);
        self.last = Some(at);
        match (kind, self.merge.piece(at).text.clone()) {
            (Some(kind), Some(text)) => {
                let marker = self.typed_marker(at, base, ours, theirs);
                let shift = (either.lead.len(), lead.len());
                let text = if either.kind == Kind::Entry { shifted(&text, shift) } else { text };
                let lead = lead.get(self.column()..).unwrap_or("").to_owned();
                self.push(&format!("{lead}{marker}{text}"));
                self.push(if either.opens_child { "" } else { "\n" });
                Side::BOTH.into_iter().for_each(|side| self.read(side, at, &text));
                self.written.outline.push((depth, kind, text.trim().to_owned()));
            }
            _ => self.conflict(at, if base.is_some() { Reason::Edited } else { Reason::Added }, &mut |writer, side| {
                let own = match side {
                    Side::Base => base,
                    Side::Ours => Some(ours),
                    Side::Theirs => Some(theirs),
                };
                let Some(own) = own else { return };
                let marker = writer.typed_marker(at, Some(own), own, own);
                writer.push(&format!("{lead}{marker}{}\n", own.text));
                if side != Side::Base {
                    writer.read(side, at, &own.text);
                }
            }),
        }
        self.inside(at, depth + 1);
    }

    /// An entry or item that only one side typed stands under its sisters as the others do.
    fn indent(&self, at: usize, lead: String) -> String {
        let piece = self.merge.piece(at);
        let is_fact = piece.parts.ours.is_none() && self.merge.node(Side::Theirs, at).is_some_and(Node::is_fact);
        if !is_fact {
            return lead;
        }
        let sisters = self.merge.piece(piece.parent).children.iter();
        let sister = sisters.filter_map(|at| self.merge.node(Side::Ours, *at)).next();
        sister.map_or(lead, |sister| sister.lead.clone())
    }

    /// The lines before a piece that belong to nothing, and a blank line where pieces would run together.
    fn gap(&mut self, at: usize) {
        if self.column() == 0 {
            let gap = gap::before(self.merge, at, self.last, self.written.text.is_empty());
            self.push(&gap);
        }
    }

    /// The marker: counted again where the merge changed the list, else as typed.
    fn typed_marker(&self, at: usize, base: Option<&Node>, ours: &Node, theirs: &Node) -> String {
        let typed = pick(base.map(|base| &base.marker), &ours.marker, &theirs.marker);
        if !ours.is_counted() || ours.pinned || theirs.pinned {
            return typed.unwrap_or(&ours.marker).clone();
        }
        let is_changed = self.changed.get(self.merge.piece(at).parent).copied().unwrap_or(true);
        if let (false, Some(typed)) = (is_changed, typed) {
            return typed.clone();
        }
        let (level, end) = match ours.kind {
            Kind::Provision(Level::Point) => (Level::Point, ")"),
            _ => (Level::Clause, "."),
        };
        let number = self.numbers.get(at).and_then(Option::as_ref);
        number.map_or_else(|| ours.marker.clone(), |number| format!("{}{end}", number.print(level)))
    }
}

/// The lines behind the first moved as far as the first was.
fn shifted(text: &str, (from, to): (usize, usize)) -> String {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or("").to_owned();
    lines.fold(first, |out, line| {
        let rest = line.trim_start_matches(' ');
        let lead = line.len() - rest.len();
        let kept = if line.trim().is_empty() { lead } else { (lead + to).saturating_sub(from) };
        format!("{out}{}{rest}", " ".repeat(kept))
    })
}
