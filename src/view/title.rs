//! Centred titles: where their lines are cut.

use super::runs::Run;
use crate::measure::balanced;
use crate::model::{Element, Profile};

/// Cuts runs into balanced lines of at most `room` millimetres; a title with a footnote, a reference or a break
/// of its own is left as it is.
pub(super) fn title(runs: Vec<Run>, element: &Element, room: f64) -> Vec<Run> {
    let plain = |run: &Run| !run.is_break && run.reference.is_none() && run.footnote.is_none();
    if !runs.iter().all(plain) {
        return runs;
    }
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let words: Vec<&str> = text.split(' ').collect();
    let mut cuts = balanced(&words, element, room * 72.0 / 25.4).into_iter().peekable();
    if cuts.peek().is_none() {
        return runs;
    }
    let mut out = Vec::new();
    let mut word = 0;
    for run in runs {
        let mut line = String::new();
        for (at, part) in run.text.split(' ').enumerate() {
            if at > 0 {
                word += 1;
                if cuts.next_if_eq(&word).is_some() {
                    out.push(Run { text: std::mem::take(&mut line), ..run.clone() });
                    out.push(Run { is_break: true, ..Run::default() });
                } else {
                    line.push(' ');
                }
            }
            line.push_str(part);
        }
        out.push(Run { text: line, ..run });
    }
    out.retain(|run| run.is_break || !run.text.is_empty());
    out
}

/// The room between the margins, mm.
pub(super) fn text_width(profile: &Profile) -> f64 {
    profile.page.width - profile.page.inner - profile.page.outer
}
