//! A foreign document as plain lines, and its paragraphs in reading order.

use super::document::{Block, Document, Paragraph, Run, RunKind, Tracked};

impl Document {
    /// Every paragraph in reading order, those of tables row by row and cell by cell; footnotes are not among them.
    pub fn paragraphs(&self) -> Vec<&Paragraph> {
        let mut out = Vec::new();
        collect(&self.blocks, &mut out);
        out
    }

    /// The words with their labels, one paragraph a line (a forced break is a line break too); what a tracked change
    /// took out is not among them, footnotes stand in brackets where their mark is.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for paragraph in self.paragraphs() {
            out.push_str(&paragraph.text());
            out.push('\n');
        }
        out
    }
}

impl Paragraph {
    /// Its label and its words, as [`Document::text`] has them.
    pub fn text(&self) -> String {
        let mut out = String::new();
        if let Some(label) = &self.label {
            out.push_str(label);
            if !self.runs.is_empty() {
                out.push(' ');
            }
        }
        for run in self.runs.iter().filter(|run| !run.tracked.as_ref().is_some_and(|tracked| tracked.deleted)) {
            match &run.kind {
                RunKind::Words | RunKind::Link(_) => out.push_str(&run.words),
                RunKind::Break => out.push('\n'),
                RunKind::Tab => out.push('\t'),
                RunKind::Footnote(paragraphs) => {
                    let note: Vec<String> = paragraphs.iter().map(Paragraph::text).collect();
                    out.push_str(&format!("[{}]", note.join(" ")));
                }
                RunKind::Comment(_) => {}
            }
        }
        out
    }

    /// Whether tracked changes took all of its words out. The end of it may stay: some programs mark the words alone, and
    /// what is left is an empty item of a list that nobody wants counted.
    pub fn is_taken_out(&self) -> bool {
        let is_out = |tracked: &Option<Tracked>| tracked.as_ref().is_some_and(|tracked| tracked.deleted);
        let stays = |run: &Run| {
            let says = !run.words.trim().is_empty() || matches!(run.kind, RunKind::Footnote(_));
            says && !is_out(&run.tracked)
        };
        let any =
            is_out(&self.mark) || self.runs.iter().any(|run| is_out(&run.tracked) && !run.words.trim().is_empty());
        any && !self.runs.iter().any(stays)
    }

    /// Whether no words stand in it, a label neither.
    pub fn is_blank(&self) -> bool {
        let says = |kind: &RunKind| matches!(kind, RunKind::Footnote(_));
        self.label.is_none() && !self.runs.iter().any(|run| !run.words.trim().is_empty() || says(&run.kind))
    }
}

fn collect<'a>(blocks: &'a [Block], out: &mut Vec<&'a Paragraph>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => out.push(paragraph),
            Block::Table(table) => {
                table.rows.iter().flatten().for_each(|cell| collect(&cell.blocks, out));
            }
        }
    }
}
