//! Prints of a view as an office would have them in a text file and in Markdown.

use crate::foreign::expected;
use quyche::model::Level;
use quyche::view::{BlockView, DocumentView, Run};

/// As plain text: every line of the print, with the capitals that the profile sets.
pub fn text(view: &DocumentView) -> String {
    expected::lines(&capitals(view)).join("\n")
}

/// As Markdown: headings by level, lists as typed, tables, footnotes at the end.
pub fn markdown(view: &DocumentView) -> String {
    let view = capitals(view);
    let mut out = String::new();
    for part in &view.parts {
        let bare = DocumentView { parts: vec![part.clone()], ..view.clone() };
        let mut frame = bare.clone();
        frame.parts[0].blocks.clear();
        frame.parts[0].annexes.clear();
        let lines = expected::lines(&frame);
        // The closing stands behind the text.
        let closing = closing_lines(&frame);
        let opening = &lines[..lines.len() - closing.len()];
        out.push_str(&format!("{}\n\n", opening.join("\n\n")));
        part.blocks.iter().for_each(|block| push(block, &mut out));
        out.push_str(&format!("\n{}\n\n", closing.join("\n\n")));
        part.annexes.iter().flat_map(|annex| &annex.blocks).for_each(|block| push(block, &mut out));
    }
    for note in &view.footnotes {
        out.push_str(&format!("[^{}]: {}\n", note.number, words(&note.runs)));
    }
    out
}

fn closing_lines(frame: &DocumentView) -> Vec<String> {
    let mut open = frame.clone();
    open.parts[0].closing.signatures.clear();
    open.parts[0].closing.rows.clear();
    open.parts[0].closing.recipients.clear();
    open.parts[0].closing.contact = None;
    open.parts[0].closing.typist = None;
    let whole = expected::lines(frame);
    let before = expected::lines(&open).len();
    whole[before..].to_vec()
}

fn push(block: &BlockView, out: &mut String) {
    if let Some(table) = &block.table {
        let row = |cells: &Vec<Vec<Run>>| {
            format!("| {} |\n", cells.iter().map(|cell| words(cell)).collect::<Vec<_>>().join(" | "))
        };
        out.push_str(&format!("\n{}|{}\n", row(&table.head), "---|".repeat(table.columns)));
        table.rows.iter().for_each(|cells| out.push_str(&row(cells)));
        out.push('\n');
        return;
    }
    let text = words(&block.runs);
    let line = match block.kind {
        Level::Chapter | Level::Annex if !text.is_empty() => {
            format!("## {} - {}", block.label, text.replace('\n', " "))
        }
        Level::Chapter | Level::Annex => format!("## {}", block.label),
        Level::Section => format!("### {}. {}", block.label, text.replace('\n', " ")),
        Level::Article if block.run_in => format!("**{}** {text}", block.label),
        Level::Article => format!("### {} {text}", block.label),
        Level::Point => format!("   - {} {text}", block.label),
        _ => format!("{} {text}", block.label),
    };
    out.push_str(&format!("{}\n\n", line.trim_end()));
}

fn words(runs: &[Run]) -> String {
    let one = |run: &Run| {
        let text = run.text.replace('*', "\\*");
        match (&run.footnote, run.is_break) {
            (Some(note), _) => format!("[^{}]", note.number),
            (None, true) => "\n".to_owned(),
            (None, false) if run.bold => format!("**{text}**"),
            (None, false) if run.italic => format!("*{text}*"),
            (None, false) => text,
        }
    };
    runs.iter().map(one).collect()
}

/// A view with the capitals that Word and the page set by the profile.
fn capitals(view: &DocumentView) -> DocumentView {
    let mut view = view.clone();
    let elements = view.profile.elements.clone();
    for part in &mut view.parts {
        let up = |text: &mut String, caps: bool| {
            if caps {
                *text = text.to_uppercase();
            }
        };
        let up_runs = |runs: &mut Vec<Run>, caps: bool| runs.iter_mut().for_each(|run| up(&mut run.text, caps));
        up(&mut part.head.nation, elements.nation.caps);
        up_runs(&mut part.head.organ, elements.organ.caps);
        part.head.superior.iter_mut().for_each(|runs| up_runs(runs, elements.superior.caps));
        part.head.urgency.iter_mut().for_each(|words| up(words, elements.urgency.caps));
        part.head.circulation.iter_mut().for_each(|words| up(words, elements.circulation.caps));
        up(&mut part.title, elements.title.caps);
        let blocks = part.blocks.iter_mut().chain(part.annexes.iter_mut().flat_map(|annex| &mut annex.blocks));
        for block in blocks {
            match block.kind {
                Level::Chapter | Level::Annex => up_runs(&mut block.runs, elements.chapter_name.caps),
                Level::Section => up_runs(&mut block.runs, elements.section_name.caps),
                _ => {}
            }
        }
        let signatures = part.closing.signatures.iter_mut().chain(part.closing.rows.iter_mut().flatten());
        for signature in signatures {
            signature.authority.iter_mut().for_each(|line| up(&mut line.of, elements.authority.caps));
            signature.title.iter_mut().for_each(|title| up(title, elements.signer_title.caps));
        }
    }
    view
}
