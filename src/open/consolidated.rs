//! A regulation and the instruments that amended it, applied: the text in force on a day.

use super::{OpenError, amended, amendments, read};
use crate::amend::{self, Applied};
use crate::model::{Amendment, Regulation};
use crate::store::Place;
use chrono::NaiveDate;

/// The text in force with what it was made of.
pub struct Consolidated {
    /// The regulation as it was first.
    pub base: Regulation,
    /// The instruments and what each does, in the order in which they were named.
    pub instruments: Vec<(Regulation, Amendment)>,
    /// What they make of it.
    pub applied: Applied,
    /// The day of the text in force; `None` is the last instrument's.
    pub date: Option<NaiveDate>,
    /// What cannot be applied exactly; a text with such a place is not the text in force.
    pub open: Vec<OpenPlace>,
}

/// A place of an instrument that cannot be applied.
pub struct OpenPlace {
    /// Where the instrument lies.
    pub instrument: String,
    /// The place, as the instrument numbers it.
    pub stands: String,
    /// Whether it is not understood; else it cannot be carried out.
    pub is_unread: bool,
}

/// The text in force that `regulation` gives with the instruments in `with`, else with those that it says it was made of.
///
/// # Errors
/// No instrument is named anywhere, or one cannot be read.
pub fn consolidated(
    place: &Place,
    regulation: &Regulation,
    with: &[Place],
    date: Option<NaiveDate>,
) -> Result<Consolidated, OpenError> {
    let (base, places, date) = match &regulation.facts.consolidates {
        _ if !with.is_empty() => (regulation.clone(), with.to_vec(), date),
        Some(consolidates) => {
            let mut places = Vec::new();
            let (_, base) = amendments::first_issued(place, consolidates, &mut places)?;
            (base, places, date.or(consolidates.date))
        }
        None => return Err(OpenError::new("consolidated.nothing", vec![("dir", place.to_string())])),
    };
    let (mut open, mut list, mut instruments) = (Vec::new(), Vec::new(), Vec::new());
    for place in places {
        let name = place.to_string();
        let (sources, loaded) = read::read_place(&place)?;
        read::refuse_unreadable(&name, &sources, &loaded)?;
        let (_, unread) = amended::amendment(&loaded.regulation, Some(&base));
        let amendment = amendments::amendment(&place, &loaded.regulation);
        let unread = unread.into_iter().map(|unread| unread.stands);
        open.extend(unread.map(|stands| OpenPlace { instrument: name.clone(), stands, is_unread: true }));
        list.push((name, amendment.clone()));
        instruments.push((loaded.regulation, amendment));
    }
    let applied = amend::apply_all(&base, &list, date).applied;
    open.extend(applied.open.iter().map(|refusal| OpenPlace {
        instrument: list.get(refusal.instrument).map_or_else(String::new, |(name, _)| name.clone()),
        stands: refusal.stands.clone(),
        is_unread: false,
    }));
    Ok(Consolidated { base, instruments, applied, date, open })
}
