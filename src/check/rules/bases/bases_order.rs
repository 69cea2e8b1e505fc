//! BASE03: legal bases that do not stand in the order of rank.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Basis;

/// BASE03 bases-order
pub static RULE: Rule =
    Rule { code: Code::new("BASE03", "bases-order", Severity::Info), doc: include_str!("bases_order.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    let ranks = &context.registry().ranks;
    let rank = |basis: &Basis| {
        let name = basis.document_type.as_ref().or(basis.text.as_ref())?;
        ranks.iter().position(|row| row.iter().any(|known| name.starts_with(known.as_str())))
    };
    for (path, bases) in super::lists(context) {
        for (at, pair) in bases.windows(2).enumerate() {
            let [before, basis] = pair else { continue };
            let is_lower = |one: &Basis, other: &Basis| {
                matches!((rank(one), rank(other)), (Some(one), Some(other)) if one > other)
                    || rank(one).is_none() && rank(other) == Some(0)
            };
            if is_lower(before, basis) {
                let name = |basis: &Basis| basis.number.as_ref().or(basis.text.as_ref()).cloned().unwrap_or_default();
                let span = context.fact(&format!("{path}.{}", at + 1));
                let found = RULE.at(span).with("basis", name(basis)).with("before", name(before));
                findings.push(found.help("help"));
            }
        }
    }
}
