//! Tags and words of a web page become blocks.

use super::look::{Style, inside, is_block, is_void, level};
use crate::import::own;
use crate::import::{Block, Cell, Document, Face, Look, Own, Paragraph, Run, RunKind, SetAside, Table, Why};
use crate::model::Level;
use std::collections::BTreeMap;

/// Tables nest no deeper; what is deeper reads as words of the cell around it.
const DEEPEST: usize = 8;

/// So many elements may be open.
const MOST_OPEN: usize = 2000;

/// More blocks than this are no regulation; words of the rest join the last one.
const MOST_BLOCKS: usize = 200_000;

/// Builds a document.
pub(super) struct Reader {
    document: Document,
    open: Vec<Open>,
    tables: Vec<Building>,
    paragraph: Paragraph,
    /// What the class of the element says of the paragraph that it holds.
    own: Option<Own>,
    aside: String,
    notes: BTreeMap<String, Paragraph>,
    /// The name of the footnote that the paragraph is, once a link back to its mark was met.
    note: Option<String>,
    count: usize,
}

struct Open {
    name: String,
    style: Style,
    /// The number of the next item, for a list.
    list: Option<List>,
}

struct List {
    next: u32,
    kind: Option<char>,
}

#[derive(Default)]
struct Building {
    table: Table,
    cell: Option<Cell>,
}

impl Reader {
    pub(super) fn new(has_main: bool) -> Self {
        let style = Style { aside: has_main.then_some(Why::Frame), ..Style::default() };
        Self {
            document: Document::default(),
            open: vec![Open { name: String::new(), style, list: None }],
            tables: Vec::new(),
            paragraph: Paragraph::default(),
            own: None,
            aside: String::new(),
            notes: BTreeMap::new(),
            note: None,
            count: 0,
        }
    }

    fn style(&self) -> Style {
        self.open.last().map(|open| open.style.clone()).unwrap_or_default()
    }

