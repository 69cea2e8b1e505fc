//! What stands in a line: words, their looks, links, labels, notes.

use super::MarkupError;
use super::attributes::LOOK;
use super::element::{Element, Inside};
use super::reader::Reading;
use crate::typeset::faces::{is_fixed_space, is_invisible};
use crate::typeset::{Block, Inline, Look, Outline, Paragraph, Role, Stand, Words};

/// Where the words of a paragraph hang in the structure.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// In this node.
    In(usize),
    /// In an item of a list: the label in one node, the rest in another.
    Item { item: usize },
    /// In nodes yet to be made in this one: a heading, then a paragraph.
    Around(usize),
}

/// A paragraph that grows.
pub(super) struct Line {
    pub(super) inlines: Vec<Inline>,
    id: Option<String>,
    stand: Stand,
    /// Whether nothing but a space may come before.
    opens: bool,
    /// The node that words hang in, once it is known.
    node: Option<usize>,
}

/// How words look and what they link to.
#[derive(Clone, Copy)]
struct Around {
    look: Look,
    link: Option<usize>,
    place: Place,
}

impl Line {
    pub(super) fn new(id: Option<&str>, stand: Stand) -> Self {
        Self { inlines: Vec::new(), id: id.map(str::to_owned), stand, opens: true, node: None }
    }

    pub(super) fn finish(mut self) -> Paragraph {
        self.close();
        Paragraph { id: self.id, inlines: self.inlines, stand: self.stand }
    }

    pub(super) fn read(
        &mut self,
        reading: &mut Reading,
        element: &Element,
        look: Look,
        place: Place,
    ) -> Result<(), MarkupError> {
        self.inside(reading, element, Around { look, link: None, place })
    }

    fn inside(&mut self, reading: &mut Reading, element: &Element, around: Around) -> Result<(), MarkupError> {
        for child in &element.children {
            match child {
                Inside::Text(text) => self.words(reading, text, around),
                Inside::Element(child) => self.element(reading, child, around)?,
            }
        }
        Ok(())
    }

    fn element(&mut self, reading: &mut Reading, element: &Element, around: Around) -> Result<(), MarkupError> {
        let Around { mut look, .. } = around;
        match element.name.as_str() {
            "b" => look.bold = true,
            "i" => look.italic = true,
            "u" => look.underline = true,
            "s" => look.strike = true,
            "raised" => look.raised = true,
            "span" => {
                element.knows(&[LOOK])?;
                look = reading.styled(element, (look, Stand::default()))?.0;
                return self.inside(reading, element, Around { look, ..around });
            }
            "br" => {
                element.knows(&[])?;
                self.close();
                self.inlines.push(Inline::Break);
                self.opens = true;
                return Ok(());
            }
            "a" => return self.link(reading, element, around),
            "label" => return self.label(reading, element, around),
            "title" => return self.title(reading, element, around),
            "note" => return self.note(reading, element, around),
            _ => {
                let known = "b, i, u, s, raised, span, br, a, label, title, note";
                return Err(element.wrong(format!("is not known here; words may stand in {known}")));
            }
        }
        element.knows(&[])?;
        self.inside(reading, element, Around { look, ..around })
    }

    fn link(&mut self, reading: &mut Reading, element: &Element, around: Around) -> Result<(), MarkupError> {
        element.knows(&[&["to"]])?;
        let anchor = reading.link(element, element.needed("to")?);
        let node = self.node(reading, around.place);
        let node = reading.document.structure.node(node, Role::Link(anchor, plain(element)));
        let inner = Around { link: Some(anchor), place: Place::In(node), ..around };
        self.within(reading, element, inner, node)
    }

    /// Reads an element whose words hang in a node of their own.
    fn within(
        &mut self,
        reading: &mut Reading,
        element: &Element,
        around: Around,
        node: usize,
    ) -> Result<(), MarkupError> {
        let outer = self.node.replace(node);
        self.inside(reading, element, around)?;
        self.node = outer;
        Ok(())
    }

    fn label(&mut self, reading: &mut Reading, element: &Element, around: Around) -> Result<(), MarkupError> {
        element.knows(&[&["anchor"]])?;
        if let Some(name) = element.value("anchor") {
            self.inlines.push(Inline::Anchor(reading.place(element, name)?));
        }
        match around.place {
            Place::Item { item } => {
                let node = reading.document.structure.node(item, Role::Label);
                self.within(reading, element, Around { place: Place::In(node), ..around }, node)
            }
            _ => self.inside(reading, element, around),
        }
    }

    /// A heading on the line of its paragraph.
    fn title(&mut self, reading: &mut Reading, element: &Element, around: Around) -> Result<(), MarkupError> {
        element.knows(&[LOOK, &["anchor", "level"]])?;
        let (look, _) = reading.styled(element, (around.look, Stand::default()))?;
        let depth = element.count("level", 1)?.ok_or_else(|| element.wrong("needs the attribute “level”"))?;
        let depth = u16::try_from(depth).unwrap_or(u16::MAX);
        let anchor = match element.value("anchor") {
            Some(name) => reading.place(element, name)?,
            None => reading.own_anchor(),
        };
        let title = plain(element);
        self.inlines.push(Inline::Anchor(anchor));
        let Place::Around(outer) = around.place else {
            return Err(element.wrong("has to come first in its paragraph, and not in a list"));
        };
        let node = reading.document.structure.node(outer, Role::Heading(depth, title.clone()));
        reading.document.outline.push(Outline { depth, title, anchor });
        self.within(reading, element, Around { look, place: Place::In(node), ..around }, node)
    }

