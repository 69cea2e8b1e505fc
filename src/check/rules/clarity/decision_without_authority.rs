//! RO06: a person decides, and nothing says within what bounds.

use super::score::text_of;
use crate::check::rules::said::{begins, has_any, lead, words};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::{Clear, Form};

/// RO06 decision-without-authority
pub static RULE: Rule = Rule {
    code: Code::new("RO06", "decision-without-authority", Severity::Info),
    doc: include_str!("decision_without_authority.md"),
    check,
};

/// What bounds a decision, folded.
const BOUNDS: [&str; 10] = [
    "thẩm quyền",
    "phân cấp",
    "uỷ quyền",
    "uỷ nhiệm",
    "quyền hạn",
    "theo quy định",
    "trong phạm vi",
    "theo điều",
    "theo khoản",
    "lĩnh vực",
];

fn check(context: &Context, findings: &mut Findings) {
    if !context.office().ro().contains(&Clear::ThamQuyen) {
        return;
    }
    for duty in context.duties().iter().filter(|duty| duty.authority.is_none()) {
        let person = |id| context.role(id).is_some_and(|role| role.form == Form::Individual);
        let Some(text) = text_of(context, duty).filter(|_| duty.owners.iter().all(person)) else { continue };
        let said = words(text);
        let decides = ["quyết định", "phê duyệt", "ban hành"].iter().any(|verb| begins(&said, verb).is_some());
        let placed = &context.provisions()[duty.provision];
        let article = placed.article.map(|at| &context.provisions()[at]);
        let around = article.and_then(|article| lead(context, article));
        let bounded = has_any(&said, &BOUNDS) || around.is_some_and(|text| has_any(&words(text), &BOUNDS));
        if decides && !bounded {
            findings.push(RULE.at(text.whole()).help("help"));
        }
    }
}
