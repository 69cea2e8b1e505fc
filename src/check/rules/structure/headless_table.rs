//! STR16: a table whose columns have no names, or which has nothing but names.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};

/// STR16 headless-table
pub static RULE: Rule = Rule {
    code: Code::new("STR16", "headless-table", Severity::Warning),
    doc: include_str!("headless_table.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    for placed in context.provisions() {
        let Some(table) = &placed.provision.table else { continue };
        let Some(head) = table.rows.first() else { continue };
        let columns = head.len();
        let cells = context.texts_of(placed).iter().filter(|text| text.part == crate::check::Part::Cell);
        // The corner over the names of the rows may be empty.
        let empty = cells.take(columns).enumerate().skip(1).find(|(_, cell)| cell.text.trim().is_empty());
        if let Some((at, _)) = empty {
            findings.push(RULE.at(placed.span).with("column", (at + 1).to_string()).help("help"));
        } else if table.rows.len() == 1 {
            findings.push(RULE.at(placed.span).with("column", columns.to_string()).help("rows"));
        }
    }
}
