//! `quyche diff`: what changed between two regulations, in every form that an office needs.

mod sides;
pub(super) mod text;

use super::args::{DiffArgs, DiffForm};
use super::output::Output;
use super::{Failure, Outcome};
use crate::diff::{self, Document};
use crate::load::embedded_registry;
use crate::render::Templates;
use crate::view::diff as forms;
use sides::Side;
use text::Layout;

pub(super) fn run(args: &DiffArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let (old, new) = sides::read(&args.sides)?;
    let diff = diff::compare(old.document(), new.document(), embedded_registry());
    sides::tell_incomplete([&old, &new], output);
    let sign_offs = forms::lapsing(&diff, &old.loaded.sign_offs, &new.loaded.sign_offs);
    match args.to {
        DiffForm::Text => {
            let layout = Layout {
                lang: output.lang,
                coloured: output.coloured(),
                width: output.width(),
                side_by_side: args.side_by_side,
                stat: args.stat,
                full: args.full,
            };
            let told = forms::told(&diff, &sign_offs, output.lang);
            output.page(&text::text(&told, [&old.name, &new.name], layout), args.no_pager)?;
        }
        DiffForm::Md => {
            let told = forms::told(&diff, &sign_offs, output.lang);
            let view = forms::review(&told, [&old.name, &new.name], args.full, output.lang);
            output.print(crate::render::diff_md(&view, &Templates::embedded())?)?;
        }
        DiffForm::Json => {
            let data = forms::data(&diff, [&old.name, &new.name], sign_offs);
            output.print(format!("{}\n", serde_json::to_string_pretty(&data).unwrap_or_default()))?;
        }
    }
    let differs = !diff.changes.is_empty() || !diff.facts.is_empty();
    Ok(if differs { Outcome::Findings } else { Outcome::Clean })
}

impl Side {
    fn document(&self) -> Document<'_> {
        Document { regulation: &self.loaded.regulation, profile: &self.profile }
    }
}
