//! Word files: the package, its styles, its lists, and its text in one pass.

mod body;
mod comments;
mod field;
mod inline;
mod measure;
mod notes;
mod numbering;
mod parts;
mod props;
mod section;
mod styles;
mod symbol;
mod table;

use super::document::{Block, Document, Remark, SetAside, Why};
use super::fault::Fault;
use super::html;
use super::package::Package;
use body::Reader;
use comments::Threads;
use numbering::Numbering;
use parts::Relations;
use section::Settings;
use styles::Styles;

/// Reads a Word file (`.docx`, also with macros or as a template).
///
/// # Errors
/// What is no such file or none that can be trusted: see [`Fault`].
pub fn read(bytes: &[u8]) -> Result<Document, Fault> {
    let mut package = Package::open(bytes)?;
    let Some(main) = parts::main_part(&mut package)? else {
        return Err(Fault::OtherKind(other_kind(&mut package)));
    };
    let relations = Relations::of(&mut package, &main)?;
    let mut part = |kind: &str, usual: &str| -> Result<Option<(String, String)>, Fault> {
        let name = relations.part(kind).unwrap_or_else(|| usual.to_owned());
        Ok(package.text(&name)?.map(|text| (name, text)))
    };
    let numbering = match part("numbering", "word/numbering.xml")? {
        Some((name, text)) => Numbering::read(&name, &text)?,
        None => Numbering::default(),
    };
    let mut styles = match part("styles", "word/styles.xml")? {
        Some((name, text)) => Styles::read(&name, &text)?,
        None => Styles::default(),
    };
    styles.settle(&numbering);
    if let Some((name, text)) = part("theme", "word/theme/theme1.xml")? {
        styles.theme = styles::theme(&name, &text)?;
    }
    let settings = match part("settings", "word/settings.xml")? {
        Some((name, text)) => Settings::read(&name, &text)?,
        None => Settings::default(),
    };
    let comments = part("comments", "word/comments.xml")?;
    let threads = match part("commentsExtended", "word/commentsExtended.xml")? {
        Some((name, text)) => Threads::read(&name, &text)?,
        None => Threads::default(),
    };
    let notes = [part("footnotes", "word/footnotes.xml")?, part("endnotes", "word/endnotes.xml")?];
    let text = package.text(&main)?.ok_or_else(|| Fault::damaged(&main))?;
    let mut reader = Reader::new(&styles, &numbering, settings);
    if let Some((name, text)) = comments {
        reader.read_comments(&name, &text, &threads)?;
    }
    for (at, note) in notes.iter().enumerate() {
        if let Some((name, text)) = note {
            reader.read_notes(at == 1, name, text)?;
        }
    }
    for (id, part) in relations.all("aFChunk").into_iter().take(MOST_CHUNKS) {
        reader.chunks.extend(chunk(&mut package, &part)?.map(|blocks| (id, blocks)));
    }
    let blocks = reader.read_body(&main, &text)?;
    let (sheets, running) = reader.read_sheets(&mut package, &relations)?;
    let mut document = Document { blocks, page: sheets.first().map(|sheet| sheet.page), sheets, ..Document::default() };
    document.set_aside = running;
    reader.finish(&mut document);
    if package.has_ending("vbaproject.bin") {
        document.remarks.push(Remark::Macros);
    }
    document.remarks.sort();
    Ok(document)
}

/// More documents than this are not embedded in one.
const MOST_CHUNKS: usize = 64;

/// The blocks of a document that is embedded whole; `None` when it is of a kind that is not read here.
fn chunk(package: &mut Package, part: &str) -> Result<Option<Vec<Block>>, Fault> {
    let Some(text) = package.text(part)? else { return Ok(None) };
    Ok(html::is_html(&text).then(|| html::document(&text).blocks))
}

impl SetAside {
    /// Words that no reader of the file sees.
    fn hidden(words: String) -> Self {
        SetAside { words, page: None, why: Why::Hidden }
    }
}

fn other_kind(package: &mut Package) -> &'static str {
    if package.has("xl/workbook.xml") {
        return "xlsx";
    }
    if package.has("ppt/presentation.xml") {
        return "pptx";
    }
    match package.text("mimetype") {
        Ok(Some(kind)) if kind.contains("opendocument.text") => "odt",
        Ok(Some(kind)) if kind.contains("epub") => "epub",
        _ if package.has("content.xml") && package.has("META-INF/manifest.xml") => "odt",
        _ => "zip",
    }
}

#[cfg(test)]
mod tests;
