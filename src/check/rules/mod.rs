//! The table of rules: one line a rule, by family.

mod bases;
mod carried;
mod causes;
mod clarity;
mod endings;
mod language;
mod meetings;
mod meta;
mod references;
mod roles;
mod said;
mod structure;

use super::rule::Rule;
use crate::diagnostic::{Code, Diagnostic, codes};
use crate::model::Hints;
use crate::source::Span;

pub(super) use causes::{CAUSES, hold_back, soften};
pub use clarity::score::{ArticleScore, TaskScore, scores};
pub(super) use meta::allow_without_reason::RULE as ALLOW_WITHOUT_REASON;
pub(super) use meta::panicked::RULE as PANICKED;
pub(super) use meta::unused_allow::RULE as UNUSED_ALLOW;

/// A family of rules: the letters that its codes begin with.
#[derive(Debug, PartialEq, Eq)]
pub struct Family {
    /// The letters.
    pub prefix: &'static str,
    /// What it is about, in Vietnamese.
    pub vi: &'static str,
    /// What it is about, in English.
    pub en: &'static str,
}

/// The families, in the order of the table.
pub static FAMILIES: &[Family] = &[
    Family { prefix: "STR", vi: "Kết cấu", en: "Structure" },
    Family { prefix: "REF", vi: "Dẫn chiếu", en: "References" },
    Family { prefix: "ROLE", vi: "Chủ thể và thẩm quyền", en: "Roles and powers" },
    Family { prefix: "RO", vi: "5 rõ, 6 rõ", en: "What must be clear of a duty" },
    Family { prefix: "MEET", vi: "Hội nghị, cuộc họp", en: "Meetings" },
    Family { prefix: "BASE", vi: "Căn cứ, ngày tháng, thể thức", en: "Bases, dates, format" },
    Family { prefix: "LANG", vi: "Ngôn ngữ", en: "Language" },
    Family { prefix: "OLD", vi: "Nội dung cũ còn sót", en: "Carried over" },
    Family { prefix: "META", vi: "Về chính việc rà soát", en: "About the review itself" },
];

