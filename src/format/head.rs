//! The head of each part: which lines it must have, in which words, and what stands under them.

use super::findings::Findings;
use super::line::Line;
use crate::diagnostic::codes;
use crate::import::Tag;
use crate::model::{OrganMark, Profile, SubjectMark, fold_spelling};

/// Reviews the heads of the file.
pub(super) fn review(lines: &[Line], profile: &Profile, findings: &mut Findings) {
    let code = &codes::FORMAT_HEAD;
    let says: Vec<&Line> = lines.iter().filter(|line| line.tag != Tag::Blank).collect();
    let has = |tag: Tag| says.iter().any(|line| line.tag == tag);
    if let (Some(title), false) = (says.iter().find(|line| line.tag == Tag::Title), has(Tag::Nation)) {
        findings.push(code, "missing", "format.nation", "", capitals(&profile.head.nation), title.place);
    }
    rules(&says, profile, findings);
    for (at, line) in says.iter().enumerate() {
        let next = says[at + 1..].iter().find(|next| next.tag != Tag::Rule || !next.paragraph.is_blank());
        let next = next.map(|next| next.tag);
        match line.tag {
            Tag::Nation => {
                words(line, "format.nation", &profile.head.nation, true, findings);
                if let (Some(motto), true) = (&profile.head.motto, next != Some(Tag::Motto)) {
                    findings.push(code, "missing", "format.motto", "", motto.as_str(), line.place);
                }
            }
            Tag::Motto => match &profile.head.motto {
                Some(motto) => words(line, "format.motto", motto, false, findings),
                None => findings.push(code, "extra", "format.motto", line.paragraph.text().trim(), "", line.place),
            },
            Tag::Organ if next != Some(Tag::Organ) => match profile.head.organ_mark {
                OrganMark::Star if next != Some(Tag::OrganMark) => {
                    findings.push(code, "missing", "format.organ-mark", "", "*", line.place);
                }
                OrganMark::Rule if next == Some(Tag::OrganMark) => {
                    findings.push(code, "extra", "format.organ-mark", "*", "", line.place);
                }
                _ => {}
            },
            Tag::Subject | Tag::Promulgated if !matches!(next, Some(Tag::Subject | Tag::Promulgated)) => {
                let follows = says[at + 1..].first();
                let mark = follows.filter(|next| matches!(next.tag, Tag::SubjectMark | Tag::Rule));
                let typed = mark.map(|mark| mark.paragraph.text().trim().to_owned()).unwrap_or_default();
                if profile.subject_mark == SubjectMark::Dashes && (typed.is_empty() || typed.contains(|c| c != '-')) {
                    let variant = if typed.is_empty() { "missing" } else { "differs" };
                    findings.push(code, variant, "format.subject-mark", typed, "-----", line.place);
                }
            }
            _ => {}
        }
    }
}

/// Tells the last line of a right block that nothing is drawn below; a line that floats may hang on any paragraph of the
/// head.
fn rules(says: &[&Line], profile: &Profile, findings: &mut Findings) {
    let last = if profile.head.motto.is_some() { Tag::Motto } else { Tag::Nation };
    let called = if last == Tag::Motto { "format.motto" } else { "format.nation" };
    let is_drawn = |line: &&&Line| line.paragraph.look.rule || line.tag == Tag::Rule;
    let mut from = 0;
    for (at, line) in says.iter().enumerate() {
        match line.tag {
            Tag::Title => from = at,
            tag if tag == last => {
                let end = says[at..].iter().position(|line| line.tag == Tag::Title).map_or(says.len(), |end| at + end);
                let underlined = line.paragraph.runs.iter().any(|run| run.face.underline);
                if !underlined && !says[from..end].iter().any(|line| is_drawn(&line)) {
                    findings.push(&codes::FORMAT_HEAD, "rule", called, "", "", line.place);
                }
            }
            _ => {}
        }
    }
}

/// Tells a line of the head whose words are not those of the profile.
fn words(line: &Line, called: &'static str, wanted: &str, in_capitals: bool, findings: &mut Findings) {
    let fold = |words: &str| {
        let words: Vec<String> =
            words.split_whitespace().map(|word| fold_spelling(&word.to_lowercase()).into_owned()).collect();
        words.join(" ")
    };
    let found = line.paragraph.text();
    if fold(&found) != fold(wanted) {
        let asked = if in_capitals { capitals(wanted) } else { wanted.to_owned() };
        findings.push(&codes::FORMAT_HEAD, "differs", called, found.trim(), asked, line.place);
    }
}

fn capitals(words: &str) -> String {
    words.to_uppercase()
}
