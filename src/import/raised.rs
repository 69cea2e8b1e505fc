//! Raised figures: exponents of units stay as letters of their own, and marks of notes that the file does not hold are
//! set aside, so that `Điều 5` with a raised 1 never reads `Điều 51`.

use super::{Block, Document, Paragraph, Remark, RunKind, SetAside, Why};

/// Units whose squares and cubes are written with a raised figure.
const UNITS: [&str; 7] = ["m", "mm", "cm", "dm", "dam", "hm", "km"];

/// No mark of a note has more figures.
const LONGEST_MARK: usize = 3;

/// Takes the raised figures of a document out of its words.
pub(super) fn set_aside(document: &mut Document) {
    let mut found = Vec::new();
    document.blocks.iter_mut().for_each(|block| look(block, &mut found));
    if found.is_empty() {
        return;
    }
    document.remarks.push(Remark::Raised(found.iter().map(|found| found.shown.clone()).collect()));
    document.set_aside.extend(found.into_iter().map(|found| found.aside));
}

struct Found {
    /// The mark behind the words that it stands behind.
    shown: String,
    aside: SetAside,
}

fn look(block: &mut Block, found: &mut Vec<Found>) {
    match block {
        Block::Paragraph(paragraph) => look_at(paragraph, found),
        Block::Table(table) => {
            let blocks = table.rows.iter_mut().flatten().flat_map(|cell| &mut cell.blocks);
            blocks.for_each(|block| look(block, found));
        }
    }
}

fn look_at(paragraph: &mut Paragraph, found: &mut Vec<Found>) {
    let mut before = String::new();
    for run in &mut paragraph.runs {
        let is_words = matches!(run.kind, RunKind::Words | RunKind::Link(_));
        if !(is_words && run.face.raised && is_mark(&run.words)) {
            before.push_str(&run.words);
            continue;
        }
        match exponent(&before, run.words.trim()) {
            Some(power) => run.words = run.words.replace(['2', '3'], power),
            None => {
                let mark = run.words.trim().to_owned();
                let gap = if run.words.ends_with(char::is_whitespace) { " " } else { "" };
                let words = std::mem::replace(&mut run.words, gap.to_owned());
                let shown = format!("{}({mark})", behind(&before));
                let aside = SetAside { words: words.trim().to_owned(), page: paragraph.page, why: Why::NoteMark };
                found.push(Found { shown, aside });
            }
        }
        before.push_str(&run.words);
    }
}

/// Whether raised words are a number or stars, in brackets or not.
fn is_mark(words: &str) -> bool {
    let inner = words.trim().trim_start_matches(['[', '(']).trim_end_matches([']', ')']);
    let is = |of: fn(char) -> bool| !inner.is_empty() && inner.len() <= LONGEST_MARK && inner.chars().all(of);
    is(|c| c.is_ascii_digit()) || is(|c| c == '*')
}

/// The letter for a raised 2 or 3 behind a unit of length.
fn exponent(before: &str, figure: &str) -> Option<&'static str> {
    let unit = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    match figure {
        _ if !UNITS.contains(&unit) => None,
        "2" => Some("²"),
        "3" => Some("³"),
        _ => None,
    }
}

/// The last words of a text, by which a reader finds the place.
fn behind(before: &str) -> String {
    let words: Vec<&str> = before.split_whitespace().collect();
    words.get(words.len().saturating_sub(3)..).unwrap_or_default().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::{Face, Run};
    use super::*;

    fn after(runs: &[(&str, bool)]) -> (String, Vec<String>) {
        let run = |(words, raised): &(&str, bool)| Run {
            words: (*words).to_owned(),
            face: Face { raised: *raised, ..Face::default() },
            ..Run::default()
        };
        let paragraph = Paragraph { runs: runs.iter().map(run).collect(), ..Paragraph::default() };
        let mut document = Document { blocks: vec![Block::Paragraph(paragraph)], ..Document::default() };
        set_aside(&mut document);
        let told = document.remarks.iter().flat_map(|remark| match remark {
            Remark::Raised(places) => places.clone(),
            _ => Vec::new(),
        });
        (document.text(), told.collect())
    }

    #[test]
    fn marks_are_set_aside_and_exponents_stay() {
        for (runs, expected, told) in [
            (
                &[("theo Điều 5", false), ("1", true), (" Quy chế", false)][..],
                "theo Điều 5 Quy chế",
                &["theo Điều 5(1)"][..],
            ),
            (&[("1.", false), ("2 ", true), ("Họp", false)], "1. Họp", &["1.(2)"]),
            (&[("rộng 20 m", false), ("2", true), (" sàn", false)], "rộng 20 m² sàn", &[]),
            (&[("Bí thư", false), ("[12]", true)], "Bí thư", &["Bí thư([12])"]),
            (&[("ngày 1", false), ("er", true)], "ngày 1er", &[]),
            (&[("Điều 5", false), ("1", false)], "Điều 51", &[]),
        ] {
            let (text, places) = after(runs);
            assert_eq!((text.trim(), places.iter().map(String::as_str).collect::<Vec<_>>()), (expected, told.to_vec()));
        }
    }
}
