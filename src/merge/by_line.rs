//! The last resort: three versions merged line by line, as git does, where a file cannot be read as provisions.

use super::side::Three;
use super::words::{Hunk, hunks};
use super::{Conflict, Labels, Merged, Reason};
use std::ops::Range;

/// The merged lines; a person looks at them in any case.
pub(super) fn merge(texts: &Three<&str>, labels: &Labels) -> Merged {
    let cut = |text: &str| -> Vec<String> { text.split_inclusive('\n').map(str::to_owned).collect() };
    let lines = texts.map(cut);
    let (ours, theirs) = (hunks(&lines.base, &lines.ours), hunks(&lines.base, &lines.theirs));
    let (mut next_ours, mut next_theirs) = (ours.as_slice(), theirs.as_slice());
    let mut text = String::new();
    let mut at = 0;
    while let Some(start) = [next_ours, next_theirs].iter().filter_map(|rest| Some(rest.first()?.gone.start)).min() {
        text.push_str(&joined(&lines.base, at..start));
        // Changes that touch each other are one place.
        let mut end = start;
        let (mut own, mut other) = (0, 0);
        loop {
            let touches = |hunk: &&Hunk| hunk.gone.start <= end;
            if let Some(hunk) = next_ours.get(own).filter(touches) {
                (own, end) = (own + 1, end.max(hunk.gone.end));
            } else if let Some(hunk) = next_theirs.get(other).filter(touches) {
                (other, end) = (other + 1, end.max(hunk.gone.end));
            } else {
                break;
            }
        }
        let (own, rest_ours) = next_ours.split_at(own);
        let (other, rest_theirs) = next_theirs.split_at(other);
        let base = joined(&lines.base, start..end);
        let (left, right) = (side(&lines.base, start..end, own), side(&lines.base, start..end, other));
        match (own.is_empty(), other.is_empty()) {
            (_, true) => text.push_str(&left),
            (true, _) => text.push_str(&right),
            _ if left == right => text.push_str(&left),
            _ => conflict(&mut text, &Three { base: &base, ours: &left, theirs: &right }, labels),
        }
        (next_ours, next_theirs, at) = (rest_ours, rest_theirs, end);
    }
    text.push_str(&joined(&lines.base, at..lines.base.len()));
    Merged { text, conflicts: vec![Conflict { place: String::new(), reason: Reason::Unclear }] }
}

fn joined(lines: &[String], range: Range<usize>) -> String {
    lines.get(range).unwrap_or_default().concat()
}

/// A stretch of the base as one side has it.
fn side(base: &[String], stretch: Range<usize>, hunks: &[Hunk]) -> String {
    let (mut out, mut at) = (String::new(), stretch.start);
    for hunk in hunks {
        out.push_str(&joined(base, at..hunk.gone.start));
        out.push_str(&hunk.new.concat());
        at = hunk.gone.end;
    }
    out + &joined(base, at..stretch.end)
}

fn conflict(text: &mut String, sides: &Three<&str>, labels: &Labels) {
    let mut put = |sign: char, label: &str, words: &str| {
        // A file whose last line has no end gets one before a marker.
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        let signs = sign.to_string().repeat(labels.length);
        text.push_str(&format!("{signs}{}{label}\n{words}", if label.is_empty() { "" } else { " " }));
    };
    put('<', &labels.ours, sides.ours);
    if labels.with_base {
        put('|', &labels.base, sides.base);
    }
    put('=', "", sides.theirs);
    put('>', &labels.theirs, "");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(base: &str, ours: &str, theirs: &str, with_base: bool) -> String {
        let labels = Labels { with_base, ..Labels::default() };
        merge(&Three { base, ours, theirs }, &labels).text
    }

    #[test]
    fn edits_apart_are_joined_and_those_that_touch_are_marked() {
        assert_eq!(merged("a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\nd\n", false), "A\nb\nC\nd\n");
        assert_eq!(merged("a\nb\n", "a\n", "a\n", false), "a\n");
        assert_eq!(
            merged("a\nb\nc", "a\nx\nc", "a\ny\nc", true),
            "a\n<<<<<<< ours\nx\n||||||| base\nb\n=======\ny\n>>>>>>> theirs\nc"
        );
        assert_eq!(merged("a\nb", "a\nx", "a\n", false), "a\n<<<<<<< ours\nx\n=======\n>>>>>>> theirs\n");
        // One after the other, with nothing between.
        assert_eq!(merged("a\nb\n", "x\nb\n", "a\ny\n", false), "<<<<<<< ours\nx\nb\n=======\na\ny\n>>>>>>> theirs\n");
    }
}
