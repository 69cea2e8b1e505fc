//! Duties that passed from one role to another, or have another deadline, product, partner or authority.

use super::super::side::{NodeId, Side};
use super::roles::{name, same};
use super::{Fact, FactKind, Field, Known, push_fields};
use crate::model::{Facts, Id};

pub(super) fn push(known: &Known, out: &mut Vec<Fact>) {
    let (old, new) = (&known.old.document.regulation.facts, &known.new.document.regulation.facts);
    let mut told: Vec<bool> = vec![false; known.new.nodes.len()];
    for (n, node) in known.new.nodes.iter().enumerate() {
        // What is quoted is another text's, on whichever side it stands.
        let is_own = |o: &NodeId| !node.quoted && !known.old.nodes[*o].quoted;
        let Some(o) = known.pairs.old_of[n].filter(is_own) else { continue };
        let (before, after) = (&known.old.nodes[o].provision.attributes, &node.provision.attributes);
        let (from, to) = (owners(&known.old, o), owners(&known.new, n));
        let passed = !from.is_empty() && !to.is_empty() && !same_roles(old, from, new, to);
        // What stands in a provision that passed on went with it.
        let told_above = match (known.old.nodes[o].parent, node.parent) {
            (Some(before), Some(after)) => {
                told[after]
                    && known.pairs.new_of[before] == Some(after)
                    && owners(&known.old, before) == from
                    && owners(&known.new, after) == to
            }
            _ => false,
        };
        told[n] = passed;
        if before == after && !passed && before.with.is_empty() {
            continue;
        }
        let fact = Fact::new(
            FactKind::Duty,
            node.provision.id.as_ref().map(Id::to_string).unwrap_or_default(),
            known.new.citation(n).to_string(),
        )
        .at(Some(o), Some(n));
        if passed && !told_above {
            out.push(fact.clone().of(Field::Who, Some(names(old, from)), Some(names(new, to))));
        }
        let with = |facts: &Facts, ids: &[Id]| (!ids.is_empty()).then(|| names(facts, ids));
        let (with_before, with_after) = (with(old, &before.with), with(new, &after.with));
        let with_same = same_roles(old, &before.with, new, &after.with);
        push_fields(
            &fact,
            vec![
                (Field::With, if with_same { with_after.clone() } else { with_before }, with_after),
                (Field::By, before.by.clone(), after.by.clone()),
                (Field::Product, before.product.clone(), after.product.clone()),
                (Field::Answer, before.answer.clone(), after.answer.clone()),
                (Field::Authority, before.authority.clone(), after.authority.clone()),
            ],
            out,
        );
    }
}

/// Who does what a provision says: the roles that it names itself, else those of what it stands in.
fn owners<'s>(side: &'s Side, node: NodeId) -> &'s [Id] {
    let mut at = Some(node);
    while let Some(node) = at {
        let attributes = &side.nodes[node].provision.attributes;
        for ids in [&attributes.who, &attributes.role] {
            if !ids.is_empty() {
                return ids;
            }
        }
        at = side.nodes[node].parent;
    }
    &[]
}

fn same_roles(old: &Facts, from: &[Id], new: &Facts, to: &[Id]) -> bool {
    let one = |o: &Id, n: &Id| {
        o == n || matches!((old.role(o), new.role(n)), (Some(before), Some(after)) if same(old, before, new, after))
    };
    from.iter().all(|o| to.iter().any(|n| one(o, n))) && to.iter().all(|n| from.iter().any(|o| one(o, n)))
}

fn names(facts: &Facts, ids: &[Id]) -> String {
    ids.iter().map(|id| name(facts, id)).collect::<Vec<_>>().join(", ")
}
