//! The official `Bảng so sánh`: the old text, the draft beside it, and why (`Thuyết minh`).
//!
//! Invariant: without [`TableSettings::brief`] each node of the old text stands once in the first column and each of the
//! new text once in the second, those of the new text in their order; each change is explained in one row. What is
//! added to help the reader (`is_remark`) stands in round brackets and is neither text.

mod bases;
mod brief;
mod cell;
mod head;
mod layout;
mod row;
mod rows;
mod settings;
mod unit;

pub use cell::{ParagraphView, Stretch};
pub use row::RowView;
pub use settings::{Marks, TableSettings};

use super::explain::{Explainer, Say};
use crate::diff::Diff;
use crate::model::Profile;
use crate::view::{FootnoteView, Meta, Run};
use serde::Serialize;

/// The share of the width that each column takes, in percent.
const WIDTHS: [u32; 3] = [37, 37, 26];

/// The table to print.
#[derive(Debug, Clone, Serialize)]
pub struct Comparison {
    /// What the file says about itself.
    pub meta: Meta,
    /// The format profile of the new text.
    pub profile: Profile,
    /// How what differs is marked.
    pub marks: Marks,
    /// `Bảng so sánh`.
    pub title: &'static str,
    /// What is compared, cut into lines.
    pub subject: Vec<Run>,
    /// With what it is compared, cut into lines.
    pub against: Vec<Run>,
    /// What the marks mean.
    pub legend: Option<&'static str>,
    /// What stands over each column, a line each.
    pub head: [Vec<String>; 3],
    /// The share of the width that each column takes, in percent.
    pub widths: [u32; 3],
    /// How wide the table is, mm.
    pub width: f64,
    /// The rows.
    pub rows: Vec<RowView>,
    /// No footnotes: what a text has in footnotes stands in its cell.
    pub footnotes: Vec<FootnoteView>,
}

/// The table of a comparison.
pub fn comparison(diff: &Diff, settings: TableSettings) -> Comparison {
    let mut explainer = Explainer::new(diff);
    let mut rows = Vec::new();
    if diff.unrelated {
        let last = Say::last(diff.old.document.regulation.facts.document_type());
        let words = cell::remark_row(Say::Unrelated { last }.to_string());
        rows.push(RowView { spans: true, keep: true, new: vec![words], ..RowView::default() });
    }
    rows.extend(rows::rows(diff, &mut explainer, settings));
    let profile = diff.new.document.profile.clone();
    let page = &profile.page;
    let width = page.height - page.inner - page.outer;
    let [subject, against] = head::titles(diff, width);
    Comparison {
        meta: head::meta(diff),
        marks: settings.marks,
        title: "Bảng so sánh",
        subject,
        against,
        legend: match settings.marks {
            Marks::Bold => Some("Chữ đậm, nghiêng: nội dung mới; chữ gạch ngang: nội dung không còn."),
            Marks::Underline => Some("Chữ gạch chân: nội dung mới; chữ gạch ngang: nội dung không còn."),
            Marks::None => None,
        },
        head: head::columns(diff),
        widths: WIDTHS,
        width,
        rows,
        footnotes: Vec::new(),
        profile,
    }
}
