//! Meetings: what must be settled of each, and the superior rules.

pub(super) mod below_superior_rule;
pub(super) mod incomplete_meeting;
