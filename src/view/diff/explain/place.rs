//! Where a provision stands, said from within its article, and several of them in one list.

use crate::diff::{NodeId, Side};
use crate::model::Level;

/// Where a node stands within its article or annex: `khoản 2`, `điểm a khoản 2`; empty for the article itself.
pub(super) fn within(side: &Side, at: NodeId) -> String {
    let node = &side.nodes[at];
    if matches!(node.level(), Level::Article | Level::Annex | Level::Chapter | Level::Section) {
        return String::new();
    }
    let article = side.article_of(at);
    let around = article.map(|article| side.citation(article).to_string()).unwrap_or_default();
    let cited = side.cite(at);
    let cited = cited.strip_suffix(" Quyết định ban hành").unwrap_or(&cited);
    let inner = cited.strip_suffix(around.as_str()).unwrap_or(cited).trim();
    if node.level() == Level::Paragraph && node.parent == article && article.is_some() {
        let siblings: Vec<NodeId> = side.children(article).collect();
        return match (siblings.len(), siblings.first() == Some(&at)) {
            (1, _) => "nội dung điều".to_owned(),
            (_, true) if side.nodes[siblings[1]].level() != Level::Paragraph => "đoạn mở đầu".to_owned(),
            _ if inner.is_empty() => "đoạn cuối".to_owned(),
            _ => inner.to_owned(),
        };
    }
    match (node.level(), inner.strip_prefix("bảng 1")) {
        (Level::Table, Some(rest)) => format!("bảng{rest}"),
        _ => inner.to_owned(),
    }
}

/// Several places in one list; those in one provision name it once: `điểm a, điểm b khoản 2, khoản 4`.
pub(super) fn list(places: &[String]) -> String {
    let mut out = String::new();
    for (at, place) in places.iter().enumerate() {
        let outer = |place: &str| place.splitn(3, ' ').nth(2).map(str::to_owned);
        let shared = places.get(at + 1).is_some_and(|next| outer(place).is_some() && outer(place) == outer(next));
        if !out.is_empty() {
            out.push_str(", ");
        }
        match place.splitn(3, ' ').collect::<Vec<_>>()[..] {
            [noun, number, _] if shared && ["điểm", "khoản"].contains(&noun) => {
                out.push_str(&format!("{noun} {number}"));
            }
            _ => out.push_str(place),
        }
    }
    out
}

/// What a heading is called in the middle of a sentence.
pub(super) fn noun(level: Level) -> &'static str {
    match level {
        Level::Chapter => "chương",
        Level::Section => "mục",
        Level::Annex => "phụ lục",
        _ => "điều",
    }
}
