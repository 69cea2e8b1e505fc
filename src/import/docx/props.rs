//! Properties of words and paragraphs as one place of a file states them, and how the places add up.

use super::super::document::{Align, Face, Look};
use super::super::setting::{Leading, Setting};
use super::super::xml::Node;
use super::measure::{half_points, mm, switch, twips_as_points, whole};

/// What one place says of words; what it leaves open is `None`.
#[derive(Debug, Clone, Default)]
pub(super) struct WordProps {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) capitals: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) underline: Option<bool>,
    pub(super) raised: Option<bool>,
    pub(super) size: Option<f32>,
    pub(super) font: Option<Font>,
    pub(super) style: Option<String>,
}

/// A font: by name, or by its place in the theme.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Font {
    Named(String),
    /// Whether it is the one of headings.
    Theme(bool),
}

/// What one place says of a paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct ParagraphProps {
    pub(super) style: Option<String>,
    pub(super) setting: Setting,
    /// The list; 0 takes the paragraph out of any.
    pub(super) list: Option<i64>,
    pub(super) level: Option<usize>,
    pub(super) outline: Option<u8>,
}

impl WordProps {
    /// Reads `w:rPr`.
    pub(super) fn read(node: &Node) -> Self {
        Self {
            bold: switch(node, "b"),
            italic: switch(node, "i"),
            capitals: switch(node, "caps"),
            hidden: switch(node, "vanish"),
            underline: switch(node, "u"),
            raised: node.value("vertAlign").map(|place| place == "superscript"),
            size: node.value("sz").and_then(half_points),
            font: node.child("rFonts").and_then(font),
            style: node.value("rStyle").map(str::to_owned),
        }
    }

    /// What `over` says stands, of the rest what this says.
    pub(super) fn under(&self, over: &WordProps) -> Self {
        Self {
            bold: over.bold.or(self.bold),
            italic: over.italic.or(self.italic),
            capitals: over.capitals.or(self.capitals),
            hidden: over.hidden.or(self.hidden),
            underline: over.underline.or(self.underline),
            raised: over.raised.or(self.raised),
            size: over.size.or(self.size),
            font: over.font.clone().or_else(|| self.font.clone()),
            style: None,
        }
    }

    /// As [`WordProps::under`], for a style of words over that of their paragraph: what both switch on is off
    /// (ECMA-376 part 1, 17.7.3).
    pub(super) fn toggled(&self, over: &WordProps) -> Self {
        let toggle = |under: Option<bool>, over: Option<bool>| match (under, over) {
            (Some(under), Some(over)) => Some(under ^ over),
            (under, over) => over.or(under),
        };
        Self {
            bold: toggle(self.bold, over.bold),
            italic: toggle(self.italic, over.italic),
            capitals: toggle(self.capitals, over.capitals),
            hidden: toggle(self.hidden, over.hidden),
            ..self.under(over)
        }
    }

    /// How words look that these properties hold for; `theme` gives the fonts of text and of headings.
    pub(super) fn face(&self, theme: &[Option<String>; 2]) -> Face {
        Face {
            bold: self.bold == Some(true),
            italic: self.italic == Some(true),
            underline: self.underline == Some(true),
            raised: self.raised == Some(true),
            capitals: self.capitals == Some(true),
            size: self.size,
            font: match &self.font {
                Some(Font::Named(name)) => Some(name.clone()),
                Some(Font::Theme(heading)) => theme[usize::from(*heading)].clone(),
                None => None,
            },
        }
    }
}

/// Vietnamese letters with marks lie in what Word calls "high ANSI", the others in ASCII.
fn font(node: &Node) -> Option<Font> {
    let of = |slot: &str| {
        let theme = node.attribute(&format!("{slot}Theme")).map(|name| Font::Theme(name.starts_with("major")));
        theme.or_else(|| node.attribute(slot).map(|name| Font::Named(name.to_owned())))
    };
    of("hAnsi").or_else(|| of("ascii"))
}

impl ParagraphProps {
    /// Reads `w:pPr`.
    pub(super) fn read(node: &Node) -> Self {
        let mut props = Self {
            style: node.value("pStyle").map(str::to_owned),
            outline: whole(node, "outlineLvl").and_then(|level| u8::try_from(level).ok()),
            ..Self::default()
        };
        let setting = &mut props.setting;
        setting.align = node.value("jc").and_then(align);
        setting.rule = node.child("pBdr").map(|borders| is_drawn(borders, "top") || is_drawn(borders, "bottom"));
        if let Some(spacing) = node.child("spacing") {
            let automatic = |name: &str| matches!(spacing.attribute(name), Some("1" | "true" | "on")).then_some(14.0);
            let points = |name: &str| spacing.attribute(name).and_then(twips_as_points);
            setting.before = automatic("beforeAutospacing").or_else(|| points("before"));
            setting.after = automatic("afterAutospacing").or_else(|| points("after"));
            setting.line = points("line").map(|points| match spacing.attribute("lineRule") {
                Some("exact") => Leading::Exact(points),
                Some("atLeast") => Leading::AtLeast,
                _ => Leading::Times(points / 12.0),
            });
        }
        if let Some(list) = node.child("numPr") {
            props.list = whole(list, "numId");
            props.level = whole(list, "ilvl").and_then(|level| usize::try_from(level).ok()).filter(|level| *level < 9);
        }
        props.read_indents(node);
        props
    }

    /// Reads `w:ind` in `w:pPr`.
    pub(super) fn read_indents(&mut self, node: &Node) {
        let Some(indent) = node.child("ind") else { return };
        let length = |name: &str| indent.attribute(name).and_then(mm);
        self.setting.left = length("left").or_else(|| length("start"));
        self.setting.first = length("hanging").map(|hanging| -hanging).or_else(|| length("firstLine"));
    }

    /// What `over` says stands, of the rest what this says.
    pub(super) fn under(&self, over: &ParagraphProps) -> Self {
        Self {
            style: over.style.clone().or_else(|| self.style.clone()),
            setting: self.setting.under(&over.setting),
            list: over.list.or(self.list),
            level: over.level.or(self.level),
            outline: over.outline.or(self.outline),
        }
    }

    /// How a paragraph looks that these properties hold for.
    pub(super) fn look(&self) -> Look {
        self.setting.look(self.outline.filter(|level| *level < 9).map(|level| level + 1))
    }
}

/// How lines stand, by its word.
pub(super) fn align(value: &str) -> Option<Align> {
    Some(match value {
        "center" => Align::Centre,
        "right" | "end" => Align::Right,
        "both" | "distribute" | "lowKashida" | "mediumKashida" | "highKashida" | "thaiDistribute" => Align::Justified,
        "left" | "start" => Align::Left,
        _ => return None,
    })
}

/// Whether a border is there to be seen.
pub(super) fn is_drawn(borders: &Node, side: &str) -> bool {
    borders.value(side).is_some_and(|kind| !matches!(kind, "nil" | "none"))
}
