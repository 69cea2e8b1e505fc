//! A document that was read, as lines that a case can hold.

use quyche::import::{Block, Comment, Document, Paragraph, RunKind};

/// The document; `wants` says whether looks and faces are of interest.
pub fn shown(document: &Document, wants: &str) -> String {
    let mut out = String::new();
    blocks(&document.blocks, wants, 0, &mut out);
    for aside in &document.set_aside {
        out.push_str(&format!("aside {:?} {:?}\n", aside.why, aside.words));
    }
    for remark in &document.remarks {
        out.push_str(&format!("remark {remark:?}\n"));
    }
    if wants.contains("sheet") {
        for sheet in &document.sheets {
            out.push_str(&format!("sheet {sheet:?}\n"));
        }
    }
    out
}

fn blocks(blocks: &[Block], wants: &str, depth: usize, out: &mut String) {
    for block in blocks {
        out.push_str(&"  ".repeat(depth));
        match block {
            Block::Paragraph(one) => out.push_str(&format!("{}\n", paragraph(one, wants))),
            Block::Table(table) => {
                out.push_str(if table.bordered { "table bordered\n" } else { "table\n" });
                for row in &table.rows {
                    out.push_str(&format!("{}row\n", "  ".repeat(depth + 1)));
                    for cell in row {
                        let columns = if cell.columns == 1 { String::new() } else { format!(" of {}", cell.columns) };
                        out.push_str(&format!("{}cell{columns}\n", "  ".repeat(depth + 2)));
                        self::blocks(&cell.blocks, wants, depth + 3, out);
                    }
                }
            }
        }
    }
}

fn paragraph(paragraph: &Paragraph, wants: &str) -> String {
    let mut parts = vec!["p".to_owned()];
    parts.extend(paragraph.label.iter().map(|label| format!("<{label}>")));
    parts.extend(paragraph.anchors.iter().map(|anchor| format!("#{anchor}")));
    parts.extend(paragraph.page.map(|page| format!("page {page}")));
    if let Some(mark) = &paragraph.mark {
        parts.push(format!("mark {} {}", if mark.deleted { "out" } else { "in" }, mark.author));
    }
    if wants.contains("look") {
        parts.push(format!("{:?}", paragraph.look).replace("Look ", "").replace(", turned: false, own: None", ""));
    }
    for run in &paragraph.runs {
        let mut one = match &run.kind {
            RunKind::Words => format!("{:?}", run.words),
            RunKind::Link(place) => format!("{:?}→{place}", run.words),
            RunKind::Break => "⏎".to_owned(),
            RunKind::Tab => "⇥".to_owned(),
            RunKind::Footnote(notes) => {
                format!("note({})", notes.iter().map(|note| self::paragraph(note, wants)).collect::<Vec<_>>().join(" "))
            }
            RunKind::Comment(Comment { author, date, text, answers, resolved }) => {
                let answers = answers.as_ref().map_or(String::new(), |whom| format!(" answers {whom}"));
                let resolved = if *resolved { " resolved" } else { "" };
                format!("comment({author}, {date:?}{answers}{resolved}: {text:?})")
            }
        };
        let face = &run.face;
        let faces = [(face.bold, "b"), (face.italic, "i"), (face.underline, "u"), (face.capitals, "caps")];
        one.extend(faces.iter().filter(|(is, _)| *is).map(|(_, name)| format!(" {name}")));
        if wants.contains("face") {
            one.push_str(&format!(" {:?} {:?}", face.size, face.font));
        }
        if let Some(tracked) = &run.tracked {
            one.push_str(&format!(
                " {} {} {:?}",
                if tracked.deleted { "out" } else { "in" },
                tracked.author,
                tracked.date
            ));
        }
        parts.push(one);
    }
    parts.join(" ")
}
