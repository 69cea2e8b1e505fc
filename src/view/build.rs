//! The whole printed document: metadata, the format profile, the promulgating decision and the regulation.

use super::annex::{SectionView, annexes};
use super::blocks::Labels;
use super::contents::{ContentsItem, contents};
use super::counted::Counted;
use super::head::{HeadFacts, HeadView};
use super::part::PartView;
use super::quoted::Quoted;
use super::runs::{FootnoteView, Printer, Run};
use super::signature::closing;
use super::title::{text_width, title};
use crate::model::{Basis, Facts, Profile, Regulation, Text};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use std::collections::HashMap;

/// A document to print.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentView {
    /// What the file says about itself.
    pub meta: Meta,
    /// The format profile.
    pub profile: Profile,
    /// What is printed, in order, each part on a page of its own: the decision when there is one, then the
    /// regulation.
    pub parts: Vec<PartView>,
    /// Whether any part holds a footnote.
    pub has_footnotes: bool,
    /// The table of contents: parts when there are several, chương, mục, điều and annexes, in order.
    pub contents: Vec<ContentsItem>,
    /// All footnotes, in order; each also stands at its mark.
    pub footnotes: Vec<FootnoteView>,
}

/// What the file says about itself.
#[derive(Debug, Clone, Serialize)]
pub struct Meta {
    /// Type and subject on one line.
    pub title: String,
    /// The subject alone.
    pub subject: String,
    /// The issuing organ.
    pub author: String,
    /// Always `vi-VN`.
    pub language: &'static str,
    /// The day that the document states: `2025-11-05`; empty without one.
    pub date: String,
    /// Its year; 0 without a date.
    pub year: i32,
    /// Its month, 1–12; 0 without a date.
    pub month: u32,
    /// Its day, 1–31; 0 without a date.
    pub day: u32,
    /// What else is to be known of it: the two sides of a comparison.
    pub description: Option<String>,
    /// Whether a word processor records further edits, as an office goes on with a comparison.
    pub tracked: bool,
}

/// The printed document of a regulation under a format profile.
pub fn document(regulation: &Regulation, profile: &Profile) -> DocumentView {
    instrument(regulation, None, profile)
}

/// The printed document of an amending instrument.
///
/// `amended` is the regulation as the instrument leaves it: what stands in quotations cites its provisions and prints its
/// facts. Without it they print `…` there.
pub fn instrument(regulation: &Regulation, amended: Option<&Regulation>, profile: &Profile) -> DocumentView {
    print(regulation, amended, profile, None)
}

/// What a consolidated text has around and beside its own words.
pub(super) struct Frame {
    /// In place of the type.
    pub title: String,
    /// In place of the subject.
    pub subject: String,
    /// The paragraphs over the bases.
    pub opening: Vec<String>,
    /// The notes of provisions, by their address.
    pub notes: HashMap<usize, Vec<Text>>,
}

/// Prints a document. A consolidated text (one with a frame) is unofficial: it has no number, decision or signature, and
/// every label is typed.
pub(super) fn print(
    regulation: &Regulation,
    amended: Option<&Regulation>,
    profile: &Profile,
    frame: Option<Frame>,
) -> DocumentView {
    let facts = &regulation.facts;
    let index = regulation.index();
    let quoted = amended.map(|amended| Quoted::new(regulation, amended));
    let mut printer = Printer::new(facts, profile, &index).quoting(quoted.as_ref());
    let mut meta = about(facts, &mut printer);
    let mut parts = Vec::new();
    match frame {
        Some(mut frame) => {
            printer.notes = std::mem::take(&mut frame.notes);
            meta.title = format!("{}: {}", frame.title, meta.title);
            parts.push(framed_part(regulation, &frame, &mut printer));
        }
        None => {
            printer.counted = Counted::new(regulation);
            if facts.decision.is_some() {
                parts.extend(decision_part(regulation, &mut printer));
            }
            parts.push(regulation_part(regulation, &mut printer));
        }
    }
    let footnotes = printer.into_footnotes();
    DocumentView {
        meta,
        profile: profile.clone(),
        has_footnotes: !footnotes.is_empty(),
        contents: contents(&parts),
        footnotes,
        parts,
    }
}

/// The clause of a decision that says nothing else.
const DECIDES: &str = "Quyết định:";

fn decision_part(regulation: &Regulation, printer: &mut Printer) -> Option<PartView> {
    let facts = &regulation.facts;
    let decision = facts.decision.as_ref()?;
    let head = HeadView::new(printer, &HeadFacts::of_decision(facts, decision));
    let subject = subject_lines(&decision.subject, printer);
    let bases = bases(&decision.bases, printer);
    let enacting = decision.enacting.as_deref().unwrap_or(DECIDES);
    let enacting_centred = is_title(enacting);
    let mut labels = Labels::of_decision(regulation);
    Some(PartView {
        name: "quyet-dinh",
        head,
        title: decision.document_type().to_owned(),
        subject,
        promulgated: None,
        authority: decision.authority.as_ref().map(|name| printer.plain_words(name).to_uppercase()),
        opening: Vec::new(),
        bases,
        enacting: printer.words(&if enacting_centred { enacting.to_uppercase() } else { enacting.to_owned() }),
        enacting_centred,
        blocks: labels.blocks(&regulation.decision_text, printer),
        closing: closing(facts, &decision.signatures, &decision.recipients, printer),
        annexes: Vec::new(),
        last_section: SectionView { landscape: false, first: true },
    })
}

/// What a file made of a regulation says about itself.
pub(super) fn about(facts: &Facts, printer: &mut Printer) -> Meta {
    let subject = printer.plain_words(&facts.subject);
    let title = format!("{} {subject}", facts.document_type());
    Meta::new(title, subject, printer.plain_words(&facts.organ.name), facts.issued())
}

