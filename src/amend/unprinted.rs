//! Ids and attribute lists, which no paper shows and which an amendment carries beside its instructions.

use crate::model::{Address, Provision, Regulation, Unprinted};

/// What has to be set so that `given` has the ids and lists of `goal`; nothing where the two have other shapes.
pub(super) fn unprinted(given: &Regulation, goal: &Regulation) -> Vec<Unprinted> {
    let mut out = Vec::new();
    let at = At { target: Address::default(), place: Vec::new() };
    walk(&given.provisions, &goal.provisions, &at, &mut out);
    out
}

struct At {
    target: Address,
    place: Vec<usize>,
}

fn walk(given: &[Provision], goal: &[Provision], at: &At, out: &mut Vec<Unprinted>) {
    for (place, (given, goal)) in given.iter().zip(goal).enumerate() {
        if given.level != goal.level || given.number != goal.number {
            return;
        }
        let here = at.step(goal, place);
        if given.id != goal.id || given.attributes != goal.attributes {
            out.push(Unprinted {
                target: here.target.clone(),
                place: here.place.clone(),
                id: goal.id.clone(),
                attributes: (given.attributes != goal.attributes).then(|| goal.attributes.clone()),
            });
        }
        walk(&given.children, &goal.children, &here, out);
    }
}

impl At {
    fn step(&self, provision: &Provision, place: usize) -> At {
        let Some(number) = &provision.number else {
            let mut path = self.place.clone();
            path.push(place);
            return At { target: self.target.clone(), place: path };
        };
        let target = self.target.below((provision.level, Some(number.clone())));
        At { target, place: Vec::new() }
    }
}
