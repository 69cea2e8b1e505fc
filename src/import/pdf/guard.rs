//! Whether a file unpacks to a sensible size, looked at before the PDF library unpacks it.
//!
//! The library unpacks lists of objects by itself and without a limit, so every packed list of a file is counted first;
//! all other streams are unpacked here, within limits. What cannot be counted (packed twice, or by filters that are
//! named elsewhere) is refused: no maker of text documents writes so.

use flate2::{Decompress, FlushDecompress, Status};

/// How many bytes all lists of objects of a file may unpack to.
const LIMIT: usize = 128 << 20;

/// The most that deflate makes of a byte.
const RATIO: usize = 1032;

/// How far the head of a stream is looked for.
const HEAD: usize = 4096;

/// Whether the file is safe to hand to the library.
pub(super) fn is_sane(bytes: &[u8]) -> bool {
    is_within(bytes, LIMIT)
}

fn is_within(bytes: &[u8], limit: usize) -> bool {
    let mut budget = limit;
    let mut work = bytes.len().saturating_mul(8).saturating_add(1 << 20);
    let is_locked = holds(bytes, b"/Encrypt");
    let mut from = 0;
    while let Some(at) = bytes.get(from..).and_then(|rest| find(rest, b"stream")) {
        let all = bytes.get(from..from + at).unwrap_or_default();
        from += at + b"stream".len();
        if all.ends_with(b"end") {
            continue;
        }
        let head = plain(all.get(all.len().saturating_sub(HEAD)..).unwrap_or_default());
        if is_packed_twice(&head) {
            return false;
        }
        // What has so long a head may hide in it what it is.
        let is_list = holds(&head, b"/First") || holds_word(&head, b"/W") || is_long(&head);
        if !is_list {
            continue;
        }
        if holds(&head, b"LZW") || holds_word(&head, b"/RL") || holds(&head, b"RunLength") {
            return false;
        }
        let data = bytes.get(from..).unwrap_or_default();
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        // What is locked cannot be counted.
        let unpacked = if is_locked {
            find(data, b"endstream").unwrap_or(data.len()).saturating_mul(RATIO)
        } else {
            size(data, budget, &mut work)
        };
        match budget.checked_sub(unpacked) {
            Some(left) if left > 0 && work > 0 => budget = left,
            _ => return false,
        }
    }
    true
}

/// Whether a dictionary is longer than what is looked at: no end of an object stands in it.
fn is_long(head: &[u8]) -> bool {
    head.len() + 512 > HEAD && !holds(head, b"endobj") && !holds(head, b" obj")
}

/// How many bytes a deflated stream unpacks to, up to a limit; `work` is how many packed bytes may be looked at.
fn size(data: &[u8], limit: usize, work: &mut usize) -> usize {
    let mut unpack = Decompress::new(true);
    let mut out = vec![0; 1 << 16];
    loop {
        let at = usize::try_from(unpack.total_in()).unwrap_or(usize::MAX);
        let before = (unpack.total_in(), unpack.total_out());
        let Some(rest) = data.get(at..) else { break };
        let rest = rest.get(..rest.len().min(1 << 16)).unwrap_or(rest);
        let status = unpack.decompress(rest, &mut out, FlushDecompress::None);
        let used = usize::try_from(unpack.total_in() - before.0).unwrap_or(usize::MAX);
        *work = work.saturating_sub(used);
        let total = usize::try_from(unpack.total_out()).unwrap_or(usize::MAX);
        let stands = (unpack.total_in(), unpack.total_out()) == before;
        if !matches!(status, Ok(Status::Ok)) || stands || total > limit || *work == 0 {
            break;
        }
    }
    usize::try_from(unpack.total_out()).unwrap_or(usize::MAX)
}

/// Unpacks deflated bytes up to a limit; what is damaged gives what came before. `None` when there would be more.
pub(super) fn unpacked(data: &[u8], limit: usize) -> Option<Vec<u8>> {
    let mut unpack = Decompress::new(true);
    let mut out = Vec::new();
    let mut buffer = vec![0; 1 << 15];
    loop {
        let at = usize::try_from(unpack.total_in()).ok()?;
        let before = (unpack.total_in(), unpack.total_out());
        let rest = data.get(at..).unwrap_or_default();
        let status = unpack.decompress(rest, &mut buffer, FlushDecompress::None);
        let new = usize::try_from(unpack.total_out() - before.1).ok()?;
        out.extend_from_slice(buffer.get(..new)?);
        if out.len() > limit {
            return None;
        }
        if !matches!(status, Ok(Status::Ok)) || (unpack.total_in(), unpack.total_out()) == before {
            return Some(out);
        }
    }
}

