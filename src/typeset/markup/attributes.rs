//! Attributes of elements: lengths, numbers, yes and no; looks and stands that they change.

use super::MarkupError;
use super::element::Element;
use crate::typeset::{Align, Look, Pitch, Stand};

/// Longer than this no length on paper is, in points: ten metres.
const LONGEST: f64 = 28_346.0;

impl Element {
    /// The value of an attribute.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The value of an attribute that has to be there.
    pub(super) fn needed(&self, name: &str) -> Result<&str, MarkupError> {
        self.value(name).ok_or_else(|| self.wrong(format!("needs the attribute “{name}”")))
    }

    /// Refuses attributes that this element does not have.
    pub(super) fn knows(&self, names: &[&[&str]]) -> Result<(), MarkupError> {
        for (key, _) in &self.attributes {
            let known = || names.iter().flat_map(|names| names.iter().copied());
            if !known().any(|name| name == key) {
                let list = known().collect::<Vec<_>>().join(", ");
                return Err(self.wrong(format!("has no attribute “{key}”; it has {list}")));
            }
        }
        Ok(())
    }

    /// A length in points: `12`, `12pt`, `30mm`.
    pub(super) fn length(&self, name: &str) -> Result<Option<f64>, MarkupError> {
        let Some(value) = self.value(name) else { return Ok(None) };
        length(value).map(Some).ok_or_else(|| {
            self.wrong(format!("{name}=\"{value}\" is no length; write points or millimetres: 12, 12pt, 30mm"))
        })
    }

    /// A length greater than nothing.
    pub(super) fn size(&self, name: &str) -> Result<Option<f64>, MarkupError> {
        match self.length(name)? {
            Some(size) if size <= 0.0 => {
                Err(self.wrong(format!("{name}=\"{}\" has to be more than 0", self.value(name).unwrap_or_default())))
            }
            size => Ok(size),
        }
    }

    /// Yes or no.
    pub(super) fn flag(&self, name: &str) -> Result<Option<bool>, MarkupError> {
        match self.value(name) {
            None => Ok(None),
            Some("true") => Ok(Some(true)),
            Some("false") => Ok(Some(false)),
            Some(value) => Err(self.wrong(format!("{name}=\"{value}\" has to be true or false"))),
        }
    }

    /// A whole number from `least` on.
    pub(super) fn count(&self, name: &str, least: usize) -> Result<Option<usize>, MarkupError> {
        let Some(value) = self.value(name) else { return Ok(None) };
        match value.parse().ok().filter(|&count: &usize| count >= least && count <= 1000) {
            Some(count) => Ok(Some(count)),
            None => Err(self.wrong(format!("{name}=\"{value}\" has to be a whole number from {least} to 1000"))),
        }
    }

    /// The look that the attributes make of another one.
    pub(super) fn look(&self, mut look: Look) -> Result<Look, MarkupError> {
        look.size = self.size("size")?.unwrap_or(look.size);
        look.bold = self.flag("bold")?.unwrap_or(look.bold);
        look.italic = self.flag("italic")?.unwrap_or(look.italic);
        look.underline = self.flag("underline")?.unwrap_or(look.underline);
        look.strike = self.flag("strike")?.unwrap_or(look.strike);
        look.caps = self.flag("caps")?.unwrap_or(look.caps);
        if let Some(pitch) = self.size("line")? {
            look.pitch = Pitch::Exactly(pitch);
        } else if let Some(pitch) = self.length("least-line")? {
            look.pitch = Pitch::AtLeast(pitch);
        }
        Ok(look)
    }

    /// The stand that the attributes make of another one.
    pub(super) fn stand(&self, mut stand: Stand) -> Result<Stand, MarkupError> {
        stand.align = match self.value("align") {
            None => stand.align,
            Some("justify") => Align::Justify,
            Some("left") => Align::Left,
            Some("centre") => Align::Centre,
            Some("right") => Align::Right,
            Some(value) => {
                return Err(self.wrong(format!("align=\"{value}\" has to be justify, left, centre or right")));
            }
        };
        stand.indent = self.length("indent")?.unwrap_or(stand.indent);
        stand.above = self.length("above")?.unwrap_or(stand.above);
        stand.below = self.length("below")?.unwrap_or(stand.below);
        stand.together.0 = self.count("first-lines", 1)?.unwrap_or(stand.together.0);
        stand.together.1 = self.count("last-lines", 1)?.unwrap_or(stand.together.1);
        match self.value("keep") {
            None => {}
            Some("next") => stand.keep_next = true,
            Some("previous") => stand.keep_previous = true,
            Some("none") => (stand.keep_next, stand.keep_previous) = (false, false),
            Some(value) => {
                return Err(self.wrong(format!("keep=\"{value}\" has to be next, previous or none")));
            }
        }
        Ok(stand)
    }
}

/// The attributes that change a look.
pub(super) const LOOK: &[&str] =
    &["size", "bold", "italic", "underline", "strike", "caps", "line", "least-line", "style"];

/// The attributes that change a stand.
pub(super) const STAND: &[&str] = &["align", "indent", "above", "below", "first-lines", "last-lines", "keep"];

/// A length in points.
pub(super) fn length(value: &str) -> Option<f64> {
    let (number, unit) = match value.strip_suffix("mm") {
        Some(number) => (number, 72.0 / 25.4),
        None => (value.strip_suffix("pt").unwrap_or(value), 1.0),
    };
    let length = number.trim().parse::<f64>().ok()? * unit;
    (length.is_finite() && (-LONGEST..=LONGEST).contains(&length)).then_some(length)
}
