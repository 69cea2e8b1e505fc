//! The faces that text is set in: Liberation Serif and a face of signs ship with the program, the machine's own may be
//! added.

use crate::measure::{self, Face};
use std::sync::LazyLock;

/// The family that ships with the program; its letters are as wide as those of Times New Roman.
pub const EMBEDDED_FAMILY: &str = "Liberation Serif";

/// The face of signs (☐, ✓, ➢ …) that faces of letters lack.
const SIGNS: &str = "fonts/Signs.ttf";

static EMBEDDED: LazyLock<Fonts> = LazyLock::new(|| {
    let signs = crate::asset::file(SIGNS).map(Face::all).unwrap_or_default();
    Fonts { faces: measure::embedded().iter().cloned().chain(signs).collect() }
});

/// The faces at hand. Reading one takes a while, so a value is kept and lent.
#[derive(Debug, Clone)]
pub struct Fonts {
    faces: Vec<Face>,
}

impl Fonts {
    /// The faces that ship with the program, read once.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// The embedded faces and those in these font files, which a profile chooses by the name of its family.
    /// What is no font is passed over: text is then set in an embedded face.
    pub fn with_files(files: impl IntoIterator<Item = Vec<u8>>) -> Self {
        let mut faces = Self::embedded().faces.clone();
        faces.extend(files.into_iter().flat_map(Face::all));
        Self { faces }
    }

    /// Whether a family is at hand in all four styles.
    pub fn has_family(&self, family: &str) -> bool {
        let wished = family.to_lowercase();
        let has = |style| self.faces.iter().any(|face| face.style() == style && face.family().to_lowercase() == wished);
        [(false, false), (true, false), (false, true), (true, true)].into_iter().all(has)
    }

    pub(super) fn faces(&self) -> &[Face] {
        &self.faces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_family_has_four_styles_and_files_that_are_no_fonts_are_passed_over() {
        assert!(Fonts::embedded().has_family("liberation serif"));
        assert!(!Fonts::embedded().has_family("Times New Roman"));
        let before = Fonts::embedded().faces.len();
        assert_eq!(Fonts::with_files([b"no font".to_vec(), Vec::new()]).faces.len(), before);
    }
}
