//! Who is in charge of which field (`X phụ trách …`) and who leads in which matter (`… do X chủ trì`).

use crate::check::rules::said::{begins_any, begins_name, clauses, has_any, names, position, split, words};
use crate::check::{Context, Part, Printed};
use crate::model::{Form, Id};
use crate::source::Span;
use std::ops::Range;

/// A field or a matter, and who is in charge of it.
pub(super) struct Charge {
    /// Whether it is the lead in a matter, rather than a field of work.
    pub leads: bool,
    /// The field, folded, without the words that say that it is one.
    pub field: String,
    /// The role.
    pub role: Option<Id>,
    /// Which of those that share the role: `thứ nhất`.
    pub which: String,
    /// The words that name who it is.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

/// What gives a field, folded.
const FIELDS: [&str; 3] = ["phụ trách", "trực tiếp chỉ đạo", "chịu trách nhiệm về"];

/// What gives the lead in a matter, folded.
const LEADS: [&str; 5] = ["chủ trì", "chỉ huy", "làm đầu mối", "chịu trách nhiệm chính", "điều hành"];

/// Words before a field that are no part of it, folded.
const FILLERS: [&str; 16] = [
    "công tác",
    "lĩnh vực",
    "mảng",
    "khối",
    "việc",
    "các",
    "những",
    "tình huống",
    "vụ việc",
    "nội dung",
    "về",
    "đối với",
    "trực tiếp",
    "xảy ra",
    "và",
    "có",
];

/// Words of a field that names none of its own, folded.
const GENERAL: [&str; 16] = [
    "phân công",
    "được giao",
    "chung",
    "lĩnh vực",
    "công việc",
    "toàn diện",
    "mình",
    "chi bộ",
    "đơn vị",
    "địa bàn",
    "hội nghị",
    "phiên họp",
    "cuộc họp",
    "kỳ họp",
    "khác",
    "liên quan",
];

/// Longer than this is a sentence, no name of a field.
const LONGEST: usize = 7;

/// Every charge: of the data first, then of the text in reading order.
pub(super) fn charges(context: &Context) -> Vec<Charge> {
    let roles = &context.facts().roles;
    let mut out = Vec::new();
    for (at, role) in roles.iter().enumerate() {
        for field in role.field.iter().flat_map(|field| field.split([',', ';'])).flat_map(|part| part.split(" và ")) {
            let said = split(field);
            let said: Vec<&str> = said.iter().map(String::as_str).collect();
            if let Some(field) = field_of(&said) {
                let span = context.fact(&format!("roles.{at}.field"));
                let (role, name) = (Some(role.id.clone()), role.name.clone());
                out.push(Charge { leads: false, field, role, which: String::new(), name, span });
            }
        }
    }
    let known: Vec<_> = roles.iter().map(|role| (&role.id, names(role))).collect();
    for text in context.texts().iter().filter(|text| text.part == Part::Body) {
        let Some(placed) = context.provision_of(text).filter(|placed| !placed.in_decision) else { continue };
        let said = words(text);
        for range in clauses(text, false) {
            read(text, &said, range.clone(), &known, &mut out);
            if let [owner] = placed.owners {
                own(context, text, &said, range, owner, &mut out);
            }
        }
    }
    out
}

/// Adds the fields that a clause without a subject gives the one whose duty it is: `Phụ trách công tác dân vận`.
fn own(context: &Context, text: &Printed, said: &[&str], range: Range<usize>, owner: &Id, out: &mut Vec<Charge>) {
    let Some(role) = context.role(owner).filter(|role| role.form == Form::Individual) else { return };
    let clause = &said[range.clone()];
    for at in 0..clause.len() {
        let opens = at == 0 || text.gap(range.start + at - 1).contains(',');
        let skipped = usize::from(clause.get(at..at + 3) == Some(&["trực", "tiếp", "phụ"])) * 2;
        let verb = begins_any(clause.get(at + skipped..).unwrap_or_default(), &FIELDS).filter(|_| opens);
        let Some((_, length)) = verb else { continue };
        for field in parts(text, said, range.start + at + skipped + length..range.end) {
            let start = text.word(field.start).map_or(0, |word| word.start);
            let end = text.word(field.end.saturating_sub(1)).map_or(start, |word| word.end);
            if let Some(words) = field_of(&said[field]) {
                let (id, name) = (Some(owner.clone()), role.name.clone());
                let span = text.span(start..end);
                out.push(Charge { leads: false, field: words, role: id, which: String::new(), name, span });
            }
        }
    }
}

type Known<'k> = [(&'k Id, Vec<Vec<String>>)];

