//! Roles: those of the model that the text speaks of, and those whose duties an article lists.

use super::filled;
use crate::language::{role_names as names, words_of as split};
use crate::model::{Facts, Form, Id, Level, Provision, Regulation, Role, slug, strip_marks};
use std::collections::{BTreeMap, BTreeSet};

/// A role that the text may speak of.
pub(super) struct Known {
    role: Role,
    names: Vec<Vec<String>>,
}

/// A role that no article is about is one when the text names it so often, or says that it meets.
const NAMED: usize = 3;

/// The roles of the model, their names filled from the facts.
pub(super) fn known(model: Option<&Regulation>, facts: &Facts) -> Vec<Known> {
    let roles = model.map(|model| model.facts.roles.as_slice()).unwrap_or_default();
    let one = |role: &Role| {
        let name = filled(&role.name, facts, "").replace('…', "").trim().to_owned();
        let short = role.short.as_ref().map(|short| filled(short, facts, "")).filter(|short| !short.is_empty());
        let field = role.field.clone().filter(|field| !field.contains('…'));
        let role = Role { name, short, members: None, field, ..role.clone() };
        Known { names: names(&role), role }
    };
    roles.iter().map(one).filter(|known| !known.role.name.is_empty()).collect()
}

/// Finds the roles of a regulation and marks the articles of their duties; gives how many articles.
pub(super) fn find(regulation: &mut Regulation, known: Vec<Known>) -> usize {
    let tails = tails(&regulation.facts);
    let mut made: Vec<Known> = Vec::new();
    let mut used: BTreeSet<Id> = BTreeSet::new();
    let mut count = 0;
    mark(&mut regulation.provisions, &mut |article: &mut Provision| {
        let Some(heading) = article.heading.as_ref().filter(|_| article.attributes.role.is_empty()) else { return };
        let typed = heading.bare_words();
        let words = split(&typed);
        let formula = formula(&words);
        let whose = bare(&words[formula..]);
        let found = known.iter().chain(&made).find(|known| {
            known.names.iter().any(|name| {
                let rest = whose.strip_prefix(bare(name).as_slice());
                rest.is_some_and(|rest| rest.is_empty() || tails.contains(rest))
            })
        });
        let role = match found {
            Some(known) => known.role.clone(),
            None if formula > 0 => match new_role(&typed, words.len() - formula) {
                Some(role) => {
                    made.push(Known { names: names(&role), role: role.clone() });
                    role
                }
                None => return,
            },
            None => return,
        };
        used.insert(role.id.clone());
        article.attributes.role.push(role.id);
        count += 1;
    });
    let mentioned = mentions(regulation, &known);
    used.extend(mentioned.into_iter().filter(|(_, count)| *count >= NAMED).map(|(id, _)| id));
    let roles = known.into_iter().chain(made).map(|known| known.role).filter(|role| used.contains(&role.id));
    let mut roles: Vec<Role> = roles.collect();
    for role in &mut roles {
        role.accountable_to = role.accountable_to.take().filter(|id| used.contains(id));
    }
    regulation.facts.roles = roles;
    count
}

/// Words without marks: a tone that a typist or a recogniser missed (`Bí thư Chỉ bộ`) makes no other role.
fn bare(words: &[String]) -> Vec<String> {
    words.iter().map(|word| strip_marks(word)).collect()
}

fn mark(provisions: &mut [Provision], visit: &mut impl FnMut(&mut Provision)) {
    for provision in provisions {
        if provision.level == Level::Article {
            visit(provision);
        } else {
            mark(&mut provision.children, visit);
        }
    }
}

