//! From the flat blocks of a file to a tree of provisions.

use super::attributes::{self, Attribute};
use super::inline::{Footnote, InlineReader};
use super::lines::{Block, Marker, blocks, unquoted};
use super::part::part;
use crate::diagnostic::{Diagnostic, Safety, codes};
use crate::model::{Attributes, Id, Level, Number, Provision, Text, is_plainly_composed, nearest};
use crate::source::{FileId, Origin, Span};
use std::collections::BTreeMap;
use std::ops::Range;

/// A provision as it was opened, with what is known only while reading.
struct Open {
    provision: Provision,
    indent: usize,
}

/// Reads one Markdown file; its first provisions belong under those that the file before it left open.
pub fn read(file: FileId, source: &str, stack: &mut Stack, diagnostics: &mut Vec<Diagnostic>) {
    let blocks = blocks(source);
    let source = &*unquoted(source, &blocks);
    let mut inline = InlineReader {
        file,
        source,
        composed: is_plainly_composed(source),
        footnotes: BTreeMap::new(),
        repeated: 0,
        diagnostics: Vec::new(),
    };
    // A footnote's text has no footnotes: it would repeat what each of them repeats.
    let mut footnotes = BTreeMap::new();
    for block in blocks.iter().flat_map(|block| std::iter::once(block).chain(&block.inside)) {
        if let Marker::Footnote(name) = &block.marker {
            let text = inline.text(block.content.clone());
            let span = Span::new(file, block.marker_range.start..block.content.end);
            footnotes.insert(name.clone(), Footnote { text, span, used: false });
        }
    }
    inline.footnotes = footnotes;
    let mut reader = Reader { file, source, inline, in_quote: false };
    reader.blocks(&blocks, stack);
    let unused = reader.inline.footnotes.iter().filter(|(_, footnote)| !footnote.used);
    for (name, footnote) in unused {
        diagnostics.push(Diagnostic::new(&codes::FOOTNOTE_UNUSED, footnote.span).with("name", name).help("help"));
    }
    diagnostics.append(&mut reader.inline.diagnostics);
}

/// The provisions that are open, outermost first, and those that are done.
#[derive(Default)]
pub struct Stack {
    open: Vec<Open>,
    done: Vec<Provision>,
}

impl Stack {
    /// Closes everything and gives the text.
    pub fn finish(mut self) -> Vec<Provision> {
        self.close_to(0);
        self.done
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            if let Some(Open { mut provision, .. }) = self.open.pop() {
                // Nothing comes to stand in it any more.
                provision.children.shrink_to_fit();
                match self.open.last_mut() {
                    Some(parent) => parent.provision.children.push(provision),
                    None => self.done.push(provision),
                }
            }
        }
    }

    /// Closes what cannot hold a provision of `level` and opens it.
    fn push(&mut self, provision: Provision, indent: usize) {
        let depth = self.depth_for(provision.level, indent);
        self.close_to(depth);
        self.open.push(Open { provision, indent });
    }

    /// How many of the open provisions stay open around one of `level` at `indent`.
    fn depth_for(&self, level: Level, indent: usize) -> usize {
        let holds = |open: &Open| match level {
            // A paragraph without a marker belongs to the nearest provision whose marker stands further left.
            Level::Paragraph | Level::Table | Level::Note | Level::Quote => {
                open.provision.level.is_heading() || (is_item(open.provision.level) && open.indent < indent)
            }
            _ => open.provision.level.may_hold(level),
        };
        self.open.iter().rposition(holds).map_or(0, |at| at + 1)
    }

    fn innermost(&self, level: Level) -> bool {
        self.open.iter().any(|open| open.provision.level == level)
    }

    fn has_heading(&self) -> bool {
        self.open.iter().any(|open| open.provision.level.is_heading())
    }
}

fn is_item(level: Level) -> bool {
    matches!(level, Level::Clause | Level::Point | Level::Indent | Level::Subindent)
}

struct Reader<'a> {
    file: FileId,
    source: &'a str,
    inline: InlineReader<'a>,
    /// Whether what is read stands in a quote, where any level may come first and numbers are as typed.
    in_quote: bool,
}

