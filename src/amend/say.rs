//! The words of each instruction, as offices write them (`domain`: 3). The official language is Vietnamese.

use crate::model::{Action, Address, InsertPlace, InstructionWords, Level, Part, Provision, Step, fill, step_words};

/// What the whole regulation is called in a citation.
const WHOLE: &str = "Quy chế";

/// The sentence of an instruction: `Sửa đổi, bổ sung điểm a khoản 2 Điều 5 như sau:`.
pub fn say(action: &Action, words: &InstructionWords) -> String {
    say_within(action, &Address::default(), words)
}

/// The sentence of an instruction in a list that names what stands around already: `Sửa đổi, bổ sung khoản 3 như sau:`
/// below `Sửa đổi, bổ sung một số khoản của Điều 7 như sau:`.
pub(super) fn say_within(action: &Action, around: &Address, words: &InstructionWords) -> String {
    let with_targets = |sentence: &str, targets: &[Address]| fill(sentence, &[("targets", &cite_all(targets, around))]);
    match action {
        Action::Amend { targets, .. } if targets.iter().any(|target| target.steps.is_empty()) => {
            fill(&words.whole, &[("type", WHOLE)])
        }
        Action::Amend { targets, .. } => with_targets(&words.amend, targets),
        Action::Rename { target, .. } => with_targets(&words.amend, &[Address { part: Part::Name, ..target.clone() }]),
        Action::Insert { place, content } => {
            let (place, anchor) = match place {
                InsertPlace::Before(anchor) => (&words.before, anchor),
                InsertPlace::After(anchor) => (&words.after, anchor),
                // What is put at the end of what the list names already needs no place.
                InsertPlace::End(anchor) if !around.steps.is_empty() && anchor.steps == around.steps => {
                    return fill(&words.insert_here, &[("content", &inserted(content))]);
                }
                InsertPlace::End(anchor) => (&words.end, anchor),
            };
            let target = cite_within(anchor, around);
            fill(&words.insert, &[("content", &inserted(content)), ("place", place), ("target", &target)])
        }
        Action::Repeal { targets } => with_targets(&words.repeal, targets),
        Action::Replace { old, new, targets, every } => {
            let every = if *every { words.every.as_str() } else { "" };
            let sentence = if new.is_some() { &words.replace } else { &words.drop };
            let new = new.as_deref().unwrap_or_default();
            let targets = cite_all(targets, around);
            fill(sentence, &[("every", every), ("old", old), ("new", new), ("targets", &targets)])
        }
    }
}

/// The line over a list of instructions for one article: `Sửa đổi, bổ sung một số khoản của Điều 7 như sau:`.
///
/// Its parts are what is amended in it: khoản, or điểm where the article has no khoản; both, or its name, are `nội dung`.
pub(super) fn say_group(article: &Address, actions: &[&Action], words: &InstructionWords) -> String {
    let mut levels: Vec<Option<Level>> = Vec::new();
    for action in actions {
        levels.extend(parts(action, article));
    }
    levels.dedup();
    let what = match levels[..] {
        [Some(Level::Clause)] => &words.clauses,
        [Some(Level::Point)] => &words.points,
        _ => &words.contents,
    };
    fill(&words.group, &[("parts", what), ("article", &cite(article))])
}

/// The levels right below an article that an instruction speaks of; `None` for its name.
fn parts(action: &Action, article: &Address) -> Vec<Option<Level>> {
    let below = |target: &Address| {
        let depth = target.steps.len().checked_sub(article.steps.len() + 1)?;
        target.steps.get(depth).map(|step| step.0)
    };
    match action {
        Action::Amend { targets, .. } | Action::Repeal { targets } | Action::Replace { targets, .. } => {
            targets.iter().map(below).collect()
        }
        Action::Rename { .. } => vec![None],
        Action::Insert { place: InsertPlace::End(anchor), content } if anchor.steps == article.steps => {
            content.iter().map(|provision| Some(provision.level)).collect()
        }
        Action::Insert {
            place: InsertPlace::Before(anchor) | InsertPlace::After(anchor) | InsertPlace::End(anchor),
            ..
        } => {
            vec![below(anchor)]
        }
    }
}