/// How many words open a heading before it says whose duties these are: `Nhiệm vụ, quyền hạn, trách nhiệm của …`.
fn formula(words: &[String]) -> usize {
    const OPENING: [&str; 12] =
        ["nhiệm", "vụ", "quyền", "hạn", "trách", "và", "thẩm", "chức", "năng", "phạm", "vi", "cụ"];
    let count = words.iter().take_while(|word| OPENING.contains(&word.as_str())).count();
    let of = words.get(count).is_some_and(|word| word == "của");
    let is_duty = words[..count].windows(2).any(|pair| {
        matches!((pair[0].as_str(), pair[1].as_str()), ("nhiệm", "vụ") | ("quyền", "hạn") | ("trách", "nhiệm"))
    });
    if !(of && is_duty) {
        return 0;
    }
    let comrade = words.get(count + 1).is_some_and(|word| word == "đồng")
        && words.get(count + 2).is_some_and(|word| word == "chí");
    count + if comrade { 3 } else { 1 }
}

/// What may follow the name of a role and means no other: the names of the organ, without marks.
fn tails(facts: &Facts) -> BTreeSet<Vec<String>> {
    let organ = &facts.organ;
    let names = [Some(&organ.name), organ.short.as_ref(), organ.party.as_ref(), organ.area.as_ref()];
    names.into_iter().flatten().map(|name| bare(&split(name))).filter(|name| !name.is_empty()).collect()
}

/// A role that no model knows, from the last words of a heading.
fn new_role(heading: &str, count: usize) -> Option<Role> {
    let words: Vec<&str> = heading.split_whitespace().collect();
    let name = words.get(words.len().checked_sub(count)?..)?.join(" ");
    if !(1..=10).contains(&count) || name.contains([';', '.', '(']) {
        return None;
    }
    let name = name.trim_matches([',', ' ']).to_owned();
    let mut chars = name.chars();
    let name: String = chars.next()?.to_uppercase().chain(chars).collect();
    const PERSONS: [&str; 16] = [
        "bí",
        "phó",
        "chủ",
        "uỷ",
        "thủ",
        "bộ",
        "trưởng",
        "giám",
        "chánh",
        "đảng",
        "chi",
        "thành",
        "người",
        "cán",
        "công",
        "thư",
    ];
    let folds = split(&name);
    let person = folds.first().is_some_and(|first| PERSONS.contains(&first.as_str()))
        && !["uỷ ban", "đảng uỷ", "đảng bộ", "chi bộ", "chi uỷ", "bộ phận", "công an", "công đoàn"]
            .contains(&folds.iter().take(2).map(String::as_str).collect::<Vec<_>>().join(" ").as_str());
    let form = if person { Form::Individual } else { Form::Collective };
    Some(Role { id: slug(&name)?, name, short: None, form, members: None, accountable_to: None, field: None })
}

/// How often the text names each role, the longest name at a place counted alone; who meets counts as named often.
fn mentions(regulation: &Regulation, known: &[Known]) -> BTreeMap<Id, usize> {
    let mut counts: BTreeMap<Id, usize> = BTreeMap::new();
    let mut by_first: BTreeMap<&str, Vec<(&Vec<String>, &Id)>> = BTreeMap::new();
    for one in known {
        for name in &one.names {
            by_first.entry(name[0].as_str()).or_default().push((name, &one.role.id));
        }
    }
    for provision in &regulation.provisions {
        provision.visit(&mut |provision| {
            if provision.level == Level::Note {
                return;
            }
            let words = split(&provision.body.bare_words());
            let mut at = 0;
            while at < words.len() {
                let names = by_first.get(words[at].as_str()).into_iter().flatten();
                let found = names.filter(|(name, _)| words[at..].starts_with(name)).max_by_key(|(name, _)| name.len());
                match found {
                    Some((name, id)) => {
                        let (before, behind) = (&words[at.saturating_sub(2)..at], &words[at + name.len()..]);
                        let meets = before.ends_with(&["họp".to_owned()])
                            || ["hội nghị", "sinh hoạt"].contains(&before.join(" ").as_str())
                            || behind.iter().take(2).any(|word| word == "họp");
                        *counts.entry((*id).clone()).or_default() += if meets { NAMED } else { 1 };
                        at += name.len();
                    }
                    None => at += 1,
                }
            }
        });
    }
    counts
}
