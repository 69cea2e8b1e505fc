//! Canonical Markdown: one block a line, computed markers, khoản at the edge and what stands under them indented.

use super::escape;
use crate::model::{Inline, InlineKind, Level, Provision, Table, Text, printed_label};

/// The canonical text of these provisions, as one file.
pub fn markdown(provisions: &[Provision]) -> String {
    let mut writer = Writer { out: String::new(), footnotes: Vec::new(), after: Gap::Start };
    for provision in provisions {
        writer.provision(provision, 0);
    }
    let footnotes = std::mem::take(&mut writer.footnotes);
    if !footnotes.is_empty() {
        writer.out.push('\n');
    }
    for (at, text) in footnotes.iter().enumerate() {
        let words = writer.text(text, false);
        writer.out.push_str(&format!("[^{}]: {}\n", at + 1, escape::end(escape::start(words))));
    }
    writer.out
}

/// What was written last, which decides whether a blank line follows.
#[derive(Clone, Copy, PartialEq)]
enum Gap {
    Start,
    Item,
    Block,
}

struct Writer {
    out: String,
    footnotes: Vec<Text>,
    after: Gap,
}

impl Writer {
    fn provision(&mut self, provision: &Provision, indent: usize) {
        let body = escape::start(self.text(provision.heading.as_ref().unwrap_or(&provision.body), false));
        let attributes = attributes(provision);
        let body = if attributes.is_empty() { body } else { escape::before_list(body) };
        let is_item = matches!(provision.level, Level::Clause | Level::Point | Level::Indent | Level::Subindent);
        let below = match provision.level {
            Level::Clause | Level::Point => indent + 3,
            Level::Indent | Level::Subindent => indent + 2,
            _ => indent,
        };
        match provision.level {
            Level::Chapter | Level::Annex => self.block(&heading("#", &escape::end(body), &attributes), 0),
            Level::Section => self.block(&heading("##", &escape::end(body), &attributes), 0),
            Level::Article => self.block(&heading("###", &escape::end(body), &attributes), 0),
            Level::Note => self.block(&note(&provision.body), indent),
            Level::Quote => {
                let quote = self.quote(&provision.children);
                self.block(&quote, indent);
                return;
            }
            Level::Table => self.table(provision.table.as_ref(), indent),
            Level::Paragraph => {
                let line = join(&escape::end(body), &attributes);
                self.block(&line, indent);
            }
            _ => {
                let label = printed_label(provision, false);
                let line = join(&join(&label, &escape::end(body)), &attributes);
                self.gap(if self.after == Gap::Item { Gap::Item } else { Gap::Block });
                self.line(&line, indent);
                self.after = Gap::Item;
            }
        }
        for child in &provision.children {
            self.provision(child, if is_item { below } else { 0 });
        }
    }

    /// What is quoted, as it would stand in a file of its own, behind the marks of a quote.
    fn quote(&mut self, provisions: &[Provision]) -> String {
        let mut inner =
            Writer { out: String::new(), footnotes: std::mem::take(&mut self.footnotes), after: Gap::Start };
        for provision in provisions {
            inner.provision(provision, 0);
        }
        self.footnotes = inner.footnotes;
        let line = |line: &str| if line.is_empty() { ">".to_owned() } else { format!("> {line}") };
        let lines: Vec<String> = inner.out.lines().map(line).collect();
        if lines.is_empty() { ">".to_owned() } else { lines.join("\n") }
    }

    fn gap(&mut self, gap: Gap) {
        if self.after != Gap::Start && gap == Gap::Block {
            self.out.push('\n');
        }
    }

    fn line(&mut self, line: &str, indent: usize) {
        self.out.push_str(&" ".repeat(indent));
        // A line that goes on inside a block keeps its indent.
        self.out.push_str(&line.replace('\n', &format!("\n{}", " ".repeat(indent))));
        self.out.push('\n');
    }

    fn block(&mut self, line: &str, indent: usize) {
        self.gap(Gap::Block);
        self.line(line, indent);
        self.after = Gap::Block;
    }

