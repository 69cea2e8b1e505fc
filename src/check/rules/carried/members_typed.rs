//! OLD09: how many members a body has, typed in the text and not what the facts of this term say.

use crate::check::{Context, Findings, Hit, Rule, Word};
use crate::diagnostic::{Code, Safety, Severity};

/// OLD09 members-typed
pub static RULE: Rule =
    Rule { code: Code::new("OLD09", "members-typed", Severity::Warning), doc: include_str!("members_typed.md"), check };

/// What is counted, folded.
const COUNTED: [&str; 5] = ["đồng chí", "thành viên", "uỷ viên", "người", "đảng viên"];

fn check(context: &Context, findings: &mut Findings) {
    for role in &context.facts().roles {
        let Some(members) = role.members else { continue };
        let mut told = Vec::new();
        for name in [Some(&role.name), role.short.as_ref()].into_iter().flatten() {
            for hit in context.find(name) {
                let Some((number, word)) = counted(&hit).filter(|(number, _)| *number != members) else { continue };
                let range = word.start..word.end;
                let Some(span) = hit.text.typed(range.clone()) else { continue };
                if told.contains(&span) {
                    continue;
                }
                told.push(span);
                let old = context.base().and_then(|base| base.role(&role.id)).and_then(|role| role.members);
                let found = RULE.at(span).with("role", role.name.as_str()).with("typed", word.text);
                let found = found.with("members", members.to_string());
                let found = found.help(if old == Some(number) { "old" } else { "help" });
                findings.push(found.fix(Safety::Unsafe, span, format!("{{{{ role.{}.members }}}}", role.id)));
            }
        }
    }
}

/// The number that a name is said to consist of: `Ban Thường vụ gồm 15 đồng chí`.
fn counted<'c>(hit: &Hit<'c>) -> Option<(u32, Word<'c>)> {
    let text = hit.text;
    let verb = text.word(hit.words.end).filter(|word| word.folded == "gồm")?;
    let verb = text.word(verb.at + 1).filter(|word| word.folded == "có").map_or(verb.at, |word| word.at);
    let word = text.word(verb + 1)?;
    let number = word.text.parse().ok()?;
    let next = text.word(word.at + 1)?.folded;
    let pair = format!("{next} {}", text.word(word.at + 2).map_or("", |word| word.folded));
    // A name before it would make it another body's: `Thường trực Ban Thường vụ`.
    COUNTED.iter().any(|unit| *unit == next || *unit == pair).then_some((number, word))
}
