//! A comparison for the terminal: inline or side by side, with colour or marks.

pub(in crate::cli) mod inline;
pub(in crate::cli) mod wrap;

use crate::diff::in_halves;
use crate::lang::Lang;
use crate::view::diff::{GroupView, ItemView, LineView, SegmentView, ToldView};
use inline::Manner;
use wrap::{Line, Style, Styled, columns, paint, styled, wrap};

/// Fewer groups are laid out on one thread.
const LEAST_GROUPS: usize = 24;

/// How a comparison is laid out.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) struct Layout {
    /// The reader's language.
    pub(in crate::cli) lang: Lang,
    /// Whether in colour.
    pub(in crate::cli) coloured: bool,
    /// Columns of a line.
    pub(in crate::cli) width: usize,
    /// Old and new text in two columns.
    pub(in crate::cli) side_by_side: bool,
    /// One line an article.
    pub(in crate::cli) stat: bool,
    /// Nothing left out.
    pub(in crate::cli) full: bool,
}

/// The whole comparison.
pub(super) fn text(told: &ToldView, sources: [&str; 2], layout: Layout) -> String {
    let mut page = Page { layout, out: String::new() };
    page.head(told, sources);
    if told.same {
        page.line(0, &[styled(Style::Plain, layout.lang.sentence("compare.same"))]);
        page.section("compare.sign-offs", &told.sign_offs);
        return page.out;
    }
    let whole = !told.unrelated || layout.full;
    if layout.stat {
        page.stat(told);
    } else if whole {
        page.section("compare.heading-renumbered", &told.renumberings);
        page.groups(&told.groups);
    } else {
        page.line(0, &[styled(Style::Plain, layout.lang.sentence("compare.unrelated-hint"))]);
        page.gap();
    }
    if !layout.stat && whole {
        for group in &told.facts {
            page.titled(&group.title, &group.facts);
        }
    }
    page.section("compare.sign-offs", &told.sign_offs);
    while page.out.ends_with("\n\n") {
        page.out.pop();
    }
    page.out
}

struct Page {
    layout: Layout,
    out: String,
}

impl Page {
    /// Words as lines from a column on.
    fn line(&mut self, indent: usize, words: &[Styled]) {
        for line in wrap(words, self.layout.width.saturating_sub(indent)) {
            self.put(indent, &line);
        }
    }

    fn put(&mut self, indent: usize, line: &[Styled]) {
        self.out.extend(std::iter::repeat_n(' ', indent));
        paint(line, self.layout.coloured, &mut self.out);
        // Nothing but this line ends in white space, since each line before it ends.
        self.out.truncate(self.out.trim_end_matches([' ', '\t', '\u{a0}']).len());
        self.out.push('\n');
    }

    fn groups(&mut self, groups: &[GroupView]) {
        let halves = in_halves(groups, LEAST_GROUPS, |groups| {
            let mut page = Page { layout: self.layout, out: String::new() };
            groups.iter().for_each(|group| page.group(group));
            page.out
        });
        self.out.extend(halves);
    }

    fn gap(&mut self) {
        self.out.push('\n');
    }

    fn head(&mut self, told: &ToldView, sources: [&str; 2]) {
        let lang = self.layout.lang;
        for (key, title, source) in
            [("compare.old", &told.old_title, sources[0]), ("compare.new", &told.new_title, sources[1])]
        {
            let words = [
                styled(Style::Bold, format!("{}: {title}", lang.sentence(key))),
                styled(Style::Dim, format!(" ({source})")),
            ];
            self.line(0, &words);
        }
        self.gap();
        if told.unrelated {
            self.line(0, &[styled(Style::Bold, lang.sentence("compare.unrelated"))]);
        }
        if !told.same {
            told.summary.iter().for_each(|sentence| self.line(0, &[styled(Style::Plain, sentence)]));
            self.gap();
        }
    }

    fn section(&mut self, title: &str, sentences: &[String]) {
        self.titled(self.layout.lang.sentence(title), sentences);
    }

    fn titled(&mut self, title: &str, sentences: &[String]) {
        if sentences.is_empty() {
            return;
        }
        self.line(0, &[styled(Style::Bold, title)]);
        for sentence in sentences {
            self.bullet(2, Style::Plain, sentence);
        }
        self.gap();
    }

