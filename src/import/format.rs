//! Which reader a file is for: its first bytes decide, its name helps only where they do not.

use super::encoding::{self, Bytes, Which};
use super::{Document, Fault, docx, fonts, html, odt, pdf, plain, raised, unnumbered};

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A Word file.
    Docx,
    /// An OpenDocument text.
    Odt,
    /// A PDF file with text.
    Pdf,
    /// A web page.
    Html,
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
}

impl Format {
    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        self.endings()[0]
    }

    /// Whether files of this format end so.
    pub fn is_ending(self, ending: &str) -> bool {
        let known = self.endings().contains(&ending);
        known || self == Format::Text && !is_known(&format!(".{ending}"))
    }

    fn endings(self) -> &'static [&'static str] {
        match self {
            Format::Docx => &["docx", "docm", "dotx", "dotm"],
            Format::Odt => &["odt", "fodt", "ott"],
            Format::Pdf => &["pdf"],
            Format::Html => &["html", "htm", "xhtml"],
            Format::Text => &["txt"],
            Format::Markdown => &["md", "markdown"],
        }
    }
}

/// A file that was read.
#[derive(Debug)]
pub struct Read {
    /// What stands in it.
    pub document: Document,
    /// What it is, whatever its name says.
    pub format: Format,
    /// The old encoding that its words were converted from.
    pub encoding: Option<&'static str>,
    /// The ending of files of its kind, when it had to be made new by another program before it could be read.
    pub made_new: Option<&'static str>,
}

const FORMATS: [Format; 6] = [Format::Docx, Format::Odt, Format::Pdf, Format::Html, Format::Text, Format::Markdown];

/// Whether a file of this name is of a kind that is read.
pub fn is_known(name: &str) -> bool {
    let ending = ending(name);
    FORMATS.iter().any(|format| format.endings().contains(&ending.as_str()))
        || ["doc", "rtf"].contains(&ending.as_str())
}

/// Whether a file that begins so is of a kind that may hold pictures.
pub fn has_pictures(head: &[u8]) -> bool {
    pdf::is_pdf(head) || is_packed(head)
}

/// Whether a file is a package of parts, or an old one of Microsoft's.
fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

/// A file of a word processor: its words in Unicode, and refused when it has none (pictures of pages).
fn office(mut document: Document, format: Format) -> Result<Read, Fault> {
    let says = |aside: &super::SetAside| !aside.words.trim().is_empty();
    if document.text().trim().is_empty() && !document.set_aside.iter().any(says) {
        return Err(Fault::NoText);
    }
    let encoding = fonts::convert_document(&mut document);
    raised::set_aside(&mut document);
    unnumbered::count(&mut document);
    Ok(Read { document, format, encoding, made_new: None })
}

/// Reads a file of the name `name`.
///
/// # Errors
/// A file that is empty or damaged, or of no format that is read.
pub fn read(name: &str, bytes: &[u8]) -> Result<Read, Fault> {
    if bytes.is_empty() {
        return Err(Fault::Empty);
    }
    // Some programs write a few bytes before the sign of a PDF file.
    if pdf::is_pdf(bytes) {
        let mut document = pdf::read(bytes)?;
        raised::set_aside(&mut document);
        return Ok(Read { document, format: Format::Pdf, encoding: None, made_new: None });
    }
    if is_packed(bytes) {
        let (document, format) = match docx::read(bytes) {
            Err(Fault::OtherKind("odt")) => (odt::read(bytes)?, Format::Odt),
            read => (read?, Format::Docx),
        };
        return office(document, format);
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(Fault::OtherKind("rtf"));
    }
    let (text, kept) = encoding::decode(bytes).ok_or(Fault::OtherKind("?"))?;
    if odt::is_flat(&text) {
        return office(odt::read_flat(&text)?, Format::Odt);
    }
    // A file of control characters is no text.
    if text.chars().take(4000).filter(|c| c.is_control() && !c.is_whitespace()).count() > 40 {
        return Err(Fault::OtherKind("?"));
    }
    let (text, which) = encoding::convert(&text);
    let encoding = match (which, kept) {
        (Which::Tcvn3, _) => Some("TCVN3 (ABC)"),
        (Which::Vni, _) => Some("VNI"),
        (Which::Unicode, Bytes::Utf16Le | Bytes::Utf16Be) => Some("UTF-16"),
        (Which::Unicode, Bytes::Single) => Some("Windows-1252"),
        (Which::Unicode, Bytes::Utf8) => None,
    };
    if text.trim().is_empty() {
        return Err(Fault::Empty);
    }
    let format = if html::is_html(&text) {
        Format::Html
    } else if plain::is_markdown(&text) || Format::Markdown.endings().contains(&ending(name).as_str()) {
        Format::Markdown
    } else {
        Format::Text
    };
    let mut document = match format {
        Format::Html => html::document(&text),
        _ => plain::document(&text, format == Format::Markdown),
    };
    let says = |aside: &super::SetAside| !aside.words.trim().is_empty();
    if document.blocks.is_empty() && !document.set_aside.iter().any(says) {
        return Err(Fault::NoText);
    }
    if format != Format::Text {
        raised::set_aside(&mut document);
        unnumbered::count(&mut document);
    }
    Ok(Read { document, format, encoding, made_new: None })
}
