//! What rules look at: the regulation, its texts as printed and cut into words, its duties; each pass made once, when
//! a rule first asks for it, in time that grows with the text alone.

mod align;
mod cited;
mod duties;
mod fact_texts;
mod placed;
mod print;
mod printed;
mod quoted;
mod words;

pub use cited::Cited;
pub use duties::Duty;
pub use placed::Placed;
pub use printed::{Part, Printed, Word};
pub use words::Hit;

use crate::model::{Facts, Form, Id, Level, Office, Profile, Registry, Regulation, Role, folded, slug};
use crate::source::{FACTS_FILE, FileId, Sources, Span};
use print::Printer;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What a review is made of.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The texts that the regulation was read from.
    pub sources: &'a Sources,
    /// The regulation.
    pub regulation: &'a Regulation,
    /// Its format profile.
    pub profile: &'a Profile,
    /// Documents that were replaced and organs that ended.
    pub registry: &'a Registry,
    /// Settings, superior rules and vocabulary.
    pub office: &'a Office,
    /// The regulation that it is compared with: the last term's, with its texts.
    pub base: Option<(&'a Regulation, &'a Sources)>,
}

impl Input<'_> {
    /// Whether a place is in the regulation's own texts, and not in the settings or packs read with it.
    pub(super) fn regulation_has(&self, span: Span) -> bool {
        self.sources.get(span.file).is_none_or(|file| file.name == FACTS_FILE || file.name.ends_with(".md"))
    }
}

/// What a rule looks at.
#[derive(Debug)]
pub struct Context<'a> {
    input: Input<'a>,
    base: Option<Box<Context<'a>>>,
    provisions: OnceLock<Vec<Placed<'a>>>,
    texts: OnceLock<Vec<Printed>>,
    ids: OnceLock<BTreeMap<&'a Id, usize>>,
    words: OnceLock<words::Words>,
    duties: OnceLock<Vec<Duty<'a>>>,
    cited: OnceLock<Vec<Cited>>,
    quoted: OnceLock<Vec<bool>>,
}

impl<'a> Context<'a> {
    /// What rules look at in an input; nothing is computed yet.
    pub fn new(input: Input<'a>) -> Self {
        let base = input
            .base
            .map(|(regulation, sources)| Box::new(Context::new(Input { regulation, sources, base: None, ..input })));
        Self {
            input,
            base,
            provisions: OnceLock::new(),
            texts: OnceLock::new(),
            ids: OnceLock::new(),
            words: OnceLock::new(),
            duties: OnceLock::new(),
            cited: OnceLock::new(),
            quoted: OnceLock::new(),
        }
    }

