//! Two texts line by line, what changed with two lines around it, as git prints it.

use crate::diff;
use similar::{DiffOp, group_diff_ops};
use std::fmt::Write;
use std::ops::Range;

/// So many unchanged lines stand around what changed.
const AROUND: usize = 2;

/// What changed between two texts; with `name` as the head of both sides, if there is one.
pub(super) fn unified(old: &str, new: &str, name: Option<&str>) -> String {
    let lines = |text| -> Vec<&str> { str::split_inclusive(text, '\n').collect() };
    let (old, new) = (lines(old), lines(new));
    let mut out = String::new();
    for group in group_diff_ops(diff::changes(&old, &new), AROUND) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        if let Some(name) = name.filter(|_| out.is_empty()) {
            let _ = write!(out, "--- {name}\n+++ {name}\n");
        }
        let old_side = first.old_range().start..last.old_range().end;
        let new_side = first.new_range().start..last.new_range().end;
        let _ = writeln!(out, "@@ -{} +{} @@", range(&old_side), range(&new_side));
        for op in &group {
            if let DiffOp::Equal { .. } = op {
                put(&mut out, ' ', &old, op.old_range());
            } else {
                put(&mut out, '-', &old, op.old_range());
                put(&mut out, '+', &new, op.new_range());
            }
        }
    }
    out
}

/// Lines counted from 1; of none, the line before.
fn range(lines: &Range<usize>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => format!("{}", lines.start + 1),
        count => format!("{},{count}", lines.start + 1),
    }
}

fn put(out: &mut String, sign: char, lines: &[&str], range: Range<usize>) {
    for line in lines.get(range).unwrap_or_default() {
        out.push(sign);
        out.push_str(line);
        if !line.ends_with('\n') {
            out.push_str("\n\\ No newline at end of file\n");
        }
    }
}
