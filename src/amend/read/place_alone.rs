//! Items that say no more than a place (`1. Điều 10:`), and sentences of the day of effect that go on as instructions.

use super::cursor::Cursor;
use super::document::document_ahead;
use super::place::targets;
use crate::model::{Address, Part};

/// The place that an item names for what stands below it, when it says nothing else.
pub(super) fn place_alone(words: &str, around: &Address, scanned: bool) -> Option<Address> {
    let mut cursor = Cursor::over(words, scanned);
    cursor.any(&["tại", "ở", "đối"]);
    cursor.word("với");
    let found = targets(&mut cursor, around).ok()?;
    cursor.words(&["như", "sau"]);
    cursor.take_mark(&[':', '.']);
    let [target] = found.as_slice() else { return None };
    (cursor.is_done() && target.part == Part::Whole && !target.steps.is_empty()).then(|| target.clone())
}

/// What a sentence of the day of effect does besides: `… có hiệu lực từ ngày … và thay thế Nghị định số …`.
pub(super) fn second_part(words: &str) -> Option<&str> {
    let effect = words.find("có hiệu lực")?;
    let rest = words.get(effect..)?;
    ["thay thế ", "bãi bỏ "].iter().find_map(|verb| {
        let at = effect + rest.find(&format!(" {verb}"))? + 1;
        let second = words.get(at..)?;
        document_ahead(&mut Cursor::over(second.strip_prefix(verb)?, false)).then_some(second)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_effect_goes_on_as_an_instruction() {
        let words = "Quyết định này có hiệu lực từ ngày 01/3/2027 và thay thế Quyết định số 12-QĐ/TU.";
        assert_eq!(second_part(words), Some("thay thế Quyết định số 12-QĐ/TU."));
        assert_eq!(second_part("Quyết định này có hiệu lực từ ngày 01/3/2027."), None);
        assert_eq!(second_part("có hiệu lực đến khi được thay thế bằng văn bản khác"), None);
    }
}
