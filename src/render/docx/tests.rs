//! What must be in a Word file.

use super::sample;
use super::*;
use std::io::Read;

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut text = String::new();
    zip.by_name(name).expect("the part").read_to_string(&mut text).expect("text");
    text
}

#[test]
fn dump() {
    for profile in ["hd05-2026", "hd36-2018", "nd30-2020"] {
        for with_decision in [false, true] {
            let bytes = docx(&sample::view(profile, with_decision), &Templates::embedded());
            let bytes = bytes.unwrap_or_else(|error| panic!("{error}"));
            assert!(!part(&bytes, "word/document.xml").is_empty());
            if let Ok(folder) = std::env::var("DOCX_OUT") {
                std::fs::write(format!("{folder}/{profile}-{with_decision}.docx"), bytes).expect("written");
            }
        }
    }
}
