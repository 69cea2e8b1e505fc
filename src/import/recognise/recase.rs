//! Words typed in capitals get the case that they have elsewhere in the text, else the one that custom gives them.

use super::line::Line;
use super::noun;
use super::place::is_caps;
use crate::language::is_word;
use crate::model::{folded, strip_marks};
use std::collections::{BTreeMap, HashMap};

/// The words of a text as they are typed where they are not in capitals.
pub(super) struct Cases<'l> {
    words: Vec<Word<'l>>,
    places: HashMap<String, Vec<usize>>,
}

struct Word<'l> {
    typed: &'l str,
    fold: String,
    /// Whether a capital here says nothing.
    opens: bool,
}

/// So many words are looked up together, and so many places are asked for them.
const LONGEST: usize = 6;
const ASKED: usize = 60;

/// Names of organs and titles as custom writes them, a longer one before what it begins with; every other word of a name
/// takes a capital.
const CUSTOM: [&str; 57] = [
    "Uỷ ban Thường vụ Quốc hội",
    "Quốc hội",
    "Phó Trưởng Ban Tổ chức",
    "Phó Trưởng Ban Tuyên giáo và Dân vận",
    "Phó Trưởng Ban Tuyên giáo",
    "Phó Trưởng Ban Dân vận",
    "Phó Trưởng Ban Nội chính",
    "Phó Trưởng Ban Xây dựng Đảng",
    "Trưởng Ban Tổ chức",
    "Trưởng Ban Tuyên giáo và Dân vận",
    "Trưởng Ban Tuyên giáo",
    "Trưởng Ban Dân vận",
    "Trưởng Ban Nội chính",
    "Trưởng Ban Xây dựng Đảng",
    "Ban Tổ chức",
    "Ban Tuyên giáo và Dân vận",
    "Ban Tuyên giáo",
    "Ban Dân vận",
    "Ban Nội chính",
    "Ban Xây dựng Đảng",
    "Tổng Bí thư",
    "Đảng uỷ viên",
    "Uỷ viên",
    "Phó Bí thư Thường trực",
    "Phó Bí thư",
    "Bí thư",
    "Phó Chủ tịch",
    "Chủ tịch",
    "Phó Chủ nhiệm",
    "Chủ nhiệm",
    "Phó Chánh Văn phòng",
    "Chánh Văn phòng",
    "Phó Trưởng ban",
    "Trưởng ban",
    "Phó Giám đốc",
    "Giám đốc",
    "Thủ tướng",
    "Bộ trưởng",
    "Ban Chấp hành",
    "Ban Thường vụ",
    "Thường trực",
    "Tỉnh uỷ",
    "Thành uỷ",
    "Huyện uỷ",
    "Quân uỷ",
    "Đảng uỷ",
    "Đảng bộ",
    "Chi bộ",
    "Chi uỷ",
    "Uỷ ban nhân dân",
    "Hội đồng nhân dân",
    "Uỷ ban Kiểm tra",
    "Uỷ ban",
    "Văn phòng",
    "Mặt trận Tổ quốc",
    "Chính phủ",
    "Trung ương",
];

/// Kinds of places and joining words, which take none.
const SMALL: [&str; 14] =
    ["xã", "phường", "tỉnh", "huyện", "quận", "thị", "thành", "phố", "đặc", "khu", "thôn", "và", "của", "các"];

