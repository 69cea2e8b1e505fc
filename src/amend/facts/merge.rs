//! Data that two instruments change: merged by key and, in lists, by what each item is (its id, the number of a basis),
//! so that the later one takes back nothing that the earlier one set.

use crate::model::{AmendedFacts, Amends, Facts};
use serde_json::{Map, Value, json};

/// A value that an instrument sets in place of one that is not there any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactConflict {
    /// The value by its path: `meetings.hoi-nghi.documents`.
    pub path: String,
    /// What the instrument was drafted on; `null` for nothing.
    pub was: String,
    /// What is there.
    pub is: String,
    /// What the instrument sets.
    pub wanted: String,
}

/// The facts at hand with what changed from `was` to `wanted`, which an instrument was drafted as.
pub(super) fn merge(is: &Facts, was: &Facts, wanted: &Facts) -> (Facts, Vec<FactConflict>) {
    // Nothing lies between, as nearly always.
    if amendable(is) == amendable(was) {
        return (taken(is, wanted), Vec::new());
    }
    let (was, is_now, wanted) = (amendable(was), amendable(is), amendable(wanted));
    let mut conflicts = Vec::new();
    let merged = values("", &was, &is_now, &wanted, &mut conflicts);
    match serde_json::from_value::<AmendedFacts>(merged.clone()) {
        Ok(facts) => {
            let gone = AmendedFacts::REMOVABLE.iter().filter(|key| merged.get(**key).is_none_or(is_nothing));
            let removes = gone.map(|key| (*key).to_owned()).collect();
            (is.amended(&Amends { facts, removes, ..Amends::default() }), conflicts)
        }
        // Two values of different shape made one that is none.
        Err(_) => {
            conflicts.push(conflict("", &was, &is_now, &wanted));
            (is.clone(), conflicts)
        }
    }
}

/// The data of `is` that no instrument can change, with all that it can of `wanted`.
fn taken(is: &Facts, wanted: &Facts) -> Facts {
    let wanted = wanted.clone();
    Facts {
        subject: wanted.subject,
        organ: wanted.organ,
        term: wanted.term,
        place: wanted.place,
        bases: wanted.bases,
        enacting: wanted.enacting,
        roles: wanted.roles,
        meetings: wanted.meetings,
        ..is.clone()
    }
}

/// The data that an instrument can change.
fn amendable(facts: &Facts) -> Value {
    json!({
        "subject": facts.subject,
        "organ": facts.organ,
        "term": facts.term,
        "place": facts.place,
        "bases": facts.bases,
        "enacting": facts.enacting,
        "roles": facts.roles,
        "meetings": facts.meetings,
    })
}

fn values(path: &str, was: &Value, is: &Value, wanted: &Value, conflicts: &mut Vec<FactConflict>) -> Value {
    if is == wanted || was == wanted {
        return is.clone();
    }
    if was == is {
        return wanted.clone();
    }
    match (was, is, wanted) {
        // A vote or a share is one value, whatever it is written as.
        (Value::Object(was), Value::Object(is), Value::Object(wanted)) if !path.ends_with(".vote") => {
            Value::Object(objects(path, was, is, wanted, conflicts))
        }
        (Value::Array(was), Value::Array(is), Value::Array(wanted)) => {
            Value::Array(lists(path, was, is, wanted, conflicts))
        }
        _ => {
            conflicts.push(conflict(path, was, is, wanted));
            is.clone()
        }
    }
}

fn objects(
    path: &str,
    was: &Map<String, Value>,
    is: &Map<String, Value>,
    wanted: &Map<String, Value>,
    conflicts: &mut Vec<FactConflict>,
) -> Map<String, Value> {
    let mut out = Map::new();
    let others = wanted.keys().filter(|key| !is.contains_key(*key));
    for key in is.keys().chain(others) {
        let of = |map: &Map<String, Value>| map.get(key).cloned().unwrap_or(Value::Null);
        let merged = values(&joined(path, key), &of(was), &of(is), &of(wanted), conflicts);
        if !merged.is_null() {
            out.insert(key.clone(), merged);
        }
    }
    out
}

