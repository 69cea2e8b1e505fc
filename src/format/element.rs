//! What a paragraph is in the words of a profile: its element, how its lines stand, whether it is running text.

use crate::import::{Align, Run, RunKind, Tag};
use crate::model::{Element, Profile};

/// An element of the profile that words belong to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    /// The name that the profile has for it.
    pub(super) name: &'static str,
    /// The key of what people call it.
    pub(super) called: &'static str,
    pub(super) element: Element,
}

/// A stretch of a paragraph that is one element.
pub(super) struct Piece<'a> {
    pub(super) kind: Kind,
    pub(super) runs: Vec<&'a Run>,
}

macro_rules! kinds {
    ($profile:expr, $of:expr, $($tag:pat => $name:ident $called:literal,)*) => {
        match $of {
            $($tag => Some(Kind { name: stringify!($name), called: $called, element: $profile.elements.$name }),)*
            _ => None,
        }
    };
}

/// The element of a paragraph.
pub(super) fn kind(tag: Tag, profile: &Profile) -> Option<Kind> {
    kinds! { profile, tag,
        Tag::Nation => nation "format.nation",
        Tag::Motto => motto "format.motto",
        Tag::Superior => superior "format.superior",
        Tag::Organ => organ "format.organ",
        Tag::Number => number "format.number",
        Tag::Date => date "format.date",
        Tag::Urgency => urgency "format.urgency",
        Tag::Circulation => circulation "format.circulation",
        Tag::Draft => draft "format.draft",
        Tag::Title => title "format.title",
        Tag::Subject => subject "format.subject",
        Tag::Promulgated => promulgated "format.promulgated",
        Tag::Basis => basis "format.basis",
        Tag::Chapter | Tag::Annex => chapter "format.chapter",
        Tag::ChapterName | Tag::AnnexName => chapter_name "format.chapter-name",
        Tag::Section => section "format.section",
        Tag::SectionName => section_name "format.section-name",
        Tag::Article => article "format.article",
        Tag::Clause | Tag::Point | Tag::Indent | Tag::Paragraph => body "format.body",
        Tag::Authority => authority "format.authority",
        Tag::SignerTitle => signer_title "format.signer-title",
        Tag::SignerName => signer_name "format.signer-name",
        Tag::RecipientsLabel => recipients_label "format.recipients-label",
        Tag::Recipient => recipients "format.recipients",
        Tag::Contact => contact "format.contact",
        Tag::Typist => typist "format.typist",
    }
}

/// The stretches of a paragraph; a heading with its name behind a break is two, an article that runs into its text as
/// well.
pub(super) fn pieces<'a>(tag: Tag, runs: &'a [Run], profile: &Profile) -> Vec<Piece<'a>> {
    let shown: Vec<&Run> =
        runs.iter().filter(|run| !run.tracked.as_ref().is_some_and(|tracked| tracked.deleted)).collect();
    let whole = |tag: Tag, runs: Vec<&'a Run>| kind(tag, profile).map(|kind| Piece { kind, runs });
    let name = match tag {
        Tag::Chapter => Tag::ChapterName,
        Tag::Section => Tag::SectionName,
        Tag::Annex => Tag::AnnexName,
        Tag::Article if runs_in(&shown) => {
            // Its number is a heading wherever it is typed, the words behind it are text.
            return whole(Tag::Paragraph, shown.into_iter().filter(|run| !run.face.bold).collect())
                .into_iter()
                .collect();
        }
        Tag::Enacting => return enacting(shown, profile),
        _ => return whole(tag, shown).into_iter().collect(),
    };
    let at = shown.iter().position(|run| run.kind == RunKind::Break).unwrap_or(shown.len());
    let (label, rest) = shown.split_at(at);
    [whole(tag, label.to_vec()), whole(name, rest.to_vec())].into_iter().flatten().collect()
}

/// A clause that issues is running text, or a title of its own (`QUYẾT ĐỊNH:`), which is bold whatever the profile.
fn enacting<'a>(runs: Vec<&'a Run>, profile: &Profile) -> Vec<Piece<'a>> {
    let words: String = runs.iter().map(|run| run.words.as_str()).collect();
    let is_title = words.trim_end().ends_with(':') && words.split_whitespace().count() <= 8;
    let (name, element) = match is_title {
        true => ("enacting", Element { bold: true, italic: false, ..profile.elements.enacting }),
        false => ("body", profile.elements.body),
    };
    vec![Piece { kind: Kind { name, called: "format.enacting", element }, runs }]
}

/// Whether an article has no name and its text follows the number at once: it ends as a sentence does and is not bold.
fn runs_in(runs: &[&Run]) -> bool {
    let count = |runs: &[&Run], bold: bool| -> usize {
        let of = runs.iter().filter(|run| run.face.bold == bold);
        of.map(|run| run.words.chars().filter(|c| c.is_alphanumeric()).count()).sum()
    };
    let words: String = runs.iter().map(|run| run.words.as_str()).collect();
    count(runs, false) > count(runs, true) && words.trim_end().ends_with(['.', ';', ':'])
}

/// How the lines of a paragraph stand; `None` where the format leaves it open.
pub(super) fn align(tag: Tag, words: &str) -> Option<&'static [Align]> {
    let is_title = words.trim_end().ends_with(':') && words.split_whitespace().count() <= 8;
    match tag {
        Tag::Enacting if is_title => Some(&[Align::Centre]),
        Tag::Nation
        | Tag::Motto
        | Tag::Superior
        | Tag::Organ
        | Tag::OrganMark
        | Tag::Number
        | Tag::Date
        | Tag::Title
        | Tag::Subject
        | Tag::SubjectMark
        | Tag::Promulgated
        | Tag::EnactingOrgan
        | Tag::Chapter
        | Tag::ChapterName
        | Tag::Section
        | Tag::SectionName
        | Tag::Annex
        | Tag::AnnexName
        | Tag::Authority
        | Tag::SignerTitle
        | Tag::SignerName => Some(&[Align::Centre]),
        Tag::Basis | Tag::Enacting | Tag::Clause | Tag::Point | Tag::Indent | Tag::Paragraph => {
            Some(&[Align::Justified])
        }
        // A heading of one line looks the same either way.
        Tag::Article => Some(&[Align::Justified, Align::Left]),
        Tag::RecipientsLabel | Tag::Recipient => Some(&[Align::Left, Align::Justified]),
        _ => None,
    }
}

/// Whether a paragraph is running text, with a first line that is indented and room to the next paragraph.
pub(super) fn is_running(tag: Tag) -> bool {
    matches!(tag, Tag::Basis | Tag::Enacting | Tag::Article | Tag::Clause | Tag::Point | Tag::Indent | Tag::Paragraph)
}
