//! BASE15: recipients whose last is not the archive.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};

/// BASE15 archive-not-last
pub static RULE: Rule = Rule {
    code: Code::new("BASE15", "archive-not-last", Severity::Warning),
    doc: include_str!("archive_not_last.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let facts = context.facts();
    let decision = facts.decision.iter().map(|decision| ("decision.recipients", &decision.recipients));
    for (path, recipients) in decision.chain([("recipients", &facts.recipients)]) {
        let is_archive = |recipient: &String| recipient.trim_start_matches(['-', ' ']).starts_with("Lưu");
        let Some(last) = recipients.len().checked_sub(1).filter(|last| !is_archive(&recipients[*last])) else {
            continue;
        };
        match recipients.iter().position(is_archive) {
            Some(at) => {
                let mut found = RULE.at(context.fact(&format!("{path}.{at}"))).help("order");
                // It is there; what stands behind it is often another line of the file.
                found.severity = Severity::Info;
                findings.push(found);
            }
            None => findings.push(RULE.at(context.fact(&format!("{path}.{last}"))).help("help")),
        }
    }
}
