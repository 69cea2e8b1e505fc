//! MEET02: a meeting that keeps less than a superior rule asks.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};

/// MEET02 below-superior-rule
pub static RULE: Rule = Rule {
    code: Code::new("MEET02", "below-superior-rule", Severity::Error),
    doc: include_str!("below_superior_rule.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    for rule in &context.office().pack.meetings {
        let Some(body) = context.body(&rule.body) else { continue };
        let meetings = context.facts().meetings.iter().enumerate();
        let mut own = meetings.filter(|(_, meeting)| meeting.body == body.id);
        // The first meeting of a body is its regular one; others may be held for less.
        let Some((at, meeting)) = own.next() else { continue };
        let mut demand = |key: &str, is_kept: bool, demanded: String| {
            if !is_kept {
                let span = context.fact(&format!("meetings.{at}.{key}"));
                let name = meeting.name.as_deref().unwrap_or(&body.name);
                let found = RULE.demanded(&rule.authority, span).with("meeting", name).with("demanded", demanded);
                findings.push(found.help("help"));
            }
        };
        if let (Some(asked), Some(every)) = (rule.every, meeting.every) {
            demand("every", every.days() <= asked.days(), asked.in_words());
        }
        if let (Some(asked), Some(days)) = (rule.documents, meeting.documents) {
            demand("documents", days >= asked, format!("{asked} ngày"));
        }
        if let (Some(asked), Some(share)) = (rule.quorum, meeting.quorum) {
            demand("quorum", !share.is_below(asked), format!("ít nhất {asked}"));
        }
        if let (Some(asked), Some(vote)) = (rule.vote, meeting.vote) {
            demand("vote", vote.keeps(asked), asked.in_full());
        }
    }
}
