//! MEET12: meetings after which nobody tells what was concluded.

use crate::check::{Context, Findings, Part, Rule};
use crate::diagnostic::{Code, Severity};

/// MEET12 no-conclusion
pub static RULE: Rule =
    Rule { code: Code::new("MEET12", "no-conclusion", Severity::Info), doc: include_str!("no_conclusion.md"), check };

/// How a text says that conclusions are told, folded.
const TOLD: [&str; 12] = [
    "thông báo kết luận",
    "thông báo kết quả",
    "thông báo nghị quyết",
    "ban hành nghị quyết",
    "ban hành kết luận",
    "ban hành thông báo",
    "hoàn chỉnh văn bản",
    "hoàn chỉnh nghị quyết",
    "kết quả hội nghị",
    "nghị quyết được ban hành",
    "được ban hành",
    "thông báo bằng văn bản",
];

fn check(context: &Context, findings: &mut Findings) {
    let told =
        || TOLD.iter().any(|phrase| context.find(phrase).iter().any(|hit| !matches!(hit.text.part, Part::Fact(_))));
    if !context.facts().meetings.is_empty() && !told() {
        findings.push(RULE.at(context.fact("meetings.0.id")).help("help"));
    }
}
