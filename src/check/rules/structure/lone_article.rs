//! STR13: a chương, not the last, that holds a single điều, or a single mục.

use crate::check::{Context, Findings, Placed, Rule};
use crate::diagnostic::{Code, Severity};
use crate::model::Level;

/// STR13 lone-article
pub static RULE: Rule =
    Rule { code: Code::new("STR13", "lone-article", Severity::Info), doc: include_str!("lone_article.md"), check };

fn check(context: &Context, findings: &mut Findings) {
    let is_chapter = |placed: &&Placed| placed.level() == Level::Chapter && !placed.in_decision;
    let chapters: Vec<&Placed> = context.provisions().iter().filter(is_chapter).collect();
    for (at, chapter) in chapters.iter().enumerate() {
        let count = |level| context.below(chapter).iter().filter(|below| below.level() == level).count();
        // The closing chương often has one điều, and a regulation of one chương has nothing to tell apart.
        let is_alone = count(Level::Article) == 1 && at + 1 < chapters.len();
        if is_alone || count(Level::Section) == 1 {
            let noun = if count(Level::Section) == 1 { "mục" } else { "điều" };
            findings.push(
                RULE.at(chapter.span).with("chapter", chapter.citation.to_string()).with("noun", noun).help("help"),
            );
        }
    }
}
