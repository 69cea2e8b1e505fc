//! The ZIP that Word and OpenDocument files are: its parts as text, within bounds that no document reaches.

use super::fault::Fault;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// More files than any document holds.
const MOST_PARTS: usize = 4096;
/// More than the text of a document of 5,000 pages, in bytes.
const MOST_BYTES: u64 = 96 << 20;
/// More than the parts of such a document together, in bytes.
const MOST_TOGETHER: u64 = 192 << 20;
/// No text shrinks to less than one byte in so many; a bomb does.
const MOST_RATIO: u64 = 250;
/// A part below so many bytes may shrink as it likes.
const SMALL: u64 = 4 << 20;

/// The first bytes of a container of old Word files, which also holds new ones behind a password.
const OLE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// A ZIP whose names are known to be harmless.
pub(super) struct Package<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// The place of each file by its name, without a leading `/`.
    names: BTreeMap<String, usize>,
    /// Bytes read so far.
    read: u64,
}

impl<'b> Package<'b> {
    /// Opens the package.
    ///
    /// # Errors
    /// What is no ZIP, is guarded by a password, is cut off, holds too many files, or names a place outside.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Fault> {
        if bytes.is_empty() {
            return Err(Fault::Empty);
        }
        if bytes.starts_with(&OLE) {
            return Err(container(bytes));
        }
        if !bytes.starts_with(b"PK") {
            return Err(Fault::OtherKind(kind(bytes)));
        }
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::damaged(""))?;
        if zip.len() > MOST_PARTS {
            return Err(Fault::TooManyParts);
        }
        let mut names = BTreeMap::new();
        for at in 0..zip.len() {
            let file = zip.by_index_raw(at).map_err(|_| Fault::damaged(""))?;
            let name = String::from_utf8_lossy(file.name_raw()).replace('\\', "/");
            if file.encrypted() {
                return Err(Fault::Encrypted);
            }
            let leads_out = |step: &str| step == ".." || step.ends_with(':');
            if name.starts_with('/') || name.split('/').any(leads_out) || name.contains('\0') {
                return Err(Fault::BadName(shown(&name)));
            }
            names.entry(name).or_insert(at);
        }
        Ok(Self { zip, names, read: 0 })
    }

    /// Whether there is a file with this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.place(name).is_some()
    }

    /// Whether there is a file whose name ends so.
    pub(super) fn has_ending(&self, ending: &str) -> bool {
        self.names.keys().any(|name| name.to_ascii_lowercase().ends_with(ending))
    }

    /// A part as text; `None` when there is no such part.
    ///
    /// # Errors
    /// A part that is cut off, is no text, or swells to more than a document has.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Fault> {
        let Some(at) = self.place(name) else { return Ok(None) };
        let file = self.zip.by_index(at).map_err(|_| Fault::damaged(name))?;
        let packed = file.compressed_size().max(1);
        let bound = MOST_BYTES.min(packed.saturating_mul(MOST_RATIO).max(SMALL));
        let mut bytes = Vec::with_capacity(usize::try_from(file.size().min(bound)).unwrap_or(0));
        let count = file.take(bound + 1).read_to_end(&mut bytes).map_err(|_| Fault::damaged(name))?;
        self.read += count as u64;
        if count as u64 > bound || self.read > MOST_TOGETHER {
            return Err(Fault::TooBig { part: name.to_owned() });
        }
        decoded(bytes).map(Some).ok_or_else(|| Fault::damaged(name))
    }

    /// Names differ in capitals between what a part asks for and what a careless program wrote.
    fn place(&self, name: &str) -> Option<usize> {
        let name = name.trim_start_matches('/');
        let exact = self.names.get(name);
        exact.or_else(|| self.names.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, at)| at)).copied()
    }
}

/// UTF-8, or UTF-16 with its mark, as XML allows.
fn decoded(bytes: Vec<u8>) -> Option<String> {
    let wide = |order: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| order([pair[0], pair[1]])).collect();
        String::from_utf16(&units).ok()
    };
    match bytes.get(..2) {
        Some([0xff, 0xfe]) => wide(u16::from_le_bytes),
        Some([0xfe, 0xff]) => wide(u16::from_be_bytes),
        _ => {
            let text = String::from_utf8(bytes).ok()?;
            Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
        }
    }
}

/// What an OLE container holds: a new file behind a password, or an old Word file.
fn container(bytes: &[u8]) -> Fault {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if has("EncryptedPackage") {
        Fault::Encrypted
    } else if has("WordDocument") {
        Fault::OldWord
    } else {
        Fault::OtherKind("ole")
    }
}

/// What other bytes seem to be.
fn kind(bytes: &[u8]) -> &'static str {
    let start = bytes.trim_ascii_start();
    let begins = |with: &[u8]| start.len() >= with.len() && start[..with.len()].eq_ignore_ascii_case(with);
    if begins(b"%PDF") {
        "pdf"
    } else if begins(b"{\\rtf") {
        "rtf"
    } else if begins(b"<!doctype html") || begins(b"<html") {
        "html"
    } else if begins(b"<?xml") {
        "xml"
    } else if std::str::from_utf8(bytes).is_ok() {
        "txt"
    } else {
        "?"
    }
}

/// A name as a message may show it.
fn shown(name: &str) -> String {
    name.chars().map(|c| if c.is_control() { '?' } else { c }).take(80).collect()
}
