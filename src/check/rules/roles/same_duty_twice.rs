//! ROLE04: the same or nearly the same duty in two places.

use crate::check::rules::said::{has_any, named, phrases, words};
use crate::check::{Context, Duty, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// ROLE04 same-duty-twice
pub static RULE: Rule = Rule {
    code: Code::new("ROLE04", "same-duty-twice", Severity::Warning),
    doc: include_str!("same_duty_twice.md"),
    check,
};

/// A duty of fewer words is not compared.
const LEAST_WORDS: usize = 7;
/// So many places of the same three words are followed; what stands more often is a turn of phrase.
const MOST_PLACES: usize = 12;

fn check(context: &Context, findings: &mut Findings) {
    // A law gives organs of one kind the same duties, each within its own bounds.
    if context.is_legislation() {
        return;
    }
    let formulas = phrases(include_str!("formulas.txt"));
    let mut index: FxHashMap<[&str; 3], Vec<usize>> = FxHashMap::default();
    let mut counts: Vec<usize> = Vec::new();
    for (at, duty) in context.duties().iter().enumerate() {
        counts.push(0);
        let Some(text) = context.texts_of(&context.provisions()[duty.provision]).first() else { continue };
        let said = words(text);
        if said.len() < LEAST_WORDS || has_any(&said, &formulas) {
            continue;
        }
        let threes: FxHashSet<[&str; 3]> = said.windows(3).map(|three| [three[0], three[1], three[2]]).collect();
        counts[at] = threes.len();
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for three in threes {
            let places = index.entry(three).or_default();
            for place in places.iter().take(MOST_PLACES) {
                *shared.entry(*place).or_default() += 1;
            }
            places.push(at);
        }
        let duties = context.duties();
        let mut same = shared.into_iter().filter(|(other, shared)| is_same(counts[*other], counts[at], *shared));
        let Some((other, _)) = same.find(|(other, _)| !work_together(&duties[*other], duty)) else { continue };
        let other = &duties[other];
        let before = &context.provisions()[other.provision];
        let own = duty.owners.iter().any(|owner| other.owners.contains(owner));
        let found = RULE.at(text.whole()).with("role", named(context, duty.owners));
        let found = found.with("other", named(context, other.owners)).with("place", before.citation.to_string());
        findings.push(found.label(before.span, "other").help(if own { "own" } else { "help" }));
    }
}

/// Whether two duties of so many threes of words, so many of them shared, say the same: nearly all of both, or all of
/// one within a little longer one.
fn is_same(one: usize, other: usize, shared: usize) -> bool {
    let (less, more) = (one.min(other), one.max(other));
    shared * 4 >= (one + other - shared) * 3 || shared * 20 >= less * 19 && less * 2 >= more
}

/// Whether the one names the other's role as taking part: each then tells its own side.
fn work_together(one: &Duty, other: &Duty) -> bool {
    let names = |a: &Duty, b: &Duty| a.with.iter().any(|role| b.owners.contains(role));
    names(one, other) || names(other, one)
}
