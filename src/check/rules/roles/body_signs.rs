//! ROLE15: a body that signs, or a person who decides by majority.

use crate::check::rules::said::{begins_any, begins_name, has_any, names, words};
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
        let subject = bodies.iter().find_map(|names| begins_name(&said, names)).unwrap_or(0);
        let signs = (subject > 0 || is(Form::Collective))
            && said.get(subject) == Some(&"ký")
            && begins_any(&said[subject + 1..], &SIGNED).is_some();
        let votes = is(Form::Individual) && has_any(&said, &TOGETHER);
        if signs {
            let word = text.word(subject).map_or(0..0, |word| word.start..word.end);
            findings.push(RULE.at(text.span(word)).help("signs"));
        } else if votes {
            findings.push(RULE.at(text.whole()).help("votes"));
        }
    }
}
