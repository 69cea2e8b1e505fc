//! An instrument in the notation as an amendment: its instructions as they were read, with what its facts carry.

use super::read::Reading;
use crate::model::{Amendment, Level, Number, Part, Regulation, Target, Unprinted};

/// The amendment that an instrument makes: what was read of it, and of its facts the day of effect, the instructions
/// that have a day of their own, the data that change and the ids given to what stays.
pub fn amendment(instrument: &Regulation, reading: &Reading) -> Amendment {
    let amends = instrument.facts.amends.clone().unwrap_or_default();
    let effective = amends.effective.or(reading.effective);
    let mut out = Amendment { effective, facts: amends.facts, removes: amends.removes, ..Amendment::default() };
    for amended in &reading.amended {
        out.operations.extend(amended.amendment(effective).operations);
    }
    let index = instrument.index();
    for later in &amends.later {
        let Some(entry) = index.get(&later.id) else { continue };
        let place = entry.citation.to_string();
        // One that is named with a list below it has effect later with all of the list.
        let within = |stands: &str| stands == place || stands.ends_with(&format!(" {place}"));
        let named = out.operations.iter_mut().filter(|operation| within(&operation.stands));
        named.for_each(|operation| operation.effective = Some(later.effective));
    }
    out.unprinted = amends
        .named
        .into_iter()
        .filter_map(|named| {
            let target = cited(&named.at)?;
            Some(Unprinted { target, place: Vec::new(), id: Some(named.id), attributes: None })
        })
        .collect();
    out
}

/// A target as it is cited, `khoản 2 Điều 5`; `None` when the words are no such citation.
pub fn cited(words: &str) -> Option<Target> {
    const NOUNS: [(&str, Level); 6] = [
        ("điểm ", Level::Point),
        ("khoản ", Level::Clause),
        ("Điều ", Level::Article),
        ("Mục ", Level::Section),
        ("Chương ", Level::Chapter),
        ("Phụ lục", Level::Annex),
    ];
    let mut steps = Vec::new();
    let mut rest = words.trim();
    while !rest.is_empty() {
        let (noun, level) = NOUNS.into_iter().find(|(noun, _)| rest.starts_with(noun))?;
        rest = rest[noun.len()..].trim_start();
        let end = rest.find(' ').unwrap_or(rest.len());
        let number = Number::parse(&rest[..end], level);
        if number.is_none() && level != Level::Annex {
            return None;
        }
        rest = rest[if number.is_some() { end } else { 0 }..].trim_start();
        steps.push((level, number));
    }
    (!steps.is_empty()).then_some(Target { steps, part: Part::Whole })
}

#[cfg(test)]
mod tests {
    use super::super::say::cite;
    use super::*;

    #[test]
    fn citations_read_back() {
        for words in ["điểm đ khoản 2a Điều 5b", "Điều 9", "Mục 2 Chương IIa", "Phụ lục", "khoản 1 Phụ lục 2"]
        {
            assert_eq!(cited(words).map(|target| cite(&target)).as_deref(), Some(words));
        }
        for words in ["", "khoản", "Điều x", "theo Điều 5"] {
            assert_eq!(cited(words), None, "{words}");
        }
    }
}
