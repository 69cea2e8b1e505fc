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
        for part in clauses(text, true) {
            let clause = &said[part.clone()];
            let subject = roles.iter().filter_map(|(role, names)| Some((begins_name(clause, names)?, &role.id)));
            let subject = subject.max_by_key(|(count, _)| *count);
            let owner = match (subject, placed.owners) {
                (Some((_, subject)), _) => subject,
                (None, [owner, ..]) => owner,
                _ => continue,
            };
            let start = subject.map_or(0, |(count, _)| count);
            // “lập …”, and “… và thẩm định …” behind it
            let opens = |at: usize| at == start || clause.get(at.wrapping_sub(1)) == Some(&"và");
            for at in (start..clause.len()).filter(|at| opens(*at)) {
                if let Some((_, count)) = begins_any(&clause[at..], &MAKES) {
                    made.entry((owner, object(&clause[at + count..]))).or_insert(text);
                } else if let Some((_, count)) = begins_any(&clause[at..], &CHECKS) {
                    let thing = object(&clause[at + count..]);
                    // “thẩm định đề án do cơ quan khác trình”
                    let by = clause.get(at + count + thing.len()..).unwrap_or_default();
                    let names = roles.iter().filter(|(role, _)| role.id == *owner);
                    let is_own = by.first() != Some(&"do")
                        || by.get(1) == Some(&"mình")
                        || names
                            .clone()
                            .any(|(_, names)| begins_name(by.get(1..).unwrap_or_default(), names).is_some());
                    if is_own {
                        checked.push((owner, thing, text, part.start + at..part.end));
                    }
                }
            }
        }
    }
    for (owner, object, text, part) in checked {
        let same = made.get(&(owner, object.clone())).filter(|_| object.len() >= 2);
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
        // `Trưởng đoàn kiểm tra`, `kết quả kiểm tra` name somebody and something.
        if before.last().is_some_and(|word| NAMES.contains(word)) {
            continue;
        }
        let after = &said[at + count..clause.end];
        let near = &after[..after.len().min(14)];
        let names_own = |names: &[Vec<String>]| (0..near.len()).filter_map(|at| begins_name(&near[at..], names)).next();
        let is_own_name = || {
            let [owner] = placed.owners else { return false };
            roles.iter().any(|(role, names)| role.id == *owner && names_own(names).is_some())
        };
        let own = has_any(near, &["chính mình", "do mình", "do chính mình"])
            || has_any(before, &MAKES) && near.contains(&"chính") && (near.contains(&"đó") || near.contains(&"này"))
            // “giám sát hoạt động của chính Ban Thường vụ”
            || has_any(near, &["của chính", "do chính"]) && is_own_name()
            // “Ban Tổ chức … thẩm định đề án do Ban Tổ chức xây dựng”
            || made_by_subject(before, after, placed, roles)
            // “Đoàn kiểm tra tự thẩm định báo cáo do Đoàn lập”
            || before.last() == Some(&"tự") && made_by(after, before)
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

/// Whether a thing is said to be made by the role that opens the clause, or whose duty it is.
fn made_by_subject(before: &[&str], after: &[&str], placed: &Placed, roles: &[(&Role, Vec<Vec<String>>)]) -> bool {
    let maker = after.iter().position(|word| *word == "do").and_then(|at| after.get(at + 1..));
    maker.is_some_and(|maker| {
        roles.iter().any(|(role, names)| {
            let count = begins_name(maker, names);
            let makes =
                count.and_then(|count| maker.get(count..)).is_some_and(|rest| begins_any(rest, &MAKES).is_some());
            makes && (begins_name(before, names).is_some() || placed.owners == [role.id.clone()])
        })
    })
}

/// Whether a thing is said to be made by the one who stands before its examining: `do Đoàn lập`.
fn made_by(after: &[&str], before: &[&str]) -> bool {
    let maker = after.iter().position(|word| *word == "do").and_then(|at| after.get(at + 1..));
    maker.is_some_and(|maker| {
        let verb = (0..maker.len()).find(|at| begins_any(&maker[*at..], &MAKES).is_some());
        verb.is_some_and(|verb| verb > 0 && before.starts_with(&maker[..verb]))
    })
}

/// Words behind which an examining is part of a name, folded.
const NAMES: [&str; 8] = ["đoàn", "ban", "tổ", "quả", "uỷ", "bộ", "công", "chức"];

/// What is examined of a body, folded.
const OBJECTS: [&str; 6] =
    ["việc", "hoạt động của", "công tác của", "kết quả công tác của", "công việc của", "trách nhiệm của"];

/// Words behind a name by which it is that of others, folded.
const OTHERS: [&str; 12] = ["các", "cấp", "đảng", "chi", "huyện", "tỉnh", "trực", "cơ", "viên", "dưới", "khác", "xã"];
