//! Lines that are no provision, compared: the head, the bases, the recipients, for forms that print whole documents.

use super::likeness::common;
use super::token::Passage;
use super::words::{self, Words};
use std::sync::Arc;

/// Two lines less alike than this are told as one gone and one new.
const LEAST_LIKENESS: f64 = 0.4;
/// Lines between equal ones are tried each with each up to this many comparisons.
const MOST_COMPARISONS: usize = 10_000;

/// Compares two lines word by word, as the words of provisions are compared.
pub fn compare_lines(old: &str, new: &str) -> Words {
    words::compare(&Arc::new(Passage::plain(old)), &Arc::new(Passage::plain(new)), false)
}

/// Lays two lists of lines over each other in order: each line once, with its counterpart when it has one.
///
/// Equal lines at both ends go together first, then what keeps the order and shares most words.
pub fn align_lines(old: &[String], new: &[String]) -> Vec<(Option<usize>, Option<usize>)> {
    let head = old.iter().zip(new).take_while(|(l, r)| l == r).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(l, r)| l == r).count();
    let (old_end, new_end) = (old.len() - tail, new.len() - tail);
    let keys = |lines: &[String]| -> Vec<Vec<u64>> {
        let keys = |line: &String| {
            let mut keys: Vec<u64> =
                Passage::plain(line).tokens.iter().filter(|t| t.is_word()).map(|t| t.key).collect();
            keys.sort_unstable();
            keys
        };
        lines.iter().map(keys).collect()
    };
    let (left, right) = (keys(&old[head..old_end]), keys(&new[head..new_end]));
    let mut out: Vec<_> = (0..head).map(|at| (Some(at), Some(at))).collect();
    let (mut i, mut j) = (0, 0);
    for (l, r) in partners(&left, &right).into_iter().chain([(left.len(), right.len())]) {
        out.extend((i..l).map(|at| (Some(head + at), None)));
        out.extend((j..r).map(|at| (None, Some(head + at))));
        if l < left.len() {
            out.push((Some(head + l), Some(head + r)));
        }
        (i, j) = (l + 1, r + 1);
    }
    out.extend((0..tail).map(|at| (Some(old_end + at), Some(new_end + at))));
    out
}

/// The pairs of lines that keep the order and share most.
fn partners(left: &[Vec<u64>], right: &[Vec<u64>]) -> Vec<(usize, usize)> {
    if left.len() * right.len() > MOST_COMPARISONS {
        return Vec::new();
    }
    let width = right.len() + 1;
    let mut best = vec![0.0f64; (left.len() + 1) * width];
    let gain = |i: usize, j: usize| -> f64 {
        let share = 2.0 * common(&left[i], &right[j]) as f64 / (left[i].len() + right[j].len()).max(1) as f64;
        if share >= LEAST_LIKENESS { share } else { 0.0 }
    };
    for i in (0..left.len()).rev() {
        for j in (0..right.len()).rev() {
            let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            let gain = gain(i, j);
            best[i * width + j] = if gain > 0.0 { skip.max(gain + best[(i + 1) * width + j + 1]) } else { skip };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < left.len() && j < right.len() {
        let gain = gain(i, j);
        if gain > 0.0 && best[i * width + j] <= gain + best[(i + 1) * width + j + 1] {
            out.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[i * width + j] <= best[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::align_lines;

    #[test]
    fn lines_find_their_counterparts_in_order() {
        let lines = |text: &str| text.split('|').map(str::to_owned).collect::<Vec<_>>();
        for (old, new, expected) in [
            ("a b|c d", "a b|c d", "0-0 1-1"),
            ("- Ban Bí thư,|- Lưu Văn phòng.", "- Ban Bí thư;|- Các ban đảng;|- Lưu Văn phòng.", "0-0 _-1 1-2"),
            ("một hai ba bốn|năm sáu", "một hai ba năm|bảy tám", "0-0 1-_ _-1"),
            ("x", "", "0-_ _-0"),
        ] {
            let said = |at: Option<usize>| at.map_or("_".to_owned(), |at| at.to_string());
            let found: Vec<String> = align_lines(&lines(old), &lines(new))
                .into_iter()
                .map(|(o, n)| format!("{}-{}", said(o), said(n)))
                .collect();
            assert_eq!(found.join(" "), expected, "{old} / {new}");
        }
    }
}
