//! The styles of an OpenDocument text: common and automatic ones, lists, fonts and page layouts.

use super::super::document::{Align, Face, Look};
use super::super::fault::Fault;
use super::super::own;
use super::super::setting::{Leading, Setting};
use super::super::xml::{Event, Node, Xml};
use std::collections::HashMap;

/// More styles than this in one chain is a circle.
const LONGEST_CHAIN: usize = 64;

/// The styles of a part and of those it may fall back on.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_name: HashMap<(String, String), Style>,
    defaults: HashMap<String, Style>,
    fonts: HashMap<String, String>,
    pub(super) lists: HashMap<String, Vec<ListLevel>>,
    /// The numbers of headings.
    pub(super) outline: Vec<ListLevel>,
    pub(super) layouts: HashMap<String, Node>,
    pub(super) masters: HashMap<String, Node>,
    /// Whether the file was printed by this program.
    is_ours: bool,
}

/// A style, or what a format says beside any.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    parent: Option<String>,
    /// The name that people see, in small letters; automatic styles have none.
    shown: Option<String>,
    /// The list of its paragraphs; empty for none.
    list: Option<String>,
    pub(super) master: Option<String>,
    level: Option<u8>,
    bold: Option<bool>,
    italic: Option<bool>,
    underline: Option<bool>,
    raised: Option<bool>,
    capitals: Option<bool>,
    hidden: Option<bool>,
    size: Option<Size>,
    font: Option<String>,
    setting: Setting,
    /// How many sides of a cell are drawn.
    pub(super) sides: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Size {
    Points(f32),
    /// Of the size of the style below.
    Times(f32),
}

/// A level of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct ListLevel {
    /// The label of a bullet; absent for numbers.
    pub(super) bullet: Option<String>,
    /// `1`, `I`, `a`, …; empty for no number.
    pub(super) format: String,
    /// The label with `%1%` for the numbers.
    pub(super) pattern: String,
    pub(super) start: i64,
    left: Option<f32>,
    first: Option<f32>,
}

impl Styles {
    /// Adds the styles of a part: those in the groups that `wants` names.
    pub(super) fn read(&mut self, part: &str, text: &str, wants: &[&str]) -> Result<(), Fault> {
        let mut xml = Xml::new(part, text);
        xml.root()?;
        loop {
            match xml.next()? {
                Event::Start(start) if wants.contains(&start.name()) => {
                    let node = xml.node(&start)?;
                    node.children.iter().for_each(|child| self.add(child));
                }
                Event::Start(_) => xml.skip()?,
                Event::Text(_) => {}
                Event::End | Event::Eof => return Ok(()),
            }
        }
    }

    fn add(&mut self, node: &Node) {
        let attribute = |name: &str| node.attribute(name).unwrap_or_default().to_owned();
        let name = attribute("name");
        match node.name.as_str() {
            "style" => {
                // Automatic ones are called P12.
                let is_automatic =
                    name.trim_start_matches(|c: char| c.is_ascii_uppercase()).bytes().all(|b| b.is_ascii_digit());
                let shown = node.attribute("display-name").or(Some(name.as_str()).filter(|_| !is_automatic));
                let shown = shown.map(str::to_lowercase);
                self.is_ours |= shown.as_deref() == Some(own::MARK);
                self.by_name.insert((attribute("family"), name), Style { shown, ..Style::read(node) });
            }
            "default-style" => {
                self.defaults.insert(attribute("family"), Style::read(node));
            }
            "font-face" => {
                let family = attribute("font-family");
                self.fonts.insert(name, family.trim_matches(['\'', '"']).to_owned());
            }
            "list-style" => {
                self.lists.insert(name, levels(node));
            }
            "outline-style" => self.outline = levels(node),
            "page-layout" => {
                self.layouts.insert(name, node.clone());
            }
            "master-page" => {
                self.masters.insert(name, node.clone());
            }
            _ => {}
        }
    }

    /// A style of a family and those it builds on, itself first.
    fn chain<'s>(&'s self, family: &'s str, name: Option<&str>) -> Vec<&'s Style> {
        let mut out = Vec::new();
        let mut next = name.map(str::to_owned);
        while let Some(name) = next.take().filter(|_| out.len() < LONGEST_CHAIN) {
            let Some(style) = self.by_name.get(&(family.to_owned(), name)) else { break };
            next.clone_from(&style.parent);
            out.push(style);
        }
        out.extend(self.defaults.get(family));
        out
    }

