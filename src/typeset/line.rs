//! The lines of a paragraph: each is filled as far as words go, then stretched when it is to reach the margin.

use super::faces::{RAISED, is_fixed_space};
use super::{Align, Faces, Inline, Look, Paragraph, Piece, Words};

/// A line. Places are from the left end of the line's room and from its upper edge.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
    pub(super) height: f64,
    /// The anchors in it.
    pub(super) anchors: Vec<usize>,
    /// The notes that are called in it.
    pub(super) notes: Vec<usize>,
    /// How long its words are as the face has them.
    pub(super) natural: f64,
}

/// A stretch that is never cut.
#[derive(Clone, Copy)]
enum Unit<'p> {
    Word { words: &'p Words, text: &'p str, width: f64, ends: bool },
    Space { words: &'p Words, width: f64 },
    Break,
    Anchor(usize),
    Note(usize),
}

/// The lines of a paragraph in a room so many points wide.
pub(super) fn lines(paragraph: &Paragraph, width: f64, faces: &Faces) -> Vec<Line> {
    let mut units = units(paragraph, faces);
    let mut setter = Setter { paragraph, width, lines: Vec::new() };
    let (mut start, mut reach, mut cut) = (0, 0.0, None);
    let mut at = 0;
    while let Some(&unit) = units.get(at) {
        match unit {
            Unit::Break => {
                setter.push(units.get(start..at).unwrap_or_default(), false);
                (start, reach, cut) = (at + 1, 0.0, None);
            }
            Unit::Anchor(_) | Unit::Note(_) => {}
            Unit::Space { width, .. } => {
                reach += width;
                cut = Some(at + 1);
            }
            Unit::Word { width: long, ends, text, words } => {
                let room = setter.room();
                if reach + long > room + 0.001 {
                    if let Some(next) = cut.take() {
                        setter.push(units.get(start..next).unwrap_or_default(), true);
                        start = next;
                        reach = units.get(start..at).unwrap_or_default().iter().map(Unit::width).sum();
                        continue;
                    }
                    // A word wider than the line goes on in the next, wherever that is.
                    let (fits, first) = fitting(text, &words.look, room - reach, faces, at == start);
                    let (head, tail) = text.split_at(fits);
                    if !head.is_empty() && !tail.is_empty() {
                        let before = Unit::Word { words, text: head, width: first, ends: true };
                        let after = Unit::Word { words, text: tail, width: long - first, ends };
                        units.splice(at..=at, [before, after]);
                        cut = Some(at + 1);
                        reach += first;
                        at += 1;
                        continue;
                    }
                    if start < at {
                        setter.push(units.get(start..at).unwrap_or_default(), true);
                        (start, reach) = (at, 0.0);
                        if head.is_empty() {
                            continue;
                        }
                    }
                }
                reach += long;
                if ends {
                    cut = Some(at + 1);
                }
            }
        }
        at += 1;
    }
    setter.push(units.get(start..).unwrap_or_default(), false);
    setter.lines
}

impl Unit<'_> {
    fn width(&self) -> f64 {
        match self {
            Unit::Word { width, .. } | Unit::Space { width, .. } => *width,
            _ => 0.0,
        }
    }
}

/// How many bytes of a word fit, and how long they are; one letter at least when the line is empty.
fn fitting(text: &str, look: &Look, room: f64, faces: &Faces, is_empty: bool) -> (usize, f64) {
    let (mut end, mut reach) = (0, 0.0);
    for (at, letter) in text.char_indices() {
        let advance = faces.shape(letter, look).map_or(0.0, |(_, _, advance)| advance);
        if reach + advance > room && !(is_empty && at == 0) {
            break;
        }
        end = at + letter.len_utf8();
        reach += advance;
    }
    (end, reach)
}

fn units<'p>(paragraph: &'p Paragraph, faces: &Faces) -> Vec<Unit<'p>> {
    let mut units = Vec::new();
    for inline in &paragraph.inlines {
        match inline {
            Inline::Break => units.push(Unit::Break),
            Inline::Anchor(anchor) => units.push(Unit::Anchor(*anchor)),
            Inline::Note(note) => units.push(Unit::Note(*note)),
            Inline::Words(words) => cut(words, faces, &mut units),
        }
    }
    units
}

