//! The fixed words of amending instruments and of consolidated texts, which a format profile holds: the Party and the state
//! word them otherwise.
//!
//! A `{gap}` of a sentence is filled in by [`fill`].

use super::{date_digits, day_in_words};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What an amending instrument says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AmendingWords {
    /// Its subject: `{type}` and `{subject}` of the amended regulation.
    pub subject: String,
    /// The clause that issues it, for a regulation that no decision promulgates: `{organ}`.
    pub enacting: String,
    /// The same for one that a decision promulgates.
    pub decided: String,
    /// How a basis opens that is no căn cứ but a proposal: it stands last, and each instrument has its own.
    pub proposals: Vec<String>,
    /// The names of its articles.
    pub articles: ArticleNames,
    /// What becomes of the data that are printed over the provisions.
    pub opening: OpeningWords,
    /// Its instructions.
    pub instructions: InstructionWords,
    /// From when it has effect, and who carries it out.
    pub effect: EffectWords,
}

/// The names of the articles of an instrument: `{type}` of the amended regulation.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleNames {
    /// What amends and adds.
    pub amend: String,
    /// What replaces phrases; the others are named by what they do, one after the other.
    pub replace: String,
    /// What drops phrases.
    pub drop: String,
    /// Both.
    pub replace_drop: String,
    /// What repeals.
    pub repeal: String,
    /// What replaces phrases and repeals.
    pub replace_repeal: String,
    /// What drops phrases and repeals.
    pub drop_repeal: String,
    /// All three.
    pub replace_drop_repeal: String,
    /// Transition.
    pub transition: String,
    /// Effect and responsibility.
    pub effect: String,
}

/// What becomes of the data that are printed over the provisions: `{type}` of the amended regulation, the new `{value}`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct OpeningWords {
    /// The name of the article that says it.
    pub article: String,
    /// Its name.
    pub subject: String,
    /// The issuing organ.
    pub organ: String,
    /// Địa danh.
    pub place: String,
    /// Its bases, one after the other.
    pub bases: String,
    /// The clause that issues it.
    pub enacting: String,
    /// `{what}` is left out.
    pub removed: String,
}

/// The sentences of instructions. `{targets}` are cited provisions, `{content}` what is inserted.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct InstructionWords {
    /// The whole text is given anew.
    pub whole: String,
    /// Provisions are given anew.
    pub amend: String,
    /// `{content}` comes `{place}` a `{target}`.
    pub insert: String,
    /// `{content}` comes at the end of what the line above names.
    pub insert_here: String,
    /// `{place}`: before.
    pub before: String,
    /// `{place}`: after.
    pub after: String,
    /// `{place}`: at the end of.
    pub end: String,
    /// Repeals.
    pub repeal: String,
    /// A phrase `{old}` gives way to `{new}`; `{every}` is the next, or nothing.
    pub replace: String,
    /// A phrase is dropped.
    pub drop: String,
    /// `{every}`: wherever it stands.
    pub every: String,
    /// The line over several instructions for one `{article}`: `{parts}` of it.
    pub group: String,
    /// `{parts}` that are khoản.
    pub clauses: String,
    /// `{parts}` that are điểm.
    pub points: String,
    /// `{parts}` of several kinds.
    pub contents: String,
}

/// From when an instrument has effect, and who carries it out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct EffectWords {
    /// It has effect `{from}`, `{except}`.
    pub in_force: String,
    /// `{from}` a day: `{date}` in digits, `{day}` in words.
    pub from_day: String,
    /// `{from}` the day of its signature.
    pub from_signing: String,
    /// `{except}` what has effect on a day of its own.
    pub except: String,
    /// What that is: `{items}`.
    pub later: String,
    /// One of the items: `{place}` has effect `{from}`.
    pub later_item: String,
    /// The rest of the regulation (`{type}`) stays in force.
    pub rest: String,
    /// Who carries it out.
    pub responsible: String,
}

impl EffectWords {
    /// From a day, or from that of the signature.
    pub fn from(&self, day: Option<NaiveDate>) -> String {
        day.map_or_else(|| self.from_signing.clone(), |day| dated(&self.from_day, day))
    }
}

/// What a consolidated text says beside the text in force.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ConsolidatedWords {
    /// Its title.
    pub title: String,
    /// What stands in place of what was repealed.
    pub gone: String,
    /// Which instruments are in it, under `{document}`.
    pub made_of: String,
    /// An instrument that has effect `{from}`, `{but}` for some of it.
    pub instrument: String,
    /// `{but}` for `{items}`.
    pub but: String,
    /// One of the items: `{place}` has effect `{from}`.
    pub but_item: String,
    /// `{what}` of the data was changed by `{document}`.
    pub data: String,
    /// The text is that of a day.
    pub on_day: String,
    /// A provision that is no numbered one.
    pub paragraph: String,
    /// The note at a provision: `{done}` as `{place}` of `{document}` says, `{from}`.
    pub note: String,
    /// `{from}` a day.
    pub from: String,
    /// `{done}`: a `{noun}` was given anew.
    pub amended: String,
    /// Its name was.
    pub renamed: String,
    /// The words that open it were.
    pub lead: String,
    /// It was inserted.
    pub inserted: String,
    /// It was repealed.
    pub repealed: String,
    /// A phrase `{old}` gave way to `{new}`.
    pub replaced: String,
    /// A phrase was dropped.
    pub dropped: String,
    /// What the data are called whose change no note can tell.
    pub names: DataNames,
}

/// What is printed outside the provisions.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DataNames {
    /// Trích yếu.
    pub subject: String,
    /// The issuing organ.
    pub organ: String,
    /// Địa danh.
    pub place: String,
    /// Căn cứ.
    pub bases: String,
    /// The clause that issues.
    pub enacting: String,
}

/// A sentence with its gaps filled in; a gap that is not named stays as it is typed.
pub fn fill(pattern: &str, gaps: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some((before, behind)) = rest.split_once('{') {
        out.push_str(before);
        let gap = behind.split_once('}').and_then(|(name, after)| {
            let value = gaps.iter().find(|(known, _)| *known == name)?.1;
            Some((value, after))
        });
        rest = match gap {
            Some((value, after)) => {
                out.push_str(value);
                after
            }
            None => {
                out.push('{');
                behind
            }
        };
    }
    out.push_str(rest);
    out
}

/// A sentence with a day filled in: `{date}` in digits, `{day}` in words.
pub fn dated(pattern: &str, day: NaiveDate) -> String {
    fill(pattern, &[("date", &date_digits(day)), ("day", &day_in_words(day))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled_once() {
        for (pattern, expected) in [
            ("tại {a}; {b}", "tại {b}; hai"),
            ("{c} {a", "{c} {a"),
            ("{{ organ.name }} {b}", "{{ organ.name }} hai"),
            ("", ""),
        ] {
            assert_eq!(fill(pattern, &[("a", "{b}"), ("b", "hai")]), expected);
        }
    }
}
