//! RO01: a task with a day or a product and nobody to do it.

use crate::check::rules::said::{begins_name, has_any, names, phrases, words};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::{Clear, Level};

/// RO01 task-without-owner
pub static RULE: Rule = Rule {
    code: Code::new("RO01", "task-without-owner", Severity::Warning),
    doc: include_str!("task_without_owner.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    if !context.office().ro().contains(&Clear::Nguoi) {
        return;
    }
    let doers = phrases(include_str!("doers.txt"));
    let roles: Vec<_> = context.facts().roles.iter().map(names).collect();
    let is_item = |level| matches!(level, Level::Clause | Level::Point | Level::Indent | Level::Subindent);
    for placed in context.provisions().iter().filter(|placed| is_item(placed.level()) && placed.owners.is_empty()) {
        let attributes = &placed.provision.attributes;
        let stated = [("by", &attributes.by), ("product", &attributes.product), ("answer", &attributes.answer)];
        let Some((key, _)) = stated.into_iter().find(|(_, value)| value.is_some()) else { continue };
        let Some(text) = context.texts_of(placed).first() else { continue };
        let said = words(text);
        let named = (0..said.len()).any(|at| roles.iter().any(|names| begins_name(&said[at..], names).is_some()));
        // “Hồ sơ trình gồm:” tells what a product holds.
        let opens = text.text.trim_end().ends_with(':');
        if !opens && !named && !has_any(&said, &doers) {
            findings.push(RULE.at(context.attribute(placed, key)).help("help"));
        }
    }
}
