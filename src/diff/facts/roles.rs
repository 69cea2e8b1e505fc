//! Roles that came, went or changed; a role keeps its id, or failing that its name.

use super::{Fact, FactKind, Known, push_fields};
use crate::model::{Facts, Form, Id, Role};

pub(super) fn push(known: &Known, out: &mut Vec<Fact>) {
    let (old, new) = (&known.old.document.regulation.facts, &known.new.document.regulation.facts);
    for role in &old.roles {
        if !new.roles.iter().any(|other| same(role, other)) {
            out.push(Fact::new(FactKind::Role, role.id.as_str(), &role.name).of("", Some(role.name.clone()), None));
        }
    }
    for role in &new.roles {
        let fact = Fact::new(FactKind::Role, role.id.as_str(), &role.name);
        let Some(before) = old.roles.iter().find(|other| same(other, role)) else {
            out.push(fact.of("", None, Some(role.name.clone())));
            continue;
        };
        let superior = |facts: &Facts, role: &Role| role.accountable_to.as_ref().map(|id| name(facts, id));
        let form = |role: &Role| match role.form {
            Form::Collective => "tập thể".to_owned(),
            Form::Individual => "cá nhân".to_owned(),
        };
        let fields = vec![
            ("name", Some(before.name.clone()), Some(role.name.clone())),
            ("form", Some(form(before)), Some(form(role))),
            ("members", before.members.map(|n| n.to_string()), role.members.map(|n| n.to_string())),
            ("accountable_to", superior(old, before), superior(new, role)),
            ("field", before.field.clone(), role.field.clone()),
        ];
        push_fields(&fact, fields, out);
    }
}

/// Whether two roles of two terms are one.
pub(super) fn same(old: &Role, new: &Role) -> bool {
    old.id == new.id || super::super::fold(&old.name) == super::super::fold(&new.name)
}

/// What a role is called; its id when it is not listed.
pub(super) fn name(facts: &Facts, id: &Id) -> String {
    facts.role(id).map_or_else(|| id.to_string(), |role| role.name.clone())
}
