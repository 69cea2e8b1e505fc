//! Citations: where a provision stands, said from anywhere in the regulation.

use super::{Level, Provision};
use std::fmt;

/// Where a provision stands, from itself outwards: khoản 2, Điều 5.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The steps, the provision itself first; a chương is named only for what is above the articles.
    pub steps: Vec<Step>,
}

/// One step of a citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The level.
    pub level: Level,
    /// The number as that level prints it, empty for an annex without sisters.
    pub number: String,
    /// The order of that provision among the numbered provisions of the text, from 0: names it uniquely.
    pub order: usize,
    /// Whether the citation is made from inside this very provision, which makes it `này`.
    pub here: bool,
}

impl Citation {
    /// The citation as said from inside `place`: `khoản 2 Điều này` (and `điểm a khoản này`).
    pub fn said_from(&self, place: &Citation) -> Citation {
        let mut steps = self.steps.clone();
        let shared = steps.iter().position(|step| place.steps.iter().any(|other| other.order == step.order));
        if let Some(at) = shared.filter(|&at| steps[at].level != Level::Chapter && steps[at].level != Level::Section) {
            steps[at].here = true;
            steps.truncate(at + 1);
        }
        Citation { steps }
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.steps.iter().enumerate() {
            if at > 0 {
                f.write_str(" ")?;
            }
            f.write_str(step.level.noun().unwrap_or("đoạn"))?;
            if step.here {
                f.write_str(" này")?;
            } else if !step.number.is_empty() {
                write!(f, " {}", step.number)?;
            }
        }
        Ok(())
    }
}

/// Walks a text in order and calls `visit` with every provision and its citation; what has no number is
/// cited as the nearest numbered provision around it. What stands in a quote is another document's and is not walked.
pub(super) fn walk<'a>(provisions: &'a [Provision], visit: &mut impl FnMut(&'a Provision, &Citation)) {
    let annexes = provisions.iter().filter(|provision| provision.level == Level::Annex).count();
    let mut walker = Walker { order: 0, only_annex: annexes == 1 };
    walker.walk(provisions, &Citation { steps: Vec::new() }, visit);
}

struct Walker {
    order: usize,
    only_annex: bool,
}

impl Walker {
    fn walk<'a>(
        &mut self,
        provisions: &'a [Provision],
        around: &Citation,
        visit: &mut impl FnMut(&'a Provision, &Citation),
    ) {
        for provision in provisions {
            let citation = self.cite(provision, around);
            visit(provision, &citation);
            self.walk(provision.own_children(), &citation, visit);
        }
    }

    fn cite(&mut self, provision: &Provision, around: &Citation) -> Citation {
        let Some(number) = &provision.number else {
            return around.clone();
        };
        let bare = provision.level == Level::Annex && self.only_annex;
        let number = if bare { String::new() } else { number.print(provision.level) };
        let mut steps = vec![Step { level: provision.level, number, order: self.order, here: false }];
        self.order += 1;
        // An article is found by its number alone; a mục needs its chương.
        if provision.level != Level::Article {
            steps.extend(around.steps.iter().cloned());
        }
        Citation { steps }
    }
}
