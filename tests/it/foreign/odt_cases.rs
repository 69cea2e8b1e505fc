//! Cases of OpenDocument texts: what stands in the parts, and what is read. `odt.txt` holds them.
//!
//! A case is the inside of `office:text`; `> automatic`, `> styles`, `> layouts` and `> masters` open the groups of
//! styles. A title that says `look`, `face` or `sheet` shows how these look.

use super::shown::shown;
use super::zipped::zipped;
use crate::support::{Case, run_cases};
use quyche::import::{Fault, odt};
use std::collections::BTreeMap;

const ROOT: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0""#;

#[test]
fn opendocument_texts_are_read_as_the_cases_say() {
    run_cases("tests/it/foreign/odt.txt", run);
}

fn run(case: &Case) -> String {
    let (text, groups) = case.input.split_once("\n> ").unwrap_or((&case.input, ""));
    let groups: BTreeMap<&str, &str> = groups
        .split("\n> ")
        .filter_map(|group| group.split_once('\n'))
        .map(|(name, inside)| (name.trim(), inside))
        .collect();
    match odt::read(&odt_file(text, &groups)) {
        Ok(document) => shown(&document, &case.title),
        Err(fault) => format!("fault {fault}"),
    }
}

fn odt_file(text: &str, groups: &BTreeMap<&str, &str>) -> Vec<u8> {
    let group = |name: &str| groups.get(name).copied().unwrap_or_default();
    let content = format!(
        "<office:document-content {ROOT}><office:automatic-styles>{}</office:automatic-styles><office:body><office:text>{text}</office:text></office:body></office:document-content>",
        group("automatic")
    );
    let styles = format!(
        "<office:document-styles {ROOT}><office:styles>{}</office:styles><office:automatic-styles>{}</office:automatic-styles><office:master-styles>{}</office:master-styles></office:document-styles>",
        group("styles"),
        group("layouts"),
        group("masters")
    );
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("styles.xml", styles.as_bytes()),
    ])
}

#[test]
fn what_is_no_opendocument_text_is_told() {
    assert_eq!(odt::read(b""), Err(Fault::Empty));
    assert_eq!(odt::read(&zipped(&[("word/document.xml", b"<a/>")])), Err(Fault::OtherKind("docx")));
    let manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
    assert_eq!(odt::read(&zipped(&[("META-INF/manifest.xml", manifest)])), Err(Fault::Encrypted));
    let bytes = odt_file("<text:p>Điều 1</text:p>", &BTreeMap::new());
    for end in 1..bytes.len() {
        assert!(odt::read(&bytes[..end]).is_err(), "{end}");
    }
    let deep = "<text:list><text:list-item>".repeat(40_000);
    assert!(matches!(odt::read(&odt_file(&deep, &BTreeMap::new())), Err(Fault::TooDeep { .. })));
}

#[test]
fn damaged_texts_do_no_harm() {
    let cases = std::fs::read_to_string("tests/it/foreign/odt.txt").unwrap();
    let text: String =
        cases.split("\n=== ").skip(1).filter_map(|case| case.split_once('\n')?.1.split("\n").next()).collect();
    let bytes = text.into_bytes();
    for at in (0..bytes.len()).step_by(23) {
        let mut damaged = bytes.clone();
        damaged[at] = b"<>/\"&x0"[at % 7];
        let _ = odt::read(&odt_file(&String::from_utf8_lossy(&damaged), &BTreeMap::new()));
    }
}
