//! Meetings: what must be settled of each, the superior rules, and what the text says of them.

pub(super) mod below_superior_rule;
pub(super) mod body_without_meeting;
pub(super) mod chair_keeps_minutes;
pub(super) mod documents_before_last;
pub(super) mod documents_differ;
pub(super) mod frequency_differs;
pub(super) mod incomplete_meeting;
pub(super) mod meeting_not_in_text;
pub(super) mod no_conclusion;
pub(super) mod no_convenor;
pub(super) mod proxy_vote;
pub(super) mod quorum_cannot_carry;
pub(super) mod share_differs;
mod typed;
pub(super) mod vote_on_present;
