//! RO05: a deadline for which nothing is to be handed in.

use super::score::{Reader, text_of};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Clear;

/// RO05 deadline-without-product
pub static RULE: Rule = Rule {
    code: Code::new("RO05", "deadline-without-product", Severity::Info),
    doc: include_str!("deadline_without_product.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    if !context.office().ro().contains(&Clear::SanPham) {
        return;
    }
    let reader = Reader::new();
    for duty in context.duties().iter().filter(|duty| duty.by.is_some() && duty.product.is_none()) {
        let Some(text) = text_of(context, duty) else { continue };
        if !reader.is_clear(context, duty, Clear::SanPham) {
            let place = &context.provisions()[duty.provision];
            let own = place.provision.attributes.by.is_some();
            let span = if own { context.attribute(place, "by") } else { text.whole() };
            findings.push(RULE.at(span).with("by", duty.by.unwrap_or("")).help("help"));
        }
    }
}
