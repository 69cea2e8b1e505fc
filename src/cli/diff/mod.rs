//! `quyche diff`: what changed between two regulations, in every form that an office needs.

mod redline;
mod sides;
mod target;

use super::args::{DiffArgs, DiffForm};
use super::output::Output;
use super::{Failure, Outcome};
use crate::diff::{self, Document};
use crate::load::embedded_registry;
use crate::render::Templates;
use crate::view::diff as forms;
use sides::Side;

pub(super) fn run(args: &DiffArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let form = target::form(args)?;
    let templates = Templates::embedded();
    let (old, new) = redline::beside(form, &templates, || sides::read(&args.sides))?;
    let target = target::target(args, form, &new.name)?;
    let diff = diff::compare(old.document(), new.document(), embedded_registry());
    let bytes = match form {
        DiffForm::Redline => redline::print(&diff, [&old.name, &new.name], args, &templates)?,
        DiffForm::Json => {
            let data = forms::data(&diff, [&old.name, &new.name]);
            format!("{}\n", serde_json::to_string_pretty(&data).unwrap_or_default()).into_bytes()
        }
    };
    target::deliver(bytes, target, output)?;
    let differs = !diff.changes.is_empty() || !diff.facts.is_empty();
    Ok(if differs { Outcome::Findings } else { Outcome::Clean })
}

impl Side {
    fn document(&self) -> Document<'_> {
        Document { regulation: &self.loaded.regulation, profile: &self.profile }
    }
}
