//! The items of a list with all that says where they stand.

use super::cursor::Cursor;
use super::item::{Item, rank};
use super::{MendKind, Unreadable, Why};
use crate::model::{Level, Number, Part, Target};

/// The items that others only say the place of: `khoản 2a` of `khoản 2a Điều 12`.
pub(super) fn heads(items: &[Item]) -> Vec<(Level, Option<Number>)> {
    let starts = (0..items.len()).filter(|at| *at == 0 || !items[at - 1].linked);
    starts.map(|at| (items[at].level, items[at].number.clone())).collect()
}

/// Items with all that says where they stand.
pub(super) fn resolve(
    items: &[Item],
    around: &Target,
    cursor: &mut Cursor,
    said: &str,
) -> Result<Vec<Target>, Unreadable> {
    let mut chains: Vec<Target> = Vec::new();
    let mut at = 0;
    while at < items.len() {
        let first = &items[at];
        let mut steps = Vec::new();
        if first.root && first.here {
            steps.clone_from(&around.steps);
            if steps.is_empty() {
                return Err(Unreadable { why: Why::Incomplete, words: said.to_owned() });
            }
        } else if !first.root {
            loop {
                let item = &items[at];
                steps.push((item.level, if item.here { here(item.level, around) } else { item.number.clone() }));
                let next = items.get(at + 1).filter(|next| !next.root && rank(next.level) > rank(item.level));
                let Some(next) = next else { break };
                if !item.linked && item.comma && joins(&steps, next, around) {
                    cursor.mend(MendKind::Comma, ",", "");
                } else if !item.linked {
                    break;
                }
                at += 1;
            }
        }
        // An article is found by its number alone.
        if let Some(article) = steps.iter().position(|(level, _)| *level == Level::Article) {
            steps.truncate(article + 1);
        }
        chains.push(Target { steps, part: first.part });
        at += 1;
    }
    for at in (0..chains.len()).rev() {
        let next = chains.get(at + 1).cloned();
        let chain = &mut chains[at];
        // `tên điều và khoản 1 Điều 9`: the article is named behind.
        if let [(level, number @ None)] = chain.steps.as_mut_slice()
            && chain.part == Part::Name
            && let Some(next) = &next
        {
            *number = here(*level, next);
        }
        let Some(outermost) = chain.steps.last().map(|(level, _)| rank(*level)) else { continue };
        let nameless = chain.part == Part::Name && chain.steps.iter().any(|(_, number)| number.is_none());
        if nameless && rank(Level::Annex) > outermost {
            return Err(Unreadable { why: Why::Incomplete, words: said.to_owned() });
        }
        if outermost >= 3 && outermost != 4 {
            continue;
        }
        let like = next.filter(|next| next.steps.first().is_some_and(|(level, _)| rank(*level) <= outermost));
        let from = like.as_ref().filter(|next| next.steps.iter().any(|(level, _)| rank(*level) > outermost));
        let from = from.unwrap_or(around);
        chain.steps.extend(from.steps.iter().filter(|(level, _)| rank(*level) > outermost).cloned());
        let whole = outermost == 4 || chain.steps.last().is_some_and(|(level, _)| rank(*level) >= 3);
        if !whole {
            return Err(Unreadable { why: Why::Incomplete, words: said.to_owned() });
        }
    }
    Ok(chains)
}

/// Whether `điểm c, khoản 2` is one place: a point alone has none, unless it stands in a clause already.
fn joins(steps: &[(Level, Option<Number>)], next: &Item, around: &Target) -> bool {
    let Some((level, _)) = steps.last() else { return false };
    let pair = matches!(
        (level, next.level),
        (Level::Point, Level::Clause) | (Level::Clause, Level::Article) | (Level::Section, Level::Chapter)
    );
    pair && !around.steps.iter().any(|(level, _)| *level == next.level)
}

fn here(level: Level, around: &Target) -> Option<Number> {
    around.steps.iter().find(|(found, _)| *found == level).and_then(|(_, number)| number.clone())
}
