//! What stands around the text: head, title, bases, signatures, recipients, compared line by line.

use super::super::super::annex::SectionView;
use super::super::super::build::DocumentView;
use super::super::super::head::HeadView;
use super::super::super::part::PartView;
use super::super::super::runs::Run;
use super::super::super::signature::{ClosingView, SignatureView};
use super::body::{Body, TrackedBlock};
use super::interleave::{Fate, Text, alone, interleave};
use super::stream::Region;
use super::writer::Line;
use super::writer::{Change, TrackedChangeWriter};
use crate::diff::{align_lines, compare_lines};
use crate::model::{OrganMark, Profile, SubjectMark};
use serde::Serialize;

/// One part: the decision or the regulation.
#[derive(Debug, Clone, Serialize)]
pub struct TrackedPart {
    /// `quyet-dinh` or `quy-che`.
    pub name: &'static str,
    /// The change of the empty paragraph before its head; as all of these only where the part is in one document alone.
    pub opening: Option<Change>,
    /// Both blocks of the head.
    pub head: TrackedHead,
    /// Tên loại.
    pub title: Line,
    /// Trích yếu.
    pub subject: Line,
    /// Trích yếu as the new document prints it, by which the rule below it is measured.
    pub subject_runs: Vec<Run>,
    /// `(Ban hành kèm theo …)`.
    pub promulgated: Option<Line>,
    /// The mark below the subject.
    pub subject_mark: Line,
    /// Who decides.
    pub authority: Option<Line>,
    /// Căn cứ.
    pub bases: Vec<Line>,
    /// The clause that issues.
    pub enacting: Vec<EnactingLine>,
    /// The text.
    pub blocks: Vec<TrackedBlock>,
    /// Signatures and recipients: once when they keep their shape, else the old ones and the new ones.
    pub closings: Vec<TrackedClosing>,
    /// The annexes.
    pub annexes: Vec<TrackedBlock>,
    /// The section that ends with it; none after a part that is gone.
    pub last_section: Option<SectionView>,
    /// The change of the empty paragraph at its end.
    pub ending: Option<Change>,
}

/// The clause that issues.
#[derive(Debug, Clone, Serialize)]
pub struct EnactingLine {
    /// Whether it is a line of its own in capitals.
    pub centred: bool,
    /// The line.
    pub line: Line,
}

/// Both blocks of the head.
#[derive(Debug, Clone, Serialize)]
pub struct TrackedHead {
    /// The change of its first row.
    pub change: Option<Change>,
    /// The superior organ.
    pub superior: Option<Line>,
    /// The issuing organ.
    pub organ: Line,
    /// It as the new document prints it.
    pub organ_runs: Vec<Run>,
    /// The mark below it.
    pub organ_mark: Line,
    /// First line of the right block.
    pub nation: Line,
    /// It as the new document prints it.
    pub nation_text: String,
    /// Its second line.
    pub motto: Option<Line>,
    /// It as the new document prints it.
    pub motto_text: Option<String>,
    /// The rule of the right block, which has no words.
    pub rule: Line,
    /// The row of number, date and marks; the old one and the new one when their lines differ.
    pub rows: Vec<HeadRow>,
}

/// Number, date and marks.
#[derive(Debug, Clone, Serialize)]
pub struct HeadRow {
    /// The change of the whole row.
    pub change: Option<Change>,
    /// The left block.
    pub left: Vec<NamedLine>,
    /// The right block.
    pub right: Vec<NamedLine>,
}

/// A line of the head.
#[derive(Debug, Clone, Serialize)]
pub struct NamedLine {
    /// `number`, `urgency`, `circulation`, `date` or `draft`.
    pub element: &'static str,
    /// The line.
    pub line: Line,
}

/// Signatures and recipients.
#[derive(Debug, Clone, Serialize)]
pub struct TrackedClosing {
    /// Whether several sign.
    pub joint: bool,
    /// The change of the empty paragraph before it; as all of these only where the whole is in one document alone.
    pub opening: Option<Change>,
    /// The change of the row that holds signature and recipients, when one signs.
    pub row: Option<Change>,
    /// The change of the empty paragraph of a cell without words.
    pub empty: Option<Change>,
    /// The change of the empty paragraph behind the signatures of several.
    pub ending: Option<Change>,
    /// Who signs, two in a row when several do.
    pub rows: Vec<SignerRow>,
    /// Whether the heading of the recipients stands.
    pub recipients_label: Option<Line>,
    /// Nơi nhận.
    pub recipients: Vec<Line>,
    /// Contact line.
    pub contact: Option<Line>,
    /// Typist and copies.
    pub typist: Option<Line>,
}

