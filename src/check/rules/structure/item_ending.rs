//! STR15: an item that no mark ends, or the last of an article that ends as if more followed.

use crate::check::{Context, Findings, Placed, Rule};
use crate::diagnostic::{Code, Safety, Severity};
use crate::model::Level;

/// STR15 item-ending
pub static RULE: Rule =
    Rule { code: Code::new("STR15", "item-ending", Severity::Warning), doc: include_str!("item_ending.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    for placed in context.provisions() {
        let level = placed.level();
        let is_item =
            matches!(level, Level::Clause | Level::Point | Level::Indent | Level::Subindent | Level::Paragraph);
        let has_article = placed.article.is_some();
        let Some(text) = context.texts_of(placed).first().filter(|_| is_item && has_article) else { continue };
        // What opens a list is looked at elsewhere.
        if context.below(placed).iter().any(|below| below.level() != Level::Note) {
            continue;
        }
        let words = text.text.trim_end();
        let ends_article = is_last(context, placed);
        let unended = words.ends_with(char::is_alphanumeric);
        let unfinished = ends_article && words.ends_with([';', ',']);
        let Some(last) = text.words().next_back().filter(|_| unended || unfinished) else { continue };
        let mark = if ends_article || matches!(level, Level::Clause | Level::Paragraph) { "." } else { ";" };
        let printed = last.start..words.len();
        let found = RULE.at(text.span(printed.clone())).with("words", &text.text[printed.clone()]).with("mark", mark);
        findings.push(match text.typed(printed) {
            Some(span) => found.help("help").fix(Safety::Unsafe, span, format!("{}{mark}", last.text)),
            None => found.help("help"),
        });
    }
}

/// Whether the article ends with this provision.
fn is_last(context: &Context, placed: &Placed) -> bool {
    let article = placed.article.map(|at| &context.provisions()[at]);
    article.is_some_and(|article| {
        context.provisions()[placed.all.end..article.all.end].iter().all(|next| next.level() == Level::Note)
    })
}
