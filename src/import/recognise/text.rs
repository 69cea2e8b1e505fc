//! Running text of a line: its words with the emphasis, breaks and footnotes that the notation can say.

use super::line::{Line, PieceKind, Ranges};
use crate::model::{Inline, InlineKind, Level, Provision, Text};
use crate::source::{FileId, Origin, Span};
use std::ops::Range;

/// What of the looks of words is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    /// Everything: a block of the text.
    Block,
    /// A name: no breaks, and no emphasis over the whole of it.
    Name,
    /// A cell or a footnote: no breaks.
    InCell,
}

/// The words of a range of a line as running text.
pub(super) fn of(line: &Line, range: Range<usize>, keep: Keep) -> Text {
    let words = line.text.get(range.clone()).unwrap_or("");
    let start = range.start + (words.len() - words.trim_start().len());
    let end = (range.start + words.trim_end().len()).max(start);
    let (bold, italic) = (Ranges::of(line, true), Ranges::of(line, false));
    let whole = |ranges: &Ranges| {
        let mut letters = line.text[start..end].char_indices().filter(|(_, c)| c.is_alphanumeric());
        letters.all(|(at, _)| ranges.cover(start + at))
    };
    // A heading that is bold in most places is a bold one in which somebody forgot a word.
    let most = |ranges: &Ranges| {
        let letters = line.text[start..end].char_indices().filter(|(_, c)| c.is_alphanumeric());
        let (inside, outside): (Vec<_>, Vec<_>) = letters.partition(|(at, _)| ranges.cover(start + at));
        !outside.is_empty() && inside.len() > outside.len()
    };
    let forgotten = keep == Keep::Name && line.look.heading.is_none() && most(&bold);
    let all_bold = keep == Keep::Name && whole(&bold) || forgotten;
    let all_italic = keep == Keep::Name && whole(&italic) || forgotten;
    let mut cuts = vec![start, end];
    cuts.extend(line.pieces.iter().flat_map(|piece| [piece.range.start, piece.range.end]));
    cuts.extend(line.text[start..end].match_indices('\n').flat_map(|(at, _)| [start + at, start + at + 1]));
    cuts.retain(|cut| (start..=end).contains(cut));
    cuts.sort_unstable();
    cuts.dedup();
    let mut styled: Vec<Stretch> = Vec::new();
    let mut notes = Footnotes::of(line);
    for pair in cuts.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        notes.up_to(from, &mut styled);
        let bold = !all_bold && bold.cover(from);
        let italic = !all_italic && italic.cover(from);
        let words = &line.text[from..to];
        if words == "\n" && keep == Keep::Block {
            styled.push(Stretch { kind: InlineKind::Break, style: (false, false), range: from..to });
            continue;
        }
        let kind = InlineKind::Words(safe(&words.replace('\n', " ")));
        match styled.last_mut() {
            Some(Stretch { kind: InlineKind::Words(before), style, range }) if *style == (bold, italic) => {
                if let InlineKind::Words(words) = &kind {
                    before.push_str(words);
                }
                range.end = to;
            }
            _ => styled.push(Stretch { kind, style: (bold, italic), range: from..to }),
        }
    }
    // A mark may stand behind a hard space at the end.
    notes.up_to(range.end, &mut styled);
    let origin = |range: &Range<usize>| {
        let from = line.span.start;
        Origin(Some(Span::new(FileId(0), from + range.start..from + range.end)))
    };
    let text = emphasised(&styled, &origin);
    if styled.iter().all(|stretch| stretch.style == (false, false)) || reads_back(&text) {
        return text;
    }
    styled.iter_mut().for_each(|stretch| stretch.style = (false, false));
    emphasised(&styled, &origin)
}

struct Stretch {
    kind: InlineKind,
    style: (bool, bool),
    range: Range<usize>,
}

/// The footnotes of a line that are still to come, the next one last; those of its label stand before its words.
struct Footnotes<'l>(Vec<(usize, &'l Text)>);

impl<'l> Footnotes<'l> {
    fn of(line: &'l Line) -> Self {
        let notes = line.pieces.iter().rev().filter_map(|piece| match &piece.kind {
            PieceKind::Footnote(text) => Some((piece.range.start, text)),
            _ => None,
        });
        Self(notes.collect())
    }

    /// Those whose mark stands at a byte or before it.
    fn up_to(&mut self, at: usize, out: &mut Vec<Stretch>) {
        while let Some((_, text)) = self.0.pop_if(|(place, _)| *place <= at) {
            out.push(Stretch { kind: InlineKind::Footnote(text.clone()), style: (false, false), range: at..at });
        }
    }
}

