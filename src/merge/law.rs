//! What a merged text must hold: whoever settles every conflict as one side has it reads each piece, and each word
//! that all three versions share, once; no word that a side deleted; and nothing twice.
//!
//! Pairs say which piece is which, but words also go from piece to piece: a khoản is split, two are joined, one
//! becomes a điểm of another. So the readings are compared with the versions word by word.

use super::document::Document;
use super::outcome::Reason;
use super::plan::{Mark, Plan, whole};
use super::side::{Side, Three};
use super::tree::Merge;
use super::words::bare;
use super::write::Read;
use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

/// A rare word, or so many words in a row, are followed from version to version.
const FOLLOWED: [usize; 2] = [1, 4];

/// So many words in a row that both sides put in are one addition, wherever they stand.
const SAME_ADDITION: usize = 8;

/// A piece of fewer words is one addition by all of them, when it has at least so many.
const LEAST_ADDITION: usize = 3;

/// Where words stand in a version: how often, and in which piece last.
#[derive(Debug, Clone, Copy, Default)]
struct Found {
    count: usize,
    piece: usize,
}

type Index = HashMap<u64, Found, BuildHasherDefault<DefaultHasher>>;

/// Marks the pieces for which the readings do not hold what they must; whether there were any. With `by_word` the
/// words are compared as well as the pieces, as texts want it and facts do not.
///
/// # Errors
/// `Err` when something is amiss and everything that it concerns is marked already.
pub fn amend(by_word: bool, merge: &Merge, readings: &Three<Vec<Read>>, plan: &mut Plan) -> Result<bool, ()> {
    if pieces(merge, readings, plan) {
        return Ok(true);
    }
    let wrong = if by_word { words(merge, readings) } else { BTreeSet::new() };
    if wrong.is_empty() {
        return Ok(false);
    }
    if mark(merge, plan, &wrong, whole) {
        return Ok(true);
    }
    let around = |document: &Document, at: usize| document.node(whole(document, at)).parent;
    if mark(merge, plan, &wrong, around) { Ok(true) } else { Err(()) }
}

/// Marks what a piece belongs to on each side; whether that is news.
fn mark(merge: &Merge, plan: &mut Plan, pieces: &BTreeSet<usize>, shown: impl Fn(&Document, usize) -> usize) -> bool {
    let mut news = false;
    for at in pieces {
        for side in Side::BOTH {
            let Some(node) = *merge.piece(*at).parts.get(side) else { continue };
            let node = shown(merge.documents.get(side), node);
            if node != 0 {
                news |= plan.mark(side, node, Mark { reason: Reason::Moved, joins: true });
            }
        }
    }
    news
}

/// Tears the pieces that both sides have and that one of the readings shows twice or not at all.
fn pieces(merge: &Merge, readings: &Three<Vec<Read>>, plan: &mut Plan) -> bool {
    let mut shown = Three { base: (), ours: (), theirs: () }.map(|()| vec![0_usize; merge.len()]);
    for side in Side::BOTH {
        for (at, _) in readings.get(side) {
            if let Some(count) = shown.get_mut(side).get_mut(*at) {
                *count += 1;
            }
        }
    }
    let count = |side: Side, at: usize| shown.get(side).get(at).copied().unwrap_or(0);
    let mut news = false;
    for at in 1..merge.len() {
        let parts = &merge.piece(at).parts;
        let (Some(here), Some(there)) = (parts.ours, parts.theirs) else { continue };
        if Side::BOTH.into_iter().any(|side| count(side, at) != 1) {
            plan.tear(merge.documents, here, there);
            news = true;
        }
    }
    news
}

/// The pieces that hold words which the readings do not hold as they must.
fn words(merge: &Merge, readings: &Three<Vec<Read>>) -> BTreeSet<usize> {
    let texts = |side: Side| -> Vec<(usize, Vec<String>)> {
        let document = merge.documents.get(side);
        (1..document.len()).map(|at| (merge.piece_of(side, at), spoken(&bare(&document.node(at).text)))).collect()
    };
    let read = |side: Side| readings.get(side).iter().map(|(at, text)| (*at, spoken(text))).collect::<Vec<_>>();
    let texts = [Side::Base, Side::Ours, Side::Theirs].map(texts);
    let reads = Side::BOTH.map(read);
    let mut wrong = BTreeSet::new();
    for length in [FOLLOWED.as_slice(), &[SAME_ADDITION]].concat() {
        let [base, ours, theirs] = texts.each_ref().map(|texts| index(texts, length));
        let [here, there] = reads.each_ref().map(|texts| index(texts, length));
        let mut look = |key: &u64| {
            let found = [&base, &ours, &theirs].map(|index| index.get(key).copied().unwrap_or_default());
            let read = [&here, &there].map(|index| index.get(key).map_or(0, |found| found.count));
            if !holds(length, found.map(|found| found.count), read) {
                wrong.extend(found.iter().filter(|found| found.count > 0).map(|found| found.piece));
            }
        };
        base.keys().for_each(&mut look);
        ours.keys().filter(|key| !base.contains_key(key)).for_each(&mut look);
        theirs.keys().filter(|key| !base.contains_key(key) && !ours.contains_key(key)).for_each(&mut look);
    }
    wrong
}

/// Whether words that stand so often in base, ours and theirs may stand so often in the reading as ours has it and in
/// that as theirs has it.
fn holds(length: usize, found: [usize; 3], [here, there]: [usize; 2]) -> bool {
    if length == SAME_ADDITION {
        return found != [0, 1, 1] || (here <= 1 && there <= 1);
    }
    match found {
        [1, 1, 1] => here == 1 && there == 1,
        [1, 0, 1] => here == 0 && there <= 1,
        [1, 1, 0] => there == 0 && here <= 1,
        // Where edits of both sides meet in a sentence, new words in a row may be parted, but none is lost.
        [0, 1, 0] => length > 1 || here == 1,
        [0, 0, 1] => length > 1 || there == 1,
        _ => true,
    }
}

/// The words as they are compared: small letters, no marks.
fn spoken(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// How often so many words in a row stand in texts, by their hash.
fn index(texts: &[(usize, Vec<String>)], length: usize) -> Index {
    let mut index = Index::default();
    let hasher = BuildHasherDefault::<DefaultHasher>::default();
    for (piece, words) in texts {
        let is_short = length == SAME_ADDITION && (LEAST_ADDITION..length).contains(&words.len());
        for run in words.windows(if is_short { words.len() } else { length }) {
            let found = index.entry(hasher.hash_one(run)).or_default();
            *found = Found { count: found.count + 1, piece: *piece };
        }
    }
    index
}
