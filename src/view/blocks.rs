//! The text as a sequence of printed blocks.

use super::counted::anchor;
use super::identity::identity;
use super::runs::{FootnoteView, Printer, Run};
use super::table::TableView;
use super::title::{text_width, title};
use crate::model::{Citation, Level, Provision, Regulation, printed_label};
use serde::Serialize;
use std::collections::HashMap;

/// One printed block: a heading, a paragraph with its label, or a table.
#[derive(Debug, Clone, Serialize)]
pub struct BlockView {
    /// `chapter`, `section`, `article`, `clause`, `point`, `indent`, `subindent`, `paragraph`, `table`, `annex`.
    pub kind: Level,
    /// The label as printed: `Chương I`, `Điều 1.`, `2.`, `a)`, `-`; empty for paragraphs and tables.
    pub label: String,
    /// The number in the label: `I`, `5a`, `a`; empty without one.
    pub number: String,
    /// The part of the label that a citation repeats: `Chương I`, `Điều 1`, `2`, `a`; empty without a number.
    pub cited: String,
    /// What follows it in the label: `.`, `)`; without a number the whole label.
    pub label_end: String,
    /// Whether a counter of that level that starts at 1 and counts on gives this number, so that a word
    /// processor may count it itself; an inserted number (5a), what follows a gap and what stands below a
    /// number that is not counted are typed.
    pub counted: bool,
    /// The words after the label: the name of a heading or the text.
    pub runs: Vec<Run>,
    /// Whether a name or text follows the label.
    pub has_runs: bool,
    /// For an article without a name: its first paragraph, on the line of the label.
    pub run_in: bool,
    /// A name for it, unique in the document, on every numbered block: `q12`; `dq12` in the decision.
    pub anchor: Option<String>,
    /// The cells of a table.
    pub table: Option<TableView>,
    /// The level that a paragraph or a table stands in, when it is no heading.
    pub within: Option<Level>,
    /// How deep a heading lies, from 1; 0 for what is none.
    pub outline: u8,
    /// Its place among the blocks of the whole document, from 1.
    pub order: usize,
    /// In a consolidated text the notes that say what became of it; their marks stand behind the label, those of a table
    /// in a line above it.
    pub marks: Vec<FootnoteView>,
    /// Whether it stands in a quotation: it belongs to the amended regulation, so it has no anchor, no place in the
    /// contents and a label as typed.
    pub quoted: bool,
    /// What opens a quotation, before the label: `“`, or nothing.
    pub opens: &'static str,
    /// What closes one, after the last word; around a table each on a line of its own.
    pub closes: &'static str,
    /// Whether what follows should stand on the same page: a quotation, or the list that a lead-in ends in.
    pub announces: bool,
}

/// The marks around a quotation.
pub(super) const QUOTATION: (&str, &str) = ("“", "”");

/// No lead-in stands alone at the foot of a page: `4. Thực hiện:` goes with the first item of its list.
fn announce_lists(blocks: &mut [BlockView]) {
    for at in 1..blocks.len() {
        let (before, after) = blocks.split_at_mut(at);
        if let (Some(lead), Some(first)) = (before.last_mut(), after.first())
            && first.outline == 0
            && lead.runs.last().is_some_and(|run| run.footnote.is_none() && run.text.trim_end().ends_with(':'))
        {
            lead.announces = true;
        }
    }
}

/// What is needed to label the blocks of one text.
pub(super) struct Labels {
    /// By the address of the provision.
    citations: HashMap<usize, Citation>,
    only_annex: bool,
    has_chapters: bool,
    in_decision: bool,
    in_section: bool,
}

impl Labels {
    pub(super) fn of_regulation(regulation: &Regulation) -> Self {
        let mut citations = HashMap::new();
        regulation.cited(|provision, citation| {
            citations.insert(identity(provision), citation.clone());
        });
        Self::new(citations, &regulation.provisions, false)
    }

    pub(super) fn of_decision(regulation: &Regulation) -> Self {
        let mut citations = HashMap::new();
        regulation.cited_in_decision(|provision, citation| {
            citations.insert(identity(provision), citation.clone());
        });
        Self::new(citations, &regulation.decision_text, true)
    }

    fn new(citations: HashMap<usize, Citation>, text: &[Provision], in_decision: bool) -> Self {
        Self {
            citations,
            only_annex: text.iter().filter(|provision| provision.level == Level::Annex).count() == 1,
            has_chapters: text.iter().any(|provision| provision.level == Level::Chapter),
            in_decision,
            in_section: false,
        }
    }

    /// The blocks of these provisions, in order.
    pub(super) fn blocks(&mut self, provisions: &[Provision], printer: &mut Printer) -> Vec<BlockView> {
        let mut out = Vec::new();
        for provision in provisions {
            self.push(provision, printer, &mut out);
        }
        announce_lists(&mut out);
        out
    }

