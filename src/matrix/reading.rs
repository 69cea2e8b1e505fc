//! What one duty asks and about what: the verbs at the head of its clauses, else what it stands under, else its product.

use super::ask::Ask;
use super::phrases::{Phrases, words};
use crate::check::{Context, Duty, Placed, Printed};
use crate::language::ends_clause;
use crate::model::{Level, Power, PowerWords, Role};

/// Reads duties by the table of words.
pub(super) struct Reader<'a> {
    table: &'a PowerWords,
    verbs: Phrases<Verb>,
    strong: Phrases<()>,
    skipped: Phrases<()>,
    rights: Phrases<()>,
    matters: Phrases<(usize, usize)>,
    passed: Phrases<()>,
    nouns: Phrases<()>,
}

/// What a verb tells.
#[derive(Debug, Clone, Copy)]
enum Verb {
    Gives(Power),
    /// A decision of those who decide together, of one person a part in it.
    Together,
}

/// Where the place of no matter is.
type Topic = Option<(usize, usize)>;

impl<'a> Reader<'a> {
    /// A reader for a regulation with these roles; `organ` is how its texts speak of the organ.
    pub(super) fn new(table: &'a PowerWords, roles: &[Role], organ: Option<&str>) -> Self {
        let verbs = &table.verbs;
        let lists = [
            (&verbs.decides, Verb::Gives(Power::Decides)),
            (&verbs.decides_together, Verb::Together),
            (&verbs.prepares, Verb::Gives(Power::Prepares)),
            (&verbs.consulted, Verb::Gives(Power::Consulted)),
            (&verbs.carries_out, Verb::Gives(Power::CarriesOut)),
            (&verbs.checks, Verb::Gives(Power::Checks)),
        ];
        let names = roles.iter().flat_map(|role| [Some(role.name.as_str()), role.short.as_deref()]).chain([organ]);
        let skipped = table.skipped.iter().map(String::as_str).chain(names.flatten()).map(|phrase| (phrase, ()));
        let matters = table.fields.iter().enumerate().flat_map(|(field, listed)| {
            let of = move |(matter, known): (usize, &'a crate::model::MatterWords)| {
                known.words.iter().map(move |phrase| (phrase.as_str(), (field, matter)))
            };
            listed.matters.iter().enumerate().flat_map(of)
        });
        Self {
            table,
            verbs: Phrases::new(
                lists.into_iter().flat_map(|(list, verb)| list.iter().map(move |phrase| (phrase.as_str(), verb))),
            ),
            strong: Phrases::new(table.after_comma.iter().map(|phrase| (phrase.as_str(), ()))),
            skipped: Phrases::new(skipped),
            rights: Phrases::new(table.rights.iter().map(|phrase| (phrase.as_str(), ()))),
            matters: Phrases::new(matters),
            // The organ itself is no matter of its own regulation.
            passed: Phrases::new(table.passed.iter().map(String::as_str).chain(organ).map(|phrase| (phrase, ()))),
            nouns: Phrases::new(table.nouns.iter().map(|phrase| (phrase.as_str(), ()))),
        }
    }

    /// The powers that a duty gives, each once; none for a right. `together`: its owner is several persons.
    pub(super) fn asks(&self, context: &Context, placed: &Placed, duty: &Duty, together: bool) -> Vec<Ask> {
        let Some(text) = own_text(context, placed) else { return Vec::new() };
        let all: Vec<&str> = text.words().map(|word| word.folded).collect();
        if self.rights.at_head(&all).is_some() {
            return Vec::new();
        }
        let around = self.around(context, placed, together);
        let topic = self.matter_in(&all).or(around.1);
        let mut asks = Vec::new();
        let mut last = topic;
        for clause in clauses(text) {
            // What stands under `… về:` are nouns, whatever verb they look like.
            let powers = if around.2 { Vec::new() } else { self.powers(&clause, together) };
            if !powers.is_empty() {
                let here: Vec<&str> = clause.iter().map(|(word, _)| *word).collect();
                last = self.matter_in(&here).or(last);
                asks.extend(powers.into_iter().map(|power| (power, last)));
            }
        }
        if asks.is_empty() {
            let powers = if around.0.is_empty() { vec![self.by_attributes(duty)] } else { around.0 };
            asks = powers.into_iter().map(|power| (power, topic)).collect();
        }
        let none = (self.table.fields.len(), 0);
        let mut asks: Vec<Ask> = asks
            .into_iter()
            .map(|(power, topic)| {
                let (field, matter) = topic.unwrap_or(none);
                Ask { field, matter, power }
            })
            .collect();
        asks.sort();
        asks.dedup();
        asks
    }

    /// The first matter in these words.
    fn matter_in(&self, words: &[&str]) -> Topic {
        let mut at = 0;
        while at < words.len() {
            match (self.passed.at_head(&words[at..]), self.matters.at_head(&words[at..])) {
                (Some(((), length)), _) => at += length,
                (None, Some((matter, _))) => return Some(matter),
                (None, None) => at += 1,
            }
        }
        None
    }

