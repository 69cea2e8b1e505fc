//! Words with a style broken into lines of a width in columns: marks that stand over a letter take none.

use std::ops::Range;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How words are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Style {
    /// As they are.
    Plain,
    /// Titles.
    Bold,
    /// What is only for orientation.
    Dim,
    /// What kind of change it is.
    Kind,
    /// Gone.
    Removed,
    /// New.
    Added,
    /// The same but for its number or spelling.
    Quiet,
}

impl Style {
    /// The codes that switch it on; empty for none.
    fn codes(self) -> &'static str {
        match self {
            Style::Plain => "",
            Style::Bold => "1",
            Style::Dim => "2",
            Style::Kind => "33",
            Style::Removed => "31;9",
            Style::Added => "32",
            Style::Quiet => "36",
        }
    }
}

/// Words of one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) struct Styled {
    /// The style.
    pub(in crate::cli) style: Style,
    /// The words; a line break ends the line.
    pub(in crate::cli) text: String,
}

/// A line of styled words.
pub(in crate::cli) type Line = Vec<Styled>;

/// Words of a style.
pub(in crate::cli) fn styled(style: Style, text: impl Into<String>) -> Styled {
    Styled { style, text: text.into() }
}

/// How many columns a line takes.
pub(in crate::cli) fn columns(line: &[Styled]) -> usize {
    line.iter().map(|words| words.text.width()).sum()
}

/// Breaks words into lines of at most so many columns, at least one; a word that is longer is cut.
pub(in crate::cli) fn wrap(words: &[Styled], width: usize) -> Vec<Line> {
    let width = width.max(1);
    // Nothing of a text may steer the terminal.
    let steers = |words: &Styled| words.text.contains(|c: char| c.is_control() && !c.is_whitespace());
    if words.iter().any(steers) {
        let clean = |words: &Styled| {
            styled(words.style, words.text.replace(|c: char| c.is_control() && !c.is_whitespace(), ""))
        };
        return wrap(&words.iter().map(clean).collect::<Vec<_>>(), width);
    }
    let mut lines = vec![Line::new()];
    let mut used = 0;
    let Cut { pieces, parts } = cut(words);
    for piece in pieces {
        let Piece::Word { space, letters } = piece else {
            lines.push(Line::new());
            used = 0;
            continue;
        };
        let letters = &parts[letters];
        let takes: usize = letters.iter().map(|(_, text)| text.width()).sum();
        let gap = usize::from(used > 0 && space.is_some());
        if used > 0 && used + gap + takes > width && gap > 0 {
            lines.push(Line::new());
            used = 0;
        } else if let (Some(style), true) = (space, used > 0) {
            push(&mut lines, style, " ");
            used += 1;
        }
        let fits = used + takes <= width;
        for (style, text) in letters {
            if fits {
                push(&mut lines, *style, text);
                continue;
            }
            for (at, c) in text.char_indices() {
                let takes = c.width().unwrap_or(0);
                if used + takes > width {
                    lines.push(Line::new());
                    used = 0;
                }
                push(&mut lines, *style, &text[at..at + c.len_utf8()]);
                used += takes;
            }
        }
        if fits {
            used += takes;
        }
    }
    lines
}

fn push(lines: &mut [Line], style: Style, letters: &str) {
    let Some(line) = lines.last_mut() else { return };
    match line.last_mut() {
        Some(last) if last.style == style => last.text.push_str(letters),
        _ => {
            // Most lines have one style and end far from here.
            let mut text = String::with_capacity(128);
            text.push_str(letters);
            line.push(Styled { style, text });
        }
    }
}

/// Words cut at their white space.
struct Cut<'t> {
    pieces: Vec<Piece>,
    /// The letters of all words, as long as they have one style.
    parts: Vec<(Style, &'t str)>,
}

enum Piece {
    /// A word, as a range of the parts, with the style of the white space before it.
    Word { space: Option<Style>, letters: Range<usize> },
    /// The end of a line.
    End,
}

