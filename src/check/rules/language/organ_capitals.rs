//! LANG09: the name of an organ with capitals where the regulation's own name of it has none, or the other way round.

use super::{run_around, starts_sentence};
use crate::check::{Context, Findings, Hit, Rule};
use crate::diagnostic::{Code, Safety, Severity};
use crate::language::{Fit, ends_at};
use crate::model::{Form, folded};
use std::collections::BTreeMap;

/// LANG09 organ-capitals
pub static RULE: Rule = Rule {
    code: Code::new("LANG09", "organ-capitals", Severity::Warning),
    doc: include_str!("organ_capitals.md"),
    check,
};

/// Names of organs that every regulation may speak of.
const KNOWN: [&str; 8] = [
    "Ban Chấp hành",
    "Ban Thường vụ",
    "Uỷ ban Kiểm tra",
    "Hội đồng nhân dân",
    "Uỷ ban nhân dân",
    "Mặt trận Tổ quốc",
    "Bộ Chính trị",
    "Ban Bí thư",
];

/// Behind these words an organ of another level is meant, whatever its capitals.
const OTHERS: [&str; 10] = ["cấp", "các", "đảng", "chi", "huyện", "tỉnh", "thành", "xã", "phường", "của"];

fn check(context: &Context, findings: &mut Findings) {
    let roles = |form: Form| context.facts().roles.iter().filter(move |role| role.form == form);
    let own =
        roles(Form::Collective).flat_map(|role| [Some(&role.name), role.short.as_ref()]).flatten().map(String::as_str);
    // The regulation's own names come first: they say how it writes them.
    let mut names: BTreeMap<String, (&str, bool)> = BTreeMap::new();
    for (name, is_own) in own.map(|name| (name, true)).chain(KNOWN.map(|name| (name, false))) {
        let is_phrase = name.split_whitespace().nth(1).is_some() && !name.contains("{{");
        if is_phrase && name.chars().any(char::is_uppercase) && name.chars().any(char::is_lowercase) {
            names.entry(folded(name)).or_insert((name, is_own));
        }
    }
    // A longer name is told before the shorter one in it.
    let mut names: Vec<(&str, bool)> = names.into_values().collect();
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    let mut told: BTreeMap<usize, Vec<std::ops::Range<usize>>> = BTreeMap::new();
    // What stands in the name of a person's office is no organ: `Trưởng đoàn Hội thẩm nhân dân`.
    for name in roles(Form::Individual).map(|role| role.name.as_str()).filter(|name| name.contains(' ')) {
        for hit in context.find(name) {
            told.entry(hit.text.at).or_default().push(hit.words);
        }
    }
    for (name, is_own) in names {
        let hits = context.find(name);
        if is_common(&hits, name) {
            continue;
        }
        for hit in hits {
            let places = told.entry(hit.text.at).or_default();
            let is_told = places.iter().any(|place| place.start <= hit.words.start && hit.words.end <= place.end);
            if is_told || !is_wrong(&hit, name, is_own) {
                continue;
            }
            places.push(hit.words.clone());
            let printed = hit.printed();
            let Some(span) = hit.text.typed(printed.clone()) else { continue };
            let words = &hit.text.text[printed];
            let right = cased(words, name);
            let found = RULE.at(span).with("words", words).with("right", right.as_str()).help("help");
            // The organ of another level or of another house may be meant.
            findings.push(found.fix(Safety::Unsafe, span, right));
        }
    }
}

/// Whether sentences write a name mostly without its capitals: then it is no name, and has a capital where a heading or a
/// sentence begins with it.
fn is_common(hits: &[Hit], name: &str) -> bool {
    let inside = hits.iter().filter(|hit| !starts_sentence(hit.text, hit.words.start));
    let (mut same, mut small) = (0, 0);
    for hit in inside {
        let words = hit.text.text.get(hit.printed()).unwrap_or_default();
        let is_small = words.chars().next().is_some_and(char::is_lowercase);
        small += usize::from(is_small && name.chars().skip(1).eq(words.chars().skip(1)));
        same += usize::from(words == name);
    }
    small > same
}

fn is_wrong(hit: &Hit, name: &str, is_own: bool) -> bool {
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let words: Vec<&str> = hit.text.words().skip(hit.words.start).take(hit.words.len()).map(|word| word.text).collect();
    let wanted = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_same = wanted.zip(&words).all(|(wanted, word)| capital(wanted) == capital(word));
    let is_generic = !words.iter().any(|word| capital(word));
    let is_heading = words.iter().all(|word| word.chars().all(|c| !c.is_lowercase()));
    let before = hit.words.start.checked_sub(1).and_then(|at| hit.text.word(at));
    let after = hit.text.word(hit.words.end).map_or("", |word| word.text);
    let first_alone = capital(words.first().unwrap_or(&"")) && !words.iter().skip(1).any(|word| capital(word));
    // Other houses write their organs so: `Ban chấp hành công đoàn`.
    let is_other = first_alone && (!is_own || OTHERS.contains(&after));
    // `Phó Bí thư thường trực Tỉnh uỷ` is a person, `Uỷ ban Thường vụ Quốc hội` another organ.
    let is_person = before.is_some_and(|word| ["thư", "uỷ"].contains(&word.folded));
    // The first word belongs to the one before it: `Phó Trưởng | đoàn Hội thẩm`.
    let (run, at) = run_around(hit.text, hit.words.start);
    let is_joined = before.is_some() && ends_at(&run, at) == Fit::Joined;
    !is_same && !is_generic && !is_heading && !is_other && !is_person && !is_joined
}

/// `words` with the capitals of `name`, its tone marks kept.
fn cased(words: &str, name: &str) -> String {
    words
        .chars()
        .zip(name.chars())
        .map(|(letter, like)| {
            let mut same = if like.is_uppercase() {
                letter.to_uppercase().collect::<Vec<_>>()
            } else {
                letter.to_lowercase().collect()
            };
            same.pop().unwrap_or(letter)
        })
        .collect()
}
