//! MEET09: a quorum so small that all who must be present cannot carry anything.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::VoteBase;

/// MEET09 quorum-cannot-carry
pub static RULE: Rule = Rule {
    code: Code::new("MEET09", "quorum-cannot-carry", Severity::Warning),
    doc: include_str!("quorum_cannot_carry.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    for (at, meeting) in context.facts().meetings.iter().enumerate() {
        let (Some(quorum), Some(vote)) = (meeting.quorum, meeting.vote) else { continue };
        let carries = match (vote.over, vote.at_least) {
            (Some(over), _) => over.is_below(quorum),
            (None, Some(least)) => !quorum.is_below(least),
            (None, None) => true,
        };
        if vote.of == VoteBase::All && !carries {
            let name = meeting.name.as_deref().unwrap_or(meeting.id.as_str());
            let found = RULE.at(context.fact(&format!("meetings.{at}.quorum"))).with("meeting", name);
            findings.push(found.with("quorum", quorum.to_string()).with("vote", vote.in_full()).help("help"));
        }
    }
}
