//! An amending instrument with what it quotes as printed: for a comparison, which knows of one regulation only.

use super::blocks::QUOTATION;
use super::quoted::Quoted;
use super::runs::{Printer, Run};
use crate::model::{Inline, InlineKind, Level, Profile, Provision, Regulation, Text};

/// An instrument whose quotations hold the words that they print: references cited and facts filled in by the regulation
/// as the instrument leaves it (room is left for them where that one is not known), and the mark that closes each behind
/// its last words. The mark that opens one stands before a label, which is no text.
pub fn spoken(instrument: &Regulation, amended: Option<&Regulation>, profile: &Profile) -> Regulation {
    let index = instrument.index();
    let quoted = amended.map(|amended| Quoted::new(instrument, amended));
    let printer = Printer::new(&instrument.facts, profile, &index).quoting(quoted.as_ref());
    let mut speaker = Speaker { printer, quoted: quoted.as_ref() };
    let mut all = |list: &[Provision]| list.iter().map(|provision| speaker.outside(provision)).collect();
    Regulation {
        decision_text: all(&instrument.decision_text),
        provisions: all(&instrument.provisions),
        facts: instrument.facts.clone(),
    }
}

struct Speaker<'a> {
    printer: Printer<'a>,
    quoted: Option<&'a Quoted<'a>>,
}

impl Speaker<'_> {
    fn outside(&mut self, provision: &Provision) -> Provision {
        if provision.level == Level::Quote {
            let around = self.printer.enter_quote(true);
            let mut quote = provision.alone();
            quote.children = provision.children.iter().map(|child| self.inside(child)).collect();
            self.printer.enter_quote(around);
            quote.children.last_mut().into_iter().for_each(close);
            return quote;
        }
        let children = provision.children.iter().map(|child| self.outside(child)).collect();
        Provision { children, ..provision.alone() }
    }

    fn inside(&mut self, provision: &Provision) -> Provision {
        let mut out = provision.alone();
        // The only annex of a text has no number.
        if provision.level == Level::Annex && self.printer.quoted_only_annex() {
            out.number = None;
        }
        let place = self.quoted.and_then(|quoted| quoted.place(provision));
        let cells = out.table.iter_mut().flat_map(|table| table.rows.iter_mut().flatten());
        for text in out.heading.iter_mut().chain([&mut out.body]).chain(cells) {
            *text = said(&self.printer.runs(text, place));
        }
        out.children = provision.children.iter().map(|child| self.inside(child)).collect();
        out
    }
}

/// Runs as a text of plain words.
fn said(runs: &[Run]) -> Text {
    let kind = |run: &Run| match &run.footnote {
        Some(footnote) => InlineKind::Footnote(said(&footnote.runs)),
        None if run.is_break => InlineKind::Break,
        None => {
            let words = Text::plain(run.text.clone());
            match (run.bold, run.italic) {
                (true, true) => InlineKind::Strong(Text(vec![InlineKind::Emphasis(words).into()])),
                (true, false) => InlineKind::Strong(words),
                (false, true) => InlineKind::Emphasis(words),
                (false, false) => InlineKind::Words(run.text.clone()),
            }
        }
    };
    Text(runs.iter().map(|run| Inline::from(kind(run))).collect())
}

/// Puts the mark that closes a quotation behind its last words; behind a table it would stand in a cell.
fn close(last: &mut Provision) {
    if let Some(child) = last.children.last_mut() {
        return close(child);
    }
    if last.table.is_some() {
        return;
    }
    let text = match &mut last.heading {
        Some(heading) => heading,
        None => &mut last.body,
    };
    match text.0.last_mut().map(|inline| &mut inline.kind) {
        Some(InlineKind::Words(words)) => words.push_str(QUOTATION.1),
        _ => text.0.push(InlineKind::Words(QUOTATION.1.to_owned()).into()),
    }
}
