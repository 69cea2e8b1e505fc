//! The text while instruments are applied to it: provisions that remember what was done to them, and where the repealed
//! ones stood.

use crate::model::{Address, Level, Number, Provision};

/// A provision of the text.
#[derive(Debug, Clone)]
pub(super) struct Live {
    /// It, without what stands in it.
    pub(super) provision: Provision,
    /// What stands in it; the repealed ones keep their places.
    pub(super) children: Vec<Live>,
    /// What was done to it, as places in the list of deeds.
    pub(super) deeds: Vec<usize>,
    /// Whether it was repealed.
    pub(super) gone: bool,
}

/// Where a provision stands: its place among its sisters at each step, from outside.
pub(super) type Path = Vec<usize>;

impl Live {
    pub(super) fn new(mut provision: Provision) -> Self {
        let children = std::mem::take(&mut provision.children).into_iter().map(Live::new).collect();
        Self { provision, children, deeds: Vec::new(), gone: false }
    }

    pub(super) fn is(&self, level: Level, number: &Number) -> bool {
        !self.gone && self.provision.level == level && self.provision.number.as_ref() == Some(number)
    }

    /// The provision with what is left in it; tells what was done to each and where it stands now.
    pub(super) fn finish(mut self, path: &Path, told: &mut impl FnMut(usize, &Path)) -> Provision {
        self.provision.children = finish(self.children, path, told);
        self.provision
    }
}

/// What is left of a list of provisions.
pub(super) fn finish(list: Vec<Live>, around: &Path, told: &mut impl FnMut(usize, &Path)) -> Vec<Provision> {
    let mut out = Vec::with_capacity(list.len());
    for live in list {
        let mut path = around.clone();
        path.push(out.len());
        live.deeds.iter().for_each(|&deed| told(deed, &path));
        if !live.gone {
            out.push(live.finish(&path, told));
        }
    }
    out
}

/// The list that a path leads into, and the place in it.
pub(super) fn list_at<'l>(text: &'l mut Vec<Live>, path: &[usize]) -> Option<(&'l mut Vec<Live>, usize)> {
    let (&last, around) = path.split_last()?;
    let mut list = text;
    for &place in around {
        list = &mut list.get_mut(place)?.children;
    }
    Some((list, last))
}

/// The provision at a path.
pub(super) fn live_at<'l>(text: &'l mut Vec<Live>, path: &[usize]) -> Option<&'l mut Live> {
    let (list, at) = list_at(text, path)?;
    list.get_mut(at)
}

/// Why a target cannot be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Missing {
    /// There is none; so many steps, from outside, lead to something.
    Gone(usize),
    /// The target says too little or two provisions answer to it.
    Unclear,
}

/// Finds a target that is not the whole text.
pub(super) fn find(text: &[Live], target: &Address, only_annex: Option<&Number>) -> Result<Path, Missing> {
    let mut path = Path::new();
    for (found, (level, number)) in target.steps.iter().rev().enumerate() {
        let mut list = text;
        for &place in &path {
            list = &list[place].children;
        }
        let number = number.as_ref().or(only_annex.filter(|_| *level == Level::Annex));
        let Some(number) = number else { return Err(Missing::Unclear) };
        // Outermost stands what is found by its number alone.
        if found == 0 && matches!(level, Level::Clause | Level::Point) {
            return Err(Missing::Unclear);
        }
        let mut hits = Vec::new();
        search(list, *level, number, &mut path.clone(), &mut hits);
        // Of two articles with one number nobody knows which is meant.
        match hits.len() {
            0 => return Err(Missing::Gone(found)),
            1 => path = hits.swap_remove(0),
            _ => return Err(Missing::Unclear),
        }
    }
    if path.is_empty() { Err(Missing::Unclear) } else { Ok(path) }
}

/// Of a target that cannot be found, the provision of it or around it that was repealed, as the deed that did it.
pub(super) fn repealed(text: &[Live], target: &Address) -> Option<usize> {
    let mut list = text;
    for (level, number) in target.steps.iter().rev() {
        let mut hits = Vec::new();
        search(list, *level, number.as_ref()?, &mut Path::new(), &mut hits);
        match hits.first().and_then(|path| at(list, path)) {
            Some(live) => list = &live.children,
            None => return gone(list, *level, number.as_ref()?),
        }
    }
    None
}

fn at<'l>(list: &'l [Live], path: &[usize]) -> Option<&'l Live> {
    let (first, rest) = path.split_first()?;
    let live = list.get(*first)?;
    if rest.is_empty() { Some(live) } else { at(&live.children, rest) }
}

/// The deed that took away a provision of a level with a number.
fn gone(list: &[Live], level: Level, number: &Number) -> Option<usize> {
    list.iter().find_map(|live| {
        let same = live.provision.level == level && live.provision.number.as_ref() == Some(number);
        if live.gone && same { live.deeds.last().copied() } else { gone(&live.children, level, number) }
    })
}

/// Every provision of a level with a number, however deep it may stand.
fn search(list: &[Live], level: Level, number: &Number, path: &mut Path, hits: &mut Vec<Path>) {
    for (place, live) in list.iter().enumerate() {
        if live.gone {
            continue;
        }
        path.push(place);
        let same = live.provision.level == level;
        if same && live.provision.number.as_ref() == Some(number) {
            hits.push(path.clone());
        } else if !same && may_hold(live.provision.level, level) {
            search(&live.children, level, number, path, hits);
        }
        path.pop();
    }
}

/// True if no numbered level can lie between `outer` and `inner` in a citation.
fn may_hold(outer: Level, inner: Level) -> bool {
    match inner {
        Level::Section => outer == Level::Chapter,
        Level::Article => matches!(outer, Level::Chapter | Level::Section | Level::Annex),
        _ => false,
    }
}

/// The numbers of all articles, chương and annexes are one list each; anything else counts where it stands.
pub(super) fn is_taken(text: &[Live], around: &[usize], level: Level, number: &Number) -> bool {
    let mut list = text;
    if !matches!(level, Level::Chapter | Level::Article | Level::Annex) {
        for &place in around {
            list = &list[place].children;
        }
    }
    let mut hits = Vec::new();
    search(list, level, number, &mut Path::new(), &mut hits);
    !hits.is_empty()
}
