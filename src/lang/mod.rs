//! The sentences that people read, one catalogue a language, looked up by key.

use crate::diagnostic::Message;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

/// A language of output.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

static VI: LazyLock<Catalogue> = LazyLock::new(|| catalogue(include_str!("vi.txt")));
static EN: LazyLock<Catalogue> = LazyLock::new(|| catalogue(include_str!("en.txt")));

impl Lang {
    /// The language called `vi` or `en`.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "vi" => Some(Lang::Vi),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    fn entries(self) -> &'static Catalogue {
        match self {
            Lang::Vi => &VI,
            Lang::En => &EN,
        }
    }

    /// The sentence with this key; the key itself when the catalogue lacks it, which a test rules out.
    pub fn sentence(self, key: &str) -> &str {
        self.entries().get(key).map_or("?", |sentence| sentence)
    }

    /// A message in this language, its gaps filled.
    pub fn say(self, message: &Message) -> String {
        self.fill(&message.key, &message.gaps)
    }

    /// The sentence with this key, its gaps `{name}` filled.
    pub fn fill(self, key: &str, gaps: &[(&str, impl AsRef<str>)]) -> String {
        let mut rest = self.sentence(key);
        let mut out = String::with_capacity(rest.len());
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let gap = after.split_once('}').and_then(|(name, after)| {
                gaps.iter().find(|(known, _)| *known == name).map(|(_, value)| (value, after))
            });
            match gap {
                Some((value, after)) => {
                    // A name of something has words of its own in each language: `@format.organ`.
                    let named = value.as_ref().strip_prefix('@').map(|key| self.sentence(key));
                    out.push_str(named.filter(|named| *named != "?").unwrap_or(value.as_ref()));
                    rest = after;
                }
                None => {
                    out.push('{');
                    rest = after;
                }
            }
        }
        out.push_str(rest);
        out
    }

    /// The keys of the catalogue, in alphabetical order.
    pub fn keys(self) -> impl Iterator<Item = &'static str> {
        let mut keys: Vec<&'static str> = self.entries().keys().copied().collect();
        keys.sort_unstable();
        keys.into_iter()
    }
}

/// Keys with their sentences; of a sentence on one line no copy is made.
type Catalogue = FxHashMap<&'static str, Cow<'static, str>>;

/// Reads `key = sentence` lines; a line that starts with white space goes on with the sentence before it on a
/// line of its own, `#` opens a comment.
fn catalogue(text: &'static str) -> Catalogue {
    let mut entries = Catalogue::with_capacity_and_hasher(text.len() / 64, Default::default());
    let mut last = "";
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(' ') {
            if let (Some(sentence), more @ 1..) = (entries.get_mut(last), line.trim().len()) {
                let sentence = sentence.to_mut();
                sentence.reserve(more + 1);
                sentence.push('\n');
                sentence.push_str(line.trim());
            }
        } else if let Some((key, sentence)) = line.split_once('=') {
            last = key.trim();
            entries.insert(last, Cow::Borrowed(sentence.trim()));
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn both_catalogues_have_the_same_keys() {
        let vi: BTreeSet<_> = Lang::Vi.keys().collect();
        let en: BTreeSet<_> = Lang::En.keys().collect();
        assert_eq!(vi.difference(&en).collect::<Vec<_>>(), Vec::<&&str>::new(), "missing in en.txt");
        assert_eq!(en.difference(&vi).collect::<Vec<_>>(), Vec::<&&str>::new(), "missing in vi.txt");
    }

    #[test]
    fn no_key_stands_twice_and_no_line_is_lost() {
        for (lang, text) in [(Lang::Vi, include_str!("vi.txt")), (Lang::En, include_str!("en.txt"))] {
            let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with([' ', '#']));
            assert_eq!(lines.count(), lang.keys().count(), "{lang:?}");
        }
    }

    #[test]
    fn every_kind_of_finding_has_its_sentence() {
        for code in crate::diagnostic::codes::ALL {
            assert_ne!(Lang::Vi.sentence(code.code), "?", "{}", code.code);
        }
    }

    #[test]
    fn gaps_are_filled_and_other_braces_stay() {
        let gaps = [("id", "bi-thu"), ("near", "x")];
        assert_eq!(Lang::En.fill("TEXT02", &gaps), "id \"bi-thu\" is used twice");
        assert!(Lang::Vi.fill("TEXT04.help", &[("path", "a")]).contains("{{ organ.name }}"));
    }
}
