//! The table of words by which duties tell who decides, prepares, carries out and checks what.

use crate::model::PowerWords;
use std::sync::LazyLock;

static EMBEDDED: LazyLock<PowerWords> = LazyLock::new(|| {
    // A test reads it, so the default stands only for a broken build.
    serde_yaml::from_str(include_str!("../../templates/registry/powers.yaml")).unwrap_or_default()
});

/// The table that ships with the program.
pub fn embedded_power_words() -> &'static PowerWords {
    &EMBEDDED
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::folded;

    #[test]
    fn the_embedded_table_reads_and_is_in_folded_form() {
        let table = embedded_power_words();
        assert!(table.verbs.decides.len() > 5 && table.fields.len() > 3);
        let matters = table.fields.iter().flat_map(|field| &field.matters);
        for phrase in matters.flat_map(|matter| &matter.words).chain(&table.verbs.decides).chain(&table.skipped) {
            let words: Vec<String> = phrase.split(' ').map(folded).collect();
            assert_eq!(&words.join(" "), phrase);
        }
    }
}
