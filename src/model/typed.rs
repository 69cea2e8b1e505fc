//! Citations of provisions that stand in a text as plain words: `khoản 2 Điều 5`, `điểm a khoản này`, `Mục 1 Chương II`.

use super::{Level, Number};
use memchr::memmem::Finder;
use std::ops::Range;
use std::sync::LazyLock;

/// A citation that was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedCitation {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Its words as typed.
    pub words: String,
    /// It in the one form that [`super::Citation`] prints: `điểm a khoản 2 Điều 5`, `khoản 1 Điều này`; what a list
    /// says once is said in each of its items (`khoản 1, khoản 3 Điều 5`).
    pub steps: String,
}

/// The citations in a text, from its start. Each leads up to an article, to a chương, or to `này`; what belongs to
/// another document (`Điều 9, Điều 10 của Luật …`, `Điều 5 Quy định số …`) is left out.
pub fn typed_citations(text: &str) -> Vec<TypedCitation> {
    if !may_name_a_provision(text) {
        return Vec::new();
    }
    let words: Vec<Word> = words(text).collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match list(&words, at) {
            Some((end, chains)) => {
                if !is_foreign(text, &words, at, end) && !is_heading(text, &words, at, end) {
                    add(text, &words, chains, &mut out);
                }
                at = end;
            }
            None => at += 1,
        }
    }
    out
}

/// Whether a text may hold such a citation: most do not, and this is quick to tell.
pub fn may_name_a_provision(text: &str) -> bool {
    let behind = |finder: &Finder, good: &dyn Fn(&str) -> bool| {
        finder.find_iter(text.as_bytes()).any(|at| text.get(at + finder.needle().len()..).is_some_and(good))
    };
    let is_digit = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    // `Nhiều` and `điều hành` are everywhere; a citation goes on with a number or `này`.
    behind(&ARTICLE, &|rest| is_digit(rest) || rest.starts_with("này"))
        || CLAUSE.find(text.as_bytes()).is_some()
        || behind(&CHAPTER, &|rest| is_digit(rest) || rest.starts_with(['I', 'V', 'X', 'L', 'C']))
}

static ARTICLE: LazyLock<Finder> = LazyLock::new(|| Finder::new("iều "));
static CLAUSE: LazyLock<Finder> = LazyLock::new(|| Finder::new("hoản này"));
static CHAPTER: LazyLock<Finder> = LazyLock::new(|| Finder::new("hương "));

/// A word of a text, without the punctuation around it.
#[derive(Debug, Clone, Copy)]
struct Word<'t> {
    start: usize,
    bare: &'t str,
    /// What ends it: `,`, `).`, or nothing.
    tail: &'t str,
    /// What opens it: `(`.
    opens: bool,
}

/// Steps from the part to the whole, and the words that say them.
struct Chain {
    words: Range<usize>,
    steps: Vec<(u8, String)>,
}

impl Chain {
    /// Whether it says all that is needed to find the place.
    fn is_whole(&self) -> bool {
        self.steps.last().is_some_and(|(rank, words)| matches!(rank, 3 | 5) || *rank < 3 && words.ends_with(" này"))
    }
}

/// Chains that one list holds: `điểm a, điểm b khoản 2 và khoản 3 Điều 5`; gives the word behind them.
fn list(words: &[Word], start: usize) -> Option<(usize, Vec<Chain>)> {
    let mut chains = vec![chain(words, start)?];
    let mut end = chains[0].words.end;
    loop {
        let tail = words[end - 1].tail;
        let joined = words.get(end).is_some_and(|word| matches!(word.bare, "và" | "hoặc"));
        if !matches!(tail, "" | "," | ";") || tail.is_empty() && !joined {
            break;
        }
        let Some(next) = chain(words, end + usize::from(joined)) else { break };
        end = next.words.end;
        chains.push(next);
    }
    Some((end, chains))
}

