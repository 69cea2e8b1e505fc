//! Vietnamese orthography as data: which syllables there are, and where their tone mark stands.
//!
//! The table `syllables.txt` is our own: rhyme by rhyme the onsets that go with it. It is read when somebody first asks.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What the table says of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// A syllable of Vietnamese.
    Right,
    /// A syllable whose tone mark stands on the wrong letter; as it should be.
    Misplaced(String),
    /// No syllable of Vietnamese.
    Unknown,
}

/// Each vowel letter with its five tones: huyền, sắc, hỏi, ngã, nặng.
const TONES: [&str; 12] = [
    "aàáảãạ",
    "ăằắẳẵặ",
    "âầấẩẫậ",
    "eèéẻẽẹ",
    "êềếểễệ",
    "iìíỉĩị",
    "oòóỏõọ",
    "ôồốổỗộ",
    "ơờớởỡợ",
    "uùúủũụ",
    "ưừứửữự",
    "yỳýỷỹỵ",
];

/// The onsets that `*` stands for.
const ONSETS: [&str; 22] = [
    "b", "c", "ch", "d", "đ", "g", "gi", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "r", "s", "t", "th", "tr", "v",
    "x",
];

/// Every syllable without its tone, and how many bytes its onset takes.
static SYLLABLES: LazyLock<FxHashMap<Box<str>, usize>> = LazyLock::new(|| {
    let mut out = FxHashMap::with_capacity_and_hasher(3000, Default::default());
    for line in include_str!("syllables.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let Some(rhyme) = words.next() else { continue };
        let onsets: Vec<&str> = words.collect();
        let is_out = |onset: &str| onsets.iter().any(|word| word.strip_prefix('!') == Some(onset));
        let mut add = |onset: &str| {
            let onset = spelt(onset, rhyme);
            out.insert(format!("{onset}{rhyme}").into_boxed_str(), onset.len());
        };
        for word in onsets.iter().filter(|word| !word.starts_with('!')) {
            match *word {
                "*" => ONSETS.iter().filter(|onset| !is_out(onset)).for_each(|onset| add(onset)),
                onset => add(onset),
            }
        }
    }
    out
});

/// An onset of the table as it is written before a rhyme.
fn spelt<'a>(onset: &'a str, rhyme: &str) -> &'a str {
    match (onset, rhyme.starts_with(['e', 'ê', 'i', 'y'])) {
        ("0", _) => "",
        ("c", true) => "k",
        ("g", true) => "gh",
        ("ng", true) => "ngh",
        (onset, _) => onset.strip_prefix('=').unwrap_or(onset),
    }
}

/// Whether a folded word (lower case, tone mark in the old style) is a syllable, rightly marked.
pub fn judge_syllable(word: &str) -> Verdict {
    let mut toneless = String::with_capacity(word.len());
    let mut tone = None;
    for letter in word.chars() {
        let (base, found) = parted(letter);
        if found > 0 && tone.replace(found).is_some() {
            return Verdict::Unknown;
        }
        toneless.push(base);
    }
    let Some(&onset) = SYLLABLES.get(toneless.as_str()) else { return Verdict::Unknown };
    let is_stopped = toneless.ends_with(['c', 'p', 't']) || toneless.ends_with("ch");
    match tone {
        // A stopped syllable has sắc or nặng.
        tone if is_stopped && !matches!(tone, Some(2 | 5)) => Verdict::Unknown,
        None => Verdict::Right,
        Some(tone) => {
            let marked = marked(&toneless, onset, tone);
            if marked == word { Verdict::Right } else { Verdict::Misplaced(marked) }
        }
    }
}

/// Whether a word in lower case is a syllable of Vietnamese, wherever its tone mark stands.
pub fn is_syllable(word: &str) -> bool {
    judge_syllable(word) != Verdict::Unknown
}

/// A folded word without its tone: `kiểm` gives `kiêm`.
pub fn toneless(word: &str) -> String {
    word.chars().map(|letter| parted(letter).0).collect()
}

/// A letter without its tone, and which tone it had: 0 for none.
fn parted(letter: char) -> (char, usize) {
    if letter.is_ascii() {
        return (letter, 0);
    }
    match place(letter).and_then(|at| PARTED.get(at)) {
        Some(&Some(parted)) => parted,
        _ => (letter, 0),
    }
}

