//! The recogniser: a document of any format becomes a regulation, and every letter of it is accounted for.
//!
//! Stages: `lay` (blocks as `line`s, with `text` for their words; `apart` and `run_on` take lines apart), `mark` and `place` (what a line opens with or is),
//! `part` (decision and regulation), `head`, `opening` and `closing` (facts), `body` (provisions, by sequence),
//! `recase` (words typed in capitals), `guess` (kind, term, tone), `ledger` (the count of letters).

mod apart;
mod body;
mod closing;
mod contents;
mod family;
mod guess;
mod head;
mod lay;
mod ledger;
mod line;
mod mark;
mod misread;
mod noun;
mod opening;
mod organ;
mod part;
mod place;
mod recase;
mod run_on;
mod running;
mod text;

pub use ledger::Letters;
pub use running::running_text;

use super::{Document, Remark, Tag};
use crate::diagnostic::{self, Diagnostic, codes};
use crate::load::embedded_profile;
use crate::model::{Decision, Facts, Kind, Level, Profile, Provision, Regulation, Status, number_provisions};
use crate::source::{FileId, Sources, Span};
use body::Builder;
use closing::Closing;
use head::HeadFacts;
use ledger::Ledger;
use line::Line;
use opening::Opening;
use part::Part;
use recase::Cases;

/// What became of a document.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The text that was read, a line a block, under the name of the file.
    pub sources: Sources,
    /// What was understood.
    pub regulation: Regulation,
    /// What there is to say, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// What each of [`Document::paragraphs`] is, in their order.
    pub tags: Vec<Tag>,
    /// Where each of them stands in the text that was read; one without words stands where the one before it does.
    pub places: Vec<Span>,
    /// The counts.
    pub report: Report,
    /// Where điểm got other letters than were typed, and those: what cites them says the typed ones.
    pub recounted: Vec<(Span, String)>,
    /// What was understood beyond the text; empty until [`super::understand`] was asked.
    pub meaning: super::Meaning,
}

/// What was counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Report {
    /// Where the letters went.
    pub letters: Letters,
    /// Blocks that stand in notes since they were not understood.
    pub not_understood: usize,
    /// Comments and tracked deletions that became notes.
    pub remarks: usize,
    /// Pieces set aside.
    pub set_aside: usize,
    /// Whether anything of a regulation was found.
    pub is_regulation: bool,
}

/// Makes a regulation of a document read from the file `name`; `kind` is what the reader knows of it.
pub fn recognise(document: &Document, name: &str, kind: Option<Kind>) -> Imported {
    let (mut lines, read) = lay::lay(document);
    let mut sources = Sources::new();
    let file = sources.add(name, name, read);
    let mut ledger = Ledger { tags: ledger::first_tags(document), ..Ledger::default() };
    ledger.letters.source = ledger::document_letters(document);
    ledger.letters.aside = document.set_aside.iter().map(|aside| ledger::letters(&aside.words)).sum();
    let places = lay::places(&lines, ledger.tags.len(), file);
    let (letters, contents) = contents::take(&mut lines);
    ledger.letters.aside += letters;
    let cases = Cases::new(&lines);
    let scanned = document.remarks.iter().any(|remark| matches!(remark, Remark::Recognised(_)));
    let mut recogniser =
        Recogniser { lines: &lines, scanned, cases, ledger, regulation: Regulation::default(), notes: Vec::new() };
    let parts = part::parts(&lines);
    let is_regulation = !parts.is_empty();
    match parts.as_slice() {
        [] => recogniser.no_regulation(file),
        [own] => recogniser.regulation_part(own, false),
        [decision, .., own] => {
            recogniser.decision_part(decision);
            recogniser.regulation_part(own, true);
        }
    }
    let Recogniser { mut ledger, mut regulation, .. } = recogniser;
    document.remarks.iter().for_each(|remark| ledger.say_of_file(remark, file));
    guess::complete(&mut regulation, &lines, kind);
    ledger.letters.text = ledger::provision_letters(&regulation);
    if ledger.letters.lost() != 0 {
        let lost = ledger.letters.lost().to_string();
        ledger.say(&codes::LETTERS_LOST, Span::new(file, 0..0), &[("count", lost)]);
    }
    diagnostic::sort(&mut ledger.diagnostics);
    let report = Report {
        letters: ledger.letters,
        not_understood: ledger.not_understood,
        remarks: ledger.remarks,
        set_aside: document.set_aside.len() + contents,
        is_regulation,
    };
    let meaning = super::Meaning::default();
    let Ledger { diagnostics, tags, recounted, .. } = ledger;
    Imported { sources, regulation, diagnostics, tags, places, report, recounted, meaning }
}

struct Recogniser<'l> {
    lines: &'l [Line],
    /// Whether a machine recognised the text, so that numbers may be misread.
    scanned: bool,
    cases: Cases<'l>,
    ledger: Ledger,
    regulation: Regulation,
    /// What was not understood before any provision.
    notes: Vec<Provision>,
}

/// What stands around the text of a part.
struct Frame {
    head: HeadFacts,
    /// Its type, when it is not the usual one.
    document_type: Option<String>,
    opening: Opening,
    closing: Closing,
}

