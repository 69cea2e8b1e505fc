//! Small packages built in code: Word and OpenDocument files, and ZIP files made to do harm.

use std::io::{Cursor, Write};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// What opens the first element of every part: all vocabularies that a case may use.
pub const ROOT: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math""#;

/// The same in the strict edition of the standard.
pub const STRICT: &str = r#"xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main" xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships""#;

/// A ZIP of these files.
pub fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A Word file of these parts: name and inside of the first element.
pub fn docx_file(parts: &[(String, String)], root: &str) -> Vec<u8> {
    let mut relations = String::new();
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for (name, inside) in parts {
        let kind = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let element = match kind {
            "document" => "w:document",
            "header" => "w:hdr",
            "footer" => "w:ftr",
            "theme" => "a:theme",
            kind => &format!("w:{kind}"),
        };
        let inside = if kind == "document" { format!("<w:body>{inside}</w:body>") } else { inside.clone() };
        let text = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><{element} {root}>{inside}</{element}>");
        files.push((format!("word/{name}.xml"), text.into_bytes()));
        relations.push_str(&format!("<Relationship Id=\"{name}\" Type=\"x/{kind}\" Target=\"{name}.xml\"/>"));
    }
    let document = "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    files.push(("_rels/.rels".to_owned(), document.as_bytes().to_vec()));
    let relations = format!("<Relationships>{relations}</Relationships>");
    files.push(("word/_rels/document.xml.rels".to_owned(), relations.into_bytes()));
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    zipped(&files)
}
