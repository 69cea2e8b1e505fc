//! STR07: an indent where a khoản or điểm should stand: it has no number to be cited by.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Level;

/// STR07 bare-indent
pub static RULE: Rule =
    Rule { code: Code::new("STR07", "bare-indent", Severity::Warning), doc: include_str!("bare_indent.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    let mut bare = Vec::new();
    for placed in context.provisions().iter().filter(|placed| !context.is_quoted(placed)) {
        let wanted = match placed.level() {
            Level::Article => Level::Indent,
            // An indent of the second kind stands under one of the first.
            Level::Clause | Level::Point => Level::Subindent,
            _ => continue,
        };
        let Some(first) =
            context.children(placed).find(|child| child.level() == wanted || child.level() == Level::Subindent)
        else {
            continue;
        };
        let mark = if first.level() == Level::Indent { "-" } else { "+" };
        let noun = placed.level().noun().unwrap_or_default().to_lowercase();
        let help = if mark == "-" { "help" } else { "sub" };
        bare.push(RULE.at(first.span).with("mark", mark).with("noun", noun).help(help));
    }
    // Some houses write all their lists so.
    findings.push_once(bare, 3);
}