    /// What a style of a family adds up to.
    pub(super) fn settled(&self, family: &str, name: Option<&str>) -> Style {
        let mut out = Style::default();
        for style in self.chain(family, name).into_iter().rev() {
            out = out.under(style);
        }
        out
    }

    /// The list that a style of paragraphs names; `Some("")` when it wants none.
    pub(super) fn list_of(&self, name: Option<&str>) -> Option<String> {
        self.chain("paragraph", name).into_iter().find_map(|style| style.list.clone())
    }

    /// How a paragraph of this style looks, as an item of a list when it is one.
    pub(super) fn look(&self, name: Option<&str>, item: Option<&ListLevel>) -> Look {
        let chain = self.chain("paragraph", name);
        let style = self.settled("paragraph", name);
        // Of the style that names the list and the level of the list, the nearer to the paragraph says the indents.
        let indents = |style: &Style| style.setting.left.is_some() || style.setting.first.is_some();
        let is_own =
            chain.iter().find(|style| indents(style) || style.list.is_some()).is_some_and(|style| indents(style));
        let mut setting = style.setting;
        if let Some(level) = item.filter(|_| !is_own) {
            (setting.left, setting.first) = (level.left, level.first);
        }
        let named = chain.iter().find_map(|style| style.shown.as_deref()).filter(|_| self.is_ours);
        Look { own: named.and_then(own::paragraph), ..setting.look(style.level) }
    }

    /// How words look in these styles of words, the outermost first, over that of their paragraph; also whether they
    /// are hidden.
    pub(super) fn face(&self, paragraph: Option<&str>, spans: &[String]) -> (Face, bool) {
        let mut style = self.settled("paragraph", paragraph);
        for span in spans {
            for part in self.chain("text", Some(span)).into_iter().rev() {
                style = style.under(part);
            }
        }
        let font = style.font.as_ref().map(|name| self.fonts.get(name).unwrap_or(name).clone());
        let size = match style.size {
            Some(Size::Points(points)) => Some(points),
            _ => None,
        };
        let is = |switch: Option<bool>| switch == Some(true);
        let face = Face {
            bold: is(style.bold),
            italic: is(style.italic),
            underline: is(style.underline),
            raised: is(style.raised),
            capitals: is(style.capitals),
            size,
            font,
        };
        (face, is(style.hidden))
    }
}

impl Style {
    fn read(node: &Node) -> Self {
        let text = |name: &str| node.attribute(name).map(str::to_owned);
        let mut style = Style {
            parent: text("parent-style-name"),
            list: text("list-style-name"),
            master: text("master-page-name").filter(|name| !name.is_empty()),
            level: node.attribute("default-outline-level").and_then(|level| level.parse().ok()),
            ..Style::default()
        };
        if let Some(words) = node.child("text-properties") {
            style.read_words(words);
        }
        if let Some(paragraph) = node.child("paragraph-properties") {
            style.read_paragraph(paragraph);
        }
        if let Some(cell) = node.child("table-cell-properties") {
            let is_drawn = |name: &str| cell.attribute(name).map(|border| border != "none");
            let all = is_drawn("border");
            let sides = ["border-top", "border-left", "border-bottom", "border-right"];
            style.sides = Some(sides.iter().filter(|side| is_drawn(side).or(all) == Some(true)).count());
        }
        style
    }

    fn read_words(&mut self, node: &Node) {
        let value = |name: &str| node.attribute(name);
        self.bold = value("font-weight").map(|weight| weight == "bold" || weight.parse().is_ok_and(|w: u16| w >= 600));
        self.italic = value("font-style").map(|style| style != "normal");
        self.underline = value("text-underline-style").map(|style| style != "none");
        // `super 58%`, `33% 58%`; below the line it is `sub` or less than nothing.
        self.raised = value("text-position").map(|place| !["sub", "0%", "-"].iter().any(|low| place.starts_with(low)));
        self.capitals = value("text-transform").map(|case| case == "uppercase");
        self.hidden = value("display").map(|display| display == "none");
        self.font = value("font-name").or_else(|| value("font-family")).map(str::to_owned);
        self.size = value("font-size").and_then(|size| match size.strip_suffix('%') {
            Some(share) => share.parse().ok().map(|share: f32| Size::Times(share / 100.0)),
            None => points(size).map(Size::Points),
        });
    }