    /// `<note mark="1">words</note>`: the mark stands here, the words at the foot of the page.
    fn note(&mut self, reading: &mut Reading, element: &Element, around: Around) -> Result<(), MarkupError> {
        element.knows(&[&["mark"]])?;
        let mark = element.needed("mark")?.to_owned();
        let (look, stand) = reading.known("footnote").unwrap_or((Look { size: 11.0, ..Look::default() }, self.stand));
        let node = self.node(reading, around.place);
        let structure = &mut reading.document.structure;
        let call = structure.node(node, Role::Reference);
        let note = structure.node(node, Role::Note);
        let label = structure.node(note, Role::Label);
        let outer = self.node.replace(call);
        let place = Place::In(call);
        self.words(reading, &mark, Around { look: Look { raised: true, ..around.look }, place, ..around });
        self.node = outer;
        let mut line = Line::new(None, stand);
        line.node = Some(label);
        line.words(reading, &mark, Around { look: Look { raised: true, ..look }, link: None, place: Place::In(label) });
        line.node = Some(note);
        let inner = Around { look, link: None, place: Place::In(note) };
        line.words(reading, " ", inner);
        line.inside(reading, element, inner)?;
        let number = reading.document.notes.len();
        reading.document.notes.push(vec![Block::Paragraph(line.finish())]);
        self.inlines.push(Inline::Note(number));
        Ok(())
    }

    /// The node that words hang in.
    fn node(&mut self, reading: &mut Reading, place: Place) -> usize {
        if let Some(node) = self.node {
            return node;
        }
        let structure = &mut reading.document.structure;
        let node = match place {
            Place::In(node) => node,
            Place::Item { item } => structure.node(item, Role::Body),
            Place::Around(node) => structure.node(node, Role::Paragraph),
        };
        if let (Place::Item { item }, Some(open)) = (place, reading.lists.last_mut())
            && open.2 == item
        {
            open.2 = node;
        }
        self.node = Some(node);
        node
    }

    /// Words, white space as one space; none at the beginning and at the end of a line.
    fn words(&mut self, reading: &mut Reading, text: &str, around: Around) {
        let mut out = String::with_capacity(text.len());
        let mut spaced = match self.inlines.iter().rev().find(|inline| matches!(inline, Inline::Words(_))) {
            Some(Inline::Words(words)) => words.text.ends_with(' '),
            _ => false,
        };
        for c in text.chars() {
            if c != '\u{a0}' && c.is_whitespace() && !is_fixed_space(c) {
                if !spaced && !self.opens {
                    out.push(' ');
                    spaced = true;
                }
            } else if !is_invisible(c) || c == '\u{200b}' {
                out.push(c);
                (spaced, self.opens) = (false, false);
            }
        }
        if out.is_empty() {
            return;
        }
        let text = if around.look.caps { out.to_uppercase() } else { out };
        // A space before the words of a paragraph stands in none of its nodes; it goes with what is there.
        let node = match (text.trim().is_empty(), self.inlines.iter_mut().rev().find_map(as_words)) {
            (true, Some(before)) if self.node.is_none() && before.look == around.look => {
                before.text.push_str(&text);
                return;
            }
            _ => self.node(reading, around.place),
        };
        let leaf = reading.document.structure.leaf(node);
        self.inlines.push(Inline::Words(Words { text, look: around.look, leaf, link: around.link }));
    }

    /// Takes the space from the end of a line.
    fn close(&mut self) {
        if let Some(words) = self.inlines.iter_mut().rev().find_map(as_words)
            && words.text.ends_with(' ')
        {
            words.text.truncate(words.text.trim_end_matches(' ').len());
        }
    }
}

fn as_words(inline: &mut Inline) -> Option<&mut Words> {
    match inline {
        Inline::Words(words) => Some(words),
        _ => None,
    }
}

/// What an element says, without its notes and raised marks, a line break as a space.
pub(super) fn plain(element: &Element) -> String {
    fn push(element: &Element, out: &mut String) {
        for child in &element.children {
            match child {
                Inside::Text(text) => out.push_str(text),
                Inside::Element(child) if child.name == "note" || child.name == "raised" => {}
                Inside::Element(child) if child.name == "br" => out.push(' '),
                Inside::Element(child) => push(child, out),
            }
        }
    }
    let mut out = String::new();
    push(element, &mut out);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the label in a paragraph says.
pub(super) fn label_of(element: &Element) -> Option<String> {
    element.children.iter().find_map(|child| match child {
        Inside::Element(child) if child.name == "label" => Some(plain(child)),
        _ => None,
    })
}
