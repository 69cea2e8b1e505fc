//! Tracked changes of an OpenDocument text: a list before the text, which the text points at.

use super::super::document::Tracked;
use super::super::fault::Fault;
use super::super::xml::{Event, Node, Xml};
use super::body::Reader;

impl Reader<'_> {
    /// Reads the list of changes.
    pub(super) fn read_changes(&mut self, xml: &mut Xml) -> Result<(), Fault> {
        loop {
            match xml.next()? {
                Event::Start(start) => {
                    let node = xml.node(&start)?;
                    let id = node.attribute("id").unwrap_or_default().to_owned();
                    for change in &node.children {
                        let deleted = match change.name.as_str() {
                            "deletion" => true,
                            "insertion" => false,
                            _ => continue,
                        };
                        let info = change.child("change-info");
                        let said = |name: &str| info.and_then(|info| info.child(name)).map(|node| node.text.clone());
                        let tracked =
                            Tracked { deleted, author: said("creator").unwrap_or_default(), date: said("date") };
                        self.changes.insert(id.clone(), (tracked, lines(change)));
                    }
                }
                Event::Text(_) => {}
                Event::End => return Ok(()),
                Event::Eof => return Err(xml.damaged()),
            }
        }
    }
}

/// The words that a change took out, one paragraph a line.
fn lines(change: &Node) -> Vec<String> {
    let mut out = Vec::new();
    for child in &change.children {
        match child.name.as_str() {
            "change-info" => {}
            "p" | "h" => out.push(child.text.clone()),
            _ => out.extend(lines(child)),
        }
    }
    out
}
