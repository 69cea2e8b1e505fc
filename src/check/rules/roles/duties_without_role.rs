//! ROLE02: an article that lists the duties of a role named in its heading, and is not tied to that role.

use crate::check::rules::said::{begins_name, names, words};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Code, Safety, Severity};
use crate::model::Level;
use crate::source::Span;

/// ROLE02 duties-without-role
pub static RULE: Rule = Rule {
    code: Code::new("ROLE02", "duties-without-role", Severity::Warning),
    doc: include_str!("duties_without_role.md"),
    check,
};

fn check(context: &Context, findings: &mut Findings) {
    // A law gives organs of one kind the same duties, each within its own bounds.
    if context.is_legislation() {
        return;
    }
    let roles: Vec<_> = context.facts().roles.iter().map(|role| (role, names(role))).collect();
    for article in context.articles().filter(|article| !article.in_decision && article.owners.is_empty()) {
        let below = context.below(article);
        let items = below.iter().filter(|placed| matches!(placed.level(), Level::Clause | Level::Point));
        let (mut count, mut owned) = (0, 0);
        for item in items {
            count += 1;
            owned += usize::from(!item.owners.is_empty());
        }
        let Some(heading) = context.texts_of(article).first().filter(|_| count >= 2 && owned == 0) else { continue };
        let said = words(heading);
        // “Nhiệm vụ, quyền hạn của Bí thư” names the role behind its first words.
        let after = |word: &str| said.iter().position(|found| *found == word).map_or(0, |at| at + 1);
        let is_duties = said.starts_with(&["nhiệm", "vụ"]) || said.starts_with(&["trách", "nhiệm"]);
        let start = if is_duties { after("của") } else { 0 };
        let whole = |names: &[Vec<String>]| {
            let rest = said.get(start..).filter(|rest| !rest.is_empty())?;
            Some(begins_name(rest, names)? == rest.len())
        };
        let Some((role, _)) = roles.iter().find(|(_, names)| whole(names) == Some(true)) else { continue };
        let found = RULE.at(heading.whole()).with("role", &role.name).with("id", role.id.as_str()).help("help");
        findings.push(match article.provision.attributes.origin.0 {
            Some(list) => {
                let end = Span::new(list.file, list.end.saturating_sub(1)..list.end.saturating_sub(1));
                let closes = context.sources().words(list).ends_with('}');
                if closes { found.fix(Safety::Unsafe, end, format!(" role={}", role.id)) } else { found }
            }
            None => found,
        });
    }
}