impl Recogniser<'_> {
    /// Text that is no regulation: one article without a name holds it.
    fn no_regulation(&mut self, file: FileId) {
        self.ledger.say(&codes::NO_REGULATION, Span::new(file, 0..0), &[]);
        let mut article = Provision::new(Level::Article);
        for line in self.lines {
            let mut provision = Provision::new(if line.table.is_some() { Level::Table } else { Level::Paragraph });
            provision.origin = line.span.into();
            provision.table.clone_from(&line.table);
            if line.table.is_none() {
                provision.body = text::of(line, 0..line.text.len(), text::Keep::Block);
            }
            let empty = provision.body.is_empty() && provision.table.as_ref().is_none_or(|table| table.rows.is_empty());
            if !empty {
                article.children.push(provision);
            }
            article.children.extend(line.notes.iter().map(|said| self.ledger.remark(said, line.span)));
        }
        if !article.children.is_empty() {
            self.regulation.provisions.push(article);
        }
        number_provisions(&mut self.regulation.provisions);
    }

    /// The text of a part with its annexes.
    fn text(&mut self, part: &Part, mut after: Vec<Provision>) -> Vec<Provision> {
        let mut lines = self.lines[part.body.clone()].to_vec();
        lines.extend_from_slice(&self.lines[part.annexes.clone()]);
        let mut builder = Builder::new(&lines, &self.cases, &mut self.ledger);
        if self.scanned {
            builder.mend_misread();
        }
        let mut provisions = builder.build();
        // What was not understood stands where it stood: before the text in its first provision, behind it in its last.
        let mut before = std::mem::take(&mut self.notes);
        before.append(&mut self.ledger.stray);
        match provisions.first_mut() {
            Some(first) => drop(first.children.splice(0..0, before)),
            None => self.notes = before,
        }
        let last_of_text = provisions.iter().rposition(|provision| provision.level != Level::Annex);
        match last_of_text.map(|at| &mut provisions[at]) {
            Some(last) => innermost(last).children.append(&mut after),
            None => self.notes.append(&mut after),
        }
        provisions
    }

    /// Comments on lines that hold facts.
    fn remarks(&mut self, range: std::ops::Range<usize>) {
        for line in &self.lines[range] {
            for said in &line.notes {
                let note = self.ledger.remark(said, line.span);
                self.notes.push(note);
            }
        }
    }

    /// Reads what stands around the text of a part, whose type is `usual` when it has no title.
    fn frame(&mut self, part: &Part, usual: &str) -> Frame {
        let (of_head, opening_lines) = opening::parted(&self.lines[part.opening.clone()]);
        let head_lines = [&self.lines[part.head.clone()], &of_head].concat();
        let head_lines = head_lines.as_slice();
        let head = head::read(head_lines, &self.cases, &mut self.ledger);
        self.notes.extend(head::left_over(head_lines, &head, &mut self.ledger));
        let profile = self.use_head(&head);
        let pattern = profile.as_ref().map_or("", |profile| profile.basis.cited.as_str());
        let mut opening = opening::read(&opening_lines, part.title.is_some(), pattern, &self.cases, &mut self.ledger);
        self.notes.append(&mut opening.notes);
        let document_type = opening.document_type.take().unwrap_or_else(|| usual.to_owned());
        let code = self.regulation.facts.organ.code.clone().unwrap_or_default();
        let note = head::number_line(head_lines, &head, profile.as_ref(), [&document_type, &code], &mut self.ledger);
        self.notes.extend(note);
        self.remarks(part.head.start..part.opening.end);
        let closing = closing::read(&self.lines[part.closing.clone()], &self.cases, &mut self.ledger);
        let document_type = Some(document_type).filter(|kind| kind != usual);
        Frame { head, document_type, opening, closing }
    }

    /// Lines that name the decision: computed, when `said` by what is known of it, else kept as notes.
    fn promulgated(&mut self, lines: &[Line], said: bool) {
        for line in lines {
            if said {
                self.ledger.fact(line, Tag::Promulgated);
            } else {
                let note = self.ledger.unknown(line);
                self.notes.push(note);
            }
        }
    }

    fn decision_part(&mut self, part: &Part) {
        let Frame { head, document_type, opening, closing } = self.frame(part, "Quyết định");
        self.promulgated(&opening.promulgated, false);
        let dated = closing.dated.clone().unwrap_or_default();
        self.regulation.facts.decision = Some(Decision {
            document_type,
            subject: opening.subject,
            authority: opening.authority,
            number: head.number,
            number_year: head.number_year,
            date: head.date.or(dated.1),
            bases: opening.bases,
            enacting: opening.enacting.map(|clause| self.centred(clause)),
            signatures: closing.signatures,
            recipients: closing.recipients,
        });
        self.regulation.decision_text = self.text(part, closing.notes);
        if self.regulation.facts.place.is_none() {
            self.regulation.facts.place = dated.0;
        }
        self.regulation.facts.contact = closing.contact;
        self.regulation.facts.typist = closing.typist;
    }

    fn regulation_part(&mut self, part: &Part, behind_decision: bool) {
        let Frame { head, document_type, opening, closing } = self.frame(part, "Quy chế");
        if !opening.promulgated.is_empty() {
            // The words are computed where the decision stands in the file and has the same number.
            let lines = &opening.promulgated;
            let number = self.regulation.facts.decision.as_ref().map(|decision| decision.number);
            let typed: String = lines.iter().map(|line| line.text.as_str()).collect();
            let said = number.is_some_and(|number| number.is_none_or(|number| typed.contains(&number.to_string())));
            self.promulgated(lines, said);
        }
        let dated = closing.dated.clone().unwrap_or_default();
        let facts = &mut self.regulation.facts;
        facts.document_type = document_type;
        facts.subject = opening.subject;
        facts.bases = opening.bases;
        facts.enacting = opening.enacting;
        facts.signatures = closing.signatures;
        facts.recipients = closing.recipients;
        facts.contact = closing.contact.or(facts.contact.take());
        facts.typist = closing.typist.or(facts.typist.take());
        if !behind_decision {
            facts.number = head.number;
            facts.number_year = head.number_year;
            facts.date = head.date.or(dated.1);
        }
        if facts.place.is_none() {
            facts.place = dated.0;
        }
        match opening.authority {
            Some(authority) if facts.organ.name.is_empty() => facts.organ.name = authority,
            // Who decides may be another than whose paper it is.
            Some(authority) if authority.to_uppercase() != facts.organ.name.to_uppercase() => {
                facts.authority = Some(authority);
            }
            _ => {}
        }
        self.regulation.provisions = self.text(part, closing.notes);
        let issued = match &self.regulation.facts.decision {
            Some(decision) => decision.number.is_some() && decision.date.is_some(),
            None => self.regulation.facts.number.is_some() && self.regulation.facts.date.is_some(),
        };
        let facts = &mut self.regulation.facts;
        let issued = issued && facts.draft.is_none() && head.draft.is_none();
        facts.status = if issued { Status::Issued } else { Status::Draft };
    }

    /// What every head of the file says of the organ; gives the format profile of its family.
    fn use_head(&mut self, head: &HeadFacts) -> Option<Profile> {
        let facts: &mut Facts = &mut self.regulation.facts;
        facts.schema = 1;
        if facts.profile.is_none() {
            let is_state = head.is_state.unwrap_or_else(|| family::is_state(self.lines));
            let name = if is_state { "nd30-2020" } else { "hd05-2026" };
            facts.profile = Some(name.to_owned());
        }
        if let Some(organ) = head.organ.clone().filter(|_| facts.organ.name.is_empty()) {
            facts.organ.name = organ;
        }
        if facts.organ.superior.is_none() {
            facts.organ.superior.clone_from(&head.superior);
        }
        if let (None, Some((_, code))) = (&facts.organ.code, &head.letters) {
            facts.organ.code = Some(code.clone()).filter(|code| code != "…");
        }
        if facts.place.is_none() {
            facts.place.clone_from(&head.place);
        }
        facts.urgency = facts.urgency.or(head.urgency);
        if facts.circulation.is_none() {
            facts.circulation.clone_from(&head.circulation);
        }
        if let Some(draft) = head.draft {
            facts.draft = facts.draft.or(draft);
        }
        embedded_profile(facts.profile.as_deref().unwrap_or("hd05-2026"))
    }

    /// A clause that is printed in capitals is kept in small letters.
    fn centred(&self, clause: String) -> String {
        if place::is_caps(&clause) && clause.ends_with(':') {
            let (organ, verb) = match clause.to_lowercase().find("quyết định") {
                Some(at) => clause.split_at(at),
                None => ("", clause.as_str()),
            };
            let organ = self.cases.name(organ.trim());
            let verb = verb.to_lowercase();
            return match organ.is_empty() {
                true => self.cases.sentence(&clause),
                false => format!("{organ} {verb}"),
            };
        }
        clause
    }
}

/// The provision that ends a text: the last heading in it.
fn innermost(provision: &mut Provision) -> &mut Provision {
    let below = provision.children.iter().rposition(|child| child.level.is_heading());
    match below {
        Some(at) => innermost(&mut provision.children[at]),
        None => provision,
    }
}

/// Whether words stand in the head of a document and nowhere else: the nation, the motto, the number line.
pub(super) fn heads(words: &str) -> bool {
    matches!(place::head(words), Some(place::Head::Nation(_) | place::Head::Motto | place::Head::Number { .. }))
}

/// Whether words in capitals name an organ.
pub(super) fn names_organ(words: &str) -> bool {
    place::is_caps(words) && noun::is_noun(&place::key(words))
}

/// Whether a line of plain text begins something of its own and never goes on with the line before it.
pub(super) fn stands_alone(words: &str) -> bool {
    let heading = words.trim_start().starts_with(['#', '|', '>']);
    let placed = place::is_placed(words) || place::is_rule(words);
    let marked = mark::mark(words).is_some_and(|mark| mark.sure || mark.level != Level::Article);
    heading || placed || marked
}
