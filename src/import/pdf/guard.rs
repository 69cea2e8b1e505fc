//! Whether a file unpacks to a sensible size, looked at before the PDF library unpacks it.
//!
//! The library unpacks lists of objects by itself and without a limit, so every packed stream of a file that could
//! unpack to much is counted first. What cannot be counted (packed twice, or by a list of filters that stands elsewhere)
//! is refused: no maker of text documents writes so.

use flate2::{Decompress, FlushDecompress, Status};

/// How many bytes all streams of a file may unpack to.
pub(super) const LIMIT: usize = 512 << 20;

/// How much a packed byte can become: the most that deflate does.
const RATIO: usize = 1032;

/// Whether the file is safe to hand to the library.
pub(super) fn is_sane(bytes: &[u8]) -> bool {
    let mut budget = LIMIT;
    let mut work = bytes.len().saturating_mul(8).saturating_add(1 << 20);
    let count = bytes.len().saturating_mul(RATIO) > LIMIT;
    let is_locked = find(bytes, b"/Encrypt").is_some();
    let mut from = 0;
    while let Some(at) = bytes.get(from..).and_then(|rest| find(rest, b"stream")) {
        let start = from + at + b"stream".len();
        let head = bytes.get(from..from + at).unwrap_or_default();
        from = start;
        if head.ends_with(b"end") {
            continue;
        }
        let head = head.get(head.len().saturating_sub(4096)..).unwrap_or_default();
        let head = plain(head.get(last(head, b"obj").unwrap_or(0)..).unwrap_or_default());
        if is_packed_twice(&head) {
            return false;
        }
        let data = bytes.get(start..).unwrap_or_default();
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        let is_list = holds(&head, b"/First") || holds(&head, b"/W");
        if is_list && (holds(&head, b"LZW") || holds(&head, b"/RL") || holds(&head, b"RunLength")) {
            return false;
        }
        if !count {
            continue;
        }
        let length = find(data, b"endstream").unwrap_or(data.len());
        // What is locked cannot be counted; lists of objects are small.
        if is_locked && is_list {
            match budget.checked_sub(length.saturating_mul(RATIO)) {
                Some(left) => budget = left,
                None => return false,
            }
        } else if !fits(data, length, &mut budget, &mut work) {
            return false;
        }
    }
    true
}

/// Whether a stream unpacks within what is left of the budget, which shrinks.
fn fits(data: &[u8], length: usize, budget: &mut usize, work: &mut usize) -> bool {
    // Most streams are small enough whatever they hold.
    let most = length.saturating_mul(RATIO);
    if most <= (1 << 20) {
        *budget = budget.saturating_sub(most / 64);
        return *budget > 0;
    }
    let unpacked = size(data, *budget, work);
    match budget.checked_sub(unpacked) {
        Some(left) if left > 0 && *work > 0 => {
            *budget = left;
            true
        }
        _ => false,
    }
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
    let Some(at) = last(head, b"/Filter") else { return false };
    let rest = head.get(at + b"/Filter".len()..).unwrap_or_default();
    let value = rest.trim_ascii_start();
    match value.first() {
        Some(b'[') => {
            let list = value.get(1..find(value, b"]").unwrap_or(value.len())).unwrap_or_default();
            let names = list.split(|byte| *byte == b'/').skip(1).map(<[u8]>::trim_ascii);
            let grows = |name: &&[u8]| {
                matches!(*name, b"FlateDecode" | b"Fl" | b"LZWDecode" | b"LZW" | b"RunLengthDecode" | b"RL")
            };
            names.filter(grows).count() > 1 || list.iter().any(u8::is_ascii_digit) && holds(list, b" R")
        }
        Some(first) => first.is_ascii_digit(),
        None => false,
    }
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

/// Where `what` stands last.
fn last(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).rposition(|window| window == what)
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
        let zeros = packed(&vec![0; 64 << 20]);
        let text = packed(b"BT (a) Tj ET");
        assert!(is_sane(&file("/Filter/FlateDecode", &text)));
        assert!(is_sane(&file("/Filter[/ASCII85Decode/FlateDecode]", &text)));
        assert!(!is_sane(&file("/Filter[/FlateDecode/FlateDecode]", &text)));
        assert!(!is_sane(&file("/Filter[/#46lateDecode /Fl]", &text)));
        assert!(!is_sane(&file("/Filter 7 0 R", &text)));
        let many: Vec<u8> = (0..16).flat_map(|_| file("/Filter/FlateDecode", &zeros)).collect();
        assert!(is_sane(&file("/Filter/FlateDecode", &zeros)));
        assert!(!is_sane(&many), "{} bytes", many.len());
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
