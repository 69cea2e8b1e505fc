//! The numbers that inserted provisions get, so that no other is renumbered (state law, NĐ 78/2025).

use crate::model::{Level, Number, POINT_LETTERS};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// A provision of the new text among those that are numbered together.
pub(super) struct Place {
    /// Its place in the old list, for one that stays.
    pub(super) stable: Option<usize>,
    /// The number that the drafter fixed, for one that is new.
    pub(super) wish: Option<Number>,
}

/// Numbers the provisions that are numbered together: `old` are the numbers of the old text in order, those of what is
/// repealed among them, which nobody gets again.
///
/// What stays keeps its number. What comes after the last that stays counts on from the last number of the old text.
/// Anything else takes the number before it, and of the letters (for a điểm the numerals) behind it the next that no
/// provision has had: 5a, 5b; before the first that stays, `1a` trước khoản 1. So a provision that comes between 5 and
/// 5a is 5b: there is always a free number.
pub(super) fn number(level: Level, old: &[Number], new: &[Place]) -> Vec<Number> {
    let mut taken: BTreeSet<Number> = old.iter().cloned().collect();
    let mut out: Vec<Number> = Vec::with_capacity(new.len());
    // The next that stays, from each place on.
    let mut next: Vec<Option<usize>> = vec![None; new.len()];
    let mut following = None;
    for (at, place) in new.iter().enumerate().rev() {
        next[at] = following;
        following = place.stable.or(following);
    }
    for (at, place) in new.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| &out[at]);
        let number = match (place.stable, next[at]) {
            (Some(stable), _) => old[stable].clone(),
            (None, next) => {
                let wish = place.wish.as_ref().filter(|wish| {
                    let after = before.is_none_or(|before| order(level, before, wish) == Ordering::Less);
                    let fits = next.is_none_or(|next| order(level, wish, &old[next]) == Ordering::Less);
                    after && fits && !taken.contains(wish)
                });
                match (wish, next) {
                    (Some(wish), _) => wish.clone(),
                    (None, None) => {
                        let last = taken.iter().map(|number| number.base).max().unwrap_or(0);
                        Number::counted(last.saturating_add(1))
                    }
                    (None, Some(next)) => {
                        let base = before.or_else(|| next.checked_sub(1).map(|at| &old[at])).unwrap_or(&old[next]).base;
                        free(level, base, before, &taken)
                    }
                }
            }
        };
        taken.insert(number.clone());
        out.push(number);
    }
    out
}

/// The first number behind `before` with this base and a suffix that is free.
fn free(level: Level, base: u32, before: Option<&Number>, taken: &BTreeSet<Number>) -> Number {
    let free = suffixes(level).map(|suffix| Number { base, suffix }).find(|number| {
        let behind = before.is_none_or(|before| before.base != base || order(level, before, number) == Ordering::Less);
        behind && !taken.contains(number)
    });
    free.unwrap_or_else(|| Number::counted(base))
}

/// `a`, `b`, …, `y`, `aa`, `ab`, …; behind the letter of a điểm `1`, `2`, ….
fn suffixes(level: Level) -> Box<dyn Iterator<Item = String>> {
    if level == Level::Point {
        return Box::new((1..=u32::MAX).map(|number| number.to_string()));
    }
    // A điểm counted so far prints just these letters.
    Box::new((1..=u32::MAX).map(|number| Number::counted(number).print(Level::Point)))
}

/// The order in which numbers stand: by the counted part, then the letters as Vietnamese has them.
pub(super) fn order(level: Level, one: &Number, other: &Number) -> Ordering {
    let rank = |number: &Number| -> Vec<usize> {
        if level == Level::Point {
            return number.suffix.parse().into_iter().collect();
        }
        let letter = |c: char| POINT_LETTERS.iter().position(|letter| *letter == c).unwrap_or(POINT_LETTERS.len());
        number.suffix.chars().map(letter).collect()
    };
    one.base.cmp(&other.base).then_with(|| rank(one).cmp(&rank(other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `5 +a 6`: what stays by its number, `+` what is new; a number behind it is the drafter's wish.
    fn numbered(level: Level, old: &str, new: &str) -> String {
        let read = |text: &str| Number::parse(text, level).unwrap();
        let old: Vec<Number> = old.split_whitespace().map(read).collect();
        let place = |word: &str| match word.strip_prefix('+') {
            Some("") => Place { stable: None, wish: None },
            Some(wish) => Place { stable: None, wish: Some(read(wish)) },
            None => Place { stable: old.iter().position(|number| *number == read(word)), wish: None },
        };
        let new: Vec<Place> = new.split_whitespace().map(place).collect();
        number(level, &old, &new).iter().map(|number| number.print(level)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn inserted_numbers_follow_the_one_before() {
        for (level, old, new, expected) in [
            (Level::Article, "4 5 6", "4 5 + 6", "4 5 5a 6"),
            (Level::Article, "5 6", "5 + + + + + + 6", "5 5a 5b 5c 5d 5đ 5e 6"),
            (Level::Clause, "1 2", "+ 1 2", "1a 1 2"),
            (Level::Clause, "1 2", "+ 2", "1a 2"),
            (Level::Clause, "1 2", "1 2 + +", "1 2 3 4"),
            (Level::Clause, "1 2 3", "1 2 +", "1 2 4"),
            (Level::Clause, "1 2 3 4", "1 2 4", "1 2 4"),
            (Level::Clause, "4 5 6", "4 + 6", "4 4a 6"),
            (Level::Clause, "", "+ +", "1 2"),
            (Level::Article, "5 5a 6", "5 + 5a 6", "5 5b 5a 6"),
            (Level::Article, "5 5a 6", "5 5a + 6", "5 5a 5b 6"),
            (Level::Article, "5 5a 5b 6", "5 5a + 5b 6", "5 5a 5c 5b 6"),
            (Level::Article, "5 5a 6", "5 + 6", "5 5b 6"),
            (Level::Article, "5 6", "5 +5d 6", "5 5d 6"),
            (Level::Article, "5 6", "5 +6a 6", "5 5a 6"),
            (Level::Point, "a b", "a + b +", "a a1 b c"),
            (Level::Point, "d đ", "d + + đ", "d d1 d2 đ"),
            (Level::Point, "d đ", "d đ +", "d đ e"),
            (Level::Point, "a", "+ a", "a1 a"),
            (Level::Chapter, "I II III", "I II + III", "I II IIa III"),
            (Level::Section, "1 2", "1 2 +", "1 2 3"),
        ] {
            assert_eq!(numbered(level, old, new), expected, "{old} → {new}");
        }
    }

    #[test]
    fn letters_never_run_out() {
        let new = format!("5{} 6", " +".repeat(25));
        assert_eq!(
            numbered(Level::Article, "5 6", &new).split(' ').skip(22).collect::<Vec<_>>().join(" "),
            "5x 5y 5ya 5yb 6"
        );
    }
}
