//! STR05: an article without a name among articles that have one.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};

/// STR05 unnamed-article
pub static RULE: Rule = Rule {
    code: Code::new("STR05", "unnamed-article", Severity::Warning),
    doc: include_str!("unnamed_article.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    for in_decision in [true, false] {
        let articles: Vec<_> = context.articles().filter(|article| article.in_decision == in_decision).collect();
        let unnamed: Vec<_> = articles.iter().filter(|article| article.provision.heading.is_none()).collect();
        // Few among many are forgotten; many are a style.
        if unnamed.len() * 4 > articles.len() {
            continue;
        }
        for article in unnamed {
            let number = article.citation.to_string();
            findings.push(RULE.at(article.span).with("article", number).help("help"));
        }
    }
}
