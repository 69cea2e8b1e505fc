//! Automatic numbers: what the lists of a file are, and the label that each paragraph gets as it comes.

use super::super::digits::digits;
use super::super::fault::Fault;
use super::super::xml::{Event, Node, Space, Xml};
use super::measure::{switch, whole};
use super::props::ParagraphProps;
use super::symbol::symbols;
use std::collections::{HashMap, HashSet};

/// Levels of a list.
const LEVELS: usize = 9;

/// The lists of a file.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// By `abstractNumId`.
    patterns: HashMap<i64, Pattern>,
    /// By `numId`.
    lists: HashMap<i64, List>,
    /// The list that a style of lists stands for.
    by_style: HashMap<String, i64>,
}

#[derive(Debug, Default)]
struct Pattern {
    levels: [Option<Level>; LEVELS],
    /// The style of lists whose pattern this one uses.
    linked: Option<String>,
}

#[derive(Debug, Default)]
struct List {
    pattern: i64,
    overrides: [Override; LEVELS],
}

#[derive(Debug, Default)]
struct Override {
    start: Option<i64>,
    level: Option<Level>,
}

#[derive(Debug, Clone)]
struct Level {
    start: i64,
    format: String,
    /// The label with `%1` to `%9` for the numbers.
    text: String,
    /// The level, from 1, whose numbers restart this one; 0 for none, absent for every level above.
    restart: Option<usize>,
    /// Whether the numbers of all levels are shown in digits.
    legal: bool,
    style: Option<String>,
    font: Option<String>,
    indents: ParagraphProps,
}

/// Numbers as they have been counted so far.
#[derive(Debug, Default)]
pub(super) struct Counters {
    /// By pattern: the last number of each level.
    last: HashMap<i64, [Option<i64>; LEVELS]>,
    /// Lists and levels whose own start has been used.
    started: HashSet<(i64, usize)>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(super) fn read(part: &str, text: &str) -> Result<Self, Fault> {
        let mut numbering = Numbering::default();
        let mut xml = Xml::new(part, text);
        xml.root()?;
        loop {
            match xml.next()? {
                Event::Start(start) if start.space == Space::Word && start.name() == "abstractNum" => {
                    let node = xml.node(&start)?;
                    let Some(id) = number(&node, "abstractNumId") else { continue };
                    if let Some(style) = node.value("styleLink") {
                        numbering.by_style.insert(style.to_owned(), id);
                    }
                    let mut pattern =
                        Pattern { linked: node.value("numStyleLink").map(str::to_owned), ..Pattern::default() };
                    for level in node.all("lvl") {
                        if let Some(slot) = index(level).and_then(|at| pattern.levels.get_mut(at)) {
                            *slot = Some(Level::read(level));
                        }
                    }
                    numbering.patterns.insert(id, pattern);
                }
                Event::Start(start) if start.space == Space::Word && start.name() == "num" => {
                    let node = xml.node(&start)?;
                    let (Some(id), Some(pattern)) = (number(&node, "numId"), whole(&node, "abstractNumId")) else {
                        continue;
                    };
                    let mut list = List { pattern, ..List::default() };
                    for over in node.all("lvlOverride") {
                        if let Some(slot) = index(over).and_then(|at| list.overrides.get_mut(at)) {
                            slot.start = whole(over, "startOverride");
                            slot.level = over.child("lvl").map(Level::read);
                        }
                    }
                    numbering.lists.insert(id, list);
                }
                Event::Start(_) => xml.skip()?,
                Event::Text(_) => {}
                Event::End | Event::Eof => return Ok(numbering),
            }
        }
    }

    /// The level of a list that belongs to a style of paragraphs.
    pub(super) fn level_of_style(&self, list: i64, style: &str) -> Option<usize> {
        (0..LEVELS).find(|at| self.level(list, *at).is_some_and(|level| level.style.as_deref() == Some(style)))
    }

    /// The indents that a level of a list gives its paragraphs.
    pub(super) fn indents(&self, list: i64, level: usize) -> ParagraphProps {
        self.level(list, level).map(|level| level.indents.clone()).unwrap_or_default()
    }

