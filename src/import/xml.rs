//! XML as readers of office files need it: names with their vocabulary, entities refused, depth bounded.

use super::fault::Fault;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event as Raw};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;
use std::borrow::Cow;

/// Deeper than this no office program nests; a reader that descends stays on its stack.
const DEEPEST: usize = 128;

/// The vocabulary that a name belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// WordprocessingML, transitional or strict.
    Word,
    /// Markup compatibility: `AlternateContent`.
    Compat,
    /// DrawingML.
    Drawing,
    /// Shapes of old Word files.
    Vml,
    /// Formulas.
    Math,
    /// OpenDocument `office:`.
    Office,
    /// OpenDocument `text:`.
    Text,
    /// OpenDocument `table:`.
    Table,
    /// OpenDocument `style:`.
    Style,
    /// OpenDocument `draw:`.
    Draw,
    /// Dublin Core, of authors and dates.
    Dublin,
    /// Anything else.
    Other,
}

/// What comes next.
pub(super) enum Event<'i> {
    /// An element begins.
    Start(Start<'i>),
    /// The element that was begun last ends.
    End,
    /// Letters.
    Text(Cow<'i, str>),
    /// The part ends.
    Eof,
}

/// The beginning of an element.
pub(super) struct Start<'i> {
    /// Its vocabulary.
    pub(super) space: Space,
    tag: BytesStart<'i>,
}

/// An element with all that stands in it; for small ones, such as properties.
#[derive(Debug, Clone, Default)]
pub(super) struct Node {
    /// Its name without the vocabulary.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    /// The elements in it.
    pub(super) children: Vec<Node>,
    /// The letters in it and in its elements.
    pub(super) text: String,
}

/// A part that is read from its beginning to its end.
pub(super) struct Xml<'i> {
    reader: NsReader<&'i [u8]>,
    part: &'i str,
    depth: usize,
}

impl<'i> Xml<'i> {
    /// Begins with a part; `part` is its name, for what a fault says.
    pub(super) fn new(part: &'i str, text: &'i str) -> Self {
        let mut reader = NsReader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        Self { reader, part, depth: 0 }
    }

    /// What comes next.
    ///
    /// # Errors
    /// Malformed XML, entities, or elements nested too deep.
    pub(super) fn next(&mut self) -> Result<Event<'i>, Fault> {
        loop {
            let (space, raw) = match self.reader.read_resolved_event() {
                Ok((found, raw)) => (space(&found), raw),
                Err(_) => return Err(self.damaged()),
            };
            return Ok(match raw {
                Raw::Start(tag) | Raw::Empty(tag) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(Fault::TooDeep { part: self.part.to_owned() });
                    }
                    Event::Start(Start { space, tag })
                }
                Raw::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Event::End
                }
                Raw::Text(text) => Event::Text(text.xml10_content()),
                Raw::CData(text) => Event::Text(text.xml10_content()),
                Raw::GeneralRef(entity) => Event::Text(Cow::Owned(self.resolved(&entity)?.to_string())),
                Raw::DocType(_) => return Err(Fault::Entities { part: self.part.to_owned() }),
                Raw::Eof if self.depth > 0 => return Err(self.damaged()),
                Raw::Eof => Event::Eof,
                Raw::Comment(_) | Raw::Decl(_) | Raw::PI(_) => continue,
            });
        }
    }

    /// Goes to the end of the element that was begun last.
    pub(super) fn skip(&mut self) -> Result<(), Fault> {
        let mut open = 1usize;
        while open > 0 {
            match self.next()? {
                Event::Start(_) => open += 1,
                Event::End => open -= 1,
                Event::Text(_) => {}
                Event::Eof => return Err(self.damaged()),
            }
        }
        Ok(())
    }

    /// The element that begins with `start`, whole.
    pub(super) fn node(&mut self, start: &Start) -> Result<Node, Fault> {
        let mut node = Node { name: start.name().to_owned(), attributes: start.attributes(), ..Node::default() };
        loop {
            match self.next()? {
                Event::Start(start) => {
                    let child = self.node(&start)?;
                    node.text.push_str(&child.text);
                    node.children.push(child);
                }
                Event::Text(text) => node.text.push_str(&text),
                Event::End => return Ok(node),
                Event::Eof => return Err(self.damaged()),
            }
        }
    }

    /// The first element of the part.
    ///
    /// # Errors
    /// As [`Xml::next`]; also a part without any element.
    pub(super) fn root(&mut self) -> Result<Start<'i>, Fault> {
        loop {
            match self.next()? {
                Event::Start(start) => return Ok(start),
                Event::Text(_) => {}
                Event::End | Event::Eof => return Err(self.damaged()),
            }
        }
    }

    /// The letters of the element that was begun last, to its end.
    pub(super) fn letters(&mut self) -> Result<String, Fault> {
        let mut out = String::new();
        let mut open = 1usize;
        while open > 0 {
            match self.next()? {
                Event::Start(_) => open += 1,
                Event::End => open -= 1,
                Event::Text(text) => out.push_str(&text),
                Event::Eof => return Err(self.damaged()),
            }
        }
        Ok(out)
    }

    /// This part is cut off or garbled.
    pub(super) fn damaged(&self) -> Fault {
        Fault::damaged(self.part)
    }

    fn resolved(&self, entity: &BytesRef) -> Result<char, Fault> {
        if entity.is_char_ref() {
            return entity.resolve_char_ref().ok().flatten().ok_or_else(|| self.damaged());
        }
        Ok(match &**entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => return Err(Fault::Entities { part: self.part.to_owned() }),
        })
    }
}

impl Start<'_> {
    /// The name without the vocabulary.
    pub(super) fn name(&self) -> &str {
        local(self.tag.name().0)
    }

    /// The value of the attribute with this name, of whatever vocabulary.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.tag.attributes();
        let found = attributes.with_checks(false).flatten().find(|attribute| local(attribute.key.0) == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
    }

    fn attributes(&self) -> Vec<(String, String)> {
        let mut attributes = self.tag.attributes();
        let read = |attribute: quick_xml::events::attributes::Attribute| {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
            Some((local(attribute.key.0).to_owned(), value.into_owned()))
        };
        attributes.with_checks(false).flatten().filter_map(read).collect()
    }
}

impl Node {
    /// The first element in it with this name.
    pub(super) fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The elements in it with this name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Node> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The attribute `val` of the first element in it with this name.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.attribute("val")
    }

    /// The first element with this name, at any depth.
    pub(super) fn descendant(&self, name: &str) -> Option<&Node> {
        self.children.iter().find_map(|child| if child.name == name { Some(child) } else { child.descendant(name) })
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

fn space(found: &ResolveResult) -> Space {
    let ResolveResult::Bound(Namespace(uri)) = found else { return Space::Other };
    match *uri {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Space::Word,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Space::Compat,
        "http://schemas.openxmlformats.org/drawingml/2006/main" | "http://purl.oclc.org/ooxml/drawingml/main" => {
            Space::Drawing
        }
        "urn:schemas-microsoft-com:vml" => Space::Vml,
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => Space::Math,
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0" => Space::Office,
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0" => Space::Text,
        "urn:oasis:names:tc:opendocument:xmlns:table:1.0" => Space::Table,
        "urn:oasis:names:tc:opendocument:xmlns:style:1.0" => Space::Style,
        "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" => Space::Draw,
        "http://purl.org/dc/elements/1.1/" => Space::Dublin,
        _ => Space::Other,
    }
}
