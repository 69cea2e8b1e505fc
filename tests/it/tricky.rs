//! The tricky cases of docs/tricky-cases.md: what the comparison tells of each is what the page says.

use crate::support::{LEAST, bytes, sources};
use quyche::diff::{CellRow, Change, Diff, Document, FactKind, Kind, NodeId, Op, Side, Words, compare};
use quyche::load::{embedded_profile, embedded_registry, load};
use quyche::model::{Level, Regulation};
use std::collections::BTreeSet;

const PAGE: &str = "docs/tricky-cases.md";

struct Case {
    name: String,
    fences: Vec<(String, String)>,
}

impl Case {
    fn fence(&self, kind: &str) -> Option<&str> {
        self.fences.iter().find(|(name, _)| name == kind).map(|(_, text)| text.as_str())
    }

    fn regulation(&self, side: &str) -> Regulation {
        let facts = self.fence(&format!("{side}-facts")).unwrap_or_default();
        let text = self.fence(side).unwrap_or_else(|| panic!("{}: no ```{side}", self.name));
        let facts = format!("{LEAST}{facts}");
        let loaded = load(&sources([("regulation.yaml", facts.into_bytes()), ("01-a.md", bytes(text))]));
        assert!(!loaded.has_errors(), "{}: {:?}", self.name, loaded.diagnostics);
        loaded.regulation
    }
}

fn cases() -> Vec<Case> {
    let page = std::fs::read_to_string(PAGE).unwrap();
    let mut cases: Vec<Case> = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        if let (false, Some(name)) = (inside, line.strip_prefix("## ")) {
            cases.push(Case { name: name.to_owned(), fences: Vec::new() });
        }
        // What comes before the first case is no case.
        let Some(case) = cases.last_mut() else { continue };
        match line.strip_prefix("```") {
            Some(kind) if !inside => {
                case.fences.push((kind.to_owned(), String::new()));
                inside = true;
            }
            Some(_) => inside = false,
            None if inside => {
                let (_, text) = case.fences.last_mut().unwrap();
                text.push_str(line);
                text.push('\n');
            }
            None => {}
        }
    }
    assert!(!inside, "{PAGE}: the last fence is open");
    cases
}

/// What a node is called: its citation, or for what has no number its place under what it stands in.
fn label(side: &Side, at: NodeId) -> String {
    let node = &side.nodes[at];
    let noun = match node.level() {
        Level::Paragraph => "đoạn",
        Level::Indent => "gạch",
        Level::Subindent => "cộng",
        Level::Table => "bảng",
        _ => return side.citation(at).to_string(),
    };
    let sisters = side.children(node.parent).filter(|&other| side.nodes[other].level() == node.level());
    let place = sisters.take_while(|&other| other < at).count() + 1;
    let around = node.parent.map(|parent| label(side, parent)).unwrap_or_default();
    format!("{noun} {place} {around}").trim_end().to_owned()
}

/// Everything that is told, a line each.
fn told(diff: &Diff) -> BTreeSet<String> {
    let parts = |change: &&Change| change.kinds.has(Kind::Split) || change.kinds.has(Kind::Merged);
    let old_parts: BTreeSet<NodeId> = diff.changes.iter().filter(parts).filter_map(|change| change.old).collect();
    let new_parts: BTreeSet<NodeId> = diff.changes.iter().filter(parts).filter_map(|change| change.new).collect();
    let mut lines = BTreeSet::new();
    for change in &diff.changes {
        let mut kinds: BTreeSet<&str> = change.kinds.iter().map(Kind::word).collect();
        let several = |side: &Side, first: NodeId| {
            let all: BTreeSet<NodeId> = change.others.iter().copied().chain([first]).collect();
            all.into_iter().map(|at| label(side, at)).collect::<Vec<_>>().join(" + ")
        };
        if change.kinds.has(Kind::Moved) || parts(&change) {
            kinds.remove("renumbered");
        }
        if parts(&change) {
            kinds.remove("reworded");
        }
        let line = match (change.old, change.new) {
            (Some(old), Some(new)) => {
                let (mut from, mut to) = (label(&diff.old, old), label(&diff.new, new));
                let is_plain = from == to;
                if change.kinds.has(Kind::Split) {
                    to = several(&diff.new, new);
                } else if change.kinds.has(Kind::Merged) {
                    from = several(&diff.old, old);
                }
                // What a split or a merge does to the numbers of what stands in its parts goes without saying.
                let inside = diff.old.nodes[old].parent.is_some_and(|parent| old_parts.contains(&parent))
                    || diff.new.nodes[new].parent.is_some_and(|parent| new_parts.contains(&parent));
                if inside && change.kinds.only_renumbered() {
                    continue;
                }
                let kinds = kinds.into_iter().collect::<Vec<_>>().join(" ");
                if is_plain && !parts(&change) {
                    format!("~ {from}: {kinds}")
                } else {
                    format!("{from} → {to}: {kinds}")
                }
            }
            _ if parts(&change) => continue,
            (Some(old), None) => format!("- {}", label(&diff.old, old)),
            (None, Some(new)) => format!("+ {}", label(&diff.new, new)),
            (None, None) => "nothing on either side".to_owned(),
        };
        lines.insert(line);
    }
    let references = diff.facts.iter().filter(|fact| fact.kind == FactKind::Reference);
    lines.extend(references.filter_map(|fact| fact.new_at).map(|at| format!("target {}", label(&diff.new, at))));
    lines
}

