//! Generated regulations and seeded edits with their truth, to judge and to time the comparison.
//!
//! Reading order: `random` (the same numbers from the same seed), `phrases` (words that sound alike and differ),
//! `tree` (a regulation with a hidden key on each provision, and its notation), `edits` (labelled edits of such a tree),
//! `truth` (what a comparison has to tell), `told` (what the comparison tells, the only place that knows its types) and
//! `score` (the one against the other). Tests and benches share it.

#![allow(dead_code, reason = "tests and benches use different parts of it")]

pub mod edits;
pub mod phrases;
pub mod random;
pub mod score;
pub mod told;
pub mod tree;
pub mod truth;