/// Cuts words where a line may end: at spaces, and behind a hyphen, dash or stroke that stands before a letter.
fn cut<'p>(words: &'p Words, faces: &Faces, units: &mut Vec<Unit<'p>>) {
    let text = words.text.as_str();
    let (mut start, mut width) = (0, 0.0);
    let mut letters = text.char_indices().peekable();
    let mut before = None;
    while let Some((at, letter)) = letters.next() {
        let advance = faces.shape(letter, &words.look).map_or(0.0, |(_, _, advance)| advance);
        let end = at + letter.len_utf8();
        if letter == ' ' || letter == '\u{200b}' {
            if start < at {
                let ends = letter == '\u{200b}';
                units.push(Unit::Word { words, text: text.get(start..at).unwrap_or_default(), width, ends });
            }
            if letter == ' ' {
                units.push(Unit::Space { words, width: advance });
            }
            (start, width, before) = (end, 0.0, None);
            continue;
        }
        width += advance;
        let next = letters.peek().map(|&(_, next)| next);
        if ends_line(before, letter, next) {
            units.push(Unit::Word { words, text: text.get(start..end).unwrap_or_default(), width, ends: true });
            (start, width) = (end, 0.0);
        }
        before = Some(letter);
    }
    if start < text.len() {
        let text = text.get(start..).unwrap_or_default();
        units.push(Unit::Word { words, text, width, ends: false });
    }
}

/// Whether a line may end behind a letter, by what stands before and after it.
fn ends_line(before: Option<char>, letter: char, next: Option<char>) -> bool {
    let (Some(before), Some(next)) = (before, next) else { return false };
    match letter {
        '-' | '\u{2010}' => next.is_alphabetic(),
        '/' => next.is_alphabetic() && before != '/',
        _ if is_fixed_space(letter) => !is_fixed_space(next),
        '–' | '—' => before.is_alphanumeric() && next.is_alphanumeric(),
        _ => false,
    }
}

struct Setter<'p> {
    paragraph: &'p Paragraph,
    width: f64,
    lines: Vec<Line>,
}

impl Setter<'_> {
    fn indent(&self) -> f64 {
        if self.lines.is_empty() { self.paragraph.stand.indent } else { 0.0 }
    }

    /// How wide the next line may be.
    fn room(&self) -> f64 {
        (self.width - self.indent()).max(0.0)
    }

    /// A line of these units; `goes_on` when the paragraph does so in the next.
    fn push(&mut self, units: &[Unit], goes_on: bool) {
        let is_space = |unit: &&Unit| matches!(unit, Unit::Space { .. });
        let trailing = units.iter().rev().take_while(is_space).count();
        let units = units.get(..units.len() - trailing).unwrap_or_default();
        if units.is_empty() && !goes_on && self.lines.is_empty() && self.paragraph.inlines.is_empty() {
            return;
        }
        let natural: f64 = units.iter().map(Unit::width).sum();
        let align = self.paragraph.stand.align;
        let count = units.iter().map(spaces).sum::<usize>();
        let left = self.room() - natural;
        let stretch = if align == Align::Justify && goes_on && count > 0 { left.max(0.0) / count as f64 } else { 0.0 };
        let mut x = self.indent()
            + match align {
                Align::Justify | Align::Left => 0.0,
                Align::Centre => left / 2.0,
                Align::Right => left,
            };
        let mut line = Line { natural, ..Line::default() };
        let (mut above, mut below) = (0.0_f64, 0.0_f64);
        for unit in units {
            let (words, text, width) = match *unit {
                Unit::Word { words, text, width, .. } => (words, text, width),
                Unit::Space { words, width } => (words, " ", width),
                Unit::Anchor(anchor) => {
                    line.anchors.push(anchor);
                    continue;
                }
                Unit::Note(note) => {
                    line.notes.push(note);
                    continue;
                }
                Unit::Break => continue,
            };
            let width = width + stretch * spaces(unit) as f64;
            if !words.look.raised {
                let pitch = words.look.pitch.of(words.look.size);
                (above, below) = (above.max(0.8 * pitch), below.max(0.2 * pitch));
            }
            match line.pieces.last_mut() {
                Some(piece) if piece.leaf == Some(words.leaf) => {
                    piece.text.push_str(text);
                    piece.width += width;
                }
                _ => line.pieces.push(Piece {
                    x,
                    y: if words.look.raised { -RAISED.1 * words.look.size } else { 0.0 },
                    width,
                    text: text.to_owned(),
                    look: words.look,
                    stretch,
                    leaf: Some(words.leaf),
                    link: words.link,
                }),
            }
            x += width;
        }
        if above == 0.0 {
            let pitch = self.usual_pitch();
            (above, below) = (0.8 * pitch, 0.2 * pitch);
        }
        line.height = above + below;
        line.pieces.iter_mut().for_each(|piece| piece.y += above);
        self.lines.push(line);
    }

    /// From line to line where nothing stands in the line.
    fn usual_pitch(&self) -> f64 {
        let look = self.paragraph.inlines.iter().find_map(|inline| match inline {
            Inline::Words(words) => Some(words.look),
            _ => None,
        });
        let look = look.unwrap_or_default();
        look.pitch.of(look.size)
    }
}

/// The spaces of a unit that a line is stretched at.
fn spaces(unit: &Unit) -> usize {
    match unit {
        Unit::Space { .. } => 1,
        Unit::Word { text, .. } => text.matches('\u{a0}').count(),
        _ => 0,
    }
}