/// Those who sign side by side.
#[derive(Debug, Clone, Serialize)]
pub struct SignerRow {
    /// The change of the row of titles.
    pub upper: Option<Change>,
    /// The change of the row of names.
    pub lower: Option<Change>,
    /// Who signs.
    pub signers: Vec<TrackedSigner>,
}

/// One who signs.
#[derive(Debug, Clone, Serialize)]
pub struct TrackedSigner {
    /// The change of the empty paragraph over it.
    pub opening: Option<Change>,
    /// The lines of authority.
    pub authority: Vec<Line>,
    /// The title.
    pub title: Line,
    /// The name.
    pub name: Line,
}

/// The parts of both documents.
pub(super) fn parts(old: &DocumentView, new: &DocumentView, body: &mut Body) -> Vec<TrackedPart> {
    let find = |view: &'_ DocumentView, name: &str| view.parts.iter().position(|part| part.name == name);
    let mut out = Vec::new();
    for name in ["quyet-dinh", "quy-che"] {
        let left = find(old, name).map(|at| (&old.parts[at], &old.profile));
        let right = find(new, name).map(|at| (&new.parts[at], &new.profile));
        out.extend(part(left, right, body));
    }
    out
}

type Side<'v> = Option<(&'v PartView, &'v Profile)>;

fn part(left: Side, right: Side, body: &mut Body) -> Option<TrackedPart> {
    let (of, _) = right.or(left)?;
    let tag = alone_in(left.is_some(), right.is_some());
    let (old, new) = (left.map(|side| side.0), right.map(|side| side.0));
    let opening = body.writer.maybe(tag);
    let head = head(left, right, &mut body.writer);
    let both = |get: fn(&PartView) -> Option<Vec<Run>>| (old.and_then(get), new.and_then(get));
    let dashes = |side: Side| {
        side.map(|(_, profile)| if profile.subject_mark == SubjectMark::Dashes { "-----" } else { "" }.to_owned())
    };
    let (title, subject) = (both(|part| Some(words(&part.title))), both(|part| Some(part.subject.clone())));
    let promulgated = both(|part| part.promulgated.clone());
    let authority = both(|part| part.authority.as_deref().map(words));
    let title = body.line(title);
    let subject = body.line(subject);
    let promulgated = body.optional(promulgated);
    let subject_mark =
        body.writer.line(dashes(left).as_deref().map(words).as_deref(), dashes(right).as_deref().map(words).as_deref());
    let authority = body.optional(authority);
    let lists =
        |get: fn(&PartView) -> Vec<Vec<Run>>| (old.map(get).unwrap_or_default(), new.map(get).unwrap_or_default());
    let (old_bases, new_bases) = lists(|part| part.bases.clone());
    let bases = body.writer.lines(&old_bases, &new_bases);
    let enacting = enacting(old, new, &mut body.writer);
    let region = if of.name == "quyet-dinh" { Region::Decision } else { Region::Text };
    let blocks = body.region(region);
    let closings = closings(old.map(|part| &part.closing), new.map(|part| &part.closing), &mut body.writer);
    let annexes = if region == Region::Text { body.region(Region::Annexes) } else { Vec::new() };
    Some(TrackedPart {
        name: of.name,
        opening,
        head,
        title,
        subject,
        subject_runs: of.subject.clone(),
        promulgated,
        subject_mark,
        authority,
        bases,
        enacting,
        blocks,
        closings,
        annexes,
        last_section: new.map(|part| part.last_section),
        ending: body.writer.maybe(tag),
    })
}

