//! The outline of a regulation: chương, mục, điều and annexes with their names and sizes.

use super::runs::Printer;
use crate::model::{Level, Profile, Provision, Regulation, printed_label};
use serde::Serialize;

/// One line of the outline.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OutlineItem {
    /// `chapter`, `section`, `article` or `annex`.
    pub level: Level,
    /// As printed: `Chương I`, `Điều 1`.
    pub label: String,
    /// Its name; empty for an article without one.
    pub name: String,
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Whose duties it lists.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
    /// How many khoản (or điểm straight under it) an article has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clauses: Option<usize>,
    /// What stands below it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<OutlineItem>,
}

/// The outline of a regulation under a format profile (which prints numbers in names).
pub fn outline(regulation: &Regulation, profile: &Profile) -> Vec<OutlineItem> {
    let index = regulation.index();
    let mut printer = Printer::new(&regulation.facts, profile, &index);
    let annexes = regulation.provisions.iter().filter(|provision| provision.level == Level::Annex).count();
    items(&regulation.provisions, annexes == 1, &mut printer)
}

fn items(provisions: &[Provision], only_annex: bool, printer: &mut Printer) -> Vec<OutlineItem> {
    let mut out = Vec::new();
    for provision in provisions.iter().filter(|provision| provision.level.is_heading()) {
        let name = provision.heading.as_ref().map(|text| printer.runs(text, None)).unwrap_or_default();
        let listed = |child: &&Provision| matches!(child.level, Level::Clause | Level::Point);
        out.push(OutlineItem {
            level: provision.level,
            label: printed_label(provision, only_annex).trim_end_matches('.').to_owned(),
            name: name.into_iter().map(|run| run.text).collect(),
            id: provision.id.as_ref().map(ToString::to_string),
            roles: provision.attributes.role.iter().map(ToString::to_string).collect(),
            clauses: (provision.level == Level::Article).then(|| provision.children.iter().filter(listed).count()),
            children: items(&provision.children, only_annex, printer),
        });
    }
    out
}