/// Every rule, by family and code.
pub static RULES: &[&Rule] = &[
    // STR
    &structure::one_item_list::RULE,
    &structure::empty_provision::RULE,
    &structure::heading_punctuation::RULE,
    &structure::heading_in_capitals::RULE,
    &structure::unnamed_article::RULE,
    &structure::same_name::RULE,
    &structure::bare_indent::RULE,
    &structure::mixed_list::RULE,
    &structure::overlong_article::RULE,
    &structure::crowded_point::RULE,
    &structure::missing_part::RULE,
    &structure::part_out_of_place::RULE,
    &structure::lone_article::RULE,
    &structure::list_lead::RULE,
    &structure::item_ending::RULE,
    &structure::headless_table::RULE,
    &structure::number_order::RULE,
    &structure::torn_text::RULE,
    // REF
    &references::typed_reference::RULE,
    &references::missing_target::RULE,
    &references::off_subject::RULE,
    &references::self_reference::RULE,
    &references::circular_reference::RULE,
    &references::replaced_document::RULE,
    &references::document_number_form::RULE,
    &references::document_disagrees::RULE,
    &references::ended_organ::RULE,
    &references::term_defined_twice::RULE,
    &references::unused_term::RULE,
    &references::annex_not_cited::RULE,
    &references::same_footnote::RULE,
    &references::scope_reference::RULE,
    // ROLE
    &roles::role_without_duties::RULE,
    &roles::duties_without_role::RULE,
    &roles::same_power_twice::RULE,
    &roles::same_duty_twice::RULE,
    &roles::unbounded_delegation::RULE,
    &roles::reserved_power::RULE,
    &roles::broken_accountability::RULE,
    &roles::deputy_without_field::RULE,
    &roles::form_mismatch::RULE,
    &roles::same_role_twice::RULE,
    &roles::members_disagree::RULE,
    &roles::members_outside_rule::RULE,
    &roles::same_name_twice::RULE,
    &roles::undeclared_role::RULE,
    &roles::body_signs::RULE,
    &roles::two_in_charge::RULE,
    &roles::checks_own_work::RULE,
    &roles::no_handover::RULE,
    // RO
    &clarity::task_without_owner::RULE,
    &clarity::vague_duty::RULE,
    &clarity::task_without_deadline::RULE,
    &clarity::task_without_answer::RULE,
    &clarity::deadline_without_product::RULE,
    &clarity::decision_without_authority::RULE,
    &clarity::unclear_article::RULE,
    &clarity::two_deadlines::RULE,
    // MEET
    &meetings::incomplete_meeting::RULE,
    &meetings::below_superior_rule::RULE,
    &meetings::frequency_differs::RULE,
    &meetings::documents_differ::RULE,
    &meetings::share_differs::RULE,
    &meetings::vote_on_present::RULE,
    &meetings::body_without_meeting::RULE,
    &meetings::documents_before_last::RULE,
    &meetings::quorum_cannot_carry::RULE,
    &meetings::chair_keeps_minutes::RULE,
    &meetings::no_convenor::RULE,
    &meetings::no_conclusion::RULE,
    &meetings::meeting_not_in_text::RULE,
    &meetings::proxy_vote::RULE,
    // BASE
    &bases::duplicate_basis::RULE,
    &bases::typed_mark::RULE,
    &bases::bases_order::RULE,
    &bases::later_basis::RULE,
    &bases::date_outside_term::RULE,
    &bases::date_form::RULE,
    &bases::impossible_date::RULE,
    &bases::issued_unfinished::RULE,
    &bases::draft_dated::RULE,
    &bases::second_number::RULE,
    &bases::deputy_for_committee::RULE,
    &bases::title_with_organ::RULE,
    &bases::name_with_rank::RULE,
    &bases::no_authority::RULE,
    &bases::archive_not_last::RULE,
    &bases::unfit_profile::RULE,
    &bases::term_length::RULE,
    &bases::organ_code::RULE,
    &bases::issuer_letters::RULE,
    // LANG
    &language::doubled_word::RULE,
    &language::mixed_tone_marks::RULE,
    &language::i_for_y::RULE,
    &language::look_alike_letter::RULE,
    &language::odd_space::RULE,
    &language::split_syllable::RULE,
    &language::misspelt_word::RULE,
    &language::confused_word::RULE,
    &language::organ_capitals::RULE,
    &language::misspelt_compound::RULE,
    &language::vague_word::RULE,
    &language::undefined_abbreviation::RULE,
    &language::straight_quote::RULE,
    &language::range_dash::RULE,
    &language::spacing::RULE,
    &language::missing_end::RULE,
    &language::uneven_ends::RULE,
    &language::unbalanced_marks::RULE,
    &language::machine_read::RULE,
    // OLD
    &carried::last_term_years::RULE,
    &carried::last_term_ordinal::RULE,
    &carried::last_term_number::RULE,
    &carried::last_term_name::RULE,
    &carried::last_term_date::RULE,
    &carried::unchanged_basis::RULE,
    &carried::unchanged_role::RULE,
    &carried::gone_role::RULE,
    &carried::members_typed::RULE,
    // META
    &meta::unused_allow::RULE,
    &meta::allow_without_reason::RULE,
    &meta::unknown_rule::RULE,
    &meta::panicked::RULE,
    &meta::settings_file::RULE,
];

/// The finding for a word that names no rule.
pub(super) fn unknown(word: &str, span: Span, hints: &mut Hints) -> Diagnostic {
    let found = meta::unknown_rule::RULE.at(span).with("word", word);
    let names = known_codes().flat_map(|code| [code.code, code.name]);
    match hints.nearest(word, names) {
        Some(near) => found.with("near", near).help("near"),
        None => found.help("help"),
    }
}

/// A kind of finding by its code or name, those of reading and those of rules.
pub fn known_code(word: &str) -> Option<&'static Code> {
    let is = |code: &Code| code.code == word || code.name == word;
    known_codes().find(|code| is(code))
}

/// Every kind of finding: those of reading, then those of rules.
pub fn known_codes() -> impl Iterator<Item = &'static Code> {
    codes::ALL.iter().copied().chain(RULES.iter().map(|rule| &rule.code))
}
