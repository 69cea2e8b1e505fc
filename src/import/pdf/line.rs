//! Letters become stretches of words on one baseline.

use super::font::Fonts;
use super::layer::layers;
use super::page::{Drawn, Glyph};
use super::words::{clean, is_label, is_mark};
use crate::import::encoding::{Which, convert_in_font};
use crate::model::composed;

/// A stretch of words on one baseline, with no wide gap in it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Segment {
    /// Its words, from left to right.
    pub(super) spans: Vec<Span>,
    /// Left edge.
    pub(super) x0: f32,
    /// Right edge.
    pub(super) x1: f32,
    /// Baseline.
    pub(super) y: f32,
    /// Size of most of its letters.
    pub(super) size: f32,
    /// Marked by the maker as no content.
    pub(super) artifact: bool,
    /// Not set from left to right.
    pub(super) turned: bool,
    /// When it was drawn: what has a larger number was drawn later, over it.
    pub(super) drawn: u32,
}

/// A word, or the part of one that looks the same.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Span {
    /// Its letters.
    pub(super) text: String,
    /// How it looks.
    pub(super) face: Face,
    /// Size in points.
    pub(super) size: f32,
    /// Left edge.
    pub(super) x0: f32,
    /// Right edge.
    pub(super) x1: f32,
    /// What stands before it.
    pub(super) space: Space,
    /// Set smaller and higher than its neighbours.
    pub(super) raised: bool,
    /// With a line drawn right below it.
    pub(super) underline: bool,
}

/// How letters look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Face {
    /// Which font.
    pub(super) font: u16,
    /// Bold.
    pub(super) bold: bool,
    /// Italic.
    pub(super) italic: bool,
}

/// What stands between two spans of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// Nothing.
    None,
    /// Less than a space: perhaps the inside of a word.
    Narrow,
    /// A space.
    Full,
}

impl Segment {
    /// Where its letters reach up to.
    pub(super) fn top(&self) -> f32 {
        self.y - 0.75 * self.size
    }

    /// Its words as one text.
    pub(super) fn text(&self) -> String {
        let mut out = String::new();
        for span in &self.spans {
            if span.space != Space::None && !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&span.text);
        }
        out
    }

    /// How many letters and digits it has.
    pub(super) fn letters(&self) -> usize {
        self.spans.iter().flat_map(|span| span.text.chars()).filter(|letter| letter.is_alphanumeric()).count()
    }

    /// Whether all its letters are bold.
    pub(super) fn is_bold(&self) -> bool {
        self.spans.iter().all(|span| span.face.bold)
    }

    /// The middle between its edges.
    pub(super) fn middle(&self) -> f32 {
        f32::midpoint(self.x0, self.x1)
    }

    /// Moves it to the right by so many points.
    pub(super) fn shift(&mut self, by: f32) {
        let spans = self.spans.iter_mut().flat_map(|span| [&mut span.x0, &mut span.x1]);
        for x in spans.chain([&mut self.x0, &mut self.x1]) {
            *x += by;
        }
    }

    fn of(spans: Vec<Span>, y: f32) -> Self {
        let x0 = spans.iter().map(|span| span.x0).fold(f32::MAX, f32::min);
        let x1 = spans.iter().map(|span| span.x1).fold(f32::MIN, f32::max);
        // The size that most letters have.
        let mut sizes: Vec<(f32, usize)> = Vec::new();
        for span in &spans {
            match sizes.iter_mut().find(|(size, _)| (*size - span.size).abs() < 0.3) {
                Some((_, count)) => *count += span.text.len(),
                None => sizes.push((span.size, span.text.len())),
            }
        }
        let size = sizes.iter().max_by_key(|(_, count)| *count).map_or(0.0, |(size, _)| *size);
        Self { spans, x0, x1, y, size, artifact: false, turned: false, drawn: 0 }
    }
}

/// How many times as large as most letters of a page those are that lie across it.
pub(super) const LARGE: f32 = 1.8;

/// The stretches of words of a page, from top to bottom.
pub(super) fn segments(drawn: &Drawn, fonts: &Fonts) -> Vec<Segment> {
    let (turned, glyphs): (Vec<Glyph>, Vec<Glyph>) = drawn.glyphs.iter().copied().partition(|g| g.how.turned);
    let mut sizes: Vec<f32> = glyphs.iter().map(|glyph| glyph.size).collect();
    sizes.sort_by(f32::total_cmp);
    let usual = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
    let mut out = Vec::new();
    // Letters far larger than the others lie across them: they share no line.
    let (mut large, mut glyphs): (Vec<Glyph>, Vec<Glyph>) =
        glyphs.into_iter().partition(|glyph| glyph.size > LARGE * usual);
    rows(&mut large, drawn, fonts, &mut out);
    rows(&mut glyphs, drawn, fonts, &mut out);
    raise(&mut out);
    out.sort_by(|left, right| left.y.total_cmp(&right.y).then(left.x0.total_cmp(&right.x0)));
    out.extend(sideways(&turned, drawn, fonts));
    out
}

