//! Where one stands in an instrument, and what its frames say of the instructions below them.

use super::ast::Verb;
use super::document::NamedDocument;
use super::label::Label;
use crate::model::{Address, Level, Number};

/// Where one stands in an instrument.
#[derive(Debug, Clone, Default)]
pub(super) struct Stand {
    pub(super) article: Option<Number>,
    pub(super) clause: Option<Number>,
    pub(super) point: Option<Number>,
    /// What the article, the khoản and the điểm that one stands in say of what is below them.
    frames: [Option<Address>; 3],
    /// What their heads say of places below them that have no verb.
    verbs: [Option<Verb>; 3],
    /// Whether the article amends: its name or something in it is an instruction.
    pub(super) amends: bool,
    /// Whether the article is one of the last, which say who carries it out and from when.
    pub(super) closes: bool,
    /// The document that the article names.
    pub(super) document: Option<NamedDocument>,
}

impl Stand {
    /// Steps to the provision of the instrument that a label opens.
    pub(super) fn enter(&mut self, label: &Label) {
        match label.level {
            Level::Article => {
                *self = Stand { article: label.number.clone(), ..Stand::default() };
            }
            Level::Clause => {
                (self.clause, self.point) = (label.number.clone(), None);
                self.frames = [self.frames[0].take(), None, None];
                self.verbs = [self.verbs[0], None, None];
            }
            Level::Point => {
                self.point = label.number.clone();
                self.frames[2] = None;
                self.verbs[2] = None;
            }
            _ => {}
        }
    }

    /// Steps out of the article above a chương or an annex: what follows stands in none of its items.
    pub(super) fn leave(&mut self) {
        *self = Stand { article: self.article.take(), ..Stand::default() };
    }

    /// What stands around an instruction here.
    pub(super) fn around(&self) -> Address {
        let frames = self.frames.iter().take(self.depth() + 1).rev();
        frames.flatten().next().cloned().unwrap_or_default()
    }

    /// Notes what is below the provision where one stands.
    pub(super) fn frame(&mut self, target: Address) {
        let depth = self.depth();
        if let Some(own) = self.frames.get_mut(depth) {
            *own = Some(target);
        }
    }

    /// What the head of a list around it says of places that have no verb of their own.
    pub(super) fn verb(&self) -> Option<Verb> {
        self.verbs.iter().take(self.depth() + 1).rev().flatten().next().copied()
    }

    /// Notes what becomes of the places below the provision where one stands.
    pub(super) fn says(&mut self, verb: Option<Verb>) {
        let depth = self.depth();
        if let Some(own) = self.verbs.get_mut(depth) {
            *own = verb;
        }
    }

    /// How deep one stands: 0 at the head of an article, 1 in a khoản, 2 in a điểm.
    pub(super) fn depth(&self) -> usize {
        match (&self.clause, &self.point) {
            (_, Some(_)) => 2,
            (Some(_), _) => 1,
            _ => 0,
        }
    }

    /// It as it is cited: `điểm a khoản 3 Điều 1`.
    pub(super) fn cited(&self) -> String {
        let steps = [(Level::Point, &self.point), (Level::Clause, &self.clause), (Level::Article, &self.article)];
        let said = steps.into_iter().filter(|(_, number)| number.is_some());
        Address::of(said.map(|(level, number)| (level, number.clone())).collect()).to_string()
    }

    /// Whether a provision of a level may stand in the one where one stands.
    pub(super) fn holds(&self, level: Level) -> bool {
        match level {
            Level::Clause => self.depth() == 0,
            Level::Point => self.depth() < 2,
            _ => false,
        }
    }

    /// Whether one stands at the head of an article.
    pub(super) fn is_article(&self) -> bool {
        self.depth() == 0
    }

    /// Whether a label counts on from where one stands.
    pub(super) fn is_next(&self, label: &Label) -> bool {
        let next = |last: &Option<Number>| Some(Number::after(last.as_ref())) == label.number;
        match label.level {
            Level::Article => next(&self.article),
            Level::Clause => next(&self.clause),
            Level::Point => next(&self.point),
            _ => false,
        }
    }
}
