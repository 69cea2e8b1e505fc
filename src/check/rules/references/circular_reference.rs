//! REF05: provisions that say nothing but where to look, each sending the reader to the other.

use crate::check::{Context, Findings, Part, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Level;
use std::collections::{BTreeMap, BTreeSet};

/// REF05 circular-reference
pub static RULE: Rule = Rule {
    code: Code::new("REF05", "circular-reference", Severity::Warning),
    doc: include_str!("circular_reference.md"),
    check,
};

/// A provision with no more words around its only citation says nothing of its own.
const FEW: usize = 14;

fn check(context: &Context, findings: &mut Findings) {
    let next = sent_on(context);
    let mut told: BTreeSet<usize> = BTreeSet::new();
    for &start in next.keys() {
        let mut walk = vec![start];
        let mut at = start;
        // Each step leads to one place, so a walk that comes back comes back to its start or to what was told.
        while let Some(&to) = next.get(&at).filter(|_| !told.contains(&at)) {
            if let Some(from) = walk.iter().position(|&one| one == to) {
                report(context, &walk[from..], findings);
                break;
            }
            walk.push(to);
            at = to;
        }
        told.extend(walk);
    }
}

fn report(context: &Context, circle: &[usize], findings: &mut Findings) {
    // A place that refers to itself is a fault of its own.
    let places: Vec<String> = circle.iter().map(|at| context.provisions()[*at].citation.to_string()).collect();
    if let (Some(first), true) = (circle.first(), places.iter().collect::<BTreeSet<_>>().len() > 1) {
        let chain = places.iter().chain(places.first()).cloned().collect::<Vec<_>>().join(" → ");
        findings.push(RULE.at(context.provisions()[*first].span).with("chain", chain).help("help"));
    }
}

/// The provisions that only refer, and to which.
fn sent_on(context: &Context) -> BTreeMap<usize, usize> {
    let mut count: BTreeMap<usize, usize> = BTreeMap::new();
    for cited in context.cited() {
        *count.entry(cited.text).or_default() += 1;
    }
    let mut next = BTreeMap::new();
    for cited in context.cited().iter().filter(|cited| count[&cited.text] == 1) {
        let text = &context.texts()[cited.text];
        let (Some(placed), Some(target)) = (context.provision_of(text), cited.target) else { continue };
        let outside = text.words().filter(|word| !cited.printed.contains(&word.start)).count();
        let before = text.words().rfind(|word| word.end <= cited.printed.start);
        let is_sent = before.is_some_and(|word| matches!(word.folded, "theo" | "tại" | "ở"));
        let after = text.words().filter(|word| word.start >= cited.printed.end).count();
        let is_leaf = placed.all.len() == 1 && text.part == Part::Body;
        if !is_leaf || !is_sent || outside > FEW || after > 2 {
            continue;
        }
        // A place whose only content this is sends on as well.
        let mut at = placed;
        next.insert(at.at, target);
        while let Some(parent) = context.parent(at).filter(|parent| is_only(context, parent)) {
            next.insert(parent.at, target);
            at = parent;
        }
    }
    next
}

/// Whether an article or item holds one thing alone.
fn is_only(context: &Context, placed: &crate::check::Placed) -> bool {
    let own = placed.level() == Level::Article || placed.provision.body.is_empty();
    own && context.children(placed).filter(|child| child.level() != Level::Note).count() == 1
}