/// The clause that issues; one that becomes a title, or is one no more, is told as gone and new.
fn enacting(old: Option<&PartView>, new: Option<&PartView>, writer: &mut TrackedChangeWriter) -> Vec<EnactingLine> {
    let (old, new) = (old.filter(|part| !part.enacting.is_empty()), new.filter(|part| !part.enacting.is_empty()));
    let mut line = |old: Option<&PartView>, new: Option<&PartView>| {
        let runs = |part: &'_ PartView| part.enacting.clone();
        let (was, is) = (old.map(runs), new.map(runs));
        let centred = new.or(old).is_some_and(|part| part.enacting_centred);
        EnactingLine { centred, line: writer.line(was.as_deref(), is.as_deref()) }
    };
    match (old, new) {
        (None, None) => Vec::new(),
        (Some(old), Some(new)) if old.enacting_centred != new.enacting_centred => {
            vec![line(Some(old), None), line(None, Some(new))]
        }
        (old, new) => vec![line(old, new)],
    }
}

impl Body<'_> {
    fn line(&mut self, (old, new): (Option<Vec<Run>>, Option<Vec<Run>>)) -> Line {
        self.writer.line(old.as_deref(), new.as_deref())
    }

    fn optional(&mut self, (old, new): (Option<Vec<Run>>, Option<Vec<Run>>)) -> Option<Line> {
        self.writer.optional(old.as_deref(), new.as_deref())
    }
}

impl TrackedChangeWriter {
    /// A change where there is a tag.
    fn maybe(&mut self, tag: Option<&'static str>) -> Option<Change> {
        tag.map(|tag| self.change(tag, true))
    }

    /// A line of both documents, or of the one that has it.
    fn line(&mut self, old: Option<&[Run]>, new: Option<&[Run]>) -> Line {
        let (tag, interleaved) = match (old, new) {
            (Some(old), Some(new)) => {
                // A break of the print is white space to the comparison.
                let text = |runs: &[Run]| -> String {
                    runs.iter().map(|run| if run.is_break { " " } else { run.text.as_str() }).collect()
                };
                let words = compare_lines(&text(old), &text(new));
                let left = Text { runs: old, passage: &words.old, footnote: None };
                let right = Text { runs: new, passage: &words.new, footnote: None };
                (None, interleave(left, right, &words.pieces, &mut self.notes))
            }
            (Some(old), None) => (Some("del"), alone(old, Fate::Old, &mut self.notes)),
            (None, Some(new)) => (Some("ins"), alone(new, Fate::New, &mut self.notes)),
            (None, None) => (None, Vec::new()),
        };
        let mark = self.maybe(tag);
        Line { stretches: self.stretches(interleaved, mark.is_some()), mark }
    }

    /// A line that neither document need have.
    fn optional(&mut self, old: Option<&[Run]>, new: Option<&[Run]>) -> Option<Line> {
        (old.is_some() || new.is_some()).then(|| self.line(old, new))
    }

    /// Lines that find their counterparts by their words.
    fn lines(&mut self, old: &[Vec<Run>], new: &[Vec<Run>]) -> Vec<Line> {
        let texts = |lines: &[Vec<Run>]| -> Vec<String> {
            lines.iter().map(|line| line.iter().map(|run| run.text.as_str()).collect()).collect()
        };
        let of = |lines: &'_ [Vec<Run>], at: Option<usize>| at.map(|at| lines[at].clone());
        let pairs = align_lines(&texts(old), &texts(new));
        pairs.into_iter().map(|(o, n)| self.line(of(old, o).as_deref(), of(new, n).as_deref())).collect()
    }
}

fn words(text: &str) -> Vec<Run> {
    if text.is_empty() { Vec::new() } else { vec![Run { text: text.to_owned(), ..Run::default() }] }
}

