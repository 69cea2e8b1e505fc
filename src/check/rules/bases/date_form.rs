//! BASE06: a day typed without the zeros that the format asks for, or with others.

use super::dates::dates;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Safety, Severity};

/// BASE06 date-form
pub static RULE: Rule =
    Rule { code: Code::new("BASE06", "date-form", Severity::Warning), doc: include_str!("date_form.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    let slashes = context.profile().basis.cited.contains("{date}");
    for date in dates(context).iter().filter(|date| date.is_possible()) {
        let text = date.text;
        // A profile that cites documents with the day in words leaves `08/06/2026` to custom, and asks for zeros only where
        // they are missing.
        if !slashes && text.text[date.day.end..date.month.start].contains('/') {
            continue;
        }
        // A zero before days below 10 and before months 1 and 2, no other.
        let wanted = [
            (&date.day, format!("{:02}", date.day_number)),
            (
                &date.month,
                if date.month_number <= 2 {
                    format!("{:02}", date.month_number)
                } else {
                    date.month_number.to_string()
                },
            ),
        ];
        for (printed, right) in wanted {
            let is_surplus = text.text[printed.clone()].len() > right.len();
            if text.text[printed.clone()] == right || is_surplus && !slashes {
                continue;
            }
            let Some(span) = text.typed(printed.clone()) else { continue };
            let found = RULE.at(text.span(date.printed.clone())).with("words", &text.text[date.printed.clone()]);
            findings.push(found.with("found", &text.text[printed.clone()]).with("right", &right).help("help").fix(
                Safety::Safe,
                span,
                right,
            ));
        }
    }
}