/// A chain at a word.
fn chain(words: &[Word], start: usize) -> Option<Chain> {
    let mut steps: Vec<(u8, String)> = Vec::new();
    let mut at = start;
    let mut lowest = 0;
    while let (Some(noun), Some(number)) = (words.get(at), words.get(at + 1)) {
        let (level, rank) = match noun.bare {
            "điểm" | "Điểm" => (Level::Point, 1),
            "khoản" | "Khoản" => (Level::Clause, 2),
            "Điều" | "điều" => (Level::Article, 3),
            "Mục" | "mục" => (Level::Section, 4),
            "Chương" | "chương" => (Level::Chapter, 5),
            _ => break,
        };
        let here = number.bare == "này" && rank < 4;
        let said = if here { Some("này".to_owned()) } else { read_number(number.bare, level) };
        let Some(said) = said.filter(|_| noun.tail.is_empty() && rank > lowest && !number.opens) else { break };
        // An article is found by its number alone: `Điều 5 Chương II`.
        if lowest != 3 {
            steps.push((rank, format!("{} {said}", level.noun().unwrap_or_default())));
        }
        (at, lowest) = (at + 2, if lowest == 3 { 3 } else { rank });
        // From the part to the whole; `khoản 1, Điều 5` is understood as well.
        if here || rank == 5 || !matches!(number.tail, "" | ",") || rank == 3 && number.tail == "," {
            break;
        }
    }
    (at > start).then_some(Chain { words: start..at, steps })
}

/// A number of a level as it prints.
fn read_number(word: &str, level: Level) -> Option<String> {
    let short = word.chars().count() <= 5;
    Number::parse(word, level).filter(|_| short).map(|number| number.print(level))
}

/// Adds the chains of a list; one that is cut short goes on as the next that says more.
fn add(text: &str, words: &[Word], chains: Vec<Chain>, out: &mut Vec<TypedCitation>) {
    let first = out.len();
    let mut whole: Option<Vec<(u8, String)>> = None;
    for mut chain in chains.into_iter().rev() {
        if !chain.is_whole() {
            let rank = chain.steps.last().map_or(0, |step| step.0);
            let rest = whole.iter().flatten().filter(|step| step.0 > rank).cloned();
            chain.steps.extend(rest);
        }
        if !chain.is_whole() {
            continue;
        }
        let last = &words[chain.words.end - 1];
        let range = words[chain.words.start].start..last.start + last.bare.len();
        let steps = chain.steps.iter().map(|step| step.1.as_str()).collect::<Vec<_>>().join(" ");
        out.push(TypedCitation { words: text[range.clone()].to_owned(), range, steps });
        whole = Some(chain.steps);
    }
    out[first..].reverse();
}

/// Whether what stands around a list of citations says that another document is cited.
fn is_foreign(text: &str, words: &[Word], start: usize, end: usize) -> bool {
    let follows = matches!(words[end - 1].tail, "" | ",") && {
        let linked = words.get(end).is_some_and(|word| matches!(word.bare, "của" | "trong" | "tại"));
        let of = words.get(end).is_some_and(|word| word.bare == "của");
        names_a_document(&words[(end + usize::from(linked)).min(words.len())..], of)
    };
    follows || {
        // `Điều lệ Đảng (khoản 5 Điều 9)`, `Luật Đất đai, Điều 5`.
        let word = &words[start];
        let before = &words[start.saturating_sub(12)..start];
        let apart = word.opens || before.last().is_some_and(|last| last.tail == ",");
        let from = before.iter().rposition(|word| word.tail.contains(['.', ';', ':'])).map_or(0, |at| at + 1);
        let named =
            |at: usize| names_a_document(&before[at..], false) && !text[before[at].start..].starts_with("Quy chế này");
        apart && (from..before.len()).any(named)
    }
}

/// Whether it opens a text as the name of an article would: `Điều 5. Phạm vi`.
fn is_heading(text: &str, words: &[Word], start: usize, end: usize) -> bool {
    text[..words[start].start].trim().is_empty() && matches!(words[end - 1].tail, "." | ":")
}

/// How the names of documents begin.
const DOCUMENTS: [&str; 22] = [
    "Điều lệ",
    "Luật",
    "Bộ luật",
    "Hiến pháp",
    "Pháp lệnh",
    "Lệnh",
    "Nghị định",
    "Nghị quyết",
    "Quy định",
    "Quyết định",
    "Quy chế",
    "Quy trình",
    "Hướng dẫn",
    "Thông tư",
    "Thông tri",
    "Thông báo",
    "Kết luận",
    "Chỉ thị",
    "Kế hoạch",
    "Hiệp định",
    "Công ước",
    "Công văn",
];