fn head(left: Side, right: Side, writer: &mut TrackedChangeWriter) -> TrackedHead {
    let (old, new) = (left.map(|side| &side.0.head), right.map(|side| &side.0.head));
    let star =
        |side: Side| side.map(|(_, profile)| words(if profile.head.organ_mark == OrganMark::Star { "*" } else { "" }));
    let plain = |text: Option<&String>| text.map(|text| words(text));
    let empty = HeadView::default();
    let of = new.or(old).unwrap_or(&empty);
    let superior = |head: Option<&HeadView>| head.and_then(|head| head.superior.clone());
    let motto = |head: Option<&HeadView>| plain(head.and_then(|head| head.motto.as_ref()));
    let nation = |head: Option<&HeadView>| plain(head.map(|head| &head.nation));
    let tag = alone_in(old.is_some(), new.is_some());
    let none = |head: Option<&HeadView>| head.map(|_| Vec::new());
    TrackedHead {
        change: writer.maybe(tag),
        superior: writer.optional(superior(old).as_deref(), superior(new).as_deref()),
        organ: writer.line(old.map(|head| head.organ.as_slice()), new.map(|head| head.organ.as_slice())),
        organ_runs: of.organ.clone(),
        organ_mark: writer.line(star(left).as_deref(), star(right).as_deref()),
        nation: writer.line(nation(old).as_deref(), nation(new).as_deref()),
        nation_text: of.nation.clone(),
        motto: writer.optional(motto(old).as_deref(), motto(new).as_deref()),
        motto_text: of.motto.clone(),
        rule: writer.line(none(old).as_deref(), none(new).as_deref()),
        rows: rows(old, new, writer),
    }
}

/// The tag of what one document alone has.
fn alone_in(old: bool, new: bool) -> Option<&'static str> {
    match (old, new) {
        (true, false) => Some("del"),
        (false, true) => Some("ins"),
        _ => None,
    }
}

/// A line that a block of the head may hold: its element and its words.
type HeadLine<'v> = (&'static str, Option<&'v String>);

/// The row of number, date and marks. A cell of a table always keeps a last paragraph, which no reader's decision can take
/// away: where the last lines of a cell are not the same in both, the row is told as gone and new.
fn rows(old: Option<&HeadView>, new: Option<&HeadView>, writer: &mut TrackedChangeWriter) -> Vec<HeadRow> {
    let sides = |head: &'_ HeadView| -> bool { left(head).iter().chain(&right(head)).any(|line| line.1.is_some()) };
    let (old, new) = (old.filter(|head| sides(head)), new.filter(|head| sides(head)));
    let last = |lines: &[HeadLine]| lines.iter().rev().find(|line| line.1.is_some()).map(|line| line.0);
    let fits =
        |old: &HeadView, new: &HeadView| last(&left(old)) == last(&left(new)) && last(&right(old)) == last(&right(new));
    let mut row = |old: Option<&HeadView>, new: Option<&HeadView>| {
        let tag = alone_in(old.is_some(), new.is_some());
        let change = writer.maybe(tag);
        let mut cell = |lines: fn(&HeadView) -> Vec<HeadLine>, bare: &'static str| {
            let empty = HeadView::default();
            let (olds, news) = (lines(old.unwrap_or(&empty)), lines(new.unwrap_or(&empty)));
            let mut out = Vec::new();
            for ((element, was), (_, is)) in olds.into_iter().zip(news) {
                let words = |line: Option<&String>| line.map(|line| words(line));
                if let Some(line) = writer.optional(words(was).as_deref(), words(is).as_deref()) {
                    out.push(NamedLine { element, line });
                }
            }
            if out.is_empty() {
                out.push(NamedLine { element: bare, line: Line { mark: writer.maybe(tag), stretches: Vec::new() } });
            }
            out
        };
        let (left, right) = (cell(left, "number"), cell(right, "date"));
        HeadRow { change, left, right }
    };
    match (old, new) {
        (None, None) => Vec::new(),
        (Some(old), Some(new)) if !fits(old, new) => vec![row(Some(old), None), row(None, Some(new))],
        (old, new) => vec![row(old, new)],
    }
}

fn left(head: &HeadView) -> Vec<HeadLine<'_>> {
    vec![
        ("number", head.number.as_ref()),
        ("urgency", head.urgency.as_ref()),
        ("circulation", head.circulation.as_ref()),
    ]
}

fn right(head: &HeadView) -> Vec<HeadLine<'_>> {
    vec![("date", head.date.as_ref()), ("draft", head.draft.as_ref())]
}

