//! Where one stands in an instrument, and what its frames say of the instructions below them.

use super::document::NamedDocument;
use super::label::Label;
use crate::model::{Level, Number, Target};

/// Where one stands in an instrument.
#[derive(Debug, Clone, Default)]
pub(super) struct Stand {
    pub(super) article: Option<Number>,
    pub(super) clause: Option<Number>,
    pub(super) point: Option<Number>,
    /// What the article, the khoản and the điểm that one stands in say of what is below them.
    frames: [Option<Target>; 3],
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
                (self.frames[1], self.frames[2]) = (None, None);
            }
            Level::Point => {
                self.point = label.number.clone();
                self.frames[2] = None;
            }
            _ => {}
        }
    }

    /// What stands around an instruction here.
    pub(super) fn around(&self) -> Target {
        let depth = self.depth();
        let frames = self.frames[..=depth].iter().rev();
        frames.flatten().next().cloned().unwrap_or_default()
    }

    /// Notes what is below the provision where one stands.
    pub(super) fn frame(&mut self, target: Target) {
        self.frames[self.depth()] = Some(target);
    }

    fn depth(&self) -> usize {
        match (&self.clause, &self.point) {
            (_, Some(_)) => 2,
            (Some(_), _) => 1,
            _ => 0,
        }
    }

    /// It as it is cited: `điểm a khoản 3 Điều 1`.
    pub(super) fn cited(&self) -> String {
        let step = |level: Level, number: &Option<Number>| {
            number.as_ref().map(|number| format!("{} {}", level.noun().unwrap_or_default(), number.print(level)))
        };
        let steps =
            [step(Level::Point, &self.point), step(Level::Clause, &self.clause), step(Level::Article, &self.article)];
        steps.into_iter().flatten().collect::<Vec<_>>().join(" ")
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
