//! The merged tree as text: every piece with the lines that were typed for it, conflicts between git's markers.

use super::document::{Document, Kind, Node};
use super::markdown;
use super::tree::{Fate, Merge, OURS, THEIRS};
use super::words::{self, pick};
use super::{Conflict, Labels, Reason};
use crate::model::{Level, Number, Provision, number_provisions};

/// What was written, and what a reader must find in it.
pub struct Written {
    /// The text.
    pub text: String,
    /// What is left for a person to decide.
    pub conflicts: Vec<Conflict>,
    /// Every piece with its depth and its words, in reading order: what the text must read back as.
    pub outline: Vec<(usize, Kind, String)>,
    /// Whether a conflict stands inside a conflict, which cannot be shown.
    pub nested: bool,
}

/// Writes the merged tree.
pub fn write(merge: &Merge, labels: &Labels) -> Written {
    let written = Written { text: String::new(), conflicts: Vec::new(), outline: Vec::new(), nested: false };
    let changed = (0..merge.pieces.len()).map(|at| is_list_changed(merge, at)).collect();
    let mut writer = Writer { merge, labels, numbers: numbers(merge), changed, written, last: None, inside: false };
    let children = merge.pieces[0].children.clone();
    children.into_iter().for_each(|at| writer.piece(at, 0));
    let [base, ours, theirs] = [0, OURS, THEIRS].map(|side| merge.documents[side].tail.as_str());
    let tail = pick(Some(base), ours, theirs).map_or_else(|| both(ours, theirs), str::to_owned);
    writer.written.text.push_str(&tail);
    writer.written
}

struct Writer<'a> {
    merge: &'a Merge,
    labels: &'a Labels,
    numbers: Vec<Option<Number>>,
    /// Which lists are counted again, by the piece that holds them.
    changed: Vec<bool>,
    written: Written,
    /// The piece written last.
    last: Option<usize>,
    /// Whether a conflict is open.
    inside: bool,
}

