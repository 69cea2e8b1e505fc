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
mod rows;

pub use cell::{ParagraphView, Stretch};

use super::explain::{Explainer, Say};
use crate::diff::Diff;
use crate::model::Profile;
use crate::view::{FootnoteView, Meta, Run};
use serde::Serialize;

/// The share of the width that each column takes, in percent.
const WIDTHS: [u32; 3] = [37, 37, 26];

/// How the table is wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TableSettings {
    /// How what differs is marked.
    pub marks: Marks,
    /// Whether what is the same in both is named instead of printed.
    pub brief: bool,
}

/// How what differs is marked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Marks {
    /// New words bold and italic, words that are gone struck.
    #[default]
    Bold,
    /// New words underlined, words that are gone struck.
    Underline,
    /// Not at all.
    None,
}

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

/// A row.
#[derive(Debug, Clone, Default, Serialize)]
pub struct RowView {
    /// Whether it is one cell over all columns, `new` alone.
    pub spans: bool,
    /// Whether it stays with the row below.
    pub is_heading: bool,
    /// Whether it is so short that no page break may fall into it.
    pub keep: bool,
    /// The old text.
    pub old: Vec<ParagraphView>,
    /// The new text.
    pub new: Vec<ParagraphView>,
    /// The explanation, a sentence or two each.
    pub notes: Vec<String>,
    /// The changes that are explained here.
    #[serde(skip)]
    pub changes: Vec<usize>,
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
