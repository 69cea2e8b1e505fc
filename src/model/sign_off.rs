//! Sign-offs: who approved the words of which provision, and the seal that tells whether they are still those words.

use super::{Id, InlineKind, Level, Provision, Regulation, Text, fold_spelling, placeholder_value, split_placeholders};
use crate::source::Origin;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A reviewer's approval of the words of a provision and of all that stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct SignOff {
    /// The provision.
    pub id: Id,
    /// Who approved it.
    pub by: String,
    /// The day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// The seal of the words that were approved, as [`seal`] makes it.
    pub hash: String,
    /// Where it was read.
    #[serde(skip)]
    pub origin: Origin,
}

/// The seal of a provision's words: sixteen hexadecimal digits.
///
/// It holds the words as printed, of the provision and of all that stands in it, with its name. Spelling is folded
/// ([`fold_spelling`]) and white space is of no account, so that a change of tone-mark style, quotes or Unicode form
/// does not break it. A reference is its id, and numbers are left out, so that renumbering does not break it either.
/// What a placeholder prints belongs to the words. It guards against oversight, not against forgery: FNV-1a, 64 bits.
pub fn seal(regulation: &Regulation, provision: &Provision) -> String {
    let mut words = Words { regulation, hash: 0xcbf2_9ce4_8422_2325 };
    words.provision(provision);
    format!("{:016x}", words.hash)
}

struct Words<'a> {
    regulation: &'a Regulation,
    hash: u64,
}

impl Words<'_> {
    fn provision(&mut self, provision: &Provision) {
        if provision.level == Level::Note {
            return;
        }
        self.push("\u{1}");
        let cells = provision.table.iter().flat_map(|table| table.rows.iter().flatten());
        for text in provision.heading.iter().chain([&provision.body]).chain(cells) {
            let mut printed = String::new();
            self.print(text, &mut printed);
            printed.split_whitespace().for_each(|word| self.push(&fold_spelling(word)));
            self.push("\u{2}");
        }
        provision.children.iter().for_each(|child| self.provision(child));
        self.push("\u{3}");
    }

    fn print(&self, text: &Text, out: &mut String) {
        for inline in &text.0 {
            match &inline.kind {
                InlineKind::Words(words) => out.push_str(words),
                InlineKind::Emphasis(inner) | InlineKind::Strong(inner) => self.print(inner, out),
                InlineKind::Reference(id) => out.push_str(&format!("[](#{id})")),
                InlineKind::Placeholder(path) => self.fact(path, out),
                InlineKind::Break => out.push(' '),
                InlineKind::Footnote(inner) => {
                    out.push_str(" [^ ");
                    self.print(inner, out);
                    out.push_str(" ] ");
                }
            }
        }
    }

    /// A fact as printed; it may hold placeholders, one level deep.
    fn fact(&self, path: &str, out: &mut String) {
        for inline in &split_placeholders(&self.value(path)).0 {
            match &inline.kind {
                InlineKind::Words(words) => out.push_str(words),
                InlineKind::Placeholder(path) => out.push_str(&self.value(path)),
                _ => {}
            }
        }
    }

    fn value(&self, path: &str) -> String {
        // How a number is written is the profile's; whose document it is belongs to the words.
        let number_of = |number: u32, kind: &str| format!("{number} {kind}");
        placeholder_value(&self.regulation.facts, path, &number_of).unwrap_or_else(|_| path.to_owned())
    }

    fn push(&mut self, word: &str) {
        for byte in word.bytes().chain([0]) {
            self.hash = (self.hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