impl<'a> Writer<'a> {
    fn node(&self, side: usize, at: usize) -> Option<&'a Node> {
        self.merge.pieces[at].parts[side].map(|node| &self.merge.documents[side].nodes[node])
    }

    fn push(&mut self, text: &str) {
        self.written.text.push_str(text);
    }

    fn marker(&mut self, sign: char, label: &str) {
        // A file whose last line has no end gets one before a marker.
        if !self.written.text.is_empty() && !self.written.text.ends_with('\n') {
            self.push("\n");
        }
        let signs = sign.to_string().repeat(self.labels.length);
        self.push(&format!("{signs}{}{label}\n", if label.is_empty() { "" } else { " " }));
    }

    fn conflict(&mut self, at: usize, reason: Reason) {
        if self.inside {
            self.written.nested = true;
        }
        let place = self.place(at);
        self.written.conflicts.push(Conflict { place, reason });
    }

    fn piece(&mut self, at: usize, depth: usize) {
        let labels = self.labels;
        match self.merge.pieces[at].fate {
            Fate::Dropped | Fate::Clashed => {}
            Fate::Kept => self.kept(at, depth),
            Fate::Contested(side) => {
                self.conflict(at, Reason::Deleted);
                self.gap(at);
                let was_inside = std::mem::replace(&mut self.inside, true);
                self.marker('<', &labels.ours);
                if side == OURS {
                    self.kept(at, depth);
                }
                if labels.with_base {
                    self.marker('|', &labels.base);
                    if let Some(node) = self.merge.pieces[at].parts[0] {
                        self.typed(0, node);
                    }
                }
                self.marker('=', "");
                if side == THEIRS {
                    self.kept(at, depth);
                }
                self.marker('>', &labels.theirs);
                self.inside = was_inside;
            }
            Fate::Clash(other) => {
                self.conflict(at, Reason::Added);
                self.gap(at);
                let was_inside = std::mem::replace(&mut self.inside, true);
                self.marker('<', &labels.ours);
                self.kept(at, depth);
                if labels.with_base {
                    self.marker('|', &labels.base);
                }
                self.marker('=', "");
                self.last = None;
                self.kept(other, depth);
                self.marker('>', &labels.theirs);
                self.inside = was_inside;
            }
        }
    }

    /// Lines of one version exactly as typed.
    fn typed(&mut self, side: usize, at: usize) {
        let document: &Document = &self.merge.documents[side];
        let mut joined = false;
        for (number, node) in document.below(at).into_iter().map(|at| &document.nodes[at]).enumerate() {
            if number > 0 && !joined {
                self.push(&node.gap);
            }
            let lead = if joined { node.lead.get(self.column()..).unwrap_or("") } else { &node.lead };
            self.written.text.push_str(&format!("{lead}{}{}", node.marker, node.text));
            joined = node.opens_child;
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
        let parts = [0, OURS, THEIRS].map(|side| self.node(side, at));
        let [base, ours, theirs] = parts;
        let Some(either) = ours.or(theirs) else { return };
        let (ours, theirs) = (ours.unwrap_or(either), theirs.unwrap_or(either));
        // Where one side deleted the piece there is nothing to merge with.
        let lines = matches!(either.kind, Kind::Provision(Level::Table | Level::Note | Level::Quote));
        let kind = pick(base.map(|base| &base.kind), &ours.kind, &theirs.kind).copied();
        let text = words::merge(base.map(|base| base.text.as_str()), &ours.text, &theirs.text, lines);
        let lead = pick(base.map(|base| &base.lead), &ours.lead, &theirs.lead).unwrap_or(&ours.lead).clone();
        let lead = self.indent(at, lead);
        if !(self.inside && self.written.text.ends_with('\n') && self.opened()) {
            self.gap(at);
        }
        self.last = Some(at);
        match (kind, text) {
            (Some(kind), Some(text)) => {
                let marker = self.typed_marker(at, base, ours, theirs);
                let shift = (either.lead.len(), lead.len());
                let text = if either.kind == Kind::Entry { shifted(&text, shift) } else { text };
                let lead = lead.get(self.column()..).unwrap_or("").to_owned();
                self.push(&format!("{lead}{marker}{text}"));
                let joins = either.opens_child;
                self.push(if joins { "" } else { "\n" });
                self.written.outline.push((depth, kind, text.trim().to_owned()));
            }
            _ => {
                self.conflict(at, Reason::Edited);
                let labels = self.labels;
                let own = |node: &Node, marker: &str| format!("{lead}{marker}{}\n", node.text);
                let [first, middle, last] = [Some(ours), base, Some(theirs)].map(|node| {
                    let Some(node) = node else { return String::new() };
                    own(node, &self.typed_marker(at, Some(node), node, node))
                });
                if self.column() > 0 {
                    self.written.nested = true;
                }
                self.marker('<', &labels.ours);
                self.push(&first);
                if labels.with_base {
                    self.marker('|', &labels.base);
                    self.push(&middle);
                }
                self.marker('=', "");
                self.push(&last);
                self.marker('>', &labels.theirs);
            }
        }
        for child in self.merge.pieces[at].children.clone() {
            self.piece(child, depth + 1);
        }
    }

    /// Whether the last line is a conflict's marker.
    fn opened(&self) -> bool {
        let last = self.written.text.trim_end_matches('\n').rsplit('\n').next().unwrap_or("");
        ["<", "="].iter().any(|sign| last.starts_with(&sign.repeat(self.labels.length)))
    }

    /// An entry or item that only one side typed stands under its sisters as the others do.
    fn indent(&self, at: usize, lead: String) -> String {
        let piece = &self.merge.pieces[at];
        let is_fact = piece.parts[OURS].is_none()
            && self.node(THEIRS, at).is_some_and(|n| matches!(n.kind, Kind::Entry | Kind::Item));
        if !is_fact {
            return lead;
        }
        let sisters = self.merge.pieces[piece.parent].children.iter();
        let sister = sisters.filter_map(|at| self.node(OURS, *at)).next();
        sister.map_or(lead, |sister| sister.lead.clone())
    }

    /// The lines before a piece that belong to nothing, and a blank line where pieces would run together.
    fn gap(&mut self, at: usize) {
        if self.column() > 0 {
            return;
        }
        let [base, ours, theirs] = [0, OURS, THEIRS].map(|side| self.node(side, at));
        let Some(either) = ours.or(theirs) else { return };
        let (ours, theirs) = (ours.unwrap_or(either), theirs.unwrap_or(either));
        let facts = matches!(either.kind, Kind::Entry | Kind::Item);
        // Blank lines belong to the place as much as to the piece: the version that has the same piece before decides.
        let known = [OURS, THEIRS].into_iter().find(|side| !facts && self.stood_behind(*side, at));
        let gap = match (known, pick(base.map(|base| &base.gap), &ours.gap, &theirs.gap)) {
            (Some(side), None) => self.node(side, at).map(|node| node.gap.clone()).unwrap_or_default(),
            (Some(side), Some(gap)) => {
                let both = self.stood_behind(OURS, at) && self.stood_behind(THEIRS, at);
                self.node(side, at).filter(|_| !both).map_or_else(|| gap.clone(), |node| node.gap.clone())
            }
            (None, _) if !facts => self.gap_in_such_a_place(at).unwrap_or_default(),
            (None, Some(gap)) => gap.clone(),
            (None, None) => both(&ours.gap, &theirs.gap),
        };
        let before = self.last.and_then(|last| self.node(OURS, last).or_else(|| self.node(THEIRS, last)));
        match before {
            None if self.written.text.is_empty() && !facts && !self.was_first(at) => {}
            Some(before) if gap.is_empty() && markdown::need_blank(before.kind, either.kind) && !self.followed(at) => {
                self.push("\n");
            }
            _ => self.push(&gap),
        }
    }

    /// The blank lines before the piece in a version where it stood behind a piece of the same sort as it does now.
    fn gap_in_such_a_place(&self, at: usize) -> Option<String> {
        let sort = |kind| markdown::need_blank(kind, Kind::Provision(Level::Clause));
        let last = self.last?;
        let last = self.node(OURS, last).or_else(|| self.node(THEIRS, last))?;
        [OURS, THEIRS, 0].into_iter().find_map(|side| {
            let place = self.merge.pieces[at].parts[side]?;
            let nodes = &self.merge.documents[side].nodes;
            let before = nodes.get(place.checked_sub(1)?)?;
            (sort(before.kind) == sort(last.kind)).then(|| nodes[place].gap.clone())
        })
    }

    fn was_first(&self, at: usize) -> bool {
        [OURS, THEIRS].iter().any(|side| self.merge.pieces[at].parts[*side] == Some(1))
    }

    /// Whether the piece stood right behind the last one in a version.
    fn stood_behind(&self, side: usize, at: usize) -> bool {
        let place = self.merge.pieces[at].parts[side];
        let last = self.last.and_then(|last| self.merge.pieces[last].parts[side]);
        place.zip(last).is_some_and(|(place, last)| place == last + 1)
    }

    /// Whether it did so without a blank line between.
    fn followed(&self, at: usize) -> bool {
        [OURS, THEIRS]
            .iter()
            .any(|side| self.stood_behind(*side, at) && self.node(*side, at).is_some_and(|node| node.gap.is_empty()))
    }

    /// The marker: counted again where the merge changed the list, else as typed.
    fn typed_marker(&self, at: usize, base: Option<&Node>, ours: &Node, theirs: &Node) -> String {
        let typed = pick(base.map(|base| &base.marker), &ours.marker, &theirs.marker);
        if !ours.is_counted() || ours.pinned || theirs.pinned {
            return typed.unwrap_or(&ours.marker).clone();
        }
        if let (false, Some(typed)) = (self.changed[self.merge.pieces[at].parent], typed) {
            return typed.clone();
        }
        let (level, end) = match ours.kind {
            Kind::Provision(Level::Point) => (Level::Point, ")"),
            _ => (Level::Clause, "."),
        };
        self.numbers[at].as_ref().map_or_else(|| ours.marker.clone(), |number| format!("{}{end}", number.print(level)))
    }

    /// Where a piece stands, for a person: `điểm a khoản 2, “Bí thư Tỉnh uỷ”`; for a fact the path of its key.
    fn place(&self, at: usize) -> String {
        let mut steps: Vec<String> = Vec::new();
        let mut open = Some(at);
        while let Some(at) = open {
            let Some(node) = self.node(OURS, at).or_else(|| self.node(THEIRS, at)).or_else(|| self.node(0, at)) else {
                break;
            };
            let number = self.numbers[at].as_ref();
            match node.kind {
                Kind::Root => break,
                Kind::Provision(level) if level.is_heading() => {
                    let name = words::bare(&node.text);
                    let noun = level.noun().unwrap_or_default();
                    steps.push(if name.is_empty() { noun.to_owned() } else { format!("{noun} “{name}”") });
                    break;
                }
                Kind::Provision(level) => {
                    if let (Some(noun), Some(number)) = (level.noun(), number) {
                        steps.push(format!("{noun} {}", number.print(level)));
                    } else if steps.is_empty() {
                        let start: String = words::bare(&node.text).chars().take(40).collect();
                        steps.push(format!("“{start}…”"));
                    }
                }
                Kind::Footnote => steps.push(node.marker.trim_end_matches(':').to_owned()),
                Kind::Entry | Kind::Item => {
                    if let Some(key) = &node.key {
                        steps.push(key.clone());
                        break;
                    }
                    let words = node.text.trim().chars().take(40).collect::<String>();
                    steps.extend(node.name.clone().or(Some(words)).filter(|words| !words.is_empty()));
                }
            }
            open = (at != 0).then_some(self.merge.pieces[at].parent);
            if steps.len() > 16 {
                break;
            }
        }
        steps.join(", ")
    }
}

