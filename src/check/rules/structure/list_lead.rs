//! STR14: a list that no colon opens, or a colon that nothing follows.

use crate::check::{Context, Findings, Placed, Rule};
use crate::diagnostic::{Code, Safety, Severity};
use crate::model::Level;

/// STR14 list-lead
pub static RULE: Rule =
    Rule { code: Code::new("STR14", "list-lead", Severity::Warning), doc: include_str!("list_lead.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    for placed in context.provisions() {
        let level = placed.level();
        if !is_item(level) && level != Level::Paragraph {
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
        if has_colon && !follows {
            findings.push(RULE.at(text.span(last.start..words.len())).help("list"));
        } else if opens && !has_colon && words.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ';' | ','))
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

fn is_item(level: Level) -> bool {
    matches!(level, Level::Clause | Level::Point | Level::Indent | Level::Subindent)
}

/// Whether what follows a provision may be what its colon announces: anything after a paragraph, a table or paragraph
/// after an item.
fn goes_on(context: &Context, placed: &Placed) -> bool {
    let last = context.parent(placed).map_or(0, |parent| parent.all.end);
    let mut next = context.provisions()[placed.all.end..last.max(placed.all.end)].iter();
    let next = next.find(|next| next.level() != Level::Note);
    next.is_some_and(|next| {
        placed.level() == Level::Paragraph || matches!(next.level(), Level::Table | Level::Paragraph)
    })
}
