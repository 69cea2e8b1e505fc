//! What may end without a mark: titles, formulas, addresses, what a quotation opens or a table follows.

use crate::check::{Context, Placed, Printed};
use crate::model::{InlineKind, Level};

/// So few words are no sentence.
const SCRAP: usize = 3;

/// So few words in a paragraph of their own, or before one, are a title.
const TITLE: usize = 10;

/// Signs of a formula or of a name in one.
const FORMULA: [char; 9] = ['=', '×', '≤', '≥', '∏', 'Σ', '∑', '±', '_'];

/// Whether what a provision says may end without a mark.
pub(super) fn may_be_bare(context: &Context, placed: &Placed, text: &Printed) -> bool {
    let words = text.text.trim();
    let is_formula = words.contains(FORMULA) || !words.contains(char::is_alphabetic);
    let is_capitals = !words.contains(char::is_lowercase);
    let is_address = ["http", "www.", ".vn"].iter().any(|sign| words.contains(sign));
    // `“Điều 16. …` is the heading of what a quotation gives.
    let opens_quote = words.starts_with(['“', '"', '«']) && !words.trim_end_matches('.').ends_with(['”', '"', '»']);
    let is_paragraph = placed.level() == Level::Paragraph;
    let is_title =
        text.len() <= TITLE && words.starts_with(char::is_uppercase) && (is_paragraph || is_titled(context, placed));
    text.len() <= SCRAP
        || is_title
        || says_amendment(words)
        || is_formula
        || is_capitals
        || is_address
        || opens_quote
        || context.is_quoted(placed)
        || is_emphasised(placed)
        || is_followed(context, placed)
}

/// Whether a paragraph follows an item, whose title it is then.
fn is_titled(context: &Context, placed: &Placed) -> bool {
    let next = context.provisions().get(placed.all.end);
    next.is_some_and(|next| next.level() == Level::Paragraph && next.article == placed.article)
}

/// Whether words are an instruction to amend, which a quotation or nothing follows.
fn says_amendment(words: &str) -> bool {
    ["Sửa đổi", "Bổ sung", "Bãi bỏ", "Thay thế", "Bỏ "].iter().any(|verb| words.starts_with(verb))
}

/// Whether all words of a provision are emphasised, as those of a title are.
fn is_emphasised(placed: &Placed) -> bool {
    let mut inlines = placed.provision.body.0.iter().peekable();
    inlines.peek().is_some()
        && inlines.all(|inline| match &inline.kind {
            InlineKind::Strong(_) | InlineKind::Emphasis(_) => true,
            InlineKind::Words(words) => !words.contains(char::is_alphanumeric),
            _ => false,
        })
}

/// Whether a table follows, whose caption it is, or a line that goes on with its sentence.
fn is_followed(context: &Context, placed: &Placed) -> bool {
    let rest = context.provisions().get(placed.at + 1..).unwrap_or_default();
    let next = rest.iter().find(|next| next.level() != Level::Note);
    next.is_some_and(|next| {
        next.level() == Level::Table
            || next.level() == Level::Paragraph && context.printed(next).trim().starts_with(char::is_lowercase)
    })
}
