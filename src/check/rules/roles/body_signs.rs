//! ROLE15: a body that signs, or a person who decides by majority.

use crate::check::rules::said::{begins_any, begins_name, clauses, has_any, names, words};
use crate::check::{Context, Findings, Part, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Form;

/// ROLE15 body-signs
pub static RULE: Rule =
    Rule { code: Code::new("ROLE15", "body-signs", Severity::Warning), doc: include_str!("body_signs.md"), check };

/// How only a body decides, folded.
const TOGETHER: [&str; 3] = ["quyết định theo đa số", "thảo luận tập thể và quyết định", "biểu quyết thông qua"];

/// Documents that a person signs, folded; a body may “ký kết quy chế phối hợp”.
const SIGNED: [&str; 10] = [
    "nghị quyết",
    "quyết định",
    "kết luận",
    "quy định",
    "thông báo",
    "báo cáo",
    "tờ trình",
    "công văn",
    "các văn bản",
    "văn bản",
];

fn check(context: &Context, findings: &mut Findings) {
    let roles = &context.facts().roles;
    let bodies: Vec<_> = roles.iter().filter(|role| role.form == Form::Collective).map(names).collect();
    for text in context.texts().iter().filter(|text| matches!(text.part, Part::Body)) {
        let Some(placed) = context.provision_of(text) else { continue };
        let said = words(text);
        let is = |form: Form| {
            let has = |id| context.role(id).is_some_and(|role| role.form == form);
            !placed.owners.is_empty() && placed.owners.iter().all(has)
        };
        // “Văn phòng ký thay Chủ tịch các quyết định”; what it puts its name to in passing is no document of its own.
        let signed = clauses(text, false).into_iter().find_map(|clause| {
            let own = &said[clause.clone()];
            let subject = bodies.iter().find_map(|names| begins_name(own, names)).unwrap_or(0);
            let may = subject > 0 || clause.start == 0 && is(Form::Collective);
            let rest = own.get(subject + 1..).filter(|_| may && own.get(subject) == Some(&"ký"))?;
            let near = &rest[..rest.len().min(8)];
            let signs = begins_any(rest, &SIGNED).is_some()
                || rest.first() == Some(&"thay") && has_any(near, &SIGNED) && rest.get(1) != Some(&"mặt");
            signs.then_some(clause.start + subject)
        });
        let votes = is(Form::Individual) && has_any(&said, &TOGETHER);
        if let Some(at) = signed {
            let word = text.word(at).map_or(0..0, |word| word.start..word.end);
            findings.push(RULE.at(text.span(word)).help("signs"));
        } else if votes {
            findings.push(RULE.at(text.whole()).help("votes"));
        }
    }
}
