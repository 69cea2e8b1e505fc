//! Any bytes are read as a Word file or have a fault.
//!
//! Bytes that are no ZIP file become the body of one, since fuzzing finds no packed XML by itself.

#![no_main]

use libfuzzer_sys::fuzz_target;
use quyche::import::docx::read;
use std::io::Write;

fuzz_target!(|bytes: &[u8]| {
    let document = if bytes.starts_with(b"PK") { read(bytes) } else { read(&packed(bytes)) };
    if let Ok(document) = document {
        let _ = quyche::import::recognise(&document, "a", None);
    }
});

/// A Word file whose parts are cut out of the bytes at each 0xFF.
fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    let mut zip = zip::ZipWriter::new(&mut out);
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let names = ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "word/comments.xml"];
    for (name, part) in names.iter().zip(bytes.split(|byte| *byte == 0xff)) {
        if zip.start_file(*name, options).is_ok() {
            let _ = zip.write_all(part);
        }
    }
    let _ = zip.finish();
    out.into_inner()
}
