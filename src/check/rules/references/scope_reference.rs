//! REF14: something to be done by an article that only says what the regulation covers.

use crate::check::rules::said::{has_any, words};
use crate::check::{Context, Findings, Placed, Printed, Rule};
use crate::diagnostic::{Code, Severity};

/// REF14 scope-reference
pub static RULE: Rule = Rule {
    code: Code::new("REF14", "scope-reference", Severity::Warning),
    doc: include_str!("scope_reference.md"),
    check,
};

/// A longer name says what is done, beside what is covered.
const LONGEST: usize = 9;

/// What a sentence may well cite it for, folded: whom or what the regulation covers.
const COVERED: [&str; 6] = ["phạm vi", "đối tượng", "áp dụng", "chủ thể", "tổ chức", "cá nhân"];

fn check(context: &Context, findings: &mut Findings) {
    for cited in context.cited() {
        let text = &context.texts()[cited.text];
        let target = cited.target.map(|at| &context.provisions()[at]);
        let Some(article) = target.and_then(|placed| placed.article).map(|at| &context.provisions()[at]) else {
            continue;
        };
        let inside = context.provision_of(text).and_then(|placed| placed.article) == Some(article.at);
        // Before further words the place tells which things are meant: `hàng hoá quy định tại Điều 1 được …`.
        let rest = text.text.get(cited.printed.end..).unwrap_or("").trim_start();
        let ends = rest.is_empty() || rest.starts_with(['.', ';', ',']) || rest.starts_with("và ");
        if !inside && ends && is_scope(context, article) && is_done(text, cited.printed.start) {
            let words = text.text.get(cited.printed.clone()).unwrap_or("");
            let found = RULE.at(text.span(cited.printed.clone())).with("words", words);
            findings.push(found.with("heading", context.printed(article)).help("help"));
        }
    }
}

/// Whether an article only says what the regulation covers.
fn is_scope(context: &Context, article: &Placed) -> bool {
    let heading: Vec<&str> = context.texts_of(article).iter().take(1).flat_map(words).collect();
    let opens = heading.starts_with(&["phạm", "vi"]) || heading.starts_with(&["đối", "tượng"]);
    opens && heading.len() <= LONGEST && !article.in_decision
}

/// Whether a sentence has something done by the place that it cites: `… thực hiện theo Điều 1`.
fn is_done(text: &Printed, at: usize) -> bool {
    let said = words(text);
    let first = text.words().position(|word| word.start >= at).unwrap_or(0);
    let before = said.get(first.saturating_sub(4)..first).unwrap_or_default();
    has_any(before, &["theo"]) && !has_any(&said, &COVERED)
}
