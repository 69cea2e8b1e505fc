//! Placeholders: paths such as `meeting.bch.every` and the facts that they print.

use super::{Facts, Id, Role, date_digits};

/// A path of a placeholder, parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    parts: Vec<String>,
}

/// Why a placeholder prints nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathError {
    /// There is no such fact; holds the nearest path that exists, when one is near.
    Unknown(Option<String>),
    /// The fact exists but has no value in this regulation.
    Empty,
}

impl Path {
    /// The path of a placeholder as typed between its braces.
    pub fn new(text: &str) -> Self {
        Self { parts: text.split('.').map(|part| part.trim().to_owned()).collect() }
    }
}

/// What a placeholder prints.
///
/// `number_of` prints a number with its type and organ as the format profile writes it; it is given the
/// counted number and the type.
///
/// # Errors
/// [`PathError::Unknown`] when there is no such fact, [`PathError::Empty`] when it has no value here.
pub fn placeholder_value(
    facts: &Facts,
    path: &str,
    number_of: &dyn Fn(u32, &str) -> String,
) -> Result<String, PathError> {
    let Path { parts } = Path::new(path);
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let organ = &facts.organ;
    let term = facts.term.as_ref();
    let decision = facts.decision.as_ref();
    let value = match parts[..] {
        ["organ", "name"] => Some(organ.name.clone()).filter(|name| !name.is_empty()),
        ["organ", "short"] => organ.short.clone(),
        ["organ", "party"] => organ.party.clone(),
        ["organ", "area"] => organ.area.clone(),
        ["organ", "superior"] => organ.superior.clone(),
        ["organ", "code"] => organ.code.clone(),
        ["term", "years"] => term.map(super::Term::years),
        ["term", "ordinal"] => term.and_then(|term| term.ordinal).map(super::roman),
        ["term", "start"] => term.map(|term| term.start.to_string()),
        ["term", "end"] => term.map(|term| term.end.to_string()),
        ["place"] => facts.place.clone(),
        ["number"] => facts.number.map(|number| number_of(number, facts.document_type())),
        ["date"] => facts.date.map(date_digits),
        ["decision", "number"] => decision.and_then(|d| d.number.map(|number| number_of(number, d.document_type()))),
        ["decision", "date"] => decision.and_then(|d| d.date).map(date_digits),
        ["role", id] => role(facts, path, id)?.map(|role| role.name.clone()),
        ["role", id, "name"] => role(facts, path, id)?.map(|role| role.name.clone()),
        ["role", id, "short"] => role(facts, path, id)?.map(|role| role.short.clone().unwrap_or(role.name.clone())),
        ["role", id, "members"] => role(facts, path, id)?.and_then(|role| role.members).map(|n| n.to_string()),
        ["meeting", id] => meeting(facts, path, id, "name")?,
        ["meeting", id, part] => meeting(facts, path, id, part)?,
        _ => return Err(unknown(facts, path)),
    };
    value.filter(|value| !value.is_empty()).ok_or(PathError::Empty)
}

fn role<'a>(facts: &'a Facts, path: &str, id: &str) -> Result<Option<&'a Role>, PathError> {
    match Id::new(id).and_then(|id| facts.role(&id)) {
        Some(role) => Ok(Some(role)),
        None => Err(unknown(facts, path)),
    }
}

fn meeting(facts: &Facts, path: &str, id: &str, part: &str) -> Result<Option<String>, PathError> {
    let meeting = Id::new(id).and_then(|id| facts.meeting(&id)).ok_or_else(|| unknown(facts, path))?;
    let role_name = |id: Option<&Id>| id.and_then(|id| facts.role(id)).map(|role| role.name.clone());
    Ok(match part {
        "name" => meeting.name.clone(),
        "every" => meeting.every.map(super::Every::in_words),
        "documents" => meeting.documents.map(|days| format!("{days} ngày")),
        "quorum" => meeting.quorum.map(|share| format!("ít nhất {share}")),
        "vote" => meeting.vote.map(super::Vote::in_words),
        "body" => role_name(Some(&meeting.body)),
        "chair" => role_name(meeting.chair.as_ref()),
        "preparer" => role_name(meeting.preparer.as_ref()),
        "minutes" => role_name(meeting.minutes.as_ref()),
        _ => return Err(unknown(facts, path)),
    })
}

fn unknown(facts: &Facts, path: &str) -> PathError {
    let known = known_paths(facts);
    PathError::Unknown(super::nearest(path, known.iter().map(String::as_str)).map(str::to_owned))
}

fn known_paths(facts: &Facts) -> Vec<String> {
    let fixed = [
        "organ.name",
        "organ.short",
        "organ.party",
        "organ.area",
        "organ.superior",
        "organ.code",
        "term.years",
        "term.ordinal",
        "term.start",
        "term.end",
        "place",
        "number",
        "date",
        "decision.number",
        "decision.date",
    ];
    let roles =
        facts.roles.iter().flat_map(|role| ["", ".short", ".members"].map(|part| format!("role.{}{part}", role.id)));
    let meetings = facts.meetings.iter().flat_map(|meeting| {
        ["", ".every", ".documents", ".quorum", ".vote", ".body", ".chair", ".preparer", ".minutes"]
            .map(|part| format!("meeting.{}{part}", meeting.id))
    });
    fixed.map(str::to_owned).into_iter().chain(roles).chain(meetings).collect()
}
