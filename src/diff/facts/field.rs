//! Which of the facts of a role, duty, meeting, basis or reference differs.

/// Which fact of its subject a [`super::Fact`] tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// None alone: the subject came or went as a whole.
    Whole,
    /// What it is called.
    Name,
    /// Of a role: whether it is one person or several.
    Form,
    /// Of a role: how many it has.
    Members,
    /// Of a role: to whom it answers.
    AccountableTo,
    /// Of a role: what it is in charge of.
    Field,
    /// Of a duty: who has it.
    Who,
    /// Of a duty: with whom.
    With,
    /// Of a duty: until when.
    By,
    /// Of a duty: what comes of it.
    Product,
    /// Of a duty: to whom it is answered for.
    Answer,
    /// Of a duty: by which power.
    Authority,
    /// Of a meeting: who meets.
    Body,
    /// Of a meeting: how often.
    Every,
    /// Of a meeting: who chairs it.
    Chair,
    /// Of a meeting: who prepares it.
    Preparer,
    /// Of a meeting: how long before it the documents are sent.
    Documents,
    /// Of a meeting: how many have to come.
    Quorum,
    /// Of a meeting: how many have to agree.
    Vote,
    /// Of a meeting: who takes the minutes.
    Minutes,
    /// Of a basis: that another document replaced it.
    Replaced,
    /// Of a reference: which provision it means.
    Target,
    /// Of a basis: how it is cited.
    Text,
    /// Of the rest of the data: its value.
    Value,
}

impl Field {
    /// Its name in data: `accountable_to`; empty for the whole.
    pub fn word(self) -> &'static str {
        match self {
            Self::Whole => "",
            Self::Name => "name",
            Self::Form => "form",
            Self::Members => "members",
            Self::AccountableTo => "accountable_to",
            Self::Field => "field",
            Self::Who => "who",
            Self::With => "with",
            Self::By => "by",
            Self::Product => "product",
            Self::Answer => "answer",
            Self::Authority => "authority",
            Self::Body => "body",
            Self::Every => "every",
            Self::Chair => "chair",
            Self::Preparer => "preparer",
            Self::Documents => "documents",
            Self::Quorum => "quorum",
            Self::Vote => "vote",
            Self::Minutes => "minutes",
            Self::Replaced => "replaced",
            Self::Target => "target",
            Self::Text => "text",
            Self::Value => "value",
        }
    }
}
