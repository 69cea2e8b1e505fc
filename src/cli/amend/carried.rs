//! What of an edited regulation no amending instrument shows: data that it carries beside its words, and what it does
//! not carry at all.

use super::super::output::Output;
use crate::amend::cite;
use crate::model::{Amendment, Facts, Regulation, Unprinted};
use serde_json::{Map, Value};

/// Keys of the facts that change with every version of a text and say nothing about it.
const OF_THE_FILE: [&str; 7] = ["schema", "status", "draft", "supersedes", "based_on", "amends", "consolidates"];

/// Keys that an instrument carries in `amends`.
const CARRIED: [&str; 8] = ["subject", "organ", "term", "place", "bases", "enacting", "roles", "meetings"];

/// Those of them that a sentence of the instrument tells.
const PRINTED: [&str; 5] = ["subject", "organ", "place", "bases", "enacting"];

/// At most so many places are told.
const MOST_TOLD: usize = 6;

/// Tells what changed and stands in no sentence of the instrument; whether something of it is not carried.
pub(super) fn tell(amendment: &Amendment, old: &Regulation, new: &Regulation, output: &mut Output) -> bool {
    let (before, after) = (keys(&old.facts), keys(&new.facts));
    let differs = |key: &&str| before.get(*key) != after.get(*key);
    let data: Vec<&str> = CARRIED.into_iter().filter(|key| differs(key) && !PRINTED.contains(key)).collect();
    if !data.is_empty() {
        output.tell("amend.data", &[("keys", data.join(", "))]);
    }
    let mut lost = false;
    let others = before.keys().chain(after.keys().filter(|key| !before.contains_key(*key)));
    let others = others.map(String::as_str).filter(|key| !CARRIED.contains(key) && !OF_THE_FILE.contains(key));
    let others: Vec<&str> = others.filter(differs).collect();
    if !others.is_empty() {
        output.tell("amend.data-lost", &[("keys", others.join(", "))]);
        lost = true;
    }
    if old.decision_text != new.decision_text {
        output.tell("amend.decision-lost", &[]);
        lost = true;
    }
    let lists: Vec<&Unprinted> = amendment.unprinted.iter().filter(|one| one.attributes.is_some()).collect();
    if !lists.is_empty() {
        let mut places: Vec<String> = lists.iter().map(|one| cite(&one.target)).collect();
        places.dedup();
        let more = if places.len() > MOST_TOLD { "; …" } else { "" };
        places.truncate(MOST_TOLD);
        let places = format!("{}{more}", places.join("; "));
        output.tell("amend.lists-lost", &[("count", lists.len().to_string()), ("places", places)]);
        lost = true;
    }
    lost
}

/// The facts that are set, by their keys.
fn keys(facts: &Facts) -> Map<String, Value> {
    match serde_json::to_value(facts) {
        Ok(Value::Object(keys)) => keys,
        _ => Map::new(),
    }
}
