//! Files that lie, swell, point outside or are cut off: each is refused with its reason, none does harm.

use super::zipped::{ROOT, STRICT, docx_file, zipped};
use proptest::prelude::*;
use quyche::import::{Fault, Remark, docx};

const BODY: &str = "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>Phạm vi</w:t></w:r></w:p>\
    <w:tbl><w:tr><w:tc><w:p><w:r><w:t>ô</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
const NUMBERING: &str = "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
    <w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"Điều %1.\"/></w:lvl></w:abstractNum>\
    <w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>";

fn parts(body: &str) -> Vec<(String, String)> {
    vec![("document".to_owned(), body.to_owned()), ("numbering".to_owned(), NUMBERING.to_owned())]
}

/// A Word file whose text is these bytes, whatever they are.
fn with_text(text: &[u8]) -> Vec<u8> {
    zipped(&[("word/document.xml", text)])
}

fn fault(bytes: &[u8]) -> Fault {
    docx::read(bytes).expect_err("it is refused")
}

#[test]
fn what_is_no_word_file_is_told_by_its_kind() {
    let ole = |name: &str| {
        let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
        bytes.resize(600, 0);
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    assert_eq!(fault(b""), Fault::Empty);
    assert_eq!(fault(b"%PDF-1.7"), Fault::OtherKind("pdf"));
    assert_eq!(fault(b"{\\rtf1 x}"), Fault::OtherKind("rtf"));
    assert_eq!(fault(b"  <!DOCTYPE HTML><p>"), Fault::OtherKind("html"));
    assert_eq!(fault("Điều 1. Phạm vi".as_bytes()), Fault::OtherKind("txt"));
    assert_eq!(fault(&[0, 1, 2, 0xff]), Fault::OtherKind("?"));
    assert_eq!(fault(&ole("EncryptedPackage")), Fault::Encrypted);
    assert_eq!(fault(&ole("WordDocument")), Fault::OldWord);
    assert_eq!(fault(&zipped(&[("xl/workbook.xml", b"<a/>")])), Fault::OtherKind("xlsx"));
    assert_eq!(fault(&zipped(&[("mimetype", b"application/vnd.oasis.opendocument.text")])), Fault::OtherKind("odt"));
}

#[test]
fn a_package_that_swells_or_points_outside_is_refused() {
    let bomb = vec![b' '; 6 << 20];
    assert_eq!(fault(&with_text(&bomb)), Fault::TooBig { part: "word/document.xml".to_owned() });
    for name in ["../evil", "word/../../evil", "/etc/passwd", "C:/evil", "word\\..\\..\\evil"] {
        let bytes = zipped(&[("word/document.xml", b"<a/>"), (name, b"x")]);
        assert!(matches!(fault(&bytes), Fault::BadName(_)), "{name}");
    }
    let names: Vec<String> = (0..5000).map(|at| format!("a{at}")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(fault(&zipped(&files)), Fault::TooManyParts);
}

#[test]
fn entities_are_refused_wherever_they_are_declared() {
    let bomb = "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>";
    let outside = "<!DOCTYPE d SYSTEM \"file:///etc/passwd\">";
    for declared in [bomb, outside] {
        let text = format!("{declared}<w:document {ROOT}><w:body>{BODY}</w:body></w:document>");
        assert_eq!(fault(&with_text(text.as_bytes())), Fault::Entities { part: "word/document.xml".to_owned() });
        let text = format!("<w:document {ROOT}><w:body>{BODY}</w:body></w:document>");
        let styles = format!("{declared}<w:styles {ROOT}/>");
        let bytes = zipped(&[("word/document.xml", text.as_bytes()), ("word/styles.xml", styles.as_bytes())]);
        assert_eq!(fault(&bytes), Fault::Entities { part: "word/styles.xml".to_owned() });
    }
}

#[test]
fn nesting_is_bounded_and_what_is_within_is_read() {
    let nested = |depth: usize| {
        let open = "<w:tbl><w:tr><w:tc>".repeat(depth);
        let close = "<w:p/></w:tc></w:tr></w:tbl>".repeat(depth);
        docx_file(&parts(&format!("{open}<w:p><w:r><w:t>đáy</w:t></w:r></w:p>{close}")), ROOT)
    };
    assert!(docx::read(&nested(40)).expect("it is read").text().contains("đáy"));
    assert!(matches!(fault(&nested(50)), Fault::TooDeep { .. }));
    assert!(matches!(fault(&nested(50_000)), Fault::TooDeep { .. }));
    let spans = format!("{}{}", "<w:ins>".repeat(50_000), "</w:ins>".repeat(50_000));
    assert!(matches!(fault(&docx_file(&parts(&spans), ROOT)), Fault::TooDeep { .. }));
    let properties = format!("<w:p><w:pPr>{}{}</w:pPr></w:p>", "<w:a>".repeat(50_000), "</w:a>".repeat(50_000));
    assert!(matches!(fault(&docx_file(&parts(&properties), ROOT)), Fault::TooDeep { .. }));
}

#[test]
fn the_strict_edition_and_utf_16_say_the_same() {
    let usual = docx::read(&docx_file(&parts(BODY), ROOT)).expect("it is read");
    assert_eq!(usual.text(), "Điều 1. Phạm vi\nô\n");
    assert_eq!(docx::read(&docx_file(&parts(BODY), STRICT)).expect("it is read"), usual);
    let text = format!("<?xml version=\"1.0\"?><w:document {ROOT}><w:body>{BODY}</w:body></w:document>");
    for (mark, order) in [([0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xfe, 0xff], u16::to_be_bytes)] {
        let wide: Vec<u8> = mark.into_iter().chain(text.encode_utf16().flat_map(order)).collect();
        assert_eq!(docx::read(&with_text(&wide)).expect("it is read").text(), "Phạm vi\nô\n");
    }
}

#[test]
fn macros_are_left_alone_and_told() {
    let text = format!("<w:document {ROOT}><w:body>{BODY}</w:body></w:document>");
    let bytes = zipped(&[("word/document.xml", text.as_bytes()), ("word/vbaProject.bin", b"\0macro")]);
    assert_eq!(docx::read(&bytes).expect("it is read").remarks, [Remark::Macros]);
}

/// A field that is begun and never ended hides what follows, as it does in Word; what it hides is not lost.
#[test]
fn what_an_unended_field_hides_is_set_aside() {
    let body = "<w:p><w:r><w:t>thấy</w:t><w:fldChar w:fldCharType=\"begin\"/><w:t>mất</w:t></w:r></w:p>\
        <w:p><w:r><w:t>cũng mất</w:t></w:r></w:p>";
    let document = docx::read(&docx_file(&parts(body), ROOT)).expect("it is read");
    let aside: Vec<&str> = document.set_aside.iter().map(|aside| aside.words.as_str()).collect();
    assert_eq!((document.text().trim(), aside), ("thấy", vec!["mấtcũng mất"]));
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let bytes = docx_file(&parts(BODY), ROOT);
    for end in 1..bytes.len() {
        assert!(docx::read(&bytes[..end]).is_err(), "{end}");
    }
}

fn rich() -> String {
    let cases = std::fs::read_to_string("tests/it/foreign/docx.txt").unwrap();
    let bodies = cases.split("\n=== ").skip(1).filter_map(|case| case.split_once('\n')?.1.split("\n---").next());
    bodies.map(|body| body.split("\n> ").next().unwrap_or_default()).filter(|body| !body.contains("&a;")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// Whatever happens to the bytes of a part, it is read or refused.
    #[test]
    fn damaged_parts_do_no_harm(edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4u8), 1..8)) {
        let text = format!("<w:document {ROOT}><w:body>{}</w:body></w:document>", rich());
        let mut bytes = text.into_bytes();
        for (at, byte, how) in edits {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => { bytes.remove(at); }
                2 => bytes.insert(at, byte),
                _ => bytes[at] = b"<>/\"&w:"[usize::from(byte) % 7],
            }
        }
        let _ = docx::read(&with_text(&bytes));
        let numbering = zipped(&[("word/document.xml", format!("<w:document {ROOT}><w:body>{BODY}</w:body></w:document>").as_bytes()), ("word/numbering.xml", &bytes), ("word/styles.xml", &bytes), ("word/footnotes.xml", &bytes)]);
        let _ = docx::read(&numbering);
    }

    /// Whatever happens to the bytes of a package, it is read or refused.
    #[test]
    fn damaged_packages_do_no_harm(edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = docx_file(&parts(BODY), ROOT);
        for (at, byte) in edits {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = docx::read(&bytes);
    }
}
