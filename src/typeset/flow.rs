//! Pages filled with strips, from the top; their notes from the foot.

use super::notes::{self, Notes};
use super::place::{Place, finish};
use super::strip::{Strip, What, strips};
use super::{Block, Document, Faces, Page, Part, Sheet};
use std::collections::VecDeque;
use std::sync::Arc;

/// More pages than this no document has; what is longer is cut there.
const MOST_PAGES: usize = 20_000;

/// Sets a document on pages.
pub fn set(document: &Document, faces: &Faces) -> Vec<Page> {
    let mut notes = Notes::new(document, faces);
    let mut pages = Vec::new();
    for part in &document.parts {
        if part.starts_odd && pages.len() % 2 == 1 {
            pages.push(Page { size: part.sheet.size, ..Page::default() });
        }
        set_part(part, faces, &mut notes, &mut pages);
    }
    pages
}

fn set_part(part: &Part, faces: &Faces, notes: &mut Notes, pages: &mut Vec<Page>) {
    let first = pages.len();
    let mut sheet = part.sheet.clone();
    let mut turned = false;
    let mut rest = part.blocks.as_slice();
    loop {
        let end = rest.iter().position(|block| matches!(block, Block::NewPage { .. })).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        let width = sheet.size.0 - sheet.sides.0 - sheet.sides.1;
        let mut queue: VecDeque<Strip> = strips(run, width, faces).into();
        while (!queue.is_empty() || !notes.waiting.is_empty()) && pages.len() < MOST_PAGES {
            let filled = Filling::new(&sheet, notes).fill(&mut queue);
            pages.push(page(filled, &sheet, pages.len(), pages.len() - first + 1, faces));
        }
        if after.is_empty() {
            if pages.len() == first {
                pages.push(Page { size: sheet.size, number: 1, ..Page::default() });
            }
            return;
        }
        if let Some(Block::NewPage { turned: Some(now) }) = after.first()
            && *now != turned
        {
            turned = *now;
            sheet.size = (sheet.size.1, sheet.size.0);
        }
        rest = after.get(1..).unwrap_or_default();
    }
}

/// What stands on a page: strips of the text, each with its upper edge, and strips of notes.
struct Filled {
    text: Vec<(f64, Strip)>,
    foot: Vec<Strip>,
}

fn page(filled: Filled, sheet: &Sheet, index: usize, number: usize, faces: &Faces) -> Page {
    let left = if index.is_multiple_of(2) { sheet.sides.0 } else { sheet.sides.1 };
    let width = sheet.size.0 - sheet.sides.0 - sheet.sides.1;
    let mut place = Place::new(Page { size: sheet.size, number, ..Page::default() });
    // First, so that a program that copies the words in the order of the file meets it between pages, not between lines.
    if let (Some((top, look)), true) = (&sheet.number, number > 1) {
        place.number(number, (left + width / 2.0, *top), look, faces);
    }
    for (top, strip) in &filled.text {
        place.strip(strip, left, sheet.margins.0 + top, width);
    }
    if !filled.foot.is_empty() {
        let bottom = sheet.size.1 - sheet.margins.1;
        let mut y = bottom - notes::height(&filled.foot) + notes::CLEARANCE;
        place.stroke((left, y), (left + notes::RULE.0.min(width), y), notes::RULE.1);
        for strip in &filled.foot {
            y += strip.above;
            place.strip(strip, left, y, width);
            y += strip.height;
        }
    }
    finish(place, faces)
}

/// A page while it is filled.
struct Filling<'n, 'd> {
    notes: &'n mut Notes<'d>,
    room: f64,
    width: f64,
    text: Vec<(f64, Strip)>,
    bottom: f64,
    foot: Vec<Strip>,
    foot_height: f64,
    /// How many strips of notes stood there before each strip of the text.
    feet: Vec<usize>,
}

impl<'n, 'd> Filling<'n, 'd> {
    fn new(sheet: &Sheet, notes: &'n mut Notes<'d>) -> Self {
        Self {
            room: sheet.size.1 - sheet.margins.0 - sheet.margins.1,
            width: sheet.size.0 - sheet.sides.0 - sheet.sides.1,
            notes,
            text: Vec::new(),
            bottom: 0.0,
            foot: Vec::new(),
            foot_height: 0.0,
            feet: Vec::new(),
        }
    }

    fn fill(mut self, queue: &mut VecDeque<Strip>) -> Filled {
        while let Some(strip) = self.notes.waiting.front() {
            let more = strip.above + strip.height + if self.foot.is_empty() { notes::CLEARANCE } else { 0.0 };
            if self.foot_height + more > self.room && !self.foot.is_empty() {
                return self.done();
            }
            self.foot_height += more;
            self.foot.extend(self.notes.waiting.pop_front());
        }
        while let Some(strip) = queue.pop_front() {
            if self.text.is_empty() {
                self.repeat_head(&strip);
            }
            if let Some(strip) = self.take(strip) {
                self.refuse(strip, queue);
                break;
            }
            if !self.notes.waiting.is_empty() {
                break;
            }
        }
        self.done()
    }

    fn done(self) -> Filled {
        Filled { text: self.text, foot: self.foot }
    }

    /// The head of a table that goes on from the page before.
    fn repeat_head(&mut self, strip: &Strip) {
        let Some(row) = strip.row() else { return };
        let head = Arc::clone(&row.head);
        if head.iter().map(|strip| strip.height).sum::<f64>() > self.room / 2.0 {
            return;
        }
        for strip in head.iter() {
            self.push(strip.clone());
        }
    }