    pub(super) fn start(&mut self, name: &str, attribute: &dyn Fn(&str) -> Option<String>) {
        self.close_before(name);
        if is_block(name) {
            self.flush();
            self.own = own(name, attribute);
        }
        if let Some(id) = attribute("id").or_else(|| attribute("name").filter(|_| name == "a")) {
            self.paragraph.anchors.push(id);
        }
        let style = self.style();
        if name == "br" && !style.dropped {
            self.paragraph.runs.push(Run { kind: RunKind::Break, ..Run::default() });
        }
        if is_void(name) {
            return;
        }
        let names = self.paragraph.anchors.last().cloned().unwrap_or_default();
        let target = attribute("href").and_then(|href| href.strip_prefix('#').map(str::to_owned));
        let marks = attribute("role").as_deref() == Some("doc-noteref") || name == "a" && is_note_mark(&names);
        let leads_back = name == "a" && target.as_deref().is_some_and(is_note_mark) && !is_note_mark(&names);
        if leads_back && self.note.is_none() {
            self.note = Some(names);
        }
        if marks && let Some(target) = target {
            // The name of the mark is no place that text leads to.
            if !self.paragraph.anchors.is_empty() && name == "a" {
                self.paragraph.anchors.pop();
            }
            let note = Paragraph { anchors: vec![target], ..Paragraph::default() };
            self.paragraph.runs.push(Run { kind: RunKind::Footnote(vec![note]), ..Run::default() });
        }
        let mut inner = inside(&style, name, attribute);
        inner.dropped |= name == "a" && (marks || leads_back);
        let mut list = None;
        match name {
            "table" if self.tables.len() < DEEPEST => {
                self.tables.push(Building { table: begun(attribute), cell: None })
            }
            "tr" => {
                if let Some(building) = self.tables.last_mut() {
                    building.table.rows.push(Vec::new());
                }
            }
            "td" | "th" => {
                let columns = attribute("colspan").and_then(|span| span.parse::<usize>().ok()).unwrap_or(1);
                if let Some(building) = self.tables.last_mut() {
                    building.cell = Some(Cell { blocks: Vec::new(), columns: columns.clamp(1, 64) });
                }
            }
            "ul" | "ol" => {
                let kind = if name == "ol" {
                    attribute("type").and_then(|kind| kind.chars().next()).or(Some('1'))
                } else {
                    None
                };
                let next = attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1);
                list = Some(List { next, kind });
            }
            "li" if inner.aside.is_none() && !inner.dropped => {
                self.item(attribute("value").and_then(|value| value.parse().ok()))
            }
            _ => {}
        }
        if self.open.len() < MOST_OPEN {
            self.open.push(Open { name: name.to_owned(), style: inner, list });
        }
    }

    /// The label of an item of a list.
    fn item(&mut self, value: Option<u32>) {
        let Some(list) = self.open.iter_mut().rev().find_map(|open| open.list.as_mut()) else { return };
        let number = value.unwrap_or(list.next);
        list.next = number.saturating_add(1);
        let letter = |base: char| {
            char::from_u32(u32::from(base) + number.saturating_sub(1)).filter(|_| (1..=26).contains(&number))
        };
        let label = match list.kind {
            None => "-".to_owned(),
            Some('a') => letter('a').map_or_else(|| format!("{number}."), |letter| format!("{letter})")),
            Some('A') => letter('A').map_or_else(|| format!("{number}."), |letter| format!("{letter}.")),
            Some('I') => format!("{}.", crate::model::roman(number)),
            _ => format!("{number}."),
        };
        self.paragraph.label = Some(label);
    }

    /// Ends what a tag ends without saying so: `<p>` in `<p>`, `<li>` after `<li>`, `<td>` after `<td>`.
    fn close_before(&mut self, name: &str) {
        let (ends, within): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol"]),
            "td" | "th" => (&["td", "th"], &["table"]),
            "tr" => (&["tr", "td", "th"], &["table"]),
            "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot", "tr", "td", "th"], &["table"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            name if is_block(name) => (&["p"], &["div", "td", "th", "li", "table", "section", "body"]),
            _ => return,
        };
        let from = self.open.iter().rposition(|open| within.contains(&open.name.as_str())).map_or(1, |at| at + 1);
        let first = self.open.iter().skip(from).position(|open| ends.contains(&open.name.as_str()));
        if let Some(at) = first {
            self.close_to(from + at);
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        if let Some(at) = self.open.iter().rposition(|open| open.name == name).filter(|at| *at > 0) {
            // What stands around a cell is not closed from inside it.
            let guard = self.open.iter().rposition(|open| matches!(open.name.as_str(), "td" | "th"));
            let may =
                guard.is_none_or(|guard| at >= guard || matches!(name, "table" | "tr" | "tbody" | "thead" | "tfoot"));
            if may {
                self.close_to(at);
            }
        } else if name == "p" {
            self.flush();
        }
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            if self.open.last().is_some_and(|open| is_block(&open.name)) {
                self.flush();
            }
            let Some(open) = self.open.pop() else { return };
            match open.name.as_str() {
                "td" | "th" => self.close_cell(),
                "table" => self.close_table(),
                "li" => self.paragraph.label = None,
                _ => {}
            }
        }
    }

    fn close_cell(&mut self) {
        if let Some(building) = self.tables.last_mut()
            && let Some(cell) = building.cell.take()
        {
            if building.table.rows.is_empty() {
                building.table.rows.push(Vec::new());
            }
            if let Some(row) = building.table.rows.last_mut() {
                row.push(cell);
            }
        }
    }

    fn close_table(&mut self) {
        self.close_cell();
        // A table that was too deep has none of its own.
        let open = self.open.iter().filter(|open| open.name == "table").count();
        if self.tables.len() <= open {
            return;
        }
        let Some(Building { mut table, .. }) = self.tables.pop() else { return };
        table.rows.retain(|row| !row.is_empty());
        let nests =
            table.rows.iter().flatten().flat_map(|cell| &cell.blocks).any(|block| matches!(block, Block::Table(_)));
        table.bordered &= !nests;
        if !table.rows.is_empty() {
            self.push(Block::Table(table));
        }
    }

    pub(super) fn words(&mut self, words: &str) {
        let style = self.style();
        if style.dropped {
            return;
        }
        if style.aside.is_some() {
            self.aside.push_str(words);
            return;
        }
        if self.tables.last().is_some_and(|building| building.cell.is_none()) && words.trim().is_empty() {
            return;
        }
        let lines: Vec<&str> = if style.kept { words.split('\n').collect() } else { vec![words] };
        for (at, line) in lines.into_iter().enumerate() {
            if at > 0 {
                self.paragraph.runs.push(Run { kind: RunKind::Break, ..Run::default() });
            }
            let words = spaced(line);
            if words.is_empty() {
                continue;
            }
            let face = Face {
                bold: style.bold,
                italic: style.italic,
                underline: style.underline,
                raised: style.raised,
                ..Face::default()
            };
            let kind = match &style.link {
                Some(target) => RunKind::Link(target.clone()),
                None => RunKind::Words,
            };
            match self.paragraph.runs.last_mut() {
                Some(last) if last.kind == kind && last.face == face => last.words.push_str(&words),
                _ => self.paragraph.runs.push(Run { words, face, kind, tracked: None }),
            }
        }
        let (align, heading, turned, own) = (style.align, style.heading, style.turned, self.own);
        self.paragraph.look = Look { align, heading, turned, own, ..Look::default() };
    }

    /// Ends the paragraph.
    fn flush(&mut self) {
        let style = self.style();
        if !self.aside.trim().is_empty() {
            let words = self.aside.split_whitespace().collect::<Vec<_>>().join(" ");
            self.document.set_aside.push(SetAside { words, page: None, why: style.aside.unwrap_or(Why::Frame) });
        }
        self.aside.clear();
        let says = |run: &Run| matches!(run.kind, RunKind::Footnote(_)) || !run.words.trim().is_empty();
        if !self.paragraph.runs.iter().any(says) {
            // The name of a place and the label of an item wait for words.
            self.paragraph.runs.clear();
            return;
        }
        let mut paragraph = std::mem::take(&mut self.paragraph);
        if let Some(id) = self.note.take() {
            paragraph.anchors.clear();
            paragraph.label = None;
            self.notes.insert(id, paragraph);
            return;
        }
        if style.notes {
            if style.heading.is_some() || paragraph.anchors.is_empty() {
                let words: String = paragraph.runs.iter().map(|run| run.words.as_str()).collect();
                self.document.set_aside.push(SetAside { words: words.trim().to_owned(), page: None, why: Why::Frame });
                return;
            }
            if let Some(id) = paragraph.anchors.pop() {
                // The list of notes counts them as their marks do.
                paragraph.label = None;
                self.notes.insert(id, paragraph);
            }
            return;
        }
        self.push(Block::Paragraph(paragraph));
    }

    fn push(&mut self, block: Block) {
        self.count += 1;
        let blocks = match self.tables.iter_mut().rev().find_map(|building| building.cell.as_mut()) {
            Some(cell) => &mut cell.blocks,
            None => &mut self.document.blocks,
        };
        match (blocks.last_mut(), block) {
            (Some(Block::Paragraph(last)), Block::Paragraph(paragraph)) if self.count > MOST_BLOCKS => {
                last.runs.push(Run { kind: RunKind::Break, ..Run::default() });
                last.runs.extend(paragraph.runs);
            }
            (_, block) => blocks.push(block),
        }
    }

    pub(super) fn finish(mut self) -> Document {
        self.flush();
        self.close_to(1);
        self.flush();
        while !self.tables.is_empty() {
            self.close_table();
        }
        let mut blocks = std::mem::take(&mut self.document.blocks);
        blocks.iter_mut().for_each(|block| self.resolve(block));
        // A footnote that nothing calls is no less read.
        blocks.extend(std::mem::take(&mut self.notes).into_values().map(Block::Paragraph));
        self.document.blocks = blocks;
        self.document
    }

    /// Puts the texts of footnotes at their marks.
    fn resolve(&mut self, block: &mut Block) {
        match block {
            Block::Paragraph(paragraph) => {
                for run in &mut paragraph.runs {
                    if let RunKind::Footnote(notes) = &mut run.kind
                        && let Some(target) = notes.first().and_then(|note| note.anchors.first()).cloned()
                    {
                        *notes = self.notes.remove(&target).into_iter().collect();
                    }
                }
            }
            Block::Table(table) => {
                for block in table.rows.iter_mut().flatten().flat_map(|cell| &mut cell.blocks) {
                    self.resolve(block);
                }
            }
        }
    }
}

