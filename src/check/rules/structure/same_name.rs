//! STR06: two articles with one name.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::folded;
use std::collections::BTreeMap;

/// STR06 same-name
pub static RULE: Rule =
    Rule { code: Code::new("STR06", "same-name", Severity::Warning), doc: include_str!("same_name.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    let mut first: BTreeMap<(Option<usize>, String), usize> = BTreeMap::new();
    for article in context.articles().filter(|article| !article.in_decision && article.provision.heading.is_some()) {
        let words: Vec<String> = context.printed(article).split_whitespace().map(folded).collect();
        // In another chương or mục the same name may be that of another procedure's step.
        let name = (article.parent, words.join(" "));
        match first.get(&name) {
            // Without ids of their own, reading has told it.
            Some(_) if article.provision.id.is_none() => {}
            Some(at) => {
                let other = &context.provisions()[*at];

                let found = RULE
                    .at(article.span)
                    .with("name", context.printed(article))
                    .with("other", other.citation.to_string());
                findings.push(found.help("help").label(other.span, "first"));
            }
            None => {
                first.insert(name, article.at);
            }
        }
    }
}
