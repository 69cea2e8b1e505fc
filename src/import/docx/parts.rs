//! Which part of the package holds what: relations and where they lead.

use super::super::fault::Fault;
use super::super::package::Package;
use super::super::xml::{Event, Xml};
use std::collections::HashMap;

/// The relations of a part.
#[derive(Debug, Default)]
pub(super) struct Relations {
    by_id: HashMap<String, Relation>,
}

#[derive(Debug)]
struct Relation {
    /// The last step of its type: `styles`, `header`, …
    kind: String,
    target: String,
}

impl Relations {
    /// The relations of a part; none when it has none.
    pub(super) fn of(package: &mut Package, part: &str) -> Result<Self, Fault> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let path = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
        let mut relations = Relations::default();
        let Some(text) = package.text(&path)? else { return Ok(relations) };
        let mut xml = Xml::new(&path, &text);
        xml.root()?;
        loop {
            match xml.next()? {
                Event::Start(start) => {
                    let attribute = |name: &str| start.attribute(name);
                    if let (Some(id), Some(kind), Some(target)) =
                        (attribute("Id"), attribute("Type"), attribute("Target"))
                        && attribute("TargetMode").as_deref() != Some("External")
                    {
                        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                        relations.by_id.insert(id, Relation { kind, target: joined(folder, &target) });
                    }
                    xml.skip()?;
                }
                Event::Text(_) => {}
                Event::End | Event::Eof => return Ok(relations),
            }
        }
    }

    /// The part that a relation leads to.
    pub(super) fn target(&self, id: &str) -> Option<&str> {
        self.by_id.get(id).map(|relation| relation.target.as_str())
    }

    /// Every relation of a kind with the part it leads to, by id.
    pub(super) fn all(&self, kind: &str) -> Vec<(String, String)> {
        let of_kind = self.by_id.iter().filter(|(_, relation)| relation.kind == kind);
        let mut all: Vec<(String, String)> =
            of_kind.map(|(id, relation)| (id.clone(), relation.target.clone())).collect();
        all.sort();
        all
    }

    /// The part of a kind; of several the first by name.
    pub(super) fn part(&self, kind: &str) -> Option<String> {
        let of_kind = self.by_id.values().filter(|relation| relation.kind == kind);
        of_kind.map(|relation| relation.target.clone()).min()
    }
}

/// The part that holds the text; `None` when the package is no Word file.
pub(super) fn main_part(package: &mut Package) -> Result<Option<String>, Fault> {
    let found = Relations::of(package, "")?.part("officeDocument");
    let usual = || package.has("word/document.xml").then(|| "word/document.xml".to_owned());
    Ok(found.filter(|part| package.has(part)).or_else(usual))
}

/// A target as seen from a folder, its `..` followed but never out of the package.
fn joined(folder: &str, target: &str) -> String {
    let path = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}
