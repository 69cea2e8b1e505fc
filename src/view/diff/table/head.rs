//! What stands over the table: the titles, the names of the columns, and what the file says about itself.

use crate::diff::{Diff, Side};
use crate::model::{Facts, Status, date_digits};
use crate::view::title::title;
use crate::view::{Meta, Run};

/// What the file says about itself.
pub(super) fn meta(diff: &Diff) -> Meta {
    let facts = &diff.new.document.regulation.facts;
    let [subject, against] = lines(diff);
    let title = format!("Bảng so sánh: {subject}. {against}");
    Meta::new(title, diff.new.subject.clone(), facts.organ.name.clone(), facts.issued())
}

/// Both lines under the title, cut where they read well in a room of so many millimetres.
pub(super) fn titles(diff: &Diff, width: f64) -> [Vec<Run>; 2] {
    let element = &diff.new.document.profile.elements.subject;
    lines(diff).map(|text| title(vec![Run { text, ..Run::default() }], element, width))
}

fn lines(diff: &Diff) -> [String; 2] {
    let draft = |side: &Side| match side.document.regulation.facts.status {
        Status::Draft => format!("dự thảo {}", side.title()),
        Status::Issued => side.title(),
    };
    [format!("Nội dung {}", draft(&diff.new)), format!("So với {}", draft(&diff.old))]
}

/// The names of the three columns.
pub(super) fn columns(diff: &Diff) -> [Vec<String>; 3] {
    [column(&diff.old), column(&diff.new), vec!["Thuyết minh".to_owned()]]
}

/// `Quy chế làm việc số 05-QC/TU, ngày 18/12/2020`, a number or a draft on a line of its own.
fn column(side: &Side) -> Vec<String> {
    let facts = &side.document.regulation.facts;
    let name = name(side, facts);
    let code = facts.organ.code.as_deref().unwrap_or("…");
    let profile = side.document.profile;
    let dated = |number: String, date: Option<chrono::NaiveDate>| match date {
        Some(date) => format!("số {number}, ngày {}", date_digits(date)),
        None => format!("số {number}"),
    };
    match (facts.status, &facts.decision) {
        (Status::Draft, _) => {
            let which = facts.draft.map(|draft| format!("(lần {draft})"));
            std::iter::once(format!("Dự thảo {name}")).chain(which).collect()
        }
        (Status::Issued, Some(decision)) => match decision.number {
            Some(number) => {
                let kind = decision.document_type();
                let number = profile.cite_number(number, kind, code);
                vec![name, format!("ban hành kèm theo {kind} {}", dated(number, decision.date))]
            }
            None => vec![name],
        },
        (Status::Issued, None) => match facts.number {
            Some(number) => {
                vec![name, dated(profile.cite_number(number, facts.document_type(), code), facts.date)]
            }
            None => vec![name],
        },
    }
}

/// How the subject of an amending instrument begins.
const AMENDS: &str = "sửa đổi, bổ sung";

/// The type and what it is on: `Quy chế làm việc`.
fn name(side: &Side, facts: &Facts) -> String {
    let kind = facts.document_type();
    // An instrument is known by what it does: `Quyết định sửa đổi, bổ sung`.
    if facts.amends.is_some() && side.subject.starts_with(AMENDS) {
        return format!("{kind} {AMENDS}");
    }
    let on: Vec<&str> = side
        .subject
        .split_whitespace()
        .take_while(|word| !["của", "giữa", "trong", "đối", "và"].contains(word) && !word.ends_with(','))
        .collect();
    if on.is_empty() || on.len() > 4 { kind.to_owned() } else { format!("{kind} {}", on.join(" ")) }
}
