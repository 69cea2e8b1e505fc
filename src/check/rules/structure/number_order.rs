//! STR17: pinned numbers that come twice or go backwards.

use crate::check::{Context, Findings, Placed, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::{Level, Number, POINT_LETTERS};
use std::collections::{BTreeMap, BTreeSet};

/// STR17 number-order
pub static RULE: Rule =
    Rule { code: Code::new("STR17", "number-order", Severity::Warning), doc: include_str!("number_order.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    // The numbers of an amending instrument are partly those of what it amends.
    if context.is_amending() {
        return;
    }
    // What is counted through the text has no parent of its own.
    let mut last: BTreeMap<(bool, Level, usize), &Placed> = BTreeMap::new();
    // Lists in which every number so far was put before the first one: `1a`, `1b` before `1`.
    let mut before_first: BTreeSet<(bool, Level, usize)> = BTreeSet::new();
    for placed in context.provisions() {
        let (level, Some(number)) = (placed.level(), &placed.provision.number) else { continue };
        if context.is_quoted(placed) {
            continue;
        }
        let through = matches!(level, Level::Chapter | Level::Article | Level::Annex);
        let around = if through { usize::MAX } else { placed.parent.unwrap_or(usize::MAX) };
        let list = (placed.in_decision, level, around);
        let before = last.insert(list, placed);
        if before.is_none() && !number.suffix.is_empty() {
            before_first.insert(list);
        }
        let Some((before, old)) = before.and_then(|before| before.provision.number.as_ref().map(|old| (before, old)))
        else {
            continue;
        };
        // A form in an annex counts anew as often as it likes.
        if level != Level::Annex && is_in_annex(context, placed) {
            continue;
        }
        // What is left of a table has numbers and no words.
        if context.texts_of(placed).first().is_some_and(|text| !text.text.contains(char::is_alphabetic)) {
            continue;
        }
        let same = number.base == old.base;
        let goes_on = same && !number.suffix.is_empty();
        if !goes_on && before_first.remove(&list) && same {
            continue;
        }
        let is_pinned = placed.provision.pinned || before.provision.pinned;
        if is_pinned && place(number) <= place(old) {
            let found = RULE.at(placed.span).with("number", number.print(level)).with("before", old.print(level));
            findings.push(found.help("help").label(before.span, "before"));
        }
    }
}

/// Whether a provision stands in an annex.
fn is_in_annex(context: &Context, placed: &Placed) -> bool {
    std::iter::successors(context.parent(placed), |around| context.parent(around))
        .any(|around| around.level() == Level::Annex)
}

/// Where a number stands in the order: 5, 5a, 5d, 5đ, 5e, 6.
fn place(number: &Number) -> (u32, Vec<usize>) {
    let letter = |c: char| POINT_LETTERS.iter().position(|letter| *letter == c).map(|at| at + 1);
    if let Ok(count) = number.suffix.parse::<usize>() {
        return (number.base, vec![count]);
    }
    (number.base, number.suffix.chars().map(|c| letter(c).unwrap_or(0)).collect())
}