    /// The regulation.
    pub fn regulation(&self) -> &'a Regulation {
        self.input.regulation
    }

    /// Its facts.
    pub fn facts(&self) -> &'a Facts {
        &self.input.regulation.facts
    }

    /// The texts that it was read from.
    pub fn sources(&self) -> &'a Sources {
        self.input.sources
    }

    /// Its format profile.
    pub fn profile(&self) -> &'a Profile {
        self.input.profile
    }

    /// Documents that were replaced and organs that ended.
    pub fn registry(&self) -> &'a Registry {
        self.input.registry
    }

    /// Settings, superior rules (`office().pack`) and vocabulary.
    pub fn office(&self) -> &'a Office {
        self.input.office
    }

    /// The regulation that it is compared with, when there is one: the last term's. Its spans point into its own
    /// texts and are not for findings.
    pub fn base(&self) -> Option<&Context<'a>> {
        self.base.as_deref()
    }

    /// Every provision in reading order, the decision's articles first.
    pub fn provisions(&self) -> &[Placed<'a>] {
        self.all().0
    }

    /// Every text as printed: those of the provisions in reading order, then the values of `regulation.yaml`.
    pub fn texts(&self) -> &[Printed] {
        self.all().1
    }

    /// The provisions and their texts, which know each other.
    fn all(&self) -> (&[Placed<'a>], &[Printed]) {
        let texts = self.texts.get_or_init(|| {
            let mut provisions = placed::place(self.input.regulation, self.whole());
            let texts = self.print(&mut provisions);
            // Only this closure fills the provisions, and it runs once.
            let _ = self.provisions.set(provisions);
            texts
        });
        (self.provisions.get().map_or(&[], Vec::as_slice), texts)
    }

    fn print(&self, provisions: &mut [Placed<'a>]) -> Vec<Printed> {
        let Input { regulation, profile, sources, .. } = self.input;
        let facts = &regulation.facts;
        let mut printer = Printer { facts, profile, sources, index: regulation.index(), texts: Vec::new() };
        for (at, placed) in provisions.iter_mut().enumerate().filter(|(_, placed)| placed.level() != Level::Note) {
            let start = printer.texts.len();
            printer.provision(at, placed);
            placed.texts = start..printer.texts.len();
        }
        fact_texts::visit(facts, &mut |path, words| {
            let span = self.fact(&path);
            printer.fact(path, words, span);
        });
        printer.texts
    }

    /// The điều in reading order.
    pub fn articles(&self) -> impl Iterator<Item = &Placed<'a>> {
        self.provisions().iter().filter(|placed| placed.level() == Level::Article)
    }

    /// The provision with this id.
    pub fn provision(&self, id: &Id) -> Option<&Placed<'a>> {
        let ids = self.ids.get_or_init(|| {
            let mut ids = BTreeMap::new();
            for placed in self.provisions() {
                if let Some(id) = &placed.provision.id {
                    ids.entry(id).or_insert(placed.at);
                }
            }
            ids
        });
        ids.get(id).and_then(|at| self.provisions().get(*at))
    }

    /// The provision that another stands in.
    pub fn parent(&self, placed: &Placed) -> Option<&Placed<'a>> {
        placed.parent.map(|at| &self.provisions()[at])
    }

    /// The provisions right below one.
    pub fn children(&self, placed: &Placed) -> impl Iterator<Item = &Placed<'a>> {
        let at = placed.at;
        self.below(placed).iter().filter(move |child| child.parent == Some(at))
    }

    /// Everything below a provision, in reading order.
    pub fn below(&self, placed: &Placed) -> &[Placed<'a>] {
        &self.provisions()[placed.at + 1..placed.all.end]
    }

    /// The provision that a text belongs to; `None` for a value of `regulation.yaml`.
    pub fn provision_of(&self, text: &Printed) -> Option<&Placed<'a>> {
        text.provision.map(|at| &self.provisions()[at])
    }

    /// The texts of a provision alone: its heading or body first, then cells and footnotes.
    pub fn texts_of(&self, placed: &Placed) -> &[Printed] {
        &self.texts()[placed.texts.clone()]
    }

    /// The heading or body of a provision as printed; empty when it has neither.
    pub fn printed(&self, placed: &Placed) -> &str {
        let own = self.texts_of(placed).first().filter(|text| matches!(text.part, Part::Heading | Part::Body));
        own.map_or("", |text| text.text.as_str())
    }

    /// The places of a phrase in all texts, in reading order, whatever its capitals and the style of its tone
    /// marks: `khi cần thiết`, `294-QĐ/TW`. Takes time by the number of its first word's places.
    pub fn find(&self, phrase: &str) -> Vec<Hit<'_>> {
        self.words.get_or_init(|| words::Words::new(self.texts())).find(phrase, self.texts())
    }

    /// The duties that the text gives, in reading order.
    pub fn duties(&self) -> &[Duty<'a>] {
        self.duties.get_or_init(|| duties::duties(self.provisions()))
    }

    /// Every place of this regulation that the text of a provision cites, by a link or by typed words, in reading order.
    pub fn cited(&self) -> &[Cited] {
        self.cited.get_or_init(|| cited::cited(self))
    }

    /// Whether the document amends others: by its data, or by the name or first words of an article.
    pub fn is_amending(&self) -> bool {
        self.facts().amends.is_some() || self.articles().any(|article| cited::amends(self, article))
    }

    /// Whether a provision is words of another document that this one quotes, in quotation marks behind a lead.
    pub fn is_quoted(&self, placed: &Placed) -> bool {
        let quoted = self.quoted.get_or_init(|| quoted::quoted(self.provisions(), self.texts()));
        quoted.get(placed.at).copied().unwrap_or_default()
    }

    /// Whether a text belongs to a provision that is quoted, or stands in quotation marks within a sentence that speaks of
    /// words: `thay thế cụm từ “…”`.
    pub fn in_quotes(&self, text: &Printed, at: usize) -> bool {
        self.provision_of(text).is_some_and(|placed| self.is_quoted(placed)) || quoted::in_marks(&text.text, at)
    }

    /// Whether the document lays down law for organs of all kinds, each alike, and is no regulation of one organ's own work:
    /// by what it calls itself (`Nghị định này`).
    pub fn is_legislation(&self) -> bool {
        let count = |phrases: [&str; 4]| phrases.iter().map(|phrase| self.find(phrase).len()).sum::<usize>();
        let law = count(["luật này", "nghị định này", "thông tư này", "pháp lệnh này"]);
        law > count(["quy chế này", "quy định này", "quyết định này", "quy chế làm việc"])
    }

    /// The role with this id.
    pub fn role(&self, id: &Id) -> Option<&'a Role> {
        self.facts().role(id)
    }

    /// The role that a rule pack means by an id: the one with this id, else the one whose name begins so, else the
    /// body that has one of the names that the pack knows for it: `Đảng uỷ` for the executive committee.
    pub fn body(&self, id: &Id) -> Option<&'a Role> {
        let named = |role: &&Role| {
            let names = [Some(&role.name), role.short.as_ref()];
            names
                .into_iter()
                .flatten()
                .any(|name| slug(name).is_some_and(|slug| slug.as_str().starts_with(id.as_str())))
        };
        let roles = &self.facts().roles;
        let known = self.office().pack.bodies.iter().find(|known| known.body == *id);
        let is_called = |role: &Role, name: &str| {
            let begins = |own: &String| {
                folded(own).strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            };
            role.form == Form::Collective && [Some(&role.name), role.short.as_ref()].into_iter().flatten().any(begins)
        };
        self.role(id).or_else(|| roles.iter().find(named)).or_else(|| {
            let names = known.into_iter().flat_map(|known| &known.names);
            names.map(|name| folded(name)).find_map(|name| roles.iter().find(|role| is_called(role, &name)))
        })
    }

    /// Where a value of `regulation.yaml` stands, by its path: `meetings.0.vote`; for one that is not there, where
    /// the nearest around it does.
    pub fn fact(&self, path: &str) -> Span {
        let mut path = path;
        loop {
            if let Some(span) = self.facts().origins.0.get(path) {
                return *span;
            }
            match path.rsplit_once('.') {
                Some((around, _)) => path = around,
                None => return self.whole(),
            }
        }
    }

    /// The first line of `regulation.yaml`, for what is missing from the whole.
    pub fn whole(&self) -> Span {
        let (file, length) = self
            .sources()
            .find(FACTS_FILE)
            .map_or((FileId(0), 0), |(file, source)| (file, source.text.lines().next().map_or(0, str::len)));
        Span::new(file, 0..length)
    }

    /// Where a key of a provision's attribute list stands, value included (`by="…"`); without it the whole list,
    /// without a list the provision.
    pub fn attribute(&self, placed: &Placed, key: &str) -> Span {
        let Some(list) = placed.provision.attributes.origin.0 else { return placed.span };
        let words = self.sources().words(list);
        let is_start = |at: &usize| words[..*at].ends_with(|c: char| c.is_whitespace() || c == '{');
        let key = format!("{key}=");
        let Some(start) = words.match_indices(&key).map(|(at, _)| at).find(is_start) else { return list };
        let value = &words[start + key.len()..];
        let length = match value.strip_prefix('"') {
            Some(quoted) => quoted.find('"').map_or(value.len(), |at| at + 2),
            None => value.find(|c: char| c.is_whitespace() || c == '}').unwrap_or(value.len()),
        };
        Span::new(list.file, list.start + start..list.start + start + key.len() + length)
    }
}
