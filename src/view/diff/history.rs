//! The life of a provision across versions of a regulation: when it was added, changed, moved or removed.

use super::segment::SegmentView;
use super::told::{Members, cite, counts, kind_words, lines, members};
use crate::diff::{Change, Diff, Kind, NodeId, Side};
use crate::lang::Lang;
use crate::model::{Id, Level};
use serde::Serialize;

/// The lives of provisions across versions, the oldest version first.
#[derive(Debug, Serialize)]
pub struct HistoryView {
    /// The versions.
    pub versions: Vec<VersionView>,
    /// The provisions, in the order of the newest text; those that are gone last.
    pub provisions: Vec<LifeView>,
}

/// One version.
#[derive(Debug, Clone, Serialize)]
pub struct VersionView {
    /// Where it was read.
    pub source: String,
    /// The years of its term.
    pub term: Option<String>,
    /// Its date.
    pub date: Option<String>,
    /// The day of its commit, for a revision in git.
    pub committed: Option<String>,
}

/// The life of one provision.
#[derive(Debug, Serialize)]
pub struct LifeView {
    /// Its id.
    pub id: Option<String>,
    /// Its name, in the newest text that has it.
    pub name: String,
    /// Where it stands there.
    pub citation: String,
    /// Whether the newest text lacks it.
    pub gone: bool,
    /// What happened to it, the oldest first; versions in which nothing did are left out.
    pub moments: Vec<MomentView>,
}

/// What happened to a provision in one version.
#[derive(Debug, Serialize)]
pub struct MomentView {
    /// The place of the version in the list.
    pub version: usize,
    /// Where it stands in that version; of one that went where it stood before.
    pub citation: String,
    /// The kinds of change of the provision itself.
    pub kinds: Vec<Kind>,
    /// What happened, in words.
    pub words: Vec<String>,
    /// The words compared, when asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<MomentLine>,
}

/// Words compared in one version.
#[derive(Debug, Serialize)]
pub struct MomentLine {
    /// Where they stand.
    pub citation: String,
    /// The words.
    pub words: Vec<SegmentView>,
}

/// Versions compared each with the next: `diffs[v]` is from version `v` to `v + 1`, at least one.
pub struct Versions<'d, 'a> {
    diffs: &'d [Diff<'a>],
    members: Vec<Members>,
    views: Vec<VersionView>,
    with_words: bool,
    lang: Lang,
}