/// Adds what a clause gives.
fn read(text: &Printed, said: &[&str], range: Range<usize>, known: &Known, out: &mut Vec<Charge>) {
    let clause = &said[range.clone()];
    let named = |at: usize| {
        let found = known.iter().filter_map(|(id, names)| Some((begins_name(clause.get(at..)?, names)?, *id)));
        found.max_by_key(|(count, _)| *count)
    };
    let mut add = |leads, fields: Vec<Range<usize>>, who: (usize, usize, &Id), which: &[&str]| {
        let span = |range: &Range<usize>| {
            let start = text.word(range.start).map_or(0, |word| word.start);
            start..text.word(range.end.saturating_sub(1)).map_or(start, |word| word.end)
        };
        let whose = range.start + who.0..range.start + who.0 + who.1 + which.len();
        let name = text.text.get(span(&whose)).unwrap_or("").to_owned();
        for field in fields {
            if let Some(words) = field_of(&said[field.clone()]) {
                let (role, which) = (Some(who.2.clone()), which.join(" "));
                out.push(Charge {
                    leads,
                    field: words,
                    role,
                    which,
                    name: name.clone(),
                    span: text.span(span(&field)),
                });
            }
        }
    };
    for at in 0..clause.len() {
        let Some((count, id)) = named(at) else { continue };
        let behind = clause.get(at + count..).unwrap_or_default();
        let opens = at == 0 || text.gap(range.start + at - 1).contains(',') || ["thì", "do"].contains(&clause[at - 1]);
        // “Phó Chủ tịch thứ hai trực tiếp phụ trách …”
        let skipped = if behind.first() == Some(&"thứ") { 2 } else { 0 };
        let which = behind.get(..skipped).unwrap_or_default();
        let verb =
            skipped + usize::from(behind.get(skipped) == Some(&"trực") && behind.get(skipped + 2) == Some(&"phụ")) * 2;
        if let (true, Some((_, length))) = (opens, begins_any(behind.get(verb..).unwrap_or_default(), &FIELDS)) {
            let start = range.start + at + count + verb + length;
            add(false, parts(text, said, start..range.end), (at, count, id), which);
        }
        if begins_any(behind, &LEADS).is_none() {
            continue;
        }
        // “Phòng Kinh tế chủ trì công tác giảm nghèo”
        if let Some((_, length)) = begins_any(behind, &LEADS).filter(|_| opens) {
            let start = range.start + at + count + length;
            if begins_any(said.get(start..range.end).unwrap_or_default(), &["công tác", "lĩnh vực"]).is_some() {
                add(true, parts(text, said, start..range.end), (at, count, id), &[]);
            }
        }
        // “cháy rừng do Công an xã chủ trì”; “khi có cháy rừng, Chỉ huy trưởng chỉ huy”
        let matter = match at.checked_sub(1).and_then(|at| clause.get(at)) {
            Some(&"do") => Some(range.start..range.start + at - 1),
            _ if opens => {
                let condition = ["khi có", "khi xảy ra"].iter().find_map(|words| Some(position(clause, words)? + 2));
                condition.filter(|from| *from < at).map(|from| range.start + from..range.start + at)
            }
            _ => None,
        };
        if let Some(matter) = matter {
            add(true, parts(text, said, matter), (at, count, id), &[]);
        }
    }
}

/// The members of a list: parted by commas and `và`.
fn parts(text: &Printed, said: &[&str], range: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = range.start;
    for at in range.clone() {
        if said.get(at) == Some(&"và") {
            out.push(start..at);
            start = at + 1;
        } else if text.gap(at).contains(',') {
            out.push(start..at + 1);
            start = at + 1;
        }
    }
    out.push(start..range.end);
    out
}

/// The words of a field, when they name one.
fn field_of(words: &[&str]) -> Option<String> {
    let mut rest = words;
    while let Some((_, count)) = begins_any(rest, &FILLERS) {
        rest = &rest[count..];
    }
    // The data may say `công tác giám sát` where the text says `giám sát`.
    let is_field = !rest.is_empty() && rest.len() <= LONGEST && words.len() > 1 && !has_any(rest, &GENERAL);
    is_field.then(|| rest.join(" "))
}
