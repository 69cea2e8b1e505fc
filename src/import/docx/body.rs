//! The text of a Word file in one pass: its paragraphs and tables, and the state that runs through them.

use super::super::document::{
    Align, Block, Comment, Document, Face, Look, Own, Paragraph, Remark, SetAside, Tracked, Why,
};
use super::super::fault::Fault;
use super::super::xml::{Event, Node, Space, Start, Xml};
use super::field::Field;
use super::numbering::{Counters, Numbering};
use super::props::{ParagraphProps, WordProps, align};
use super::section::{Section, Settings};
use super::styles::Styles;
use crate::model::Level;
use std::collections::BTreeMap;

/// What runs through the text.
pub(super) struct Reader<'a> {
    pub(super) styles: &'a Styles,
    pub(super) numbering: &'a Numbering,
    pub(super) settings: Settings,
    pub(super) counters: Counters,
    /// Footnotes by (whether it is an endnote, id); a used one leaves.
    pub(super) notes: BTreeMap<(bool, String), Vec<Paragraph>>,
    /// Comments by id; a used one leaves.
    pub(super) comments: BTreeMap<String, Comment>,
    /// Documents embedded whole, by the relation that leads to them; a used one leaves.
    pub(super) chunks: BTreeMap<String, Vec<Block>>,
    /// Fields that have begun, the innermost last.
    pub(super) fields: Vec<Field>,
    /// Tracked changes around this place, the innermost last.
    pub(super) tracked: Vec<Tracked>,
    /// How many tables of contents this place stands in.
    pub(super) contents: usize,
    /// Names of places that wait for the next paragraph.
    pub(super) anchors: Vec<String>,
    /// Whether a mục has begun in this chương.
    pub(super) in_sections: bool,
    /// Whether this is a running head, where a page number is no word.
    pub(super) is_running: bool,
    /// The lines of the running head that is being read.
    pub(super) running_lines: Vec<RunningLine>,
    /// Sections that have ended, and the first paragraph of the one that goes on.
    pub(super) sections: Vec<Section>,
    pub(super) section_start: usize,
    /// Paragraphs kept so far.
    pub(super) count: usize,
    /// The page as Word last saw it, once it told of one.
    pub(super) page: u32,
    pub(super) tells_pages: bool,
    pub(super) pictures: usize,
    pub(super) objects: usize,
    pub(super) set_aside: Vec<SetAside>,
}

/// A line of a running head.
#[derive(Debug, Clone, Default)]
pub(super) struct RunningLine {
    /// Its words beside the page number.
    pub(super) beside: String,
    /// The page number as it was last seen.
    pub(super) digits: String,
    /// How each page number on it looks.
    pub(super) numbers: Vec<Face>,
    pub(super) align: Option<Align>,
}

/// A paragraph that is being read.
#[derive(Default)]
pub(super) struct Open {
    pub(super) paragraph: Paragraph,
    pub(super) props: ParagraphProps,
    /// What its style says that it is.
    pub(super) own: Option<Own>,
    /// How its words look before their runs speak.
    pub(super) base: WordProps,
    /// How the words of the run look that is being read.
    pub(super) words: WordProps,
    pub(super) face: Face,
    /// The place that the words here lead to.
    pub(super) link: Option<String>,
    /// Words of a table of contents, and words that are hidden.
    pub(super) contents: String,
    pub(super) hidden: String,
    /// Page numbers in a running head.
    pub(super) numbers: Vec<Face>,
    pub(super) number_words: String,
    /// How the frame stands that it is set in.
    pub(super) frame: Option<Align>,
    /// What floats beside it and is read after it.
    pub(super) floating: Vec<Block>,
    /// The section that ends with it.
    pub(super) section: Option<Node>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(styles: &'a Styles, numbering: &'a Numbering, settings: Settings) -> Self {
        Self {
            styles,
            numbering,
            settings,
            counters: Counters::default(),
            notes: BTreeMap::new(),
            comments: BTreeMap::new(),
            chunks: BTreeMap::new(),
            fields: Vec::new(),
            tracked: Vec::new(),
            contents: 0,
            anchors: Vec::new(),
            in_sections: false,
            is_running: false,
            running_lines: Vec::new(),
            sections: Vec::new(),
            section_start: 0,
            count: 0,
            page: 1,
            tells_pages: false,
            pictures: 0,
            objects: 0,
            set_aside: Vec::new(),
        }
    }

