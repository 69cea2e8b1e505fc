//! Instruments replayed in order of effect: the text in force on a day.

use super::{Applied, Text};
use crate::model::{Action, Address, Amendment, InsertPlace, Regulation};
use chrono::NaiveDate;

/// What replaying gives.
#[derive(Debug, Clone, Default)]
pub struct Replayed {
    /// The text in force, what was done, what is open.
    pub applied: Applied,
    /// Instructions that have no effect yet: instrument, instruction and day.
    pub waiting: Vec<(usize, usize, NaiveDate)>,
    /// What somebody has to look at.
    pub clashes: Vec<Clash>,
}

/// What is suspect about instruments taken together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clash {
    /// The second is the first again, and was not applied.
    Twice(usize, usize),
    /// An instrument does not say from when it has effect; it was applied after those before it in the list.
    Undated(usize),
    /// Two instructions of different instruments change the same provision on the same day: instrument and instruction
    /// of each.
    SameDay((usize, usize), (usize, usize), Address),
}

/// Replays instruments onto a regulation in the order of their effect, up to a day; without a day all of them.
///
/// An instruction that has effect on a day of its own waits for it. Among those of one day the order of the list
/// decides. The names tell an instrument that is handed in twice; so do equal instructions.
pub fn apply_all(base: &Regulation, instruments: &[(String, Amendment)], date: Option<NaiveDate>) -> Replayed {
    let mut out = Replayed::default();
    let mut first: Vec<usize> = Vec::new();
    for (at, (name, amendment)) in instruments.iter().enumerate() {
        let same = |&other: &usize| {
            let (known, before) = &instruments[other];
            known == name || !amendment.operations.is_empty() && before == amendment
        };
        match first.iter().copied().find(same) {
            Some(other) => out.clashes.push(Clash::Twice(other, at)),
            None => first.push(at),
        }
    }
    // One without a day has effect when the one before it has.
    let mut day = NaiveDate::MIN;
    let mut steps: Vec<(NaiveDate, usize, usize)> = Vec::new();
    for &at in &first {
        let amendment = &instruments[at].1;
        // Alone and for no day it needs no order.
        if amendment.effective.is_none() && (instruments.len() > 1 || date.is_some()) {
            out.clashes.push(Clash::Undated(at));
        }
        day = amendment.effective.unwrap_or(day);
        let own = |operation: &crate::model::Operation| operation.effective.unwrap_or(day);
        steps.extend(amendment.operations.iter().enumerate().map(|(step, operation)| (own(operation), at, step)));
        // Its data come last.
        steps.push((day, at, usize::MAX));
    }
    steps.sort();
    let mut text = Text::new(base);
    let mut current = None;
    for (day, at, step) in steps.iter().copied() {
        let amendment = &instruments[at].1;
        if date.is_some_and(|date| day > date) {
            if step < usize::MAX {
                out.waiting.push((at, step, day));
            }
            continue;
        }
        if current != Some(at) {
            text.begin(amendment);
            current = Some(at);
        }
        match amendment.operations.get(step) {
            Some(operation) => text.carry_out(at, step, operation),
            None => text.end(at, amendment),
        }
    }
    let done: Vec<_> =
        steps.into_iter().filter(|(day, _, step)| *step < usize::MAX && date.is_none_or(|date| *day <= date)).collect();
    clashes(instruments, &done, &mut out.clashes);
    out.applied = text.finish();
    out
}

/// Finds what two instruments change on the same day.
fn clashes(instruments: &[(String, Amendment)], steps: &[(NaiveDate, usize, usize)], out: &mut Vec<Clash>) {
    for day in steps.chunk_by(|one, other| one.0 == other.0) {
        if day.iter().all(|step| step.1 == day[0].1) {
            continue;
        }
        let mut named: Vec<(Vec<String>, usize, usize, Address)> = Vec::new();
        for &(_, at, step) in day {
            for target in changed(&instruments[at].1.operations[step].action) {
                let key = target.steps.iter().rev().map(|step| format!("{step:?}")).collect();
                named.push((key, at, step, target));
            }
        }
        // What stands in something sorts right behind it.
        named.sort_by(|one, other| (&one.0, one.1, one.2).cmp(&(&other.0, other.1, other.2)));
        let mut around: Vec<usize> = Vec::new();
        for at in 0..named.len() {
            let (key, instrument, step, target) = &named[at];
            around.retain(|&other| key.starts_with(&named[other].0));
            if let Some(&other) = around.iter().find(|&&other| named[other].1 != *instrument) {
                let (one, two) = ((named[other].1, named[other].2), (*instrument, *step));
                out.push(Clash::SameDay(one.min(two), one.max(two), target.clone()));
            }
            around.push(at);
        }
    }
}

/// What an instruction changes, as it names it; what it puts beside something is not there yet.
fn changed(action: &Action) -> Vec<Address> {
    match action {
        Action::Amend { targets, .. } | Action::Repeal { targets } => targets.clone(),
        Action::Rename { target, .. } => vec![target.clone()],
        Action::Insert { place, content } => {
            let (InsertPlace::Before(anchor) | InsertPlace::After(anchor)) = place else { return Vec::new() };
            let new = |number: &Option<_>, level| {
                let mut steps = anchor.steps.clone();
                if let Some(first) = steps.first_mut() {
                    *first = (level, number.clone());
                }
                Address::of(steps)
            };
            content.iter().map(|provision| new(&provision.number, provision.level)).collect()
        }
        Action::Replace { .. } => Vec::new(),
    }
}
