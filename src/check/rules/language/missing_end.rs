//! LANG16: a sentence or an item of a list that ends without a mark.

use crate::check::{Context, Findings, Part, Placed, Printed, Rule};
use crate::diagnostic::{Code, Safety, Severity};
use crate::model::Level;

/// LANG16 missing-end
pub static RULE: Rule =
    Rule { code: Code::new("LANG16", "missing-end", Severity::Warning), doc: include_str!("missing_end.md"), check };

/// From so many bare ends on, when they are a quarter of all, the lines of the file were torn; that is said once.
const TORN: usize = 20;

fn check(context: &Context, findings: &mut Findings) {
    let mut ends: Vec<(&Placed, &Printed)> = Vec::new();
    let mut all = 0;
    // What stands in annexes may be a form or a list of names.
    for placed in context.provisions().iter().filter(|placed| placed.article.is_some() && is_text(placed.level())) {
        let Some(text) = context.texts_of(placed).first().filter(|text| text.part == Part::Body) else { continue };
        all += 1;
        if text.len() >= 4 && ends_bare(&text.text) && !is_title(context, placed) {
            ends.push((placed, text));
        }
    }
    let is_torn = ends.len() >= TORN && ends.len() * 4 > all;
    let count = ends.len();
    for (placed, text) in ends.into_iter().take(if is_torn { 1 } else { count }) {
        let Some(last) = text.words().next_back() else { continue };
        let mark = wanted(context, placed);
        let found = RULE.at(text.span(last.start..last.end)).with("word", last.text).with("mark", mark);
        if is_torn {
            findings.push(found.with("count", count.to_string()).help("torn"));
            continue;
        }
        let found = found.help("help");
        let is_last = text.text[last.end..].trim_end().is_empty();
        findings.push(match text.typed(last.start..last.end).filter(|_| is_last) {
            Some(span) => found.fix(Safety::Unsafe, span, format!("{}{mark}", last.text)),
            None => found,
        });
    }
}

/// Whether a text names what stands below it, as some houses title their khoản: the items are sentences of their own and
/// do not go on with it.
fn is_title(context: &Context, placed: &Placed) -> bool {
    let items: Vec<&Placed> = context.children(placed).filter(|child| is_text(child.level())).collect();
    let is_whole = |text: &str| {
        let text = text.trim();
        text.starts_with(|c: char| c.is_uppercase() || "“\"(".contains(c)) && text.ends_with(['.', ':', '”', '"'])
    };
    let whole = items.iter().filter(|item| is_whole(context.printed(item))).count();
    whole > 0 && 2 * whole > items.len()
}

pub(super) fn is_text(level: Level) -> bool {
    is_item(level) || level == Level::Paragraph
}

pub(super) fn is_item(level: Level) -> bool {
    matches!(level, Level::Clause | Level::Point | Level::Indent | Level::Subindent)
}

/// Whether a text ends with a word, or with brackets or quotes in which no sentence ends.
fn ends_bare(text: &str) -> bool {
    let text = text.trim_end();
    let inner = text.trim_end_matches(['”', '"', ')', ']', '’']);
    // `a); b); và`: the next item goes on.
    let joins = ["; và", ", và", "; hoặc", ", hoặc"].iter().any(|end| text.ends_with(end));
    inner.ends_with(char::is_alphanumeric) && !joins || inner.is_empty() && !text.is_empty()
}

/// The mark that fits: a colon before a list, in a list that of its neighbours, else a full stop.
fn wanted(context: &Context, placed: &Placed) -> &'static str {
    let has_list = context.children(placed).any(|child| is_item(child.level()));
    let siblings = || context.parent(placed).into_iter().flat_map(|parent| context.children(parent));
    let next = siblings().find(|other| other.at > placed.at);
    let opens_list = placed.level() == Level::Paragraph && next.is_some_and(|next| is_item(next.level()));
    if has_list || opens_list {
        return ":";
    }
    let is_last = next.is_none_or(|next| next.level() != placed.level());
    let is_listed =
        siblings().any(|other| other.level() == placed.level() && context.printed(other).trim_end().ends_with(';'));
    if is_item(placed.level()) && is_listed && !is_last { ";" } else { "." }
}
