//! Names of roles and other things as folded words, by which sentences are asked for them.

use crate::model::{Role, folded};

/// The folded words of a text: letters and digits in a row.
pub fn words_of(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(folded).collect()
}

/// The folded words of a role's full and short names, each once, the longer first.
pub fn role_names(role: &Role) -> Vec<Vec<String>> {
    let mut names: Vec<Vec<String>> =
        [Some(&role.name), role.short.as_ref()].into_iter().flatten().map(|name| words_of(name)).collect();
    names.retain(|name| !name.is_empty());
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_folded_words() {
        assert_eq!(words_of("Ban Thường vụ Tỉnh ủy (khoá I)"), ["ban", "thường", "vụ", "tỉnh", "uỷ", "khoá", "i"]);
        assert!(words_of(" – ").is_empty());
    }
}
