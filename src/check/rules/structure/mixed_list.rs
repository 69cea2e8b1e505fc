//! STR08: one list whose items are marked in different ways.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Level;

/// STR08 mixed-list
pub static RULE: Rule =
    Rule { code: Code::new("STR08", "mixed-list", Severity::Warning), doc: include_str!("mixed_list.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    let is_item = |level| matches!(level, Level::Clause | Level::Point | Level::Indent | Level::Subindent);
    for parent in context.provisions().iter().filter(|placed| placed.level() != Level::Annex) {
        let mut style: Option<Level> = None;
        for child in context.children(parent) {
            match child.level() {
                Level::Note => {}
                // A paragraph or a table ends the list.
                level if !is_item(level) => style = None,
                level => {
                    if let Some(first) = style.filter(|first| *first != level) {
                        let said = |level: Level| level.noun().unwrap_or("gạch đầu dòng");
                        let found = RULE.at(child.span).with("found", said(level)).with("expected", said(first));
                        findings.push(found.help("help"));
                        break;
                    }
                    style = Some(level);
                }
            }
        }
    }
}
