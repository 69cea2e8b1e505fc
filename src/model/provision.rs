//! The one type for every level of the text, and the facts that an attribute list states about it.

use super::{Id, Level, Number, Text};
use crate::source::Origin;
use std::ops::{Deref, DerefMut};

/// A provision: a chương, mục, điều, khoản, điểm, an indent, a plain paragraph, a table, an annex, a note or a
/// quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provision {
    /// What it is called for life: typed, or the slug of its heading.
    pub id: Option<Id>,
    /// Whether the id was taken from the heading rather than typed.
    pub id_derived: bool,
    /// What it is.
    pub level: Level,
    /// Its number, for the levels that have one; computed unless `pinned`.
    pub number: Option<Number>,
    /// Whether the number was fixed by an amendment and so is typed.
    pub pinned: bool,
    /// The name, for headings; `None` for an article without a name and for what is no heading.
    pub heading: Option<Text>,
    /// Its own words, for what is no heading; for a note the words of the comment.
    pub body: Text,
    /// The cells, for a table.
    pub table: Option<Table>,
    /// What the attribute list says.
    pub attributes: Attributes,
    /// What stands in it, in order.
    pub children: Vec<Provision>,
    /// The whole of it, its marker included and its children not.
    pub origin: Origin,
}

impl Provision {
    /// A copy without what stands in it.
    pub fn alone(&self) -> Provision {
        Provision {
            id: self.id.clone(),
            number: self.number.clone(),
            heading: self.heading.clone(),
            body: self.body.clone(),
            table: self.table.clone(),
            attributes: self.attributes.clone(),
            children: Vec::new(),
            ..*self
        }
    }

    /// An empty provision of a level.
    pub fn new(level: Level) -> Self {
        Self {
            id: None,
            id_derived: false,
            level,
            number: None,
            pinned: false,
            heading: None,
            body: Text::default(),
            table: None,
            attributes: Attributes::default(),
            children: Vec::new(),
            origin: Origin::default(),
        }
    }

    /// Calls `visit` on this provision and all below it, in reading order.
    pub fn visit<'a>(&'a self, visit: &mut impl FnMut(&'a Provision)) {
        visit(self);
        for child in &self.children {
            child.visit(visit);
        }
    }

    /// As [`Provision::visit`], without what stands in quotes: the provisions that are the document's own.
    pub fn visit_own<'a>(&'a self, visit: &mut impl FnMut(&'a Provision)) {
        visit(self);
        for child in self.own_children() {
            child.visit_own(visit);
        }
    }

    /// What stands in it as part of the same document: nothing for a quote, whose provisions are another's.
    pub fn own_children(&self) -> &[Provision] {
        if self.level == Level::Quote { &[] } else { &self.children }
    }

    /// Every text of this provision alone: heading, body and cells.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let cells = self.table.iter().flat_map(|table| table.rows.iter().flatten());
        self.heading.iter().chain(std::iter::once(&self.body)).chain(cells)
    }
}

/// A table: its first row is its head; every row has as many cells as the head.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The rows, each a list of cells.
    pub rows: Vec<Vec<Text>>,
}

/// What a trailing `{…}` says about a provision beside its id and number. Most provisions have none, or one that holds
/// an id alone, so what is stated takes room only when something is.
#[derive(Debug, Clone, Default)]
pub struct Attributes {
    /// Where the list was read.
    pub origin: Origin,
    stated: Option<Box<Stated>>,
}

/// What an attribute list states.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stated {
    /// Whose duties it lists.
    pub role: Vec<Id>,
    /// The role that does it.
    pub who: Vec<Id>,
    /// Roles that take part or are consulted.
    pub with: Vec<Id>,
    /// The deadline.
    pub by: Option<String>,
    /// The product expected.
    pub product: Option<String>,
    /// What it is answerable for, and to whom.
    pub answer: Option<String>,
    /// The authority to act.
    pub authority: Option<String>,
    /// Why it changed since the last term.
    pub reason: Option<String>,
    /// Findings accepted here, with the reason.
    pub allow: Option<String>,
    /// Whether an annex is printed on sheets turned to landscape, for wide tables: the class `.ngang`.
    pub landscape: bool,
}

/// What nothing states.
static NOTHING: Stated = Stated {
    role: Vec::new(),
    who: Vec::new(),
    with: Vec::new(),
    by: None,
    product: None,
    answer: None,
    authority: None,
    reason: None,
    allow: None,
    landscape: false,
};

impl Deref for Attributes {
    type Target = Stated;

    fn deref(&self) -> &Stated {
        self.stated.as_deref().unwrap_or(&NOTHING)
    }
}

impl DerefMut for Attributes {
    fn deref_mut(&mut self) -> &mut Stated {
        self.stated.get_or_insert_default()
    }
}

impl PartialEq for Attributes {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Attributes {}

impl From<Stated> for Attributes {
    fn from(stated: Stated) -> Self {
        Self { origin: Origin::default(), stated: Some(Box::new(stated)) }
    }
}

impl Attributes {
    /// Every key of an attribute list, in canonical order.
    pub const KEYS: [&'static str; 10] =
        ["number", "role", "who", "with", "by", "product", "answer", "authority", "reason", "allow"];
}

impl Stated {
    /// The list of roles under a key, when the key holds roles.
    pub fn roles_mut(&mut self, key: &str) -> Option<&mut Vec<Id>> {
        Some(match key {
            "role" => &mut self.role,
            "who" => &mut self.who,
            "with" => &mut self.with,
            _ => return None,
        })
    }

    /// The place of the words under a key, when the key holds words.
    pub fn words_mut(&mut self, key: &str) -> Option<&mut Option<String>> {
        Some(match key {
            "by" => &mut self.by,
            "product" => &mut self.product,
            "answer" => &mut self.answer,
            "authority" => &mut self.authority,
            "reason" => &mut self.reason,
            "allow" => &mut self.allow,
            _ => return None,
        })
    }

    /// The keys that are set with their values as typed, in canonical order; `number` is not among them.
    pub fn entries(&self) -> Vec<(&'static str, String)> {
        let roles = |ids: &[Id]| ids.iter().map(Id::as_str).collect::<Vec<_>>().join(",");
        let mut entries = Vec::new();
        for (key, ids) in [("role", &self.role), ("who", &self.who), ("with", &self.with)] {
            if !ids.is_empty() {
                entries.push((key, roles(ids)));
            }
        }
        let words = [
            ("by", &self.by),
            ("product", &self.product),
            ("answer", &self.answer),
            ("authority", &self.authority),
            ("reason", &self.reason),
            ("allow", &self.allow),
        ];
        entries.extend(words.into_iter().filter_map(|(key, value)| value.clone().map(|value| (key, value))));
        entries
    }
}
