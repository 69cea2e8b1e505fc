//! A heading put between the articles of a chương or mục takes over those that stand behind it: `Bổ sung Chương IIIa vào
//! trước Điều 9`.

use super::live::{Live, is_taken, live_at};
use crate::model::{InsertPlace, Level, Provision};

/// Where a list is cut, and where what is cut off goes with its heading.
#[derive(Debug)]
pub(super) struct Cut {
    /// The list that is cut, by the provision that holds it.
    list: Vec<usize>,
    from: usize,
    to: usize,
    /// The list that the heading goes into, and its place there.
    into: Vec<usize>,
    at: usize,
}

/// What a heading between two articles divides; `None` for anything else, and where it would bring articles of its own in
/// front of those that it takes over without saying so.
pub(super) fn cut(
    text: &mut Vec<Live>,
    list: &[usize],
    at: usize,
    place: &InsertPlace,
    heading: &Provision,
) -> Option<Cut> {
    let clear = match place {
        InsertPlace::Before(_) => true,
        InsertPlace::After(_) => heading.children.is_empty(),
        InsertPlace::End(_) => false,
    };
    let outer = live_at(text, list).filter(|_| clear)?;
    let fits = matches!(
        (outer.provision.level, heading.level),
        (Level::Chapter, Level::Section | Level::Chapter) | (Level::Section, Level::Section)
    );
    let behind = outer.children.get(at..)?;
    let next = behind.iter().find(|live| !live.gone)?;
    if !fits || next.provision.level != Level::Article {
        return None;
    }
    let inside = outer.provision.level != heading.level;
    let to = match inside {
        true => behind.iter().position(|live| live.provision.level == Level::Section),
        false if behind.iter().any(|live| live.provision.level == Level::Section) => return None,
        false => None,
    };
    let to = to.map_or(outer.children.len(), |count| at + count);
    let (into, place) = match (inside, list.split_last()) {
        (true, _) => (list.to_vec(), at),
        (false, Some((last, around))) => (around.to_vec(), last + 1),
        (false, None) => return None,
    };
    let free = !is_taken(text, &into, heading.level, heading.number.as_ref()?);
    free.then_some(Cut { list: list.to_vec(), from: at, to, into, at: place })
}

impl Cut {
    /// Cuts, and puts the heading over what was cut off.
    pub(super) fn put(self, text: &mut Vec<Live>, mut heading: Live) {
        if let Some(outer) = live_at(text, &self.list) {
            heading.children.extend(outer.children.drain(self.from..self.to.min(outer.children.len())));
        }
        let list = match self.into.is_empty() {
            true => Some(text),
            false => live_at(text, &self.into).map(|live| &mut live.children),
        };
        if let Some(list) = list {
            list.insert(self.at.min(list.len()), heading);
        }
    }
}
