//! LANG17: a list whose items end now with `;`, now with `.`.

use super::missing_end::is_item;
use crate::check::{Context, Findings, Placed, Rule};
use crate::diagnostic::{Code, Safety, Severity};
use crate::model::Level;

/// LANG17 uneven-ends
pub static RULE: Rule =
    Rule { code: Code::new("LANG17", "uneven-ends", Severity::Warning), doc: include_str!("uneven_ends.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    // The lists of an annex are those of a form.
    for parent in context.provisions().iter().filter(|placed| placed.article.is_some() && !context.is_quoted(placed)) {
        let items: Vec<&Placed> = context.children(parent).filter(|child| is_item(child.level())).collect();
        for list in items.chunk_by(|a, b| a.level() == b.level()) {
            check_list(context, parent, list, findings);
        }
    }
}

fn check_list(context: &Context, parent: &Placed, list: &[&Placed], findings: &mut Findings) {
    let Some((last, before)) = list.split_last() else { return };
    // An item with a list of its own ends with a colon.
    let leaves: Vec<(&Placed, char)> = before.iter().filter_map(|item| Some((*item, end(context, item)?))).collect();
    let count = |mark: char| leaves.iter().filter(|(_, end)| *end == mark).count();
    let Some(chosen) = [';', '.', ','].into_iter().max_by_key(|mark| count(*mark)) else { return };
    let is_clear = 2 * count(chosen) > leaves.len();
    if !is_clear || leaves.len() < 2 && chosen == '.' {
        return;
    }
    let others = leaves.len() - count(chosen);
    for (item, end) in leaves.iter().filter(|(_, end)| *end != chosen) {
        report(context, item, *end, chosen, others == 1 && leaves.len() > 2, findings);
    }
    // The last of a list ends the sentence, unless the list stands inside one that goes on.
    let goes_on = is_item(parent.level())
        && parent.level() != Level::Clause
        && context.parent(parent).is_some_and(|above| context.children(above).any(|other| other.at > parent.at));
    if chosen == ';' && end(context, last) == Some(';') && !goes_on && !is_followed(context, parent, last) {
        report(context, last, ';', '.', true, findings);
    }
}

/// Whether words of the parent follow the list and go on with its sentence.
fn is_followed(context: &Context, parent: &Placed, last: &Placed) -> bool {
    context.children(parent).any(|other| other.at > last.at)
}

fn report(context: &Context, item: &Placed, end: char, right: char, is_sure: bool, findings: &mut Findings) {
    let Some(text) = context.texts_of(item).first() else { return };
    let at = text.text.trim_end().len() - end.len_utf8();
    let found = RULE.at(text.span(at..at + 1)).with("end", end.to_string()).with("right", right.to_string());
    let found = found.help("help");
    let safety = if is_sure { Safety::Safe } else { Safety::Unsafe };
    findings.push(match text.typed(at..at + 1) {
        Some(span) => found.fix(safety, span, right.to_string()),
        None => found,
    });
}

/// The mark that ends an item without a list of its own.
fn end(context: &Context, item: &Placed) -> Option<char> {
    let has_more = context.children(item).next().is_some();
    let mark = context.printed(item).trim_end().chars().next_back()?;
    (!has_more && matches!(mark, ';' | '.' | ',')).then_some(mark)
}