/// Comments that both sides typed over the same fact: ours, then those of theirs that ours lack.
fn both(ours: &str, theirs: &str) -> String {
    let mut out = ours.to_owned();
    for line in theirs.split_inclusive('\n').filter(|line| !line.trim().is_empty()) {
        if !ours.lines().any(|known| known.trim() == line.trim()) {
            out.push_str(line);
        }
    }
    out
}

/// The lines behind the first moved as far as the first was.
fn shifted(text: &str, (from, to): (usize, usize)) -> String {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or("").to_owned();
    lines.fold(first, |out, line| {
        let lead = line.len() - line.trim_start_matches(' ').len();
        let kept = if line.trim().is_empty() { lead } else { (lead + to).saturating_sub(from) };
        format!("{out}{}{}", " ".repeat(kept), &line[lead..])
    })
}

/// Whether the list of counted pieces in a piece is another than in one of the versions, so that it is counted again.
fn is_list_changed(merge: &Merge, parent: usize) -> bool {
    let piece = &merge.pieces[parent];
    let node = |side: usize, at: usize| merge.pieces[at].parts[side].map(|node| &merge.documents[side].nodes[node]);
    let counted = |at: &usize| node(OURS, *at).or_else(|| node(THEIRS, *at)).is_some_and(Node::is_counted);
    [OURS, THEIRS].into_iter().any(|side| {
        let document = &merge.documents[side];
        let own = piece.parts[side].map_or(&[][..], |node| &document.nodes[node].children);
        let own = own.iter().filter(|at| document.nodes[**at].is_counted()).map(|at| Some(*at));
        !piece.children.iter().filter(|at| counted(at)).map(|at| merge.pieces[*at].parts[side]).eq(own)
    })
}

