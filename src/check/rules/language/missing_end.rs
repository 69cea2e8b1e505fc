//! LANG16: a sentence or an item of a list that ends without a mark.

use crate::check::rules::endings::may_be_bare;
use crate::check::{Context, Findings, Part, Placed, Rule};
use crate::diagnostic::{Code, Safety, Severity};
use crate::model::Level;

/// LANG16 missing-end
pub static RULE: Rule =
    Rule { code: Code::new("LANG16", "missing-end", Severity::Warning), doc: include_str!("missing_end.md"), check };

/// So many bare ends have one cause: the file was torn, or its house sets no marks.
const MOST: usize = 5;

fn check(context: &Context, findings: &mut Findings) {
    let mut bare = Vec::new();
    // What stands in annexes may be a form or a list of names.
    for placed in context.provisions().iter().filter(|placed| placed.article.is_some() && is_text(placed.level())) {
        let Some(text) = context.texts_of(placed).first().filter(|text| text.part == Part::Body) else { continue };
        // What has a list below it is a title or a lead; leads are looked at elsewhere (STR14), and so are the ends of items.
        let is_leaf = context.children(placed).all(|child| !is_text(child.level()));
        let is_read = is_leaf && (placed.level() == Level::Paragraph || !is_listed(context, placed));
        if !is_read || !ends_bare(&text.text) || may_be_bare(context, placed, text) {
            continue;
        }
        let Some(last) = text.words().next_back() else { continue };
        let mark = wanted(context, placed);
        let found = RULE.at(text.span(last.start..last.end)).with("word", last.text).with("mark", mark).help("help");
        let is_last = text.text[last.end..].trim_end().is_empty();
        bare.push(match text.typed(last.start..last.end).filter(|_| is_last) {
            Some(span) => found.fix(Safety::Unsafe, span, format!("{}{mark}", last.text)),
            None => found,
        });
    }
    findings.push_once(bare, MOST);
}

/// Whether the end of an item is looked at as that of one among others (STR15): where a word ends it.
fn is_listed(context: &Context, placed: &Placed) -> bool {
    is_item(placed.level()) && context.printed(placed).trim_end().ends_with(char::is_alphanumeric)
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
