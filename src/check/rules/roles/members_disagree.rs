//! ROLE11: the text says another number of members than the facts.

use crate::check::rules::said::{begins_name, names, words};
use crate::check::{Context, Findings, Part, Rule};
use crate::diagnostic::{Code, Safety, Severity};
use crate::language::number;

/// ROLE11 members-disagree
pub static RULE: Rule = Rule {
    code: Code::new("ROLE11", "members-disagree", Severity::Warning),
    doc: include_str!("members_disagree.md"),
    check,
};

/// What is counted, folded.
const COUNTED: [&str; 7] = ["đồng chí", "thành viên", "uỷ viên", "đảng viên", "người", "đảng uỷ", "chi uỷ"];

fn check(context: &Context, findings: &mut Findings) {
    let counted: Vec<_> =
        context.facts().roles.iter().filter_map(|role| Some((role, role.members?, names(role)))).collect();
    for text in context.texts().iter().filter(|text| matches!(text.part, Part::Body)) {
        let said = words(text);
        for verb in (1..said.len()).filter(|at| ["gồm", "có"].contains(&said[*at])) {
            let Some(found) = said.get(verb + 1).and_then(|word| number(word)) else { continue };
            // “mười lăm” is not read; one word behind the number says what is counted.
            let unit = said.get(verb + 2..(verb + 4).min(said.len())).map_or_else(String::new, |unit| unit.join(" "));
            if !COUNTED.iter().any(|counted| unit == *counted || unit.split(' ').next() == Some(counted)) {
                continue;
            }
            let is_subject = |names: &[Vec<String>]| {
                let start = |length: usize| verb.checked_sub(length);
                names.iter().any(|name| {
                    let Some(start) = start(name.len()) else { return false };
                    // The name opens the sentence, or a longer name might end so.
                    let opens = start == 0 || text.gap(start - 1).contains(['.', ';', ',', ':']);
                    opens && begins_name(&said[start..verb], names) == Some(name.len())
                })
            };
            let role = counted.iter().find(|(_, members, names)| *members != found && is_subject(names));
            let Some((role, members, _)) = role else { continue };
            let Some(word) = text.word(verb + 1) else { continue };
            let gap = format!("{{{{ role.{}.members }}}}", role.id);
            let finding = RULE.at(text.span(word.start..word.end)).with("role", &role.name);
            let finding = finding.with("found", word.text).with("members", members.to_string()).help("help");
            findings.push(match text.typed(word.start..word.end) {
                Some(span) => finding.fix(Safety::Unsafe, span, gap),
                None => finding,
            });
        }
    }
}
