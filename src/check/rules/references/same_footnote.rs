//! REF13: two footnotes with the same words.

use crate::check::{Context, Findings, Part, Rule};
use crate::diagnostic::{Code, Severity};
use std::collections::BTreeMap;

/// REF13 same-footnote
pub static RULE: Rule =
    Rule { code: Code::new("REF13", "same-footnote", Severity::Info), doc: include_str!("same_footnote.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    let mut first: BTreeMap<String, _> = BTreeMap::new();
    for text in context.texts().iter().filter(|text| text.part == Part::Footnote && !text.is_empty()) {
        let words = text.words().map(|word| word.folded).collect::<Vec<_>>().join(" ");
        match first.get(&words) {
            // One footnote with two marks is one text.
            Some(span) if *span == text.whole() => {}
            Some(span) => findings.push(RULE.at(text.whole()).help("help").label(*span, "first")),
            None => {
                first.insert(words, text.whole());
            }
        }
    }
}
