//! RO02: a duty that says no more than that there is one.

use super::score::text_of;
use crate::check::rules::said::{begins, words};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Clear;

/// RO02 vague-duty
pub static RULE: Rule =
    Rule { code: Code::new("RO02", "vague-duty", Severity::Warning), doc: include_str!("vague_duty.md"), check };

/// Words of a duty without content, folded.
const EMPTY: [&str; 24] = [
    "thực", "hiện", "giải", "quyết", "làm", "tham", "gia", "các", "những", "một", "số", "nhiệm", "vụ", "công", "việc",
    "quyền", "hạn", "khác", "liên", "quan", "có", "và", "chung", "cụ",
];

fn check(context: &Context, findings: &mut Findings) {
    if !context.office().ro().contains(&Clear::Viec) {
        return;
    }
    for duty in context.duties() {
        let Some(text) = text_of(context, duty) else { continue };
        let said = words(text);
        // Whoever hands it out makes it clear: “… do Bí thư giao”.
        let empty = !said.is_empty() && said.iter().all(|word| EMPTY.contains(word)) && duty.product.is_none();
        let needed =
            begins(&said, "thực hiện các nhiệm vụ khác khi cần thiết").is_some_and(|count| count == said.len());
        let below = context.below(&context.provisions()[duty.provision]);
        if (empty || needed) && below.is_empty() && !text.text.trim_end().ends_with(':') {
            findings.push(RULE.at(text.whole()).help("help"));
        }
    }
}
