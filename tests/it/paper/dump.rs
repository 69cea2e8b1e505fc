//! A document as a few plain lines, for cases.

use quyche::import::{Align, Block, Document, Paragraph, RunKind};
use std::fmt::Write;

/// The blocks, a line each, what was set aside, and what there is to say.
pub fn dump(document: &Document) -> String {
    let mut out = String::new();
    document.blocks.iter().for_each(|block| write_block(block, "", &mut out));
    for aside in &document.set_aside {
        writeln!(out, "aside {:?} {}: {}", aside.why, aside.page.unwrap_or(0), aside.words).unwrap();
    }
    document.remarks.iter().for_each(|remark| writeln!(out, "remark {remark:?}").unwrap());
    out
}

fn write_block(block: &Block, before: &str, out: &mut String) {
    match block {
        Block::Paragraph(paragraph) => writeln!(out, "{before}{}", line(paragraph)).unwrap(),
        Block::Table(table) => {
            writeln!(out, "{before}{}", if table.bordered { "table" } else { "columns" }).unwrap();
            for row in &table.rows {
                writeln!(out, "{before}  row").unwrap();
                for cell in row {
                    let wide = if cell.columns > 1 { format!(" ({})", cell.columns) } else { String::new() };
                    writeln!(out, "{before}    cell{wide}").unwrap();
                    cell.blocks.iter().for_each(|block| write_block(block, &format!("{before}      "), out));
                }
            }
        }
    }
}

/// A paragraph: `[centre] words`, bold between `**`, italic between `_`, notes between `{}`.
pub fn line(paragraph: &Paragraph) -> String {
    let mut out = match paragraph.look.align {
        Some(Align::Centre) => "[centre] ".to_owned(),
        Some(Align::Right) => "[right] ".to_owned(),
        _ => String::new(),
    };
    if let Some(label) = &paragraph.label {
        write!(out, "<{label}> ").unwrap();
    }
    for run in &paragraph.runs {
        match &run.kind {
            RunKind::Break => out.push_str(" / "),
            RunKind::Footnote(note) => {
                let note: Vec<String> = note.iter().map(line).collect();
                write!(out, "{{{}}}", note.join(" | ")).unwrap();
            }
            _ => {
                let words = run.words.trim_end();
                let mark = |is: bool, mark: &'static str| if is && !words.is_empty() { mark } else { "" };
                let (bold, italic, under) =
                    (mark(run.face.bold, "**"), mark(run.face.italic, "_"), mark(run.face.underline, "~"));
                let space = &run.words[words.len()..];
                write!(out, "{bold}{italic}{under}{words}{under}{italic}{bold}{space}").unwrap();
            }
        }
    }
    out
}
