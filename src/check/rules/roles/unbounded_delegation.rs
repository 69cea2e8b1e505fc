//! ROLE05: authority handed on without limit and without report back.

use crate::check::rules::said::{has_any, words};
use crate::check::{Context, Findings, Part, Rule};
use crate::diagnostic::{Code, Severity};
use std::collections::BTreeSet;

/// ROLE05 unbounded-delegation
pub static RULE: Rule = Rule {
    code: Code::new("ROLE05", "unbounded-delegation", Severity::Warning),
    doc: include_str!("unbounded_delegation.md"),
    check,
};

/// What hands authority on, folded.
const HANDS_ON: [&str; 4] = ["uỷ quyền cho", "uỷ nhiệm cho", "giao quyền cho", "phân cấp cho"];

/// What bounds it, by time, matter or condition, folded.
const BOUNDS: [&str; 18] = [
    "pháp luật",
    "khi",
    "thời hạn",
    "thời gian",
    "trong phạm vi",
    "giữa hai kỳ",
    "trừ",
    "theo quy định",
    "theo kế hoạch",
    "theo phân cấp",
    "bằng văn bản",
    "một số việc",
    "điều kiện",
    "cụ thể",
    "từng việc",
    "đối với",
    "sau đây",
    "nêu tại",
];

/// What asks for a report, folded.
const REPORTS: [&str; 5] = ["báo cáo", "thông báo", "nghe", "chịu trách nhiệm", "kiểm tra"];

fn check(context: &Context, findings: &mut Findings) {
    // One provision may bound them all: “Việc uỷ quyền phải bằng văn bản, nêu rõ phạm vi …”.
    let general = ["việc uỷ quyền phải", "uỷ quyền phải bằng văn bản", "uỷ quyền được thực hiện bằng văn bản"];
    if general.iter().any(|phrase| !context.find(phrase).is_empty()) {
        return;
    }
    let mut told: BTreeSet<usize> = BTreeSet::new();
    for phrase in HANDS_ON {
        for hit in context.find(phrase).into_iter().filter(|hit| matches!(hit.text.part, Part::Body)) {
            let Some(placed) = context.provision_of(hit.text) else { continue };
            let before = hit.text.word(hit.words.start.wrapping_sub(1)).map_or("", |word| word.folded);
            // “không được uỷ quyền cho”: handed on to nobody.
            if ["được", "không"].contains(&before) {
                continue;
            }
            if !told.insert(hit.text.at) {
                continue;
            }
            let mut said = words(hit.text);
            let below = context.below(placed);
            said.extend(below.iter().flat_map(|item| context.texts_of(item)).flat_map(words));
            let cites = placed
                .provision
                .texts()
                .any(|text| text.0.iter().any(|inline| matches!(inline.kind, crate::model::InlineKind::Reference(_))));
            let missing = match (has_any(&said, &BOUNDS) || cites || !below.is_empty(), has_any(&said, &REPORTS)) {
                (false, false) => "both",
                (false, true) => "bound",
                _ => continue,
            };
            findings.push(RULE.at(hit.span()).help(missing));
        }
    }
}
