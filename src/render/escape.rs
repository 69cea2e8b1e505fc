//! Escaping: what a text must not be able to say in each output.

/// Text inside HTML elements and quoted attributes.
pub(super) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if is_forbidden(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// Text inside XML elements and quoted attributes; XML 1.0 cannot hold control characters at all.
pub(super) fn xml(text: &str) -> String {
    html(text)
}

/// Text inside Markdown, also in a cell of a table: every character that could open syntax is escaped.
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in text.char_indices() {
        let opens_list = at == 0 && matches!(c, '-' | '+' | '=') || at > 0 && at == digits && matches!(c, '.' | ')');
        match c {
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push(' '),
            c if is_forbidden(c) => {}
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '>' | '|' | '~' | '#' | '!' | '$' => out.extend(['\\', c]),
            c if opens_list => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_a_text_says_is_syntax() {
        assert_eq!(html("<script>\"&'\u{1}"), "&lt;script&gt;&quot;&amp;&#39;");
        assert_eq!(
            markdown("1. a|b\n<b>*c*</b> ~~[d](#e)~~ 2. f-g"),
            "1\\. a\\|b &lt;b\\>\\*c\\*&lt;/b\\> \\~\\~\\[d\\](\\#e)\\~\\~ 2. f-g"
        );
        assert_eq!(markdown("- a"), "\\- a");
    }
}
