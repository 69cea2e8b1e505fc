//! Roles that came, went or changed; a role keeps its id, or failing that its name.

use super::super::fold;
use super::{Fact, FactKind, Field, Known, push_fields};
use crate::model::{Facts, Form, Id, Role};

pub(super) fn push(known: &Known, out: &mut Vec<Fact>) {
    let (old, new) = (&known.old.document.regulation.facts, &known.new.document.regulation.facts);
    for role in &old.roles {
        if !new.roles.iter().any(|other| same(old, role, new, other)) {
            out.push(Fact::new(FactKind::Role, role.id.as_str(), &role.name).of(
                Field::Whole,
                Some(role.name.clone()),
                None,
            ));
        }
    }
    for role in &new.roles {
        let fact = Fact::new(FactKind::Role, role.id.as_str(), &role.name);
        let Some(before) = old.roles.iter().find(|other| same(old, other, new, role)) else {
            out.push(fact.of(Field::Whole, None, Some(role.name.clone())));
            continue;
        };
        let superior = |facts: &Facts, role: &Role| role.accountable_to.as_ref().map(|id| name(facts, id));
        let form = |role: &Role| match role.form {
            Form::Collective => "tập thể".to_owned(),
            Form::Individual => "cá nhân".to_owned(),
        };
        let fields = vec![
            (Field::Name, Some(before.name.clone()), Some(role.name.clone())),
            (Field::Form, Some(form(before)), Some(form(role))),
            (Field::Members, before.members.map(|n| n.to_string()), role.members.map(|n| n.to_string())),
            (Field::AccountableTo, superior(old, before), superior(new, role)),
            (Field::Field, before.field.clone(), role.field.clone()),
        ];
        push_fields(&fact, fields, out);
    }
}

/// Whether two roles of two terms are one: they have one id, or, when neither id is known to the other term, one name
/// that nothing else is called.
pub(super) fn same(old: &Facts, before: &Role, new: &Facts, after: &Role) -> bool {
    let called = |facts: &Facts, role: &Role| -> usize {
        facts.roles.iter().filter(|other| fold(&other.name) == fold(&role.name)).count()
    };
    before.id == after.id
        || new.role(&before.id).is_none()
            && old.role(&after.id).is_none()
            && fold(&before.name) == fold(&after.name)
            && called(old, before) == 1
            && called(new, after) == 1
}

/// What a role is called; its id when it is not listed.
pub(super) fn name(facts: &Facts, id: &Id) -> String {
    facts.role(id).map_or_else(|| id.to_string(), |role| role.name.clone())
}
