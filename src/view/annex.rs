//! Annexes: each on a page of its own, a wide one on sheets turned to landscape.

use super::blocks::{BlockView, Labels};
use super::runs::Printer;
use super::title::text_width;
use crate::model::{Level, Provision};
use serde::Serialize;

/// An annex.
#[derive(Debug, Clone, Serialize)]
pub struct AnnexView {
    /// Whether it is printed on sheets turned to landscape.
    pub landscape: bool,
    /// Where the sheets turn before it: the section that ends there.
    pub section_before: Option<SectionView>,
    /// Its name and what stands in it.
    pub blocks: Vec<BlockView>,
}

/// A run of pages that lie the same way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SectionView {
    /// Whether they are turned to landscape.
    pub landscape: bool,
    /// Whether the part begins with it: its pages count from 1 and the first shows no number.
    pub first: bool,
}

/// The annexes of a text and the section that its last page belongs to.
pub(super) fn annexes(
    provisions: &[Provision],
    labels: &mut Labels,
    printer: &mut Printer,
) -> (Vec<AnnexView>, SectionView) {
    let mut section = SectionView { landscape: false, first: true };
    let mut out = Vec::new();
    for provision in provisions.iter().filter(|provision| provision.level == Level::Annex) {
        let landscape = provision.attributes.landscape;
        let turns = landscape != section.landscape;
        let section_before = turns.then_some(section);
        if turns {
            section = SectionView { landscape, first: false };
        }
        let mut blocks = labels.blocks(std::slice::from_ref(provision), printer);
        if landscape {
            let page = &printer.profile.page;
            let wider = page.height - page.width;
            for table in blocks.iter_mut().filter_map(|block| block.table.as_mut()) {
                table.width = text_width(printer.profile) + wider;
            }
        }
        out.push(AnnexView { landscape, section_before, blocks });
    }
    (out, section)
}
