//! A comparison as data for other programs; `docs/schema/diff.schema.json` describes it.

use super::segment::{SegmentView, inline};
use super::sign_offs::SignOffData;
use crate::diff::{Change, Diff, Fact, Kind, NodeId, Renumbering, Side, Stats, Words};
use crate::model::Level;
use serde::Serialize;

/// A comparison.
#[derive(Debug, Serialize)]
pub struct DiffData {
    /// The old regulation.
    pub old: SideData,
    /// The new one.
    pub new: SideData,
    /// Whether the two have so little in common that the new one replaces the old as a whole.
    pub unrelated: bool,
    /// What changed, in reading order.
    pub changes: Vec<ChangeData>,
    /// Renumberings that follow from changes elsewhere.
    pub renumberings: Vec<RenumberingData>,
    /// What changed in the data.
    pub facts: Vec<FactData>,
    /// The sign-offs that lapse by it.
    pub sign_offs: Vec<SignOffData>,
    /// How much changed.
    pub stats: Stats,
}

/// One of the two regulations.
#[derive(Debug, Serialize)]
pub struct SideData {
    /// Where it was read.
    pub source: String,
    /// Its type and subject: `Quy chế làm việc của …`.
    pub title: String,
}

/// What happened to one provision.
#[derive(Debug, Serialize)]
pub struct ChangeData {
    /// The kinds.
    pub kinds: Vec<Kind>,
    /// Its level.
    pub level: Level,
    /// It in the old text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<ProvisionData>,
    /// It in the new text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<ProvisionData>,
    /// Of a split or merge the other parts; on a part, what it belonged or went to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<ProvisionData>,
    /// The reason that the drafter gave.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Its name, compared.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub heading: Vec<SegmentView>,
    /// Its words, compared.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<SegmentView>,
}

/// A provision on one side.
#[derive(Debug, Serialize)]
pub struct ProvisionData {
    /// Its id.
    pub id: Option<String>,
    /// Where it stands: `khoản 2 Điều 5`.
    pub citation: String,
    /// Its words; of one that came or went as a whole with all that stands in it.
    pub text: String,
}

/// A run of provisions whose numbers shifted together.
#[derive(Debug, Serialize)]
pub struct RenumberingData {
    /// Their level.
    pub level: Level,
    /// The citations of the first and the last in the old text.
    pub old: [String; 2],
    /// The same in the new text.
    pub new: [String; 2],
    /// How many there are.
    pub count: usize,
    /// The places in `changes` of what caused it.
    pub causes: Vec<usize>,
}

/// A fact that differs.
#[derive(Debug, Serialize)]
pub struct FactData {
    /// What it is about.
    pub kind: crate::diff::FactKind,
    /// Its id or path.
    pub subject: String,
    /// What it is called.
    pub name: String,
    /// Which of its facts.
    pub field: &'static str,
    /// The old value in words.
    pub old: Option<String>,
    /// The new value in words.
    pub new: Option<String>,
    /// The provision of the old text that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_citation: Option<String>,
    /// The provision of the new text that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_citation: Option<String>,
}

/// A comparison as data; `sources` name where the two sides were read, `sign_offs` are those that lapse.
pub fn data(diff: &Diff, sources: [&str; 2], sign_offs: Vec<SignOffData>) -> DiffData {
    DiffData {
        old: side(&diff.old, sources[0]),
        new: side(&diff.new, sources[1]),
        unrelated: diff.unrelated,
        changes: diff.changes.iter().map(|change| self::change(diff, change)).collect(),
        renumberings: diff.renumberings.iter().map(|run| renumbering(diff, run)).collect(),
        facts: diff.facts.iter().map(|fact| self::fact(diff, fact)).collect(),
        sign_offs,
        stats: diff.stats.clone(),
    }
}

fn side(side: &Side, source: &str) -> SideData {
    SideData { source: source.to_owned(), title: side.title() }
}

fn change(diff: &Diff, change: &Change) -> ChangeData {
    let whole = change.old.is_none() || change.new.is_none();
    let provision = |side: &Side, at: NodeId| {
        let node = &side.nodes[at];
        let text = if whole { side.text_of(at) } else { side.own_text(at) };
        ProvisionData { id: node.provision.id.as_ref().map(ToString::to_string), citation: side.cite(at), text }
    };
    let words = |words: &Option<Words>| words.as_ref().map(inline).unwrap_or_default();
    ChangeData {
        kinds: change.kinds.iter().collect(),
        level: change.level,
        old: change.old.map(|at| provision(&diff.old, at)),
        new: change.new.map(|at| provision(&diff.new, at)),
        others: change.others.iter().map(|&at| provision(diff.side_of_others(change), at)).collect(),
        reason: diff.reason(change).map(str::to_owned),
        heading: words(&change.heading),
        words: words(&change.body),
    }
}

fn renumbering(diff: &Diff, run: &Renumbering) -> RenumberingData {
    RenumberingData {
        level: run.level,
        old: [diff.old.cite(run.old.0), diff.old.cite(run.old.1)],
        new: [diff.new.cite(run.new.0), diff.new.cite(run.new.1)],
        count: run.count,
        causes: run.causes.clone(),
    }
}

fn fact(diff: &Diff, fact: &Fact) -> FactData {
    FactData {
        kind: fact.kind,
        subject: fact.subject.clone(),
        name: fact.name.clone(),
        field: fact.field.word(),
        old: fact.old.clone(),
        new: fact.new.clone(),
        old_citation: fact.old_at.map(|at| diff.old.cite(at)),
        new_citation: fact.new_at.map(|at| diff.new.cite(at)),
    }
}