    /// Reads the part that holds the text.
    pub(super) fn read_body(&mut self, part: &str, text: &str) -> Result<Vec<Block>, Fault> {
        let mut xml = Xml::new(part, text);
        let root = xml.root()?;
        if root.space != Space::Word {
            return Err(Fault::damaged(part));
        }
        let mut blocks = Vec::new();
        (self.count, self.counters) = (0, Counters::default());
        self.blocks(&mut xml, &mut blocks, None)?;
        Ok(blocks)
    }

    /// What is left once all is read.
    pub(super) fn finish(mut self, document: &mut Document) {
        for field in std::mem::take(&mut self.fields) {
            self.set_aside_hidden(field.unseen);
        }
        let notes = std::mem::take(&mut self.notes);
        for paragraph in notes.into_values().flatten() {
            self.set_aside_hidden(paragraph.text());
        }
        for comment in std::mem::take(&mut self.comments).into_values() {
            self.set_aside_hidden(comment.text);
        }
        document.set_aside.append(&mut self.set_aside);
        if self.pictures > 0 {
            document.remarks.push(Remark::Pictures(self.pictures));
        }
        if self.objects > 0 {
            document.remarks.push(Remark::Objects(self.objects));
        }
        if !self.tells_pages {
            forget_pages(&mut document.blocks);
        }
    }

    pub(super) fn set_aside_hidden(&mut self, words: String) {
        if !words.trim().is_empty() {
            self.set_aside.push(SetAside::hidden(words));
        }
    }

    /// Paragraphs and tables to the end of the element that was begun last; `table` is the style of the table here.
    pub(super) fn blocks(&mut self, xml: &mut Xml, out: &mut Vec<Block>, table: Option<&str>) -> Result<(), Fault> {
        loop {
            match xml.next()? {
                Event::Start(start) => self.block(xml, &start, out, table)?,
                Event::Text(_) => {}
                Event::End => return Ok(()),
                Event::Eof => return Err(xml.damaged()),
            }
        }
    }

    /// A paragraph, a table or what wraps them, whose beginning was read.
    pub(super) fn block(
        &mut self,
        xml: &mut Xml,
        start: &Start,
        out: &mut Vec<Block>,
        table: Option<&str>,
    ) -> Result<(), Fault> {
        match (start.space, start.name()) {
            (Space::Word, "p") => self.paragraph(xml, out, table),
            (Space::Word, "tbl") => {
                let table = self.table(xml)?;
                out.push(Block::Table(table));
                Ok(())
            }
            (Space::Word, "sectPr") => {
                let node = xml.node(start)?;
                self.end_section(&node);
                Ok(())
            }
            (Space::Word, "sdt") => self.control(xml, |reader, xml| reader.blocks(xml, out, table)),
            (Space::Word, "bookmarkStart") => {
                self.anchors.extend(anchor(start));
                xml.skip()
            }
            (Space::Word, "altChunk" | "subDoc") => {
                match start.attribute("id").and_then(|id| self.chunks.remove(&id)) {
                    Some(blocks) => {
                        self.count += blocks.len();
                        out.extend(blocks);
                    }
                    None => self.objects += 1,
                }
                xml.skip()
            }
            (Space::Word, "ins" | "del" | "moveFrom" | "moveTo") => {
                self.tracked.push(tracked(start));
                let read = self.blocks(xml, out, table);
                self.tracked.pop();
                read
            }
            (Space::Compat, "AlternateContent") => self.alternate(xml, |reader, xml| reader.blocks(xml, out, table)),
            // A run or words without a paragraph: as if they stood in one.
            (Space::Word, "r" | "hyperlink" | "fldSimple") => {
                let mut open = self.open();
                self.inline_element(xml, start, &mut open)?;
                self.close(open, out);
                Ok(())
            }
            (Space::Word, name) if name.ends_with("Pr") => xml.skip(),
            _ => self.blocks(xml, out, table),
        }
    }

