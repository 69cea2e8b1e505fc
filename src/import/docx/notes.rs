//! Footnotes and endnotes: parts of their own, read before the text that calls them.

use super::super::document::{Block, Document, Paragraph, RunKind};
use super::super::fault::Fault;
use super::super::xml::{Event, Space, Xml};
use super::body::Reader;

impl Reader<'_> {
    /// Reads the part with footnotes, or with endnotes.
    pub(super) fn read_notes(&mut self, are_endnotes: bool, part: &str, text: &str) -> Result<(), Fault> {
        self.each(part, text, |reader, xml, start| {
            let id = start.attribute("id").unwrap_or_default();
            // What separates notes from the text is a drawn line.
            let is_note = start.attribute("type").is_none_or(|kind| kind == "normal");
            let mut paragraphs = reader.paragraphs(xml)?;
            if let Some(first) = paragraphs.first_mut() {
                trim(first);
            }
            if is_note {
                reader.notes.insert((are_endnotes, id), paragraphs);
            }
            Ok(())
        })
    }

    /// Calls `read` with each element of the part; it reads the element to its end.
    pub(super) fn each(
        &mut self,
        part: &str,
        text: &str,
        mut read: impl FnMut(&mut Self, &mut Xml, &super::super::xml::Start) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut xml = Xml::new(part, text);
        xml.root()?;
        loop {
            match xml.next()? {
                Event::Start(start) if start.space == Space::Word => read(self, &mut xml, &start)?,
                Event::Start(_) => xml.skip()?,
                Event::Text(_) => {}
                Event::End | Event::Eof => return Ok(()),
            }
        }
    }

    /// The paragraphs of the element that was begun last, those of tables among them.
    pub(super) fn paragraphs(&mut self, xml: &mut Xml) -> Result<Vec<Paragraph>, Fault> {
        let mut blocks: Vec<Block> = Vec::new();
        self.blocks(xml, &mut blocks, None)?;
        self.fields.clear();
        let document = Document { blocks, ..Document::default() };
        Ok(document.paragraphs().into_iter().cloned().map(|paragraph| Paragraph { page: None, ..paragraph }).collect())
    }
}

/// Takes the room away that stands between the mark of a note and its words.
fn trim(paragraph: &mut Paragraph) {
    while let Some(first) = paragraph.runs.first_mut() {
        match first.kind {
            RunKind::Words => first.words = first.words.trim_start().to_owned(),
            RunKind::Tab => {}
            _ => return,
        }
        if !first.words.is_empty() {
            return;
        }
        paragraph.runs.remove(0);
    }
}
