//! RO04: a task for which it is not said who answers, and to whom.

use super::score::{Reader, text_of};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Clear;

/// RO04 task-without-answer
pub static RULE: Rule = Rule {
    code: Code::new("RO04", "task-without-answer", Severity::Info),
    doc: include_str!("task_without_answer.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    // An office that states for no role whom it answers to does not work by this.
    let states = context.facts().roles.iter().any(|role| role.accountable_to.is_some());
    if !context.office().ro().contains(&Clear::TrachNhiem) || !states {
        return;
    }
    let reader = Reader::new();
    // The body that all answer to answers for itself.
    let is_top = |id| context.facts().roles.iter().any(|role| role.accountable_to.as_ref() == Some(id));
    for duty in context.duties() {
        let Some(text) = text_of(context, duty) else { continue };
        let unclear = || !reader.is_clear(context, duty, Clear::TrachNhiem);
        if reader.is_task(context, duty) && !duty.owners.iter().any(is_top) && unclear() {
            findings.push(RULE.at(text.whole()).help("help"));
        }
    }
}