/// Names with their `#41` signs read, so that none hides.
fn plain(head: &[u8]) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut out = Vec::with_capacity(head.len());
    let mut at = 0;
    while let Some(&byte) = head.get(at) {
        let pair = head.get(at + 1).copied().and_then(digit).zip(head.get(at + 2).copied().and_then(digit));
        match pair {
            Some((high, low)) if byte == b'#' => {
                out.push(high * 16 + low);
                at += 3;
            }
            _ => {
                out.push(byte);
                at += 1;
            }
        }
    }
    out
}

/// Whether the head of a stream names two filters that grow, or names its filters by pointing elsewhere.
fn is_packed_twice(head: &[u8]) -> bool {
    let mut rest = head;
    while let Some(at) = find(rest, b"/Filter") {
        rest = rest.get(at + b"/Filter".len()..).unwrap_or_default();
        let value = rest.trim_ascii_start();
        let is_bad = match value.first() {
            Some(b'[') => {
                let list = value.get(1..find(value, b"]").unwrap_or(value.len())).unwrap_or_default();
                let names = list.split(|byte| *byte == b'/').skip(1).map(<[u8]>::trim_ascii);
                names.filter(|name| grows(name)).count() > 1
                    || list.iter().any(u8::is_ascii_digit) && holds(list, b" R")
            }
            Some(first) => first.is_ascii_digit(),
            None => false,
        };
        if is_bad {
            return true;
        }
    }
    false
}

/// Whether a filter makes more of what it is given.
fn grows(name: &[u8]) -> bool {
    matches!(name, b"FlateDecode" | b"Fl" | b"LZWDecode" | b"LZW" | b"RunLengthDecode" | b"RL")
}

/// Whether a name stands in a text as it is, and not as the start of a longer one.
fn holds_word(text: &[u8], name: &[u8]) -> bool {
    let mut rest = text;
    while let Some(at) = find(rest, name) {
        rest = rest.get(at + name.len()..).unwrap_or_default();
        if !rest.first().is_some_and(u8::is_ascii_alphanumeric) {
            return true;
        }
    }
    false
}

fn holds(text: &[u8], what: &[u8]) -> bool {
    find(text, what).is_some()
}

/// Where `what` stands first.
fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    let first = *what.first()?;
    let mut from = 0;
    loop {
        let at = from + text.get(from..)?.iter().position(|byte| *byte == first)?;
        if text.get(at..)?.starts_with(what) {
            return Some(at);
        }
        from = at + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::ZlibEncoder};
    use std::io::Write;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).expect("memory");
        encoder.finish().expect("memory")
    }

    fn file(head: &str, data: &[u8]) -> Vec<u8> {
        [b"%PDF-1.5\n1 0 obj<<", head.as_bytes(), b">>stream\n", data, b"\nendstream endobj\n"].concat()
    }

    #[test]
    fn bombs_are_told_from_text() {
        let zeros = packed(&vec![0; 300_000]);
        let text = packed(b"BT (a) Tj ET");
        let is_sane = |head: &str, data: &[u8]| is_within(&file(head, data), 1 << 20);
        assert!(is_sane("/Filter/FlateDecode", &text));
        assert!(is_sane("/Filter[/ASCII85Decode/FlateDecode]", &text));
        assert!(is_sane("/Filter/FlateDecode/First 9", &zeros));
        for head in ["[/FlateDecode/FlateDecode]", "[/#46lateDecode /Fl]", " 7 0 R", "[7 0 R 7 0 R]"] {
            assert!(!is_sane(&format!("/Filter{head}"), &text), "{head}");
        }
        assert!(!is_sane("/First 9/Filter/LZWDecode", &text));
        let many = |head: &str| (0..5).flat_map(|_| file(head, &zeros)).collect::<Vec<u8>>();
        assert!(is_within(&many("/Filter/FlateDecode/Width 9"), 1 << 20), "a picture is not unpacked");
        for head in ["/First 9", "/#46irst 9", "/W[1 2 1]"] {
            assert!(!is_within(&many(&format!("/Filter/FlateDecode{head}")), 1 << 20), "{head}");
        }
    }

    #[test]
    fn unpacking_stops_at_the_limit_and_keeps_what_a_damaged_stream_has() {
        let data = packed(&[7; 100_000]);
        assert_eq!(unpacked(&data, 1 << 20), Some(vec![7; 100_000]));
        assert_eq!(unpacked(&data, 1000), None);
        assert!(unpacked(&data[..data.len() / 2], 1 << 20).is_some());
        assert_eq!(unpacked(b"no deflate", 10), Some(Vec::new()));
    }
}
