//! Numbers that a recogniser (OCR) read wrongly: the order of their neighbours tells what stands on the paper.
//!
//! Only for text that is told to be recognised from a picture; whoever typed a number out of order meant it.

use super::line::Line;
use super::mark::{Mark, mark};
use crate::model::{Level, Number, strip_marks};

/// Places of `d` and `đ` among the letters of điểm, which are mixed up most often.
const D: [u32; 2] = [4, 5];

/// A mark of a list as it was read.
struct Read {
    at: usize,
    mark: Mark,
    number: u32,
    /// Whether it is a mark only after its signs were read as those that they look like.
    alike: bool,
}

/// Sets right the numbers of marks that their neighbours contradict, and finds marks that were not read as such. Gives
/// the places of the lines whose mark was changed, in order.
pub(super) fn mend(lines: &[Line], marks: &mut [Option<Mark>]) -> Vec<usize> {
    let mut changed = Vec::new();
    for level in [Level::Chapter, Level::Section, Level::Article, Level::Clause, Level::Point] {
        let mut list = Vec::new();
        for at in 0..lines.len() {
            if marks[at].as_ref().is_some_and(|mark| ends(level, mark)) {
                settle(level, std::mem::take(&mut list), marks, &mut changed);
            }
            list.extend(read(level, at, &lines[at], marks[at].as_ref()));
        }
        settle(level, list, marks, &mut changed);
    }
    changed.sort_unstable();
    changed
}

/// Whether a mark ends a list of a level.
fn ends(level: Level, mark: &Mark) -> bool {
    let heading = mark.level.is_heading() && mark.sure && !mark.bare;
    match level {
        Level::Chapter | Level::Article => heading && mark.level == Level::Annex,
        Level::Section => heading && matches!(mark.level, Level::Annex | Level::Chapter),
        Level::Clause => heading,
        _ => heading || mark.level == Level::Clause,
    }
}

/// What a line has of a level.
fn read(level: Level, at: usize, line: &Line, known: Option<&Mark>) -> Option<Read> {
    let counted = |number: &Option<Number>| number.as_ref().filter(|it| it.suffix.is_empty()).map(|it| it.base);
    if let Some(mark) = known.filter(|mark| mark.level == level && !mark.bare) {
        return Some(Read { at, mark: mark.clone(), number: counted(&mark.number)?, alike: false });
    }
    if line.table.is_some() || known.is_some_and(|mark| mark.level.is_heading() && !mark.bare) {
        return None;
    }
    let respelt = respelt(&line.text, level)?;
    let mut mark = mark(&respelt).filter(|mark| mark.level == level)?;
    let number = counted(&mark.number)?;
    // What follows the mark is the same in both.
    let words = respelt.len().checked_sub(mark.words)?;
    mark.words = line.text.len().checked_sub(words).filter(|at| line.text.is_char_boundary(*at))?;
    Some(Read { at, mark, number, alike: true })
}

/// Counts a list through.
fn settle(level: Level, list: Vec<Read>, marks: &mut [Option<Mark>], changed: &mut Vec<usize>) {
    let after = |number: u32| number.saturating_add(1);
    let mut last = 0;
    let mut rest = list.into_iter().peekable();
    while let Some(Read { at, mut mark, number, alike }) = rest.next() {
        let due = after(last);
        let next = rest.peek().map(|next| next.number);
        let mixed = level == Level::Point && number != due && D.contains(&number) && D.contains(&due);
        let is_misread = number != due && (next == Some(after(due)) || !alike && mixed && next != Some(after(number)));
        if number == due && alike || is_misread {
            mark.number = Some(Number::counted(due));
            changed.push(at);
            marks[at] = Some(mark);
            last = due;
        } else if !alike {
            last = number;
        }
    }
}

/// A line whose first signs are read as what they look like; `None` when they look like no mark of the level.
fn respelt(text: &str, level: Level) -> Option<String> {
    let (first, rest) = text.split_once([' ', '\u{a0}', '\n'])?;
    let noun = match level {
        Level::Chapter => ("chuong", "Chương"),
        Level::Section => ("muc", "Mục"),
        Level::Article => ("dieu", "Điều"),
        Level::Clause => return clause(first, rest),
        _ => return point(first, rest),
    };
    let upper = first.starts_with(|c: char| c.is_uppercase());
    (upper && strip_marks(first).to_lowercase() == noun.0).then_some(())?;
    let (number, after) = rest.split_at(rest.find([' ', '\u{a0}', '\n']).unwrap_or(rest.len()));
    let sign = number.find(['.', ',', ':', ';']).unwrap_or(number.len());
    let read: String = match level {
        Level::Chapter => number[..sign].chars().map(roman).collect(),
        _ => number[..sign].chars().map(digit).collect::<Option<_>>()?,
    };
    let stop = if sign < number.len() { "." } else { "" };
    Some(format!("{} {read}{stop}{after}", noun.1))
}

/// `5,`, `S.`, `l.`, `I.` at the start of a khoản.
fn clause(first: &str, rest: &str) -> Option<String> {
    let number = first.strip_suffix(['.', ',', ':', ';'])?;
    let read: String = number.chars().map(digit).collect::<Option<_>>()?;
    let opens = rest.starts_with(|c: char| c.is_uppercase());
    ((1..=2).contains(&read.len()) && opens).then(|| format!("{read}. {rest}"))
}

/// `a}`, `á)`, `©)` at the start of a điểm.
fn point(first: &str, rest: &str) -> Option<String> {
    let letter = first.strip_suffix([')', '}', ']'])?;
    let mut letters = letter.chars().map(|c| if c == '©' { 'c' } else { c });
    let (letter, None) = (letters.next()?, letters.next()) else { return None };
    let letter = if letter == 'đ' { "đ".to_owned() } else { strip_marks(&letter.to_string()) };
    Some(format!("{letter}) {rest}"))
}

/// The Roman numeral that a sign looks like.
fn roman(sign: char) -> String {
    match sign {
        'l' | '1' | '|' | '!' | 'i' => "I".to_owned(),
        'H' => "II".to_owned(),
        'Y' => "V".to_owned(),
        _ => sign.to_string(),
    }
}

/// The digit that a sign looks like.
fn digit(sign: char) -> Option<char> {
    Some(match sign {
        '0'..='9' => sign,
        'O' | 'o' | 'Ô' => '0',
        'l' | 'I' | 'i' | '|' | '!' | 'ï' => '1',
        'Z' | 'z' => '2',
        'S' | 's' => '5',
        'b' => '6',
        'B' => '8',
        'q' | 'g' => '9',
        _ => return None,
    })
}
