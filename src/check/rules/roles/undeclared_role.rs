//! ROLE14: the text gives work to a body that the facts do not declare.

use crate::check::rules::said::{begins_any, has_any, phrases, words};
use crate::check::{Context, Findings, Part, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::folded;
use std::collections::BTreeSet;

/// ROLE14 undeclared-role
pub static RULE: Rule = Rule {
    code: Code::new("ROLE14", "undeclared-role", Severity::Warning),
    doc: include_str!("undeclared_role.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let roles = &context.facts().roles;
    if roles.is_empty() {
        return;
    }
    let names = roles.iter().flat_map(|role| [Some(&role.name), role.short.as_ref()]).flatten();
    let declared: Vec<String> = names.map(|name| folded(name)).collect();
    let (organs, does) = (phrases(include_str!("organs.txt")), phrases(include_str!("does.txt")));
    reports(context, findings);
    let mut told = BTreeSet::new();
    for text in context.texts().iter().filter(|text| matches!(text.part, Part::Body)) {
        // Work that someone has been given is theirs whoever the sentence speaks of.
        if context.provision_of(text).is_none_or(|placed| placed.in_decision || !placed.owners.is_empty()) {
            continue;
        }
        let said = words(text);
        let Some((organ, count)) = begins_any(&said, &organs) else { continue };
        let is_declared = declared.iter().any(|name| name.contains(organ));
        // The verb right behind the name: “Văn phòng Tỉnh uỷ …” may be the office of another organ.
        let works = begins_any(&said[count..], &does).is_some();
        if works && !is_declared && told.insert(organ) {
            let end = text.word(count - 1).map_or(0, |word| word.end);
            let name = text.text.get(..end).unwrap_or("").to_owned();
            let start = text.word(0).map_or(0, |word| word.start);
            findings.push(RULE.at(text.span(start..end)).with("name", name).help("help"));
        }
    }
}

/// Bodies set up for one matter, folded; what is sent to one that nobody else speaks of goes nowhere.
const SET_UP: [&str; 4] = ["ban chỉ đạo", "tiểu ban", "tổ công tác", "hội đồng tư vấn"];

/// What says that a body is another organ's, folded.
const OUTSIDE: [&str; 9] =
    ["tỉnh", "thành phố", "trung ương", "quốc gia", "cấp trên", "huyện", "bộ", "chính phủ", "có liên quan"];

/// Reports to a body that the regulation names nowhere else.
fn reports(context: &Context, findings: &mut Findings) {
    for kind in SET_UP {
        let hits = context.find(kind);
        let [hit] = hits.as_slice() else { continue };
        let said = words(hit.text);
        let before = &said[hit.words.start.saturating_sub(2)..hit.words.start];
        let sent = before.ends_with(&["gửi"]) || before.ends_with(&["báo", "cáo"]) || before.ends_with(&["trình"]);
        let capital = hit.text.text.get(hit.printed()).is_some_and(|name| name.starts_with(char::is_uppercase));
        let end = (hit.words.end - 1..said.len()).find(|at| {
            hit.text.gap(*at).contains(['.', ';'])
                || said.get(at + 1) == Some(&"và")
                || said.get(at + 1) == Some(&"trong")
        });
        let end = end.map_or(said.len(), |at| at + 1);
        let is_own = context.provision_of(hit.text).is_some_and(|placed| !placed.in_decision);
        if sent && capital && is_own && hit.text.part == Part::Body && !has_any(&said[hit.words.start..end], &OUTSIDE) {
            let printed = hit.printed().start..hit.text.word(end - 1).map_or(hit.printed().end, |word| word.end);
            let name = hit.text.text.get(printed.clone()).unwrap_or("").to_owned();
            findings.push(RULE.at(hit.text.span(printed)).with("name", name).help("reports"));
        }
    }
}
