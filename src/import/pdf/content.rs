//! Runs the drawing operators of a page: where each letter and each straight line ends up.

use super::file::{Budget, decoded, too_big};
use super::font::{Fonts, UNREADABLE};
use super::page::{Drawn, Glyph, How, Stroke};
use crate::import::Fault;
use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};
use hayro_syntax::page::Resources;

/// A matrix: `x' = a x + c y + e`, `y' = b x + d y + f`.
pub(super) type Matrix = [f32; 6];

/// How deep forms and saved states may nest.
const DEPTH: usize = 24;
const SAVED: usize = 256;

/// A page has a few thousand letters; a form that shows itself again and again has millions.
const MOST_ON_PAGE: usize = 200_000;

/// The mode in which letters are placed and not painted.
const UNSEEN: i64 = 3;

/// What `q` saves.
#[derive(Clone, Copy)]
struct State {
    matrix: Matrix,
    font: Option<u16>,
    size: f32,
    letter_space: f32,
    word_space: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
    mode: i64,
}

/// A stretch of marked content.
struct Mark {
    /// Letters that stand for all that is drawn in it, with the place of its first glyph.
    actual: Option<(String, usize)>,
    is_artifact: bool,
}

/// Draws a page.
pub(super) struct Draw<'d> {
    out: &'d mut Drawn,
    fonts: &'d mut Fonts,
    budget: &'d mut Budget,
    state: State,
    saved: Vec<State>,
    text: Matrix,
    line: Matrix,
    marks: Vec<Mark>,
    path: Vec<Vec<(f32, f32)>>,
    depth: usize,
}

impl<'d> Draw<'d> {
    /// A drawer that adds to `out`.
    pub(super) fn new(out: &'d mut Drawn, fonts: &'d mut Fonts, budget: &'d mut Budget) -> Self {
        let state = State {
            matrix: IDENTITY,
            font: None,
            size: 0.0,
            letter_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        };
        Self {
            out,
            fonts,
            budget,
            state,
            saved: Vec::new(),
            text: IDENTITY,
            line: IDENTITY,
            marks: Vec::new(),
            path: Vec::new(),
            depth: 0,
        }
    }

    /// Runs the content of a page whose coordinates `matrix` turns.
    pub(super) fn run(&mut self, content: &[u8], resources: &Resources<'_>, matrix: Matrix) -> Result<(), Fault> {
        self.state.matrix = matrix;
        self.operators(content, resources)
    }

    fn operators(&mut self, content: &[u8], resources: &Resources<'_>) -> Result<(), Fault> {
        let mut operators = UntypedIter::new(content);
        while let Some(instruction) = operators.next() {
            self.budget.operators = self.budget.operators.checked_sub(1).ok_or_else(too_big)?;
            let operands: Vec<&Object<'_>> = instruction.operands().collect();
            self.operator(instruction.operator, &operands, resources)?;
        }
        Ok(())
    }

