//! The regulation that an instrument amends, with a word where it is not wholly known.

use super::output::Output;
use crate::model::Regulation;
use crate::open::{self, Amended};
use crate::store::Place;

/// The regulation that an instrument amends, as it leaves it; what of it is not known is told.
pub(super) fn amended(place: &Place, instrument: &Regulation, output: &mut Output) -> Option<Regulation> {
    match open::amended(place, instrument) {
        Amended::Nothing => None,
        Amended::Whole(regulation) => Some(regulation),
        Amended::Partly(regulation, places) => {
            output.tell("amended.not-whole", &[("places", places.join("; "))]);
            Some(regulation)
        }
        Amended::Unknown { folder, why } => {
            let why = output.lang.say(&why);
            output.tell("amended.unknown", &[("folder", folder), ("why", why)]);
            None
        }
    }
}
