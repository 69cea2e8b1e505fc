//! STR09: an article too long to be found one's way in.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::{Level, Limits};

/// STR09 overlong-article
pub static RULE: Rule = Rule {
    code: Code::new("STR09", "overlong-article", Severity::Info),
    doc: include_str!("overlong_article.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let limits = context.office().settings.article;
    let most_words = limits.words.unwrap_or(Limits::DEFAULT.0);
    let most_clauses = limits.clauses.unwrap_or(Limits::DEFAULT.1);
    for article in context.articles() {
        let texts = context.below(article).iter().flat_map(|placed| context.texts_of(placed));
        let words: usize = texts.map(|text| text.len()).sum();
        let clauses = context.children(article).filter(|child| child.level() == Level::Clause).count();
        if words > most_words || clauses > most_clauses {
            let found = RULE.at(article.span).with("article", article.citation.to_string());
            findings.push(found.with("words", words.to_string()).with("clauses", clauses.to_string()).help("help"));
        }
    }
}
