//! MEET08: documents that must be sent before the meeting that precedes.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};

/// MEET08 documents-before-last
pub static RULE: Rule = Rule {
    code: Code::new("MEET08", "documents-before-last", Severity::Warning),
    doc: include_str!("documents_before_last.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    for (at, meeting) in context.facts().meetings.iter().enumerate() {
        let (Some(every), Some(days)) = (meeting.every, meeting.documents) else { continue };
        if days >= every.days() {
            let name = meeting.name.as_deref().unwrap_or(meeting.id.as_str());
            let found = RULE.at(context.fact(&format!("meetings.{at}.documents"))).with("meeting", name);
            findings.push(found.with("days", days.to_string()).with("every", every.in_words()).help("help"));
        }
    }
}
