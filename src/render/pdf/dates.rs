//! A document without a date says none in its file.
//!
//! The writer wants one for its history of the file, which no standard asks for. What says it is blotted out with
//! spaces, so that everything keeps its place.

/// What says a date: how it begins and how it ends.
const SAID: [(&[u8], &[u8]); 6] = [
    (b"/CreationDate", b")"),
    (b"/ModDate", b")"),
    (b"<xmp:CreateDate>", b"</xmp:CreateDate>"),
    (b"<xmp:ModifyDate>", b"</xmp:ModifyDate>"),
    (b"<stEvt:when>", b"</stEvt:when>"),
    (b"<xmp:MetadataDate>", b"</xmp:MetadataDate>"),
];

/// Takes the dates out of a file.
pub(super) fn leave_out(bytes: &mut [u8]) {
    for (opens, closes) in SAID {
        let mut from = 0;
        while let Some(start) = find(bytes, opens, from) {
            let Some(end) = find(bytes, closes, start).map(|at| at + closes.len()) else { break };
            if end - start < 120
                && let Some(said) = bytes.get_mut(start..end)
            {
                said.fill(b' ');
            }
            from = end;
        }
    }
}

fn find(bytes: &[u8], what: &[u8], from: usize) -> Option<usize> {
    Some(from + memchr::memmem::find(bytes.get(from..)?, what)?)
}
