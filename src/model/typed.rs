//! Citations of provisions that stand in a text as plain words: `khoản 2 Điều 5`, `điểm a khoản này`, `Mục 1 Chương II`.

use super::{Address, Level, Number, Step, document_kinds};
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
    /// The place; what a list says once is said in each of its items (`khoản 1, khoản 3 Điều 5`).
    pub address: Address,
}

impl TypedCitation {
    /// Whether it names no place but the one where it is said: `khoản này`, `các khoản của Điều này`.
    pub fn says_only_here(&self) -> bool {
        let is_point = self.address.steps.first().is_some_and(|(level, _)| *level == Level::Point);
        self.address.here && !is_point && !self.words.chars().any(|c| c.is_ascii_digit())
    }
}

/// The citations in a text, from its start. Each leads up to an article, to a chương, to an annex with its number, or
/// to `này`; what belongs to another document (`Điều 9, Điều 10 của Luật …`, `Điều 5 Quy định số …`, `Luật …, gồm: khoản
/// 5 Điều 12; khoản 6 Điều 14`) is left out.
pub fn typed_citations(text: &str) -> Vec<TypedCitation> {
    typed_citations_below(text, false)
}

/// The citations in a text below words that may say of which document ([`names_source`]): `Quy chế này quy định chi tiết
/// các khoản sau đây của Quy định số 10-QĐ/TU:` over `a) Khoản 2 Điều 2`. Only what says `này` is this document's there.
pub fn typed_citations_below(text: &str, of_another: bool) -> Vec<TypedCitation> {
    if !may_name_a_provision(text) {
        return Vec::new();
    }
    let words: Vec<Word> = words(text).collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match list(&words, at) {
            Some((end, chains)) => {
                let here = chains.iter().any(|chain| chain.address.here);
                let foreign = !here && (of_another || is_foreign(text, &words, at, end));
                if !foreign && !is_heading(text, &words, at, end) {
                    add(text, &words, chains, &mut out);
                }
                at = end;
            }
            None => at += 1,
        }
    }
    out
}