    fn read_paragraph(&mut self, node: &Node) {
        let value = |name: &str| node.attribute(name);
        self.setting.align = value("text-align").and_then(align);
        self.setting.left = value("margin-left").and_then(mm);
        self.setting.first = value("text-indent").and_then(mm);
        self.setting.before = value("margin-top").and_then(points);
        self.setting.after = value("margin-bottom").and_then(points);
        self.setting.line = match (value("line-height"), value("line-height-at-least")) {
            (Some("normal"), _) => Some(Leading::Times(1.0)),
            (Some(height), _) => match height.strip_suffix('%') {
                Some(share) => share.parse().ok().map(|share: f32| Leading::Times(share / 100.0)),
                None => points(height).map(Leading::Exact),
            },
            (None, Some(_)) => Some(Leading::AtLeast),
            (None, None) => None,
        };
        let sides = ["border", "border-top", "border-bottom"].map(value);
        self.setting.rule =
            sides.iter().any(Option::is_some).then(|| sides.iter().flatten().any(|side| *side != "none"));
    }

    /// What `over` says stands, of the rest what this says.
    fn under(&self, over: &Style) -> Self {
        let size = match (over.size, self.size) {
            (Some(Size::Times(times)), Some(Size::Points(points))) => Some(Size::Points(points * times)),
            (over, under) => over.or(under),
        };
        Self {
            parent: None,
            shown: None,
            list: over.list.clone().or_else(|| self.list.clone()),
            master: over.master.clone(),
            level: over.level.or(self.level),
            bold: over.bold.or(self.bold),
            italic: over.italic.or(self.italic),
            underline: over.underline.or(self.underline),
            raised: over.raised.or(self.raised),
            capitals: over.capitals.or(self.capitals),
            hidden: over.hidden.or(self.hidden),
            size,
            font: over.font.clone().or_else(|| self.font.clone()),
            setting: self.setting.under(&over.setting),
            sides: over.sides.or(self.sides),
        }
    }
}

fn levels(node: &Node) -> Vec<ListLevel> {
    let mut out = vec![ListLevel::default(); 10];
    for level in &node.children {
        let number = |name: &str| level.attribute(name).and_then(|number| number.parse::<i64>().ok());
        let at = number("level").and_then(|level| usize::try_from(level - 1).ok());
        let Some(slot) = at.and_then(|at| out.get_mut(at)) else { continue };
        let at = at.unwrap_or(0) as i64;
        let bullet = level.name.ends_with("-bullet") || level.name.ends_with("-image");
        let affix = |name: &str| level.attribute(name).unwrap_or_default();
        // Without a pattern: as many levels above as it shows, parted by full stops.
        let shown = number("display-levels").unwrap_or(1).clamp(1, at + 1);
        let digits: Vec<String> = (at + 1 - shown..=at).map(|level| format!("%{}%", level + 1)).collect();
        let usual = || format!("{}{}{}", affix("num-prefix"), digits.join("."), affix("num-suffix"));
        let alignment = level.descendant("list-level-label-alignment");
        let length = |name: &str| alignment.and_then(|node| node.attribute(name)).and_then(mm);
        *slot = ListLevel {
            bullet: bullet.then(|| level.attribute("bullet-char").unwrap_or("•").to_owned()),
            format: affix("num-format").to_owned(),
            pattern: level.attribute("num-list-format").map_or_else(usual, str::to_owned),
            start: number("start-value").unwrap_or(1),
            left: length("margin-left"),
            first: length("text-indent"),
        };
    }
    out
}

fn align(value: &str) -> Option<Align> {
    Some(match value {
        "center" => Align::Centre,
        "end" | "right" => Align::Right,
        "justify" => Align::Justified,
        "start" | "left" => Align::Left,
        _ => return None,
    })
}

/// A length as points; lengths that no sheet has are none.
pub(super) fn points(value: &str) -> Option<f32> {
    let value = value.trim();
    let digits = value.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let number: f32 = digits.parse().ok()?;
    let points = match &value[digits.len()..] {
        "pt" => number,
        "in" => number * 72.0,
        "cm" => number * 72.0 / 2.54,
        "mm" => number * 72.0 / 25.4,
        "pc" => number * 12.0,
        "px" => number * 0.75,
        _ => return None,
    };
    (points.abs() < 20_000.0).then_some((points * 100.0).round() / 100.0)
}

/// A length as millimetres, to a hundredth.
pub(super) fn mm(value: &str) -> Option<f32> {
    points(value).map(|points| (points * 2540.0 / 72.0).round() / 100.0)
}
