//! The address of a place in a document: `điểm a khoản 2 Điều 5`, `khoản này`, `tên Điều 9`. One type for what is cited,
//! amended, linked and found in plain words, with one writer and one reader of the written form.

use super::{Level, Number};
use std::fmt;

/// One step of an address: a level and the number in it; an annex without sisters has none, and neither has `này`.
pub type Step = (Level, Option<Number>);

/// Where something stands in a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// From itself outwards: điểm a, khoản 2, Điều 5. Empty for the whole document.
    pub steps: Vec<Step>,
    /// Whether the outermost step is the provision of that level around the place where the address is said: `khoản 2
    /// Điều này`.
    pub here: bool,
    /// Which part of the provision.
    pub part: Part,
}

/// Which part of a provision an address means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// All of it.
    #[default]
    Whole,
    /// Its name: `tên Điều 9`, `tiêu đề Mục 4`; of a khoản or điểm, the words that it has itself.
    Name,
    /// The words that open it, before its first khoản: `đoạn mở đầu Điều 3`.
    Lead,
    /// One of its sentences, counted from 1; 0 for the last: `câu thứ hai khoản 1`.
    Sentence(u32),
    /// Behind the last of its words: `vào cuối khoản 5`.
    End,
}

impl Address {
    /// A provision as a whole, by steps from itself outwards.
    pub fn of(steps: Vec<Step>) -> Self {
        Self { steps, here: false, part: Part::Whole }
    }

    /// A provision by what stands around it, from itself outwards: an article is found by its number alone, so nothing
    /// outside it is named.
    pub fn outward(around: impl IntoIterator<Item = Step>) -> Self {
        let mut steps = Vec::new();
        for step in around {
            let is_article = step.0 == Level::Article;
            steps.push(step);
            if is_article {
                break;
            }
        }
        Self::of(steps)
    }

    /// What stands in the provision at this address under a number.
    pub fn below(&self, step: Step) -> Self {
        Self::outward(std::iter::once(step).chain(self.steps.iter().cloned()))
    }

    /// Reads an address as it is written here: `điểm đ khoản 2a Điều 5b`, `Mục 1 Chương II`, `Phụ lục`, `khoản 2 Điều
    /// này`; `None` when the words are anything else, or name a part only.
    pub fn parse(words: &str) -> Option<Self> {
        let mut out = Self::default();
        let mut rest = words.split(' ').peekable();
        while let Some(word) = rest.next() {
            let level = match word {
                "Phụ" => (rest.next() == Some("lục")).then_some(Level::Annex)?,
                _ => Level::of_noun(word).filter(|level| level.noun() == Some(word))?,
            };
            let number = rest.peek().and_then(|word| Number::parse(word, level));
            let here = number.is_none() && rest.peek() == Some(&"này");
            if number.is_some() || here {
                rest.next();
            } else if level != Level::Annex {
                return None;
            }
            out.steps.push((level, number));
            out.here = here;
            if here && rest.peek().is_some() {
                return None;
            }
        }
        (!out.steps.is_empty()).then_some(out)
    }

    /// The address as said from inside `place`: `khoản 2 Điều này` in Điều 5 is `khoản 2 Điều 5`; `None` where it is not
    /// said from inside such a provision.
    pub fn in_full(&self, place: &Address) -> Option<Address> {
        let (Some((level, _)), true) = (self.steps.last(), self.here) else { return Some(self.clone()) };
        let at = place.steps.iter().position(|(around, _)| around == level)?;
        let own = self.steps.iter().take(self.steps.len() - 1);
        let steps = own.chain(place.steps.iter().skip(at)).cloned().collect();
        Some(Address { steps, here: place.here, part: self.part })
    }

    /// The address as said from inside `place`, where everything is found by its number: `khoản 2 Điều này`.
    pub fn said_from(&self, place: &Address) -> Address {
        let outer = |at: &usize| self.steps.get(*at..).is_some_and(|outer| place.steps.ends_with(outer));
        self.clone().up_to((0..self.steps.len()).find(outer))
    }

    /// Ends at a step that is the one around the place where the address is said; a chương or mục is named all the same.
    pub(super) fn up_to(mut self, shared: Option<usize>) -> Address {
        let level = |at: usize| self.steps.get(at).map(|(level, _)| *level);
        if let Some(at) = shared.filter(|&at| !matches!(level(at), Some(Level::Chapter | Level::Section))) {
            self.steps.truncate(at + 1);
            if let Some((_, number)) = self.steps.last_mut() {
                *number = None;
            }
            self.here = true;
        }
        self
    }

    /// The number that the address gives at a level.
    pub fn number(&self, level: Level) -> Option<&Number> {
        self.steps.iter().find(|(found, _)| *found == level).and_then(|(_, number)| number.as_ref())
    }

