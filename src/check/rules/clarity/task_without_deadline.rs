//! RO03: a task with a product and no time.

use super::score::{Reader, text_of};
use crate::check::rules::said::words;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Clear;

/// RO03 task-without-deadline
pub static RULE: Rule = Rule {
    code: Code::new("RO03", "task-without-deadline", Severity::Info),
    doc: include_str!("task_without_deadline.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    if !context.office().ro().contains(&Clear::ThoiGian) {
        return;
    }
    let reader = Reader::new();
    for duty in context.duties().iter().filter(|duty| duty.by.is_none()) {
        let Some(text) = text_of(context, duty) else { continue };
        let is_task = duty.product.is_some() || reader.makes(&words(text));
        if is_task && !reader.is_clear(context, duty, Clear::ThoiGian) {
            findings.push(RULE.at(text.whole()).help("help"));
        }
    }
}