    /// The label of the next paragraph of this list and level, with its counter moved on; `None` when it has none.
    pub(super) fn label(&self, counters: &mut Counters, list: i64, level: usize) -> Option<String> {
        let found = self.level(list, level)?;
        let id = self.pattern_id(list)?;
        let last = counters.last.entry(id).or_default();
        let own_start = self.lists.get(&list).and_then(|list| list.overrides[level].start);
        let restarts = own_start.is_some() && counters.started.insert((list, level));
        let number = match last[level] {
            Some(number) if !restarts => number.saturating_add(1),
            _ => own_start.unwrap_or(found.start),
        };
        last[level] = Some(number);
        for (at, below) in last.iter_mut().enumerate().skip(level + 1) {
            let restart = self.level(list, at).and_then(|below| below.restart);
            if restart.is_none_or(|after| level < after) {
                *below = None;
            }
        }
        let last = *last;
        let label = found.print(|at| {
            let shown = self.level(list, at)?;
            // A level that has not been counted yet stands at the number before its first.
            let number = last[at].unwrap_or(shown.start - i64::from(at != level));
            let format = if found.legal && at != level { "decimal" } else { &shown.format };
            Some(digits(number, format))
        });
        (!label.is_empty()).then_some(label)
    }

    fn pattern_id(&self, list: i64) -> Option<i64> {
        let mut id = self.lists.get(&list)?.pattern;
        // A pattern that only names a style of lists stands for that style's; a circle ends after few steps.
        for _ in 0..4 {
            match self.patterns.get(&id)?.linked.as_ref().and_then(|style| self.by_style.get(style)) {
                Some(next) if *next != id => id = *next,
                _ => break,
            }
        }
        Some(id)
    }

    fn level(&self, list: i64, level: usize) -> Option<&Level> {
        let own = self.lists.get(&list)?.overrides.get(level)?.level.as_ref();
        own.or_else(|| self.patterns.get(&self.pattern_id(list)?)?.levels.get(level)?.as_ref())
    }
}

impl Level {
    fn read(node: &Node) -> Self {
        let format = node.child("numFmt").or_else(|| node.descendant("numFmt"));
        let kind = format.and_then(|format| format.attribute("val")).unwrap_or("decimal");
        let custom = format.and_then(|format| format.attribute("format")).filter(|_| kind == "custom");
        let mut indents = ParagraphProps::default();
        if let Some(paragraph) = node.child("pPr") {
            indents.read_indents(paragraph);
        }
        let fonts = node.child("rPr").and_then(|words| words.child("rFonts"));
        let font = fonts.and_then(|fonts| fonts.attribute("ascii").or_else(|| fonts.attribute("hAnsi")));
        Self {
            start: whole(node, "start").unwrap_or(if kind == "bullet" { 1 } else { 0 }).clamp(0, i64::from(i32::MAX)),
            format: custom.unwrap_or(kind).to_owned(),
            text: node.value("lvlText").unwrap_or_default().to_owned(),
            restart: whole(node, "lvlRestart").and_then(|level| usize::try_from(level).ok()),
            legal: switch(node, "isLgl") == Some(true),
            style: node.value("pStyle").map(str::to_owned),
            font: font.map(str::to_owned),
            indents,
        }
    }

    /// The label, `number` giving the digits of each level, from 0.
    fn print(&self, number: impl Fn(usize) -> Option<String>) -> String {
        if self.format == "bullet" {
            return symbols(self.font.as_deref(), &self.text).trim().to_owned();
        }
        let mut out = String::new();
        let mut letters = self.text.chars().peekable();
        while let Some(letter) = letters.next() {
            let level = letters.peek().and_then(|next| next.to_digit(10)).filter(|level| *level > 0);
            match level.filter(|_| letter == '%') {
                Some(level) => {
                    letters.next();
                    out.push_str(&number(level as usize - 1).unwrap_or_default());
                }
                None => out.push(letter),
            }
        }
        out.trim().to_owned()
    }
}

fn number(node: &Node, name: &str) -> Option<i64> {
    node.attribute(name)?.trim().parse().ok()
}

fn index(node: &Node) -> Option<usize> {
    node.attribute("ilvl")?.trim().parse().ok()
}
