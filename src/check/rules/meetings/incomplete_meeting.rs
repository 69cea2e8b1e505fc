//! MEET01: a meeting of which something is not settled.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};

/// MEET01 incomplete-meeting
pub static RULE: Rule = Rule {
    code: Code::new("MEET01", "incomplete-meeting", Severity::Warning),
    doc: include_str!("incomplete_meeting.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    for (at, meeting) in context.facts().meetings.iter().enumerate() {
        let settled = [
            ("every", meeting.every.is_some()),
            ("chair", meeting.chair.is_some()),
            ("preparer", meeting.preparer.is_some()),
            ("documents", meeting.documents.is_some()),
            ("quorum", meeting.quorum.is_some()),
            ("vote", meeting.vote.is_some()),
            ("minutes", meeting.minutes.is_some()),
        ];
        let missing: Vec<&str> = settled.iter().filter(|(_, is_there)| !is_there).map(|(key, _)| *key).collect();
        if !missing.is_empty() {
            let span = context.fact(&format!("meetings.{at}.id"));
            let name = meeting.name.as_deref().unwrap_or(meeting.id.as_str());
            findings.push(RULE.at(span).with("meeting", name).with("keys", missing.join(", ")).help("help"));
        }
    }
}