/// Whether these words begin with the name of a document that is not this regulation; after `của` any name is one.
fn names_a_document(words: &[Word], of: bool) -> bool {
    let Some(first) = words.first() else { return false };
    let second = words.get(1).filter(|_| first.tail.is_empty());
    let is = |document: &&str| match document.split_once(' ') {
        None => first.bare == *document,
        Some((one, two)) => first.bare == one && second.is_some_and(|word| word.bare == two),
    };
    match DOCUMENTS.iter().find(|document| is(document)) {
        // `Điều 4 Quy chế này`, `điều 5 của Quy chế`, but `Điều 4 Quy chế phối hợp số …`.
        Some(&"Quy chế") => {
            let third = words.get(2).filter(|_| second.is_some_and(|word| word.tail.is_empty()));
            third.is_some_and(|word| {
                matches!(word.bare, "số" | "làm" | "phối" | "hoạt" | "mẫu" | "của")
                    || word.bare.starts_with(|c: char| c.is_ascii_digit())
            })
        }
        Some(_) => true,
        None => of && first.bare.starts_with(char::is_uppercase),
    }
}

fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    text.split_whitespace().map(|word| {
        let closed = word.trim_start_matches(['(', '“', '"', '[', '‘']);
        let bare = closed.trim_end_matches([',', '.', ';', ':', ')', '”', '"', ']', '’', '?', '!']);
        let start = closed.as_ptr().addr() - text.as_ptr().addr();
        Word { start, bare, tail: &closed[bare.len()..], opens: closed.len() < word.len() }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citations_are_found_in_plain_words() {
        for (text, expected) in [
            ("theo khoản 2 Điều 5 và điểm đ khoản 1 Điều 7.", "khoản 2 Điều 5|điểm đ khoản 1 Điều 7"),
            ("quy định tại khoản 1, Điều 5a;", "khoản 1 Điều 5a"),
            ("(Điều 12)", "Điều 12"),
            ("khoản 3 Điều này, điểm a khoản này", "khoản 3 Điều này|điểm a khoản này"),
            ("theo Điều 9 Điều lệ Đảng và Điều 20 của Điều lệ Đảng", ""),
            ("theo Điều 9, khoản 2 Điều 10 của Luật Đất đai và Điều 3", "Điều 3"),
            ("theo Điều lệ Đảng (khoản 5 Điều 9)", ""),
            ("theo Quy chế này, Điều 9", "Điều 9"),
            ("Điều 4 Quy định số 294-QĐ/TW", ""),
            ("Điều 4 Quy chế này", "Điều 4"),
            ("Điều 4 Quy chế phối hợp số 02-QC/TU", ""),
            ("việc mà Điều 4 quy định", "Điều 4"),
            ("khoản chi 5 Điều hành", ""),
            ("theo khoản 2", ""),
            ("điều 5 của Quy chế", "Điều 5"),
            ("khoản 1, khoản 3 Điều 5", "khoản 1 Điều 5|khoản 3 Điều 5"),
            (
                "các điểm a, điểm b khoản 2 và khoản 4 Điều 6",
                "điểm a khoản 2 Điều 6|điểm b khoản 2 Điều 6|khoản 4 Điều 6",
            ),
            ("khoản 1 Điều 5 và khoản 2", "khoản 1 Điều 5"),
            ("tại Chương 2, Mục 1 Chương III và Điều 7 Chương II", "Chương II|Mục 1 Chương III|Điều 7"),
            ("chương trình 5 năm, mục 3", ""),
            ("Điều 5. Phạm vi", ""),
        ] {
            let found: Vec<String> = typed_citations(text).into_iter().map(|citation| citation.steps).collect();
            assert_eq!(found.join("|"), expected, "{text}");
        }
    }

    #[test]
    fn the_range_is_that_of_the_words() {
        let text = "Theo (khoản 2 Điều 5), ";
        assert_eq!(typed_citations(text)[0].words, "khoản 2 Điều 5");
    }
}
