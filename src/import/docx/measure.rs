//! Values of WordprocessingML: lengths, sizes and switches, transitional and strict.

use super::super::xml::Node;

/// Millimetres in a twentieth of a point.
const MM: f32 = 25.4 / 1440.0;

/// A length in twentieths of a point as millimetres, to a hundredth; strict files give a unit.
pub(super) fn mm(value: &str) -> Option<f32> {
    points(value, 20.0).map(|points| (points * 20.0 * MM * 100.0).round() / 100.0)
}

/// A length in twentieths of a point as points.
pub(super) fn twips_as_points(value: &str) -> Option<f32> {
    points(value, 20.0)
}

/// A size in half points as points.
pub(super) fn half_points(value: &str) -> Option<f32> {
    points(value, 2.0).filter(|size| *size > 0.0)
}

/// A length as points; a bare number counts so many to a point. Lengths that no sheet has are none.
fn points(value: &str, to_a_point: f32) -> Option<f32> {
    let value = value.trim();
    let digits = value.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let number: f32 = digits.parse().ok()?;
    let points = match &value[digits.len()..] {
        "" => number / to_a_point,
        "pt" => number,
        "mm" => number * 72.0 / 25.4,
        "cm" => number * 72.0 / 2.54,
        "in" => number * 72.0,
        "pc" | "pi" => number * 12.0,
        _ => return None,
    };
    (points.abs() < 20_000.0).then_some(points)
}

/// Whether a switch is on: `<w:b/>`, `<w:b w:val="0"/>`.
pub(super) fn switch(parent: &Node, name: &str) -> Option<bool> {
    parent.child(name).map(|node| !matches!(node.attribute("val"), Some("0" | "false" | "off" | "none")))
}

/// The whole number in an attribute of an element.
pub(super) fn whole(parent: &Node, name: &str) -> Option<i64> {
    parent.value(name)?.trim().parse().ok()
}
