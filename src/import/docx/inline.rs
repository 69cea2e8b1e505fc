//! What stands in a paragraph: runs, fields, links, marks, changes, and what floats beside them.

use super::super::document::{Face, Run, RunKind, Tracked};
use super::super::fault::Fault;
use super::super::xml::{Event, Space, Start, Xml};
use super::body::{Open, Reader, anchor, tracked};
use super::field::{Field, Kind};
use super::props::WordProps;
use super::symbol::symbols;

impl Reader<'_> {
    /// What stands in an element of a paragraph, to its end.
    fn inline(&mut self, xml: &mut Xml, open: &mut Open) -> Result<(), Fault> {
        loop {
            match xml.next()? {
                Event::Start(start) => self.inline_element(xml, &start, open)?,
                Event::Text(_) => {}
                Event::End => return Ok(()),
                Event::Eof => return Err(xml.damaged()),
            }
        }
    }

    /// An element of a paragraph whose beginning was read.
    pub(super) fn inline_element(&mut self, xml: &mut Xml, start: &Start, open: &mut Open) -> Result<(), Fault> {
        match (start.space, start.name()) {
            (Space::Word, "r") => self.run(xml, open),
            (Space::Word, "rPr") => {
                let node = xml.node(start)?;
                self.settle_run(open, &WordProps::read(&node));
                Ok(())
            }
            (Space::Word, "t" | "delText") => {
                let keeps_spaces = start.attribute("space").as_deref() == Some("preserve");
                let letters = xml.letters()?;
                let letters = if keeps_spaces { letters.as_str() } else { letters.trim_matches([' ', '\n', '\t']) };
                let words = symbols(open.face.font.as_deref(), letters).replace(['\n', '\t', '\r'], " ");
                self.words(open, &words);
                Ok(())
            }
            (Space::Math, "t") => {
                let letters = xml.letters()?;
                self.words(open, &letters);
                Ok(())
            }
            (Space::Word, "hyperlink") => self.hyperlink(xml, start, open),
            (Space::Word, "ins" | "del" | "moveFrom" | "moveTo") => {
                self.tracked.push(tracked(start));
                let read = self.inline(xml, open);
                self.tracked.pop();
                read
            }
            (Space::Word, "fldSimple") => self.simple_field(xml, start, open),
            (Space::Word, "fldChar") => {
                match start.attribute("fldCharType").as_deref() {
                    Some("begin") => self.fields.push(Field { face: open.face.clone(), ..Field::default() }),
                    Some("separate") => self.show_field(),
                    Some("end") => self.end_field(open),
                    _ => {}
                }
                xml.skip()
            }
            (Space::Word, "instrText") => {
                let letters = xml.letters()?;
                if let Some(field) = self.fields.last_mut().filter(|field| !field.shows) {
                    field.instruction.push_str(&letters);
                }
                Ok(())
            }
            (Space::Word, "sdt") => self.control(xml, |reader, xml| reader.inline(xml, open)),
            (Space::Word, "txbxContent") => self.text_box(xml, open),
            (Space::Compat, "AlternateContent") => self.alternate(xml, |reader, xml| reader.inline(xml, open)),
            (space, name) => {
                let name = name.to_owned();
                self.small(space, &name, start, open);
                // Properties and what tells of them hold no words of the text.
                if space == Space::Word && (name.ends_with("Pr") || name.ends_with("PrChange")) {
                    return xml.skip();
                }
                self.inline(xml, open)
            }
        }
    }

    /// An element that is told by its beginning alone.
    fn small(&mut self, space: Space, name: &str, start: &Start, open: &mut Open) {
        match (space, name) {
            (Space::Word, "tab" | "ptab") => self.push(open, RunKind::Tab),
            (Space::Word, "br" | "cr") => self.push(open, RunKind::Break),
            (Space::Word, "noBreakHyphen") => self.words(open, "\u{2011}"),
            // An equation on one line: 2/3, m^2.
            (Space::Math, "den") => self.words(open, "/"),
            (Space::Math, "sup") => self.words(open, "^"),
            (Space::Word, "pgNum") => open.numbers.push(open.face.clone()),
            (Space::Word, "sym") => {
                let code = start.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                if let Some(letter) = code.and_then(char::from_u32) {
                    let words = symbols(start.attribute("font").as_deref(), letter.encode_utf8(&mut [0; 4]));
                    self.words(open, &words);
                }
            }
            (Space::Word, "footnoteReference" | "endnoteReference") => {
                let key = (name == "endnoteReference", start.attribute("id").unwrap_or_default());
                if let Some(note) = self.notes.remove(&key) {
                    self.push(open, RunKind::Footnote(note));
                }
            }
            (Space::Word, "commentReference") => {
                if let Some(comment) = start.attribute("id").and_then(|id| self.comments.remove(&id)) {
                    self.push(open, RunKind::Comment(comment));
                }
            }
            (Space::Word, "bookmarkStart") => open.paragraph.anchors.extend(anchor(start)),
            (Space::Word, "lastRenderedPageBreak") => {
                self.tells_pages = true;
                self.page = self.page.saturating_add(1);
            }
            (Space::Drawing, "prstGeom") => {
                let shape = start.attribute("prst").unwrap_or_default();
                if shape == "line" || shape.starts_with("straightConnector") {
                    open.props.setting.rule = Some(true);
                }
            }
            (Space::Vml, "line") => open.props.setting.rule = Some(true),
            (Space::Vml, "textpath") => {
                if let Some(words) = start.attribute("string") {
                    open.hidden.push_str(&words);
                }
            }
            (Space::Vml, "imagedata") | (Space::Other, "pic") => self.pictures += 1,
            (Space::Other, "OLEObject" | "chart" | "relIds") => self.objects += 1,
            _ => {}
        }
    }

    fn run(&mut self, xml: &mut Xml, open: &mut Open) -> Result<(), Fault> {
        self.settle_run(open, &WordProps::default());
        self.inline(xml, open)
    }

    /// Settles how the words of a run look that says this of them.
    fn settle_run(&mut self, open: &mut Open, direct: &WordProps) {
        let style = direct.style.as_deref().and_then(|style| self.styles.words(style));
        open.words = match style {
            Some(style) => open.base.toggled(style).under(direct),
            None => open.base.under(direct),
        };
        open.face = open.words.face(&self.styles.theme);
    }

    fn hyperlink(&mut self, xml: &mut Xml, start: &Start, open: &mut Open) -> Result<(), Fault> {
        let outer = open.link.clone();
        open.link = start.attribute("anchor").or_else(|| outer.clone());
        let read = self.inline(xml, open);
        open.link = outer;
        read
    }

    fn simple_field(&mut self, xml: &mut Xml, start: &Start, open: &mut Open) -> Result<(), Fault> {
        let instruction = start.attribute("instr").unwrap_or_default();
        self.fields.push(Field { instruction, face: open.base.face(&self.styles.theme), ..Field::default() });
        self.show_field();
        let at = self.fields.len();
        let read = self.inline(xml, open);
        // What began inside ends inside.
        self.fields.truncate(at);
        self.end_field(open);
        read
    }

    fn show_field(&mut self) {
        if let Some(field) = self.fields.last_mut() {
            field.shows = true;
            field.kind = Kind::of(&field.instruction);
        }
    }

    fn end_field(&mut self, open: &mut Open) {
        let Some(field) = self.fields.pop() else { return };
        self.set_aside_hidden(field.unseen);
        if self.is_running && Kind::of(&field.instruction) == Kind::Page {
            open.numbers.push(field.face);
        }
    }

    /// A text box: what stands in it is read after the paragraph that it hangs on.
    fn text_box(&mut self, xml: &mut Xml, open: &mut Open) -> Result<(), Fault> {
        let fields = std::mem::take(&mut self.fields);
        let read = self.blocks(xml, &mut open.floating, None);
        self.fields = fields;
        read
    }

    /// Words in the run that is open, put where they belong.
    fn words(&mut self, open: &mut Open, words: &str) {
        if words.is_empty() {
            return;
        }
        if let Some(field) = self.fields.iter_mut().find(|field| !field.shows) {
            field.unseen.push_str(words);
            return;
        }
        let shows = |kind: &Kind| self.fields.iter().any(|field| field.kind == *kind);
        if self.contents > 0 || shows(&Kind::Contents) || self.styles.is_contents(open.props.style.as_deref()) {
            open.contents.push_str(words);
        } else if open.words.hidden == Some(true) {
            open.hidden.push_str(words);
        } else if self.is_running && shows(&Kind::Page) {
            open.number_words.push_str(words);
            // What it shows looks as it will be printed; the marks of a field often do not.
            self.fields
                .iter_mut()
                .filter(|field| field.kind == Kind::Page)
                .for_each(|field| field.face = open.face.clone());
        } else {
            open.paragraph.page.get_or_insert(self.page);
            let link = self.fields.iter().rev().find_map(|field| match &field.kind {
                Kind::Link(place) => Some(place.clone()),
                _ => None,
            });
            let kind = link.or_else(|| open.link.clone()).map_or(RunKind::Words, RunKind::Link);
            let tracked = self.change();
            let joins = |last: &&mut Run| last.kind == kind && last.face == open.face && last.tracked == tracked;
            match open.paragraph.runs.last_mut().filter(joins) {
                Some(last) => last.words.push_str(words),
                None => {
                    let run = Run { words: words.to_owned(), face: open.face.clone(), kind, tracked };
                    open.paragraph.runs.push(run);
                }
            }
        }
    }

    /// Something beside words in the run that is open.
    fn push(&mut self, open: &mut Open, kind: RunKind) {
        let is_unseen = self.fields.iter().any(|field| !field.shows || field.kind == Kind::Contents);
        let is_spacing = matches!(kind, RunKind::Tab | RunKind::Break);
        if is_spacing && (is_unseen || self.contents > 0 || open.words.hidden == Some(true)) {
            open.contents.push_str(if open.contents.is_empty() { "" } else { " " });
            return;
        }
        let face = if is_spacing { open.face.clone() } else { Face::default() };
        open.paragraph.runs.push(Run { words: String::new(), face, kind, tracked: self.change() });
    }

    /// The tracked change that holds here: what is taken out is out, whoever put it in.
    fn change(&self) -> Option<Tracked> {
        self.tracked.iter().rev().find(|tracked| tracked.deleted).or_else(|| self.tracked.last()).cloned()
    }
}