/// The numbers of the result, by piece.
fn numbers(merge: &Merge) -> Vec<Option<Number>> {
    let mut provisions: Vec<Provision> = Vec::new();
    let mut order = Vec::new();
    for at in &merge.pieces[0].children {
        provisions.extend(provision(merge, *at, 0, &mut order));
    }
    number_provisions(&mut provisions);
    let mut numbers = vec![None; merge.pieces.len()];
    let mut order = order.into_iter();
    for provision in &provisions {
        provision.visit(&mut |provision| {
            if let Some(at) = order.next() {
                numbers[at] = provision.number.clone();
            }
        });
    }
    numbers
}

fn provision(merge: &Merge, at: usize, depth: usize, order: &mut Vec<usize>) -> Option<Provision> {
    let parts = merge.pieces[at].parts;
    let side = [OURS, THEIRS, 0].into_iter().find(|side| parts[*side].is_some())?;
    let node = &merge.documents[side].nodes[parts[side]?];
    // Deeper than any notation: the sides moved pieces in a circle.
    if depth > 64 {
        return None;
    }
    let level = match node.kind {
        Kind::Provision(level) => level,
        _ => Level::Note,
    };
    order.push(at);
    let mut out = Provision::new(level);
    out.pinned = node.pinned;
    out.number = node.number.clone().filter(|_| node.pinned);
    let children = merge.pieces[at].children.iter();
    out.children = children.filter_map(|child| provision(merge, *child, depth + 1, order)).collect();
    Some(out)
}
