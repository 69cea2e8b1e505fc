//! What a merged text must hold: whoever settles every conflict as one side has it reads each piece, and each word
//! that all three versions share, once; no word that a side deleted; and nothing twice.
//!
//! Pairs say which piece is which, but words also go from piece to piece: a khoản is split, two are joined, one
//! becomes a điểm of another. So the readings are compared with the versions word by word.

use super::document::{Document, Node};
use super::outcome::Reason;
use super::plan::{Mark, Plan, whole};
use super::side::{Side, Three};
use super::tree::Merge;
use super::words::bare;
use super::write::Read;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::ops::Range;

/// A rare word, or so many words in a row, are followed from version to version.
const FOLLOWED: [usize; 2] = [1, 4];

/// So many words in a row that both sides put in are one addition, wherever they stand.
const SAME_ADDITION: usize = 8;

/// A piece of fewer words is one addition by all of them, when it has at least so many.
const LEAST_ADDITION: usize = 3;

/// The lengths of such short pieces.
const SHORT: Range<usize> = LEAST_ADDITION..SAME_ADDITION;

/// Where words stand in a version: how often, and in which piece last.
#[derive(Debug, Clone, Copy, Default)]
struct Found {
    count: usize,
    piece: usize,
}

type Index = HashMap<u64, Found, BuildHasherDefault<DefaultHasher>>;

/// The words of a piece.
type Spoken = (usize, Vec<String>);

/// The hashes of short pieces by how many words they have.
type Short = BTreeMap<usize, HashSet<u64, BuildHasherDefault<DefaultHasher>>>;

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
    let texts = |side: Side| -> Vec<Spoken> {
        let document = merge.documents.get(side);
        (1..document.len()).map(|at| (merge.piece_of(side, at), spoken(&bare(&document.node(at).text)))).collect()
    };
    let read = |side: Side| readings.get(side).iter().map(|(at, text)| (*at, spoken(text))).collect::<Vec<_>>();
    let texts = [Side::Base, Side::Ours, Side::Theirs].map(texts);
    let reads = Side::BOTH.map(read);
    let mut wrong = BTreeSet::new();
    for length in FOLLOWED {
        look(&texts, &reads, |texts| index(texts, length), |found, read| holds(length, found, read), &mut wrong);
    }
    let [_, ours, theirs] = &texts;
    let short = short_additions(merge, [ours, theirs]);
    let once = |found: [usize; 3], [here, there]: [usize; 2]| found != [0, 1, 1] || (here <= 1 && there <= 1);
    look(&texts, &reads, |texts| additions(texts, &short), once, &mut wrong);
    wrong
}

/// Collects the pieces of those words that the readings hold otherwise than `holds` wants.
fn look(
    texts: &[Vec<Spoken>; 3],
    reads: &[Vec<Spoken>; 2],
    index: impl Fn(&[Spoken]) -> Index,
    holds: impl Fn([usize; 3], [usize; 2]) -> bool,
    wrong: &mut BTreeSet<usize>,
) {
    let [base, ours, theirs] = texts.each_ref().map(|texts| index(texts));
    let [here, there] = reads.each_ref().map(|texts| index(texts));
    let mut look = |key: &u64| {
        let found = [&base, &ours, &theirs].map(|index| index.get(key).copied().unwrap_or_default());
        let read = [&here, &there].map(|index| index.get(key).map_or(0, |found| found.count));
        if !holds(found.map(|found| found.count), read) {
            wrong.extend(found.iter().filter(|found| found.count > 0).map(|found| found.piece));
        }
    };
    base.keys().for_each(&mut look);
    ours.keys().filter(|key| !base.contains_key(key)).for_each(&mut look);
    theirs.keys().filter(|key| !base.contains_key(key) && !ours.contains_key(key)).for_each(&mut look);
}

/// Whether words that stand so often in base, ours and theirs may stand so often in the reading as ours has it and in
/// that as theirs has it.
fn holds(length: usize, found: [usize; 3], [here, there]: [usize; 2]) -> bool {
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

fn hash(words: &[String]) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(words)
}

fn count(index: &mut Index, key: u64, piece: usize) {
    let found = index.entry(key).or_default();
    *found = Found { count: found.count + 1, piece };
}

/// How often so many words in a row stand in texts, by their hash.
fn index(texts: &[Spoken], length: usize) -> Index {
    let mut index = Index::default();
    for (piece, words) in texts {
        words.windows(length).for_each(|run| count(&mut index, hash(run), *piece));
    }
    index
}

/// Short provisions that a side put in, by how many words they have: what one side leaves a khoản of its own, the
/// other may have joined to its neighbour. Headings are boilerplate: their words in a sentence are no second heading.
fn short_additions(merge: &Merge, sides: [&Vec<Spoken>; 2]) -> Short {
    let mut short = Short::new();
    for (piece, words) in sides.into_iter().flatten().filter(|(_, words)| SHORT.contains(&words.len())) {
        let is_heading = merge.any_node(*piece).is_none_or(Node::is_heading);
        if !is_heading && merge.piece(*piece).parts.base.is_none() {
            short.entry(words.len()).or_default().insert(hash(words));
        }
    }
    short
}

/// How often what may be an addition stands in texts, by its hash: so many words in a row, a short piece, and the
/// words of the known short ones inside other pieces.
fn additions(texts: &[Spoken], short: &Short) -> Index {
    let mut index = Index::default();
    for (piece, words) in texts {
        if SHORT.contains(&words.len()) {
            count(&mut index, hash(words), *piece);
        }
        words.windows(SAME_ADDITION).for_each(|run| count(&mut index, hash(run), *piece));
        for (length, known) in short.iter().filter(|(length, _)| **length < words.len()) {
            let inside = words.windows(*length).map(hash).filter(|key| known.contains(key));
            inside.for_each(|key| count(&mut index, key, *piece));
        }
    }
    index
}
