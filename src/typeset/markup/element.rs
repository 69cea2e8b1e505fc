//! Elements, read from text: names, attributes, what stands in them, and where.

use super::MarkupError;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// Deeper than this no markup of ours nests.
const DEEPEST: usize = 40;

/// The name of the instruction that says which file and line the next words come from.
const ORIGIN: &str = "origin ";

/// An element.
#[derive(Debug, Clone, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Inside>,
    /// The line that it begins in, from 1.
    pub(super) line: usize,
    /// The file and line that it comes from, when the markup says so.
    pub(super) origin: Option<String>,
}

/// What stands in an element.
#[derive(Debug, Clone)]
pub(super) enum Inside {
    Element(Element),
    Text(String),
}

impl Element {
    /// What is wrong with this element.
    pub(super) fn wrong(&self, message: impl Into<String>) -> MarkupError {
        MarkupError {
            origin: self.origin.clone(),
            line: self.line,
            element: self.name.clone(),
            message: message.into(),
        }
    }

    /// The elements in it.
    ///
    /// # Errors
    /// Words between them.
    pub(super) fn elements(&self) -> Result<Vec<&Element>, MarkupError> {
        let mut out = Vec::with_capacity(self.children.len());
        for child in &self.children {
            match child {
                Inside::Element(element) => out.push(element),
                Inside::Text(text) if text.trim().is_empty() => {}
                Inside::Text(text) => {
                    let words: String = text.trim().chars().take(40).collect();
                    return Err(self.wrong(format!("words outside a paragraph: put <p> around “{words}”")));
                }
            }
        }
        Ok(out)
    }
}

/// Reads a text as one element.
///
/// # Errors
/// What is no XML, is nested too deep or has more than one outermost element.
pub(super) fn read(text: &str) -> Result<Element, MarkupError> {
    let mut xml = Xml { reader: Reader::from_str(text), text, counted: (0, 1), origin: None };
    xml.reader.config_mut().check_end_names = true;
    let mut root = Element::default();
    xml.inside(&mut root, 0)?;
    let mut elements = root.children.into_iter().filter_map(|child| match child {
        Inside::Element(element) => Some(element),
        Inside::Text(_) => None,
    });
    match (elements.next(), elements.next()) {
        (Some(element), None) => Ok(element),
        (None, _) => Err(Element { line: 1, ..Element::default() }.wrong("nothing to print: no <document>")),
        (_, Some(second)) => Err(second.wrong("stands outside <document>")),
    }
}

struct Xml<'i> {
    reader: Reader<&'i [u8]>,
    text: &'i str,
    /// A place in the text and its line.
    counted: (usize, usize),
    origin: Option<String>,
}

impl Xml<'_> {
    /// Reads on to the end of an element.
    fn inside(&mut self, into: &mut Element, depth: usize) -> Result<(), MarkupError> {
        loop {
            let line = self.line();
            let event = self.reader.read_event().map_err(|error| match error {
                // An end that another element has: this one was begun and not ended.
                quick_xml::Error::IllFormed(_) if depth > 0 => into.wrong(format!("never ends: {error}")),
                _ => self.wrong(into, line, &error.to_string()),
            })?;
            match event {
                Event::Start(tag) => {
                    let mut element = self.element(&tag, line, into)?;
                    if depth >= DEEPEST {
                        return Err(element.wrong("elements are nested too deep"));
                    }
                    self.inside(&mut element, depth + 1)?;
                    into.children.push(Inside::Element(element));
                }
                Event::Empty(tag) => {
                    let element = self.element(&tag, line, into)?;
                    into.children.push(Inside::Element(element));
                }
                Event::End(_) => return Ok(()),
                Event::Text(text) => push(into, &text.xml10_content()),
                Event::CData(text) => push(into, &text.xml10_content()),
                Event::GeneralRef(entity) => {
                    let named = || match &*entity {
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "amp" => Some('&'),
                        "quot" => Some('"'),
                        "apos" => Some('\''),
                        "nbsp" => Some('\u{a0}'),
                        _ => None,
                    };
                    let letter = entity.resolve_char_ref().ok().flatten().or_else(named);
                    let letter = letter.ok_or_else(|| self.wrong(into, line, "an unknown sign behind “&”"))?;
                    push(into, letter.encode_utf8(&mut [0; 4]));
                }
                Event::DocType(_) => return Err(self.wrong(into, line, "a document type is not read here")),
                Event::PI(instruction) => {
                    if let Some(origin) = instruction.strip_prefix(ORIGIN) {
                        self.origin = Some(origin.to_owned());
                    }
                }
                Event::Comment(_) | Event::Decl(_) => {}
                Event::Eof if depth == 0 => return Ok(()),
                Event::Eof => return Err(into.wrong("never ends")),
            }
        }
    }

    fn element(&self, tag: &BytesStart, line: usize, around: &Element) -> Result<Element, MarkupError> {
        let name = tag.name().0.to_owned();
        let mut element = Element { name, line, origin: self.origin.clone(), ..Element::default() };
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| self.wrong(around, line, &error.to_string()))?;
            let value = attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .map_err(|error| element.wrong(error.to_string()))?;
            element.attributes.push((attribute.key.0.to_owned(), value.into_owned()));
        }
        Ok(element)
    }

    fn wrong(&self, around: &Element, line: usize, message: &str) -> MarkupError {
        MarkupError { origin: self.origin.clone(), line, element: around.name.clone(), message: message.to_owned() }
    }

    /// The line that reading has come to.
    fn line(&mut self) -> usize {
        let at = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX).min(self.text.len());
        let (from, line) = self.counted;
        let passed = self.text.as_bytes().get(from..at).unwrap_or_default();
        self.counted = (at, line + passed.iter().filter(|&&byte| byte == b'\n').count());
        self.counted.1
    }
}

fn push(into: &mut Element, text: &str) {
    match into.children.last_mut() {
        Some(Inside::Text(before)) => before.push_str(text),
        _ => into.children.push(Inside::Text(text.to_owned())),
    }
}