    fn top(&self, strip: &Strip) -> f64 {
        self.bottom + self.text.last().map_or(0.0, |(_, before)| before.below.max(strip.above))
    }

    fn push(&mut self, strip: Strip) {
        let top = self.top(&strip);
        self.bottom = top + strip.height;
        self.feet.push(self.foot.len());
        self.text.push((top, strip));
    }

    fn called(&mut self, strip: &Strip) -> (Vec<Strip>, usize) {
        let (mut called, mut last) = (Vec::new(), 0);
        for note in strip.notes() {
            let strips = self.notes.strips(note, self.width);
            last = strips.len();
            called.extend(strips.iter().cloned());
        }
        (called, last)
    }

    /// How high the foot is with these strips added.
    fn foot_with(&self, more: &[Strip]) -> f64 {
        let more = more.iter().map(|strip| strip.above + strip.height).sum::<f64>();
        let opens = self.foot.is_empty() && more > 0.0;
        self.foot_height + more + if opens { notes::CLEARANCE } else { 0.0 }
    }

    fn add_foot(&mut self, strips: Vec<Strip>) {
        self.foot_height = self.foot_with(&strips);
        self.foot.extend(strips);
    }

    /// Puts a strip on the page with the notes that it calls; gives it back when it does not fit.
    fn take(&mut self, strip: Strip) -> Option<Strip> {
        let bottom = self.top(&strip) + strip.height;
        let (called, last) = self.called(&strip);
        if bottom + self.foot_with(&called) <= self.room + 0.01 {
            self.push(strip);
            self.add_foot(called);
            return None;
        }
        // The last note may go on at the foot of the next page, when it begins here.
        let least = called.len() - last.min(called.len()) + 1;
        let fits =
            |count: &usize| bottom + self.foot_with(called.get(..*count).unwrap_or_default()) <= self.room + 0.01;
        if let Some(count) = (least..called.len()).rev().find(fits) {
            self.push(strip);
            self.split_foot(called, count);
            return None;
        }
        Some(strip)
    }

    fn split_foot(&mut self, mut called: Vec<Strip>, count: usize) {
        let rest = called.split_off(count.min(called.len()));
        self.notes.waiting.extend(rest);
        self.add_foot(called);
    }

    /// Makes the best of a strip that does not fit: cuts it, or ends the page before it, or, at the head of a page,
    /// puts it there all the same.
    fn refuse(&mut self, strip: Strip, queue: &mut VecDeque<Strip>) {
        let is_bare = self.text.iter().all(|(_, strip)| strip.row().is_some_and(|row| row.is_repeated));
        let strip = match self.cut(strip, false, queue) {
            None => return,
            Some(strip) => strip,
        };
        if is_bare && self.foot.is_empty() {
            let Some(strip) = self.cut(strip, true, queue) else { return };
            let (called, _) = self.called(&strip);
            let bottom = self.top(&strip) + strip.height;
            let fits =
                |count: &usize| bottom + self.foot_with(called.get(..*count).unwrap_or_default()) <= self.room + 0.01;
            let count = (0..=called.len()).rev().find(fits).unwrap_or(0);
            self.push(strip);
            self.split_foot(called, count);
            return;
        }
        queue.push_front(strip);
        self.step_back(queue);
    }

    /// Cuts a row that may be cut at the end of the page; gives back what cannot be cut.
    fn cut(&mut self, mut strip: Strip, force: bool, queue: &mut VecDeque<Strip>) -> Option<Strip> {
        let top = self.top(&strip);
        let What::Row(row) = &strip.what else { return Some(strip) };
        if !row.splits && !force {
            return Some(strip);
        }
        let mut room = self.room - self.foot_height - top;
        for _ in 0..4 {
            let Some((first, rest)) = row.cut(room, force) else { return Some(strip) };
            let part = Strip {
                above: strip.above,
                below: 0.0,
                height: first.height(),
                keep: false,
                what: What::Row(Box::new(first)),
            };
            let (called, _) = self.called(&part);
            let foot = self.foot_with(&called);
            if top + part.height + foot <= self.room + 0.01 || force {
                self.push(part);
                self.add_foot(called);
                strip.above = 0.0;
                strip.height = rest.height();
                strip.what = What::Row(Box::new(rest));
                queue.push_front(strip);
                return None;
            }
            room = self.room - foot - top;
        }
        Some(strip)
    }

    /// Gives back strips to the next page until the page may end; if it may end nowhere, it ends here.
    fn step_back(&mut self, queue: &mut VecDeque<Strip>) {
        let is_repeated = |strip: &Strip| strip.row().is_some_and(|row| row.is_repeated);
        let may_end = |count: &usize| {
            count.checked_sub(1).and_then(|last| self.text.get(last)).is_some_and(|(_, strip)| !strip.keep)
        };
        let Some(count) = (1..=self.text.len()).rev().find(may_end) else { return };
        while self.text.len() > count {
            let Some((_, strip)) = self.text.pop() else { break };
            let feet = self.feet.pop().unwrap_or(self.foot.len());
            self.foot.truncate(feet);
            if !is_repeated(&strip) {
                queue.push_front(strip);
            }
        }
        self.foot_height = notes::height(&self.foot);
    }
}