impl<'l> Cases<'l> {
    pub(super) fn new(lines: &'l [Line]) -> Self {
        let mut words: Vec<Word> = Vec::new();
        for line in lines.iter().filter(|line| !is_caps(&line.text)) {
            let mut opens = true;
            for typed in line.text.split_whitespace() {
                let bare = typed.trim_matches(|c: char| !c.is_alphanumeric());
                if bare.is_empty() {
                    continue;
                }
                words.push(Word { typed: bare, fold: folded(bare), opens });
                opens = typed.ends_with(['.', ':', ';', '!', '?', ')']) || typed.starts_with(['“', '"']);
            }
            // Nothing reaches over the end of a line.
            words.push(Word { typed: "", fold: String::new(), opens: true });
        }
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, word) in words.iter().enumerate().filter(|(_, word)| !word.fold.is_empty()) {
            let places = places.entry(word.fold.clone()).or_default();
            if places.len() < ASKED {
                places.push(at);
            }
        }
        Self { words, places }
    }

    /// A heading or sentence in capitals: only its first letter and what has one elsewhere keep them.
    pub(super) fn sentence(&self, typed: &str) -> String {
        let phrase = self.phrase(typed);
        let mut chars = phrase.chars();
        match chars.next() {
            Some(first) => first.to_uppercase().chain(chars).collect(),
            None => phrase,
        }
    }

    /// As [`Cases::sentence`], for what goes on with a sentence.
    pub(super) fn phrase(&self, typed: &str) -> String {
        if !is_caps(typed) {
            return typed.to_owned();
        }
        let tokens: Vec<&str> = typed.split_whitespace().collect();
        let folds: Vec<String> = tokens.iter().map(|token| folded(bare(token))).collect();
        let mut out = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let most = LONGEST.min(tokens.len() - at);
            let found = (1..=most).rev().find_map(|count| self.version(&folds[at..at + count]));
            let custom = custom(&folds[at..]).filter(|name| name.len() > found.as_ref().map_or(0, Vec::len));
            let version = match (custom, found) {
                (Some(name), _) => {
                    name.iter().zip(&tokens[at..]).map(|(word, token)| cased(word, bare(token))).collect()
                }
                (None, Some(found)) => found,
                (None, None) if is_acronym(bare(tokens[at])) => vec![bare(tokens[at]).to_owned()],
                (None, None) => vec![lower(bare(tokens[at]))],
            };
            for word in &version {
                out.push(tokens[at].replacen(bare(tokens[at]), word, 1));
                at += 1;
            }
        }
        out.join(" ")
    }

    /// The name of an organ, a title or a person in capitals.
    pub(super) fn name(&self, typed: &str) -> String {
        if !is_caps(typed) {
            return typed.to_owned();
        }
        let tokens: Vec<&str> = typed.split_whitespace().collect();
        let folds: Vec<String> = tokens.iter().map(|token| folded(bare(token))).collect();
        if let Some(version) = self.version(&folds).filter(|version| version[0].starts_with(char::is_uppercase)) {
            let with = |(token, word): (&&str, &String)| token.replacen(bare(token), word, 1);
            return tokens.iter().zip(&version).map(with).collect::<Vec<_>>().join(" ");
        }
        // Names of persons and places are not read as words: `thanh bình` is one.
        let is_organ = noun::is_noun(&folds.join(" "));
        let mut out: Vec<String> = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            match custom(&folds[at..]) {
                Some(words) => {
                    for word in words {
                        let token = tokens[at];
                        out.push(token.replacen(bare(token), &cased(word, bare(token)), 1));
                        at += 1;
                    }
                }
                None => {
                    // A word of several syllables takes one capital: `Sở Tài chính`.
                    let of_word = is_organ && inside_word(&folds, at);
                    let word = bare(tokens[at]);
                    let small = at > 0 && SMALL.contains(&folds[at].as_str());
                    let is_number = Some(word)
                        .filter(|word| crate::model::Number::parse(word, crate::model::Level::Chapter).is_some());
                    let cased = if small || of_word {
                        lower(word)
                    } else if is_number.is_some() || is_acronym(word) {
                        word.to_owned()
                    } else {
                        title(word)
                    };
                    out.push(tokens[at].replacen(word, &cased, 1));
                    at += 1;
                }
            }
        }
        out.join(" ")
    }

    /// Whether the text names this inside a sentence, with capitals and small letters.
    pub(super) fn knows(&self, name: &str) -> bool {
        let folds: Vec<String> = name.split_whitespace().map(|token| folded(bare(token))).collect();
        self.version(&folds)
            .is_some_and(|version| version.first().is_some_and(|word| word.starts_with(char::is_uppercase)))
    }

    /// How these words are typed most often inside sentences.
    fn version(&self, folds: &[String]) -> Option<Vec<String>> {
        let first = folds.first().filter(|first| !first.is_empty())?;
        let mut counts: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
        for &at in self.places.get(first)? {
            let found = self.words.get(at..at + folds.len())?;
            // The capital of an opening word is its own only when the next word has one as well.
            let is_cased =
                !found[0].opens || found.get(1).is_some_and(|next| next.typed.starts_with(char::is_uppercase));
            if is_cased && found.iter().zip(folds).all(|(word, fold)| word.fold == *fold) {
                *counts.entry(found.iter().map(|word| word.typed).collect()).or_default() += 1;
            }
        }
        counts.retain(|version, _| !version.iter().all(|word| is_caps(word) && word.chars().count() > 1));
        let best = counts.into_iter().max_by_key(|(_, count)| *count)?;
        Some(best.0.into_iter().map(str::to_owned).collect())
    }
}

fn bare(token: &str) -> &str {
    let bare = token.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.is_empty() { token } else { bare }
}

/// The words of the name that custom writes so, if these words open with one.
fn custom(folds: &[String]) -> Option<Vec<&'static str>> {
    CUSTOM.iter().find_map(|name| {
        let words: Vec<&str> = name.split(' ').collect();
        let same = folds.get(..words.len())?.iter().zip(&words).all(|(fold, word)| *fold == folded(word));
        same.then_some(words)
    })
}

/// Whether a syllable of an organ's name goes on with the word before it; behind `tỉnh` or `xã` stands the name of a place.
fn inside_word(folds: &[String], at: usize) -> bool {
    let is_place = |fold: &String| SMALL.contains(&fold.as_str()) && !matches!(fold.as_str(), "và" | "của" | "các");
    if folds.iter().take(at).any(is_place) {
        return false;
    }
    // The words are read from the left, the longest first.
    let mut from = 0;
    while from < at {
        let word = |count: &usize| folds.get(from..from + count).is_some_and(|word| is_word(&word.join(" ")));
        let length = (2..=4).rev().find(word).unwrap_or(1);
        if from + length > at {
            return true;
        }
        from += length;
    }
    false
}

/// A word with the capitals that custom gives it; the tone mark stays where it was typed.
fn cased(custom: &str, typed: &str) -> String {
    if custom.starts_with(char::is_uppercase) { title(typed) } else { lower(typed) }
}

/// Whether letters are those of several words, as in `UBND`, `QLDA` or `THPT`: nobody can say three consonants running,
/// or a word without a vowel; `ngh` is one sound.
fn is_acronym(word: &str) -> bool {
    let lower = word.to_lowercase();
    let is_vowel = |c: char| strip_marks(&c.to_string()).starts_with(['a', 'e', 'i', 'o', 'u', 'y']);
    let (mut run, mut longest) = (0, 0);
    for c in lower.replace("ngh", "g").chars() {
        run = if is_vowel(c) { 0 } else { run + 1 };
        longest = longest.max(run);
    }
    let letters = word.chars().count();
    letters > 1 && word.chars().all(char::is_alphabetic) && (longest >= 3 || run == letters)
}

fn lower(word: &str) -> String {
    word.to_lowercase()
}

fn title(word: &str) -> String {
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return String::new() };
    first.to_uppercase().chain(chars.flat_map(char::to_lowercase)).collect()
}
