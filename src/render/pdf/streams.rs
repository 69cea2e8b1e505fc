//! The end of what a stream holds.
//!
//! The writer ends it with a line feed. Where the last byte is a carriage return, which is so for one compressed stream in
//! 256, both together read as one end of line, and the stream as a byte shorter than it says: PDF/A refuses the file.
//! There the end of line is written as two bytes; the line feed before `stream`, which nobody asks for, gives the room, so
//! that everything keeps its place.

use memchr::memmem;

const OPENS: &[u8] = b">>\nstream\n";
const CLOSES: &[u8] = b"\r\nendstream";

/// Sets the ends of streams apart from what they hold.
pub(super) fn end_apart(bytes: &mut [u8]) {
    let mut from = 0;
    while let Some(found) = bytes.get(from..).and_then(|rest| memmem::find(rest, CLOSES)) {
        let last = from + found;
        let opens = bytes.get(..last).and_then(|before| memmem::rfind(before, OPENS));
        let is_own = |at: &usize| bytes.get(*at..last).is_some_and(|held| memmem::find(held, b"endstream").is_none());
        if let Some(at) = opens.filter(is_own) {
            bytes.copy_within(at + 3..=last, at + 2);
            if let Some(spare) = bytes.get_mut(last) {
                *spare = b'\r';
            }
        }
        from = last + CLOSES.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_carriage_return_at_the_end_stays_what_it_is() {
        let mut bytes =
            b"1 0 obj\n<</Length 2>>\nstream\na\n\nendstream\n2 0 obj\n<</Length 2>>\nstream\nb\r\nendstream\n"
                .to_vec();
        let length = bytes.len();
        end_apart(&mut bytes);
        assert_eq!(
            String::from_utf8(bytes.clone()).unwrap(),
            "1 0 obj\n<</Length 2>>\nstream\na\n\nendstream\n2 0 obj\n<</Length 2>>stream\nb\r\r\nendstream\n"
        );
        assert_eq!(bytes.len(), length);
    }
}
