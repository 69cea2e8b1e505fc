//! A cursor over the words of a sentence, which notes every word that it had to mend.

use super::words::{Fit, Kind, Token, bare, tokens};
use super::{Mend, MendKind};

/// A cursor over a sentence.
#[derive(Debug)]
pub(super) struct Cursor<'t> {
    pub(super) text: &'t str,
    /// Whether a letter may stand for a digit.
    pub(super) scanned: bool,
    tokens: Vec<Token>,
    at: usize,
    pub(super) mends: Vec<Mend>,
}

/// Where a cursor stood.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    at: usize,
    mends: usize,
}

impl<'t> Cursor<'t> {
    /// Over a sentence of a text that may be scanned.
    pub(super) fn new(text: &'t str) -> Self {
        Self::over(text, true)
    }

    pub(super) fn over(text: &'t str, scanned: bool) -> Self {
        Self { text, scanned, tokens: tokens(text), at: 0, mends: Vec::new() }
    }

    pub(super) fn mark(&self) -> Mark {
        Mark { at: self.at, mends: self.mends.len() }
    }

    pub(super) fn back(&mut self, mark: Mark) {
        self.at = mark.at;
        self.mends.truncate(mark.mends);
    }

    /// The token ahead by `ahead`.
    pub(super) fn peek(&self, ahead: usize) -> Option<&Token> {
        self.tokens.get(self.at + ahead)
    }

    pub(super) fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at).cloned();
        self.at += usize::from(token.is_some());
        token
    }

    pub(super) fn is_done(&self) -> bool {
        self.at >= self.tokens.len()
    }

    /// The byte where the next token starts.
    pub(super) fn byte(&self) -> usize {
        self.peek(0).map_or(self.text.len(), |token| token.range.start)
    }

    /// The byte where the token before ends.
    pub(super) fn byte_before(&self) -> usize {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(0, |token| token.range.end)
    }

    /// The words from here, at most so many letters of them.
    pub(super) fn rest(&self) -> String {
        let rest = self.text.get(self.byte()..).unwrap_or_default().trim();
        let short: String = rest.chars().take(60).collect();
        if short.len() < rest.len() { format!("{}…", short.trim_end()) } else { short }
    }

    /// The words of the token ahead.
    pub(super) fn words_of(&self, token: &Token) -> &'t str {
        self.text.get(token.range.clone()).unwrap_or_default()
    }

    /// Whether the token ahead is this word.
    pub(super) fn sees(&self, ahead: usize, key: &str) -> bool {
        self.peek(ahead).is_some_and(|token| token.is(key).is_some())
    }

    /// Whether these words come next, spelt right.
    pub(super) fn sees_exactly(&self, keys: &[&str]) -> bool {
        let spelt =
            |(ahead, key): (usize, &&str)| self.peek(ahead).is_some_and(|token| token.is(key) == Some(Fit::Exact));
        keys.iter().enumerate().all(spelt)
    }

    /// Whether these words come next.
    pub(super) fn sees_all(&self, keys: &[&str]) -> bool {
        keys.iter().enumerate().all(|(ahead, key)| self.sees(ahead, key))
    }

    /// Takes this word.
    pub(super) fn word(&mut self, key: &str) -> bool {
        let Some(token) = self.peek(0) else { return false };
        let Some(fit) = token.is(key) else { return false };
        let read = self.words_of(token).to_owned();
        if fit == Fit::Mended {
            self.mends.push(Mend { kind: MendKind::Word, read, taken: key.to_owned() });
        }
        self.at += 1;
        true
    }

    /// Takes these words, all or none.
    pub(super) fn words<W: AsRef<str>>(&mut self, keys: &[W]) -> bool {
        let mark = self.mark();
        let all = keys.iter().all(|key| self.word(key.as_ref()));
        if !all {
            self.back(mark);
        }
        all
    }

    /// Takes one of these words.
    pub(super) fn any(&mut self, keys: &[&str]) -> bool {
        keys.iter().any(|key| self.word(key))
    }

    /// Whether one of these marks comes next.
    pub(super) fn sees_mark(&self, marks: &[char]) -> bool {
        matches!(self.peek(0), Some(Token { kind: Kind::Mark(c), .. }) if marks.contains(c))
    }

    /// Takes one of these marks.
    pub(super) fn take_mark(&mut self, marks: &[char]) -> bool {
        let seen = self.sees_mark(marks);
        self.at += usize::from(seen);
        seen
    }

    /// Takes `bổ sung`, whose first word scanners misread most.
    pub(super) fn add_words(&mut self) -> bool {
        if self.words(&["bổ", "sung"]) {
            return true;
        }
        let (Some(first), Some(second)) = (self.peek(0), self.peek(1)) else { return false };
        let near = matches!(bare(&first.folded).as_str(), "bo" | "be" | "b" | "bg" | "ba" | "b6")
            && matches!(bare(&second.folded).as_str(), "sung" | "sưng");
        if near {
            let read = self.text.get(first.range.start..second.range.end).unwrap_or_default().to_owned();
            self.mends.push(Mend { kind: MendKind::Word, read, taken: "bổ sung".to_owned() });
            self.at += 2;
        }
        near
    }

    /// Takes `sửa đổi` where a scanner spoilt its second word and `bổ sung` follows.
    pub(super) fn amend_words(&mut self) -> bool {
        let (Some(first), Some(second)) = (self.peek(0), self.peek(1)) else { return false };
        let read = bare(&second.folded);
        let near = bare(&first.folded) == "sua" && read.starts_with('d') && matches!(read.len(), 2 | 3);
        let goes_on = matches!(self.peek(2), Some(Token { kind: Kind::Mark(',' | ';'), .. }));
        let spoilt = second.is("đổi").is_none();
        let found =
            self.scanned && spoilt && near && goes_on && self.peek(4).is_some_and(|token| token.is("sung").is_some());
        if found {
            let read = self.text.get(first.range.start..second.range.end).unwrap_or_default().to_owned();
            self.mends.push(Mend { kind: MendKind::Word, read, taken: "sửa đổi".to_owned() });
            self.at += 2;
        }
        found
    }

    /// Notes what was mended.
    pub(super) fn mend(&mut self, kind: MendKind, read: impl Into<String>, taken: impl Into<String>) {
        self.mends.push(Mend { kind, read: read.into(), taken: taken.into() });
    }

    /// What is quoted next, whether or not its marks are complete.
    pub(super) fn quoted(&mut self) -> Option<&'t str> {
        let Some(Token { kind: Kind::Quoted { inner, closed }, .. }) = self.peek(0) else { return None };
        let (words, closed) = (self.text.get(inner.clone()).unwrap_or_default(), *closed);
        self.at += 1;
        if !closed {
            self.mend(MendKind::Quote, "", "”");
        }
        Some(words)
    }

    /// Whether something quoted comes next.
    pub(super) fn sees_quoted(&self, ahead: usize) -> bool {
        matches!(self.peek(ahead), Some(Token { kind: Kind::Quoted { .. }, .. }))
    }
}
