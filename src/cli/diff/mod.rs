//! `quyche diff`: what changed between two regulations, in every form that an office needs.

mod incomplete;
mod page;
mod redline;
mod table;
pub(super) mod target;
pub(super) mod text;

use super::args::{DiffArgs, DiffForm};
use super::output::Output;
use super::written::deliver;
use super::{Failure, Outcome};
use crate::diff::{self, Document};
use crate::load::embedded_registry;
use crate::model::Regulation;
use crate::open::{self, Side};
use crate::view::{self, diff as forms};
use text::Layout;

pub(super) fn run(args: &DiffArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let form = target::form(args)?;
    let templates = super::render::templates(args.templates.as_deref());
    let (old, new) = &redline::beside(form, &templates, || open::sides(&args.sides))?;
    let target = target::target(args, form, &new.name)?;
    let spoken = [old, new].map(|side| spoken(side, form));
    let [before, after] = [(old, &spoken[0]), (new, &spoken[1])].map(|(side, spoken)| Document {
        regulation: spoken.as_ref().unwrap_or(&side.loaded.regulation),
        profile: &side.profile,
    });
    let diff = diff::compare(before, after, embedded_registry);
    incomplete::tell([old, new], output);
    let sign_offs = forms::lapsing(&diff, &old.loaded.sign_offs, &new.loaded.sign_offs);
    let differs = !diff.changes.is_empty() || !diff.facts.is_empty();
    let outcome = if differs { Outcome::Findings } else { Outcome::Clean };
    let bytes = match form {
        DiffForm::Redline => redline::print(&diff, [&old.name, &new.name], args, &templates?)?,
        DiffForm::Html => page::bytes(&diff, args, output)?,
        DiffForm::Text => {
            let layout = Layout {
                lang: output.lang,
                // A file keeps no colour unless it was asked for.
                coloured: output.coloured() && (args.out.is_none() || output.always_coloured()),
                width: output.width(),
                side_by_side: args.side_by_side,
                stat: args.stat,
                full: args.full,
            };
            let told = forms::told(&diff, &sign_offs, output.lang);
            let text = text::text(&told, [&old.name, &new.name], layout);
            if args.out.is_none() {
                output.page(&text, args.no_pager)?;
                return Ok(outcome);
            }
            text.into_bytes()
        }
        DiffForm::Md => {
            let told = forms::told(&diff, &sign_offs, output.lang);
            let view = forms::review(&told, [&old.name, &new.name], args.full, output.lang);
            crate::render::diff_md(&view, &super::render::templates(args.templates.as_deref())?)?.into_bytes()
        }
        DiffForm::Json => {
            let data = forms::data(&diff, [&old.name, &new.name], sign_offs);
            format!("{}\n", serde_json::to_string_pretty(&data).unwrap_or_default()).into_bytes()
        }
        DiffForm::TableDocx => table::table(&diff, args, "docx")?,
        DiffForm::TablePdf => table::table(&diff, args, "pdf")?,
        DiffForm::TableHtml => table::table(&diff, args, "html")?,
    };
    deliver(bytes, target, output)?;
    Ok(outcome)
}

/// An instrument with what it quotes as printed, for the forms that print no document of their own; nothing for what
/// amends nothing.
fn spoken(side: &Side, form: DiffForm) -> Option<Regulation> {
    let regulation = &side.loaded.regulation;
    regulation.facts.amends.as_ref()?;
    if matches!(form, DiffForm::Redline | DiffForm::Json) {
        return None;
    }
    let made = open::carried_out(&side.place, regulation);
    Some(view::spoken(regulation, made.as_ref().map(|made| &made.amended), &side.profile))
}
