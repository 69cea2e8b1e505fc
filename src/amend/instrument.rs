//! The instrument itself: a decision in the notation, which can be edited, checked, printed and compared like any
//! regulation. Its sentences are in Vietnamese, the official language.

use super::bases;
use super::filled::filled;
use super::layout::{Item, layout};
use super::normalise::normalise;
use super::opening;
use super::say::cite;
use super::tone::new_tone_outside_quotes;
use crate::model::{
    Action, AmendingWords, Amendment, Amends, Facts, Id, InlineKind, Later, Level, Named, Number, Profile, Provision,
    Regulation, Status, Text, Tone, fill, number_provisions, slug,
};
use chrono::NaiveDate;

/// What an instrument says beside its instructions.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// The folder of the amended regulation, from that of the instrument.
    pub folder: String,
    /// The instruments that amended the regulation before this one; each is a basis of it.
    pub earlier: Vec<Facts>,
    /// The khoản of an article on transition; no such article when empty.
    pub transition: Vec<String>,
}

/// Writes the instrument of an amendment to a regulation, as a draft.
///
/// Điều 1 amends and adds, a khoản each instruction, several for one article as điểm below it; Điều 2 replaces phrases
/// and repeals; then follow the transition, when there is one, and effect and responsibility. Organ, term, signatures
/// and recipients are those of the regulation; it stands among the bases.
pub fn instrument(amendment: &Amendment, base: &Regulation, profile: &Profile, form: &Form) -> Regulation {
    let facts = facts(amendment, base, profile, form);
    let words = &profile.amending;
    let mut writer = Writer { amendment, words, facts, amended: base.facts.document_type(), provisions: Vec::new() };
    let layout = layout(amendment, &words.instructions);
    for items in &layout.articles {
        writer.instructions(items);
    }
    let opening = opening::sentences(amendment, &base.facts, profile);
    if !opening.is_empty() {
        writer.article(&fill(&words.opening.article, &[("type", base.facts.document_type())]), sentences(&opening));
        if let Some(article) = writer.provisions.last_mut() {
            article.id = Id::new(opening::OPENING);
        }
    }
    if !form.transition.is_empty() {
        writer.article(&words.articles.transition, sentences(&form.transition));
    }
    writer.effect();
    let mut regulation = Regulation { facts: writer.facts, provisions: writer.provisions, decision_text: Vec::new() };
    if base.facts.tone == Tone::New {
        regulation.provisions.iter_mut().for_each(in_new_tone);
    }
    number_provisions(&mut regulation.provisions);
    normalise(&mut regulation);
    regulation
}

/// The fixed words of a provision as the regulation spells; what is quoted is spelt already.
fn in_new_tone(provision: &mut Provision) {
    if provision.level == Level::Quote {
        return;
    }
    for text in provision.heading.iter_mut().chain([&mut provision.body]) {
        for inline in &mut text.0 {
            if let InlineKind::Words(words) = &mut inline.kind {
                *words = new_tone_outside_quotes(words);
            }
        }
    }
    provision.children.iter_mut().for_each(in_new_tone);
}

fn facts(amendment: &Amendment, base: &Regulation, profile: &Profile, form: &Form) -> Facts {
    let old = &base.facts;
    let decision = old.decision.as_ref();
    let words = &profile.amending;
    let filled = |words: &str| filled(words, old, profile);
    let named: Vec<Named> = amendment
        .unprinted
        .iter()
        .filter(|unprinted| unprinted.place.is_empty())
        .filter_map(|unprinted| Some(Named { id: unprinted.id.clone()?, at: cite(&unprinted.target) }))
        .filter(|named| base.index().get(&named.id).is_none())
        .collect();
    Facts {
        schema: old.schema,
        kind: old.kind,
        profile: old.profile.clone(),
        status: Status::Draft,
        draft: Some(1),
        tone: old.tone,
        document_type: Some("Quyết định".to_owned()),
        subject: fill(&words.subject, &[("type", old.document_type()), ("subject", &filled(&old.subject))]),
        organ: old.organ.clone(),
        term: old.term,
        place: old.place.clone(),
        bases: bases::bases(base, &form.earlier, profile, &filled),
        enacting: Some(match decision.and_then(|decision| decision.enacting.as_deref()) {
            Some(words) => filled(words),
            None if decision.is_some() => words.decided.clone(),
            None => fill(&words.enacting, &[("organ", &old.organ.name)]),
        }),
        signatures: decision.map_or(&old.signatures, |decision| &decision.signatures).clone(),
        recipients: decision.map_or(&old.recipients, |decision| &decision.recipients).clone(),
        contact: old.contact.clone(),
        amends: Some(Amends {
            folder: form.folder.clone(),
            effective: amendment.effective,
            facts: amendment.facts.clone(),
            removes: amendment.removes.clone(),
            later: Vec::new(),
            named,
        }),
        ..Facts::default()
    }
}

/// Sentences as khoản; a single one as a paragraph.
fn sentences(words: &[String]) -> Vec<Provision> {
    let level = if words.len() > 1 { Level::Clause } else { Level::Paragraph };
    words.iter().map(|words| saying(level, words)).collect()
}

fn saying(level: Level, words: &str) -> Provision {
    let mut provision = Provision::new(level);
    provision.body = Text::plain(words);
    provision
}

struct Writer<'w> {
    amendment: &'w Amendment,
    words: &'w AmendingWords,
    facts: Facts,
    /// What the amended regulation is called in short: `Quy chế`.
    amended: &'w str,
    provisions: Vec<Provision>,
}

