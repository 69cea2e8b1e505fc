//! The amended regulation as far as the quotations of an instrument tell, for when its instructions cannot be read.

use crate::model::{Amends, Id, Level, Provision, Regulation};

/// A regulation with what an instrument quotes laid over it: a quoted provision takes the place of the one with its id, a
/// new điều or phụ lục comes behind the one with the number before, and the data change as the instrument states. What else is new
/// is left out.
pub fn overlay(base: &Regulation, instrument: &Regulation) -> Regulation {
    let default = Amends::default();
    let amends = instrument.facts.amends.as_ref().unwrap_or(&default);
    let mut out = Regulation { facts: base.facts.amended(amends), ..base.clone() };
    instrument.quotes(|quote| {
        for quoted in &quote.children {
            let is_there = quoted.id.as_ref().is_some_and(|id| replace(&mut out.provisions, id, quoted));
            if !is_there && matches!(quoted.level, Level::Article | Level::Annex) && quoted.number.is_some() {
                insert(&mut out.provisions, quoted);
            }
        }
    });
    out
}

/// Puts a provision in the place of the one with this id and its level; whether there was one.
fn replace(provisions: &mut [Provision], id: &Id, quoted: &Provision) -> bool {
    for provision in provisions {
        if provision.id.as_ref() == Some(id) && provision.level == quoted.level {
            let number = quoted.number.clone().or(provision.number.take());
            *provision = Provision { number, ..quoted.clone() };
            return true;
        }
        if replace(&mut provision.children, id, quoted) {
            return true;
        }
    }
    false
}

/// Puts a provision behind the last one of its level with a smaller number, or in the place of the one with its number.
fn insert(provisions: &mut Vec<Provision>, quoted: &Provision) -> bool {
    for at in (0..provisions.len()).rev() {
        let one = &mut provisions[at];
        if one.level == quoted.level && one.number == quoted.number {
            let id = quoted.id.clone().filter(|_| !quoted.id_derived).or(one.id.take()).or(quoted.id.clone());
            *one = Provision { id, ..quoted.clone() };
            return true;
        }
        if one.level == quoted.level && one.number < quoted.number {
            provisions.insert(at + 1, quoted.clone());
            return true;
        }
        if one.level < quoted.level && insert(&mut one.children, quoted) {
            return true;
        }
    }
    false
}
