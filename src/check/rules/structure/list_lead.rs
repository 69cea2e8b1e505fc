//! STR14: a list that no colon opens, or a colon that nothing follows.

use crate::check::rules::said::{has_any, phrases, words};
use crate::check::{Context, Findings, Placed, Printed, Rule};
use crate::diagnostic::{Code, Safety, Severity};
use crate::model::Level;

/// STR14 list-lead
pub static RULE: Rule =
    Rule { code: Code::new("STR14", "list-lead", Severity::Warning), doc: include_str!("list_lead.md"), check };

/// What a body or a person has, that a list under it tells: `Chi uỷ có nhiệm vụ`.
const HELD: [&str; 5] = ["nhiệm vụ", "trách nhiệm", "quyền", "quyền hạn", "thẩm quyền"];

fn check(context: &Context, findings: &mut Findings) {
    let ends = phrases(include_str!("lead_ends.txt"));
    let amends = context.is_amending();
    for placed in context.provisions() {
        let level = placed.level();
        // What stands in an annex is a form to be filled in; what is quoted is another document's.
        let is_read = placed.article.is_some() && !context.is_quoted(placed);
        if !is_read || !is_item(level) && level != Level::Paragraph {
            continue;
        }
        let Some(text) = context.texts_of(placed).first() else { continue };
        let words = text.text.trim_end();
        let has_colon = words.ends_with(':');
        let mut below = context.children(placed).filter(|child| child.level() != Level::Note);
        let first = below.next();
        let follows = first.is_some() || goes_on(context, placed);
        let opens = first.is_some_and(|first| is_item(first.level()));
        let Some(last) = text.words().next_back() else { continue };
        if amends {
            continue;
        }
        if has_colon && !follows {
            findings.push(RULE.at(text.span(last.start..words.len())).help("list"));
        } else if opens
            && !has_colon
            && words.ends_with(is_end)
            && (is_lead(text, &ends) || goes_on_in(context, first, words))
        {
            let found = RULE.at(text.span(last.start..words.len())).help("help");
            let is_bare = words.ends_with(char::is_alphanumeric);
            let safety = if is_bare { Safety::Safe } else { Safety::Unsafe };
            findings.push(match text.typed(last.start..words.len()) {
                Some(span) => found.fix(safety, span, format!("{}:", last.text)),
                None => found,
            });
        }
    }
}

/// Whether the items below go on with a sentence that a full stop broke off: they begin with a small letter. Items that are
/// sentences of their own explain what stands above them.
fn goes_on_in(context: &Context, first: Option<&Placed>, words: &str) -> bool {
    !words.ends_with(char::is_alphanumeric)
        && first.is_some_and(|first| context.printed(first).trim().starts_with(char::is_lowercase))
}

/// What a lead without its colon ends with.
fn is_end(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | ';' | ',')
}

/// Whether words lead into a list; what else has a list below it is the title of a khoản or điểm, a style of many offices.
fn is_lead(text: &Printed, ends: &[&str]) -> bool {
    let said = words(text);
    let ends_with = |phrase: &&str| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        said.ends_with(&phrase)
    };
    ends.iter().any(&ends_with) || HELD.iter().any(ends_with) && has_any(&said, &["có", "thực hiện", "được giao"])
}

fn is_item(level: Level) -> bool {
    matches!(level, Level::Clause | Level::Point | Level::Indent | Level::Subindent)
}

/// Whether what follows a provision may be what its colon announces: anything after a paragraph, a table or paragraph
/// after an item.
fn goes_on(context: &Context, placed: &Placed) -> bool {
    let last = placed.article.map_or(0, |at| context.provisions()[at].all.end);
    let mut next = context.provisions()[placed.all.end..last.max(placed.all.end)].iter();
    let next = next.find(|next| next.level() != Level::Note);
    // What a reader of foreign files laid beside its lead, not below it, follows as well.
    if next.is_some_and(|next| next.level() > placed.level()) {
        return true;
    }
    next.is_some_and(|next| {
        placed.level() == Level::Paragraph
            || matches!(next.level(), Level::Table | Level::Paragraph | Level::Quote)
            || context.is_quoted(next)
    })
}
