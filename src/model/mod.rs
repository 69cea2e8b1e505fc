//! The vocabulary: what a regulation is made of, with no reading, writing or display of it.
//!
//! Invariant: nothing here knows a file, a format or a language of output; a [`Regulation`] built in a test
//! and one read from a folder are the same value.

mod address;
mod amended;
mod amending_words;
mod amendment;
mod amends;
mod basis;
mod choice;
mod citation;
mod cite;
mod compose;
mod document_kind;
mod facts;
mod fold;
mod id;
mod letter;
mod level;
mod meeting;
mod nearest;
mod number;
mod numbering;
mod office;
mod organ;
mod pack;
mod placeholder;
mod powers;
mod profile;
mod provision;
mod registry;
mod regulation;
mod role;
mod running;
mod schema;
mod sign_off;
mod spelling;
mod syllable;
mod term;
mod text;
mod typed;
mod word;

pub use address::{Address, Part, Step, step_words};
pub use amending_words::{
    AmendingWords, ArticleNames, ConsolidatedWords, DataNames, EffectWords, InstructionWords, OpeningWords, dated, fill,
};
pub use amendment::{Action, Amendment, InsertPlace, Operation, Unprinted};
pub use amends::{AmendedFacts, Amends, Consolidates, Later, Named};
pub use basis::Basis;
pub use choice::{Form, Kind, Status, Tone, Urgency};
pub use citation::Citation;
pub use cite::{date_digits, day_in_words, month_digits};
pub use compose::{composed, is_composed, is_plainly_composed};
pub use document_kind::document_kinds;
pub use facts::{Decision, Facts, Origins, Signature};
pub use fold::strip_marks;
pub use id::{Id, slug};
pub use letter::is_letter_or_digit;
pub use level::Level;
pub use meeting::{Every, Meeting, Share, Unit, Vote, VoteBase};
pub use nearest::{Hints, nearest};
pub use number::{Number, POINT_LETTERS, roman};
pub use numbering::{number_provisions, pin_provisions, printed_label};
pub use office::{Clear, Limits, Office, SETTINGS, Settings, Weight};
pub use organ::Organ;
pub use pack::{
    Authority, BodyNames, CodesRule, Confidence, IssuerRule, MeetingRule, MembersRule, PACK, Pack, PartEnd, PartPlace,
    PartRule, Permission, ProfilesRule, ReservedRule, TermRule,
};
pub use placeholder::{PathError, placeholder_value};
pub use powers::{FieldWords, MatterWords, Power, PowerWords, Products, Verbs};
pub use profile::{
    AuthorityWords, BasisStyle, Element, Elements, Head, OrganMark, Page, ParagraphStyle, Profile, RecipientsStyle,
    SubjectMark,
};
pub use provision::{Attributes, Provision, Stated, Table};
pub use registry::{Ended, Registry, Replaced};
pub use regulation::{Entry, Index, Regulation};
pub use role::Role;
pub use running::{EMPTY_CELL, NOTE_END, NOTE_START};
pub use schema::{FACTS, Key, SIGN_OFF, SIGN_OFFS, Shape};
pub use sign_off::{SignOff, seal};
pub use spelling::fold_spelling;
pub use syllable::{Verdict, in_new_style, is_syllable, judge_syllable, toneless};
pub use term::{Term, parse_years};
pub use text::{Inline, InlineKind, Text, split_placeholders};
pub use typed::{TypedCitation, may_name_a_provision, names_source, typed_citations, typed_citations_below};
pub use word::{folded, push_folded};