    fn operator(&mut self, name: &[u8], operands: &[&Object<'_>], resources: &Resources<'_>) -> Result<(), Fault> {
        let number = |at: usize| match operands.get(at) {
            Some(Object::Number(number)) => sane(number.as_f32()),
            _ => 0.0,
        };
        let matrix = || [number(0), number(1), number(2), number(3), number(4), number(5)];
        match name {
            b"q" if self.saved.len() < SAVED => self.saved.push(self.state),
            b"Q" => self.state = self.saved.pop().unwrap_or(self.state),
            b"cm" => self.state.matrix = product(matrix(), self.state.matrix),
            b"BT" => (self.text, self.line) = (IDENTITY, IDENTITY),
            b"Tf" => {
                self.state.size = number(1);
                if let Some(Object::Name(name)) = operands.first() {
                    self.state.font = match resources.get_font(name) {
                        Some(dict) => Some(self.fonts.place(&dict, self.budget)?),
                        None => None,
                    };
                }
            }
            b"Tc" => self.state.letter_space = number(0),
            b"Tw" => self.state.word_space = number(0),
            b"Tz" => self.state.stretch = number(0) / 100.0,
            b"TL" => self.state.leading = number(0),
            b"Ts" => self.state.rise = number(0),
            #[expect(clippy::cast_possible_truncation, reason = "one of eight")]
            b"Tr" => self.state.mode = number(0) as i64,
            b"Td" => self.move_line(number(0), number(1)),
            b"TD" => {
                self.state.leading = -number(1);
                self.move_line(number(0), number(1));
            }
            b"Tm" => (self.text, self.line) = (matrix(), matrix()),
            b"T*" => self.move_line(0.0, -self.state.leading),
            b"Tj" => self.show(operands.first())?,
            b"'" => {
                self.move_line(0.0, -self.state.leading);
                self.show(operands.first())?;
            }
            b"\"" => {
                (self.state.word_space, self.state.letter_space) = (number(0), number(1));
                self.move_line(0.0, -self.state.leading);
                self.show(operands.get(2))?;
            }
            b"TJ" => {
                if let Some(Object::Array(array)) = operands.first() {
                    self.show_all(array)?;
                }
            }
            b"Do" => {
                if let Some(Object::Name(name)) = operands.first()
                    && let Some(stream) = resources.get_x_object(name)
                {
                    self.form(&stream, resources)?;
                }
            }
            b"BI" => self.picture(),
            b"BMC" | b"BDC" => self.begin_mark(operands, resources),
            b"EMC" => self.end_mark(),
            _ => self.path(name, number),
        }
        Ok(())
    }

    fn move_line(&mut self, x: f32, y: f32) {
        self.line = product([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }

    fn show_all(&mut self, array: &Array<'_>) -> Result<(), Fault> {
        for object in array.iter::<Object<'_>>() {
            match object {
                Object::Number(number) => {
                    let move_by = -sane(number.as_f32()) / 1000.0 * self.state.size * self.state.stretch;
                    self.text = product([1.0, 0.0, 0.0, 1.0, move_by, 0.0], self.text);
                }
                string => self.show(Some(&&string))?,
            }
        }
        Ok(())
    }

    fn show(&mut self, string: Option<&&Object<'_>>) -> Result<(), Fault> {
        let (Some(Object::String(string)), Some(place)) = (string, self.state.font) else { return Ok(()) };
        let State { size, stretch, letter_space, word_space, rise, mode, .. } = self.state;
        let Some(font) = self.fonts.get(place) else { return Ok(()) };
        let is_artifact = self.marks.iter().any(|mark| mark.is_artifact);
        for sign in font.signs(string.as_bytes()) {
            self.budget.letters = self.budget.letters.checked_sub(1).ok_or_else(too_big)?;
            if self.out.glyphs.len() >= MOST_ON_PAGE {
                return Err(too_big());
            }
            let set = product([size * stretch, 0.0, 0.0, size, 0.0, rise], product(self.text, self.state.matrix));
            let [a, b, c, d, x, y] = set;
            let height = c.hypot(d);
            self.out.unreadable += usize::from(sign.text == UNREADABLE);
            if let Some(count) = self.out.quarters.get_mut(quarter(a, b)) {
                *count += usize::from(!sign.is_space);
            }
            let (at, length) = (self.out.text.len(), sign.text.len());
            self.out.text.push_str(&sign.text);
            let how = How {
                bold: matches!(mode, 2 | 6),
                italic: c.abs() > 0.1 * d.abs() && b.abs() < 0.05 * a.abs(),
                turned: a <= 0.0 || b.abs() > 0.2 * a.abs(),
                artifact: is_artifact,
                raised: sign.is_raised,
            };
            if let (Ok(at), Ok(length)) = (u32::try_from(at), u16::try_from(length))
                && [x, y, height, a].iter().all(|number| number.is_finite())
            {
                let end = if how.turned { x } else { x + sign.width * a };
                self.out.glyphs.push(Glyph { at, length, font: place, size: height, x0: x, x1: end, y, how });
                self.out.unseen += usize::from(mode == UNSEEN);
                if !how.turned {
                    self.out.slopes.push(b / a);
                }
            }
            let space = letter_space + if sign.is_space { word_space } else { 0.0 };
            self.text = product([1.0, 0.0, 0.0, 1.0, (sign.width * size + space) * stretch, 0.0], self.text);
        }
        Ok(())
    }

    fn form(&mut self, stream: &Stream<'_>, outer: &Resources<'_>) -> Result<(), Fault> {
        let dict = stream.dict();
        let kind = dict.get::<Name<'_>>("Subtype");
        let is = |word: &str| kind.as_ref().is_some_and(|kind| kind.as_str() == word);
        if is("Image") {
            self.picture();
        }
        if !is("Form") || self.depth >= DEPTH {
            return Ok(());
        }
        let content = decoded(stream, self.budget)?;
        let (state, saved) = (self.state, std::mem::take(&mut self.saved));
        if let Some(matrix) = dict.get::<Array<'_>>("Matrix") {
            let mut numbers = matrix.iter::<Number>().map(|number| sane(number.as_f32()));
            let matrix = IDENTITY.map(|identity| numbers.next().unwrap_or(identity));
            self.state.matrix = product(matrix, self.state.matrix);
        }
        self.depth += 1;
        match dict.get::<Dict<'_>>("Resources") {
            Some(own) => self.operators(&content, &Resources::new(own))?,
            None => self.operators(&content, outer)?,
        }
        self.depth -= 1;
        (self.state, self.saved) = (state, saved);
        Ok(())
    }

