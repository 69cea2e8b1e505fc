//! Quoted provisions find the instruction that announced them.

use super::ast::Skeleton;
use super::quoted::Quoted;
use super::{Mend, MendKind};
use crate::model::{Action, Address, Level, Number, Part, Provision, Text, step_words};

/// Actions with their content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Fitted {
    /// What is done, in order, without papers.
    pub(super) actions: Vec<Action>,
    /// Provisions that the quotation repeats around what is amended, without what stands in them.
    pub(super) around: Vec<Provision>,
    pub(super) mends: Vec<Mend>,
}

/// One provision that was announced.
struct Want {
    act: usize,
    target: Address,
    found: Option<Provision>,
    done: bool,
}

/// Gives each act what the quotation holds for it.
///
/// `scanned` tells that labels may be misread.
pub(super) fn fit(acts: &[Skeleton], quoted: Quoted, scanned: bool) -> Fitted {
    let mut out = Fitted { mends: quoted.mends, ..Fitted::default() };
    let mut wants: Vec<Want> = Vec::new();
    for (act, skeleton) in acts.iter().enumerate().filter(|(_, skeleton)| skeleton.asks()) {
        wants.extend(skeleton.targets().into_iter().map(|target| Want { act, target, found: None, done: false }));
    }
    let mut roots = relabel(quoted.provisions, &wants, scanned, &mut out.mends);
    let mut contents: Vec<Vec<Provision>> = vec![Vec::new(); acts.len()];
    // The whole document, or its name, or words that have no label: all that is quoted.
    if let [want] = wants.as_mut_slice()
        && (want.target.steps.is_empty()
            || want.target.steps.first().is_some_and(|(level, _)| *level == Level::Paragraph)
            || matches!(want.target.part, Part::Lead | Part::Sentence(_) | Part::End))
    {
        want.done = true;
        contents[want.act] = std::mem::take(&mut roots);
    }
    let mut stray = Vec::new();
    let mut last = wants.first().map(|want| want.act);
    for root in roots.drain(..) {
        match take(root, &mut Vec::new(), &mut wants, &mut contents, &mut out.around, &mut last) {
            None => {}
            Some(root) => stray.push((last, root)),
        }
    }
    place_stray(stray, &wants, &mut contents, &mut out);
    for (at, skeleton) in acts.iter().enumerate() {
        let Skeleton::Action { action, .. } = skeleton else { continue };
        let mut action = action.clone();
        match &mut action {
            Action::Amend { content, .. } | Action::Insert { content, .. } => {
                *content = std::mem::take(&mut contents[at])
            }
            Action::Rename { name, .. } => {
                let found = wants.iter().find(|want| want.act == at).and_then(|want| want.found.as_ref());
                *name = found.map(own_words).unwrap_or_default();
                if let (true, Some(first)) = (name.is_empty(), contents[at].first()) {
                    *name = own_words(first);
                    wants.iter_mut().filter(|want| want.act == at).for_each(|want| want.done = true);
                }
            }
            _ => {}
        }
        out.actions.push(action);
    }
    for want in wants.iter().filter(|want| !want.done && want.found.is_none()) {
        let said = want.target.steps.first().map(|(level, number)| words(*level, number.as_ref())).unwrap_or_default();
        out.mends.push(Mend { kind: MendKind::Mismatch, read: String::new(), taken: said });
    }
    out
}

fn own_words(provision: &Provision) -> Text {
    provision.heading.clone().unwrap_or_else(|| provision.body.clone())
}

fn words(level: Level, number: Option<&Number>) -> String {
    step_words(&(level, number.cloned()))
}

/// Takes what is wanted out of a provision; gives it back when nothing in it is.
fn take(
    mut provision: Provision,
    path: &mut Vec<(Level, Option<Number>)>,
    wants: &mut [Want],
    contents: &mut [Vec<Provision>],
    around: &mut Vec<Provision>,
    last: &mut Option<usize>,
) -> Option<Provision> {
    let found = wants.iter_mut().find(|want| {
        want.found.is_none() && !want.done && is_step(&want.target, 0, &provision) && agrees(&want.target, path)
    });
    if let Some(want) = found {
        *last = Some(want.act);
        if want.target.part == Part::Name {
            let mut alone = provision.clone();
            alone.children.clear();
            want.found = Some(alone);
        } else {
            want.done = true;
            let act = want.act;
            // What is announced beside its chương stands in it.
            inside(&provision, wants);
            contents[act].push(provision);
            return None;
        }
    }
    let named = wants.iter().any(|want| {
        want.found.as_ref().is_some_and(|found| found.level == provision.level && found.number == provision.number)
    });
    if !named && !holds(&provision, wants) {
        return Some(provision);
    }
    path.insert(0, (provision.level, provision.number.clone()));
    for child in std::mem::take(&mut provision.children) {
        if let Some(child) = take(child, path, wants, contents, around, last) {
            provision.children.push(child);
        }
    }
    path.remove(0);
    if !named || !provision.children.is_empty() {
        around.push(provision);
    }
    None
}

