//! BASE09: a draft that has a number or a day of issue already.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Status;

/// BASE09 draft-dated
pub static RULE: Rule =
    Rule { code: Code::new("BASE09", "draft-dated", Severity::Warning), doc: include_str!("draft_dated.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    let facts = context.facts();
    if facts.status != Status::Draft {
        return;
    }
    let decision = facts.decision.as_ref();
    let given = [
        ("number", facts.number.is_some()),
        ("date", facts.date.is_some()),
        ("decision.number", decision.is_some_and(|decision| decision.number.is_some())),
        ("decision.date", decision.is_some_and(|decision| decision.date.is_some())),
    ];
    let [number, date, decision_number, decision_date] = given.map(|(_, is_there)| is_there);
    let lacks_one = (number || decision_number) != (date || decision_date);
    for (key, _) in given.iter().filter(|(_, is_there)| *is_there) {
        let mut found = RULE.at(context.fact(key)).with("key", *key).help("help");
        // With one of the two alone it is rather the other that a copy has lost.
        if lacks_one {
            found.severity = Severity::Info;
        }
        findings.push(found);
    }
}
