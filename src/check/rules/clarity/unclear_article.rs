//! RO07: an article whose tasks are clear in less than the settings ask.

use super::score::scores;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Clear;

/// RO07 unclear-article
pub static RULE: Rule =
    Rule { code: Code::new("RO07", "unclear-article", Severity::Info), doc: include_str!("unclear_article.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    let threshold = context.office().ro_threshold();
    for score in scores(context).into_iter().filter(|score| score.percent() < threshold) {
        let Some(article) = context.provisions().get(score.article) else { continue };
        let total = score.tasks.len();
        let unclear = context.office().ro().iter().filter(|what| score.clear(**what) < total);
        let list: Vec<String> = unclear.map(|what| format!("{} {}/{total}", name(*what), score.clear(*what))).collect();
        let found = RULE.at(article.span).with("percent", score.percent().to_string());
        findings.push(found.with("threshold", threshold.to_string()).with("list", list.join(", ")).help("help"));
    }
}

/// What must be clear, as the office says it.
fn name(what: Clear) -> &'static str {
    match what {
        Clear::Nguoi => "người",
        Clear::Viec => "việc",
        Clear::ThoiGian => "thời gian",
        Clear::TrachNhiem => "trách nhiệm",
        Clear::SanPham => "sản phẩm",
        Clear::ThamQuyen => "thẩm quyền",
    }
}
