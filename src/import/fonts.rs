//! Words set in fonts of TCVN3 and VNI, run by run as the font's name tells: word processors keep the letters of such
//! fonts as signs of Latin 1.

use super::document::{Block, Document, Paragraph, Run, RunKind};
use super::encoding::{Which, convert, convert_in_font, detect, from_tcvn3, from_vni, of_font};

/// Turns what is set in such fonts into Unicode; gives the name of the encodings, when there was any.
pub(super) fn convert_document(document: &mut Document) -> Option<&'static str> {
    let mut found = Found::default();
    each(&mut document.blocks, &mut |paragraph| found.paragraph(paragraph));
    if !found.tcvn3 && !found.vni {
        // The font may have been changed without the letters: then the words alone tell.
        let words: String = document.text().chars().take(200_000).collect();
        match detect(&words) {
            Which::Unicode => return None,
            which => each(&mut document.blocks, &mut |paragraph| found.whole(paragraph, which)),
        }
    }
    for aside in &mut document.set_aside {
        aside.words = convert(&aside.words).0;
    }
    match (found.tcvn3, found.vni) {
        (true, true) => Some("TCVN3 (ABC), VNI"),
        (true, false) => Some("TCVN3 (ABC)"),
        (false, true) => Some("VNI"),
        (false, false) => None,
    }
}

/// Which encodings were met.
#[derive(Default)]
struct Found {
    tcvn3: bool,
    vni: bool,
}

impl Found {
    fn paragraph(&mut self, paragraph: &mut Paragraph) {
        join_letters(&mut paragraph.runs);
        let mut first = None;
        for run in &mut paragraph.runs {
            if let RunKind::Footnote(notes) = &mut run.kind {
                notes.iter_mut().for_each(|note| self.paragraph(note));
            }
            let Some(font) = run.face.font.as_deref() else { continue };
            let (words, which) = convert_in_font(&run.words, font);
            if words != run.words {
                run.words = words;
                first.get_or_insert(which);
                self.note(which);
            }
        }
        if let (Some(label), Some(which)) = (&mut paragraph.label, first) {
            *label = turned(label, which);
        }
        for run in &mut paragraph.runs {
            if let RunKind::Comment(comment) = &mut run.kind {
                comment.text = convert(&comment.text).0;
            }
        }
    }

    /// A paragraph of a text that is written so throughout.
    fn whole(&mut self, paragraph: &mut Paragraph, which: Which) {
        self.note(which);
        if let Some(label) = &mut paragraph.label {
            *label = turned(label, which);
        }
        for run in &mut paragraph.runs {
            if let RunKind::Footnote(notes) = &mut run.kind {
                notes.iter_mut().for_each(|note| self.whole(note, which));
            }
            run.words = turned(&run.words, which);
        }
    }

    fn note(&mut self, which: Which) {
        self.tcvn3 |= which == Which::Tcvn3;
        self.vni |= which == Which::Vni;
    }
}

fn turned(words: &str, which: Which) -> String {
    match which {
        Which::Unicode => words.to_owned(),
        Which::Tcvn3 => from_tcvn3(words),
        Which::Vni => from_vni(words),
    }
}

/// A letter of VNI and its mark may stand in two runs: the mark goes to its letter.
fn join_letters(runs: &mut [Run]) {
    for at in 1..runs.len() {
        let is_vni = |run: &Run| run.face.font.as_deref().is_some_and(|font| of_font(font) == Which::Vni);
        if !is_vni(&runs[at - 1]) || !is_vni(&runs[at]) {
            continue;
        }
        let (Some(last), Some(first)) = (runs[at - 1].words.chars().next_back(), runs[at].words.chars().next()) else {
            continue;
        };
        if from_vni(&format!("{last}{first}")).chars().count() == 1 {
            runs[at].words.remove(0);
            runs[at - 1].words.push(first);
        }
    }
}

fn each(blocks: &mut [Block], visit: &mut impl FnMut(&mut Paragraph)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => visit(paragraph),
            Block::Table(table) => {
                table.rows.iter_mut().flatten().for_each(|cell| each(&mut cell.blocks, visit));
            }
        }
    }
}
