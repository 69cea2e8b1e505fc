//! REF12: an annex that nothing in the text leads to.

use crate::check::{Context, Findings, Part, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Level;

/// REF12 annex-not-cited
pub static RULE: Rule = Rule {
    code: Code::new("REF12", "annex-not-cited", Severity::Warning),
    doc: include_str!("annex_not_cited.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let annexes: Vec<_> = context.provisions().iter().filter(|placed| placed.level() == Level::Annex).collect();
    let said = if annexes.is_empty() { Vec::new() } else { context.find("phụ lục") };
    for annex in &annexes {
        let linked = context.cited().iter().any(|cited| {
            let from = context.provision_of(&context.texts()[cited.text]).map_or(0, |placed| placed.at);
            cited.target.is_some_and(|target| annex.all.contains(&target)) && !annex.all.contains(&from)
        });
        let number = annex.provision.number.as_ref();
        let names = number.map_or(Vec::new(), |number| {
            vec![number.print(Level::Annex).to_lowercase(), number.print(Level::Chapter).to_lowercase()]
        });
        let typed = said
            .iter()
            .filter(|hit| !matches!(hit.text.part, Part::Fact(_)) && hit.text.typed(hit.printed()).is_some())
            .any(|hit| {
                let from = hit.text.provision.unwrap_or(0);
                let next = hit.text.word(hit.words.end).map_or("", |word| word.folded);
                // `các phụ lục`, and `Phụ lục` when there is one, mean it too.
                let is_numbered = next.chars().all(|c| c.is_ascii_digit() || "ivx".contains(c)) && !next.is_empty();
                !annex.all.contains(&from)
                    && (names.iter().any(|name| name == next.trim_start_matches('0')) || !is_numbered)
            });
        if !linked && !typed {
            let found = RULE.at(annex.span).with("annex", annex.citation.to_string());
            let id = annex.provision.id.as_ref().map_or("", |id| id.as_str());
            findings.push(found.with("id", id).help("help"));
        }
    }
}