    /// A paragraph whose beginning was read.
    fn paragraph(&mut self, xml: &mut Xml, out: &mut Vec<Block>, table: Option<&str>) -> Result<(), Fault> {
        let mut open = self.open();
        let (props, words) = self.styles.paragraph(None, table);
        (open.props, open.base) = (props, words);
        loop {
            match xml.next()? {
                Event::Start(start) if start.space == Space::Word && start.name() == "pPr" => {
                    let node = xml.node(&start)?;
                    self.settle(&mut open, &node, table);
                }
                Event::Start(start) => self.inline_element(xml, &start, &mut open)?,
                Event::Text(_) => {}
                Event::End => break,
                Event::Eof => return Err(xml.damaged()),
            }
        }
        self.close(open, out);
        Ok(())
    }

    fn open(&mut self) -> Open {
        let mut open = Open::default();
        open.paragraph.anchors = std::mem::take(&mut self.anchors);
        open
    }

    /// Settles how a paragraph with these properties looks.
    fn settle(&mut self, open: &mut Open, node: &Node, table: Option<&str>) {
        let direct = ParagraphProps::read(node);
        let (under, words) = self.styles.paragraph(direct.style.as_deref(), table);
        let mut props = under.under(&direct);
        if direct.list.is_some() && direct.level.is_none() {
            props.level = Some(0);
        }
        if let (Some(list), true) = (props.list, direct.list.is_some() || direct.level.is_some()) {
            let indents = self.numbering.indents(list, props.level.unwrap_or(0));
            let under = under.under(&indents).under(&direct);
            (props.setting.left, props.setting.first) = (under.setting.left, under.setting.first);
        }
        open.own = self.styles.own(direct.style.as_deref());
        (open.props, open.base) = (props, words);
        open.section = node.child("sectPr").cloned();
        open.frame = node.child("framePr").and_then(|frame| frame.attribute("xAlign")).and_then(align);
        let of_mark = node.child("rPr").and_then(|mark| {
            mark.children.iter().find(|child| matches!(child.name.as_str(), "ins" | "del" | "moveFrom" | "moveTo"))
        });
        open.paragraph.mark = of_mark.map(|change| Tracked {
            deleted: matches!(change.name.as_str(), "del" | "moveFrom"),
            author: change.attribute("author").unwrap_or_default().to_owned(),
            date: change.attribute("date").map(str::to_owned),
        });
    }

    /// Puts a paragraph that was read where it belongs.
    fn close(&mut self, open: Open, out: &mut Vec<Block>) {
        let Open { mut paragraph, props, own, contents, hidden, floating, section, .. } = open;
        if self.is_running {
            self.running_lines.push(RunningLine {
                beside: paragraph.text(),
                digits: open.number_words,
                numbers: open.numbers,
                align: open.frame.or(props.setting.align),
            });
        }
        self.set_aside_hidden(hidden);
        let is_contents = !contents.trim().is_empty();
        if is_contents {
            let page = self.tells_pages.then_some(self.page);
            self.set_aside.push(SetAside { words: contents, page, why: Why::Contents });
        }
        paragraph.page = paragraph.page.or(Some(self.page));
        // What joins a numbered paragraph, or what tracked changes took out whole, is not counted.
        let joins = out.last().is_some_and(|before| goes_on(before) && is_labelled(before));
        let props = self.styles.lost(&paragraph, &props, self.in_sections).cloned().unwrap_or(props);
        paragraph.look = Look { own, ..props.look() };
        if let Some(list) = props.list.filter(|list| *list != 0 && !joins && !paragraph.is_taken_out()) {
            paragraph.label = self.numbering.label(&mut self.counters, list, props.level.unwrap_or(0).min(8));
            match paragraph.label.as_deref() {
                Some(label) if label.starts_with("Chương") => self.in_sections = false,
                Some(label) if label.starts_with("Mục") => self.in_sections = true,
                _ => {}
            }
        }
        let as_article = self.styles.is_article(&props);
        if own.is_some() || as_article {
            // The number may be typed, as in our redlines; an article without a name is typed as a paragraph.
            let opening = paragraph.label.clone().unwrap_or_else(|| paragraph.text().chars().take(MARK).collect());
            let is_plain = own.is_some_and(|own| own.level == Level::Paragraph) && paragraph.label.is_none();
            if !as_article && !is_plain && is_heading(&opening) {
                dress(&mut paragraph, true);
            } else if as_article && opening.starts_with(|c: char| c.is_ascii_digit()) {
                dress(&mut paragraph, false);
            }
        }
        if is_contents && paragraph.is_blank() && paragraph.anchors.is_empty() && floating.is_empty() {
            // Nothing of it is left.
        } else if let Some(Block::Paragraph(before)) = out.last_mut().filter(|before| goes_on(before)) {
            join(before, paragraph);
            out.extend(floating);
        } else {
            self.count += 1;
            out.push(Block::Paragraph(paragraph));
            out.extend(floating);
        }
        if let Some(section) = section {
            self.end_section(&section);
        }
    }

