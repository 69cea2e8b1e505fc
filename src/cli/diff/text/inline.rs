//! Stretches of compared words as styled words: with marks where there is no colour, unchanged ones shortened.

use super::wrap::{Style, Styled, styled};
use crate::view::diff::{Fate, SegmentView, bracketed, elided};

/// How stretches are shown.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) struct Manner {
    /// Whether fates are told by colour; else by `[-…-]` and `{+…+}`.
    pub(in crate::cli) coloured: bool,
    /// Whether unchanged stretches are shown whole.
    pub(in crate::cli) full: bool,
}

/// Stretches as styled words.
pub(in crate::cli) fn words(segments: &[SegmentView], manner: Manner) -> Vec<Styled> {
    let stretches = if manner.full { stretches(segments) } else { stretches(&elided(segments)) };
    let mut out = Vec::new();
    for (fate, text) in stretches {
        match fate {
            Fate::Same => out.push(styled(Style::Plain, text)),
            Fate::Spelling | Fate::Renumbered => out.push(styled(Style::Quiet, text)),
            Fate::Removed => marked(&text, Style::Removed, ["[-", "-]"], manner, &mut out),
            Fate::Added => marked(&text, Style::Added, ["{+", "+}"], manner, &mut out),
        }
    }
    out
}

/// Stretches of one fate, whatever they look like.
fn stretches(segments: &[SegmentView]) -> Vec<(Fate, String)> {
    let mut out: Vec<(Fate, String)> = Vec::new();
    for segment in bracketed(segments) {
        let text = if segment.is_break { "\n" } else { &segment.text };
        match out.last_mut() {
            Some((last, words)) if *last == segment.fate => words.push_str(text),
            _ => out.push((segment.fate, text.to_owned())),
        }
    }
    out
}

/// A stretch between marks; white space at its edges stays outside.
fn marked(text: &str, style: Style, [open, close]: [&str; 2], manner: Manner, out: &mut Vec<Styled>) {
    let (inner, start) = (text.trim(), text.len() - text.trim_start().len());
    if manner.coloured {
        out.push(styled(Style::Plain, &text[..start]));
        out.push(styled(style, &text[start..]));
        return;
    }
    let space = if text[..start].contains('\n') { "\n" } else { &text[..start] };
    out.push(styled(style, format!("{space}{open}{inner}{close}{}", &text[start + inner.len()..])));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(fate: Fate, text: &str) -> SegmentView {
        SegmentView { fate, text: text.to_owned(), bold: false, italic: false, footnote: None, is_break: false }
    }

    #[test]
    fn plain_text_marks_what_changed_and_shortens_what_did_not() {
        let long = " một hai ba bốn năm sáu bảy tám chín mười".repeat(3);
        let segments = [
            segment(Fate::Same, &long),
            segment(Fate::Removed, " cũ"),
            segment(Fate::Added, " mới"),
            segment(Fate::Same, " giữa"),
            segment(Fate::Added, " thêm"),
            segment(Fate::Same, &long),
        ];
        let shown = |full| -> String {
            words(&segments, Manner { coloured: false, full }).into_iter().map(|words| words.text).collect()
        };
        assert_eq!(
            shown(false),
            "… ba bốn năm sáu bảy tám chín mười [-cũ-] {+mới+} giữa {+thêm+} một hai ba bốn năm sáu bảy tám …"
        );
        assert_eq!(shown(true), format!("{long} [-cũ-] {{+mới+}} giữa {{+thêm+}}{long}"));
    }
}
