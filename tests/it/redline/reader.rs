//! Reads a Word file as a reader sees it, its tracked changes accepted or rejected: a small judge that shares nothing with
//! the code that it judges.

use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Read};

/// A paragraph with words: its style, its number and words.
pub type Paragraph = (String, String);

/// What becomes of the tracked changes; `None` for a file that must have none.
pub type Decision = Option<bool>;

/// The paragraphs that have words.
pub fn paragraphs(docx: &[u8], accept: Decision) -> Vec<Paragraph> {
    let mut package = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        package.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        parse(&text)
    };
    let reader = Reader {
        notes: part("word/footnotes.xml"),
        styles: part("word/styles.xml"),
        numbering: part("word/numbering.xml"),
        accept,
    };
    let mut out = Vec::new();
    reader.read(&part("word/document.xml"), &mut HashMap::new(), &mut out);
    out
}

#[derive(Debug, Default)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    children: Vec<Element>,
    text: String,
}

impl Element {
    fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    fn value(&self) -> &str {
        self.attributes.get("w:val").map_or("", String::as_str)
    }
}

/// Well-formed XML as a tree; anything else panics, which fails the test.
fn parse(xml: &str) -> Element {
    let mut open = vec![Element::default()];
    for part in xml.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap();
        if tag.starts_with(['?', '!']) {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            let done = open.pop().unwrap();
            assert_eq!(done.name, name);
            open.last_mut().unwrap().children.push(done);
        } else {
            let (name, rest) = tag.trim_end_matches('/').split_once(char::is_whitespace).unwrap_or((tag, ""));
            let name = name.trim_end_matches('/').to_owned();
            let mut attributes = BTreeMap::new();
            let mut rest = rest;
            while let Some((key, after)) = rest.split_once("=\"") {
                let (value, after) = after.split_once('"').unwrap();
                attributes.insert(key.trim().to_owned(), plain(value));
                rest = after;
            }
            let element = Element { name, attributes, ..Element::default() };
            match tag.ends_with('/') {
                true => open.last_mut().unwrap().children.push(element),
                false => open.push(element),
            }
        }
        open.last_mut().unwrap().text.push_str(&plain(text));
    }
    assert_eq!(open.len(), 1);
    open.pop().unwrap()
}

fn plain(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&#39;", "'").replace("&apos;", "'").replace("&amp;", "&")
}

struct Reader {
    notes: Element,
    styles: Element,
    numbering: Element,
    accept: Decision,
}

/// How often each level of each list was counted.
type Counters = HashMap<(String, usize), u32>;

impl Reader {
    /// Whether an element with this name takes its words away.
    fn gone(&self, name: &str) -> bool {
        match name {
            "w:ins" | "w:moveTo" => !self.accept.expect("no change"),
            "w:del" | "w:moveFrom" => self.accept.expect("no change"),
            _ => false,
        }
    }

    fn marked_gone(&self, properties: Option<&Element>) -> bool {
        properties.is_some_and(|properties| properties.children.iter().any(|child| self.gone(&child.name)))
    }

    fn read(&self, element: &Element, counters: &mut Counters, out: &mut Vec<Paragraph>) {
        for child in &element.children {
            match child.name.as_str() {
                "w:p" => self.paragraph(child, counters, out),
                "w:tr" if self.marked_gone(child.child("w:trPr")) => {}
                _ => self.read(child, counters, out),
            }
        }
    }

    fn paragraph(&self, p: &Element, counters: &mut Counters, out: &mut Vec<Paragraph>) {
        let mut words = String::new();
        self.words(p, &mut words);
        let properties = p.child("w:pPr").unwrap();
        if self.marked_gone(properties.child("w:rPr")) {
            assert!(words.is_empty(), "words outlive their paragraph: {words}");
            return;
        }
        let former = properties.child("w:pPrChange").and_then(|change| change.child("w:pPr"));
        let properties = former.filter(|_| self.accept == Some(false)).unwrap_or(properties);
        let style = properties.child("w:pStyle").map_or("", Element::value);
        let label = self.label(properties, style, counters);
        let text = [label, words].concat();
        let text = text.split('\n').map(str::trim).collect::<Vec<_>>().join(" ");
        if !text.trim().is_empty() {
            out.push((style.to_owned(), text.trim().to_owned()));
        }
    }

    fn words(&self, element: &Element, out: &mut String) {
        for child in &element.children {
            match child.name.as_str() {
                name if self.gone(name) => {}
                "w:pPr" | "w:rPr" | "w:instrText" => {}
                "w:t" | "w:delText" => out.push_str(&child.text),
                "w:br" => out.push('\n'),
                "w:footnoteReference" => {
                    let notes = &self.notes.children.last().unwrap().children;
                    let note = notes.iter().find(|note| note.attributes.get("w:id") == child.attributes.get("w:id"));
                    let mut words = String::new();
                    self.words(note.expect("a footnote"), &mut words);
                    out.push_str(&format!("[{}]", words.trim()));
                }
                _ => self.words(child, out),
            }
        }
    }

    /// The list and level of a paragraph: its own, else its style's.
    fn list(&self, properties: &Element, style: &str) -> Option<(String, usize)> {
        let own = properties.child("w:numPr");
        let numbered = match own {
            Some(own) => own,
            None => {
                let styles = &self.styles.children.last().unwrap().children;
                let style =
                    styles.iter().find(|known| known.attributes.get("w:styleId").is_some_and(|id| id == style))?;
                let properties = style.child("w:pPr");
                match properties.and_then(|properties| properties.child("w:numPr")) {
                    Some(number) => number,
                    None => return self.list(&Element::default(), style.child("w:basedOn")?.value()),
                }
            }
        };
        let list = numbered.child("w:numId")?.value();
        let level = numbered.child("w:ilvl").map_or("0", Element::value);
        (list != "0").then(|| (list.to_owned(), level.parse().unwrap()))
    }

    fn label(&self, properties: &Element, style: &str, counters: &mut Counters) -> String {
        let Some((list, level)) = self.list(properties, style) else { return String::new() };
        counters.retain(|(known, deeper), _| *known != list || *deeper <= level);
        let count = counters.entry((list.clone(), level)).or_default();
        *count += 1;
        let numbering = &self.numbering.children.last().unwrap().children;
        let is = |element: &&Element, key: &str, value: &str| element.attributes.get(key).is_some_and(|v| v == value);
        let num = numbering.iter().find(|num| num.name == "w:num" && is(num, "w:numId", &list)).unwrap();
        let kept = num.child("w:abstractNumId").unwrap().value();
        let rules = numbering.iter().find(|rules| is(rules, "w:abstractNumId", kept)).unwrap();
        let rule = rules.children.iter().find(|rule| is(rule, "w:ilvl", &level.to_string())).unwrap();
        let number = match rule.child("w:numFmt").unwrap().value() {
            "upperRoman" => quyche::model::roman(*count),
            _ => count.to_string(),
        };
        let space = if rule.child("w:suff").unwrap().value() == "space" { " " } else { "" };
        format!("{}{space}", rule.child("w:lvlText").unwrap().value().replace(&format!("%{}", level + 1), &number))
    }
}
