//! Marks of Markdown that set words in bold or italics, or keep a mark from being one: taken out so that every byte
//! stays where it is.

use super::words::is_quote;
use std::borrow::Cow;

/// A text without marks of emphasis, as long as it was; a text that is not Markdown stays as it is.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let is_markdown =
        text.contains("**") || text.lines().any(|line| line.starts_with("## ") || line.starts_with("### "));
    if !is_markdown || !text.contains(['*', '\\']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        push(line, &mut out);
    }
    Cow::Owned(out)
}

fn push(line: &str, out: &mut String) {
    let mut open = false;
    let mut before: Option<char> = None;
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        match c {
            '*' if next == Some('*') || before == Some('*') => out.push(' '),
            '*' => {
                let rest = line.get(at + 1..).unwrap_or_default();
                let opens = before.is_none_or(|c| !c.is_alphanumeric()) && next.is_some_and(|c| !c.is_whitespace());
                let beside_quote = next.is_some_and(is_quote) || before.is_some_and(is_quote);
                let emphasis = open || beside_quote || opens && rest.contains('*');
                open = emphasis && !open;
                out.push(if emphasis { ' ' } else { '*' });
            }
            // `1\.` is a number with its dot; a backslash before another mark says nothing.
            '\\' if next.is_some_and(|c| matches!(c, '.' | ')' | '-')) => {
                out.extend(chars.next().map(|(_, mark)| mark));
                out.push(' ');
            }
            '\\' if next.is_none_or(|c| c.is_ascii_punctuation() || c.is_whitespace()) => out.push(' '),
            c => out.push(c),
        }
        before = Some(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emphasis_goes_and_every_byte_stays() {
        for (text, expected) in [
            ("## A\n**1.** Thay *“a”* bằng *\"b\"*.", "## A\n  1.   Thay  “a”  bằng  \"b\" ."),
            ("## A\n1\\. Bãi bỏ", "## A\n1.  Bãi bỏ"),
            ("## A\n2 * 3 là 6", "## A\n2 * 3 là 6"),
            ("không * gì", "không * gì"),
        ] {
            assert_eq!(plain(text), expected);
            assert_eq!(plain(text).len(), text.len());
        }
    }
}
