//! Words set in the fonts of TCVN3 and VNI are Unicode after reading, run by run as the font says.

use super::zipped::{ROOT, docx_file};
use quyche::import::{RunKind, read, recognise};

/// A Word file whose paragraphs are runs of a font and words.
fn file(paragraphs: &[&[(&str, &str)]]) -> Vec<u8> {
    let run = |(font, words): &(&str, &str)| {
        format!(
            "<w:r><w:rPr><w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/></w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>"
        )
    };
    let paragraph = |runs: &&[(&str, &str)]| format!("<w:p>{}</w:p>", runs.iter().map(run).collect::<String>());
    docx_file(&[("document".to_owned(), paragraphs.iter().map(paragraph).collect())], ROOT)
}

fn lines(paragraphs: &[&[(&str, &str)]]) -> (Vec<String>, Option<&'static str>) {
    let read = read("cu.docx", &file(paragraphs)).unwrap();
    let imported = recognise(&read.document, "cu.docx", None);
    assert_eq!(imported.report.letters.lost(), 0);
    (read.document.text().lines().map(str::to_owned).collect(), read.encoding)
}

#[test]
fn fonts_of_tcvn3_are_turned_run_by_run() {
    let (lines, encoding) = lines(&[
        &[(".VnTimeH", "QuyÕt ®Þnh")],
        &[(".VnTime", "Uû ban nh©n d©n "), ("Times New Roman", "xã Vân Tịnh "), (".VnTime", "häp")],
        &[("Times New Roman", "Uỷ viên")],
    ]);
    assert_eq!(lines, ["QUYẾT ĐỊNH", "Uỷ ban nhân dân xã Vân Tịnh họp", "Uỷ viên"]);
    assert_eq!(encoding, Some("TCVN3 (ABC)"));
}

#[test]
fn a_letter_of_vni_and_its_mark_may_stand_in_two_runs() {
    let (lines, encoding) = lines(&[
        &[("VNI-Times", "Quy cheá laøm vieäc cuûa UÛy ban")],
        &[("VNI-Times", "laø"), ("VNI-Times", "m vie"), ("VNI-Helve", "äc")],
    ]);
    assert_eq!(lines, ["Quy chế làm việc của Ủy ban", "làm việc"]);
    assert_eq!(encoding, Some("VNI"));
}

#[test]
fn letters_of_tcvn3_in_a_font_of_unicode_are_told_by_the_words() {
    let (lines, encoding) =
        lines(&[&[("Arial", "Uû ban nh©n d©n x· V©n TÞnh")], &[("Arial", "§iÒu 1. Ph¹m vi ®iÒu chØnh")]]);
    assert_eq!(lines, ["Uỷ ban nhân dân xã Vân Tịnh", "Điều 1. Phạm vi điều chỉnh"]);
    assert_eq!(encoding, Some("TCVN3 (ABC)"));
}

#[test]
fn unicode_in_any_font_stays() {
    let (lines, encoding) = lines(&[&[(".VnTime", "Uỷ ban"), ("Arial", " nhân dân")]]);
    assert_eq!((lines, encoding), (vec!["Uỷ ban nhân dân".to_owned()], None));
}

/// OpenDocument in one piece holds what the parts of a package do.
#[test]
fn a_flat_opendocument_text_is_read() {
    let flat = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>
<office:body><office:text><text:p><text:span text:style-name="T1">Điều 1. Phạm vi</text:span></text:p><text:p>1. Một việc.</text:p></office:text></office:body></office:document>"#;
    let read = read("van-ban.fodt", flat.as_bytes()).unwrap();
    assert_eq!(read.format.ending(), "odt");
    assert_eq!(read.document.text(), "Điều 1. Phạm vi\n1. Một việc.\n");
    let first = read.document.paragraphs()[0].runs.iter().find(|run| run.kind == RunKind::Words);
    assert!(first.unwrap().face.bold);
}
