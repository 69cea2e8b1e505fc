//! The end of a part: signatures with their authority, recipients, contact and typist.

use super::runs::Printer;
use crate::model::{Facts, Signature};
use serde::Serialize;

/// The end of a part.
#[derive(Debug, Clone, Serialize)]
pub struct ClosingView {
    /// Who signs; none, one, or several for a joint regulation.
    pub signatures: Vec<SignatureView>,
    /// Whether several sign, so that they stand in a table of two columns over the recipients.
    pub joint: bool,
    /// The same signatures in rows of two, as they stand when several sign.
    pub rows: Vec<Vec<SignatureView>>,
    /// Nơi nhận: each item with its `- ` and its final punctuation.
    pub recipients: Vec<String>,
    /// Contact line.
    pub contact: Option<String>,
    /// Typist and copies.
    pub typist: Option<String>,
}

impl ClosingView {
    /// The end of what nobody signs and nobody typed for an office.
    pub(super) fn unsigned(self) -> Self {
        Self { contact: None, typist: None, ..self }
    }
}

/// One signature.
#[derive(Debug, Clone, Serialize)]
pub struct SignatureView {
    /// The lines of authority: `T/M TỈNH UỶ`, then `K/T …`.
    pub authority: Vec<AuthorityLine>,
    /// The title of the person who signs.
    pub title: Option<String>,
    /// The name of that person.
    pub name: Option<String>,
}

/// A line of authority: its abbreviation and whose it is.
#[derive(Debug, Clone, Serialize)]
pub struct AuthorityLine {
    /// `T/M`.
    pub words: String,
    /// `Tỉnh uỷ`.
    pub of: String,
}

pub(super) fn closing(
    facts: &Facts,
    signatures: &[Signature],
    recipients: &[String],
    printer: &mut Printer,
) -> ClosingView {
    let words = printer.profile.authority.clone();
    let item_end = printer.profile.recipients.item_end.clone();
    let last = recipients.len().saturating_sub(1);
    // Behind a decision, who typed it and whom to ask stand on the decision, which is signed.
    let closes = |line: &&String| !line.is_empty() && (facts.decision.is_none() || !signatures.is_empty());
    let signature = |signature: &Signature, printer: &mut Printer| {
        let lines = [
            (&words.on_behalf, &signature.on_behalf_of),
            (&words.authorised, &signature.authorised_by),
            (&words.by_order, &signature.by_order_of),
            (&words.deputy, &signature.deputy_for),
        ];
        SignatureView {
            authority: lines
                .into_iter()
                .filter_map(|(words, of)| {
                    of.as_ref().map(|of| AuthorityLine { words: words.clone(), of: printer.plain_words(of) })
                })
                .collect(),
            title: signature.title.as_ref().map(|title| printer.plain_words(title)),
            name: signature.name.as_ref().map(|name| printer.plain_words(name)),
        }
    };
    let signatures: Vec<_> = signatures.iter().map(|one| signature(one, printer)).collect();
    ClosingView {
        joint: signatures.len() > 1,
        rows: signatures.chunks(2).map(<[_]>::to_vec).collect(),
        signatures,
        recipients: recipients
            .iter()
            .enumerate()
            .map(|(at, item)| {
                let item = printer.plain_words(item);
                let item = item.trim_end_matches(['.', ';', ',']).to_owned();
                format!("- {item}{}", if at == last { "." } else { item_end.as_str() })
            })
            .collect(),
        contact: facts.contact.as_ref().filter(closes).cloned(),
        typist: facts.typist.as_ref().filter(closes).cloned(),
    }
}
