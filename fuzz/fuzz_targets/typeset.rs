//! Any text is page markup that is set in bounded time, or an error that names a line.

#![no_main]

use libfuzzer_sys::fuzz_target;
use quyche::measure::embedded;
use quyche::typeset::{Faces, read, set};

fuzz_target!(|text: &str| {
    match read(text) {
        Ok(document) => {
            let pages = set(&document, &Faces::new(embedded(), &document.families));
            assert!(pages.len() <= 2 * text.len() + 2, "{} pages of {} bytes", pages.len(), text.len());
            for piece in pages.iter().flat_map(|page| &page.pieces) {
                assert!(piece.x.is_finite() && piece.y.is_finite());
            }
        }
        Err(error) => assert!(error.line >= 1),
    }
});