/// A target as it is cited: `điểm a khoản 2 Điều 5`, `tên Điều 9`; the whole text is `toàn bộ Quy chế`.
pub fn cite(target: &Address) -> String {
    cite_within(target, &Address::default())
}

/// A target as it is cited where what stands around is named already.
fn cite_within(target: &Address, around: &Address) -> String {
    let inner = inner(target, around);
    // What is all that stands around is named whole, since something has to be.
    let steps = if inner.is_empty() { &target.steps } else { inner };
    let said = Address { steps: steps.to_vec(), ..target.clone() }.to_string();
    if steps.is_empty() { format!("{said}{WHOLE}") } else { said }
}

fn inner<'t>(target: &'t Address, around: &Address) -> &'t [Step] {
    target.steps.strip_suffix(&around.steps[..]).unwrap_or(&target.steps)
}

/// Several targets: those of one provision are named together, `điểm a và điểm b khoản 1, khoản 3 Điều 5`, and those of
/// different articles are set off by a semicolon.
fn cite_all(targets: &[Address], around: &Address) -> String {
    if targets.iter().any(|target| target.steps.is_empty()) {
        return format!("toàn bộ {WHOLE}");
    }
    let mut articles: Vec<(Vec<Step>, Vec<&Address>)> = Vec::new();
    for target in targets {
        let outermost = inner(target, around).last().cloned().into_iter().collect::<Vec<_>>();
        match articles.last_mut() {
            Some((last, list)) if *last == outermost && is_found_in(&outermost) => list.push(target),
            _ => articles.push((outermost, vec![target])),
        }
    }
    // Articles, chương and annexes that are named as a whole need no semicolon.
    let bare = articles.iter().all(|(_, list)| list.len() == 1 && inner(list[0], around).len() == 1);
    let groups: Vec<String> = articles.iter().map(|(_, list)| chain(list, around)).collect();
    if bare { listed(&groups) } else { groups.join("; ") }
}

/// Whether a list of parts is named once for the provision around it.
fn is_found_in(outermost: &[Step]) -> bool {
    !outermost.is_empty()
}

/// Targets in one provision: what stands in the same khoản is said before it.
fn chain(targets: &[&Address], around: &Address) -> String {
    let of = |target: &Address| inner(target, around).get(1..).unwrap_or_default().to_vec();
    let mut runs: Vec<(Vec<Step>, Vec<String>)> = Vec::new();
    for target in targets {
        let name = target.part.before(target.steps.first().map(|step| step.0));
        let own = inner(target, around).first().or(target.steps.first()).map(step_words).unwrap_or_default();
        let rest = of(target);
        match runs.last_mut() {
            Some((last, items)) if *last == rest => items.push(format!("{name}{own}")),
            _ => runs.push((rest, vec![format!("{name}{own}")])),
        }
    }
    let last = runs.len().saturating_sub(1);
    let outer = runs.last().map(|run| run.0.last().cloned()).unwrap_or_default();
    let mut out = Vec::new();
    for (at, (rest, items)) in runs.iter().enumerate() {
        // The article is said once, behind the last of them.
        let shared = at < last && rest.last().is_some() && rest.last().cloned() == outer;
        let said = if shared { &rest[..rest.len() - 1] } else { &rest[..] };
        let rest = said.iter().map(|one| format!(" {}", step_words(one))).collect::<String>();
        out.push(format!("{}{rest}", listed(items)));
    }
    out.join(", ")
}

/// `a`, `a và b`, `a, b và c`.
fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} và {last}", rest.join(", ")),
    }
}

/// What is inserted: `khoản 2a`, `khoản 2a và khoản 2b`, `Mục 3 và Điều 19a`.
fn inserted(content: &[Provision]) -> String {
    let mut items = Vec::new();
    for provision in content {
        items.push(step_words(&(provision.level, provision.number.clone())));
        if provision.level == Level::Section {
            let articles = provision.children.iter().filter(|child| child.level == Level::Article);
            items.extend(articles.map(|article| step_words(&(article.level, article.number.clone()))));
        }
    }
    listed(&items)
}
