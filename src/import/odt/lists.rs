//! Labels of lists and headings of an OpenDocument text.

use super::super::digits::digits;
use super::styles::ListLevel;
use std::collections::HashMap;

/// Numbers of one list as they have been counted so far, by level.
pub(super) type Counted = [Option<i64>; 10];

/// The lists of a text.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// By identity.
    counted: Vec<Counted>,
    by_id: HashMap<String, usize>,
    by_style: HashMap<String, usize>,
    outline: Counted,
}

impl Lists {
    /// The identity of a list that begins: a new one, or that of the list it goes on with.
    pub(super) fn begin(
        &mut self,
        id: Option<String>,
        style: Option<&str>,
        goes_on: bool,
        after: Option<&str>,
    ) -> usize {
        let before = match after {
            Some(after) => self.by_id.get(after).copied(),
            None if goes_on => style.and_then(|style| self.by_style.get(style).copied()),
            None => None,
        };
        let identity = before.unwrap_or_else(|| {
            self.counted.push(Counted::default());
            self.counted.len() - 1
        });
        if let Some(id) = id {
            self.by_id.insert(id, identity);
        }
        if let Some(style) = style {
            self.by_style.insert(style.to_owned(), identity);
        }
        identity
    }

    /// The label of the next item of a list, its number counted on or set.
    pub(super) fn label(
        &mut self,
        list: usize,
        levels: &[ListLevel],
        level: usize,
        start: Option<i64>,
    ) -> Option<String> {
        count(self.counted.get_mut(list)?, levels, level, start)
    }

    /// The label of the next heading.
    pub(super) fn heading(&mut self, levels: &[ListLevel], level: usize, start: Option<i64>) -> Option<String> {
        count(&mut self.outline, levels, level, start)
    }
}

fn count(counted: &mut Counted, levels: &[ListLevel], level: usize, start: Option<i64>) -> Option<String> {
    let this = levels.get(level)?;
    let slot = counted.get_mut(level)?;
    let number = start.unwrap_or_else(|| slot.map_or(this.start, |number| number.saturating_add(1)));
    *slot = Some(number);
    counted[level + 1..].fill(None);
    if let Some(bullet) = &this.bullet {
        return Some(bullet.clone());
    }
    let mut label = this.pattern.clone();
    for (at, upper) in levels.iter().enumerate().take(level + 1) {
        let gap = format!("%{}%", at + 1);
        if label.contains(&gap) {
            let number = counted[at].unwrap_or(upper.start);
            label = label.replace(&gap, &printed(number, &upper.format));
        }
    }
    let label = label.trim();
    (!label.is_empty() && !this.format.is_empty()).then(|| label.to_owned())
}

fn printed(number: i64, format: &str) -> String {
    let kind = match format {
        "" => return String::new(),
        "I" => "upperRoman",
        "i" => "lowerRoman",
        "A" => "upperLetter",
        "a" => "lowerLetter",
        "01, 02, 03, ..." | "01" => "decimalZero",
        _ => "decimal",
    };
    digits(number, kind)
}
