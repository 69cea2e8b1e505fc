//! Words with a style broken into lines of a width in columns: marks that stand over a letter take none.

use std::iter::Peekable;
use std::str::Chars;
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
    let mut lines = vec![Line::new()];
    let mut used = 0;
    for word in cut(words) {
        match word {
            Piece::End => {
                lines.push(Line::new());
                used = 0;
            }
            Piece::Word { space, letters } => {
                let takes = columns(&letters);
                let gap = usize::from(used > 0 && space.is_some());
                if used > 0 && used + gap + takes > width && gap > 0 {
                    lines.push(Line::new());
                    used = 0;
                } else if let (Some(style), true) = (space, used > 0) {
                    push(&mut lines, style, ' ');
                    used += 1;
                }
                for Styled { style, text } in letters {
                    for c in text.chars() {
                        let takes = c.width().unwrap_or(0);
                        if used + takes > width {
                            lines.push(Line::new());
                            used = 0;
                        }
                        push(&mut lines, style, c);
                        used += takes;
                    }
                }
            }
        }
    }
    lines
}

fn push(lines: &mut [Line], style: Style, c: char) {
    let Some(line) = lines.last_mut() else { return };
    match line.last_mut() {
        Some(last) if last.style == style => last.text.push(c),
        _ => line.push(styled(style, c)),
    }
}

enum Piece {
    /// A word with the style of the white space before it.
    Word { space: Option<Style>, letters: Line },
    /// The end of a line.
    End,
}

/// Cuts styled words at their white space; a word may change its style inside.
fn cut(words: &[Styled]) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut letters: Line = Vec::new();
    let mut space = None;
    for Styled { style, text } in words {
        let mut chars: Peekable<Chars> = text.chars().peekable();
        while let Some(c) = chars.next() {
            if c == '\n' || c.is_whitespace() {
                if !letters.is_empty() {
                    out.push(Piece::Word { space: space.take(), letters: std::mem::take(&mut letters) });
                }
                // A stroke through a gap shows that the words on both sides went together.
                let inside = chars.peek().is_some() && out.iter().any(|piece| matches!(piece, Piece::Word { .. }));
                space = Some(if inside { *style } else { Style::Plain });
                if c == '\n' {
                    out.push(Piece::End);
                    space = None;
                }
                continue;
            }
            // Nothing of a text may steer the terminal.
            if c.is_control() {
                continue;
            }
            match letters.last_mut() {
                Some(last) if last.style == *style => last.text.push(c),
                _ => letters.push(styled(*style, c)),
            }
        }
    }
    if !letters.is_empty() {
        out.push(Piece::Word { space, letters });
    }
    out
}

/// A line as it goes to the terminal.
pub(in crate::cli) fn paint(line: &[Styled], coloured: bool) -> String {
    let mut out = String::new();
    for Styled { style, text } in line {
        if coloured && !style.codes().is_empty() {
            out.push_str(&format!("\u{1b}[{}m{text}\u{1b}[0m", style.codes()));
        } else {
            out.push_str(text);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(words: &[Styled], width: usize) -> Vec<String> {
        wrap(words, width).iter().map(|line| paint(line, false)).collect()
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
        assert_eq!(paint(line, true), "khoản \u{1b}[31;9m2\u{1b}[0m, Điều");
    }

    #[test]
    fn a_text_cannot_steer_the_terminal() {
        assert_eq!(shown(&[styled(Style::Plain, "a\u{1b}[2Jb\u{7}")], 80), ["a[2Jb"]);
    }
}
