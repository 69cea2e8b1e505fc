//! The styles of a Word file: what each adds up to along the styles that it builds on.

use super::super::document::{Own, Paragraph, Run, RunKind};
use super::super::fault::Fault;
use super::super::own;
use super::super::xml::{Event, Space, Xml};
use super::numbering::Numbering;
use super::props::{ParagraphProps, WordProps, is_drawn};
use std::collections::{HashMap, HashSet};

/// The styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    words: WordProps,
    paragraph: ParagraphProps,
    by_id: HashMap<String, Style>,
    /// The style of paragraphs, and of tables, that name none.
    default_paragraph: Option<String>,
    default_table: Option<String>,
    /// Whether the file was printed by this program.
    is_ours: bool,
    /// The fonts of the theme: of text, of headings.
    pub(super) theme: [Option<String>; 2],
}

/// A style.
#[derive(Debug, Clone, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    words: WordProps,
    paragraph: ParagraphProps,
    /// Whether lines are drawn in tables of this style, when it says.
    bordered: Option<bool>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(part: &str, text: &str) -> Result<Self, Fault> {
        let mut styles = Styles::default();
        let mut xml = Xml::new(part, text);
        xml.root()?;
        loop {
            match xml.next()? {
                Event::Start(start) if start.space == Space::Word && start.name() == "style" => {
                    let node = xml.node(&start)?;
                    let id = node.attribute("styleId").unwrap_or_default().to_owned();
                    let kind = node.attribute("type").unwrap_or("paragraph");
                    let is_default = matches!(node.attribute("default"), Some("1" | "true" | "on"));
                    match kind {
                        "paragraph" if is_default => styles.default_paragraph = Some(id.clone()),
                        "table" if is_default => styles.default_table = Some(id.clone()),
                        _ => {}
                    }
                    let borders = node.child("tblPr").and_then(|table| table.child("tblBorders"));
                    let style = Style {
                        name: node.value("name").unwrap_or_default().to_lowercase(),
                        based_on: node.value("basedOn").map(str::to_owned),
                        words: node.child("rPr").map(WordProps::read).unwrap_or_default(),
                        paragraph: node.child("pPr").map(ParagraphProps::read).unwrap_or_default(),
                        bordered: borders.map(any_drawn),
                    };
                    styles.by_id.insert(id, style);
                }
                Event::Start(start) if start.name() == "docDefaults" => {
                    let node = xml.node(&start)?;
                    let of = |group: &str, name: &str| node.child(group).and_then(|node| node.child(name)).cloned();
                    styles.words = of("rPrDefault", "rPr").map(|node| WordProps::read(&node)).unwrap_or_default();
                    styles.paragraph =
                        of("pPrDefault", "pPr").map(|node| ParagraphProps::read(&node)).unwrap_or_default();
                }
                Event::Start(_) => xml.skip()?,
                Event::Text(_) => {}
                Event::End | Event::Eof => return Ok(styles),
            }
        }
    }

    /// Adds every style up along those it builds on; the indents of a list go under those of the style that names it.
    pub(super) fn settle(&mut self, numbering: &Numbering) {
        // In their order, since where a circle of styles closes depends on where it was entered.
        let mut ids: Vec<String> = self.by_id.keys().cloned().collect();
        ids.sort_unstable();
        let mut settled: HashMap<String, Style> = HashMap::with_capacity(ids.len());
        for id in ids {
            // From this style down to one that is settled or builds on none; a circle ends where it closes.
            let mut chain = Vec::new();
            let mut seen = HashSet::new();
            let mut next = Some(id);
            let mut under = Style::default();
            while let Some(id) = next.take() {
                if let Some(done) = settled.get(&id) {
                    under = done.clone();
                    break;
                }
                let Some(style) = self.by_id.get(&id).filter(|_| seen.insert(id.clone())) else { break };
                next = style.based_on.clone();
                chain.push(id);
            }
            for id in chain.into_iter().rev() {
                let Some(style) = self.by_id.get(&id) else { continue };
                let mut paragraph = style.paragraph.clone();
                if let Some(list) = paragraph.list {
                    // The level that names the style says more than the style itself.
                    let level = numbering.level_of_style(list, &id).or(paragraph.level);
                    paragraph.level = Some(level.unwrap_or(0));
                    paragraph = numbering.indents(list, level.unwrap_or(0)).under(&paragraph);
                }
                let heading = style.name.strip_prefix("heading ").and_then(|level| level.parse::<u8>().ok());
                if let Some(level) = heading.filter(|level| (1..=9).contains(level)) {
                    paragraph.outline = paragraph.outline.or(Some(level - 1));
                }
                under = Style {
                    name: style.name.clone(),
                    based_on: None,
                    words: under.words.under(&style.words),
                    paragraph: under.paragraph.under(&paragraph),
                    bordered: style.bordered.or(under.bordered),
                };
                settled.insert(id, under.clone());
            }
        }
        self.by_id = settled;
        self.is_ours = self.by_id.values().any(|style| style.name == own::MARK);
    }

    /// What holds for a paragraph of this style in a table of that one, before the paragraph itself speaks.
    pub(super) fn paragraph(&self, style: Option<&str>, table: Option<&str>) -> (ParagraphProps, WordProps) {
        let mut paragraph = self.paragraph.clone();
        let mut words = self.words.clone();
        if let Some(table) = table.and_then(|id| self.by_id.get(id)) {
            paragraph = paragraph.under(&table.paragraph);
            words = words.under(&table.words);
        }
        if let Some(style) = self.style(style) {
            paragraph = paragraph.under(&style.paragraph);
            words = words.under(&style.words);
        }
        (paragraph, words)
    }

    /// What a style of words says.
    pub(super) fn words(&self, style: &str) -> Option<&WordProps> {
        self.by_id.get(style).map(|style| &style.words)
    }

    /// Whether a style is one of a table of contents.
    pub(super) fn is_contents(&self, style: Option<&str>) -> bool {
        self.style(style).is_some_and(|style| style.name.starts_with("toc ") || style.name.starts_with("contents "))
    }

    /// What a paragraph of this style is, when the file was printed by this program.
    pub(super) fn own(&self, style: Option<&str>) -> Option<Own> {
        let name = self.style(style).filter(|_| self.is_ours).map(|style| style.name.as_str())?;
        own::paragraph(name)
    }

    /// How a paragraph of our own print is set whose style was lost. LibreOffice gives the paragraph behind a tracked
    /// deletion the style of the first one that went; the names of chương and mục stand below a line break there, and
    /// those of điều never do. `in_sections` tells a mục from a chương.
    pub(super) fn lost(
        &self,
        paragraph: &Paragraph,
        props: &ParagraphProps,
        in_sections: bool,
    ) -> Option<&ParagraphProps> {
        let named = |name: &str| self.by_id.values().find(|style| style.name == name).map(|style| &style.paragraph);
        let article = named("heading 2").filter(|_| self.is_ours)?;
        let is_article = props.list.is_some() && (props.list, props.level) == (article.list, article.level);
        let stays = |run: &&Run| {
            let says = run.kind == RunKind::Break || !run.words.trim().is_empty();
            says && !run.tracked.as_ref().is_some_and(|tracked| tracked.deleted)
        };
        let below = paragraph.runs.iter().find(stays).is_some_and(|run| run.kind == RunKind::Break);
        let meant = if in_sections { "mục" } else { "heading 1" };
        (is_article && below).then(|| named(meant)).flatten()
    }

    /// Whether a paragraph of our own print looks as the style of articles says.
    pub(super) fn is_article(&self, props: &ParagraphProps) -> bool {
        let style = props.style.as_deref().and_then(|style| self.by_id.get(style));
        self.is_ours && style.is_some_and(|style| style.name == "heading 2")
    }

    /// Whether lines are drawn in tables of this style.
    pub(super) fn is_bordered(&self, style: Option<&str>) -> bool {
        let id = style.or(self.default_table.as_deref());
        id.and_then(|id| self.by_id.get(id)).and_then(|style| style.bordered).unwrap_or(false)
    }

    fn style(&self, id: Option<&str>) -> Option<&Style> {
        id.and_then(|id| self.by_id.get(id)).or_else(|| self.by_id.get(self.default_paragraph.as_deref()?))
    }
}

/// Whether any line of a table or a cell is drawn.
pub(super) fn any_drawn(borders: &super::super::xml::Node) -> bool {
    ["top", "left", "start", "bottom", "right", "end", "insideH", "insideV"].iter().any(|side| is_drawn(borders, side))
}

/// The fonts of a theme: of text, of headings.
pub(super) fn theme(part: &str, text: &str) -> Result<[Option<String>; 2], Fault> {
    let mut xml = Xml::new(part, text);
    let root = xml.root()?;
    let node = xml.node(&root)?;
    let of = |name: &str| {
        let font = node.descendant("fontScheme")?.child(name)?.child("latin")?.attribute("typeface")?;
        (!font.is_empty()).then(|| font.to_owned())
    };
    Ok([of("minorFont"), of("majorFont")])
}
