//! MEET10: the person who chairs a meeting also keeps its minutes.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Form;

/// MEET10 chair-keeps-minutes
pub static RULE: Rule = Rule {
    code: Code::new("MEET10", "chair-keeps-minutes", Severity::Warning),
    doc: include_str!("chair_keeps_minutes.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    for (at, meeting) in context.facts().meetings.iter().enumerate() {
        let same = meeting.chair.as_ref().filter(|chair| meeting.minutes.as_ref() == Some(chair));
        // A body that chairs can have one of its own write.
        let Some(role) = same.and_then(|id| context.role(id)).filter(|role| role.form == Form::Individual) else {
            continue;
        };
        let name = meeting.name.as_deref().unwrap_or(meeting.id.as_str());
        let found = RULE.at(context.fact(&format!("meetings.{at}.minutes"))).with("meeting", name);
        findings.push(found.with("role", &role.name).help("help"));
    }
}