    /// What the words over a list say of its items, those of the khoản around, then those that open the article: the
    /// powers, the matter, and whether they end with `về:`.
    fn around(&self, context: &Context, placed: &Placed, together: bool) -> (Vec<Power>, Topic, bool) {
        let (mut powers, mut topic, mut is_about) = (Vec::new(), None, None);
        let mut at = context.parent(placed);
        while let Some(parent) = at {
            let leads: Vec<&Printed> = match parent.level() {
                Level::Article => {
                    let before = context.children(parent).take_while(|child| child.level() == Level::Paragraph);
                    before.filter_map(|child| own_text(context, child)).collect()
                }
                _ => own_text(context, parent).into_iter().collect(),
            };
            for lead in leads {
                let all: Vec<&str> = lead.words().map(|word| word.folded).collect();
                is_about.get_or_insert(lead.text.trim_end().ends_with(" về:"));
                let is_article = parent.level() == Level::Article;
                if powers.is_empty() {
                    // Of what opens an article only the end speaks of its list: `thảo luận và quyết định:`.
                    let clause = clauses(lead).pop().unwrap_or_default();
                    powers = if is_article { Vec::new() } else { self.powers(&clause, together) };
                    let end = self.verbs.at_end(&all).filter(|_| lead.text.trim_end().ends_with(':'));
                    if let (true, Some(verb)) = (powers.is_empty(), end) {
                        powers.push(verb.power(together));
                    }
                }
                topic = topic.or_else(|| self.matter_in(&all).filter(|_| !is_article));
            }
            if parent.level() == Level::Article {
                let heading: Vec<String> = words(context.printed(parent));
                let heading: Vec<&str> = heading.iter().map(String::as_str).collect();
                topic = topic.or_else(|| self.matter_in(&heading));
                // “Những việc Uỷ ban quyết định”: what stands below are nouns.
                if let (true, Some(verb)) = (powers.is_empty() && is_about.is_none(), self.verbs.at_end(&heading)) {
                    powers.push(verb.power(together));
                    is_about = Some(true);
                }
                break;
            }
            at = context.parent(parent);
        }
        (powers, topic, is_about.unwrap_or(false))
    }

    /// The powers of the verbs at the head of a clause, and of those that go on from them.
    fn powers(&self, clause: &[(&str, &str)], together: bool) -> Vec<Power> {
        let all: Vec<&str> = clause.iter().map(|(word, _)| *word).collect();
        let mut powers = Vec::new();
        let is_passive = all.iter().skip(2).any(|word| *word == "được") && !all.starts_with(&["được"]);
        if is_passive && self.nouns.at_head(&all).is_some() {
            return powers;
        }
        let mut at = 0;
        while let Some((verb, length)) = self.verbs.at_head(&all[at..]) {
            powers.push(verb.power(together));
            at += length;
            at += usize::from(matches!(all.get(at), Some(&("và" | "hoặc"))));
        }
        while powers.is_empty() {
            match (self.verbs.at_head(&all[at..]), self.skipped.at_head(&all[at..])) {
                (Some((verb, length)), _) => {
                    powers.push(verb.power(together));
                    at += length;
                }
                (None, Some(((), length))) => at += length,
                (None, None) => break,
            }
        }
        // Further on a comma may open a list of nouns as well, so only sure verbs with an object count.
        for at in at..all.len() {
            let opens = at > 0 && (clause[at - 1].1.contains(',') || all[at - 1] == "và");
            let strong = self.strong.at_head(&all[at..]).filter(|_| opens && !powers.is_empty());
            let has_object = |length: usize| clause.get(at + length).is_some() && clause[at + length - 1].1 == " ";
            if let (Some(((), length)), Some((verb, _))) = (strong, self.verbs.at_head(&all[at..]))
                && has_object(length)
            {
                powers.push(verb.power(together));
            }
        }
        powers.sort();
        powers.dedup();
        powers
    }

    /// What the attributes of a duty without a verb tell.
    fn by_attributes(&self, duty: &Duty) -> Power {
        let begins = |list: &[String]| {
            let product = duty.product.map(words).unwrap_or_default();
            list.iter().any(|known| product.starts_with(&words(known)))
        };
        match () {
            () if begins(&self.table.products.prepares) => Power::Prepares,
            () if duty.authority.is_some() || begins(&self.table.products.decides) => Power::Decides,
            () => Power::CarriesOut,
        }
    }
}

impl Verb {
    fn power(self, together: bool) -> Power {
        match (self, together) {
            (Verb::Gives(power), _) => power,
            (Verb::Together, true) => Power::Decides,
            (Verb::Together, false) => Power::Consulted,
        }
    }
}

/// The body of a provision.
fn own_text<'c>(context: &'c Context, placed: &Placed) -> Option<&'c Printed> {
    context.texts_of(placed).first().filter(|text| text.part == crate::check::Part::Body)
}

/// A text cut at `;`, `.` and `:` into clauses: each word with what stands between it and the next.
fn clauses(text: &Printed) -> Vec<Vec<(&str, &str)>> {
    let mut out = vec![Vec::new()];
    for word in text.words() {
        let gap = text.gap(word.at);
        if let Some(clause) = out.last_mut() {
            clause.push((word.folded, gap));
        }
        if ends_clause(gap) {
            out.push(Vec::new());
        }
    }
    out.retain(|clause| !clause.is_empty());
    out
}