/// White space as one space; several no-break spaces only make room.
fn spaced(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find(char::is_whitespace) {
        out.push_str(&rest[..at]);
        let after = rest[at..].trim_start_matches(char::is_whitespace);
        let gap = &rest[at..rest.len() - after.len()];
        out.push(if gap == "\u{a0}" { '\u{a0}' } else { ' ' });
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What the classes of our own prints say: `class="e-body line paragraph in-clause"`; of a heading that another program
/// made of a Word file the class is the name of its style there.
fn own(name: &str, attribute: &dyn Fn(&str) -> Option<String>) -> Option<Own> {
    let classes = attribute("class")?;
    let mut classes = classes.split_whitespace();
    if name != "p" {
        let is_heading = name.strip_prefix('h').is_some_and(|level| level.parse::<u8>().is_ok());
        return classes.find_map(own::heading).filter(|_| is_heading);
    }
    let is_ours = classes.clone().any(|class| class == "e-body") && classes.clone().any(|class| class == "line");
    let level = classes.clone().find_map(level).filter(|_| is_ours)?;
    let within = classes.find_map(within).unwrap_or(Level::Article);
    Some(Own { level, within })
}

/// Whether the name of a place is that of the mark of a footnote: LibreOffice, Word, Google and mammoth write one each.
fn is_note_mark(name: &str) -> bool {
    let of = |start: &str, end: &str| {
        let inner = name.strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
        inner.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
    };
    of("sdfootnote", "anc")
        || of("sdendnote", "anc")
        || of("_ftnref", "")
        || of("_ednref", "")
        || of("ftnt_ref", "")
        || of("footnote-ref-", "")
        || of("endnote-ref-", "")
}

/// `in-clause`: the level that a block stands in.
fn within(class: &str) -> Option<Level> {
    class.strip_prefix("in-").and_then(level)
}

/// A table that begins.
fn begun(attribute: &dyn Fn(&str) -> Option<String>) -> Table {
    let classes = attribute("class").unwrap_or_default();
    let is_ours = classes.split_whitespace().any(|class| class == "e-table");
    let within = classes.split_whitespace().find_map(within).or(Some(Level::Article)).filter(|_| is_ours);
    Table { rows: Vec::new(), bordered: is_bordered(attribute), within }
}

fn is_bordered(attribute: &dyn Fn(&str) -> Option<String>) -> bool {
    let style = attribute("style").unwrap_or_default().to_lowercase().replace(' ', "");
    attribute("border").as_deref() != Some("0") && !style.contains("border:none") && !style.contains("border:0")
}
