//! What must be clear of a duty ("5 rõ", "6 rõ"): who, what, by when, answerable for what, with what product and authority.

pub(super) mod deadline_without_product;
pub(super) mod decision_without_authority;
mod products;
pub(super) mod score;
pub(super) mod task_without_answer;
pub(super) mod task_without_deadline;
pub(super) mod task_without_owner;
pub(super) mod two_deadlines;
pub(super) mod unclear_article;
pub(super) mod vague_duty;
