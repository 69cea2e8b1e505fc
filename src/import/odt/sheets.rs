//! Sheets of an OpenDocument text: page layouts, and the running heads of master pages.

use super::super::document::{PageLook, SetAside, Why};
use super::super::fault::Fault;
use super::super::sheet::{PageNumber, Pages, Sheet};
use super::super::xml::{Event, Node, Space, Xml};
use super::body::Reader;
use super::styles::{Styles, mm};
use std::collections::BTreeMap;

/// What stands in the running heads of a master page.
#[derive(Debug, Default)]
pub(super) struct Running {
    numbers: Vec<PageNumber>,
    words: Vec<String>,
}

impl Running {
    /// The words that are no content.
    pub(super) fn set_aside(self) -> impl Iterator<Item = SetAside> {
        let words = self.words.into_iter().filter(|words| !words.trim().is_empty());
        words.map(|words| SetAside { words: words.trim().to_owned(), page: None, why: Why::RunningHead })
    }
}

/// The running heads of each master page of `styles.xml`.
pub(super) fn running(styles: &Styles, text: &str) -> Result<BTreeMap<String, Running>, Fault> {
    let mut out: BTreeMap<String, Running> = BTreeMap::new();
    let mut xml = Xml::new("styles.xml", text);
    xml.root()?;
    let mut master = String::new();
    let mut depth = 0usize;
    loop {
        match xml.next()? {
            Event::Start(start) if start.space == Space::Style && depth == 2 => {
                let (at_foot, on) = match start.name() {
                    "header" => (false, Pages::Usual),
                    "header-left" => (false, Pages::Even),
                    "header-first" => (false, Pages::First),
                    "footer" => (true, Pages::Usual),
                    "footer-left" => (true, Pages::Even),
                    "footer-first" => (true, Pages::First),
                    _ => {
                        xml.skip()?;
                        continue;
                    }
                };
                let mut reader = Reader::new(styles);
                reader.is_running = true;
                let mut blocks = Vec::new();
                reader.blocks(&mut xml, &mut blocks)?;
                let running = out.entry(master.clone()).or_default();
                let numbers = std::mem::take(&mut reader.running_numbers).into_iter();
                let placed = |(align, face, beside)| PageNumber { on, at_foot, align, face, beside };
                running.numbers.extend(numbers.map(placed));
                let document = super::Document { blocks, ..super::Document::default() };
                running.words.push(document.text());
            }
            Event::Start(start) => match (depth, start.name()) {
                (0, "master-styles") => depth = 1,
                (1, "master-page") => {
                    depth = 2;
                    master = start.attribute("name").unwrap_or_default();
                }
                _ => xml.skip()?,
            },
            Event::Text(_) => {}
            Event::End if depth > 0 => depth -= 1,
            Event::End | Event::Eof => return Ok(out),
        }
    }
}

/// The sheets of a text whose master pages begin at these paragraphs.
pub(super) fn sheets(styles: &Styles, starts: &[(usize, String)], running: &BTreeMap<String, Running>) -> Vec<Sheet> {
    let mut out = Vec::new();
    for (first, name) in starts {
        let Some(master) = styles.masters.get(name) else { continue };
        let next = master.attribute("next-style-name").filter(|next| next != name);
        let usual = next.unwrap_or(name);
        let layout = |master: &str| {
            let name = styles.masters.get(master)?.attribute("page-layout-name")?;
            styles.layouts.get(name)
        };
        let Some(page) = layout(usual) else { continue };
        let mut numbers = running.get(usual).map(|running| running.numbers.clone()).unwrap_or_default();
        if next.is_some() {
            // The first page is a kind of its own; on it stands what its own master page says.
            let of_first = running.get(name).map(|running| running.numbers.clone()).unwrap_or_default();
            numbers.extend(of_first.into_iter().map(|number| PageNumber { on: Pages::First, ..number }));
        }
        let first_differs = next.is_some() || master.child("header-first").is_some();
        out.push(Sheet { first: *first, numbers, first_differs, ..sheet(page) });
    }
    out
}

/// The size and margins of a page layout; its head stands inside the top margin of the text.
fn sheet(layout: &Node) -> Sheet {
    let properties = layout.child("page-layout-properties");
    let length = |name: &str| properties.and_then(|node| node.attribute(name)).and_then(mm).unwrap_or(0.0);
    let margin = |side: &str| {
        let own = properties.and_then(|node| node.attribute(&format!("margin-{side}"))).and_then(mm);
        own.unwrap_or_else(|| length("margin"))
    };
    let band = |name: &str| {
        let properties = layout.child(name)?.child("header-footer-properties")?;
        properties.attribute("min-height").or_else(|| properties.attribute("height")).and_then(mm)
    };
    let (head, foot) = (band("header-style"), band("footer-style"));
    Sheet {
        page: PageLook {
            width: length("page-width"),
            height: length("page-height"),
            margins: [
                margin("top") + head.unwrap_or(0.0),
                margin("right"),
                margin("bottom") + foot.unwrap_or(0.0),
                margin("left"),
            ],
            pages: None,
        },
        mirrored: layout.attribute("page-usage") == Some("mirrored"),
        head: head.map(|_| margin("top")),
        ..Sheet::default()
    }
}
