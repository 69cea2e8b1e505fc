//! Citations: where a provision stands, said from anywhere in the regulation.

use super::{Address, Level, Number, Provision};
use std::fmt;

/// The address of a provision of a text, and which provisions its steps are: two with one number are told apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Citation {
    /// The address; a chương is named only for what is above the articles.
    pub address: Address,
    /// Of each step, the order of that provision among the numbered provisions of the text, from 0.
    pub orders: Vec<usize>,
}

impl Citation {
    /// The address as said from inside `place`: `khoản 2 Điều này` (and `điểm a khoản này`). Its steps are the first of
    /// this citation's.
    pub fn said_from(&self, place: &Citation) -> Address {
        self.address.clone().up_to(self.orders.iter().position(|order| place.orders.contains(order)))
    }

    /// The citation of a numbered provision that stands in this one; `bare` for an annex without sisters.
    pub fn below(&self, provision: &Provision, number: &Number, bare: bool, order: usize) -> Citation {
        let address = self.address.below((provision.level, (!bare).then(|| number.clone())));
        let orders = std::iter::once(order).chain(self.orders.iter().copied()).take(address.steps.len()).collect();
        Citation { address, orders }
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.address.fmt(f)
    }
}

/// Walks a text in order and calls `visit` with every provision and its citation; what has no number is
/// cited as the nearest numbered provision around it. What stands in a quote is another document's and is not walked.
pub(super) fn walk<'a>(provisions: &'a [Provision], visit: &mut impl FnMut(&'a Provision, &Citation)) {
    let annexes = provisions.iter().filter(|provision| provision.level == Level::Annex).count();
    let mut walker = Walker { order: 0, only_annex: annexes == 1 };
    walker.walk(provisions, &Citation::default(), visit);
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
        self.order += 1;
        around.below(provision, number, bare, self.order - 1)
    }
}
