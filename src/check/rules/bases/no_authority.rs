//! BASE14: a regulation issued in the name of a body that may not issue it.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::{Confidence, Permission, folded};

/// BASE14 no-authority
pub static RULE: Rule =
    Rule { code: Code::new("BASE14", "no-authority", Severity::Error), doc: include_str!("no_authority.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    let issuers = &context.office().pack.issuers;
    let Some(any) = issuers.iter().find(|rule| rule.may == Permission::Yes) else { return };
    for (path, signatures) in super::signatures(context) {
        for (at, signature) in signatures.iter().enumerate() {
            if signature.on_behalf_of.is_none() {
                continue;
            }
            let organ = super::printed(context, &format!("{path}.{at}.on_behalf_of"));
            let is_it = |words: &str| folded(organ).starts_with(&folded(words));
            let rule = issuers.iter().find(|rule| is_it(&rule.on_behalf_of));
            if rule.is_some_and(|rule| rule.may == Permission::Yes) {
                continue;
            }
            let span = context.fact(&format!("{path}.{at}.on_behalf_of"));
            let mut found = RULE.demanded(&rule.unwrap_or(any).authority, span);
            // A body that no rule names, or a rule that was read only in a summary, is no sure fault.
            if rule.is_none_or(|rule| rule.authority.confidence != Confidence::F) {
                found.severity = Severity::Warning;
            }
            let may = issuers.iter().filter(|rule| rule.may == Permission::Yes).map(|rule| rule.on_behalf_of.as_str());
            findings.push(found.with("organ", organ).with("may", may.collect::<Vec<_>>().join(", ")).help("help"));
        }
    }
}
