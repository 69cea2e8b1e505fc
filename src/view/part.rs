//! One part of a printed document: the decision, or the regulation.

use super::annex::{AnnexView, SectionView};
use super::blocks::BlockView;
use super::head::HeadView;
use super::runs::Run;
use super::signature::ClosingView;
use serde::Serialize;

/// One part: a head, a title, bases, text and signatures.
#[derive(Debug, Clone, Serialize)]
pub struct PartView {
    /// `quyet-dinh` or `quy-che`: tells the parts apart in ids and styles.
    pub name: &'static str,
    /// Both blocks of the head.
    pub head: HeadView,
    /// Tên loại.
    pub title: String,
    /// Trích yếu.
    pub subject: Vec<Run>,
    /// `(Ban hành kèm theo Quyết định số …)`, for a regulation behind a decision.
    pub promulgated: Option<Vec<Run>>,
    /// Who decides, in capitals over the bases of a decision.
    pub authority: Option<String>,
    /// Over the bases of a consolidated text: what it was made of.
    pub opening: Vec<Vec<Run>>,
    /// Căn cứ, each with its opening and its final punctuation.
    pub bases: Vec<Vec<Run>>,
    /// The clause that issues.
    pub enacting: Vec<Run>,
    /// Whether that clause is a line of its own in capitals, centred (`QUYẾT ĐỊNH:`).
    pub enacting_centred: bool,
    /// The text, in order; annexes are not among it.
    pub blocks: Vec<BlockView>,
    /// Signatures and recipients.
    pub closing: ClosingView,
    /// The annexes, each on a page of its own.
    pub annexes: Vec<AnnexView>,
    /// The section that the last page belongs to.
    pub last_section: SectionView,
}

impl PartView {
    /// Whether nothing stands in it but its head.
    pub fn is_bare(&self) -> bool {
        self.blocks.is_empty() && self.annexes.is_empty()
    }
}
