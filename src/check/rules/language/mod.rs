//! Language: spelling, capitals, vague words, typing slips.

pub(super) mod doubled_word;
