//! ROLE03: the same matter decided by two roles.

use crate::check::rules::said::{begins_any, clauses, has_any, lead, named, phrases, words};
use crate::check::{Context, Duty, Findings, Printed, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Level;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::ops::Range;

/// ROLE03 same-power-twice
pub static RULE: Rule = Rule {
    code: Code::new("ROLE03", "same-power-twice", Severity::Warning),
    doc: include_str!("same_power_twice.md"),
    check,
};

/// Words that say nothing of the matter, folded.
const EMPTY: [&str; 13] =
    ["việc", "về", "các", "những", "và", "của", "đối", "với", "một", "số", "hằng", "chủ", "trương"];

/// Words behind which a clause no longer tells the matter, folded.
const ENDS: [&str; 8] = ["theo", "trước", "sau", "khi", "do", "để", "trừ", "nhưng"];

/// A matter that a role decides.
struct Power<'c> {
    duty: &'c Duty<'c>,
    text: &'c Printed,
    range: Range<usize>,
    matter: BTreeSet<&'c str>,
}

fn check(context: &Context, findings: &mut Findings) {
    // A law gives organs of one kind the same duties, each within its own bounds.
    if context.is_legislation() {
        return;
    }
    let (verbs, shared) = (phrases(include_str!("decisions.txt")), phrases(include_str!("shared.txt")));
    let mut powers: Vec<Power> = Vec::new();
    for duty in context.duties() {
        read(context, duty, &verbs, &shared, &mut powers);
    }
    let mut told: BTreeSet<usize> = BTreeSet::new();
    // Powers meet under each pair of words of their matter; pairs that many share say little.
    let mut index: FxHashMap<(&str, &str), Vec<usize>> = FxHashMap::default();
    for (at, power) in powers.iter().enumerate() {
        let list: Vec<&str> = power.matter.iter().copied().collect();
        let mut near: BTreeSet<usize> = BTreeSet::new();
        for pair in list.windows(2) {
            let places = index.entry((pair[0], pair[1])).or_default();
            near.extend(places.iter().take(12));
            places.push(at);
        }
        let same = near.into_iter().find(|other| is_same(&powers[*other], power));
        if let Some(other) = same.filter(|_| told.insert(power.duty.provision)) {
            let other = &powers[other];
            let span = |power: &Power| {
                let start = power.text.word(power.range.start).map_or(0, |word| word.start);
                let end = power.text.word(power.range.end - 1).map_or(start, |word| word.end);
                (power.text.span(start..end), power.text.text.get(start..end).unwrap_or("").to_owned())
            };
            let (place, matter) = span(power);
            let cited = context.provisions()[other.duty.provision].citation.to_string();
            let found = RULE.at(place).with("matter", matter).with("place", cited);
            let found = found.with("role", named(context, power.duty.owners));
            let found = found.with("other", named(context, other.duty.owners));
            findings.push(found.label(span(other).0, "other").help("help"));
        }
    }
}

/// Adds the powers that a duty gives.
fn read<'c>(context: &'c Context, duty: &'c Duty<'c>, verbs: &[&str], shared: &[&str], out: &mut Vec<Power<'c>>) {
    let placed = &context.provisions()[duty.provision];
    let Some(text) = context.texts_of(placed).first() else { return };
    let said = words(text);
    // “Quyết định:” above holds of the items below it.
    let parent = context.parent(placed).and_then(|parent| match parent.level() {
        Level::Article => lead(context, parent).or_else(|| context.texts_of(parent).first()),
        _ => context.texts_of(parent).first(),
    });
    let above = parent.map(words).unwrap_or_default();
    let decided_above = verbs.iter().any(|verb| {
        let verb: Vec<&str> = verb.split(' ').collect();
        above.ends_with(&verb) || above.starts_with(&verb)
    });
    // What leads into a whole article tells of the role, not of this power.
    let around = context.parent(placed).filter(|parent| parent.level() != Level::Article);
    if around.is_some() && has_any(&above, shared) {
        return;
    }
    for range in clauses(text, false) {
        let clause = &said[range.clone()];
        let skipped = match begins_any(clause, verbs) {
            Some((_, count)) => count,
            None if decided_above => 0,
            None => continue,
        };
        if has_any(clause, shared) {
            continue;
        }
        let matter = clause[skipped..].iter().copied().take_while(|word| !ENDS.contains(word));
        let matter: BTreeSet<&str> = matter.filter(|word| !EMPTY.contains(word)).collect();
        if matter.len() >= 3 {
            out.push(Power { duty, text, range, matter });
        }
    }
}

/// Whether two powers are of different roles and about the same.
fn is_same(one: &Power, other: &Power) -> bool {
    let apart = one.duty.owners.iter().all(|owner| !other.duty.owners.contains(owner));
    let shared = one.matter.intersection(&other.matter).count();
    let (less, more) = (one.matter.len().min(other.matter.len()), one.matter.len().max(other.matter.len()));
    // Words only on both sides name another matter; words only on one narrow it.
    let close = shared * 10 >= (one.matter.len() + other.matter.len() - shared) * 8;
    apart && (close || shared == less && less >= 4 && less * 3 >= more * 2)
}
