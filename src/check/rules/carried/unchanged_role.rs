//! OLD07: a role that changed since the last term, while the article of its duties is word for word the same.

use crate::check::{Context, Findings, Placed, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Role;

/// OLD07 unchanged-role
pub static RULE: Rule =
    Rule { code: Code::new("OLD07", "unchanged-role", Severity::Info), doc: include_str!("unchanged_role.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    let Some(base) = context.base() else { return };
    for role in &context.facts().roles {
        let Some(old) = base.role(&role.id) else { continue };
        let Some(what) = change(old, role) else { continue };
        for article in context.articles().filter(|article| article.provision.attributes.role.contains(&role.id)) {
            let before = article.provision.id.as_ref().and_then(|id| base.provision(id));
            if before.is_some_and(|before| words(context, article) == words(base, before)) {
                let found = RULE.at(article.span).with("role", role.name.as_str()).with("what", what);
                findings.push(found.help("help"));
            }
        }
    }
}

/// What changed of a role that its duties depend on, in the words of `regulation.yaml`.
fn change(old: &Role, new: &Role) -> Option<&'static str> {
    let changes = [
        ("field", old.field != new.field),
        ("accountable_to", old.accountable_to != new.accountable_to),
        ("form", old.form != new.form),
    ];
    changes.into_iter().find(|(_, is_changed)| *is_changed).map(|(what, _)| what)
}

/// The words of an article and of all below it, as printed.
fn words<'c>(context: &'c Context, article: &Placed) -> Vec<&'c str> {
    let below = context.below(article).iter();
    let own = context.provisions().get(article.at);
    own.into_iter().chain(below).flat_map(|placed| context.texts_of(placed)).map(|text| text.text.as_str()).collect()
}
