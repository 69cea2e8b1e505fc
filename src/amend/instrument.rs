//! The instrument itself: a decision in the notation, which can be edited, checked, printed and compared like any
//! regulation. Its sentences are in Vietnamese, the official language.

use super::layout::{Item, layout};
use super::say::cite;
use super::settle::settle;
use crate::model::{
    Action, Amendment, Amends, Basis, Facts, InlineKind, Later, Level, Named, Number, PathError, Profile, Provision,
    Regulation, Status, Text, date_digits, number_provisions, placeholder_value, slug, split_placeholders,
};
use chrono::NaiveDate;

/// What an instrument says beside its instructions.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// The folder of the amended regulation, from that of the instrument.
    pub folder: String,
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
    let mut writer = Writer { amendment, facts, amended: base.facts.document_type(), provisions: Vec::new() };
    let layout = layout(amendment);
    for items in &layout.articles {
        writer.instructions(items);
    }
    if !form.transition.is_empty() {
        writer.article("Quy định chuyển tiếp", sentences(&form.transition));
    }
    writer.effect();
    let mut regulation = Regulation { facts: writer.facts, provisions: writer.provisions, decision_text: Vec::new() };
    number_provisions(&mut regulation.provisions);
    settle(&mut regulation);
    regulation
}

fn facts(amendment: &Amendment, base: &Regulation, profile: &Profile, form: &Form) -> Facts {
    let old = &base.facts;
    let decision = old.decision.as_ref();
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
        subject: format!("sửa đổi, bổ sung một số điều của {} {}", old.document_type(), filled(&old.subject)),
        organ: old.organ.clone(),
        term: old.term,
        place: old.place.clone(),
        bases: decision
            .map_or(&old.bases, |decision| &decision.bases)
            .iter()
            .map(|basis| Basis { text: basis.text.as_deref().map(filled), ..basis.clone() })
            .chain([amended(base, profile)])
            .collect(),
        enacting: Some(match decision.and_then(|decision| decision.enacting.as_deref()) {
            Some(words) => filled(words),
            None if decision.is_some() => "Quyết định:".to_owned(),
            None => format!("{} quyết định:", old.organ.name),
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

/// The amended regulation as a basis.
fn amended(base: &Regulation, profile: &Profile) -> Basis {
    let facts = &base.facts;
    let code = facts.organ.code.as_deref().unwrap_or("…");
    let issuer = |name: &str| Some(name.to_owned()).filter(|name| !name.is_empty());
    if let Some(decision) = &facts.decision {
        return Basis {
            document_type: Some(decision.document_type().to_owned()),
            number: decision.number.map(|number| profile.cite_number(number, decision.document_type(), code)),
            date: decision.date,
            issuer: issuer(decision.authority.as_deref().unwrap_or(&facts.organ.name)),
            subject: Some(lowered(&filled(&decision.subject, facts, profile))),
            text: None,
        };
    }
    match facts.number {
        Some(number) => Basis {
            document_type: Some(facts.document_type().to_owned()),
            number: Some(profile.cite_number(number, facts.document_type(), code)),
            date: facts.date,
            issuer: issuer(&facts.organ.name),
            ..Basis::default()
        },
        None => Basis {
            text: Some(format!("{} {}", facts.document_type(), filled(&facts.subject, facts, profile))),
            ..Basis::default()
        },
    }
}

/// `Về việc …` inside a sentence.
fn lowered(words: &str) -> String {
    words.strip_prefix("Về việc").map_or_else(|| words.to_owned(), |rest| format!("về việc{rest}"))
}

/// Words with the facts of the regulation filled in: the instrument does not have all of them.
fn filled(words: &str, facts: &Facts, profile: &Profile) -> String {
    let code = facts.organ.code.as_deref().unwrap_or("…");
    let number_of = |number: u32, kind: &str| profile.cite_number(number, kind, code);
    let mut out = String::new();
    for inline in &split_placeholders(words).0 {
        match &inline.kind {
            InlineKind::Words(words) => out.push_str(words),
            InlineKind::Placeholder(path) => match placeholder_value(facts, path, &number_of) {
                Ok(value) => out.push_str(&value),
                Err(PathError::Empty | PathError::Unknown(_)) => out.push('…'),
            },
            _ => {}
        }
    }
    out
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
    facts: Facts,
    /// What the amended regulation is called in short: `Quy chế`.
    amended: &'w str,
    provisions: Vec<Provision>,
}

impl Writer<'_> {
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
        let name =
            if own { "Sửa đổi, bổ sung một số điều của Quy chế" } else { self.second_name(items) };
        self.article(name, children);
    }

    fn is_amending(&self, item: &Item) -> bool {
        let action = |at: usize| &self.amendment.operations[at].action;
        item.operation.is_none_or(|at| !matches!(action(at), Action::Repeal { .. } | Action::Replace { .. }))
    }

    /// The name of the article that replaces phrases and repeals; one of several verbs would read as an instruction.
    fn second_name(&self, items: &[Item]) -> &'static str {
        let (mut replaced, mut dropped, mut repealed) = (false, false, false);
        for action in items.iter().filter_map(|item| Some(&self.amendment.operations[item.operation?].action)) {
            replaced |= matches!(action, Action::Replace { new: Some(_), .. });
            dropped |= matches!(action, Action::Replace { new: None, .. });
            repealed |= matches!(action, Action::Repeal { .. });
        }
        match (replaced, dropped, repealed) {
            (true, false, false) => "Thay thế một số cụm từ của Quy chế",
            (false, true, false) => "Bỏ một số cụm từ của Quy chế",
            (true, true, false) => "Cụm từ được thay thế, được bỏ của Quy chế",
            (false, false, _) => "Bãi bỏ một số quy định của Quy chế",
            (true, false, true) => "Cụm từ được thay thế và quy định bị bãi bỏ của Quy chế",
            (false, true, true) => "Cụm từ được bỏ và quy định bị bãi bỏ của Quy chế",
            (true, true, true) => "Cụm từ được thay thế, được bỏ và quy định bị bãi bỏ của Quy chế",
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
                let mut heading = Provision::new(level);
                heading.heading = Some(name.clone());
                heading.number = number;
                vec![heading]
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
        let day = |day: NaiveDate| format!("kể từ ngày {}", date_digits(day));
        let mut words = vec![format!(
            "Quyết định này có hiệu lực {}{}.",
            self.amendment.effective.map_or_else(|| "kể từ ngày ký".to_owned(), day),
            if self.later().is_empty() { "" } else { ", trừ nội dung quy định tại khoản 2 Điều này" }
        )];
        let later: Vec<String> =
            self.later().iter().map(|(stands, from)| format!("{stands} có hiệu lực {}", day(*from))).collect();
        if !later.is_empty() {
            words.push(format!("Quy định tại {}.", later.join("; ")));
        }
        words.push(format!(
            "Những nội dung khác của {} không được sửa đổi, bổ sung tại Quyết định này vẫn giữ nguyên hiệu lực.",
            self.amended
        ));
        words.push(
            "Các tổ chức đảng, cơ quan, đơn vị và cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này."
                .to_owned(),
        );
        self.article("Hiệu lực và trách nhiệm thi hành", sentences(&words));
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
