//! STR02: a provision with nothing in it.

use crate::check::{Context, Findings, Placed, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Level;

/// STR02 empty-provision
pub static RULE: Rule = Rule {
    code: Code::new("STR02", "empty-provision", Severity::Error),
    doc: include_str!("empty_provision.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    for placed in context.provisions() {
        let level = placed.level();
        let holds = |wanted: &[Level]| context.below(placed).iter().any(|below| wanted.contains(&below.level()));
        let is_empty = match level {
            // In an annex a mục holds what it holds.
            Level::Section if is_in_annex(context, placed) => {
                context.below(placed).iter().all(|below| below.level() == Level::Note)
            }
            Level::Chapter | Level::Section => !holds(&[Level::Article]),
            Level::Article | Level::Annex => context.below(placed).iter().all(|below| below.level() == Level::Note),
            Level::Clause | Level::Point | Level::Indent | Level::Subindent => {
                placed.provision.body.is_empty()
                    && context.below(placed).iter().all(|below| below.level() == Level::Note)
            }
            Level::Paragraph | Level::Table | Level::Note | Level::Quote => false,
        };
        // What an empty chương holds is empty as well; the chương is told.
        let around =
            context.parent(placed).is_some_and(|parent| parent.level() == Level::Chapter && level == Level::Section);
        if is_empty && !around {
            let noun = level.noun().map_or("gạch đầu dòng".to_owned(), str::to_lowercase);
            let mut found = RULE.at(placed.span).with("noun", noun).help("help");
            // An annex may be kept elsewhere.
            if level == Level::Annex || is_in_annex(context, placed) {
                found.severity = Severity::Warning;
            }
            findings.push(found);
        }
    }
}

/// Whether a provision stands in an annex.
fn is_in_annex(context: &Context, placed: &Placed) -> bool {
    std::iter::successors(context.parent(placed), |around| context.parent(around))
        .any(|around| around.level() == Level::Annex)
}
