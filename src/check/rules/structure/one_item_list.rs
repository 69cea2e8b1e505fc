//! STR01: a list of a single khoản, điểm or indent.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Level;

/// STR01 one-item-list
pub static RULE: Rule =
    Rule { code: Code::new("STR01", "one-item-list", Severity::Warning), doc: include_str!("one_item_list.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    for list in context.provisions() {
        for level in [Level::Clause, Level::Point, Level::Indent, Level::Subindent] {
            let mut items = context.children(list).filter(|item| item.level() == level);
            if let (Some(item), None) = (items.next(), items.next()) {
                let noun = level.noun().unwrap_or("gạch đầu dòng");
                findings.push(RULE.at(item.span).with("noun", noun).help("help"));
            }
        }
    }
}
