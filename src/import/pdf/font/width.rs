//! How wide the signs of a font are, in ems.

use hayro_syntax::object::{Array, Dict, Number, Object};
use std::collections::HashMap;

/// How many widths a font may state.
const MOST: usize = 100_000;

/// The widths of a font.
pub(super) struct Widths {
    /// Widths of single codes.
    single: HashMap<u32, f32>,
    /// Widths of runs of codes: first, last, width.
    runs: Vec<(u32, u32, f32)>,
    /// The width of the others.
    other: f32,
}

impl Widths {
    /// Those of a font with one byte a code.
    pub(super) fn simple(dict: &Dict<'_>, described: Option<&Dict<'_>>, subtype: &str) -> Self {
        // Only a font of drawings has a scale of its own.
        let scale = match (subtype, dict.get::<Array<'_>>("FontMatrix")) {
            ("Type3", Some(matrix)) => matrix.iter::<Number>().next().map_or(0.001, |scale| scale.as_f32()),
            _ => 0.001,
        };
        let first = dict.get::<Number>("FirstChar").map_or(0, |number| u32::try_from(number.as_i64()).unwrap_or(0));
        let mut single = HashMap::new();
        if let Some(widths) = dict.get::<Array<'_>>("Widths") {
            for (code, width) in (first..).zip(widths.iter::<Number>().take(512)) {
                single.insert(code, width.as_f32() * scale);
            }
        }
        let missing = described.and_then(|d| d.get::<Number>("MissingWidth")).map_or(0.0, |width| width.as_f32());
        // One of the fonts that every program has: near enough to tell where words end.
        let other = if single.is_empty() && missing == 0.0 { 0.5 } else { missing * scale };
        if single.is_empty() {
            single.insert(32, 0.25);
        }
        Self { single, runs: Vec::new(), other }
    }

    /// Those of the inner font of a composite one.
    pub(super) fn composite(inner: &Dict<'_>) -> Self {
        let other = inner.get::<Number>("DW").map_or(1.0, |width| width.as_f32() / 1000.0);
        let mut out = Self { single: HashMap::new(), runs: Vec::new(), other };
        let Some(list) = inner.get::<Array<'_>>("W") else { return out };
        let mut pending: Vec<f32> = Vec::new();
        for object in list.iter::<Object<'_>>().take(MOST) {
            match object {
                Object::Number(number) => pending.push(number.as_f32()),
                Object::Array(widths) => {
                    let first = pending.pop().map_or(0, whole);
                    for (code, width) in (first..).zip(widths.iter::<Number>().take(MOST)) {
                        if out.single.len() < MOST {
                            out.single.insert(code, width.as_f32() / 1000.0);
                        }
                    }
                    pending.clear();
                }
                _ => pending.clear(),
            }
            if let [first, last, width] = pending.as_slice() {
                out.runs.push((whole(*first), whole(*last), *width / 1000.0));
                pending.clear();
            }
        }
        out.runs.sort_by_key(|(first, ..)| *first);
        out
    }

    /// The width of a code in ems.
    pub(super) fn of(&self, code: u32) -> f32 {
        if let Some(width) = self.single.get(&code) {
            return *width;
        }
        let at = self.runs.partition_point(|(first, ..)| *first <= code);
        match at.checked_sub(1).and_then(|at| self.runs.get(at)) {
            Some((_, last, width)) if code <= *last => *width,
            _ => self.other,
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast to a whole number saturates")]
fn whole(number: f32) -> u32 {
    number as u32
}
