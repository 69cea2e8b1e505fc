//! Which sign-offs lapse by a change.

use crate::diff::Diff;
use crate::lang::Lang;
use crate::model::{Id, Index, Regulation, SignOff, date_digits, seal};
use serde::Serialize;

/// A sign-off that lapses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignOffData {
    /// The provision that was signed.
    pub id: String,
    /// Who signed.
    pub by: String,
    /// The day, `YYYY-MM-DD`.
    pub on: Option<String>,
    /// Where the provision stands; of one that is gone where it stood.
    pub citation: String,
    /// Whether the provision is gone.
    pub gone: bool,
}

/// The sign-offs of either side that held for the old text and do not hold for the new one, in the order of the ids.
///
/// A new term's regulation is a new text that is signed anew: between two terms none lapses.
pub fn lapsing(diff: &Diff, old: &[SignOff], new: &[SignOff]) -> Vec<SignOffData> {
    let (before, after) = (diff.old.document.regulation, diff.new.document.regulation);
    let none = old.is_empty() && new.is_empty();
    if none || before.facts.term != after.facts.term {
        return Vec::new();
    }
    let (old_index, new_index) = (before.index(), after.index());
    let holds = |regulation: &Regulation, index: &Index, sign_off: &SignOff| {
        index.get(&sign_off.id).is_some_and(|entry| seal(regulation, entry.provision) == sign_off.hash)
    };
    // One who signed the new words too has nothing to do again.
    let renewed = |sign_off: &SignOff| {
        new.iter()
            .any(|other| (&other.id, &other.by) == (&sign_off.id, &sign_off.by) && holds(after, &new_index, other))
    };
    let mut lapsed: Vec<&SignOff> = Vec::new();
    for sign_off in old.iter().chain(new) {
        let known = lapsed.iter().any(|other| (&other.id, &other.by) == (&sign_off.id, &sign_off.by));
        let lapses = holds(before, &old_index, sign_off) && !holds(after, &new_index, sign_off);
        if lapses && !known && !renewed(sign_off) {
            lapsed.push(sign_off);
        }
    }
    lapsed.sort_by(|a, b| (&a.id, &a.by).cmp(&(&b.id, &b.by)));
    let cite = |index: &Index, id: &Id| index.get(id).map(|entry| entry.citation.to_string());
    let data = |sign_off: &SignOff| SignOffData {
        id: sign_off.id.to_string(),
        by: sign_off.by.clone(),
        on: sign_off.date.map(|date| date.to_string()),
        citation: cite(&new_index, &sign_off.id).or(cite(&old_index, &sign_off.id)).unwrap_or_default(),
        gone: new_index.get(&sign_off.id).is_none(),
    };
    lapsed.into_iter().map(data).collect()
}

/// A sign-off that lapses, in words.
pub(super) fn sentence(sign_off: &SignOffData, lang: Lang) -> String {
    let day = sign_off.on.as_ref().and_then(|day| day.parse().ok()).map(date_digits);
    let gaps = [
        ("by", sign_off.by.clone()),
        ("place", sign_off.citation.clone()),
        ("day", day.map(|day| lang.fill("sign.on", &[("day", day)])).unwrap_or_default()),
    ];
    lang.fill(if sign_off.gone { "sign.lapsed-gone" } else { "sign.lapsed" }, &gaps)
}
