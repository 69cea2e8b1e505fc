//! Numbers and frequencies that are only written otherwise: `năm ngày` and `05 ngày`, `mỗi tháng một lần` and `01 tháng 01 lần`.

use super::token::Passage;
use crate::language::{frequency_at, number_at};
use crate::model::folded;
use std::ops::Range;

/// A frequency may begin so many words before what differs in it.
const REACH: usize = 9;

/// The folded words of a passage, token by token.
pub(super) fn words(passage: &Passage) -> Vec<String> {
    passage.tokens.iter().map(|token| folded(passage.letters(token))).collect()
}

/// Whether a stretch of each side, given with the words of its passage, says the same number or lies in the same
/// frequency.
pub(super) fn says_the_same((olds, old): (&[String], &Range<usize>), (news, new): (&[String], &Range<usize>)) -> bool {
    let (olds, news) = (borrowed(olds), borrowed(news));
    let whole = |words: &[&str], range: &Range<usize>| {
        number_at(words, range.start).filter(|(_, length)| *length == range.len()).map(|(number, _)| number)
    };
    let number = whole(&olds, old);
    if number.is_some() && number == whole(&news, new) {
        return true;
    }
    let covers = |words: &[&str], at: usize, range: &Range<usize>| {
        let found = frequency_at(words, at).filter(|found| at + found.length >= range.end)?;
        Some((found.count, found.period, found.times, found.at_least, found.is_counted))
    };
    (0..REACH).any(|back| {
        let (Some(one), Some(other)) = (old.start.checked_sub(back), new.start.checked_sub(back)) else { return false };
        let frequency = covers(&olds, one, old);
        frequency.is_some() && frequency == covers(&news, other, new)
    })
}

fn borrowed(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use crate::diff::token::Passage;
    use crate::diff::words::compare;
    use std::sync::Arc;

    #[test]
    fn what_is_written_otherwise_is_not_reworded() {
        for (old, new, reworded) in [
            ("gửi trước ít nhất năm ngày làm việc", "gửi trước ít nhất 05 ngày làm việc", false),
            ("họp mỗi tháng một lần vào tuần đầu", "họp 01 tháng 01 lần vào tuần đầu", false),
            ("họp ba tháng một lần", "họp 3 tháng 1 lần", false),
            ("gồm hai mươi lăm uỷ viên", "gồm 25 uỷ viên", false),
            ("gửi trước năm ngày", "gửi trước 3 ngày", true),
            ("họp mỗi tháng một lần", "họp mỗi tháng hai lần", true),
            ("gửi trước năm ngày", "gửi Văn phòng trước 05 ngày", true),
        ] {
            let [old, new] = [old, new].map(|words| Arc::new(Passage::plain(words)));
            for mirrored in [false, true] {
                assert_eq!(compare(&old, &new, mirrored).is_reworded(), reworded, "{} → {}", old.text, new.text);
            }
        }
    }
}
