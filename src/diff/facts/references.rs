//! References whose words are the same in both texts and whose target is another provision: links that print the same
//! place, and citations that were typed and now lie.

use super::super::side::{NodeId, Side};
use super::super::token::{Passage, TokenKind};
use super::super::words::{Op, Words};
use super::{Fact, FactKind, Field, Known};
use crate::model::{Address, typed_citations};
use std::cell::OnceCell;
use std::collections::HashMap;

pub(super) fn push(known: &Known, compared: &[(NodeId, NodeId, Words)], out: &mut Vec<Fact>) {
    for (o, n, words) in compared {
        for piece in words.pieces.iter().filter(|piece| piece.op == Op::Same) {
            for (left, right) in piece.old.clone().zip(piece.new.clone()) {
                let (old, new) = (words.old.reference(left), words.new.reference(right));
                let targets = old.and_then(|id| known.old.by_id(id)).zip(new.and_then(|id| known.new.by_id(id)));
                let Some((old, new)) = targets else { continue };
                if known.pairs.new_of[old] != Some(new) {
                    let cited = words.new.letters(&words.new.tokens[right]);
                    out.push(retargeted(known, (*o, *n), cited, old, new));
                }
            }
        }
    }
    typed(known, out);
}

/// Citations that were typed as words: nothing changes them when their target is renumbered.
fn typed(known: &Known, out: &mut Vec<Fact>) {
    // An instrument names the places of what it amends.
    if known.new.document.regulation.facts.amends.is_some() {
        return;
    }
    let (old_places, new_places) = (Places::default(), Places::default());
    for (n, node) in known.new.nodes.iter().enumerate() {
        let Some(o) = known.pairs.old_of[n] else { continue };
        if !node.may_name {
            continue;
        }
        for new in known.new.passages(n) {
            let citations = typed_citations(&words_of(new));
            if citations.is_empty() {
                continue;
            }
            let before: Vec<_> = known.old.passages(o).flat_map(|old| typed_citations(&words_of(old))).collect();
            for cited in citations {
                if !before.iter().any(|old| old.address == cited.address) {
                    continue;
                }
                let (Some(old), Some(new)) =
                    (old_places.find(&known.old, o, &cited.address), new_places.find(&known.new, n, &cited.address))
                else {
                    continue;
                };
                if known.pairs.new_of[old] != Some(new) {
                    out.push(retargeted(known, (o, n), &cited.words, old, new));
                }
            }
        }
    }
}

fn retargeted(known: &Known, at: (NodeId, NodeId), words: &str, old: NodeId, new: NodeId) -> Fact {
    let place = known.new.citation(at.1).to_string();
    let said = |side: &Side, node: NodeId| {
        let name = if side.heading(node).text.is_empty() { side.body(node) } else { side.heading(node) };
        format!("{} ({})", side.citation(node), super::super::token::shortened(&name.text, 12))
    };
    // Where the provision that was meant stands now.
    let went = known.pairs.new_of[old].map(|went| known.new.citation(went).to_string());
    let subject = went.unwrap_or_default();
    Fact::new(FactKind::Reference, subject, format!("{words} – {place}"))
        .of(Field::Target, Some(said(&known.old, old)), Some(said(&known.new, new)))
        .at(Some(at.0), Some(at.1))
}

/// The words of a passage, its links left out: they follow their target.
fn words_of(passage: &Passage) -> String {
    let tokens = passage.tokens.iter();
    tokens
        .map(|token| match token.kind {
            TokenKind::Reference => " []",
            _ => &passage.text[token.range()],
        })
        .collect()
}

/// The numbered provisions of one side by their citation.
#[derive(Default)]
struct Places(OnceCell<HashMap<Address, NodeId>>);

impl Places {
    fn of(side: &Side) -> HashMap<Address, NodeId> {
        let mut places = HashMap::new();
        for (at, node) in side.nodes.iter().enumerate().filter(|(_, node)| !node.in_decision && !node.quoted) {
            if node.level().is_numbered() {
                places.entry(side.citation(at).address).or_insert(at);
            }
        }
        places
    }

    /// The provision that a typed citation names; `này` is the one around the place where it is said.
    fn find(&self, side: &Side, at: NodeId, said: &Address) -> Option<NodeId> {
        let full = said.in_full(&side.citation(at).address)?;
        self.0.get_or_init(|| Self::of(side)).get(&full).copied()
    }
}
