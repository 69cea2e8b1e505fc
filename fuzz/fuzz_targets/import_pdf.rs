//! Any bytes are read as a PDF file or have a fault; what is read has its letters in runs.

#![no_main]

use libfuzzer_sys::fuzz_target;
use quyche::import::pdf::read;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = read(bytes) {
        assert!(!document.blocks.is_empty() || !document.set_aside.is_empty());
        let _ = quyche::import::recognise(&document, "a", None);
    }
});