/// Whether words that lead a list below them say that its places are of another document: they end with a colon, or
/// `sau đây`, and name it.
pub fn names_source(lead: &str) -> bool {
    let lead = lead.trim_end();
    if !lead.ends_with([':', '：']) && !lead.ends_with("sau đây") {
        return false;
    }
    let words: Vec<Word> = words(lead).collect();
    let from = words.iter().rposition(|word| word.tail.contains(['.', ';'])).map_or(0, |at| at + 1);
    let links = |at: &usize| matches!(words[*at].bare, "của" | "tại" | "trong" | "theo");
    (from..words.len()).filter(links).any(|at| names_a_document(&words[at + 1..], false))
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

/// An address, and the words that say it.
struct Chain {
    words: Range<usize>,
    address: Address,
}

impl Chain {
    /// How far out its outermost step lies.
    fn rank(&self) -> u8 {
        self.address.steps.last().map_or(0, |(level, _)| level.rank())
    }

    /// Whether it says all that is needed to find the place.
    fn is_whole(&self) -> bool {
        self.address.here || matches!(self.rank(), 3 | 5 | 6)
    }
}

/// Chains that one list holds: `điểm a, điểm b khoản 2 và khoản 3 Điều 5`, `các điều 5, 6 và 7`, `từ Điều 2 đến Điều 4`;
/// gives the word behind them.
fn list(words: &[Word], start: usize) -> Option<(usize, Vec<Chain>)> {
    let first = chain(words, start)?;
    let mut end = first.words.end;
    let mut chains = vec![first];
    loop {
        let tail = words[end - 1].tail;
        let mut next = end;
        let mut joined = false;
        // `khoản 2, và các khoản 4, 5`, `Điều 2 đến Điều 4`.
        while words.get(next).is_some_and(|word| {
            let joins = matches!(word.bare, "và" | "hoặc" | "đến" | "cùng" | "với");
            joined |= joins;
            (joins || matches!(word.bare, "các" | "những" | "từ" | "tại")) && word.tail.is_empty()
        }) {
            next += 1;
        }
        if !matches!(tail, "" | "," | ";") || tail.is_empty() && !joined {
            break;
        }
        let level = chains.last().and_then(|chain| chain.address.steps.last()).map(|step| step.0);
        let Some(found) = chain(words, next).or_else(|| bare(words, next, level?)) else { break };
        end = found.words.end;
        chains.push(found);
    }
    Some((end, chains))
}

/// A number of a list whose noun was said before: the 6 of `các điều 5, 6 và 7`.
fn bare(words: &[Word], at: usize, level: Level) -> Option<Chain> {
    let word = words.get(at).filter(|word| !word.opens)?;
    // `Điều 5, 3 tháng` goes on with a count of something else.
    let goes_on = words.get(at + 1).is_none_or(|next| {
        matches!(next.bare, "và" | "hoặc" | "của" | "đến" | "thuộc")
            || Level::of_noun(next.bare).is_some()
            || is_kind(words, at + 1)
    });
    if word.tail.is_empty() && !goes_on {
        return None;
    }
    let mut address = Address::of(vec![(level, Some(read_number(word.bare, level)?))]);
    let mut end = at + 1;
    // `c khoản 2 Điều 5`: what stands around is said behind the last of them.
    let holds = |outer: &Chain| outer.address.steps.first().is_some_and(|step| step.0.rank() > level.rank());
    if word.tail.is_empty()
        && level.rank() < Level::Article.rank()
        && let Some(outer) = chain(words, end).filter(holds)
    {
        end = outer.words.end;
        address.steps.extend(outer.address.steps);
        address.here = outer.address.here;
    }
    Some(Chain { words: at..end, address })
}

/// Whether the name of a document begins at a word.
fn is_kind(words: &[Word], at: usize) -> bool {
    words.get(at..).is_some_and(|rest| names_a_document(rest, false))
}

/// A chain at a word.
fn chain(words: &[Word], start: usize) -> Option<Chain> {
    let mut address = Address::default();
    let mut at = start;
    let mut outermost: Option<Level> = None;
    while let (Some(noun), Some(number)) = (words.get(at), words.get(at + 1)) {
        let Some(level) = Level::of_noun(noun.bare) else { break };
        let here = number.bare == "này" && level.rank() < Level::Section.rank();
        let read = read_number(number.bare, level).filter(|_| !here);
        let outward = outermost.is_none_or(|inner| level.rank() > inner.rank());
        if !noun.tail.is_empty() || !outward || number.opens || !here && read.is_none() {
            break;
        }
        at += 2;
        // An article is found by its number alone: `Điều 5 Chương II`.
        if outermost != Some(Level::Article) {
            address.steps.push((level, read));
            address.here = here;
            outermost = Some(level);
        }
        // From the part to the whole; `khoản 1, Điều 5` is understood as well.
        let ends = here || level == Level::Chapter || level == Level::Article && number.tail == ",";
        if ends || !matches!(number.tail, "" | ",") {
            break;
        }
    }
    (at > start).then_some(Chain { words: start..at, address })
}

/// A number of a level.
fn read_number(word: &str, level: Level) -> Option<Number> {
    let short = word.chars().count() <= 5;
    Number::parse(word, level).filter(|_| short)
}

/// Adds the chains of a list; one that is cut short goes on as the next that says more.
fn add(text: &str, words: &[Word], chains: Vec<Chain>, out: &mut Vec<TypedCitation>) {
    let first = out.len();
    let mut whole: Option<Address> = None;
    for mut chain in chains.into_iter().rev() {
        if !chain.is_whole() {
            let rank = chain.rank();
            let rest: Vec<Step> =
                whole.iter().flat_map(|whole| &whole.steps).filter(|step| step.0.rank() > rank).cloned().collect();
            chain.address.here = !rest.is_empty() && whole.as_ref().is_some_and(|whole| whole.here);
            chain.address.steps.extend(rest);
        }
        if !chain.is_whole() {
            continue;
        }
        let last = &words[chain.words.end - 1];
        let range = words[chain.words.start].start..last.start + last.bare.len();
        out.push(TypedCitation { words: text[range.clone()].to_owned(), range, address: chain.address.clone() });
        whole = Some(chain.address);
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
    follows || led_by_a_document(text, words, start)
}

/// Whether the words before a list name the document that it belongs to: `Điều lệ Đảng (khoản 5 Điều 9)`, `Luật Đất đai,
/// Điều 5`, `Luật Đất đai quy định tại Điều 5`, `một số điều của Luật Đất đai, gồm: khoản 5 Điều 12`.
fn led_by_a_document(text: &str, words: &[Word], start: usize) -> bool {
    const LINKS: [&str; 14] =
        ["quy", "định", "tại", "các", "những", "như", "sau", "đây", "gồm", "bao", "từ", "cụ", "thể", "ở"];
    let word = &words[start];
    let links = words[..start].iter().rev().take_while(|word| LINKS.contains(&word.bare) && word.tail != ".").count();
    let lead = start - links;
    let said_at = links > 0 && words[lead..start].iter().any(|word| matches!(word.bare, "tại" | "gồm" | "ở"));
    let before = &words[lead.saturating_sub(24)..lead];
    let Some(last) = before.last() else { return false };
    let colon = last.tail == ":" || words[lead..start].last().is_some_and(|word| word.tail == ":");
    let apart = word.opens || last.tail == "," || colon || said_at && !matches!(last.bare, "và" | "hoặc");
    let named =
        |at: usize| names_a_document(&before[at..], false) && !text[before[at].start..].starts_with("Quy chế này");
    // A sentence that ended names nothing of the next.
    let inner = &before[..before.len() - usize::from(colon)];
    let from = inner.iter().rposition(|word| word.tail.contains(['.', ';', ':'])).map_or(0, |at| at + 1);
    let near = if colon { from } else { from.max(before.len().saturating_sub(12)) };
    apart && (near..before.len()).any(named)
}

/// Whether it opens a text as the name of an article would: `Điều 5. Phạm vi`.
fn is_heading(text: &str, words: &[Word], start: usize, end: usize) -> bool {
    text[..words[start].start].trim().is_empty() && matches!(words[end - 1].tail, "." | ":")
}

/// Whether these words begin with the name of a document that is not this regulation; after `của` any name is one.
fn names_a_document(words: &[Word], of: bool) -> bool {
    let Some(first) = words.first() else { return false };
    let second = words.get(1).filter(|_| first.tail.is_empty());
    let is = |document: &&str| match document.split_once(' ') {
        None => first.bare == *document,
        Some((one, two)) => first.bare == one && second.is_some_and(|word| word.bare == two),
    };
    match document_kinds().iter().find(|document| is(document)) {
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
            ("theo các điều 5, 6 và 7", "Điều 5|Điều 6|Điều 7"),
            ("điểm a, b và c khoản 1 Điều 4", "điểm a khoản 1 Điều 4|điểm b khoản 1 Điều 4|điểm c khoản 1 Điều 4"),
            ("khoản 1, 2 Điều 5 của Quy chế này", "khoản 1 Điều 5|khoản 2 Điều 5"),
            ("từ Điều 2 đến Điều 4", "Điều 2|Điều 4"),
            ("theo Điều 5, 3 tháng một lần", "Điều 5"),
            ("quy định chi tiết khoản 5 Điều 12; các khoản 2, 3 Điều 14 và Điều 20 của Luật Nhà giáo", ""),
            ("các điều 5, 6 và 7 của Luật Nhà giáo", ""),
            ("khoản 2, Điều 8 Luật Nhà giáo", ""),
            ("một số điều của Luật Nhà giáo, gồm: khoản 5 Điều 12; khoản 6 Điều 14", ""),
            ("Luật Nhà giáo quy định tại Điều 5", ""),
            ("theo Luật Nhà giáo và quy định tại Điều 5", "Điều 5"),
        ] {
            let found: Vec<String> =
                typed_citations(text).into_iter().map(|citation| citation.address.to_string()).collect();
            assert_eq!(found.join("|"), expected, "{text}");
        }
    }

    #[test]
    fn a_list_belongs_to_the_document_that_its_lead_names() {
        for lead in [
            "Quy chế này quy định chi tiết các khoản sau đây của Quy định số 10-QĐ/TU:",
            "Sửa đổi, bổ sung một số điều của Quy chế phối hợp số 05-QC/TU như sau:",
        ] {
            assert!(names_source(lead), "{lead}");
        }
        for lead in
            ["Tổ trưởng thực hiện theo Quy định số 10-QĐ/TU.", "Tổ trưởng:", "Theo khoản 2 Điều 5 của Quy chế này:"]
        {
            assert!(!names_source(lead), "{lead}");
        }
        assert_eq!(typed_citations_below("Khoản 2 Điều 2 về chế độ họp", true), Vec::new());
        assert_eq!(typed_citations_below("khoản 2 Điều này", true).len(), 1);
    }

    #[test]
    fn the_range_is_that_of_the_words() {
        let text = "Theo (khoản 2 Điều 5), ";
        assert_eq!(typed_citations(text)[0].words, "khoản 2 Điều 5");
    }
}
