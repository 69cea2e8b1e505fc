//! OpenDocument texts (LibreOffice): the package, its styles and lists, and its text in one pass.

mod body;
mod changes;
mod inline;
mod lists;
mod sheets;
mod styles;
mod table;

use super::document::{Document, Remark};
use super::fault::Fault;
use super::package::Package;
use body::Reader;
use styles::Styles;

/// Reads an OpenDocument text (`.odt`).
///
/// # Errors
/// What is no such file or none that can be trusted: see [`Fault`].
pub fn read(bytes: &[u8]) -> Result<Document, Fault> {
    let mut package = Package::open(bytes)?;
    if let Some(manifest) = package.text("META-INF/manifest.xml")?
        && manifest.contains("encryption-data")
    {
        return Err(Fault::Encrypted);
    }
    let Some(content) = package.text("content.xml")? else {
        let kind = if package.has("word/document.xml") { "docx" } else { "zip" };
        return Err(Fault::OtherKind(kind));
    };
    let common = package.text("styles.xml")?;
    // Automatic styles of the two parts may share names, so each part is read with its own.
    let of_part = |part: &str, text: &str| -> Result<Styles, Fault> {
        let mut styles = Styles::default();
        if let Some(common) = &common {
            styles.read("styles.xml", common, &["font-face-decls", "styles", "master-styles"])?;
        }
        styles.read(part, text, &["font-face-decls", "automatic-styles"])?;
        Ok(styles)
    };
    let styles = of_part("content.xml", &content)?;
    let (mut document, starts) = text(&styles, &content)?;
    if let Some(common) = &common {
        let styles = of_part("styles.xml", common)?;
        pages(&styles, common, &starts, &mut document)?;
    }
    if package.has_ending("script-lb.xml") || package.has_ending(".bas") {
        document.remarks.push(Remark::Macros);
    }
    document.remarks.sort();
    Ok(document)
}

/// Whether a text is an OpenDocument text in one piece (`.fodt`).
pub(super) fn is_flat(text: &str) -> bool {
    let start: String = text.trim_start_matches('\u{feff}').trim_start().chars().take(20_000).collect();
    start.starts_with("<?xml") && start.contains("<office:document") && start.contains("opendocument.text")
}

/// Reads an OpenDocument text in one piece: what the parts of the package hold stands in one file.
///
/// # Errors
/// As [`read`].
pub(super) fn read_flat(flat: &str) -> Result<Document, Fault> {
    let mut styles = Styles::default();
    styles.read("fodt", flat, &["font-face-decls", "styles", "automatic-styles", "master-styles"])?;
    let (mut document, starts) = text(&styles, flat)?;
    pages(&styles, flat, &starts, &mut document)?;
    if flat.contains("<script:library") || flat.contains("<ooo:library") {
        document.remarks.push(Remark::Macros);
    }
    document.remarks.sort();
    Ok(document)
}

/// Paragraphs that begin a sheet, each with its master page.
type Starts = Vec<(usize, String)>;

/// The text, and where the sheets of its pages begin.
fn text(styles: &Styles, content: &str) -> Result<(Document, Starts), Fault> {
    let mut reader = Reader::new(styles);
    let blocks = reader.read_text(content)?;
    let mut document = Document { blocks, ..Document::default() };
    let starts = std::mem::take(&mut reader.sheets);
    reader.finish(&mut document);
    Ok((document, starts))
}

/// Adds the sheets and running heads.
fn pages(styles: &Styles, common: &str, starts: &[(usize, String)], document: &mut Document) -> Result<(), Fault> {
    let running = sheets::running(styles, common)?;
    document.sheets = sheets::sheets(styles, starts, &running);
    document.page = document.sheets.first().map(|sheet| sheet.page);
    document.set_aside.extend(running.into_values().flat_map(|running| running.set_aside()));
    Ok(())
}
