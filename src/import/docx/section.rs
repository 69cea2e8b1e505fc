//! Sections: the sheet, its margins, and the running heads with their page numbers.

use super::super::document::{Align, PageLook, SetAside, Why};
use super::super::fault::Fault;
use super::super::package::Package;
use super::super::sheet::{PageNumber, Pages, Sheet};
use super::super::xml::{Event, Node, Space, Xml};
use super::body::Reader;
use super::measure::{mm, switch};
use super::parts::Relations;
use std::collections::BTreeMap;

/// What the settings of a file say of its pages.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Settings {
    mirrored: bool,
    even_differs: bool,
}

/// A section as its properties tell it.
#[derive(Debug, Clone, Default)]
pub(super) struct Section {
    sheet: Sheet,
    /// The parts of its running heads and feet: whether a foot, on which pages, by relation.
    running: Vec<(bool, Pages, String)>,
}

/// What stands in a running head or foot.
#[derive(Debug, Clone, Default)]
struct Running {
    words: String,
    numbers: Vec<PageNumber>,
}

impl Settings {
    /// Reads `settings.xml`.
    pub(super) fn read(part: &str, text: &str) -> Result<Self, Fault> {
        let mut xml = Xml::new(part, text);
        let root = xml.root()?;
        let node = xml.node(&root)?;
        let is_on = |name: &str| switch(&node, name) == Some(true);
        Ok(Self { mirrored: is_on("mirrorMargins"), even_differs: is_on("evenAndOddHeaders") })
    }
}

impl Reader<'_> {
    /// A section ends here whose properties are these.
    pub(super) fn end_section(&mut self, node: &Node) {
        if self.is_running {
            return;
        }
        let length = |of: &str, name: &str| {
            let side = node.child(of).and_then(|node| node.attribute(name));
            side.and_then(mm).map(f32::abs)
        };
        let margin = |name: &str| length("pgMar", name).unwrap_or(0.0);
        let first = self.sections.last().map_or(0, |_| self.section_start);
        let page = PageLook {
            width: length("pgSz", "w").unwrap_or(0.0),
            height: length("pgSz", "h").unwrap_or(0.0),
            margins: [margin("top"), margin("right"), margin("bottom"), margin("left") + margin("gutter")],
            pages: None,
        };
        let mut running = Vec::new();
        for reference in &node.children {
            let at_foot = match reference.name.as_str() {
                "headerReference" => false,
                "footerReference" => true,
                _ => continue,
            };
            let pages = match reference.attribute("type") {
                Some("first") => Pages::First,
                Some("even") => Pages::Even,
                _ => Pages::Usual,
            };
            running.push((at_foot, pages, reference.attribute("id").unwrap_or_default().to_owned()));
        }
        // What a section does not say of its running heads is as in the one before.
        if let Some(before) = self.sections.last() {
            for (at_foot, pages, id) in &before.running {
                if !running.iter().any(|(foot, on, _)| foot == at_foot && on == pages) {
                    running.push((*at_foot, *pages, id.clone()));
                }
            }
        }
        let sheet = Sheet {
            first,
            page,
            mirrored: self.settings.mirrored,
            head: length("pgMar", "header"),
            first_differs: switch(node, "titlePg") == Some(true),
            numbers: Vec::new(),
        };
        self.sections.push(Section { sheet, running });
        self.section_start = self.count;
    }

    /// The sheets of the text that was read, and what stands in their running heads.
    pub(super) fn read_sheets(
        &mut self,
        package: &mut Package,
        relations: &Relations,
    ) -> Result<(Vec<Sheet>, Vec<SetAside>), Fault> {
        let mut read: BTreeMap<String, Running> = BTreeMap::new();
        let mut sheets = Vec::new();
        self.is_running = true;
        for mut section in std::mem::take(&mut self.sections) {
            for (at_foot, pages, id) in &section.running {
                let is_used = match pages {
                    Pages::First => section.sheet.first_differs,
                    Pages::Even => self.settings.even_differs,
                    Pages::Usual => true,
                };
                let Some(part) = relations.target(id) else { continue };
                if !read.contains_key(part) {
                    let running = match package.text(part)? {
                        Some(text) => self.running(part, &text)?,
                        None => Running::default(),
                    };
                    read.insert(part.to_owned(), running);
                }
                if let Some(running) = read.get(part).filter(|_| is_used) {
                    let on_these = running.numbers.iter().cloned();
                    let placed = on_these.map(|number| PageNumber { on: *pages, at_foot: *at_foot, ..number });
                    section.sheet.numbers.extend(placed);
                }
            }
            sheets.push(section.sheet);
        }
        self.is_running = false;
        let set_aside = read.into_values().filter(|running| !running.words.trim().is_empty()).map(|running| {
            let is_number = running.words.chars().all(|c| !c.is_alphabetic());
            let why = if is_number { Why::PageNumber } else { Why::RunningHead };
            SetAside { words: running.words.trim().to_owned(), page: None, why }
        });
        Ok((sheets, set_aside.collect()))
    }

    /// Reads a running head or foot.
    fn running(&mut self, part: &str, text: &str) -> Result<Running, Fault> {
        let mut xml = Xml::new(part, text);
        let root = xml.root()?;
        if root.space != Space::Word {
            return Ok(Running::default());
        }
        self.running_lines.clear();
        self.fields.clear();
        let mut blocks = Vec::new();
        self.blocks(&mut xml, &mut blocks, None)?;
        while !matches!(xml.next()?, Event::Eof) {}
        let mut running = Running::default();
        for line in std::mem::take(&mut self.running_lines) {
            running.words.push_str(&format!("{}{}\n", line.beside, line.digits));
            let numbers = line.numbers.into_iter().map(|face| PageNumber {
                on: Pages::Usual,
                at_foot: false,
                align: line.align.or(Some(Align::Left)),
                face,
                beside: line.beside.trim().to_owned(),
            });
            running.numbers.extend(numbers);
        }
        Ok(running)
    }
}