impl Meta {
    /// What a file says of itself that is a clean print, dated so.
    pub(super) fn new(title: String, subject: String, author: String, dated: Option<NaiveDate>) -> Self {
        Self {
            title,
            subject,
            author,
            language: "vi-VN",
            date: dated.map(|day| day.format("%Y-%m-%d").to_string()).unwrap_or_default(),
            year: dated.map_or(0, |day| day.year()),
            month: dated.map_or(0, |day| day.month()),
            day: dated.map_or(0, |day| day.day()),
            description: None,
            tracked: false,
        }
    }
}

fn regulation_part(regulation: &Regulation, printer: &mut Printer) -> PartView {
    let facts = &regulation.facts;
    let head = HeadView::new(printer, &HeadFacts::of_regulation(facts));
    let mut labels = Labels::of_regulation(regulation);
    let mut closing = closing(facts, &facts.signatures, &facts.recipients, printer);
    if facts.decision.is_some() {
        // They stand once, under the decision.
        (closing.contact, closing.typist) = (None, None);
    }
    // An instrument decides as the decision that promulgates a regulation does.
    let decides = facts.amends.is_some() && facts.document_type() == "Quyết định";
    let enacting = facts.enacting.as_deref().unwrap_or(if decides { DECIDES } else { "" });
    let enacting_centred = is_title(enacting);
    // `Tỉnh uỷ Lam Giang quyết định:` says itself who decides.
    let is_bare = enacting.to_lowercase() == DECIDES.to_lowercase();
    let deciding = facts.amends.as_ref().filter(|_| is_bare).map(|_| facts.organ.name.as_str());
    let authority = facts.authority.as_deref().filter(|_| enacting_centred).or(deciding);
    let annex = |provision: &&crate::model::Provision| provision.level == crate::model::Level::Annex;
    let text: Vec<_> = regulation.provisions.iter().filter(|p| !annex(p)).collect();
    let blocks = text.into_iter().flat_map(|p| labels.blocks(std::slice::from_ref(p), printer)).collect();
    let (annexes, last_section) = annexes(&regulation.provisions, &mut labels, printer);
    PartView {
        name: "quy-che",
        head,
        title: facts.document_type().to_owned(),
        subject: subject_lines(&facts.subject, printer),
        promulgated: promulgated(regulation, printer),
        authority: authority.map(|name| printer.plain_words(name).to_uppercase()),
        opening: Vec::new(),
        bases: bases(&facts.bases, printer),
        enacting: printer.words(&if decides && enacting_centred {
            enacting.to_uppercase()
        } else {
            enacting.to_owned()
        }),
        enacting_centred,
        blocks,
        closing,
        annexes,
        last_section,
    }
}

fn framed_part(regulation: &Regulation, frame: &Frame, printer: &mut Printer) -> PartView {
    let facts = &regulation.facts;
    let part = regulation_part(regulation, printer);
    PartView {
        head: HeadView::new(printer, &HeadFacts::of_no_paper(facts)),
        title: frame.title.to_owned(),
        subject: subject_lines(&frame.subject, printer),
        promulgated: None,
        authority: None,
        opening: frame.opening.iter().map(|line| printer.words(line)).collect(),
        closing: closing(facts, &[], &[], printer).unsigned(),
        ..part
    }
}

fn subject_lines(subject: &str, printer: &mut Printer) -> Vec<Run> {
    let room = text_width(printer.profile);
    title(printer.words(subject), &printer.profile.elements.subject, room)
}

/// A clause of a single short line that ends with a colon is a title: `QUYẾT ĐỊNH:`.
fn is_title(clause: &str) -> bool {
    clause.ends_with(':') && clause.split_whitespace().count() <= 8
}

fn promulgated(regulation: &Regulation, printer: &mut Printer) -> Option<Vec<Run>> {
    let facts = &regulation.facts;
    let decision = facts.decision.as_ref()?;
    let kind = decision.document_type();
    let code = facts.organ.code.as_deref().unwrap_or("…");
    let pattern = printer.profile.basis.cited.clone();
    let blank = "\u{2003}\u{2003}";
    let mut number = match decision.number {
        Some(number) => printer.profile.cite_number_of(number, decision.number_year, kind, code),
        None => printer.profile.cite_number(0, kind, code).replacen("00", blank, 1),
    };
    if decision.date.is_none() {
        number.push_str(&format!(" ngày{blank}tháng{blank}năm{blank}"));
    }
    let issuer = decision.authority.as_deref().unwrap_or(&facts.organ.name);
    let cited = Basis {
        document_type: Some(kind.to_owned()),
        number: Some(number),
        date: decision.date,
        issuer: Some(printer.plain_words(issuer)),
        ..Basis::default()
    };
    let text = format!("(Ban hành kèm theo {})", cited.cited(&pattern));
    let room = text_width(printer.profile);
    Some(title(vec![Run { text, ..Run::default() }], &printer.profile.elements.promulgated, room))
}

pub(super) fn bases(bases: &[Basis], printer: &mut Printer) -> Vec<Vec<Run>> {
    let style = printer.profile.basis.clone();
    let last = bases.len().saturating_sub(1);
    let mut lines = Vec::new();
    for (at, basis) in bases.iter().enumerate() {
        let cited = basis.cited(&style.cited);
        // "Theo đề nghị của …" and its like are no căn cứ and open with their own words.
        let opens = cited.starts_with("Theo ") || cited.starts_with("Xét ") || cited.starts_with("Căn cứ ");
        let opening = if opens { style.opening.clone() } else { format!("{}Căn cứ ", style.opening) };
        let end = if at == last { style.last_end.as_str() } else { ";" };
        lines.push(printer.words(&format!("{opening}{cited}{end}")));
    }
    lines
}