    fn table(&mut self, table: Option<&Table>, indent: usize) {
        let Some(table) = table else { return };
        self.gap(Gap::Block);
        for (at, row) in table.rows.iter().enumerate() {
            let cells: Vec<String> = row.iter().map(|cell| self.text(cell, true)).collect();
            self.line(&format!("| {} |", cells.join(" | ")), indent);
            if at == 0 {
                self.line(&format!("|{}", "---|".repeat(row.len())), indent);
            }
        }
        self.after = Gap::Block;
    }

    fn text(&mut self, text: &Text, in_table: bool) -> String {
        let mut out = String::new();
        for (at, Inline { kind, .. }) in text.0.iter().enumerate() {
            match kind {
                InlineKind::Words(words) => {
                    // Right behind a footnote's mark a bracket would make a link of both.
                    let before = at.checked_sub(1).and_then(|at| text.0.get(at)).map(|inline| &inline.kind);
                    if words.starts_with('(') && matches!(before, Some(InlineKind::Footnote(_))) {
                        out.push('\\');
                    }
                    out.push_str(&escape::words(words, in_table));
                    let next = text.0.get(at + 1).map(|inline| &inline.kind);
                    // Right before a bracket it would make a picture of the reference.
                    if words.ends_with('!') && matches!(next, Some(InlineKind::Reference(_) | InlineKind::Footnote(_)))
                    {
                        out.insert(out.len() - 1, '\\');
                    }
                }
                InlineKind::Emphasis(inner) => out.push_str(&format!("*{}*", self.text(inner, in_table))),
                InlineKind::Strong(inner) => out.push_str(&format!("**{}**", self.text(inner, in_table))),
                InlineKind::Reference(id) => out.push_str(&format!("[](#{id})")),
                InlineKind::Placeholder(path) => out.push_str(&format!("{{{{ {path} }}}}")),
                InlineKind::Footnote(inner) => {
                    self.footnotes.push(inner.clone());
                    out.push_str(&format!("[^{}]", self.footnotes.len()));
                }
                InlineKind::Break if in_table => out.push(' '),
                InlineKind::Break => out.push_str("\\\n"),
            }
        }
        out.split("\\\n").enumerate().fold(String::new(), |line, (at, part)| match at {
            0 => part.to_owned(),
            _ => format!("{line}\\\n{}", escape::start(part.to_owned())),
        })
    }
}

fn heading(hashes: &str, name: &str, attributes: &str) -> String {
    join(&join(hashes, name), attributes)
}

fn join(before: &str, after: &str) -> String {
    match (before.is_empty(), after.is_empty()) {
        (true, _) => after.to_owned(),
        (_, true) => before.to_owned(),
        _ => format!("{before} {after}"),
    }
}

fn note(body: &Text) -> String {
    let words = body.bare_words();
    let lines: Vec<&str> = words.lines().collect();
    match lines[..] {
        [] => "<!-- -->".to_owned(),
        [line] => format!("<!-- {line} -->"),
        _ => format!("<!--\n{}\n-->", lines.join("\n")),
    }
}

/// The attribute list: id, class, number, then the keys in canonical order.
fn attributes(provision: &Provision) -> String {
    let mut items = Vec::new();
    if let (Some(id), false) = (&provision.id, provision.id_derived) {
        items.push(format!("#{id}"));
    }
    if provision.level == Level::Annex {
        items.push(".phu-luc".to_owned());
        if provision.attributes.landscape {
            items.push(".ngang".to_owned());
        }
    }
    if let (Some(number), true) = (&provision.number, provision.pinned) {
        items.push(format!("number={}", number.print(provision.level)));
    }
    for (key, value) in provision.attributes.entries() {
        // The notation has no escape inside a value: a straight quote becomes a curly one.
        let value = value.replace('"', "”");
        let bare =
            !value.is_empty() && value.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | ',' | '/' | '.'));
        items.push(if bare { format!("{key}={value}") } else { format!("{key}=\"{value}\"") });
    }
    if items.is_empty() { String::new() } else { format!("{{{}}}", items.join(" ")) }
}
