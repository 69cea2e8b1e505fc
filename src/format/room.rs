//! The room to sign in, between the title of a signatory and the name.

use super::findings::Findings;
use super::line::{Line, number};
use crate::diagnostic::codes;
use crate::import::{RunKind, Tag};
use crate::model::Profile;

/// Reviews the room above each name; one whose title stands in another cell is not judged, since rows have a height.
pub(super) fn review(lines: &[Line], profile: &Profile, findings: &mut Findings) {
    let Some([least, _]) = profile.allowed.get("signature").copied() else { return };
    for (at, name) in lines.iter().enumerate().filter(|(_, line)| line.tag == Tag::SignerName) {
        let says = |line: &Line| !line.paragraph.is_blank();
        let Some(above) = (0..at).rev().find(|above| says(&lines[*above])) else { continue };
        let title = &lines[above];
        if title.cell != name.cell || !matches!(title.tag, Tag::SignerTitle | Tag::Authority) {
            continue;
        }
        // A drawn signature or a stamp stands in no line.
        let space = |line: &Line| line.paragraph.look.space.unwrap_or((0.0, 0.0));
        let line_height = |line: &Line| f64::from(line.paragraph.look.line.unwrap_or(profile.paragraph.line as f32));
        let mut room = f64::from(space(title).1 + space(name).0);
        for line in &lines[above + 1..at] {
            let breaks = line.paragraph.runs.iter().filter(|run| run.kind == RunKind::Break).count();
            let (before, after) = space(line);
            room += f64::from(before + after) + line_height(line) * (breaks + 1) as f64;
        }
        for line in [title, name] {
            let breaks = line.paragraph.runs.iter().filter(|run| run.kind == RunKind::Break).count();
            room += line_height(line) * breaks as f64;
        }
        let found = room / profile.paragraph.line;
        if found < least - 0.25 {
            findings.push(
                &codes::FORMAT_SPACE,
                "room",
                "format.signer-title",
                number(found),
                number(least),
                name.place,
            );
        }
    }
}
