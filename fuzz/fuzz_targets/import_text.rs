//! Any bytes under any name are read as a foreign file, and no letter of them is lost.

#![no_main]

use libfuzzer_sys::fuzz_target;
use quyche::import::{read, recognise};

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let name = ["a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a.odt", "a"][usize::from(*first) % 7];
    if let Ok(found) = read(name, rest) {
        let _ = recognise(&found.document, name, None);
    }
});