impl<'w> Writer<'w> {
    fn article(&mut self, name: &str, children: Vec<Provision>) {
        let mut article = Provision::new(Level::Article);
        article.heading = Some(Text::plain(name));
        article.children = children;
        self.provisions.push(article);
    }

    fn instructions(&mut self, items: &[Item]) {
        let mut children = Vec::new();
        let own = items.iter().any(|item| self.is_amending(item));
        if let [item] = items {
            children.push(saying(Level::Paragraph, &item.words));
            children.extend(item.operation.and_then(|at| self.quote(at)));
            children.extend(self.points(item));
        } else {
            for item in items {
                let mut clause = saying(Level::Clause, &item.words);
                clause.children.extend(item.operation.and_then(|at| self.quote(at)));
                clause.children.extend(self.points(item));
                if let Some(at) = item.operation {
                    self.date(&mut clause, at);
                }
                children.push(clause);
            }
        }
        let names = &self.words.articles;
        let name = if own { &names.amend } else { self.second_name(items) };
        self.article(&fill(name, &[("type", self.amended)]), children);
    }

    fn is_amending(&self, item: &Item) -> bool {
        let action = |at: usize| &self.amendment.operations[at].action;
        item.operation.is_none_or(|at| !matches!(action(at), Action::Repeal { .. } | Action::Replace { .. }))
    }

    /// The name of the article that replaces phrases and repeals.
    fn second_name(&self, items: &[Item]) -> &'w String {
        let (mut replaced, mut dropped, mut repealed) = (false, false, false);
        for action in items.iter().filter_map(|item| Some(&self.amendment.operations[item.operation?].action)) {
            replaced |= matches!(action, Action::Replace { new: Some(_), .. });
            dropped |= matches!(action, Action::Replace { new: None, .. });
            repealed |= matches!(action, Action::Repeal { .. });
        }
        let names = &self.words.articles;
        match (replaced, dropped, repealed) {
            (true, false, false) => &names.replace,
            (false, true, false) => &names.drop,
            (true, true, false) => &names.replace_drop,
            (false, false, _) => &names.repeal,
            (true, false, true) => &names.replace_repeal,
            (false, true, true) => &names.drop_repeal,
            (true, true, true) => &names.replace_drop_repeal,
        }
    }

    /// The instructions of a list, as điểm.
    fn points(&mut self, item: &Item) -> Vec<Provision> {
        let mut out = Vec::new();
        for (words, at) in &item.points {
            let mut point = saying(Level::Point, words);
            point.children.extend(self.quote(*at));
            self.date(&mut point, *at);
            out.push(point);
        }
        out
    }

    /// The new wording of an instruction, between quotation marks.
    fn quote(&self, at: usize) -> Option<Provision> {
        let content = match &self.amendment.operations[at].action {
            Action::Amend { content, .. } | Action::Insert { content, .. } => content.clone(),
            Action::Rename { target, name } => {
                let (level, number) = target.steps.first().cloned()?;
                let mut renamed = Provision::new(level);
                // What has no name has words that open it: `đoạn mở đầu khoản 2`.
                match level.is_heading() {
                    true => renamed.heading = Some(name.clone()),
                    false => renamed.body = name.clone(),
                }
                renamed.number = number;
                vec![renamed]
            }
            Action::Repeal { .. } | Action::Replace { .. } => return None,
        };
        let mut quote = Provision::new(Level::Quote);
        quote.children = content;
        quote.children.iter_mut().for_each(as_quoted);
        Some(quote)
    }

    /// An instruction that has effect on a day of its own gets an id by which the facts name it.
    fn date(&mut self, provision: &mut Provision, at: usize) {
        let operation = &self.amendment.operations[at];
        let own = operation.effective.filter(|day| Some(*day) != self.amendment.effective);
        if let (Some(effective), Some(id)) = (own, slug(&operation.stands)) {
            provision.id = Some(id.clone());
            if let Some(amends) = &mut self.facts.amends {
                amends.later.push(Later { id, effective });
            }
        }
    }

    /// The last article: from when it has effect, and who carries it out.
    fn effect(&mut self) {
        let words = &self.words.effect;
        let later: Vec<String> = self
            .later()
            .iter()
            .map(|(stands, day)| {
                fill(&words.later_item, &[("place", stands.as_str()), ("from", &words.from(Some(*day)))])
            })
            .collect();
        let except = if later.is_empty() { "" } else { words.except.as_str() };
        let from = words.from(self.amendment.effective);
        let mut said = vec![fill(&words.in_force, &[("from", &from), ("except", except)])];
        if !later.is_empty() {
            said.push(fill(&words.later, &[("items", &later.join("; "))]));
        }
        said.extend([fill(&words.rest, &[("type", self.amended)]), words.responsible.clone()]);
        self.article(&self.words.articles.effect, sentences(&said));
    }

    /// Where the instructions stand that have effect on a day of their own.
    fn later(&self) -> Vec<(String, NaiveDate)> {
        let own = |operation: &&crate::model::Operation| {
            operation.effective.is_some() && operation.effective != self.amendment.effective
        };
        let later = self.amendment.operations.iter().filter(own);
        later.filter_map(|operation| Some((operation.stands.clone(), operation.effective?))).collect()
    }
}

/// A provision as it is quoted: numbers that no marker shows are pinned.
fn as_quoted(provision: &mut Provision) {
    let suffixed = |number: &Number| !number.suffix.is_empty();
    provision.pinned = match provision.level {
        Level::Clause | Level::Point => provision.number.as_ref().is_some_and(suffixed),
        _ => provision.number.is_some(),
    };
    provision.id_derived = false;
    provision.children.iter_mut().for_each(as_quoted);
}