    /// A content control: its properties are read for what it is, its content by `content`.
    pub(super) fn control(
        &mut self,
        xml: &mut Xml,
        mut content: impl FnMut(&mut Self, &mut Xml) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut is_contents = false;
        loop {
            match xml.next()? {
                Event::Start(start) => match start.name() {
                    "sdtPr" => {
                        let node = xml.node(&start)?;
                        let gallery = node.descendant("docPartGallery").and_then(|gallery| gallery.attribute("val"));
                        is_contents = gallery == Some("Table of Contents");
                    }
                    "sdtContent" => {
                        self.contents += usize::from(is_contents);
                        let read = content(self, xml);
                        self.contents -= usize::from(is_contents);
                        read?;
                    }
                    _ => xml.skip()?,
                },
                Event::Text(_) => {}
                Event::End => return Ok(()),
                Event::Eof => return Err(xml.damaged()),
            }
        }
    }

    /// What a file says several times for older and newer programs, read once.
    pub(super) fn alternate(
        &mut self,
        xml: &mut Xml,
        mut content: impl FnMut(&mut Self, &mut Xml) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut is_done = false;
        loop {
            match xml.next()? {
                Event::Start(start) if !is_done && matches!(start.name(), "Choice" | "Fallback") => {
                    is_done = true;
                    content(self, xml)?;
                }
                Event::Start(_) => xml.skip()?,
                Event::Text(_) => {}
                Event::End => return Ok(()),
                Event::Eof => return Err(xml.damaged()),
            }
        }
    }
}

/// The name of a place, when it is one that links lead to.
pub(super) fn anchor(start: &Start) -> Option<String> {
    start.attribute("name").filter(|name| name != "_GoBack")
}

/// A tracked change that begins.
pub(super) fn tracked(start: &Start) -> Tracked {
    Tracked {
        deleted: matches!(start.name(), "del" | "moveFrom"),
        author: start.attribute("author").unwrap_or_default(),
        date: start.attribute("date"),
    }
}

/// An article of our own print that has the style of something else looks as articles do, and a khoản that has theirs does
/// not.
fn dress(paragraph: &mut Paragraph, as_article: bool) {
    paragraph.look.own = None;
    paragraph.look.heading = as_article.then_some(2);
    paragraph.runs.iter_mut().for_each(|run| run.face.bold = as_article);
}

/// No mark of an article has more letters.
const MARK: usize = 12;

/// Whether words open an article: `Điều 5.`.
fn is_heading(opening: &str) -> bool {
    let number = opening.strip_prefix("Điều ").map(|rest| rest.trim_start_matches(|c: char| c.is_alphanumeric()));
    number.is_some_and(|rest| rest.starts_with('.'))
}

/// Whether a tracked change took out the end of a paragraph of which words stay, so that the next one goes on with it.
fn goes_on(block: &Block) -> bool {
    let Block::Paragraph(paragraph) = block else { return false };
    paragraph.mark.as_ref().is_some_and(|mark| mark.deleted) && !paragraph.is_taken_out()
}

fn is_labelled(block: &Block) -> bool {
    matches!(block, Block::Paragraph(paragraph) if paragraph.label.is_some())
}

/// Puts a paragraph behind the one that it goes on with.
fn join(before: &mut Paragraph, paragraph: Paragraph) {
    // Without words and number of its own, the first gives its looks up.
    if before.label.is_none()
        && (paragraph.label.is_some() || before.runs.iter().all(|run| run.words.trim().is_empty()))
    {
        before.label = paragraph.label;
        before.look = paragraph.look;
    }
    before.runs.extend(paragraph.runs);
    before.anchors.extend(paragraph.anchors);
    before.mark = paragraph.mark;
}

/// Pages that no one told of.
fn forget_pages(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => paragraph.page = None,
            Block::Table(table) => table.rows.iter_mut().flatten().for_each(|cell| forget_pages(&mut cell.blocks)),
        }
    }
}