fn emphasised(styled: &[Stretch], origin: &dyn Fn(&Range<usize>) -> Origin) -> Text {
    let mut out: Vec<Inline> = Vec::new();
    for Stretch { kind, style, range } in styled {
        let origin = origin(range);
        let InlineKind::Words(words) = kind else {
            out.push(Inline { kind: kind.clone(), origin });
            continue;
        };
        let (bold, italic) = *style;
        // Emphasis has to begin and end at a letter or digit.
        let core = words.trim_matches(|c: char| !c.is_alphanumeric());
        if !(bold || italic) || core.is_empty() {
            out.push(Inline { kind: kind.clone(), origin });
            continue;
        }
        let lead = words.find(core).unwrap_or(0);
        let plain = |words: &str| Inline { kind: InlineKind::Words(words.to_owned()), origin };
        if lead > 0 {
            out.push(plain(&words[..lead]));
        }
        let core_text = Text(vec![plain(core)]);
        let kind = match (bold, italic) {
            (true, true) => {
                let strong = Inline { kind: InlineKind::Strong(core_text), origin };
                InlineKind::Emphasis(Text(vec![strong]))
            }
            (true, false) => InlineKind::Strong(core_text),
            _ => InlineKind::Emphasis(core_text),
        };
        out.push(Inline { kind, origin });
        if lead + core.len() < words.len() {
            out.push(plain(&words[lead + core.len()..]));
        }
    }
    merged(out)
}

/// Pieces with neighbouring words joined and nothing empty.
pub(super) fn merged(inlines: Vec<Inline>) -> Text {
    let mut out: Vec<Inline> = Vec::new();
    for inline in inlines {
        match (out.last_mut(), &inline.kind) {
            (_, InlineKind::Words(words)) if words.is_empty() => {}
            (Some(Inline { kind: InlineKind::Words(before), origin }), InlineKind::Words(words)) => {
                before.push_str(words);
                if let (Some(a), Some(b)) = (origin.0, inline.origin.0) {
                    *origin = Origin(Some(a.to(b)));
                }
            }
            (None | Some(Inline { kind: InlineKind::Break, .. }), InlineKind::Break) => {}
            _ => out.push(inline),
        }
    }
    while out.last().is_some_and(|last| last.kind == InlineKind::Break) {
        out.pop();
    }
    // What stands beside a break is trimmed.
    for at in 0..out.len() {
        let before = at > 0 && out[at - 1].kind == InlineKind::Break;
        let after = out.get(at + 1).is_some_and(|next| next.kind == InlineKind::Break);
        if let InlineKind::Words(words) = &mut out[at].kind {
            if before {
                *words = words.trim_start().to_owned();
            }
            if after {
                *words = words.trim_end().to_owned();
            }
        }
    }
    out.retain(|inline| inline.kind != InlineKind::Words(String::new()));
    Text(out)
}

/// Words that the notation would take for a placeholder are kept apart.
pub(super) fn safe(words: &str) -> String {
    let mut words = words.to_owned();
    while words.contains("{{") {
        words = words.replace("{{", "{ {");
    }
    words
}

/// Takes bold off that stands over a whole text.
pub(super) fn unbold(text: &mut Text) {
    if let [Inline { kind: InlineKind::Strong(inner), .. }] = text.0.as_slice() {
        *text = inner.clone();
    }
}

/// Every word of a text, footnotes in brackets.
pub(super) fn words(text: &Text) -> String {
    let mut out = String::new();
    push_words(text, &mut out);
    out
}

fn push_words(text: &Text, out: &mut String) {
    for inline in &text.0 {
        match &inline.kind {
            InlineKind::Words(words) => out.push_str(words),
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) => push_words(inner, out),
            InlineKind::Footnote(inner) => {
                out.push_str(" [");
                push_words(inner, out);
                out.push(']');
            }
            InlineKind::Break => out.push(' '),
            InlineKind::Reference(_) | InlineKind::Placeholder(_) => {}
        }
    }
}

/// Whether the notation says this text so that it is read as the same.
fn reads_back(text: &Text) -> bool {
    let mut provision = Provision::new(Level::Paragraph);
    provision.body = text.clone();
    let written = crate::save::markdown(std::slice::from_ref(&provision));
    let read = crate::load::load_text(FileId(0), &written, &mut Vec::new());
    read.first().is_some_and(|read| read.body == *text) && read.len() == 1
}