/// Cuts styled words at their white space; a word may change its style inside.
fn cut(words: &[Styled]) -> Cut<'_> {
    // A syllable takes some six bytes with the space before it.
    let most = words.iter().map(|words| words.text.len() / 5 + 1).sum();
    let mut out = Cut { pieces: Vec::with_capacity(most), parts: Vec::with_capacity(most) };
    // Where the parts of the word that is being read begin.
    let mut from = 0;
    let mut space = None;
    let mut has_word = false;
    for Styled { style, text } in words {
        let mut rest = text.as_str();
        while let Some(at) = rest.find(char::is_whitespace) {
            if at > 0 {
                out.parts.push((*style, &rest[..at]));
            }
            let is_break = rest[at..].starts_with('\n');
            rest = &rest[at + rest[at..].chars().next().map_or(0, char::len_utf8)..];
            if out.parts.len() > from {
                out.pieces.push(Piece::Word { space: space.take(), letters: from..out.parts.len() });
                from = out.parts.len();
                has_word = true;
            }
            // A stroke through a gap shows that the words on both sides went together.
            space = Some(if has_word && !rest.is_empty() { *style } else { Style::Plain });
            if is_break {
                out.pieces.push(Piece::End);
                space = None;
            }
        }
        if !rest.is_empty() {
            out.parts.push((*style, rest));
        }
    }
    if out.parts.len() > from {
        out.pieces.push(Piece::Word { space, letters: from..out.parts.len() });
    }
    out
}

/// Adds a line as it goes to the terminal.
pub(in crate::cli) fn paint(line: &[Styled], coloured: bool, out: &mut String) {
    for Styled { style, text } in line {
        let codes = if coloured { style.codes() } else { "" };
        if codes.is_empty() {
            out.push_str(text);
        } else {
            out.extend(["\u{1b}[", codes, "m", text, "\u{1b}[0m"]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn painted(line: &[Styled], coloured: bool) -> String {
        let mut out = String::new();
        paint(line, coloured, &mut out);
        out
    }

    fn shown(words: &[Styled], width: usize) -> Vec<String> {
        wrap(words, width).iter().map(|line| painted(line, false)).collect()
    }

    #[test]
    fn lines_break_at_spaces_and_marks_take_no_column() {
        assert_eq!(shown(&[styled(Style::Plain, "Tỉnh uỷ quyết định")], 8), ["Tỉnh uỷ", "quyết", "định"]);
        // The same letters decomposed take the same columns.
        let decomposed = "Ti\u{309}nh uy\u{309} quye\u{302}\u{301}t";
        assert_eq!(columns(&[styled(Style::Plain, decomposed)]), "Tỉnh uỷ quyết".chars().count());
        assert_eq!(shown(&[styled(Style::Plain, decomposed)], 7).len(), 2);
        assert_eq!(shown(&[styled(Style::Plain, "abcdefgh")], 3), ["abc", "def", "gh"]);
        assert_eq!(shown(&[styled(Style::Plain, "một\nhai")], 20), ["một", "hai"]);
        assert_eq!(shown(&[], 20), [""]);
    }

    #[test]
    fn a_word_of_two_styles_stays_whole_and_colours_close() {
        let words = [styled(Style::Plain, "khoản "), styled(Style::Removed, "2"), styled(Style::Plain, ", Điều")];
        assert_eq!(shown(&words, 9), ["khoản 2,", "Điều"]);
        let line = &wrap(&words, 80)[0];
        assert_eq!(painted(line, true), "khoản \u{1b}[31;9m2\u{1b}[0m, Điều");
    }

    #[test]
    fn a_text_cannot_steer_the_terminal() {
        assert_eq!(shown(&[styled(Style::Plain, "a\u{1b}[2Jb\u{7}")], 80), ["a[2Jb"]);
    }
}
