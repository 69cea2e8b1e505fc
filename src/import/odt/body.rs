//! The text of an OpenDocument file in one pass: paragraphs, lists, tables and what wraps them.

use super::super::document::{Block, Document, Face, Paragraph, Remark, Run, RunKind, SetAside, Tracked, Why};
use super::super::fault::Fault;
use super::super::xml::{Event, Space, Start, Xml};
use super::lists::Lists;
use super::styles::{ListLevel, Styles};
use std::collections::HashMap;

/// What runs through the text.
pub(super) struct Reader<'a> {
    pub(super) styles: &'a Styles,
    lists: Lists,
    /// The item that the next paragraph opens.
    item: Option<Item>,
    /// Changes by id: what was done, and the words that were taken out.
    pub(super) changes: HashMap<String, (Tracked, Vec<String>)>,
    /// Insertions around this place.
    pub(super) open_changes: Vec<String>,
    /// Who wrote the comment of each name.
    pub(super) commented: HashMap<String, String>,
    pub(super) contents: usize,
    pub(super) hidden: usize,
    pub(super) anchors: Vec<String>,
    pub(super) page: u32,
    pub(super) tells_pages: bool,
    pub(super) pictures: usize,
    pub(super) objects: usize,
    pub(super) count: usize,
    pub(super) set_aside: Vec<SetAside>,
    /// Where sheets of another kind begin: paragraph and name of the master page.
    pub(super) sheets: Vec<(usize, String)>,
    /// Whether this is a running head.
    pub(super) is_running: bool,
    pub(super) running_numbers: Vec<(Option<super::super::document::Align>, Face, String)>,
}

/// An item of a list.
#[derive(Debug, Clone)]
struct Item {
    list: usize,
    style: String,
    level: usize,
    start: Option<i64>,
}

/// A list around this place.
#[derive(Debug, Clone)]
struct Around {
    list: usize,
    style: String,
    level: usize,
}

/// A paragraph that is being read.
#[derive(Default)]
pub(super) struct Open {
    pub(super) paragraph: Paragraph,
    pub(super) style: Option<String>,
    /// Styles of the words here, the outermost first.
    pub(super) spans: Vec<String>,
    pub(super) face: Face,
    pub(super) is_hidden: bool,
    pub(super) link: Option<String>,
    pub(super) hidden: String,
    pub(super) contents: String,
    pub(super) numbers: Vec<Face>,
    pub(super) floating: Vec<Block>,
    /// Whether the last letter was room, so that more room adds nothing.
    pub(super) after_room: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(styles: &'a Styles) -> Self {
        Self {
            styles,
            lists: Lists::default(),
            item: None,
            changes: HashMap::new(),
            open_changes: Vec::new(),
            commented: HashMap::new(),
            contents: 0,
            hidden: 0,
            anchors: Vec::new(),
            page: 1,
            tells_pages: false,
            pictures: 0,
            objects: 0,
            count: 0,
            set_aside: Vec::new(),
            sheets: Vec::new(),
            is_running: false,
            running_numbers: Vec::new(),
        }
    }

    /// Reads the text of `content.xml`.
    pub(super) fn read_text(&mut self, text: &str) -> Result<Vec<Block>, Fault> {
        let mut blocks = Vec::new();
        let mut xml = Xml::new("content.xml", text);
        let root = xml.root()?;
        if root.space != Space::Office {
            return Err(xml.damaged());
        }
        loop {
            match xml.next()? {
                Event::Start(start) if start.name() == "body" => self.blocks(&mut xml, &mut blocks)?,
                Event::Start(_) => xml.skip()?,
                Event::Text(_) => {}
                Event::End => break,
                Event::Eof => return Err(xml.damaged()),
            }
        }
        Ok(blocks)
    }

