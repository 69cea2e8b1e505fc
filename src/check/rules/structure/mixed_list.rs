//! STR08: one list whose items are marked in different ways.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Level;

/// STR08 mixed-list
pub static RULE: Rule =
    Rule { code: Code::new("STR08", "mixed-list", Severity::Warning), doc: include_str!("mixed_list.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    let is_item = |level| matches!(level, Level::Clause | Level::Point | Level::Indent | Level::Subindent);
    for parent in
        context.provisions().iter().filter(|placed| placed.level() != Level::Annex && !context.is_quoted(placed))
    {
        let mut style: Option<Level> = None;
        let mut seen: Vec<Level> = Vec::new();
        for child in context.children(parent) {
            match child.level() {
                Level::Note => {}
                // A paragraph or a table ends the list.
                level if !is_item(level) => style = None,
                _ if context.is_quoted(child) => {}
                level => {
                    // A list that goes on behind another one within it.
                    let goes_on = seen.contains(&level);
                    if let Some(first) = style.filter(|first| *first != level && !goes_on) {
                        let said = |level: Level| level.noun().unwrap_or("gạch đầu dòng");
                        let found = RULE.at(child.span).with("found", said(level)).with("expected", said(first));
                        findings.push(found.help("help"));
                        break;
                    }
                    style = Some(level);
                    seen.push(level);
                }
            }
        }
    }
}