/// Lists are merged item by item; what one side added comes behind what stands before it there.
fn lists(path: &str, was: &[Value], is: &[Value], wanted: &[Value], conflicts: &mut Vec<FactConflict>) -> Vec<Value> {
    let find = |list: &[Value], key: &str| list.iter().find(|item| name(item) == key).cloned().unwrap_or(Value::Null);
    let mut out: Vec<Value> = Vec::new();
    for item in is {
        let key = name(item);
        let merged = values(&joined(path, &key), &find(was, &key), item, &find(wanted, &key), conflicts);
        out.extend((!merged.is_null()).then_some(merged));
    }
    let mut before: Option<String> = None;
    for item in wanted {
        let key = name(item);
        if !is.iter().any(|known| name(known) == key) {
            let merged = values(&joined(path, &key), &find(was, &key), &Value::Null, item, conflicts);
            let behind = before.as_ref().and_then(|before| out.iter().position(|known| name(known) == *before));
            if !merged.is_null() {
                out.insert(behind.map_or(if before.is_some() { out.len() } else { 0 }, |at| at + 1), merged);
            }
        }
        before = Some(key);
    }
    out
}

/// What an item of a list is: its id, the number of a basis, else its words.
fn name(item: &Value) -> String {
    let word = |key: &str| item.get(key).and_then(Value::as_str).map(str::to_owned);
    word("id").or_else(|| word("number")).or_else(|| word("text")).unwrap_or_else(|| item.to_string())
}

fn joined(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

fn conflict(path: &str, was: &Value, is: &Value, wanted: &Value) -> FactConflict {
    let said = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    FactConflict { path: path.to_owned(), was: said(was), is: said(is), wanted: said(wanted) }
}

/// Whether a value is absent.
fn is_nothing(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Facts with these roles (`id name`, a line each) and bases.
    fn facts(place: &str, roles: &[(&str, &str)], bases: &[&str]) -> Facts {
        let roles = roles.iter().map(|(id, name)| json!({"id": id, "name": name})).collect::<Vec<_>>();
        let bases = bases.iter().map(|number| json!({"number": number})).collect::<Vec<_>>();
        serde_json::from_value(json!({"place": place, "roles": roles, "bases": bases})).unwrap()
    }

    #[test]
    fn what_two_instruments_change_is_merged_by_id_and_key() {
        let was = facts("A", &[("a", "A"), ("b", "B"), ("c", "C")], &["1", "2"]);
        let one = facts("B", &[("a", "A1"), ("b", "B"), ("c", "C"), ("d", "D")], &["1", "2", "3"]);
        let two = facts("A", &[("a", "A"), ("x", "X"), ("b", "B2")], &["0", "1"]);
        let (merged, conflicts) = merge(&one, &was, &two);
        assert_eq!(conflicts, []);
        let expected = facts("B", &[("a", "A1"), ("x", "X"), ("b", "B2"), ("d", "D")], &["0", "1", "3"]);
        assert_eq!(merged, expected);
        // Nothing between them is taken as it is, also its order.
        let (merged, conflicts) = merge(&was, &was, &facts("A", &[("b", "B"), ("a", "A")], &[]));
        assert_eq!((merged, conflicts), (facts("A", &[("b", "B"), ("a", "A")], &[]), Vec::new()));
    }

    #[test]
    fn what_both_set_otherwise_is_a_conflict() {
        let was = facts("A", &[("a", "A"), ("b", "B")], &[]);
        let one = facts("B", &[("a", "A1")], &[]);
        let two = facts("C", &[("a", "A2"), ("b", "B2")], &[]);
        let (merged, conflicts) = merge(&one, &was, &two);
        assert_eq!(merged, one);
        let told: Vec<_> =
            conflicts.iter().map(|one| (one.path.as_str(), one.is.as_str(), one.wanted.as_str())).collect();
        assert_eq!(
            told.iter().filter(|one| one.0 != "roles.b").collect::<Vec<_>>(),
            [&("place", "B", "C"), &("roles.a.name", "A1", "A2")]
        );
        assert!(told.iter().any(|one| one.0 == "roles.b" && one.1 == "null" && one.2.contains("B2")), "{told:?}");
    }
}
