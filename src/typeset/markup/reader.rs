//! The outermost elements: the document, its styles, its parts.

use super::attributes::{LOOK, STAND};
use super::element::{self, Element};
use super::{MarkupError, block};
use crate::typeset::{Document, Look, Part, Pitch, Role, Sheet, Stand};
use std::collections::HashMap;

/// Reads a markup.
///
/// # Errors
/// What is no XML, an element or an attribute that nothing knows, a value that cannot be, a link that leads nowhere.
pub fn read(text: &str) -> Result<Document, MarkupError> {
    let root = element::read(text)?;
    if root.name != "document" {
        return Err(root.wrong("the outermost element has to be <document>"));
    }
    root.knows(&[&["title", "author", "lang", "font"]])?;
    let mut reading = Reading {
        document: Document {
            title: root.value("title").unwrap_or_default().to_owned(),
            author: root.value("author").unwrap_or_default().to_owned(),
            language: root.value("lang").unwrap_or("vi-VN").to_owned(),
            families: root.value("font").into_iter().flat_map(|fonts| fonts.split(',')).map(trimmed).collect(),
            ..Document::default()
        },
        ..Reading::default()
    };
    for element in root.elements()? {
        match element.name.as_str() {
            "style" => reading.style(element)?,
            "part" => reading.part(element)?,
            _ => return Err(element.wrong("is not known here; <document> holds <style> and <part>")),
        }
    }
    if reading.document.parts.is_empty() {
        return Err(root.wrong("nothing to print: no <part>"));
    }
    reading.finish()
}

fn trimmed(text: &str) -> String {
    text.trim().to_owned()
}

/// What is known so far.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) document: Document,
    styles: HashMap<String, (Look, Stand)>,
    /// The number of each anchor, whether it has a place, and the first element that links to it.
    anchors: HashMap<String, Anchor>,
    /// The lists that are open: how deep, the list, what its last item says.
    pub(super) lists: Vec<(usize, usize, usize)>,
}

struct Anchor {
    number: usize,
    is_placed: bool,
    link: Option<MarkupError>,
}

impl Reading {
    fn style(&mut self, element: &Element) -> Result<(), MarkupError> {
        element.knows(&[LOOK, STAND, &["name"]])?;
        let (look, stand) = self.styled(element, (Look::default(), Stand::default()))?;
        self.styles.insert(element.needed("name")?.to_owned(), (look, stand));
        Ok(())
    }

    /// The look and stand of an element: those of its style, or of what is around it, with its own attributes.
    pub(super) fn styled(&self, element: &Element, around: (Look, Stand)) -> Result<(Look, Stand), MarkupError> {
        let (look, stand) = match element.value("style") {
            None => around,
            Some(name) => *self.styles.get(name).ok_or_else(|| {
                let mut known: Vec<&str> = self.styles.keys().map(String::as_str).collect();
                known.sort_unstable();
                element.wrong(format!("no <style> is called “{name}”; there are {}", known.join(", ")))
            })?,
        };
        Ok((element.look(look)?, element.stand(stand)?))
    }

    /// A style by its name.
    pub(super) fn known(&self, name: &str) -> Option<(Look, Stand)> {
        self.styles.get(name).copied()
    }

    fn part(&mut self, element: &Element) -> Result<(), MarkupError> {
        const SHEET: &[&str] = &[
            "name",
            "width",
            "height",
            "top",
            "bottom",
            "inner",
            "outer",
            "number-top",
            "number-style",
            "start",
            "turned",
            "style",
        ];
        element.knows(&[SHEET])?;
        let sheet = self.sheet(element)?;
        let starts_odd = match element.value("start") {
            None | Some("next") => false,
            Some("odd") => true,
            Some(value) => return Err(element.wrong(format!("start=\"{value}\" has to be next or odd"))),
        };
        let around =
            self.styled(element, (Look { pitch: Pitch::AtLeast(0.0), ..Look::default() }, Stand::default()))?;
        let node = self.document.structure.node(0, Role::Part);
        self.lists.clear();
        let blocks = block::blocks(self, element, node, around)?;
        self.document.parts.push(Part { sheet, starts_odd, blocks });
        Ok(())
    }

    fn sheet(&mut self, element: &Element) -> Result<Sheet, MarkupError> {
        let size = |name| element.size(name)?.ok_or_else(|| element.wrong(format!("needs the attribute “{name}”")));
        let margin = |name| Ok(element.length(name)?.unwrap_or(0.0));
        let mut sheet = Sheet {
            size: (size("width")?, size("height")?),
            margins: (margin("top")?, margin("bottom")?),
            sides: (margin("inner")?, margin("outer")?),
            number: None,
        };
        if element.flag("turned")? == Some(true) {
            sheet.size = (sheet.size.1, sheet.size.0);
        }
        if let Some(top) = element.length("number-top")? {
            let look = match element.value("number-style") {
                None => Look::default(),
                Some(name) => {
                    self.known(name).ok_or_else(|| element.wrong(format!("no <style> is called “{name}”")))?.0
                }
            };
            sheet.number = Some((top, look));
        }
        let narrow = sheet.size.0.min(sheet.size.1) - sheet.sides.0 - sheet.sides.1;
        let low = sheet.size.0.min(sheet.size.1) - sheet.margins.0 - sheet.margins.1;
        let negative = [sheet.margins.0, sheet.margins.1, sheet.sides.0, sheet.sides.1].iter().any(|&room| room < 0.0);
        if narrow < 1.0 || low < 1.0 || negative {
            return Err(element.wrong("the margins leave no room on the sheet"));
        }
        Ok(sheet)
    }

    /// The number of an anchor that words link to.
    pub(super) fn link(&mut self, element: &Element, name: &str) -> usize {
        let anchor = self.anchor_of(name);
        if anchor.link.is_none() {
            anchor.link = Some(element.wrong(format!("leads to “{name}”, and no anchor is called so")));
        }
        anchor.number
    }

    /// The number of an anchor that has its place here.
    pub(super) fn place(&mut self, element: &Element, name: &str) -> Result<usize, MarkupError> {
        let anchor = self.anchor_of(name);
        if anchor.is_placed {
            return Err(element.wrong(format!("the anchor “{name}” has a place already")));
        }
        anchor.is_placed = true;
        Ok(anchor.number)
    }

    fn anchor_of(&mut self, name: &str) -> &mut Anchor {
        let anchors = &mut self.document.anchors;
        self.anchors.entry(name.to_owned()).or_insert_with(|| {
            anchors.push(name.to_owned());
            Anchor { number: anchors.len() - 1, is_placed: false, link: None }
        })
    }

    /// A new anchor that nothing links to but a bookmark.
    pub(super) fn own_anchor(&mut self) -> usize {
        self.document.anchors.push(String::new());
        self.document.anchors.len() - 1
    }

    fn finish(mut self) -> Result<Document, MarkupError> {
        let lost = self.anchors.into_values().filter(|anchor| !anchor.is_placed).filter_map(|anchor| anchor.link);
        if let Some(error) = lost.min_by_key(|error| error.line) {
            return Err(error);
        }
        self.document.families.retain(|family| !family.is_empty());
        Ok(self.document)
    }
}
