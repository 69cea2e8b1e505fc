//! Lines: where they stand, how far the first is indented, how far they and the paragraphs stand apart.

use super::element::{align, is_running, kind};
use super::findings::Findings;
use super::line::{Line, number, range, within};
use crate::diagnostic::codes;
use crate::import::{Align, RunKind, Tag};
use crate::model::Profile;

/// Lengths that differ by less look the same, in millimetres.
const SLACK: f64 = 1.0;

/// Spaces between lines and paragraphs that differ by less look the same, in points.
const SLACK_POINTS: f64 = 0.3;

/// Reviews the lines of a paragraph.
pub(super) fn review(line: &Line, profile: &Profile, findings: &mut Findings) {
    let words = line.paragraph.text();
    if line.paragraph.is_blank() {
        return;
    }
    let called = match line.tag {
        Tag::Enacting | Tag::EnactingOrgan => "format.enacting",
        Tag::OrganMark => "format.organ-mark",
        Tag::SubjectMark => "format.subject-mark",
        tag => kind(tag, profile).map_or("format.text", |kind| kind.called),
    };
    place(line, &words, called, findings);
    if !is_running(line.tag) || line.in_cell || align(line.tag, &words) == Some(&[Align::Centre]) {
        return;
    }
    indent(line, called, profile, findings);
    let look = line.paragraph.look;
    if let Some((before, after)) = look.space {
        let space = before + after;
        if f64::from(space) < profile.paragraph.space - SLACK_POINTS {
            let asked = number(profile.paragraph.space);
            findings.push(&codes::FORMAT_SPACE, "", called, number(space), asked, line.place);
        }
    }
    let exact = profile.allows("line", profile.paragraph.line);
    let times = profile.allowed.get("times").copied();
    if let Some(points) = look.line.filter(|points| !within(*points, exact, SLACK_POINTS)) {
        findings.push(&codes::FORMAT_LINES, "", called, number(points), range(exact), line.place);
    }
    if let Some(found) = look.times {
        match times {
            Some(times) if within(found, times, 0.02) => {}
            Some(times) => {
                findings.push(&codes::FORMAT_LINES, "multiple", called, number(found), range(times), line.place);
            }
            None => findings.push(&codes::FORMAT_LINES, "times", called, number(found), range(exact), line.place),
        }
    }
}

fn place(line: &Line, words: &str, called: &'static str, findings: &mut Findings) {
    let Some(wanted) = align(line.tag, words) else { return };
    // What stands in a cell and looks like text was placed there for a reason.
    if line.in_cell && is_running(line.tag) {
        return;
    }
    // A head whose blocks stand side by side by tabs or spaces is centred by hand, if at all.
    let is_tabbed = line.paragraph.runs.iter().any(|run| run.kind == RunKind::Tab) || words.contains("    ");
    let by_hand = wanted == [Align::Centre] && !line.in_cell && is_tabbed;
    let found = line.paragraph.look.align.unwrap_or(Align::Left);
    if by_hand || wanted.contains(&found) {
        return;
    }
    let variant = match wanted.first() {
        Some(Align::Centre) => "centre",
        Some(Align::Justified) => "justified",
        _ => "left",
    };
    findings.push(&codes::FORMAT_PLACE, variant, called, "", "", line.place);
}

fn indent(line: &Line, called: &'static str, profile: &Profile, findings: &mut Findings) {
    let runs = &line.paragraph.runs;
    let typed = runs.first().is_some_and(|run| run.kind == RunKind::Tab || run.words.starts_with("   "));
    let look = line.paragraph.look;
    let allowed = profile.allows("indent", profile.paragraph.indent);
    if let Some(first) = look.first_line.filter(|first| !typed && !within(*first, allowed, SLACK)) {
        findings.push(&codes::FORMAT_INDENT, "", called, number(first), range(allowed), line.place);
    }
    if let Some(left) = look.left.filter(|left| f64::from(left.abs()) > SLACK) {
        findings.push(&codes::FORMAT_INDENT, "left", called, number(left), "", line.place);
    }
}
