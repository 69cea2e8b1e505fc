//! STR01: a list of a single khoản, điểm or indent.

use crate::check::{Context, Findings, Placed, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Level;

/// STR01 one-item-list
pub static RULE: Rule =
    Rule { code: Code::new("STR01", "one-item-list", Severity::Warning), doc: include_str!("one_item_list.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    let mut single = Vec::new();
    let amends = context.is_amending();
    for list in context.provisions().iter().filter(|list| !context.is_quoted(list)) {
        for level in [Level::Clause, Level::Point, Level::Indent, Level::Subindent] {
            let mut items = context.children(list).filter(|item| item.level() == level);
            if let (Some(item), None) = (items.next(), items.next())
                && !amends
                && !is_excerpt(context, item)
            {
                let noun = level.noun().unwrap_or("gạch đầu dòng");
                single.push(RULE.at(item.span).with("noun", noun).help("help"));
            }
        }
    }
    findings.push_once(single, 3);
}

/// Whether an item stands alone because the others are elsewhere: quoted from another document, or its number was kept and
/// is not the first.
fn is_excerpt(context: &Context, item: &Placed) -> bool {
    let is_later = item.provision.number.as_ref().is_some_and(|number| item.provision.pinned && number.base != 1);
    is_later || context.is_quoted(item)
}