/// The stretches of letters that stand on shared baselines.
fn rows(glyphs: &mut [Glyph], drawn: &Drawn, fonts: &Fonts, out: &mut Vec<Segment>) {
    glyphs.sort_by(|left, right| left.y.total_cmp(&right.y));
    let mut start = 0;
    for at in 1..=glyphs.len() {
        let ends = match (glyphs.get(at - 1), glyphs.get(at)) {
            (Some(last), Some(next)) => next.y - last.y > (0.12 * next.size.max(last.size)).max(1.0),
            _ => true,
        };
        if ends && let Some(row) = glyphs.get_mut(start..at) {
            row.sort_by_key(|glyph| glyph.at);
            for mut layer in layers(row, drawn) {
                layer.sort_by(|left, right| left.x0.total_cmp(&right.x0));
                split(&layer, drawn, fonts, out);
            }
            start = at;
        }
    }
}

/// A letter of a row with what stands before it.
struct Letter<'d> {
    glyph: Glyph,
    text: &'d str,
    /// Distance from the letter before it.
    gap: f32,
    /// Whether a space was typed before it.
    typed: bool,
}

/// The letters of a row without its spaces and without letters printed twice to look bold.
fn letters<'d>(row: &[Glyph], drawn: &'d Drawn) -> Vec<Letter<'d>> {
    let mut out: Vec<Letter<'d>> = Vec::new();
    let mut typed = false;
    let mut end = f32::MIN;
    for glyph in row {
        let at = usize::try_from(glyph.at).unwrap_or(usize::MAX);
        let text = drawn.text.get(at..at.saturating_add(usize::from(glyph.length))).unwrap_or_default();
        if text.is_empty() {
            continue;
        }
        if text.chars().all(char::is_whitespace) {
            typed = true;
            // A recogniser knows where words begin and guesses where they end: its spaces stand in between.
            if drawn.scanned && !out.is_empty() {
                end = end.max(glyph.x1);
            }
            continue;
        }
        let is_twice = out.last().is_some_and(|last| {
            last.text == text && (last.glyph.x0 - glyph.x0).abs() < 0.12 * glyph.size && glyph.x1 - glyph.x0 > 0.2
        });
        if is_twice {
            continue;
        }
        let gap = if out.is_empty() { 0.0 } else { glyph.x0 - end };
        // A mark that is set over its letter begins before that ends.
        let joins = text.chars().all(is_mark);
        out.push(Letter { glyph: *glyph, text, gap: if joins { 0.0 } else { gap }, typed: typed && !joins });
        typed = false;
        end = end.max(glyph.x1).max(glyph.x0);
    }
    out
}

