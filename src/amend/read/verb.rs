//! The verbs of instructions, as they stand in `verbs.txt`, alone and several in a row.

use super::ast::Verb;
use super::cursor::Cursor;
use super::phrase_noun::at_phrase;
use super::place::noun;
use super::words::Fit;
use std::sync::LazyLock;

/// A verb with its words, in lower case and the old style of tone marks.
struct Phrase {
    verb: Verb,
    words: Vec<&'static str>,
}

/// The verbs, those of more words first.
static VERBS: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let mut out: Vec<Phrase> = include_str!("verbs.txt").lines().filter_map(phrase).collect();
    out.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
    out
});

fn phrase(line: &'static str) -> Option<Phrase> {
    let mut parts = line.split('|').map(str::trim);
    let verb = match parts.next()? {
        "amend" => Verb::Amend,
        "add" => Verb::Add,
        "repeal" => Verb::Repeal,
        "drop" => Verb::Drop,
        "substitute" => Verb::Substitute,
        "rename" => Verb::Rename,
        "move" => Verb::Move,
        "keep" => Verb::Keep,
        _ => return None,
    };
    Some(Phrase { verb, words: parts.next()?.split(' ').collect() })
}

/// Takes the verb; several in a row (`Sửa đổi, bổ sung`, `Thay thế, bãi bỏ`) are one.
pub(super) fn verb(cursor: &mut Cursor) -> Option<Verb> {
    let mark = cursor.mark();
    let mut found = one(cursor)?;
    loop {
        let mark = cursor.mark();
        let parted = cursor.take_mark(&[',', ';']) | cursor.any(&["và", "hoặc"]);
        match one(cursor).filter(|_| parted || found == Verb::Amend) {
            Some(next) => found = both(found, next),
            None => {
                cursor.back(mark);
                break;
            }
        }
    }
    // A verb alone is a word of any sentence: something has to follow it.
    if cursor.is_done() {
        cursor.back(mark);
        return None;
    }
    Some(found)
}

/// What two verbs for one thing do.
fn both(first: Verb, second: Verb) -> Verb {
    match (first, second) {
        _ if first == second => first,
        // `Sửa đổi, bổ sung, thay thế, bãi bỏ`: the wording shows what becomes of each.
        (Verb::Amend, Verb::Add | Verb::Substitute | Verb::Repeal | Verb::Drop) => Verb::Amend,
        (Verb::Add, Verb::Amend) => Verb::Amend,
        (Verb::Repeal, Verb::Drop) | (Verb::Drop, Verb::Repeal) => Verb::Repeal,
        _ => Verb::Several,
    }
}

/// Takes one verb.
fn one(cursor: &mut Cursor) -> Option<Verb> {
    if cursor.amend_words() {
        return Some(Verb::Amend);
    }
    if cursor.add_words() {
        cursor.word("thêm");
        return Some(Verb::Add);
    }
    VERBS.iter().find(|phrase| takes(cursor, phrase)).map(|phrase| phrase.verb)
}

/// Takes one verb behind `được` or `bị`, where it needs nothing behind it.
pub(super) fn plain_verb(cursor: &mut Cursor) -> Option<Verb> {
    if cursor.add_words() {
        return Some(Verb::Add);
    }
    VERBS.iter().find(|phrase| cursor.words(&phrase.words)).map(|phrase| phrase.verb)
}

/// Takes the words of a verb. One of a single word has to be spelt right and lead to a place or a phrase, as has one
/// that says where something goes; a scanner's slips are mended in the others.
fn takes(cursor: &mut Cursor, phrase: &Phrase) -> bool {
    let mark = cursor.mark();
    let loose = phrase.words.len() > 1 && !matches!(phrase.verb, Verb::Move | Verb::Keep);
    let exact = |cursor: &Cursor| {
        let spelt =
            |(at, word): (usize, &&str)| cursor.peek(at).is_some_and(|token| token.is(word) == Some(Fit::Exact));
        phrase.words.iter().enumerate().all(spelt)
    };
    let found = (loose || exact(cursor)) && cursor.words(&phrase.words) && (loose || leads(cursor));
    if !found {
        cursor.back(mark);
    }
    found
}

/// Whether a place or a phrase follows.
fn leads(cursor: &mut Cursor) -> bool {
    let mark = cursor.mark();
    cursor.words(&["vị", "trí"]);
    cursor.any(&["các", "một", "toàn", "tên", "những"]);
    cursor.any(&["số", "bộ"]);
    let leads = noun(cursor).is_some()
        || at_phrase(cursor)
        || ["khoản", "điểm", "điều"].iter().any(|noun| cursor.sees(0, noun));
    cursor.back(mark);
    leads
}

/// Whether words begin as an instruction does; quick, and generous.
pub(super) fn begins_with_verb(words: &str) -> bool {
    let start: String = words.chars().take(40).collect();
    let mut cursor = Cursor::new(&start);
    verb(&mut cursor).is_some_and(|verb| verb != Verb::Keep)
}

/// Whether words are verbs of instructions and nothing else.
pub(super) fn only_verbs(words: &str) -> bool {
    let mut cursor = Cursor::new(words);
    let known = |cursor: &mut Cursor| {
        VERBS.iter().filter(|phrase| phrase.words.len() > 1).any(|phrase| cursor.words(&phrase.words))
    };
    while known(&mut cursor) || cursor.take_mark(&[',', ';', '.']) || cursor.word("và") {}
    cursor.is_done()
}

/// Whether a verb comes next.
pub(super) fn verb_ahead(cursor: &mut Cursor) -> bool {
    let mark = cursor.mark();
    let found = verb(cursor).is_some();
    cursor.back(mark);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_is_a_verb() {
        let lines = include_str!("verbs.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        assert_eq!(lines.count(), VERBS.len());
        assert!(
            include_str!("verbs.txt")
                .lines()
                .filter(|line| line.contains('|'))
                .all(|line| { line.rsplit('|').next().is_some_and(|count| count.trim().parse::<u32>().is_ok()) })
        );
    }

    #[test]
    fn verbs_in_a_row_are_one() {
        for (words, expected) in [
            ("Sửa đổi, bổ sung khoản 1", Verb::Amend),
            ("Bổ sung, sửa đổi khoản 1", Verb::Amend),
            ("Thay thế, bãi bỏ một số điều", Verb::Several),
            ("Bổ sung khoản 1", Verb::Add),
            ("Sửa đổi khoản 1, bãi bỏ khoản 2", Verb::Amend),
            ("Chuyển khoản 3 Điều 4 thành khoản 5", Verb::Move),
        ] {
            assert_eq!(verb(&mut Cursor::new(words)), Some(expected), "{words}");
        }
        for words in ["Chuyển hồ sơ đến Văn phòng", "Bỏ phiếu kín", "Thêm người", "Đổi mới cách làm"]
        {
            assert_eq!(verb(&mut Cursor::new(words)), None, "{words}");
        }
    }
}
