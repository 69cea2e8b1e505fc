//! ROLE08: a deputy to whom no field of work is assigned.

use crate::check::rules::said::{has_any, words};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::folded;

/// ROLE08 deputy-without-field
pub static RULE: Rule = Rule {
    code: Code::new("ROLE08", "deputy-without-field", Severity::Warning),
    doc: include_str!("deputy_without_field.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    for (at, role) in context.facts().roles.iter().enumerate() {
        let has_field = role.field.as_ref().is_some_and(|field| !field.trim().is_empty());
        if has_field || !folded(&role.name).starts_with("phó ") {
            continue;
        }
        let own = context.duties().iter().filter(|duty| duty.owners.contains(&role.id));
        let mut texts = own.flat_map(|duty| context.texts_of(&context.provisions()[duty.provision]).first());
        // The duties themselves may say it; “lĩnh vực được phân công” says nothing.
        let said = texts.any(|text| {
            let words = words(text);
            let named = has_any(&words, &["phụ trách", "trực tiếp chỉ đạo"]);
            named && !has_any(&words, &["được phân công", "theo phân công", "được giao", "lĩnh vực phụ trách"])
        });
        if !said {
            let span = context.fact(&format!("roles.{at}.name"));
            findings.push(RULE.at(span).with("role", &role.name).help("help"));
        }
    }
}