    fn bullet(&mut self, indent: usize, style: Style, sentence: &str) {
        let lines = wrap(&[styled(style, sentence)], self.layout.width.saturating_sub(indent + 2));
        for (at, line) in lines.iter().enumerate() {
            let mark = if at == 0 { "• " } else { "  " };
            let line: Line = std::iter::once(styled(Style::Dim, mark)).chain(line.iter().cloned()).collect();
            self.put(indent, &line);
        }
    }

    fn stat(&mut self, told: &ToldView) {
        let titles: Vec<String> = told.groups.iter().map(title).collect();
        let most = self.layout.width.saturating_sub(2) * 3 / 5;
        let cells: Vec<Line> = titles.into_iter().map(|title| vec![styled(Style::Plain, title)]).collect();
        let widest = cells.iter().map(|cell| columns(cell)).max().unwrap_or(0).min(most);
        for (group, cell) in told.groups.iter().zip(cells) {
            // The ellipsis needs a column.
            let room = if columns(&cell) > widest { widest.saturating_sub(1) } else { widest };
            let first = wrap(&cell, room).into_iter().take(2).collect::<Vec<_>>();
            let mut line = first.first().cloned().unwrap_or_default();
            if first.len() > 1 {
                line.push(styled(Style::Dim, "…"));
            }
            line.push(styled(Style::Plain, " ".repeat(widest.saturating_sub(columns(&line)))));
            line.push(styled(Style::Dim, " │ "));
            line.push(styled(Style::Kind, &group.counts));
            self.put(0, &line);
        }
        self.gap();
    }

    fn group(&mut self, group: &GroupView) {
        self.line(0, &[styled(Style::Bold, title(group))]);
        for item in &group.items {
            self.item(item);
        }
        for sentence in &group.renumberings {
            let words = format!("{}: {sentence}", self.layout.lang.sentence("compare.heading-renumbered"));
            self.line(2, &[styled(Style::Dim, words)]);
        }
        self.gap();
    }

    fn item(&mut self, item: &ItemView) {
        let kinds = item.kinds.join("; ");
        self.line(2, &[styled(Style::Plain, format!("{}: ", item.place)), styled(Style::Kind, kinds)]);
        for line in &item.lines {
            if self.layout.side_by_side {
                self.columns(line);
            } else {
                let indent = 4 + 2 * line.depth.min(6);
                let words = labelled(&line.label, inline::words(&line.inline, self.manner()));
                self.line(indent, &words);
            }
        }
        if self.layout.side_by_side && !item.lines.is_empty() {
            let width = self.layout.width.saturating_sub(5) / 2;
            self.put(2, &[styled(Style::Dim, format!("{}─┴─{}", "─".repeat(width), "─".repeat(width)))]);
        }
        if let Some(reason) = &item.reason {
            let words = self.layout.lang.fill("compare.reason", &[("reason", reason)]);
            self.line(4, &[styled(Style::Dim, words)]);
        }
    }

    fn manner(&self) -> Manner {
        Manner { coloured: self.layout.coloured, full: self.layout.full }
    }

    /// The old text on the left, the new one on the right.
    fn columns(&mut self, line: &LineView) {
        let indent = 2;
        let width = self.layout.width.saturating_sub(indent + 3) / 2;
        let manner = Manner { full: true, ..self.manner() };
        let side = |segments: &[SegmentView]| -> Vec<Line> {
            if segments.is_empty() {
                return Vec::new();
            }
            wrap(&labelled(&line.label, inline::words(segments, manner)), width)
        };
        let (left, right) = (side(&line.old), side(&line.new));
        for at in 0..left.len().max(right.len()) {
            let mut row = left.get(at).cloned().unwrap_or_default();
            row.push(styled(Style::Plain, " ".repeat(width.saturating_sub(columns(&row)))));
            row.push(styled(Style::Dim, " │ "));
            row.extend(right.get(at).cloned().unwrap_or_default());
            self.put(indent, &row);
        }
    }
}

fn title(group: &GroupView) -> String {
    if group.name.is_empty() { group.place.clone() } else { format!("{} {}", group.place, group.name) }
}

fn labelled(label: &str, words: Vec<Styled>) -> Vec<Styled> {
    let label = (!label.is_empty()).then(|| styled(Style::Plain, format!("{label} ")));
    label.into_iter().chain(words).collect()
}

#[cfg(test)]
mod tests;
