//! REF11: a term that is defined and never used.

use super::terms::terms;
use crate::check::{Context, Findings, Part, Rule};
use crate::diagnostic::{Code, Severity};

/// REF11 unused-term
pub static RULE: Rule =
    Rule { code: Code::new("REF11", "unused-term", Severity::Warning), doc: include_str!("unused_term.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    let terms = terms(context);
    for term in &terms {
        let is_definition = |text: usize, start: usize| {
            terms
                .iter()
                .any(|other| other.folded == term.folded && other.text.at == text && other.printed.contains(&start))
        };
        let uses = context.find(&term.text.text[term.printed.clone()]);
        let mut uses = uses.iter().filter(|hit| !matches!(hit.text.part, Part::Fact(_)));
        // What it stands for may hold its words: only what follows the definition uses it.
        let is_use = |hit: &&crate::check::Hit| {
            let start = hit.printed().start;
            !is_definition(hit.text.at, start) && (hit.text.at, start) > (term.text.at, term.printed.start)
        };
        if !uses.any(|hit| is_use(&hit)) {
            let words = &term.text.text[term.printed.clone()];
            findings.push(RULE.at(term.text.span(term.printed.clone())).with("term", words).help("help"));
        }
    }
}