/// Words compared: `mỗi [-tháng-] {+quý+}`; what is spelt, looks or is numbered otherwise as it is new.
fn marked(words: &Words) -> String {
    let mut out = String::new();
    for piece in &words.pieces {
        let text = match piece.op {
            Op::Removed => words.old_text(piece),
            _ => words.new_text(piece),
        };
        let (gap, text) = text.split_at(text.len() - text.trim_start().len());
        out.push_str(gap);
        match piece.op {
            Op::Removed => out.push_str(&format!("[-{text}-]")),
            // The first of the added words may come without a space before it.
            Op::Added => out.push_str(&format!("{}{{+{text}+}}", if out.ends_with("-]") { " " } else { "" })),
            _ => out.push_str(text),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines of a page that say more of a change than its kinds.
const DETAILS: [&str; 3] = ["words ", "name ", "rows "];

fn is_detail(line: &str) -> bool {
    DETAILS.iter().any(|detail| line.starts_with(detail))
}

fn detail_line(diff: &Diff, line: &str) -> String {
    let (place, _) = line.split_once(": ").unwrap();
    let (what, place) = place.split_once(' ').unwrap();
    let found = diff.changes.iter().find(|change| change.new.is_some_and(|new| label(&diff.new, new) == place));
    if what == "rows" {
        let rows: Vec<&str> = found.iter().flat_map(|change| &change.cells).map(row_mark).collect();
        return format!("rows {place}: {}", rows.join(" "));
    }
    let words = found.and_then(|change| if what == "name" { change.heading.as_ref() } else { change.body.as_ref() });
    format!("{what} {place}: {}", words.map(marked).unwrap_or_default())
}

/// What became of a row of a table.
fn row_mark(row: &CellRow) -> &'static str {
    match (row.old, row.new) {
        (Some(_), Some(_)) if row.cells.iter().any(Words::is_reworded) => "~",
        (Some(_), Some(_)) => "=",
        (Some(_), None) if row.moved.is_some() => "<",
        (Some(_), None) => "-",
        _ if row.moved.is_some() && row.cells.iter().any(Words::is_reworded) => ">~",
        _ if row.moved.is_some() => ">",
        _ => "+",
    }
}

#[test]
fn the_comparison_tells_every_tricky_case() {
    let (cases, mut faults) = (cases(), Vec::new());
    assert!(cases.len() >= 40);
    let profile = embedded_profile("hd05-2026").unwrap();
    for case in &cases {
        let (old, new) = (case.regulation("old"), case.regulation("new"));
        let document = |regulation| Document { regulation, profile: &profile };
        let diff = compare(document(&old), document(&new), embedded_registry);
        let expect = case.fence("expect").unwrap_or_else(|| panic!("{}: no ```expect", case.name));
        let mut found: BTreeSet<String> = told(&diff);
        found.extend(expect.lines().filter(|line| is_detail(line)).map(|line| detail_line(&diff, line)));
        let expected: BTreeSet<String> = expect.lines().map(sorted_kinds).collect();
        if found != expected {
            let lines = |lines: &BTreeSet<String>, others: &BTreeSet<String>| {
                lines.difference(others).map(|line| format!("    {line}\n")).collect::<String>()
            };
            let (missing, extra) = (lines(&expected, &found), lines(&found, &expected));
            faults.push(format!("{}\n  not told:\n{missing}  told:\n{extra}", case.name));
        }
    }
    assert!(faults.is_empty(), "{} of {} cases\n{}", faults.len(), cases.len(), faults.join("\n"));
}

/// The kinds of a line in alphabetical order, so that the page may give them in any.
fn sorted_kinds(line: &str) -> String {
    match line.rsplit_once(": ") {
        Some((place, kinds)) if !is_detail(line) => {
            let kinds: BTreeSet<&str> = kinds.split(' ').collect();
            format!("{place}: {}", kinds.into_iter().collect::<Vec<_>>().join(" "))
        }
        _ => line.to_owned(),
    }
}
