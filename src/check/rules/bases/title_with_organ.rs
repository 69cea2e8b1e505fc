//! BASE12: a title that says its organ again.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Safety, Severity};
use crate::model::folded;

/// BASE12 title-with-organ
pub static RULE: Rule = Rule {
    code: Code::new("BASE12", "title-with-organ", Severity::Warning),
    doc: include_str!("title_with_organ.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    let organ = &context.facts().organ;
    for (path, signatures) in super::signatures(context) {
        for (at, signature) in signatures.iter().enumerate() {
            let Some(title) = signature.title.as_ref().filter(|_| signature.on_behalf_of.is_some()) else { continue };
            // The longest name first: `Bí thư Tỉnh uỷ Lam Giang` says all of it.
            let mut names = [
                organ.name.as_str(),
                organ.short.as_deref().unwrap_or_default(),
                super::printed(context, &format!("{path}.{at}.on_behalf_of")),
            ];
            names.sort_by_key(|name| std::cmp::Reverse(name.len()));
            let words: Vec<&str> = title.split_whitespace().collect();
            let said: Vec<String> = words.iter().map(|word| folded(word)).collect();
            let ends_with = |name: &&&str| {
                let name: Vec<String> = name.split_whitespace().map(folded).collect();
                !name.is_empty() && said.len() > name.len() && said.ends_with(&name)
            };
            let Some(name) = names.iter().find(ends_with) else { continue };
            let span = context.fact(&format!("{path}.{at}.title"));
            let right = words[..words.len() - name.split_whitespace().count()].join(" ");
            let found = RULE.at(span).with("title", title).with("right", right.trim_end_matches(',')).help("help");
            findings.push(found.fix(Safety::Unsafe, span, right.trim_end_matches(',')));
        }
    }
}
