//! STR15: an item that no mark ends, or the last of an article that ends as if more followed.

use crate::check::rules::endings::may_be_bare;
use crate::check::{Context, Findings, Placed, Rule};
use crate::diagnostic::{Code, Safety, Severity};
use crate::model::Level;

/// STR15 item-ending
pub static RULE: Rule =
    Rule { code: Code::new("STR15", "item-ending", Severity::Warning), doc: include_str!("item_ending.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    let mut ends = Vec::new();
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
        // The end of a paragraph is looked at elsewhere (LANG16).
        let unended = level != Level::Paragraph && words.ends_with(char::is_alphanumeric);
        if unended && may_be_bare(context, placed, text) || context.is_quoted(placed) {
            continue;
        }
        let unfinished = ends_article && words.ends_with([';', ',']);
        let Some(last) = text.words().next_back().filter(|_| unended || unfinished) else { continue };
        // A list none of whose items has a mark is one style, told at its first item.
        if unended && is_bare_list(context, placed) && !is_first(context, placed) {
            continue;
        }
        let mark = if ends_article || matches!(level, Level::Clause | Level::Paragraph) { "." } else { ";" };
        let printed = last.start..words.len();
        let found = RULE.at(text.span(printed.clone())).with("words", &text.text[printed.clone()]).with("mark", mark);
        ends.push(match text.typed(printed) {
            Some(span) => found.help("help").fix(Safety::Unsafe, span, format!("{}{mark}", last.text)),
            None => found.help("help"),
        });
    }
    findings.push_once(ends, MOST);
}

/// So many ends of one kind have one cause.
const MOST: usize = 5;

/// So many items without a mark are a style, no slip.
const STYLE: usize = 3;

/// Whether a provision is of a list whose items all end without a mark.
fn is_bare_list(context: &Context, placed: &Placed) -> bool {
    let Some(parent) = context.parent(placed) else { return false };
    let items: Vec<&Placed> = context.children(parent).filter(|item| item.level() == placed.level()).collect();
    let is_bare = |item: &&Placed| context.printed(item).trim_end().ends_with(char::is_alphanumeric);
    items.len() >= STYLE && items.iter().all(is_bare)
}

/// Whether a provision is the first of its level below its parent.
fn is_first(context: &Context, placed: &Placed) -> bool {
    let first = context
        .parent(placed)
        .and_then(|parent| context.children(parent).find(|item| item.level() == placed.level()).map(|item| item.at));
    first == Some(placed.at)
}

/// Whether the article ends with this provision.
fn is_last(context: &Context, placed: &Placed) -> bool {
    let article = placed.article.map(|at| &context.provisions()[at]);
    article.is_some_and(|article| {
        context.provisions()[placed.all.end..article.all.end].iter().all(|next| next.level() == Level::Note)
    })
}
