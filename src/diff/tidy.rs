//! Makes phrases of confetti: equal words that are lost between two changes join them, and an insertion or removal that
//! could stand in several places is put where a phrase begins.

use super::token::{Passage, TokenKind};

/// A run of equal tokens: its first place in both passages and its length.
type Run = (usize, usize, usize);

/// Tidies the equal runs of two passages.
pub(super) fn tidy(left: &Passage, right: &Passage, runs: Vec<Run>) -> Vec<Run> {
    let mut runs = joined(runs);
    slide(left, right, &mut runs);
    drop_islands(left, right, joined(runs))
}

/// Joins runs that follow each other on both sides.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    for (l, r, len) in runs {
        match out.last_mut() {
            Some(last) if last.0 + last.2 == l && last.1 + last.2 == r => last.2 += len,
            _ if len > 0 => out.push((l, r, len)),
            _ => {}
        }
    }
    out
}

/// Drops equal runs that are small beside the changes around them: a reader takes such a change in as one phrase.
fn drop_islands(left: &Passage, right: &Passage, mut runs: Vec<Run>) -> Vec<Run> {
    let words = |passage: &Passage, from: usize, to: usize| -> usize {
        passage.tokens[from..to.max(from)].iter().filter(|token| token.is_word()).count()
    };
    loop {
        let ends = |at: Option<&Run>| at.map_or((0, 0), |run| (run.0 + run.2, run.1 + run.2));
        let island = (0..runs.len()).find(|&at| {
            let (l, r, len) = runs[at];
            let before = ends(at.checked_sub(1).and_then(|at| runs.get(at)));
            let after = runs.get(at + 1).map_or((left.tokens.len(), right.tokens.len()), |run| (run.0, run.1));
            let gone = (words(left, before.0, l), words(left, l + len, after.0));
            let new = (words(right, before.1, r), words(right, r + len, after.1));
            let size = words(left, l, l + len);
            let (head, tail) = (gone.0.max(new.0), gone.1.max(new.1));
            // A mark alone is no ground to stand on between two changes; a whole sentence always is.
            let lost = if size == 0 {
                head > 0 && tail > 0 && !ends_sentence(left, l, len)
            } else {
                size <= 3 && size <= head && size <= tail && size * 2 < head + tail
            };
            lost && before != (l, r) && after != (l + len, r + len)
        });
        match island {
            Some(at) => drop(runs.remove(at)),
            None => return runs,
        }
    }
}

fn ends_sentence(passage: &Passage, from: usize, len: usize) -> bool {
    passage.tokens[from..from + len].iter().any(|token| matches!(passage.letters(token), "." | ";" | ":" | "\n"))
}

/// A pure insertion or removal between two equal runs may slide while the token that it gives up equals the one that it
/// takes; it goes where a sentence or a phrase begins or ends.
fn slide(left: &Passage, right: &Passage, runs: &mut [Run]) {
    for at in 1..runs.len() {
        let (before, after) = (runs[at - 1], runs[at]);
        let (gap_left, gap_right) = ((before.0 + before.2, after.0), (before.1 + before.2, after.1));
        let (passage, start, end) = match (gap_left.0 == gap_left.1, gap_right.0 == gap_right.1) {
            (true, false) => (right, gap_right.0, gap_right.1),
            (false, true) => (left, gap_left.0, gap_left.1),
            _ => continue,
        };
        let key = |at: usize| passage.tokens[at].key;
        let mut best = (score(passage, start, end), 0isize);
        // To the left the run before gives tokens up, to the right the run after.
        let mut steps = 0;
        while steps + 1 < before.2 && key(start - steps - 1) == key(end - steps - 1) {
            steps += 1;
            let found = (score(passage, start - steps, end - steps), -(steps as isize));
            if found.0 > best.0 {
                best = found;
            }
        }
        let mut steps = 0;
        while steps + 1 < after.2 && key(start + steps) == key(end + steps) {
            steps += 1;
            let found = (score(passage, start + steps, end + steps), steps as isize);
            if found.0 > best.0 {
                best = found;
            }
        }
        let shift = best.1;
        let grown = |length: usize, by: isize| length.saturating_add_signed(by);
        runs[at - 1].2 = grown(before.2, shift);
        runs[at] = (grown(after.0, shift), grown(after.1, shift), grown(after.2, -shift));
    }
}

/// How good a place for a change is: at the bounds of sentences best, then of phrases.
fn score(passage: &Passage, start: usize, end: usize) -> u32 {
    let bound = |at: usize| -> u32 {
        let Some(before) = at.checked_sub(1).and_then(|at| passage.tokens.get(at)) else { return 4 };
        match (&before.kind, passage.letters(before)) {
            (TokenKind::Break, _) | (_, "." | ";" | ":") => 4,
            (TokenKind::Mark, ",") => 3,
            _ => match passage.tokens.get(at) {
                None => 4,
                Some(next) if matches!(passage.letters(next), "," | ";" | "." | ":") => 2,
                Some(next) if matches!(passage.letters(next), "và" | "hoặc" | "của" | "theo" | "để") => 1,
                _ => 0,
            },
        }
    };
    bound(start) + bound(end)
}
