//! MEET07: a body that decides together and of whose meetings nothing is stated.

use crate::check::rules::said::{has_any, words};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Form;

/// MEET07 body-without-meeting
pub static RULE: Rule = Rule {
    code: Code::new("MEET07", "body-without-meeting", Severity::Warning),
    doc: include_str!("body_without_meeting.md"),
    check,
};

/// How a body that decides together is spoken of, folded.
const TOGETHER: [&str; 5] = [
    "thảo luận và quyết định",
    "thảo luận quyết định",
    "thảo luận tập thể",
    "quyết định theo đa số",
    "biểu quyết thông qua",
];

fn check(context: &Context, findings: &mut Findings) {
    let facts = context.facts();
    for (at, role) in facts.roles.iter().enumerate().filter(|(_, role)| role.form == Form::Collective) {
        if facts.meetings.iter().any(|meeting| meeting.body == role.id) {
            continue;
        }
        let asked = &context.office().pack.meetings;
        // “… làm việc theo quy chế riêng”: its meetings stand there.
        let mut own = context.provisions().iter().filter(|placed| placed.owners == [role.id.clone()]);
        let apart = ["quy chế riêng", "quy chế làm việc của mình"];
        if own.any(|placed| context.texts_of(placed).iter().any(|text| has_any(&words(text), &apart))) {
            continue;
        }
        let is_asked = || asked.iter().any(|rule| context.body(&rule.body).is_some_and(|body| body.id == role.id));
        let decides = || {
            let own = context.provisions().iter().filter(|placed| placed.owners == [role.id.clone()]);
            own.flat_map(|placed| context.texts_of(placed)).any(|text| has_any(&words(text), &TOGETHER))
        };
        if is_asked() || decides() {
            let span = context.fact(&format!("roles.{at}.id"));
            findings.push(RULE.at(span).with("role", &role.name).with("id", role.id.as_str()).help("help"));
        }
    }
}
