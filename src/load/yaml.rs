//! A first pass over the YAML: a tree with the span of every value and every comment, and the limits that keep
//! hostile files cheap.

use crate::diagnostic::{Diagnostic, codes};
use crate::source::{FileId, Span};
use granit_parser::{Event, Parser, ScalarStyle};
use std::collections::BTreeMap;

/// Facts nest four deep; what is deeper is a mistake or an attack.
const DEPTH_LIMIT: usize = 16;

/// A value with its place and the comments that belong to it.
#[derive(Debug, Clone)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub span: Span,
}

/// A YAML value, every scalar as its words.
#[derive(Debug, Clone)]
pub enum Value {
    /// Words; an empty plain scalar (`key:`) is [`Value::Nothing`].
    Scalar(String),
    /// No value.
    Nothing,
    /// A list.
    List(Vec<Item>),
    /// A mapping, in the order typed.
    Map(Vec<Entry>),
}

/// An item of a list.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its value.
    pub node: Node,
    /// Its comments.
    pub comments: Comments,
}

/// An entry of a mapping.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// Its value.
    pub node: Node,
    /// Its comments.
    pub comments: Comments,
}

/// Comments of an item or entry, without their `#`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comments {
    /// On lines of their own before it.
    pub above: Vec<String>,
    /// At the end of its line.
    pub right: Option<String>,
    /// On lines of their own after it, where it ends its list or mapping and they are indented like it.
    pub below: Vec<String>,
}

/// A whole YAML file.
#[derive(Debug, Clone)]
pub struct Tree {
    /// The value; [`Value::Nothing`] for an empty file.
    pub root: Node,
    /// Comments after the last value.
    pub trailing: Vec<String>,
}

