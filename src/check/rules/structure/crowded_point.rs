//! STR10: a điểm or an indent that says several things.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Level;

/// STR10 crowded-point
pub static RULE: Rule =
    Rule { code: Code::new("STR10", "crowded-point", Severity::Info), doc: include_str!("crowded_point.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    let is_point = |level| matches!(level, Level::Point | Level::Indent | Level::Subindent);
    for placed in context.provisions().iter().filter(|placed| is_point(placed.level())) {
        let Some(text) = context.texts_of(placed).first() else { continue };
        let sentences = text.sentences();
        if let [_, second, ..] = sentences.as_slice() {
            let noun = placed.level().noun().unwrap_or("gạch đầu dòng");
            let found = RULE.at(text.span(second.clone())).with("noun", noun);
            findings.push(found.with("count", sentences.len().to_string()).help("help"));
        }
    }
}
