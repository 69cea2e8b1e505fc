//! Where each instruction stands in its instrument: Điều 1 amends and adds, Điều 2 replaces phrases and repeals.

use super::say::{say, say_group, say_within};
use crate::model::{Action, Address, Amendment, InstructionWords, Level, Number, Part};

/// The instructions of an instrument as they stand in its articles.
#[derive(Debug, Default)]
pub struct Layout {
    /// What amends and adds; then what replaces phrases and repeals. Neither has an article when it is empty.
    pub articles: Vec<Vec<Item>>,
}

/// A khoản of such an article; its only one is no khoản.
#[derive(Debug)]
pub struct Item {
    /// Its words, the line over a list for several.
    pub words: String,
    /// The instruction, when it is one.
    pub operation: Option<usize>,
    /// The instructions for one article, as điểm: their words and which they are.
    pub points: Vec<(String, usize)>,
}

/// Lays the instructions out: several for one article that follow each other are a list below it.
pub fn layout(amendment: &Amendment, words: &InstructionWords) -> Layout {
    let (mut first, mut second): (Vec<Item>, Vec<Item>) = (Vec::new(), Vec::new());
    let actions: Vec<&Action> = amendment.operations.iter().map(|operation| &operation.action).collect();
    let mut at = 0;
    while at < actions.len() {
        let action = actions[at];
        if matches!(action, Action::Repeal { .. } | Action::Replace { .. }) {
            second.push(Item { words: say(action, words), operation: Some(at), points: Vec::new() });
            at += 1;
            continue;
        }
        let article = article_of(action);
        let same = |other: &&&Action| article.is_some() && article_of(other) == article;
        let count = actions[at..].iter().take_while(same).count().max(1);
        first.push(match article {
            Some(article) if count > 1 => {
                let points = (at..at + count).map(|at| (say_within(actions[at], &article, words), at)).collect();
                Item { words: say_group(&article, &actions[at..at + count], words), operation: None, points }
            }
            _ => Item { words: say(action, words), operation: Some(at), points: Vec::new() },
        });
        at += count;
    }
    Layout { articles: [first, second].into_iter().filter(|items| !items.is_empty()).collect() }
}

/// Writes into each instruction where it stands: `điểm a khoản 3 Điều 1`.
pub(super) fn place(amendment: &mut Amendment, words: &InstructionWords) {
    let layout = layout(amendment, words);
    for (article, items) in layout.articles.iter().enumerate() {
        for (clause, item) in items.iter().enumerate() {
            let article = format!("Điều {}", article + 1);
            let around = if items.len() == 1 { article } else { format!("khoản {} {article}", clause + 1) };
            if let Some(operation) = item.operation {
                amendment.operations[operation].stands.clone_from(&around);
            }
            for (point, (_, operation)) in item.points.iter().enumerate() {
                let letter = Number::counted(u32::try_from(point + 1).unwrap_or(u32::MAX)).print(Level::Point);
                amendment.operations[*operation].stands = format!("điểm {letter} {around}");
            }
        }
    }
}

/// The article or annex in which everything that an instruction does lies, when it does not change the whole of it.
fn article_of(action: &Action) -> Option<Address> {
    let target = match action {
        Action::Amend { targets, .. } => targets.first()?.clone(),
        Action::Rename { target, .. } => return article(target, 0),
        Action::Insert { place, content } => {
            use crate::model::InsertPlace::{After, Before, End};
            if content.first()?.level < Level::Clause {
                return None;
            }
            match place {
                End(anchor) => return article(anchor, 0),
                Before(anchor) | After(anchor) => anchor.clone(),
            }
        }
        Action::Repeal { .. } | Action::Replace { .. } => return None,
    };
    // The words that open an article are in it.
    article(&target, usize::from(target.part != Part::Lead))
}

/// The article that a target is in, so many steps from its innermost at least.
fn article(target: &Address, from: usize) -> Option<Address> {
    let at = target.steps.iter().position(|step| matches!(step.0, Level::Article | Level::Annex))?;
    (at >= from).then(|| Address::of(target.steps[at..].to_vec()))
}
