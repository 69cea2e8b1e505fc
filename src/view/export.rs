//! Provisions as data for other programs: every word as printed, with ids, citations and facts.

use super::quoted::Quoted;
use super::runs::{Printer, Run};
use crate::model::{Level, Profile, Provision, Regulation};
use serde::Serialize;
use std::collections::BTreeMap;

/// A provision as other programs read it.
#[derive(Debug, Clone, Serialize)]
pub struct ExportedProvision {
    /// Its level.
    pub level: Level,
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its number as printed: `II`, `5a`, `đ`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Its citation from outside: `khoản 2 Điều 5`; of what is quoted in the amended regulation, when that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub citation: Option<String>,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// Its own words, references and facts printed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Footnotes of its words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub footnotes: Vec<String>,
    /// The cells of a table.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Vec<String>>,
    /// What its attribute list says.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<&'static str, String>,
    /// What stands in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<ExportedProvision>,
}

/// The provisions of a regulation and of its decision; drafters' notes are left out. `amended` is what an instrument
/// amends, as it leaves it.
pub fn export_provisions(
    regulation: &Regulation,
    amended: Option<&Regulation>,
    profile: &Profile,
) -> (Vec<ExportedProvision>, Vec<ExportedProvision>) {
    let index = regulation.index();
    let quoted = amended.map(|amended| Quoted::new(regulation, amended));
    let mut printer = Printer::new(&regulation.facts, profile, &index).quoting(quoted.as_ref());
    let mut citations = Vec::new();
    regulation.cited_in_decision(|_, citation| citations.push(citation.clone()));
    let mut exporter = Exporter { printer: &mut printer, citations: citations.into_iter() };
    let decision = exporter.provisions(&regulation.decision_text);
    let mut citations = Vec::new();
    regulation.cited(|_, citation| citations.push(citation.clone()));
    exporter.citations = citations.into_iter();
    let provisions = exporter.provisions(&regulation.provisions);
    (provisions, decision)
}

struct Exporter<'a, 'p> {
    printer: &'a mut Printer<'p>,
    citations: std::vec::IntoIter<crate::model::Citation>,
}

impl Exporter<'_, '_> {
    fn provisions(&mut self, provisions: &[Provision]) -> Vec<ExportedProvision> {
        // Notes have a citation in the walk, so they are walked before they are dropped.
        let all: Vec<_> = provisions.iter().map(|provision| self.provision(provision)).collect();
        all.into_iter().filter(|provision| provision.level != Level::Note).collect()
    }

    fn provision(&mut self, provision: &Provision) -> ExportedProvision {
        let in_quote = self.printer.in_quote();
        let citation = match in_quote {
            true => self.printer.quoted_place(provision).cloned(),
            false => self.citations.next(),
        };
        let mut footnotes = Vec::new();
        let mut words = |text| {
            let runs = self.printer.runs(text, citation.as_ref());
            footnotes.extend(runs.iter().filter_map(|run| run.footnote.as_ref()).map(|note| plain(&note.runs)));
            plain(&runs)
        };
        let heading = provision.heading.as_ref().map(&mut words);
        let text = words(&provision.body);
        let rows = provision.table.iter().flat_map(|table| &table.rows);
        let rows = rows.map(|row| row.iter().map(&mut words).collect()).collect();
        self.printer.enter_quote(in_quote || provision.level == Level::Quote);
        let children = self.provisions(&provision.children);
        self.printer.enter_quote(in_quote);
        ExportedProvision {
            level: provision.level,
            id: provision.id.as_ref().map(ToString::to_string),
            number: provision.number.as_ref().map(|number| number.print(provision.level)),
            citation: citation.filter(|_| provision.number.is_some()).map(|citation| citation.to_string()),
            heading,
            text,
            footnotes,
            rows,
            attributes: provision.attributes.entries().into_iter().collect(),
            children,
        }
    }
}

fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| if run.is_break { "\n" } else { run.text.as_str() }).collect()
}
