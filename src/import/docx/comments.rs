//! Comments: a part with what was said, and one beside it that says which answers which and which are settled.

use super::super::document::{Comment, Paragraph};
use super::super::fault::Fault;
use super::super::xml::{Event, Space, Xml};
use super::body::Reader;
use std::collections::HashMap;

/// What is said of a comment beside its words, by the name of a paragraph in it (MS-DOCX 2.5.33, `commentEx`).
#[derive(Debug, Default)]
pub(super) struct Threads(HashMap<String, Thread>);

#[derive(Debug, Default)]
struct Thread {
    /// The paragraph of the comment that it answers.
    parent: Option<String>,
    resolved: bool,
}

impl Threads {
    /// Reads `commentsExtended.xml`.
    pub(super) fn read(part: &str, text: &str) -> Result<Self, Fault> {
        let mut threads = Threads::default();
        let mut xml = Xml::new(part, text);
        xml.root()?;
        loop {
            match xml.next()? {
                Event::Start(start) => {
                    if let Some(name) = start.attribute("paraId") {
                        let resolved = matches!(start.attribute("done").as_deref(), Some("1" | "true" | "on"));
                        threads.0.insert(name, Thread { parent: start.attribute("paraIdParent"), resolved });
                    }
                    xml.skip()?;
                }
                Event::Text(_) => {}
                Event::End | Event::Eof => return Ok(threads),
            }
        }
    }
}

impl Reader<'_> {
    /// Reads the part with comments.
    pub(super) fn read_comments(&mut self, part: &str, text: &str, threads: &Threads) -> Result<(), Fault> {
        let names = paragraph_names(part, text)?;
        let mut author_of: HashMap<&str, String> = HashMap::new();
        self.each(part, text, |reader, xml, start| {
            let id = start.attribute("id").unwrap_or_default();
            let author = start.attribute("author").unwrap_or_default();
            let date = start.attribute("date");
            let lines: Vec<String> = reader.paragraphs(xml)?.iter().map(Paragraph::text).collect();
            let own = names.get(&id).map(Vec::as_slice).unwrap_or_default();
            own.iter().for_each(|name| drop(author_of.insert(name, author.clone())));
            let thread = own.iter().rev().find_map(|name| threads.0.get(name));
            let answers = thread.and_then(|thread| author_of.get(thread.parent.as_deref()?)).cloned();
            let resolved = thread.is_some_and(|thread| thread.resolved);
            let text = lines.join("\n").trim().to_owned();
            reader.comments.insert(id, Comment { author, date, text, answers, resolved });
            Ok(())
        })
    }
}

/// The names of the paragraphs of each comment, by its id.
fn paragraph_names(part: &str, text: &str) -> Result<HashMap<String, Vec<String>>, Fault> {
    let mut out: HashMap<String, Vec<String>> = HashMap::new();
    let mut xml = Xml::new(part, text);
    xml.root()?;
    let (mut depth, mut id) = (0usize, String::new());
    loop {
        match xml.next()? {
            Event::Start(start) => {
                if depth == 0 {
                    id = start.attribute("id").unwrap_or_default();
                } else if start.space == Space::Word && start.name() == "p" {
                    out.entry(id.clone()).or_default().extend(start.attribute("paraId"));
                }
                depth += 1;
            }
            Event::Text(_) => {}
            Event::End if depth == 0 => return Ok(out),
            Event::End => depth -= 1,
            Event::Eof => return Ok(out),
        }
    }
}
