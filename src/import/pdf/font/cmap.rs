//! Character maps: from codes to letters (`ToUnicode`) or to numbers of glyphs.

use std::borrow::Cow;
use std::collections::HashMap;

/// How many entries a map may have; more than a font has letters.
const MOST: usize = 200_000;

/// A character map.
#[derive(Default)]
pub(super) struct CMap {
    /// Lengths of codes with their first and last: from the shortest.
    spaces: Vec<(usize, u32, u32)>,
    /// Letters of single codes.
    letters: HashMap<u32, String>,
    /// Letters of runs of codes: first, last, the letters of the first.
    runs: Vec<(u32, u32, String)>,
    /// Glyphs of runs of codes: first, last, the glyph of the first.
    cids: Vec<(u32, u32, u32)>,
}

/// A word of a map.
enum Token<'m> {
    /// `<0041>`
    Hex(Vec<u8>),
    /// `12`
    Number(u32),
    /// `[`
    Open,
    /// `]`
    Close,
    /// An operator or a name.
    Word(&'m [u8]),
}

impl CMap {
    /// Reads a map; what it does not understand it passes over.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut map = Self::default();
        let tokens = Tokens { rest: bytes };
        let mut operands: Vec<Token<'_>> = Vec::new();
        let mut count = 0;
        for token in tokens {
            count += 1;
            if count > 4 * MOST {
                break;
            }
            let Token::Word(word) = token else {
                if operands.len() < MOST {
                    operands.push(token);
                }
                continue;
            };
            match word {
                b"endcodespacerange" => map.add_spaces(&operands),
                b"endbfchar" => map.add_letters(&operands),
                b"endbfrange" => map.add_runs(&operands),
                b"endcidchar" => map.add_cids(&operands, false),
                b"endcidrange" => map.add_cids(&operands, true),
                _ => {}
            }
            operands.clear();
        }
        map.spaces.sort_unstable();
        map.runs.sort_by_key(|(first, ..)| *first);
        map.cids.sort_unstable();
        map
    }

    /// Whether it maps nothing to letters.
    pub(super) fn is_empty(&self) -> bool {
        self.letters.is_empty() && self.runs.is_empty()
    }

    fn add_spaces(&mut self, operands: &[Token<'_>]) {
        let (pairs, _) = operands.as_chunks::<2>();
        for pair in pairs {
            if let [Token::Hex(first), Token::Hex(last)] = pair {
                self.spaces.push((first.len().clamp(1, 4), number(first), number(last)));
            }
        }
    }

    fn add_letters(&mut self, operands: &[Token<'_>]) {
        let (pairs, _) = operands.as_chunks::<2>();
        for pair in pairs {
            if let [Token::Hex(code), Token::Hex(text)] = pair {
                self.letters.insert(number(code), letters(text));
            }
        }
    }

    fn add_runs(&mut self, operands: &[Token<'_>]) {
        let mut rest = operands.iter();
        while let (Some(Token::Hex(first)), Some(Token::Hex(last))) = (rest.next(), rest.next()) {
            let (first, last) = (number(first), number(last));
            match rest.next() {
                Some(Token::Hex(text)) => self.runs.push((first, last, letters(text))),
                Some(Token::Open) => {
                    // The whole list is taken first, with its bracket: what is longer than its run is passed over,
                    // and the next run begins behind it.
                    let list: Vec<&Token<'_>> =
                        rest.by_ref().take_while(|token| !matches!(token, Token::Close)).collect();
                    for (code, token) in (first..=last).zip(list) {
                        if let Token::Hex(text) = token {
                            self.letters.insert(code, letters(text));
                        }
                    }
                }
                _ => return,
            }
        }
    }

    fn add_cids(&mut self, operands: &[Token<'_>], is_range: bool) {
        let mut rest = operands.iter();
        while let Some(Token::Hex(first)) = rest.next() {
            let first = number(first);
            let last = match (is_range, rest.as_slice().first()) {
                (true, Some(Token::Hex(last))) => {
                    rest.next();
                    number(last)
                }
                _ => first,
            };
            if let Some(Token::Number(cid)) = rest.next() {
                self.cids.push((first, last, *cid));
            }
        }
    }

    /// The letters of a code.
    pub(super) fn text(&self, code: u32) -> Option<Cow<'_, str>> {
        if let Some(text) = self.letters.get(&code) {
            return Some(Cow::Borrowed(text));
        }
        let at = self.runs.partition_point(|(first, ..)| *first <= code);
        let (first, last, text) = self.runs.get(at.checked_sub(1)?)?;
        if code > *last {
            return None;
        }
        if code == *first {
            return Some(Cow::Borrowed(text));
        }
        // The last letter counts on.
        let mut text = text.clone();
        let letter = char::from_u32(u32::from(text.pop()?).checked_add(code - first)?)?;
        text.push(letter);
        Some(Cow::Owned(text))
    }

    /// The codes that stand for a figure, with the figure.
    pub(super) fn figures(&self) -> Vec<(u32, char)> {
        let figure = |text: &str| text.chars().next().filter(|c| c.is_ascii_digit() && text.len() == 1);
        let mut out: Vec<(u32, char)> =
            self.letters.iter().filter_map(|(code, text)| Some((*code, figure(text)?))).collect();
        for (first, last, text) in &self.runs {
            let mut letters = text.chars();
            if let (Some(start), None) = (letters.next(), letters.next()) {
                // A run reaches the figures, if at all, within its first letters.
                let to_nine = u32::from('9').saturating_sub(u32::from(start));
                for code in *first..=(*last).min(first.saturating_add(to_nine)) {
                    let letter = char::from_u32(u32::from(start) + (code - first));
                    out.extend(letter.filter(char::is_ascii_digit).map(|letter| (code, letter)));
                }
            }
        }
        out
    }

    /// The glyph of a code.
    pub(super) fn cid(&self, code: u32) -> u32 {
        let at = self.cids.partition_point(|(first, ..)| *first <= code);
        match at.checked_sub(1).and_then(|at| self.cids.get(at)) {
            Some((first, last, cid)) if code <= *last => cid.saturating_add(code - first),
            _ => code,
        }
    }

    /// The first code of a string that is not empty, and how many bytes it takes.
    pub(super) fn cut(&self, bytes: &[u8]) -> (u32, usize) {
        for (length, first, last) in &self.spaces {
            if let Some(code) = bytes.get(..*length).map(number)
                && (*first..=*last).contains(&code)
            {
                return (code, *length);
            }
        }
        let length = self.spaces.first().map_or(2, |(length, ..)| *length).min(bytes.len()).max(1);
        (number(bytes.get(..length).unwrap_or_default()), length)
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |number, byte| number << 8 | u32::from(*byte))
}

fn letters(bytes: &[u8]) -> String {
    if let [single] = bytes {
        return char::from(*single).to_string();
    }
    let (pairs, _) = bytes.as_chunks::<2>();
    let units = pairs.iter().take(64).map(|pair| u16::from_be_bytes(*pair));
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

struct Tokens<'m> {
    rest: &'m [u8],
}

impl<'m> Iterator for Tokens<'m> {
    type Item = Token<'m>;

    fn next(&mut self) -> Option<Token<'m>> {
        loop {
            self.rest = self.rest.trim_ascii_start();
            let first = *self.rest.first()?;
            let after = self.rest.get(1..).unwrap_or_default();
            match first {
                b'%' => {
                    let end = after.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(after.len());
                    self.rest = after.get(end..).unwrap_or_default();
                }
                b'[' | b']' => {
                    self.rest = after;
                    return Some(if first == b'[' { Token::Open } else { Token::Close });
                }
                b'<' if after.first() == Some(&b'<') => self.rest = after.get(1..).unwrap_or_default(),
                b'<' => {
                    let end = after.iter().position(|byte| *byte == b'>').unwrap_or(after.len());
                    let digits = after.get(..end).unwrap_or_default();
                    self.rest = after.get(end + 1..).unwrap_or_default();
                    return Some(Token::Hex(hex(digits)));
                }
                b'>' | b'(' | b')' | b'{' | b'}' => self.rest = after,
                _ => {
                    let is_end = |byte: &u8| byte.is_ascii_whitespace() || b"<>[](){}/%".contains(byte) || *byte == 0;
                    let end = after.iter().position(is_end).unwrap_or(after.len()) + 1;
                    let word = self.rest.get(..end).unwrap_or_default();
                    self.rest = self.rest.get(end..).unwrap_or_default();
                    if first == b'/' || first == 0 {
                        continue;
                    }
                    let number = std::str::from_utf8(word).ok().and_then(|word| word.parse().ok());
                    return Some(number.map_or(Token::Word(word), Token::Number));
                }
            }
        }
    }
}

fn hex(digits: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut high = None;
    for digit in digits.iter().filter_map(|byte| char::from(*byte).to_digit(16)).take(512) {
        let digit = u8::try_from(digit).unwrap_or(0);
        match high.take() {
            Some(high) => out.push(high * 16 + digit),
            None => high = Some(digit),
        }
    }
    out.extend(high.map(|high: u8| high * 16));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_runs_and_lists_are_read() {
        let map = CMap::read(
            b"/CIDInit /ProcSet findresource begin 1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
              2 beginbfchar <0003> <0020> <0004> <00660069> endbfchar\n\
              5 beginbfrange <0010> <0012> <0041> <0020><0021>[<1EA0> <0110>]<0030> <0031> [<00F3> <00F2> <00F4>]\n\
              <0040> <0041> <0061> <0050> <0051> [<00ED> <00EC>] endbfrange % end\n",
        );
        let text = |code| map.text(code).map(Cow::into_owned);
        assert_eq!(text(3).as_deref(), Some(" "));
        assert_eq!(text(4).as_deref(), Some("fi"));
        assert_eq!(text(0x11).as_deref(), Some("B"));
        assert_eq!(text(0x21).as_deref(), Some("Đ"));
        assert_eq!(text(0x22), None);
        // Several lists in one block, as Word writes them, one of them longer than its run.
        assert_eq!([0x30, 0x31, 0x32].map(text).map(Option::unwrap_or_default), ["ó", "ò", ""]);
        assert_eq!([0x40, 0x41, 0x50, 0x51].map(text).map(Option::unwrap_or_default), ["a", "b", "í", "ì"]);
        assert_eq!(map.cut(&[0, 3, 0]), (3, 2));
        let map = CMap::read(
            b"begincodespacerange <00> <7f> <8000> <ffff> endcodespacerange \
            begincidrange <20> <7e> 1 endcidrange begincidchar <8001> 500 endcidchar",
        );
        assert_eq!((map.cut(b"A"), map.cut(&[0x80, 1])), ((0x41, 1), (0x8001, 2)));
        assert_eq!((map.cid(0x21), map.cid(0x8001)), (2, 500));
    }
}
