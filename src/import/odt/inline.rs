//! What stands in a paragraph of an OpenDocument text: words, room, links, notes, changes, and what floats beside.

use super::super::document::{Block, Comment, Document, Paragraph, Run, RunKind, Tracked};
use super::super::fault::Fault;
use super::super::xml::{Event, Space, Start, Xml};
use super::body::{Open, Reader};

/// More spaces than this in a row are a way to swell.
const MOST_SPACES: usize = 1000;

impl Reader<'_> {
    /// What stands in an element of a paragraph, to its end.
    pub(super) fn inline(&mut self, xml: &mut Xml, open: &mut Open) -> Result<(), Fault> {
        loop {
            match xml.next()? {
                Event::Start(start) => self.inline_element(xml, &start, open)?,
                Event::Text(text) => self.words(open, &text),
                Event::End => return Ok(()),
                Event::Eof => return Err(xml.damaged()),
            }
        }
    }

    /// An element of a paragraph whose beginning was read.
    pub(super) fn inline_element(&mut self, xml: &mut Xml, start: &Start, open: &mut Open) -> Result<(), Fault> {
        match (start.space, start.name()) {
            (Space::Text, "span") => {
                let style = start.attribute("style-name");
                let inside = style.is_some();
                open.spans.extend(style);
                self.settle(open);
                let read = self.inline(xml, open);
                if inside {
                    open.spans.pop();
                }
                self.settle(open);
                read
            }
            (Space::Text, "a") => {
                let place = start.attribute("href");
                let place = place.as_deref().and_then(|href| href.strip_prefix('#'));
                let place = place.map(|place| place.split('|').next().unwrap_or(place).to_owned());
                self.linked(xml, open, place)
            }
            (Space::Text, "bookmark-ref" | "reference-ref" | "sequence-ref" | "note-ref") => {
                let place = start.attribute("ref-name");
                self.linked(xml, open, place)
            }
            (Space::Text, "note") => {
                let paragraphs = self.note(xml)?;
                self.push(open, RunKind::Footnote(paragraphs));
                Ok(())
            }
            (Space::Office, "annotation") => {
                let comment = self.comment(xml, start)?;
                self.push(open, RunKind::Comment(comment));
                Ok(())
            }
            (Space::Text, "page-number") if self.is_running => {
                open.numbers.push(open.face.clone());
                xml.skip()
            }
            (Space::Text, "hidden-text" | "hidden-paragraph") => {
                let words = start.attribute("string-value");
                open.hidden.push_str(words.as_deref().unwrap_or_default());
                self.hidden += 1;
                let read = self.inline(xml, open);
                self.hidden -= 1;
                read
            }
            (Space::Text, "change") => {
                self.removed(start, open);
                xml.skip()
            }
            (Space::Draw, _) => self.drawn(xml, start, open),
            (Space::Text, name) => {
                self.small(name, start, open);
                self.inline(xml, open)
            }
            (Space::Office | Space::Table, _) => self.inline(xml, open),
            // Titles of drawings, rules of forms, and what else shows no words.
            _ => xml.skip(),
        }
    }

    fn small(&mut self, name: &str, start: &Start, open: &mut Open) {
        match name {
            "s" => {
                let count = start.attribute("c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.letters(open, &" ".repeat(usize::min(count, MOST_SPACES)));
            }
            "tab" => self.push(open, RunKind::Tab),
            "line-break" => self.push(open, RunKind::Break),
            "bookmark" | "bookmark-start" | "reference-mark" | "reference-mark-start" => {
                open.paragraph.anchors.extend(start.attribute("name"));
            }
            "change-start" | "change-end" | "soft-page-break" => self.mark(start),
            _ => {}
        }
    }

    fn linked(&mut self, xml: &mut Xml, open: &mut Open, place: Option<String>) -> Result<(), Fault> {
        let outer = open.link.clone();
        open.link = place.or_else(|| outer.clone());
        let read = self.inline(xml, open);
        open.link = outer;
        read
    }

    /// A frame, a shape or a picture.
    fn drawn(&mut self, xml: &mut Xml, start: &Start, open: &mut Open) -> Result<(), Fault> {
        match start.name() {
            "image" => {
                self.pictures += 1;
                xml.skip()
            }
            "object" | "object-ole" | "plugin" | "applet" => {
                self.objects += 1;
                xml.skip()
            }
            "line" | "connector" => {
                open.paragraph.look.rule = true;
                xml.skip()
            }
            "frame" | "g" | "a" => {
                // A picture that stands in for an object is the object.
                let (pictures, objects) = (self.pictures, self.objects);
                let read = self.inline(xml, open);
                if self.objects > objects {
                    self.pictures = pictures;
                }
                read
            }
            _ => self.blocks(xml, &mut open.floating),
        }
    }

    fn note(&mut self, xml: &mut Xml) -> Result<Vec<Paragraph>, Fault> {
        let mut blocks = Vec::new();
        let count = self.count;
        loop {
            match xml.next()? {
                Event::Start(start) if start.name() == "note-body" => self.blocks(xml, &mut blocks)?,
                Event::Start(_) => xml.skip()?,
                Event::Text(_) => {}
                Event::End => break,
                Event::Eof => return Err(xml.damaged()),
            }
        }
        self.count = count;
        let mut paragraphs = flat(blocks);
        // Room between the mark of a note and its words.
        if let Some(first) = paragraphs.first_mut().and_then(|first| first.runs.first_mut()) {
            first.words = first.words.trim_start().to_owned();
        }
        Ok(paragraphs)
    }

    /// A comment; LibreOffice says of it whether it is settled and which one it answers.
    fn comment(&mut self, xml: &mut Xml, start: &Start) -> Result<Comment, Fault> {
        let resolved = start.attribute("resolved").as_deref() == Some("true");
        let parent = start.attribute("parent-name");
        let answers = parent.and_then(|parent| self.commented.get(&parent)).cloned();
        let (mut author, mut date, mut lines) = (String::new(), None, Vec::new());
        loop {
            match xml.next()? {
                Event::Start(start) => match (start.space, start.name()) {
                    (Space::Dublin, "creator") => author = xml.letters()?,
                    (Space::Dublin, "date") => date = Some(xml.letters()?),
                    (Space::Text, "p" | "list") => lines.push(xml.letters()?),
                    _ => xml.skip()?,
                },
                Event::Text(_) => {}
                Event::End => break,
                Event::Eof => return Err(xml.damaged()),
            }
        }
        if let Some(name) = start.attribute("name") {
            self.commented.insert(name, author.clone());
        }
        Ok(Comment { author, date, text: lines.join("\n").trim().to_owned(), answers, resolved })
    }

    /// Letters of the file: room of any kind and length is one space.
    fn words(&mut self, open: &mut Open, text: &str) {
        let mut words = String::with_capacity(text.len());
        for letter in text.chars() {
            let is_room = matches!(letter, ' ' | '\t' | '\n' | '\r');
            if !(is_room && open.after_room) {
                words.push(if is_room { ' ' } else { letter });
            }
            open.after_room = is_room;
        }
        self.add(open, &words);
    }

    /// Letters as they are.
    fn letters(&mut self, open: &mut Open, words: &str) {
        open.after_room = false;
        self.add(open, words);
    }

    fn add(&mut self, open: &mut Open, words: &str) {
        if words.is_empty() {
            return;
        }
        if self.contents > 0 {
            open.contents.push_str(words);
        } else if self.hidden > 0 || open.is_hidden {
            open.hidden.push_str(words);
        } else {
            open.paragraph.page.get_or_insert(self.page);
            let kind = open.link.clone().map_or(RunKind::Words, RunKind::Link);
            let tracked = self.change();
            match open.paragraph.runs.last_mut() {
                Some(last) if last.kind == kind && last.face == open.face && last.tracked == tracked => {
                    last.words.push_str(words);
                }
                _ => {
                    let run = Run { words: words.to_owned(), face: open.face.clone(), kind, tracked };
                    open.paragraph.runs.push(run);
                }
            }
        }
    }

    fn push(&mut self, open: &mut Open, kind: RunKind) {
        let is_room = matches!(kind, RunKind::Tab | RunKind::Break);
        open.after_room = is_room;
        if is_room && (self.contents > 0 || self.hidden > 0) {
            open.contents.push(' ');
            return;
        }
        open.paragraph.runs.push(Run { kind, tracked: self.change(), ..Run::default() });
    }

    /// The words that a change took out of this place.
    fn removed(&mut self, start: &Start, open: &mut Open) {
        let change = start.attribute("change-id").and_then(|id| self.changes.get(&id)).cloned();
        let Some((tracked, lines)) = change.filter(|(tracked, _)| tracked.deleted) else { return };
        for (at, line) in lines.into_iter().enumerate() {
            if at > 0 {
                let run = Run { kind: RunKind::Break, tracked: Some(tracked.clone()), ..Run::default() };
                open.paragraph.runs.push(run);
            }
            if !line.is_empty() {
                let face = open.face.clone();
                open.paragraph.runs.push(Run { words: line, face, tracked: Some(tracked.clone()), ..Run::default() });
            }
        }
    }

    fn change(&self) -> Option<Tracked> {
        let (tracked, _) = self.changes.get(self.open_changes.last()?)?;
        (!tracked.deleted).then(|| tracked.clone())
    }
}

fn flat(blocks: Vec<Block>) -> Vec<Paragraph> {
    let document = Document { blocks, ..Document::default() };
    document.paragraphs().into_iter().cloned().map(|paragraph| Paragraph { page: None, ..paragraph }).collect()
}