    /// What is left once all is read.
    pub(super) fn finish(mut self, document: &mut Document) {
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

    /// Blocks to the end of the element that was begun last.
    pub(super) fn blocks(&mut self, xml: &mut Xml, out: &mut Vec<Block>) -> Result<(), Fault> {
        loop {
            match xml.next()? {
                Event::Start(start) => self.block(xml, &start, out)?,
                Event::Text(_) => {}
                Event::End => return Ok(()),
                Event::Eof => return Err(xml.damaged()),
            }
        }
    }

    fn block(&mut self, xml: &mut Xml, start: &Start, out: &mut Vec<Block>) -> Result<(), Fault> {
        match (start.space, start.name()) {
            (Space::Text, "p" | "h") => self.paragraph(xml, start, out),
            (Space::Text, "list") => self.list(xml, start, out, None),
            (Space::Table, "table") => {
                let table = self.table(xml)?;
                out.push(Block::Table(table));
                Ok(())
            }
            (Space::Text, "tracked-changes") => self.read_changes(xml),
            (Space::Text, "section") => {
                let is_hidden = start.attribute("display").is_some_and(|display| display != "true");
                self.hidden += usize::from(is_hidden);
                let read = self.blocks(xml, out);
                self.hidden -= usize::from(is_hidden);
                read
            }
            (Space::Text, name) if is_index(name) => {
                self.contents += 1;
                let read = self.blocks(xml, out);
                self.contents -= 1;
                read
            }
            (Space::Text, "change-start" | "change-end" | "soft-page-break" | "bookmark" | "bookmark-start") => {
                self.mark(start);
                xml.skip()
            }
            (Space::Text, name) if name.ends_with("-decls") || name.ends_with("-source") => xml.skip(),
            (Space::Office, "forms") => xml.skip(),
            (Space::Draw, _) => {
                // What hangs on a page rather than on a paragraph.
                let mut open = Open::default();
                self.inline_element(xml, start, &mut open)?;
                out.append(&mut open.floating);
                Ok(())
            }
            _ => self.blocks(xml, out),
        }
    }

    /// A list whose beginning was read; `around` is the list that it stands in.
    fn list(
        &mut self,
        xml: &mut Xml,
        start: &Start,
        out: &mut Vec<Block>,
        around: Option<&Around>,
    ) -> Result<(), Fault> {
        let style = start.attribute("style-name").filter(|name| !name.is_empty());
        let here = match around {
            Some(around) => Around {
                list: around.list,
                style: style.unwrap_or_else(|| around.style.clone()),
                level: around.level + 1,
            },
            None => {
                let goes_on = start.attribute("continue-numbering").as_deref() == Some("true");
                let after = start.attribute("continue-list");
                let list = self.lists.begin(start.attribute("id"), style.as_deref(), goes_on, after.as_deref());
                Around { list, style: style.unwrap_or_default(), level: 0 }
            }
        };
        loop {
            match xml.next()? {
                Event::Start(start) if matches!(start.name(), "list-item" | "list-header") => {
                    let number = start.attribute("start-value").and_then(|number| number.parse().ok());
                    self.item = (start.name() == "list-item").then(|| Item {
                        list: here.list,
                        style: here.style.clone(),
                        level: here.level,
                        start: number,
                    });
                    self.item(xml, out, &here)?;
                    self.item = None;
                }
                Event::Start(start) => self.block(xml, &start, out)?,
                Event::Text(_) => {}
                Event::End => return Ok(()),
                Event::Eof => return Err(xml.damaged()),
            }
        }
    }

    fn item(&mut self, xml: &mut Xml, out: &mut Vec<Block>, here: &Around) -> Result<(), Fault> {
        loop {
            match xml.next()? {
                Event::Start(start) if start.space == Space::Text && start.name() == "list" => {
                    // An item that opens with a list of its own is none itself.
                    self.item = None;
                    self.list(xml, &start, out, Some(here))?;
                }
                Event::Start(start) if start.space == Space::Text && start.name() == "number" => xml.skip()?,
                Event::Start(start) => self.block(xml, &start, out)?,
                Event::Text(_) => {}
                Event::End => return Ok(()),
                Event::Eof => return Err(xml.damaged()),
            }
        }
    }

    /// A paragraph or heading whose beginning was read.
    fn paragraph(&mut self, xml: &mut Xml, start: &Start, out: &mut Vec<Block>) -> Result<(), Fault> {
        let mut open = Open { style: start.attribute("style-name"), after_room: true, ..Open::default() };
        open.paragraph.anchors = std::mem::take(&mut self.anchors);
        let item = self.item.take();
        let heading = start.attribute("outline-level").and_then(|level| level.parse::<usize>().ok());
        let heading = heading.filter(|_| start.name() == "h").and_then(|level| level.checked_sub(1));
        let is_header = start.attribute("is-list-header").as_deref() == Some("true");
        let number = start.attribute("start-value").and_then(|number| number.parse().ok());
        self.sheet(open.style.as_deref());
        self.settle(&mut open);
        self.inline(xml, &mut open)?;
        trim_end(&mut open.paragraph);
        let counts = !is_header && !open.paragraph.is_blank() || item.is_some();
        let styles = self.styles;
        let style = open.style.as_deref();
        let level: Option<&ListLevel> = match (&item, heading) {
            (Some(item), _) => {
                // The list of the paragraph's own style is the one whose numbers it shows.
                let name = Some(item.style.as_str()).filter(|name| !name.is_empty());
                let own = styles.list_of(style).filter(|name| !name.is_empty());
                let levels = name.or(own.as_deref()).and_then(|name| styles.lists.get(name));
                if let Some(levels) = levels {
                    open.paragraph.label = self.lists.label(item.list, levels, item.level, item.start);
                }
                levels.and_then(|levels| levels.get(item.level))
            }
            // A heading that stands in no list counts with the headings, unless its style wants another list or none.
            (None, Some(level)) if counts && styles.list_of(style).is_none() => {
                open.paragraph.label = self.lists.heading(&styles.outline, level, number);
                styles.outline.get(level)
            }
            _ => None,
        };
        let is_ruled = open.paragraph.look.rule;
        open.paragraph.look = styles.look(style, level);
        open.paragraph.look.rule |= is_ruled;
        if let Some(level) = heading {
            open.paragraph.look.heading = u8::try_from(level + 1).ok();
        }
        self.close(open, out);
        Ok(())
    }

    /// Notes that sheets of another kind begin with a paragraph of this style.
    fn sheet(&mut self, style: Option<&str>) {
        if self.is_running {
            return;
        }
        let master = self.styles.settled("paragraph", style).master;
        match master {
            Some(master) => self.sheets.push((self.count, master)),
            None if self.sheets.is_empty() => self.sheets.push((0, "Standard".to_owned())),
            None => {}
        }
    }

    fn close(&mut self, open: Open, out: &mut Vec<Block>) {
        let Open { mut paragraph, hidden, contents, floating, numbers, .. } = open;
        if self.is_running {
            let beside = paragraph.text().trim().to_owned();
            let align = paragraph.look.align;
            self.running_numbers.extend(numbers.into_iter().map(|face| (align, face, beside.clone())));
        }
        for (words, why) in [(hidden, Why::Hidden), (contents.clone(), Why::Contents)] {
            if !words.trim().is_empty() {
                self.set_aside.push(SetAside { words, page: None, why });
            }
        }
        let nothing_left = paragraph.is_blank() && paragraph.anchors.is_empty() && floating.is_empty();
        if nothing_left && (self.contents > 0 || self.hidden > 0) {
            return;
        }
        paragraph.page = paragraph.page.or(Some(self.page));
        self.count += 1;
        out.push(Block::Paragraph(paragraph));
        out.extend(floating);
    }

    /// A mark that stands between blocks or among words.
    pub(super) fn mark(&mut self, start: &Start) {
        match start.name() {
            "change-start" => self.open_changes.extend(start.attribute("change-id")),
            "change-end" => {
                let id = start.attribute("change-id");
                self.open_changes.retain(|open| Some(open) != id.as_ref());
            }
            "soft-page-break" => {
                self.tells_pages = true;
                self.page = self.page.saturating_add(1);
            }
            _ => self.anchors.extend(start.attribute("name")),
        }
    }

    /// Settles how the words look that follow.
    pub(super) fn settle(&self, open: &mut Open) {
        (open.face, open.is_hidden) = self.styles.face(open.style.as_deref(), &open.spans);
    }
}

fn is_index(name: &str) -> bool {
    name == "table-of-content" || name == "bibliography" || name == "alphabetical-index" || name.ends_with("-index")
}

/// Room at the end of a paragraph is none.
fn trim_end(paragraph: &mut Paragraph) {
    while let Some(Run { kind: RunKind::Words, words, .. }) = paragraph.runs.last_mut() {
        let end = words.trim_end_matches(' ').len();
        words.truncate(end);
        if !words.is_empty() {
            return;
        }
        paragraph.runs.pop();
    }
}

fn forget_pages(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => paragraph.page = None,
            Block::Table(table) => table.rows.iter_mut().flatten().for_each(|cell| forget_pages(&mut cell.blocks)),
        }
    }
}
