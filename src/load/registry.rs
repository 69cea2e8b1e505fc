//! The registry of documents that were replaced and organs that ended.

use crate::model::Registry;
use std::sync::LazyLock;

static EMBEDDED: LazyLock<Registry> = LazyLock::new(|| {
    // A test reads it, so the default stands only for a broken build.
    serde_yaml::from_str(include_str!("../../templates/registry/documents.yaml")).unwrap_or_default()
});

/// The registry that ships with the program.
pub fn embedded_registry() -> &'static Registry {
    &EMBEDDED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_registry_reads() {
        assert!(embedded_registry().replaced.len() > 5 && embedded_registry().ended.len() > 5);
    }
}