impl Reader<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range)
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        self.inline.diagnostics.push(diagnostic);
    }

    fn blocks(&mut self, blocks: &[Block], stack: &mut Stack) {
        for block in blocks.iter().filter(|block| !matches!(block.marker, Marker::Footnote(_))) {
            self.block(block, stack);
        }
    }

    fn quote(&mut self, block: &Block, whole: Span, stack: &mut Stack) {
        let mut inside = Stack::default();
        self.in_quote = true;
        self.blocks(&block.inside, &mut inside);
        self.in_quote = false;
        let mut quote = Provision::new(Level::Quote);
        quote.children = inside.finish();
        quote.origin = whole.into();
        self.stray(whole, stack);
        stack.push(quote, block.indent);
    }

    fn block(&mut self, block: &Block, stack: &mut Stack) {
        let whole = self.span(block.marker_range.start..block.content.end.max(block.marker_range.end));
        match &block.marker {
            Marker::Heading(hashes) => self.heading(*hashes, block, whole, stack),
            Marker::Quote => self.quote(block, whole, stack),
            Marker::Note => {
                if !block.closed {
                    self.push(Diagnostic::new(&codes::NOTE_OPEN, self.span(block.marker_range.clone())).help("help"));
                }
                let mut note = Provision::new(Level::Note);
                let words = part(self.source, block.content.clone());
                let lines: Vec<&str> = words.lines().map(str::trim).collect();
                note.body = Text::plain(crate::model::composed(&lines.join("\n")));
                note.origin = whole.into();
                stack.push(note, block.indent);
            }
            Marker::Table => {
                let mut table = Provision::new(Level::Table);
                table.origin = whole.into();
                table.table = self.inline.table(block.content.clone());
                if table.table.is_none() {
                    let found = Diagnostic::new(&codes::NOT_NOTATION, whole).with("what", "|").help("table");
                    self.push(found);
                    table.level = Level::Paragraph;
                    table.body = self.inline.text(block.content.clone());
                }
                self.stray(whole, stack);
                stack.push(table, block.indent);
            }
            marker => {
                let level = match marker {
                    Marker::Clause(_) => Level::Clause,
                    Marker::Point(_) => Level::Point,
                    Marker::Indent => Level::Indent,
                    Marker::Subindent => Level::Subindent,
                    _ => Level::Paragraph,
                };
                let mut provision = Provision::new(level);
                provision.origin = whole.into();
                let content = self.attributes(&mut provision, block.content.clone());
                provision.body = self.inline.text(content);
                self.typed_number(&mut provision, block);
                self.stray(whole, stack);
                stack.push(provision, block.indent);
            }
        }
    }

    /// Text before the first heading belongs nowhere.
    fn stray(&mut self, whole: Span, stack: &Stack) {
        if !stack.has_heading() && !self.in_quote {
            self.push(Diagnostic::new(&codes::STRAY_TEXT, whole).help("help"));
        }
    }

    fn heading(&mut self, hashes: usize, block: &Block, whole: Span, stack: &mut Stack) {
        let marker = self.span(block.marker_range.clone());
        let mut level = match hashes {
            1 => Level::Chapter,
            2 => Level::Section,
            3 => Level::Article,
            _ => {
                let found = hashes.to_string();
                self.push(Diagnostic::new(&codes::LEVEL_SKIP, marker).with("found", found).help("deep"));
                Level::Article
            }
        };
        let mut provision = Provision::new(level);
        provision.origin = whole.into();
        let content = self.attributes(&mut provision, block.content.clone());
        if provision.level == Level::Annex {
            level = Level::Annex;
        }
        let heading = self.inline.text(content);
        provision.heading = (!heading.is_empty()).then_some(heading);
        if self.in_quote {
            if !provision.pinned && level != Level::Annex {
                self.push(Diagnostic::new(&codes::QUOTED_NUMBER, marker).help("help"));
            }
        } else if level == Level::Section && !stack.innermost(Level::Chapter) {
            self.push(Diagnostic::new(&codes::LEVEL_SKIP, marker).with("found", "2").help("section"));
        } else if level == Level::Article && stack.innermost(Level::Annex) && !stack.innermost(Level::Chapter) {
            self.push(Diagnostic::new(&codes::LEVEL_SKIP, marker).with("found", "3").help("annex"));
        }
        stack.push(provision, 0);
    }

    /// Reads the attribute list at the end of a block into the provision; gives the range of the words before it.
    fn attributes(&mut self, provision: &mut Provision, content: Range<usize>) -> Range<usize> {
        let (words, list) = attributes::split(part(self.source, content.clone()));
        let words = content.start..content.start + words.len();
        let Some((range, list)) = list else { return words };
        let at = |range: Range<usize>| self.span(content.start + range.start..content.start + range.end);
        let list: Vec<(Attribute, Span)> = list.into_iter().map(|(item, range)| (item, at(range))).collect();
        provision.attributes.origin = Origin(Some(at(range)));
        for (attribute, span) in list {
            self.attribute(provision, attribute, span);
        }
        words
    }

    fn attribute(&mut self, provision: &mut Provision, attribute: Attribute, span: Span) {
        match attribute {
            Attribute::Id(text) => match Id::new(&text) {
                Some(id) if provision.id.is_none() => provision.id = Some(id),
                Some(_) => self.push(Diagnostic::new(&codes::BAD_ATTRIBUTE, span).with("what", text).help("help")),
                None => {
                    let near = crate::model::slug(&text).map(|id| id.to_string()).unwrap_or_default();
                    let found = Diagnostic::new(&codes::BAD_ID, span).with("id", text).with("near", near).help("help");
                    self.push(found);
                }
            },
            Attribute::Class(class) if class == "phu-luc" && provision.level == Level::Chapter => {
                provision.level = Level::Annex;
            }
            Attribute::Class(class) if class == "ngang" && provision.level == Level::Annex => {
                provision.attributes.landscape = true;
            }
            Attribute::Class(text) => {
                self.push(Diagnostic::new(&codes::BAD_ATTRIBUTE, span).with("what", format!(".{text}")).help("class"));
            }
            Attribute::Unreadable(text) => {
                self.push(Diagnostic::new(&codes::BAD_ATTRIBUTE, span).with("what", text).help("help"));
            }
            Attribute::Pair(key, value) if key == "number" => match Number::parse(&value, provision.level) {
                Some(number) if provision.level.is_numbered() => {
                    provision.number = Some(number);
                    provision.pinned = true;
                }
                _ => self.push(Diagnostic::new(&codes::BAD_NUMBER, span).with("number", value).help("help")),
            },
            Attribute::Pair(key, value) => {
                let value = crate::model::composed(&value);
                if let Some(roles) = provision.attributes.roles_mut(&key) {
                    let ids: Vec<Option<Id>> = value.split(',').map(|id| Id::new(id.trim())).collect();
                    roles.extend(ids.iter().flatten().cloned());
                    if ids.contains(&None) {
                        self.push(Diagnostic::new(&codes::BAD_ATTRIBUTE, span).with("what", value).help("roles"));
                    }
                } else if let Some(words) = provision.attributes.words_mut(&key) {
                    *words = Some(value);
                } else {
                    let known = Attributes::KEYS.join(", ");
                    let found = Diagnostic::new(&codes::UNKNOWN_ATTRIBUTE, span).with("key", &key).with("known", known);
                    self.push(match nearest(&key, Attributes::KEYS) {
                        Some(near) => found.with("near", near).help("near").fix(
                            Safety::Unsafe,
                            Span { end: span.start + key.len(), ..span },
                            near,
                        ),
                        None => found.help("known"),
                    });
                }
            }
        }
    }

    /// What the typed marker of a khoản or điểm says about its number: an inserted number is a pin.
    fn typed_number(&mut self, provision: &mut Provision, block: &Block) {
        let (Marker::Clause(typed) | Marker::Point(typed)) = &block.marker else { return };
        let marker = self.span(block.marker_range.clone());
        match Number::parse(typed, provision.level) {
            None => {
                let found = Diagnostic::new(&codes::FOREIGN_LETTER, marker).with("letter", typed).help("help");
                self.push(found);
            }
            Some(number) if self.in_quote && !provision.pinned => {
                provision.pinned = !number.suffix.is_empty();
                provision.number = Some(number);
            }
            Some(number) if !number.suffix.is_empty() && !provision.pinned => {
                let at = self.span(block.content.end..block.content.end);
                let found = Diagnostic::new(&codes::TYPED_PIN, marker).with("number", typed).help("help").fix(
                    Safety::Safe,
                    at,
                    format!(" {{number={typed}}}"),
                );
                // With a list already there the fix would add a second one.
                let has_list = provision.attributes.origin.0.is_some();
                self.push(if has_list { Diagnostic { fix: None, ..found } } else { found });
                provision.number = Some(number);
                provision.pinned = true;
            }
            Some(number) if !provision.pinned => provision.number = Some(number),
            Some(_) => {}
        }
    }
}
