//! The models that ship with the program.

use crate::source::Sources;
use include_dir::{Dir, include_dir};

static MODELS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/regulations/mau");

/// The kinds that have a model.
pub fn models() -> impl Iterator<Item = &'static str> {
    MODELS.dirs().filter_map(|dir| dir.path().file_name().and_then(|name| name.to_str()))
}

/// The texts of a model.
pub fn model(kind: &str) -> Option<Sources> {
    let dir = models().find(|known| *known == kind).and_then(|kind| MODELS.get_dir(kind))?;
    let mut sources = Sources::new();
    for file in dir.files() {
        let name = file.path().file_name().and_then(|name| name.to_str())?;
        sources.add_bytes(name, name, file.contents().to_vec());
    }
    Some(sources)
}
