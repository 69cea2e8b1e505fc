//! What a sentence amends becomes acts: what is named, its name alone, or the words that open it.

use super::ast::{Sentence, Skeleton};
use super::place::common;
use crate::model::{Action, Address, Level, Part, Text};

/// Targets become amendments; those of which only the name is meant get names.
pub(super) fn amend(targets: Vec<Address>, sentence: &mut Sentence) {
    let one = if let [target] = targets.as_slice() { Some(target.clone()) } else { common(&targets) };
    sentence.frame = one.map(|target| Address { part: Part::Whole, ..target });
    let (named, whole): (Vec<Address>, Vec<Address>) = targets.into_iter().partition(is_named);
    for target in named {
        push(sentence, Action::Rename { target: Address { part: Part::Name, ..target }, name: Text::default() });
    }
    let (whole, parts): (Vec<Address>, Vec<Address>) = whole.into_iter().partition(|target| target.part == Part::Whole);
    for target in parts {
        push(sentence, Action::Amend { targets: vec![target], content: Vec::new() });
    }
    if !whole.is_empty() {
        push(sentence, Action::Amend { targets: whole, content: Vec::new() });
    }
}

/// Whether new words come in place of those that a provision itself has: its name, or what opens a khoản or điểm. What
/// opens an article is not its name.
fn is_named(target: &Address) -> bool {
    let has_words = target.steps.first().is_some_and(|(level, _)| matches!(level, Level::Clause | Level::Point));
    target.part == Part::Name || target.part == Part::Lead && has_words
}

/// Adds an action that brings no numbers.
pub(super) fn push(sentence: &mut Sentence, action: Action) {
    sentence.acts.push(Skeleton::Action { action, brings: Vec::new() });
}
