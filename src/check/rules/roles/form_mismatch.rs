//! ROLE09: a person declared as a body, or a body as a person.

use crate::check::rules::said::{begins, phrases};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Safety, Severity};
use crate::model::{Form, folded};

/// ROLE09 form-mismatch
pub static RULE: Rule = Rule {
    code: Code::new("ROLE09", "form-mismatch", Severity::Warning),
    doc: include_str!("form_mismatch.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let forms: Vec<(&str, &str)> =
        phrases(include_str!("forms.txt")).into_iter().filter_map(|line| line.split_once(": ")).collect();
    for (at, role) in context.facts().roles.iter().enumerate() {
        let name = folded(&role.name);
        let words: Vec<&str> = name.split(' ').collect();
        let known = forms.iter().filter_map(|(form, phrase)| Some((begins(&words, phrase)?, *form)));
        // Whoever heads a body is named after it: `Tổ trưởng`, `Đội phó`.
        let heads = words.get(1).is_some_and(|word| ["trưởng", "phó"].contains(word));
        let known = known.chain(heads.then_some((2, "cá nhân")));
        let Some((_, form)) = known.max_by_key(|(count, _)| *count) else { continue };
        let meant = if form == "tập thể" { Form::Collective } else { Form::Individual };
        if meant == role.form {
            continue;
        }
        let path = format!("roles.{at}.form");
        let stated = context.facts().origins.0.get(&path).copied();
        let span = stated.unwrap_or_else(|| context.fact(&format!("roles.{at}.name")));
        let found = RULE.at(span).with("role", &role.name).with("form", form).with("word", meant.word()).help("help");
        let is_value = |span| context.sources().words(span) == role.form.word();
        findings.push(match stated.filter(|span| is_value(*span)) {
            Some(span) => found.fix(Safety::Unsafe, span, meant.word()),
            None => found,
        });
    }
}
