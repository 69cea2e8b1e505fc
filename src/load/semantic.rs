//! Whether the facts agree with each other and with the text: roles, meetings, profile, decision, placeholders.

use super::facts::TO_FILL;
use super::resolve::placeholder_fault;
use crate::diagnostic::{Diagnostic, Safety, codes};
use crate::model::{Facts, Hints, Id, InlineKind, Regulation, Status, nearest, placeholder_value, split_placeholders};
use crate::source::{FACTS_FILE, FileId, Sources, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Reports facts that disagree.
pub fn check(regulation: &Regulation, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    let file = sources.find(FACTS_FILE).map_or(FileId(0), |(file, _)| file);
    let known = regulation.facts.roles.iter().map(|role| &role.id).collect();
    let mut checker = Checker { facts: &regulation.facts, known, hints: Hints::default(), file, diagnostics };
    checker.schema();
    checker.ids();
    checker.roles(regulation);
    checker.circles();
    checker.votes();
    checker.profile();
    checker.status();
    checker.decision(regulation);
    checker.amends(regulation);
    checker.placeholders(sources);
}

struct Checker<'a> {
    facts: &'a Facts,
    /// The ids of all roles.
    known: BTreeSet<&'a Id>,
    hints: Hints,
    file: FileId,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Checker<'_> {
    fn span(&self, path: &str) -> Span {
        self.facts.origins.0.get(path).copied().unwrap_or(Span::new(self.file, 0..0))
    }

    fn schema(&mut self) {
        if self.facts.schema > 1 {
            let span = self.span("schema");
            let found = self.facts.schema.to_string();
            self.diagnostics.push(Diagnostic::new(&codes::SCHEMA_VERSION, span).with("found", found).help("help"));
        }
    }

    fn ids(&mut self) {
        let roles = self.facts.roles.iter().map(|role| &role.id).collect::<Vec<_>>();
        let meetings = self.facts.meetings.iter().map(|meeting| &meeting.id).collect::<Vec<_>>();
        for (list, ids) in [("roles", roles), ("meetings", meetings)] {
            let mut seen: BTreeMap<&Id, usize> = BTreeMap::new();
            for (at, id) in ids.into_iter().enumerate() {
                let span = self.span(&format!("{list}.{at}.id"));
                if let Some(first) = seen.insert(id, at) {
                    let first = self.span(&format!("{list}.{first}.id"));
                    self.diagnostics.push(
                        Diagnostic::new(&codes::DUPLICATE_FACT_ID, span)
                            .with("id", id.to_string())
                            .label(first, "first")
                            .help("help"),
                    );
                }
            }
        }
    }

    fn role(&mut self, id: &Id, span: Span) {
        if self.known.contains(id) {
            return;
        }
        let found = Diagnostic::new(&codes::UNKNOWN_ROLE, span).with("id", id.to_string());
        let near = self.hints.nearest(id.as_str(), self.facts.roles.iter().map(|role| role.id.as_str()));
        self.diagnostics.push(match near {
            Some(near) if span != Span::new(self.file, 0..0) => found.with("near", near).help("near"),
            _ => found.help("help"),
        });
    }

    fn roles(&mut self, regulation: &Regulation) {
        let facts = self.facts;
        for (at, role) in facts.roles.iter().enumerate() {
            if let Some(id) = &role.accountable_to {
                self.role(id, self.span(&format!("roles.{at}.accountable_to")));
            }
        }
        for (at, meeting) in facts.meetings.iter().enumerate() {
            let named = [
                ("body", Some(&meeting.body)),
                ("chair", meeting.chair.as_ref()),
                ("preparer", meeting.preparer.as_ref()),
                ("minutes", meeting.minutes.as_ref()),
            ];
            for (key, id) in named {
                if let Some(id) = id {
                    self.role(id, self.span(&format!("meetings.{at}.{key}")));
                }
            }
        }
        regulation.visit_own(|provision| {
            let attributes = &provision.attributes;
            let span = attributes.origin.0.unwrap_or(Span::new(self.file, 0..0));
            for id in attributes.role.iter().chain(&attributes.who).chain(&attributes.with) {
                self.role(id, span);
            }
        });
    }

    fn circles(&mut self) {
        let facts = self.facts;
        let mut places: BTreeMap<&Id, usize> = BTreeMap::new();
        for (at, role) in facts.roles.iter().enumerate() {
            places.entry(&role.id).or_insert(at);
        }
        let next = |at: usize| facts.roles.get(at)?.accountable_to.as_ref().and_then(|id| places.get(id)).copied();
        // From which role each was reached first: a circle is what leads back to its own walk.
        let mut walked: Vec<Option<usize>> = vec![None; facts.roles.len()];
        for &start in places.values() {
            let mut at = start;
            while let Some(walk @ None) = walked.get_mut(at) {
                *walk = Some(start);
                match next(at) {
                    Some(above) => at = above,
                    None => break,
                }
            }
            if walked.get(at) != Some(&Some(start)) || next(at).is_none() {
                continue;
            }
            let mut circle = vec![at];
            let mut above = next(at);
            while let Some(one) = above.filter(|one| *one != at) {
                circle.push(one);
                above = next(one);
            }
            // It is told from its first role in the file.
            let first = circle.iter().enumerate().min_by_key(|(_, at)| **at).map_or(0, |(first, _)| first);
            circle.rotate_left(first);
            let Some(first) = circle.first() else { continue };
            let roles = circle.iter().chain([first]).filter_map(|at| facts.roles.get(*at));
            let names: Vec<&str> = roles.map(|role| role.id.as_str()).collect();
            let span = self.span(&format!("roles.{first}.accountable_to"));
            self.diagnostics
                .push(Diagnostic::new(&codes::ACCOUNTABLE_CIRCLE, span).with("chain", names.join(" → ")).help("help"));
        }
    }

    fn votes(&mut self) {
        for (at, meeting) in self.facts.meetings.iter().enumerate() {
            if let Some(vote) = meeting.vote
                && vote.over.is_some() == vote.at_least.is_some()
            {
                let span = self.span(&format!("meetings.{at}.vote"));
                self.diagnostics.push(Diagnostic::new(&codes::VOTE_SHARE, span).help("help"));
            }
        }
    }

    fn profile(&mut self) {
        let Some(name) = &self.facts.profile else { return };
        let names = super::EMBEDDED_PROFILES.iter().map(|(name, _)| *name);
        if name.contains(['/', '\\']) || name.ends_with(".yaml") || names.clone().any(|known| known == name) {
            return;
        }
        let span = self.span("profile");
        let known = names.clone().collect::<Vec<_>>().join(", ");
        let found = Diagnostic::new(&codes::UNKNOWN_PROFILE, span).with("name", name).with("known", known).help("help");
        self.diagnostics.push(match nearest(name, names) {
            Some(near) => found.fix(Safety::Unsafe, span, near),
            None => found,
        });
    }

    fn status(&mut self) {
        if self.facts.status == Status::Issued && self.facts.draft.is_some() {
            let span = self.span("draft");
            self.diagnostics.push(Diagnostic::new(&codes::DRAFT_NUMBER, span).help("help"));
        }
    }

    fn decision(&mut self, regulation: &Regulation) {
        let has_text = !regulation.decision_text.is_empty();
        if self.facts.decision.is_some() != has_text {
            let at_text = regulation.decision_text.first().and_then(|first| first.origin.0);
            let span = at_text.unwrap_or_else(|| self.span("decision"));
            let variant = if has_text { "facts" } else { "text" };
            self.diagnostics.push(Diagnostic::new(&codes::DECISION_TEXT, span).help(variant));
        }
    }

    fn amends(&mut self, regulation: &Regulation) {
        let facts = self.facts;
        let Some(amends) = &facts.amends else {
            let mut first = None;
            regulation.quotes(|quote| first = first.or(quote.origin.0));
            if let Some(span) = first {
                self.diagnostics.push(Diagnostic::new(&codes::QUOTE_WITHOUT_AMENDS, span).help("help"));
            }
            return;
        };
        let index = regulation.index();
        for (at, later) in amends.later.iter().enumerate() {
            if index.get(&later.id).is_none() {
                let span = self.span(&format!("amends.later.{at}.id"));
                let id = later.id.to_string();
                let near = self.hints.nearest(&id, index.ids().map(Id::as_str));
                let found = Diagnostic::new(&codes::UNKNOWN_INSTRUCTION, span).with("id", &id);
                self.diagnostics.push(match near {
                    Some(near) => found.with("near", near).help("near").fix(Safety::Unsafe, span, near),
                    None => found.help("help"),
                });
            }
        }
    }

    /// Placeholders in the YAML's own strings.
    fn placeholders(&mut self, sources: &Sources) {
        let code = self.facts.organ.code.as_deref().unwrap_or("");
        let number_of = |number: u32, kind: &str| format!("{number:02} {kind} {code}");
        let mut seen = BTreeSet::new();
        let origins = &self.facts.origins.0;
        for (path, span) in origins {
            let words = sources.words(*span);
            let is_leaf = !origins.range(format!("{path}.")..format!("{path}/")).any(|_| true);
            if !is_leaf {
                continue;
            }
            if words.contains(TO_FILL) {
                self.diagnostics.push(Diagnostic::new(&codes::TO_FILL, *span).help("help"));
            }
            // New facts of the amended regulation speak of that one's.
            if path.starts_with("amends.facts.") {
                continue;
            }
            for inline in split_placeholders(words).0 {
                let InlineKind::Placeholder(path) = inline.kind else { continue };
                if let Err(error) = placeholder_value(self.facts, &path, &number_of)
                    && seen.insert((*span, path.clone()))
                {
                    self.diagnostics.push(placeholder_fault(&path, error, *span));
                }
            }
        }
    }
}