/// Reads a YAML file into a tree; what cannot be read is left out and reported.
pub fn read(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Tree {
    // A byte-order mark is no part of the YAML, but spans count it.
    let skipped = text.len() - text.trim_start_matches('\u{feff}').len();
    let options = granit_parser::options! { flow_nesting_limit: DEPTH_LIMIT, block_nesting_limit: DEPTH_LIMIT };
    let mut reader = Reader {
        parser: Parser::new_from_str_with_options(text.get(skipped..).unwrap_or(text), options),
        file,
        text,
        skipped,
        len: text.len(),
        pending: Vec::new(),
        last_line_owner: None,
        diagnostics,
    };
    let root = reader.document();
    Tree { root, trailing: reader.pending.into_iter().map(|(_, words)| words).collect() }
}

type Input<'a> = granit_parser::StrInput<'a>;

struct Reader<'a, 'd> {
    parser: Parser<'a, Input<'a>>,
    file: FileId,
    text: &'a str,
    skipped: usize,
    len: usize,
    /// Comments on their own lines that wait for the next entry, with the column of each.
    pending: Vec<(usize, String)>,
    /// A comment at the end of a line, waiting for the entry that stands on it.
    last_line_owner: Option<String>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

enum Next<'a> {
    Event(Event<'a>, Span),
    End,
}

impl<'a> Reader<'a, '_> {
    fn span(&self, span: &granit_parser::Span) -> Span {
        let clamp = |marker: Option<usize>| (marker.unwrap_or(0) + self.skipped).min(self.len);
        Span::new(self.file, clamp(span.start.byte_offset())..clamp(span.end.byte_offset()))
    }

    /// The next event that is no comment; a syntax error ends the file.
    fn next(&mut self) -> Next<'a> {
        loop {
            match self.parser.next() {
                None => return Next::End,
                Some(Ok((Event::Comment(words, placement), span))) => {
                    let words = words.trim().to_owned();
                    if placement == granit_parser::Placement::Right {
                        self.last_line_owner = Some(words);
                    } else {
                        self.pending.push((span.start.col(), words));
                    }
                }
                Some(Ok((event, span))) => {
                    let span = self.span(&span);
                    return Next::Event(event, span);
                }
                Some(Err(error)) => {
                    let at = (error.marker().byte_offset().unwrap_or(0) + self.skipped).min(self.len);
                    let span = Span::new(self.file, at..at);
                    let info = error.info().to_owned();
                    let deep = info.contains("nest") || info.contains("depth") || info.contains("limit");
                    self.diagnostics.push(if deep {
                        Diagnostic::new(&codes::TOO_DEEP, span).with("limit", DEPTH_LIMIT.to_string())
                    } else {
                        Diagnostic::new(&codes::YAML_SYNTAX, span).with("what", info).help("help")
                    });
                    return Next::End;
                }
            }
        }
    }

    fn document(&mut self) -> Node {
        let mut root = None;
        loop {
            match self.next() {
                Next::End => break,
                Next::Event(
                    Event::StreamStart | Event::StreamEnd | Event::DocumentStart(..) | Event::DocumentEnd,
                    _,
                ) => {}
                Next::Event(event, span) => {
                    if root.is_some() {
                        self.diagnostics
                            .push(Diagnostic::new(&codes::YAML_FEATURE, span).with("what", "---").help("help"));
                        break;
                    }
                    root = Some(self.node(event, span));
                }
            }
        }
        root.unwrap_or(Node { value: Value::Nothing, span: Span::new(self.file, 0..0) })
    }

    fn refuse(&mut self, span: Span, what: &str) {
        self.diagnostics.push(Diagnostic::new(&codes::YAML_FEATURE, span).with("what", what).help("help"));
    }

    fn node(&mut self, event: Event<'a>, span: Span) -> Node {
        if event.tag().is_some() {
            self.refuse(span, "!tag");
        }
        if event.anchor_id().is_some() {
            self.refuse(span, "&anchor");
        }
        match event {
            Event::Scalar(words, style, ..) => {
                let nothing = style == ScalarStyle::Plain && (words.is_empty() || words == "~" || words == "null");
                let value = if nothing { Value::Nothing } else { Value::Scalar(words.into_owned()) };
                Node { value, span }
            }
            Event::SequenceStart(..) => self.list(span),
            Event::MappingStart(..) => self.map(span),
            Event::Alias(_) => {
                self.refuse(span, "*alias");
                Node { value: Value::Nothing, span }
            }
            _ => Node { value: Value::Nothing, span },
        }
    }

    fn list(&mut self, start: Span) -> Node {
        let mut items = Vec::new();
        let mut span = start;
        while let Next::Event(event, at) = self.next() {
            if matches!(event, Event::SequenceEnd) {
                self.own_right(items.last_mut().map(|item: &mut Item| &mut item.comments));
                self.own_below(start, items.last_mut().map(|item| &mut item.comments));
                break;
            }
            self.own_right(items.last_mut().map(|item| &mut item.comments));
            let above = self.take_above();
            let node = self.node(event, at);
            span = span.to(node.span);
            let right = if matches!(node.value, Value::Scalar(_) | Value::Nothing) {
                None
            } else {
                self.last_line_owner.take()
            };
            items.push(Item { node, comments: Comments { above, right, below: Vec::new() } });
        }
        Node { value: Value::List(items), span }
    }

    fn map(&mut self, start: Span) -> Node {
        let mut entries: Vec<Entry> = Vec::new();
        let mut seen: BTreeMap<String, Span> = BTreeMap::new();
        let mut span = start;
        while let Next::Event(event, key_span) = self.next() {
            self.own_right(entries.last_mut().map(|entry| &mut entry.comments));
            let Event::Scalar(key, ..) = event else {
                if matches!(event, Event::MappingEnd) {
                    self.own_below(start, entries.last_mut().map(|entry| &mut entry.comments));
                    break;
                }
                // A key that is a list or mapping: read past it and its value.
                self.refuse(key_span, "? key");
                self.node(event, key_span);
                if let Next::Event(event, at) = self.next() {
                    self.node(event, at);
                }
                continue;
            };
            let above = self.take_above();
            let key = key.into_owned();
            let Next::Event(event, at) = self.next() else { break };
            let right = self.last_line_owner.take();
            let node = self.node(event, at);
            span = span.to(key_span).to(node.span);
            if let Some(first) = seen.get(&key) {
                self.diagnostics.push(
                    Diagnostic::new(&codes::DUPLICATE_KEY, key_span)
                        .with("key", &key)
                        .label(*first, "first")
                        .help("help"),
                );
                continue;
            }
            seen.insert(key.clone(), key_span);
            entries.push(Entry { key, key_span, node, comments: Comments { above, right, below: Vec::new() } });
        }
        Node { value: Value::Map(entries), span }
    }

    /// How far right a list or mapping starts, from 0.
    fn column(&self, span: Span) -> usize {
        let before = self.text.get(..span.start).unwrap_or("");
        before.chars().rev().take_while(|c| *c != '\n').count()
    }

    fn take_above(&mut self) -> Vec<String> {
        self.pending.drain(..).map(|(_, words)| words).collect()
    }

    /// Gives the waiting comments that are indented like a list or mapping that ends to its last entry.
    fn own_below(&mut self, start: Span, owner: Option<&mut Comments>) {
        if self.pending.is_empty() {
            return;
        }
        let column = self.column(start);
        let own = self.pending.iter().take_while(|(at, _)| *at >= column && column > 0).count();
        if let Some(comments) = owner {
            comments.below.extend(self.pending.drain(..own).map(|(_, words)| words));
        }
    }

    /// Gives a comment at the end of a line to the entry read last.
    fn own_right(&mut self, owner: Option<&mut Comments>) {
        if let Some(words) = self.last_line_owner.take() {
            match owner {
                Some(comments) if comments.right.is_none() => comments.right = Some(words),
                _ => self.pending.insert(0, (0, words)),
            }
        }
    }
}

impl Node {
    /// The entry under a key, when this is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|entry| entry.key == key),
            _ => None,
        }
    }
}

impl Node {
    /// Whether another value says the same, wherever it stands and in whatever order its keys are.
    pub fn same_as(&self, other: &Node) -> bool {
        match (&self.value, &other.value) {
            (Value::Scalar(a), Value::Scalar(b)) => a == b,
            (Value::Nothing, Value::Nothing) => true,
            (Value::List(a), Value::List(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.node.same_as(&b.node))
            }
            (Value::Map(a), Value::Map(b)) => {
                a.len() == b.len()
                    && a.iter().all(|entry| other.get(&entry.key).is_some_and(|b| entry.node.same_as(&b.node)))
            }
            _ => false,
        }
    }

    fn push_comments(&self, out: &mut Vec<String>) {
        match &self.value {
            Value::Scalar(_) | Value::Nothing => {}
            Value::List(items) => items.iter().for_each(|item| {
                item.comments.push_to(out);
                item.node.push_comments(out);
            }),
            Value::Map(entries) => entries.iter().for_each(|entry| {
                entry.comments.push_to(out);
                entry.node.push_comments(out);
            }),
        }
    }
}

impl Comments {
    fn push_to(&self, out: &mut Vec<String>) {
        out.extend(self.above.iter().chain(&self.right).chain(&self.below).cloned());
    }
}

impl Tree {
    /// Every comment of the file.
    pub fn comments(&self) -> Vec<String> {
        let mut out = self.trailing.clone();
        self.root.push_comments(&mut out);
        out
    }
}