    /// The provision in words, whichever part of it is meant: `khoản 2 Điều 5`; nothing for the whole document.
    pub fn provision(&self) -> String {
        Address { part: Part::Whole, ..self.clone() }.to_string()
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.part.before(self.steps.first().map(|(level, _)| *level)))?;
        for (at, step) in self.steps.iter().enumerate() {
            let space = if at > 0 { " " } else { "" };
            let here = if self.here && at + 1 == self.steps.len() { " này" } else { "" };
            write!(f, "{space}{}{here}", step_words(step))?;
        }
        Ok(())
    }
}

impl Part {
    /// The words before an address when only this part is meant, with their space: of a provision without a name, its
    /// name is the words that open it.
    pub fn before(self, level: Option<Level>) -> String {
        match (self, level) {
            (Part::Whole, _) => String::new(),
            (Part::Name, Some(Level::Clause | Level::Point)) | (Part::Lead, _) => "đoạn mở đầu ".to_owned(),
            (Part::Name, _) => "tên ".to_owned(),
            (Part::Sentence(0), _) => "câu cuối ".to_owned(),
            (Part::Sentence(number), _) => format!("câu thứ {number} "),
            (Part::End, _) => "cuối ".to_owned(),
        }
    }
}

/// One step in words: `khoản 2`, `Phụ lục`, `đoạn thứ hai`.
pub fn step_words((level, number): &Step) -> String {
    let noun = match (level, number) {
        (Level::Paragraph, Some(number)) => return format!("đoạn thứ {}", ordinal(number.base)),
        (Level::Indent, _) => "gạch đầu dòng",
        (level, _) => level.noun().unwrap_or("đoạn"),
    };
    match number {
        Some(number) => format!("{noun} {}", number.print(*level)),
        None => noun.to_owned(),
    }
}

/// `nhất`, `hai`, …, as paragraphs are counted; in digits beyond ten.
fn ordinal(number: u32) -> String {
    const ORDINALS: [&str; 10] = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    let at = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
    at.and_then(|at| ORDINALS.get(at)).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        for words in [
            "điểm đ khoản 2a Điều 5b",
            "Điều 9",
            "Mục 2 Chương IIa",
            "Phụ lục",
            "khoản 1 Phụ lục 2",
            "khoản 1 Phụ lục",
            "khoản 2 Điều này",
            "điểm này",
        ] {
            assert_eq!(Address::parse(words).map(|address| address.to_string()).as_deref(), Some(words));
        }
        for words in ["", "khoản", "Điều x", "theo Điều 5", "điều 5", "Điều này khoản 2", "Phụ trách 2", "Điều  5"]
        {
            assert_eq!(Address::parse(words), None, "{words}");
        }
    }

    #[test]
    fn what_says_here_is_filled_from_where_it_is_said() {
        for (said, place, expected) in [
            ("khoản 2 Điều này", "điểm a khoản 1 Điều 5", Some("khoản 2 Điều 5")),
            ("điểm b khoản này", "điểm a khoản 1 Điều 5", Some("điểm b khoản 1 Điều 5")),
            ("điểm này", "điểm a khoản 1 Điều 5", Some("điểm a khoản 1 Điều 5")),
            ("khoản này", "Điều 5", None),
            ("Điều 4", "Điều 5", Some("Điều 4")),
            ("khoản 1 Phụ lục này", "khoản 3 Phụ lục", Some("khoản 1 Phụ lục")),
        ] {
            let (said, place) = (Address::parse(said).unwrap(), Address::parse(place).unwrap());
            assert_eq!(said.in_full(&place).map(|full| full.to_string()).as_deref(), expected);
        }
    }

    #[test]
    fn what_is_shared_is_said_as_here() {
        for (address, place, expected) in [
            ("khoản 2 Điều 5", "điểm a khoản 1 Điều 5", "khoản 2 Điều này"),
            ("điểm b khoản 1 Điều 5", "điểm a khoản 1 Điều 5", "điểm b khoản này"),
            ("khoản 1 Điều 5", "khoản 1 Điều 5", "khoản này"),
            ("Điều 4", "Điều 5", "Điều 4"),
            ("Mục 1 Chương II", "Mục 2 Chương II", "Mục 1 Chương II"),
        ] {
            let (address, place) = (Address::parse(address).unwrap(), Address::parse(place).unwrap());
            let said = address.said_from(&place);
            assert_eq!(said.to_string(), expected);
            assert_eq!(said.in_full(&place), Some(address));
        }
    }

    #[test]
    fn a_part_is_named_before_its_provision() {
        let of = |part, words| Address { part, ..Address::parse(words).unwrap() }.to_string();
        assert_eq!(of(Part::Name, "Điều 9"), "tên Điều 9");
        assert_eq!(of(Part::Name, "khoản 2 Điều 9"), "đoạn mở đầu khoản 2 Điều 9");
        assert_eq!(of(Part::Sentence(2), "khoản 1 Điều 9"), "câu thứ 2 khoản 1 Điều 9");
        assert_eq!(of(Part::Sentence(0), "Điều 9"), "câu cuối Điều 9");
    }
}
