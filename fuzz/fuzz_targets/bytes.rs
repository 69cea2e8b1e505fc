//! Any bytes are taken as facts and as text, and are either the same text or have a fault inside it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use quyche::load::load;
use quyche::source::{FACTS_FILE, Sources};

fuzz_target!(|bytes: &[u8]| {
    let mut sources = Sources::new();
    sources.add_bytes(FACTS_FILE, FACTS_FILE, bytes.to_vec());
    sources.add_bytes("01-a.md", "01-a.md", bytes.to_vec());
    for (_, file) in sources.iter() {
        match &file.fault {
            None => assert_eq!(file.text.as_bytes(), bytes),
            Some(fault) => assert!(file.text.is_char_boundary(fault.at)),
        }
    }
    for diagnostic in load(&sources).diagnostics {
        let file = sources.get(diagnostic.span.file);
        assert!(file.is_some_and(|file| file.text.get(diagnostic.span.range()).is_some()), "{diagnostic:?}");
    }
});