impl<'d, 'a> Versions<'d, 'a> {
    /// The versions, the oldest first. For a single version `diffs` holds its comparison with itself.
    pub fn new(diffs: &'d [Diff<'a>], views: Vec<VersionView>, with_words: bool, lang: Lang) -> Self {
        Self { diffs, members: diffs.iter().map(members).collect(), views, with_words, lang }
    }

    /// The life of the provision with an id; `None` when no version has it.
    pub fn of(self, id: &Id) -> Option<HistoryView> {
        let found = (0..self.views.len()).rev().find_map(|v| Some((v, self.side(v)?.by_id(id)?)));
        let (version, node) = found?;
        let life = self.life(version, node)?;
        Some(HistoryView { provisions: vec![life], versions: self.views })
    }

    /// The life of the provision that stands at a place in the newest text, `khoản 1 Điều 8`; capitals are of no account.
    /// `None` when nothing with a number stands there.
    pub fn at(self, place: &str) -> Option<HistoryView> {
        let plain = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let (newest, asked) = (self.views.len().checked_sub(1)?, plain(place));
        let side = self.side(newest)?;
        let is_it =
            |&node: &NodeId| side.nodes[node].provision.number.is_some() && plain(&cite(side, node, Lang::Vi)) == asked;
        let node = (0..side.nodes.len()).find(is_it)?;
        let life = self.life(newest, node)?;
        Some(HistoryView { provisions: vec![life], versions: self.views })
    }

    /// The lives of all articles and annexes.
    pub fn all(self) -> HistoryView {
        let is_article = |side: &Side, node: NodeId| matches!(side.nodes[node].level(), Level::Article | Level::Annex);
        let mut starts = Vec::new();
        let newest = self.views.len().saturating_sub(1);
        for version in (0..self.views.len()).rev() {
            let Some(side) = self.side(version) else { continue };
            let goes_on = |node: NodeId| version < newest && self.diffs[version].new_of[node].is_some();
            let here = (0..side.nodes.len()).filter(|&node| is_article(side, node) && !goes_on(node));
            starts.extend(here.map(|node| (version, node)));
        }
        let provisions = starts.into_iter().filter_map(|(version, node)| self.life(version, node)).collect();
        HistoryView { provisions, versions: self.views }
    }

    fn side(&self, version: usize) -> Option<&Side<'a>> {
        match version {
            0 => self.diffs.first().map(|diff| &diff.old),
            _ => self.diffs.get(version - 1).map(|diff| &diff.new),
        }
    }

    /// The life of a provision whose last version is known, followed back to where it came from.
    fn life(&self, last: usize, node: NodeId) -> Option<LifeView> {
        let side = self.side(last)?;
        let mut moments = Vec::new();
        if last + 1 < self.views.len() {
            moments.push(self.moment(last, Some(node), None));
        }
        let (mut version, mut at) = (last, node);
        loop {
            if version == 0 {
                let words = vec![self.lang.sentence("history.oldest").to_owned()];
                let citation = self.side(0).map(|side| cite(side, at, self.lang)).unwrap_or_default();
                moments.push(MomentView { version, citation, kinds: Vec::new(), words, lines: Vec::new() });
                break;
            }
            let old = self.diffs[version - 1].old_of[at];
            let moment = self.moment(version - 1, old, Some(at));
            if !moment.words.is_empty() {
                moments.push(moment);
            }
            let Some(old) = old else { break };
            (version, at) = (version - 1, old);
        }
        moments.reverse();
        let provision = &side.nodes[node];
        Some(LifeView {
            id: provision.provision.id.as_ref().map(Id::to_string),
            name: side.heading(node).text.clone(),
            citation: cite(side, node, self.lang),
            gone: last + 1 < self.views.len(),
            moments,
        })
    }

    /// What happened to a provision from version `from` to the next.
    fn moment(&self, from: usize, old: Option<NodeId>, new: Option<NodeId>) -> MomentView {
        let diff = &self.diffs[from];
        let inside = |change: &Change| {
            let within = |side: &Side, outer: Option<NodeId>, inner: Option<NodeId>| matches!((outer, inner), (Some(outer), Some(inner)) if side.contains(outer, inner));
            within(&diff.new, new, change.new)
                || within(&diff.old, old, change.old) && (new.is_none() || change.new.is_none())
        };
        let own = |change: &Change| new.is_some() && change.new == new || old.is_some() && change.old == old;
        let (mut kinds, mut words, mut inner, mut shown) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (at, change) in diff.changes.iter().enumerate().filter(|(_, change)| inside(change) || own(change)) {
            if own(change) {
                kinds.extend(change.kinds.iter());
                words.extend(kind_words(diff, change, self.lang));
            } else if !change.kinds.only_renumbered() {
                inner.extend(change.kinds.iter());
            }
            if self.with_words {
                let place = match (change.new, change.old) {
                    (Some(new), _) => cite(&diff.new, new, self.lang),
                    (None, Some(old)) => {
                        self.lang.fill("compare.place-gone", &[("old", cite(&diff.old, old, self.lang))])
                    }
                    (None, None) => String::new(),
                };
                let line = |line: super::LineView| MomentLine { citation: place.clone(), words: line.inline };
                shown.extend(lines(diff, at, &self.members[from]).into_iter().map(line));
            }
        }
        // What came or went with the provision around it is told of that one.
        if words.is_empty() && (old.is_none() || new.is_none()) {
            let key = if old.is_none() { "compare.kind-added" } else { "compare.kind-removed" };
            kinds.push(if old.is_none() { Kind::Added } else { Kind::Removed });
            words.push(self.lang.sentence(key).to_owned());
        }
        if !inner.is_empty() && old.is_some() && new.is_some() {
            words.push(self.lang.fill("history.inside", &[("counts", counts(inner.into_iter(), self.lang))]));
        }
        let citation = match (new, old) {
            (Some(new), _) => cite(&diff.new, new, self.lang),
            (None, Some(old)) => cite(&diff.old, old, self.lang),
            (None, None) => String::new(),
        };
        MomentView { version: from + 1, citation, kinds, words, lines: shown }
    }
}
