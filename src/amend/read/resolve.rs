//! The items of a list with all that says where they stand.

use super::cursor::Cursor;
use super::item::Item;
use super::{MendKind, Unreadable, Why};
use crate::model::{Address, Level, Number, Part};

/// The items that others only say the place of: `khoản 2a` of `khoản 2a Điều 12`.
pub(super) fn heads(items: &[Item]) -> Vec<(Level, Option<Number>)> {
    let starts = (0..items.len()).filter(|at| *at == 0 || !items[at - 1].linked);
    starts.map(|at| (items[at].level, items[at].number.clone())).collect()
}

/// Items with all that says where they stand.
pub(super) fn resolve(
    items: &[Item],
    around: &Address,
    cursor: &mut Cursor,
    said: &str,
) -> Result<Vec<Address>, Unreadable> {
    let mut chains: Vec<Address> = Vec::new();
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
                steps.push((
                    item.level,
                    if item.here { around.number(item.level).cloned() } else { item.number.clone() },
                ));
                let next = items.get(at + 1).filter(|next| !next.root && next.level.rank() > item.level.rank());
                let Some(next) = next else { break };
                if !item.linked && item.comma && joins(&steps, next, around) {
                    cursor.mend(MendKind::Comma, ",", "");
                } else if !item.linked {
                    break;
                }
                at += 1;
            }
        }
        chains.push(Address { part: first.part, ..Address::outward(steps) });
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
            *number = next.number(*level).cloned();
        }
        let Some(outermost) = chain.steps.last().map(|(level, _)| level.rank()) else { continue };
        let nameless = chain.part == Part::Name && chain.steps.iter().any(|(_, number)| number.is_none());
        if nameless && Level::Annex.rank() > outermost {
            return Err(Unreadable { why: Why::Incomplete, words: said.to_owned() });
        }
        if outermost >= 3 && outermost != 4 {
            continue;
        }
        let like = next.filter(|next| next.steps.first().is_some_and(|(level, _)| level.rank() <= outermost));
        let from = like.as_ref().filter(|next| next.steps.iter().any(|(level, _)| level.rank() > outermost));
        let from = from.unwrap_or(around);
        chain.steps.extend(from.steps.iter().filter(|(level, _)| level.rank() > outermost).cloned());
        let whole = outermost == 4 || chain.steps.last().is_some_and(|(level, _)| level.rank() >= 3);
        if !whole {
            return Err(Unreadable { why: Why::Incomplete, words: said.to_owned() });
        }
    }
    Ok(chains)
}

/// Whether `điểm c, khoản 2` is one place: a point alone has none, unless it stands in a clause already.
fn joins(steps: &[(Level, Option<Number>)], next: &Item, around: &Address) -> bool {
    let Some((level, _)) = steps.last() else { return false };
    let pair = matches!(
        (level, next.level),
        (Level::Point, Level::Clause) | (Level::Clause, Level::Article) | (Level::Section, Level::Chapter)
    );
    pair && !around.steps.iter().any(|(level, _)| *level == next.level)
}