    /// A picture fills the square of one unit as the matrix turns it.
    fn picture(&mut self) {
        let [a, b, c, d, ..] = self.state.matrix;
        self.out.pictures += 1;
        self.out.covered = self.out.covered.max((a * d - b * c).abs());
    }

    fn begin_mark(&mut self, operands: &[&Object<'_>], resources: &Resources<'_>) {
        let is_artifact = matches!(operands.first(), Some(Object::Name(name)) if name.as_str() == "Artifact");
        let listed;
        let properties = match operands.get(1) {
            Some(Object::Dict(dict)) => Some(dict),
            Some(Object::Name(name)) => {
                listed = resources.properties.get::<Dict<'_>>(name);
                listed.as_ref()
            }
            _ => None,
        };
        let actual = properties.and_then(|dict| dict.get::<hayro_syntax::object::String<'_>>("ActualText"));
        if self.marks.len() < SAVED {
            let actual = actual.map(|text| (text_string(text.as_bytes()), self.out.glyphs.len()));
            self.marks.push(Mark { actual, is_artifact });
        }
    }

    /// At the end of marked content its actual text takes the place of what was drawn, if that stands on one line.
    fn end_mark(&mut self) {
        let Some(Mark { actual: Some((actual, start)), .. }) = self.marks.pop() else { return };
        let Some([first, rest @ ..]) = self.out.glyphs.get_mut(start..) else { return };
        if rest.iter().any(|glyph| (glyph.y - first.y).abs() > first.size / 4.0) || actual.len() > 256 {
            return;
        }
        let (Ok(at), Ok(length)) = (u32::try_from(self.out.text.len()), u16::try_from(actual.len())) else { return };
        (first.at, first.length) = (at, length);
        first.x1 = rest.last().map_or(first.x1, |last| last.x1);
        self.out.text.push_str(&actual);
        self.out.glyphs.truncate(start + 1);
    }

    fn path(&mut self, name: &[u8], number: impl Fn(usize) -> f32) {
        let to = |at: usize| apply(self.state.matrix, number(at), number(at + 1));
        const MOST: usize = 100_000;
        match name {
            b"m" if self.path.len() < MOST => self.path.push(vec![to(0)]),
            b"l" | b"c" | b"v" | b"y" => {
                let end = to(match name {
                    b"l" => 0,
                    b"c" => 4,
                    _ => 2,
                });
                // A curve is no straight line: the path is cut there.
                if let Some(part) = self.path.last_mut().filter(|part| part.len() < 64 && name == b"l") {
                    part.push(end);
                } else if self.path.len() < MOST {
                    self.path.push(vec![end]);
                }
            }
            b"h" => {
                if let Some(part) = self.path.last_mut()
                    && let Some(first) = part.first().copied()
                {
                    part.push(first);
                }
            }
            b"re" if self.path.len() < MOST => {
                let (x, y, width, height) = (number(0), number(1), number(2), number(3));
                let corner = |x, y| apply(self.state.matrix, x, y);
                self.path.push(vec![
                    corner(x, y),
                    corner(x + width, y),
                    corner(x + width, y + height),
                    corner(x, y + height),
                    corner(x, y),
                ]);
            }
            b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*" => {
                self.stroke();
                self.path.clear();
            }
            b"f" | b"F" | b"f*" => {
                self.fill();
                self.path.clear();
            }
            b"n" => self.path.clear(),
            _ => {}
        }
    }

    /// Straight stretches of the path along the edges of the page.
    fn stroke(&mut self) {
        for part in &self.path {
            for pair in part.windows(2) {
                if let [from, to] = pair {
                    line(&mut self.out.strokes, *from, *to, 0.0);
                }
            }
        }
        // Boxes drawn with a line all around that is as thick as the box is thin.
        self.fill();
    }

    /// Filled boxes that are thin enough to be lines.
    fn fill(&mut self) {
        const THIN: f32 = 2.6;
        for part in self.path.iter().filter(|part| (4..=6).contains(&part.len())) {
            let xs = part.iter().map(|point| point.0);
            let ys = part.iter().map(|point| point.1);
            let (x0, x1) = (xs.clone().fold(f32::MAX, f32::min), xs.fold(f32::MIN, f32::max));
            let (y0, y1) = (ys.clone().fold(f32::MAX, f32::min), ys.fold(f32::MIN, f32::max));
            if x1 - x0 <= THIN && y1 - y0 > THIN {
                let x = f32::midpoint(x0, x1);
                line(&mut self.out.strokes, (x, y0), (x, y1), 0.0);
            } else if y1 - y0 <= THIN && x1 - x0 > THIN {
                let y = f32::midpoint(y0, y1);
                line(&mut self.out.strokes, (x0, y), (x1, y), 0.0);
            }
        }
    }
}

/// Which way a letter reads whose right edge lies `(a, b)` from its left, on a page whose heights grow downwards: 0 to the
/// right, 1 downwards, 2 to the left, 3 upwards.
fn quarter(a: f32, b: f32) -> usize {
    match (a.abs() >= b.abs(), a >= 0.0, b >= 0.0) {
        (true, true, _) => 0,
        (false, _, true) => 1,
        (true, false, _) => 2,
        (false, _, false) => 3,
    }
}

/// Adds a line if it runs along an edge of the page and can be seen as one.
fn line(strokes: &mut Vec<Stroke>, from: (f32, f32), to: (f32, f32), least: f32) {
    let (width, height) = ((to.0 - from.0).abs(), (to.1 - from.1).abs());
    let is_straight = width.min(height) <= 0.6 && width.max(height) > least.max(1.0);
    if is_straight && width.is_finite() && height.is_finite() && strokes.len() < 200_000 {
        let (x0, x1) = (from.0.min(to.0), from.0.max(to.0));
        let (y0, y1) = (from.1.min(to.1), from.1.max(to.1));
        strokes.push(Stroke { x0, y0, x1, y1 });
    }
}

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `m`, then `n`.
pub(super) fn product(m: Matrix, n: Matrix) -> Matrix {
    [
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    ]
}

fn apply(m: Matrix, x: f32, y: f32) -> (f32, f32) {
    (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])
}

/// A number that lengths of a page can be made of.
fn sane(number: f32) -> f32 {
    if number.is_finite() { number.clamp(-1e6, 1e6) } else { 0.0 }
}

/// A text string of the file: UTF-16 or UTF-8 by its mark, else nearly Latin 1.
fn text_string(bytes: &[u8]) -> String {
    if bytes.starts_with(&[0xfe, 0xff]) || bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xef, 0xbb, 0xbf]) {
        return crate::import::encoding::decode(bytes).map(|(text, _)| text).unwrap_or_default();
    }
    bytes.iter().map(|byte| crate::import::encoding::windows(*byte)).collect()
}