/// Cuts a row at its wide gaps and its letters into words.
fn split(row: &[Glyph], drawn: &Drawn, fonts: &Fonts, out: &mut Vec<Segment>) {
    let letters = letters(row, drawn);
    let Some(first) = letters.first() else { return };
    let size = letters.iter().map(|letter| letter.glyph.size).fold(0.0, f32::max).max(0.1);
    let mut gaps: Vec<f32> = letters.iter().map(|l| l.gap).filter(|gap| *gap > 0.15 * size).collect();
    gaps.sort_by(f32::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied().filter(|_| gaps.len() > 2).unwrap_or(0.3 * size);
    let has_typed = letters.iter().any(|letter| letter.typed);
    let mut spans: Vec<Span> = Vec::new();
    let y = first.glyph.y;
    let drawn_at = row.iter().map(|glyph| glyph.at).min().unwrap_or_default();
    let mut artifact = true;
    let flush = |spans: &mut Vec<Span>, artifact: &mut bool, out: &mut Vec<Segment>| {
        if !spans.is_empty() {
            let mut segment = Segment::of(finish(std::mem::take(spans), fonts), y);
            segment.artifact = *artifact;
            segment.drawn = drawn_at;
            out.push(segment);
        }
        *artifact = true;
    };
    for letter in &letters {
        let gap = letter.gap;
        let is_wide = gap > 2.5 * size && gap > 1.8 * usual
            || gap > 1.2 * size && gap > 2.5 * usual
            || gap > 0.8 * size && gap > 2.7 * usual && gaps.len() > 2;
        let after_label =
            is_wide && gap < 4.5 * size && spans.len() < 3 && is_label(&Segment::of(spans.clone(), y).text());
        if is_wide && !after_label {
            flush(&mut spans, &mut artifact, out);
        }
        let em = letter.glyph.size.max(0.1);
        let space = match (letter.typed, gap / em) {
            _ if spans.is_empty() => Space::None,
            (true, gap) if gap > 0.12 => Space::Full,
            (true, _) => Space::Narrow,
            (false, gap) if gap > 0.33 || gap > 0.17 && !has_typed => Space::Full,
            (false, gap) if gap > 0.12 => Space::Narrow,
            (false, _) => Space::None,
        };
        artifact &= letter.glyph.how.artifact;
        add(&mut spans, letter, space, fonts);
    }
    flush(&mut spans, &mut artifact, out);
}

fn add(spans: &mut Vec<Span>, letter: &Letter<'_>, space: Space, fonts: &Fonts) {
    let Glyph { font, size, x0, x1, how, .. } = letter.glyph;
    let described = fonts.get(font);
    let face = Face {
        font,
        bold: how.bold || described.is_some_and(|font| font.bold),
        italic: how.italic || described.is_some_and(|font| font.italic),
    };
    let is_old = described.is_some_and(|font| font.which != Which::Unicode);
    let text = clean(letter.text, is_old);
    match spans.last_mut() {
        Some(last)
            if space == Space::None
                && last.face == face
                && (last.size - size).abs() < 0.2
                && last.raised == how.raised =>
        {
            last.text.push_str(&text);
            last.x1 = last.x1.max(x1);
        }
        // A mark from another font belongs to the letter before it.
        Some(last) if space == Space::None && text.chars().all(is_mark) => last.text.push_str(&text),
        _ => spans.push(Span { text, face, size, x0, x1: x1.max(x0), space, raised: how.raised, underline: false }),
    }
}

/// Old encodings read and marks joined to their letters.
fn finish(mut spans: Vec<Span>, fonts: &Fonts) -> Vec<Span> {
    for span in &mut spans {
        let old = fonts.get(span.face.font).filter(|font| font.which != Which::Unicode);
        if let Some(font) = old {
            span.text = convert_in_font(&span.text, &font.name).0;
        }
        span.text = composed(&span.text);
        // Raised figures are marks of notes whether a size or a letter of its own raises them.
        if let Some(figures) = span.text.chars().map(plain_figure).collect::<Option<String>>()
            && !figures.is_empty()
        {
            (span.text, span.raised) = (figures, true);
        }
    }
    spans.retain(|span| !span.text.is_empty());
    spans
}

/// The figure that a raised figure is.
fn plain_figure(letter: char) -> Option<char> {
    let figure = match letter {
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        '\u{2070}' | '\u{2074}'..='\u{2079}' => u32::from(letter) - 0x2070,
        _ => return None,
    };
    char::from_digit(figure, 10)
}

/// Joins small raised stretches (marks of notes) to the line that they stand in.
fn raise(segments: &mut Vec<Segment>) {
    let mut at = 0;
    while let Some(small) = segments.get(at) {
        let is_short = small.spans.len() <= 2 && small.text().chars().count() <= 5;
        let host = segments.iter().position(|host| {
            is_short
                && small.size < 0.88 * host.size
                && small.y < host.y - 0.08 * host.size
                && small.y > host.y - 0.7 * host.size
                && small.x1 > host.x0 - 0.6 * host.size
                && small.x0 < host.x1 + 0.6 * host.size
        });
        let Some(host) = host else {
            at += 1;
            continue;
        };
        let small = segments.remove(at);
        let host = if host > at { host - 1 } else { host };
        let Some(host) = segments.get_mut(host) else { continue };
        let place = host.spans.partition_point(|span| span.x0 <= small.x0 + 0.1);
        let count = small.spans.len();
        for (offset, mut span) in small.spans.into_iter().enumerate() {
            span.raised = true;
            let before = place.checked_sub(1).and_then(|at| host.spans.get(at)).map(|span| span.x1);
            if offset == 0 {
                span.space = match before {
                    Some(x1) if span.x0 - x1 > 0.2 * host.size => Space::Full,
                    _ => Space::None,
                };
            }
            host.x1 = host.x1.max(span.x1);
            host.spans.insert((place + offset).min(host.spans.len()), span);
        }
        // What follows was measured from the letter before the mark.
        let after = (place + count).min(host.spans.len());
        let end = after.checked_sub(1).and_then(|at| host.spans.get(at)).map_or(f32::MIN, |span| span.x1);
        if let Some(next) = host.spans.get_mut(after) {
            next.space = if next.x0 - end > 0.12 * host.size || place == 0 { Space::Full } else { Space::None };
        }
        host.x0 = host.x0.min(small.x0);
    }
}

/// Words set in another direction, in the order of drawing.
fn sideways(glyphs: &[Glyph], drawn: &Drawn, fonts: &Fonts) -> Vec<Segment> {
    let mut spans: Vec<Span> = Vec::new();
    let mut typed = false;
    let mut y = 0.0;
    for glyph in glyphs {
        let at = usize::try_from(glyph.at).unwrap_or(usize::MAX);
        let text = drawn.text.get(at..at.saturating_add(usize::from(glyph.length))).unwrap_or_default();
        if text.chars().all(char::is_whitespace) {
            typed = true;
            continue;
        }
        let space = match (spans.is_empty(), typed) {
            (true, _) | (false, false) => Space::None,
            (false, true) => Space::Full,
        };
        if spans.is_empty() {
            y = glyph.y;
        }
        add(&mut spans, &Letter { glyph: *glyph, text, gap: 0.0, typed }, space, fonts);
        typed = false;
    }
    if spans.is_empty() {
        return Vec::new();
    }
    vec![Segment { turned: true, ..Segment::of(finish(spans, fonts), y) }]
}
