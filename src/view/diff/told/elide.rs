//! Unchanged stretches shortened: what changed is read with the words around it, not with all of them.

use super::super::segment::{Fate, SegmentView};

/// Unchanged stretches of more words than this are shortened; half as many at an edge of the text.
const LONGEST: usize = 24;
/// So many words stay on each side of what is left out.
const KEPT: usize = 8;
/// A few more or fewer, so that the cut falls behind a mark.
const SLACK: usize = 4;

/// Stretches with the long unchanged ones shortened by `…`; all of them when nothing changed.
pub fn elided(segments: &[SegmentView]) -> Vec<SegmentView> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < segments.len() {
        let run = segments[at..].iter().take_while(|segment| is_plain(segment)).count();
        if run == 0 {
            out.push(segments[at].clone());
            at += 1;
            continue;
        }
        let (first, last) = (at == 0, at + run == segments.len());
        let text: String = segments[at..at + run].iter().map(|segment| segment.text.as_str()).collect();
        match shortened(&text, first, last) {
            Some(text) if !(first && last) => {
                out.push(SegmentView { text, bold: false, italic: false, ..segments[at].clone() });
            }
            _ => out.extend_from_slice(&segments[at..at + run]),
        }
        at += run;
    }
    out
}

/// Stretches with footnotes in brackets, `[^…]`, where they cannot be set apart; a bracket has the fate of what it holds.
pub fn bracketed(segments: &[SegmentView]) -> Vec<SegmentView> {
    let mut out: Vec<SegmentView> = Vec::with_capacity(segments.len());
    let mut footnote = None;
    for segment in segments {
        if segment.footnote != footnote {
            close(footnote, &mut out);
            footnote = segment.footnote;
            if footnote.is_some() {
                out.push(SegmentView { text: format!(" [^{}", segment.text), ..segment.clone() });
                continue;
            }
        }
        out.push(segment.clone());
    }
    close(footnote, &mut out);
    out
}

fn close(footnote: Option<usize>, out: &mut [SegmentView]) {
    if let (Some(_), Some(last)) = (footnote, out.last_mut()) {
        last.text.push(']');
    }
}

fn is_plain(segment: &SegmentView) -> bool {
    segment.fate == Fate::Same && segment.footnote.is_none() && !segment.is_break
}

/// A stretch with its middle left out, at an edge of the text the far end; `None` when it is short.
fn shortened(text: &str, first: bool, last: bool) -> Option<String> {
    let places: Vec<(usize, &str)> =
        text.split_whitespace().map(|word| (word.as_ptr().addr() - text.as_ptr().addr(), word)).collect();
    let spared = if first || last { LONGEST / 2 } else { LONGEST };
    if places.len() <= spared {
        return None;
    }
    // A cut right behind a mark reads best; one near the usual place is taken.
    let ends = |at: usize| places.get(at).is_some_and(|(_, word)| word.ends_with([',', ';', ':', '.']));
    let near = |of: &dyn Fn(usize) -> usize| {
        (0..SLACK).flat_map(|by| [KEPT - by, KEPT + by]).find(|&kept| ends(of(kept))).unwrap_or(KEPT)
    };
    let head = near(&|kept| kept - 1);
    let tail = near(&|kept| (places.len() - 1).saturating_sub(kept));
    let head_end = places.get(head - 1).map_or(0, |(at, word)| at + word.len());
    let tail_start = places.get(places.len() - tail).map_or(0, |(at, _)| *at);
    let (before, after) = (&text[..head_end], &text[tail_start..]);
    Some(match (first, last) {
        (true, _) => format!("… {after}"),
        (_, true) => format!("{before} …"),
        _ => format!("{before} … {after}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(fate: Fate, text: &str) -> SegmentView {
        SegmentView { fate, text: text.to_owned(), bold: false, italic: false, footnote: None, is_break: false }
    }

    #[test]
    fn footnotes_stand_in_brackets() {
        let segments = [
            segment(Fate::Same, "chữ"),
            SegmentView { footnote: Some(1), ..segment(Fate::Same, "chú thích") },
            SegmentView { footnote: Some(1), ..segment(Fate::Added, " thêm") },
            segment(Fate::Same, " nữa"),
        ];
        let shown: String = bracketed(&segments).into_iter().map(|segment| segment.text).collect();
        assert_eq!(shown, "chữ [^chú thích thêm] nữa");
    }

    #[test]
    fn what_changed_keeps_some_words_around_it() {
        let long = " một hai ba bốn năm sáu bảy tám chín mười".repeat(3);
        let marked = " một hai ba bốn năm sáu, bảy tám chín mười".repeat(3);
        let texts = |segments: &[SegmentView]| -> Vec<String> {
            elided(segments).into_iter().map(|segment| segment.text).collect()
        };
        let changed = segment(Fate::Added, " thêm");
        assert_eq!(
            texts(&[segment(Fate::Same, &long), changed.clone(), segment(Fate::Same, &marked)]),
            ["… ba bốn năm sáu bảy tám chín mười", " thêm", " một hai ba bốn năm sáu, …"]
        );
        assert_eq!(
            texts(&[changed.clone(), segment(Fate::Same, &long), changed.clone()])[1],
            " một hai ba bốn năm sáu bảy tám … ba bốn năm sáu bảy tám chín mười"
        );
        assert_eq!(texts(&[segment(Fate::Same, &long)]), std::slice::from_ref(&long), "nothing changed");
        assert_eq!(texts(&[segment(Fate::Same, " ngắn"), changed]), [" ngắn", " thêm"]);
    }
}