/// Where a letter of the Latin blocks that Vietnamese uses stands in [`PARTED`].
fn place(letter: char) -> Option<usize> {
    const LOW: u32 = 0xC0;
    const LOW_END: u32 = 0x1C0;
    const HIGH: u32 = 0x1EA0;
    let code = u32::from(letter);
    let at = match code {
        LOW..LOW_END => code - LOW,
        HIGH..0x1F00 => code - HIGH + LOW_END - LOW,
        _ => return None,
    };
    usize::try_from(at).ok()
}

/// What [`parted`] gives for each vowel with a tone; every letter of every word is looked up here.
static PARTED: LazyLock<Vec<Option<(char, usize)>>> = LazyLock::new(|| {
    let mut out = vec![None; 0x160];
    for row in TONES {
        let base = row.chars().next().unwrap_or_default();
        for (tone, letter) in row.chars().enumerate() {
            if let Some(slot) = place(letter).and_then(|at| out.get_mut(at)) {
                *slot = Some((base, tone));
            }
        }
    }
    out
});

/// A toneless syllable with its tone mark where the old style sets it.
fn marked(toneless: &str, onset: usize, tone: usize) -> String {
    let vowels: Vec<(usize, char)> = toneless.char_indices().filter(|(at, c)| *at >= onset && is_vowel(*c)).collect();
    let is_open = toneless.chars().next_back().is_some_and(is_vowel);
    let hatted = vowels.iter().rposition(|(_, c)| !c.is_ascii());
    let letters: String = vowels.iter().map(|(_, c)| *c).collect();
    let at = hatted.unwrap_or(match (is_open, letters.as_str()) {
        (false, _) => vowels.len().saturating_sub(1),
        (true, "oa" | "oe" | "uy") => 1,
        (true, _) => usize::from(vowels.len() == 3),
    });
    let Some(&(place, vowel)) = vowels.get(at) else { return toneless.to_owned() };
    let row = TONES.iter().find(|row| row.starts_with(vowel));
    let with = row.and_then(|row| row.chars().nth(tone)).unwrap_or(vowel);
    format!("{}{with}{}", &toneless[..place], &toneless[place + vowel.len_utf8()..])
}

fn is_vowel(letter: char) -> bool {
    TONES.iter().any(|row| row.starts_with(letter))
}

/// A folded word with the tone mark of an open oa, oe, uy in the new style: `khoá` gives `khóa`.
pub fn in_new_style(folded: &str) -> Option<String> {
    let last = folded.char_indices().next_back()?;
    let (base, tone) = parted(last.1);
    let before = folded[..last.0].char_indices().next_back()?;
    let pair = matches!((before.1, base), ('o', 'a' | 'e') | ('u', 'y'));
    if tone == 0 || !pair || folded[..before.0].ends_with('q') {
        return None;
    }
    let row = TONES.iter().find(|row| row.starts_with(before.1))?;
    let with = row.chars().nth(tone)?;
    Some(format!("{}{with}{base}", &folded[..before.0]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_known_by_onset_rhyme_and_tone() {
        let right = "nghĩa quyền giếng giữ gì gìn khuỷu quý uỷ khoá hoà toàn của thuế kỷ ngoài nguyện quốc huyện yến ý \
                     ơn ướt nghiệm được rượu khuya thuở xoong mười giường quỳnh soạn đặc";
        for word in right.split_whitespace() {
            assert_eq!(judge_syllable(word), Verdict::Right, "{word}");
        }
        for word in "bna ến quôc thwờng kác ngề gheo̧ pháplý vuj qu nghàn cuả bổo".split_whitespace() {
            assert_ne!(judge_syllable(word), Verdict::Right, "{word}");
        }
        for (word, right) in [("hòan", "hoàn"), ("thừơng", "thường"), ("qúy", "quý"), ("cuả", "của"), ("gíam", "giám")]
        {
            assert_eq!(judge_syllable(word), Verdict::Misplaced(right.to_owned()));
        }
    }

    #[test]
    fn a_tone_mark_moves_to_the_new_style_in_open_syllables_alone() {
        for (old, new) in [("uỷ", Some("ủy")), ("khoá", Some("khóa")), ("quý", None), ("hoàn", None), ("ban", None)]
        {
            assert_eq!(in_new_style(old).as_deref(), new);
        }
    }
}