/// Signatures and recipients. Where as many sign and both have recipients they are compared line by line, else the old ones
/// are gone and the new ones come, again because a cell keeps its last paragraph.
fn closings(
    old: Option<&ClosingView>,
    new: Option<&ClosingView>,
    writer: &mut TrackedChangeWriter,
) -> Vec<TrackedClosing> {
    let filled = |closing: &&ClosingView| {
        !closing.signatures.is_empty()
            || !closing.recipients.is_empty()
            || closing.contact.is_some()
            || closing.typist.is_some()
    };
    let fits = |old: &ClosingView, new: &ClosingView| {
        old.signatures.len() == new.signatures.len() && old.recipients.is_empty() == new.recipients.is_empty()
    };
    match (old.filter(filled), new.filter(filled)) {
        (None, None) => Vec::new(),
        (Some(old), Some(new)) if !fits(old, new) => {
            vec![closing(Some(old), None, writer), closing(None, Some(new), writer)]
        }
        (old, new) => vec![closing(old, new, writer)],
    }
}

fn closing(old: Option<&ClosingView>, new: Option<&ClosingView>, writer: &mut TrackedChangeWriter) -> TrackedClosing {
    let tag = alone_in(old.is_some(), new.is_some());
    let (opening, row, empty) = (writer.maybe(tag), writer.maybe(tag), writer.maybe(tag));
    let joint = new.or(old).is_some_and(|closing| closing.joint);
    let signatures = |side: Option<&ClosingView>| side.map_or(Vec::new(), |side| side.signatures.clone());
    let (olds, news) = (signatures(old), signatures(new));
    let count = olds.len().max(news.len());
    let signers: Vec<TrackedSigner> = (0..count).map(|at| signer(olds.get(at), news.get(at), writer)).collect();
    let recipients = |side: Option<&ClosingView>| -> Vec<Vec<Run>> {
        side.map_or(Vec::new(), |side| side.recipients.iter().map(|line| words(line)).collect())
    };
    let (was, is) = (recipients(old), recipients(new));
    let label = words("Nơi nhận:");
    let labels = ((!was.is_empty()).then_some(label.as_slice()), (!is.is_empty()).then_some(label.as_slice()));
    let recipients_label = writer.optional(labels.0, labels.1);
    let recipients = match (was.split_last(), is.split_last()) {
        // The archive stands last in both, and the last paragraph of a cell stays.
        (Some((old, olds)), Some((new, news))) => {
            let mut lines = writer.lines(olds, news);
            lines.push(writer.line(Some(old), Some(new)));
            lines
        }
        _ => writer.lines(&was, &is),
    };
    let line = |get: fn(&ClosingView) -> Option<&String>| {
        let words = |side: Option<&ClosingView>| side.and_then(get).map(|line| words(line));
        (words(old), words(new))
    };
    let (contact, typist) = (line(|closing| closing.contact.as_ref()), line(|closing| closing.typist.as_ref()));
    let mut row_of = |signers: &[TrackedSigner]| SignerRow {
        upper: writer.maybe(tag),
        lower: writer.maybe(tag),
        signers: signers.to_vec(),
    };
    let rows = signers.chunks(if joint { 2 } else { 1 }).map(&mut row_of).collect();
    TrackedClosing {
        joint,
        opening,
        row,
        empty,
        ending: writer.maybe(tag),
        rows,
        recipients_label,
        recipients,
        contact: writer.optional(contact.0.as_deref(), contact.1.as_deref()),
        typist: writer.optional(typist.0.as_deref(), typist.1.as_deref()),
    }
}

fn signer(old: Option<&SignatureView>, new: Option<&SignatureView>, writer: &mut TrackedChangeWriter) -> TrackedSigner {
    let authority = |side: Option<&SignatureView>| -> Vec<Vec<Run>> {
        let line = |line: &super::super::super::signature::AuthorityLine| words(&format!("{} {}", line.words, line.of));
        side.map_or(Vec::new(), |side| side.authority.iter().map(line).collect())
    };
    let line = |side: Option<&SignatureView>, get: fn(&SignatureView) -> Option<&String>| {
        side.map(|side| get(side).map_or(Vec::new(), |text| words(text)))
    };
    let title = |side| line(side, |signer| signer.title.as_ref());
    let name = |side| line(side, |signer| signer.name.as_ref());
    TrackedSigner {
        opening: writer.maybe(alone_in(old.is_some(), new.is_some())),
        authority: writer.lines(&authority(old), &authority(new)),
        title: writer.line(title(old).as_deref(), title(new).as_deref()),
        name: writer.line(name(old).as_deref(), name(new).as_deref()),
    }
}
