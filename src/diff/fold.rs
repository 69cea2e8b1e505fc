//! The fold of spellings by which words are compared.

pub use crate::model::fold_spelling as fold;
