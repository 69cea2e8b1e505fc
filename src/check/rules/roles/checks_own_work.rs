//! ROLE17: whoever prepares a matter, or is to be watched, also examines it.

use crate::check::rules::said::{begins_any, begins_name, clauses, has_any, names, words};
use crate::check::{Context, Findings, Part, Placed, Printed, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::{Id, Role};
use std::collections::HashMap;
use std::ops::Range;

/// ROLE17 checks-own-work
pub static RULE: Rule = Rule {
    code: Code::new("ROLE17", "checks-own-work", Severity::Warning),
    doc: include_str!("checks_own_work.md"),
    check,
};

/// What examines, folded.
const CHECKS: [&str; 7] = ["thẩm tra", "thẩm định", "kiểm tra", "giám sát", "thanh tra", "nghiệm thu", "kiểm toán"];

/// What makes, folded.
const MAKES: [&str; 6] = ["soạn thảo", "dự thảo", "xây dựng", "chuẩn bị", "lập", "soạn"];

/// Where the object of a verb ends, folded.
const ENDS: [&str; 9] = ["theo", "trình", "để", "do", "trước", "sau", "và", "khi", "của"];

fn check(context: &Context, findings: &mut Findings) {
    let roles: Vec<_> = context.facts().roles.iter().map(|role| (role, names(role))).collect();
    let mut made: HashMap<(&Id, Vec<&str>), &Printed> = HashMap::new();
    let mut checked: Vec<(&Id, Vec<&str>, &Printed, Range<usize>)> = Vec::new();
    for text in context.texts().iter().filter(|text| text.part == Part::Body) {
        let Some(placed) = context.provision_of(text).filter(|placed| !placed.in_decision) else { continue };
        let said = words(text);
        for clause in clauses(text, false) {
            if let Some(words) = itself(text, &said, &clause, placed, &roles) {
                let found = RULE.at(text.span(words.clone())).with("words", text.text.get(words).unwrap_or(""));
                findings.push(found.help("help"));
            }
        }
        let [owner] = placed.owners else { continue };
        for part in clauses(text, true) {
            let clause = &said[part.clone()];
            if let Some((_, count)) = begins_any(clause, &MAKES) {
                made.entry((owner, object(&clause[count..]))).or_insert(text);
            } else if let Some((_, count)) = begins_any(clause, &CHECKS) {
                checked.push((owner, object(&clause[count..]), text, part));
            }
        }
    }
    for (owner, object, text, part) in checked {
        let same = made.get(&(owner, object.clone())).filter(|made| object.len() >= 2 && made.at != text.at);
        if let Some(made) = same {
            let words = printed(text, part);
            let found = RULE.at(text.span(words.clone())).with("words", text.text.get(words).unwrap_or(""));
            findings.push(found.label(made.whole(), "made").help("help"));
        }
    }
}

/// The words of an object up to where it ends.
fn object<'w>(words: &[&'w str]) -> Vec<&'w str> {
    words.iter().copied().take_while(|word| !ENDS.contains(word)).take(8).collect()
}

fn printed(text: &Printed, words: Range<usize>) -> Range<usize> {
    let start = text.word(words.start).map_or(0, |word| word.start);
    start..text.word(words.end.saturating_sub(1)).map_or(start, |word| word.end)
}

/// The printed words of a clause by which somebody examines what is theirs: `thẩm tra chính hồ sơ đó`, `Ban Thường vụ
/// giám sát việc Ban Thường vụ thực hiện …`.
fn itself(
    text: &Printed,
    said: &[&str],
    clause: &Range<usize>,
    placed: &Placed,
    roles: &[(&Role, Vec<Vec<String>>)],
) -> Option<Range<usize>> {
    for at in clause.clone() {
        let Some((_, count)) = begins_any(&said[at..clause.end], &CHECKS) else { continue };
        let before = &said[clause.start..at];
        let after = &said[at + count..clause.end];
        let near = &after[..after.len().min(8)];
        let own = has_any(near, &["chính mình", "do mình", "do chính mình"])
            || has_any(before, &MAKES) && near.contains(&"chính") && near.contains(&"đó")
            || has_any(before, &MAKES) && has_any(near, &["do mình soạn thảo", "mình soạn"]);
        if own && !has_any(before, &["không", "khỏi"]) {
            return Some(printed(text, at..(at + count + near.len()).min(clause.end)));
        }
        // Who examines: the subject of the clause, else the one whose duty it is.
        let subject =
            roles.iter().filter(|(_, names)| begins_name(before, names).is_some_and(|count| count == before.len()));
        let subject = subject.map(|(role, _)| role.id.clone()).next().or_else(|| match (before, placed.owners) {
            ([], [owner]) => Some(owner.clone()),
            _ => None,
        });
        let (Some(subject), skipped) = (subject, begins_any(after, &OBJECTS).map_or(0, |(_, count)| count)) else {
            continue;
        };
        let Some((_, names)) = roles.iter().find(|(role, _)| role.id == subject) else { continue };
        let Some(length) = begins_name(&after[skipped..], names) else { continue };
        let next = after.get(skipped + length).copied().unwrap_or("");
        // “Ban Thường vụ các đảng uỷ trực thuộc” are others.
        if !OTHERS.contains(&next) {
            return Some(printed(text, at..at + count + skipped + length));
        }
    }
    None
}

/// What is examined of a body, folded.
const OBJECTS: [&str; 6] =
    ["việc", "hoạt động của", "công tác của", "kết quả công tác của", "công việc của", "trách nhiệm của"];

/// Words behind a name by which it is that of others, folded.
const OTHERS: [&str; 12] = ["các", "cấp", "đảng", "chi", "huyện", "tỉnh", "trực", "cơ", "viên", "dưới", "khác", "xã"];
