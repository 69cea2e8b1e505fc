//! From bytes to text: UTF-8 only; what else it seems to be is said, never guessed into place.

/// Why bytes are no text of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The byte of the (lossily decoded) text where it shows first.
    pub at: usize,
    /// What it seems to be.
    pub kind: FaultKind,
}

/// What bytes that are no UTF-8 seem to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// UTF-16, by its byte-order mark or its zero bytes.
    Utf16,
    /// Not UTF-8: an older encoding, or no text at all.
    NotUtf8,
}

/// Decodes UTF-8; other bytes give their lossy text, so that the place can be shown, with the fault.
pub fn decode(bytes: Vec<u8>) -> (String, Option<Fault>) {
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if utf16 {
        return (String::from_utf8_lossy(&bytes).into_owned(), Some(Fault { at: 0, kind: FaultKind::Utf16 }));
    }
    // Every text of every run comes through here, and looking at many bytes at once is worth a copy.
    if let Ok(text) = simdutf8::basic::from_utf8(&bytes) {
        return (text.to_owned(), None);
    }
    match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            // What precedes the first bad byte decodes to itself, so the offset holds in the lossy text too.
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            (text, Some(Fault { at, kind: FaultKind::NotUtf8 }))
        }
    }
}