    fn push(&mut self, provision: &Provision, printer: &mut Printer, out: &mut Vec<BlockView>) {
        let citation = self.citation(provision, printer);
        match provision.level {
            Level::Note => return,
            Level::Quote => return self.quote(provision, printer, out),
            _ => {}
        }
        let mut block = self.block(provision, citation.as_ref(), printer);
        // An article without a name takes its first paragraph up to the line of its label.
        let mut children = provision.children.as_slice();
        if let Some((first, rest)) = run_in(provision) {
            let citation = self.citation(first, printer);
            block.marks.extend(printer.marks(first));
            block.runs = printer.runs(&first.body, citation.as_ref());
            block.has_runs = true;
            block.run_in = true;
            children = rest;
        }
        out.push(block);
        for child in children {
            let at = out.len();
            self.push(child, printer, out);
            if let Some(block) = out.get_mut(at).filter(|_| matches!(child.level, Level::Paragraph | Level::Table)) {
                block.within = Some(provision.level).filter(|level| !level.is_heading());
            }
        }
    }

    /// A quotation: its blocks, the first opened and the last closed.
    fn quote(&mut self, quote: &Provision, printer: &mut Printer, out: &mut Vec<BlockView>) {
        let first = out.len();
        let around = printer.enter_quote(true);
        for child in &quote.children {
            self.push(child, printer, out);
        }
        printer.enter_quote(around);
        if let Some(block) = out.get_mut(first) {
            block.opens = QUOTATION.0;
        }
        if let Some(block) = first.checked_sub(1).and_then(|before| out.get_mut(before)) {
            block.announces = !block.quoted;
        }
        // So should the line over a list of instructions.
        if let Some(block) = first.checked_sub(2).and_then(|before| out.get_mut(before)) {
            block.announces |= !block.quoted && block.runs.last().is_some_and(|run| run.text.ends_with("như sau:"));
        }
        if let Some(block) = out[first..].last_mut() {
            block.closes = QUOTATION.1;
        }
    }

    fn block(&mut self, provision: &Provision, citation: Option<&Citation>, printer: &mut Printer) -> BlockView {
        let level = provision.level;
        let quoted = printer.in_quote();
        let marks = printer.marks(provision);
        let text = provision.heading.as_ref().unwrap_or(&provision.body);
        let runs = printer.runs(text, citation);
        let runs = match level {
            Level::Chapter | Level::Annex => {
                title(runs, &printer.profile.elements.chapter_name, text_width(printer.profile))
            }
            Level::Section => title(runs, &printer.profile.elements.section_name, text_width(printer.profile)),
            _ => runs,
        };
        let order = citation.and_then(|citation| citation.orders.first()).copied();
        let only_annex = if quoted { printer.quoted_only_annex() } else { self.only_annex };
        let label = printed_label(provision, only_annex);
        let anchor = order.filter(|_| level.is_numbered() && !quoted).map(|order| anchor(order, self.in_decision));
        let cited =
            if anchor.is_some() || quoted && level.is_numbered() { label.trim_end_matches(['.', ')']) } else { "" };
        BlockView {
            kind: level,
            cited: cited.to_owned(),
            label_end: label[cited.len()..].to_owned(),
            label,
            number: provision.number.as_ref().map(|number| number.print(level)).unwrap_or_default(),
            counted: anchor.as_ref().is_some_and(|anchor| printer.counted.has(anchor)),
            has_runs: !runs.is_empty(),
            runs,
            run_in: false,
            anchor,
            table: provision.table.as_ref().map(|table| TableView::new(table, citation, printer)),
            within: None,
            outline: if quoted { 0 } else { self.outline(level) },
            order: printer.next_block(),
            marks,
            quoted,
            opens: "",
            closes: "",
            announces: false,
        }
    }

    fn outline(&mut self, level: Level) -> u8 {
        match level {
            Level::Chapter | Level::Annex => self.in_section = false,
            Level::Section => self.in_section = true,
            _ => {}
        }
        match level {
            Level::Chapter | Level::Annex => 1,
            Level::Section => 1 + u8::from(self.has_chapters),
            Level::Article => 1 + u8::from(self.has_chapters) + u8::from(self.in_section),
            _ => 0,
        }
    }

    /// Where a provision stands: in this text, or for one in a quotation in the amended regulation.
    fn citation(&mut self, provision: &Provision, printer: &Printer) -> Option<Citation> {
        if printer.in_quote() {
            return printer.quoted_place(provision).cloned();
        }
        self.citations.remove(&identity(provision))
    }
}

/// The paragraph that stands on the line of the label of an article without a name, and what follows it.
fn run_in(article: &Provision) -> Option<(&Provision, &[Provision])> {
    let (first, rest) = article.children.split_first()?;
    let takes = article.level == Level::Article && article.heading.is_none();
    (takes && first.level == Level::Paragraph && first.children.is_empty()).then_some((first, rest))
}

/// The provisions that have a block of their own, in the order of the blocks, each with the one whose words stand in it.
pub(super) fn printed<'a>(provisions: &'a [Provision], out: &mut Vec<(&'a Provision, &'a Provision)>) {
    for provision in provisions.iter().filter(|provision| provision.level != Level::Note) {
        match run_in(provision) {
            _ if provision.level == Level::Quote => printed(&provision.children, out),
            Some((first, rest)) => {
                out.push((provision, first));
                printed(rest, out);
            }
            None => {
                out.push((provision, provision));
                printed(&provision.children, out);
            }
        }
    }
}
