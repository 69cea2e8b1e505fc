//! STR12: a general or a closing article in the wrong chương.

use crate::check::{Context, Findings, Placed, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::{Level, PartEnd, folded};

/// STR12 part-out-of-place
pub static RULE: Rule = Rule {
    code: Code::new("STR12", "part-out-of-place", Severity::Warning),
    doc: include_str!("part_out_of_place.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let is_chapter = |placed: &&Placed| placed.level() == Level::Chapter && !placed.in_decision;
    let chapters: Vec<&Placed> = context.provisions().iter().filter(is_chapter).collect();
    let (Some(first), Some(last)) = (chapters.first(), chapters.last().filter(|_| chapters.len() > 2)) else { return };
    for part in &context.office().pack.parts {
        let Some(end) = part.at else { continue };
        let home = match end {
            PartEnd::First => first,
            PartEnd::Last => last,
        };
        let is_named = |article: &&Placed| {
            let name = folded(context.printed(article));
            !article.in_decision && part.words.iter().any(|words| name.starts_with(&folded(words)))
        };
        let named: Vec<&Placed> = context.articles().filter(is_named).collect();
        // One where it belongs is enough: another of that name may speak of a single matter.
        if let (Some(article), false) = (named.first(), named.iter().any(|article| home.all.contains(&article.at))) {
            let found = RULE.demanded(&part.authority, article.span).with("part", &part.name);
            findings.push(found.with("home", home.citation.to_string()).help("help"));
        }
    }
}
