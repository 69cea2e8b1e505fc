//! A template that says where each of its lines comes from, for errors in what it gives.

/// The template with an instruction of XML before each line that begins between elements.
pub(super) fn trace(name: &str, text: &str) -> String {
    let mut out = String::with_capacity(2 * text.len());
    // Inside an element's brackets or an expression an instruction would be a part of it.
    let (mut in_tag, mut in_expression) = (false, 0usize);
    for (at, line) in text.split_inclusive('\n').enumerate() {
        if !in_tag && in_expression == 0 && line.trim_start().starts_with('<') {
            out.push_str(&format!("<?origin {name}:{}?>", at + 1));
        }
        let mut letters = line.chars().peekable();
        while let Some(letter) = letters.next() {
            match (letter, letters.peek()) {
                ('{', Some('{')) => {
                    letters.next();
                    in_expression += 1;
                    out.push('{');
                }
                ('}', Some('}')) if in_expression > 0 => {
                    letters.next();
                    in_expression -= 1;
                    out.push('}');
                }
                ('<', _) if in_expression == 0 => in_tag = true,
                ('>', _) if in_expression == 0 => in_tag = false,
                _ => {}
            }
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_between_elements_say_where_they_come_from() {
        let text = "{{#if a}}\n<p\n  size=\"{{> b}}\">\n  <i>x</i>\n</p>\n{{/if}}\n";
        let traced = trace("pdf/x.hbs", text);
        let expected = "{{#if a}}\n<?origin pdf/x.hbs:2?><p\n  size=\"{{> b}}\">\n<?origin pdf/x.hbs:4?>  <i>x</i>\n\
                        <?origin pdf/x.hbs:5?></p>\n{{/if}}\n";
        assert_eq!(traced, expected);
    }
}