/// Marks as done what stands inside a provision that was taken whole.
fn inside(provision: &Provision, wants: &mut [Want]) {
    for child in &provision.children {
        child.visit(&mut |below| {
            let want = wants.iter_mut().find(|want| !want.done && is_step(&want.target, 0, below));
            if let Some(want) = want {
                want.done = true;
            }
        });
    }
}

fn is_step(target: &Address, at: usize, provision: &Provision) -> bool {
    target.steps.get(at).is_some_and(|(level, number)| {
        *level == provision.level && (*number == provision.number || number.is_none() && !level.is_numbered())
    })
}

/// Whether the provisions around one are not other than those that the target names.
fn agrees(target: &Address, path: &[(Level, Option<Number>)]) -> bool {
    path.iter().all(|(level, number)| {
        target.steps.iter().find(|(named, _)| named == level).is_none_or(|(_, named)| named == number)
    })
}

/// Whether something wanted stands in a provision.
fn holds(provision: &Provision, wants: &[Want]) -> bool {
    let mut found = false;
    for child in &provision.children {
        child.visit(&mut |below| {
            found |= wants.iter().any(|want| !want.done && want.found.is_none() && is_step(&want.target, 0, below));
        });
    }
    found
        && !wants
            .iter()
            .any(|want| want.target.steps.first().is_some_and(|(level, _)| level.rank() > provision.level.rank()))
}

/// Roots that nothing announced: kept with what was taken before them, and told of.
fn place_stray(
    stray: Vec<(Option<usize>, Provision)>,
    wants: &[Want],
    contents: &mut [Vec<Provision>],
    out: &mut Fitted,
) {
    for (last, root) in stray {
        let free = wants.iter().find(|want| !want.done && want.found.is_none() && want.target.part == Part::Whole);
        let act = free.map(|want| want.act).or(last);
        let named = wants.iter().all(|want| want.target.part == Part::Name);
        if !(named || free.is_some_and(|want| want.target.steps.first().is_some_and(|(level, _)| !level.is_numbered())))
        {
            let mut read = words(root.level, root.number.as_ref());
            if read.is_empty() {
                read = root.body.bare_words().chars().take(40).collect();
            }
            out.mends.push(Mend { kind: MendKind::Mismatch, read, taken: String::new() });
        }
        if let Some(content) = act.and_then(|act| contents.get_mut(act)) {
            content.push(root);
        }
    }
}

/// Gives roots without a number, or with a misread one, the numbers that were announced.
fn relabel(mut roots: Vec<Provision>, wants: &[Want], scanned: bool, mends: &mut Vec<Mend>) -> Vec<Provision> {
    let [want] = wants else { return roots };
    let Some((level, Some(number))) = want.target.steps.first().cloned() else { return roots };
    if want.target.part != Part::Whole || roots.is_empty() || level == Level::Paragraph {
        return roots;
    }
    let matches = |provision: &Provision| is_step(&want.target, 0, provision);
    let mut deep = false;
    roots.iter().for_each(|root| root.visit(&mut |below| deep |= matches(below)));
    if deep {
        return roots;
    }
    let same = roots.len() == 1 && roots[0].level == level;
    if same {
        let read = words(level, roots[0].number.as_ref());
        let close = roots[0].number.as_ref().is_none_or(|read| scanned && is_close(read, &number, level));
        if close {
            mends.push(Mend { kind: MendKind::Label, read, taken: words(level, Some(&number)) });
            roots[0].number = Some(number);
        }
        return roots;
    }
    if roots[0].level != Level::Paragraph || level.rank() > 3 || level == Level::Section {
        return roots;
    }
    // The label was forgotten: the first paragraph is its words.
    let mut whole = Provision::new(level);
    whole.origin = roots[0].origin;
    (whole.number, whole.pinned) = (Some(number.clone()), true);
    if level != Level::Article {
        let first = roots.remove(0).body.bare_words();
        let specks = |c: char| scanned && !c.is_alphanumeric() && !matches!(c, '(' | '“' | '"');
        whole.body = Text::plain(first.trim_start_matches(specks));
    }
    whole.children = roots;
    mends.push(Mend { kind: MendKind::Label, read: String::new(), taken: words(level, Some(&number)) });
    vec![whole]
}

/// Whether one number may be the other misread.
fn is_close(read: &Number, taken: &Number, level: Level) -> bool {
    let (read, taken) = (read.print(level), taken.print(level));
    if level == Level::Point {
        return read.chars().count() == 1 && taken.chars().count() == 1;
    }
    let (read, taken): (Vec<char>, Vec<char>) = (read.chars().collect(), taken.chars().collect());
    let cut = |long: &[char], short: &[char]| {
        long.len() == short.len() + 1 && (long.starts_with(short) || long.ends_with(short))
    };
    cut(&read, &taken) || cut(&taken, &read)
}
