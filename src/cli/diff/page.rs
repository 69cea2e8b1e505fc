//! `quyche diff --to html`: the comparison as a page.

use super::super::args::DiffArgs;
use super::super::output::Output;
use super::super::{Failure, render};
use crate::diff::Diff;
use crate::render::page;
use crate::view::diff::page::page as view;

pub(super) fn bytes(diff: &Diff, args: &DiffArgs, output: &Output) -> Result<Vec<u8>, Failure> {
    let templates = render::templates(args.templates.as_deref())?;
    Ok(page(&view(diff, output.lang), &templates)?.into_bytes())
}
