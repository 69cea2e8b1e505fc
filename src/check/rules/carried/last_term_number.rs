//! OLD03: the number of the last term's regulation, cited as if it were in force.

use super::is_past;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};

/// OLD03 last-term-number
pub static RULE: Rule = Rule {
    code: Code::new("OLD03", "last-term-number", Severity::Warning),
    doc: include_str!("last_term_number.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let Some(base) = context.base() else { return };
    let mut numbers = numbers(base);
    let own = self::numbers(context);
    numbers.retain(|number| !own.contains(number));
    for number in numbers {
        for hit in context.find(&number) {
            if hit.text.typed(hit.printed()).is_some() && !is_past(hit.text, hit.printed().start) {
                findings.push(RULE.at(hit.span()).with("number", number.as_str()).help("help"));
            }
        }
    }
}

/// The number of a regulation and that of its decision, as they are cited.
fn numbers(context: &Context) -> Vec<String> {
    let facts = context.facts();
    let Some(code) = facts.organ.code.as_deref() else { return Vec::new() };
    let own = facts.number.map(|number| (number, facts.document_type()));
    let decision = facts.decision.as_ref().and_then(|decision| Some((decision.number?, decision.document_type())));
    own.into_iter().chain(decision).map(|(number, kind)| context.profile().cite_number(number, kind, code)).collect()
}
