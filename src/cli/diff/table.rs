//! The official table of a comparison as Word, PDF and HTML.

use super::super::args::{DiffArgs, Font, Mark};
use super::super::{Failure, render};
use crate::diff::Diff;
use crate::render::{Press, TABLE_FORMATS};
use crate::store;
use crate::view::diff::{Marks, TableSettings, comparison};

/// The table in the format of this name.
///
/// # Errors
/// A format that this program was built without, or a template that cannot be used.
pub(super) fn table(diff: &Diff, args: &DiffArgs, format: &str) -> Result<Vec<u8>, Failure> {
    let Some(format) = TABLE_FORMATS.iter().find(|known| known.name == format) else {
        return Err(Failure::new("error.no-pdf", Vec::new()));
    };
    let templates = render::templates(args.templates.as_deref())?;
    let marks = match args.mark {
        Mark::Bold => Marks::Bold,
        Mark::Underline => Marks::Underline,
        Mark::None => Marks::None,
    };
    // Parsing the templates takes as long as laying the table out.
    let view = std::thread::scope(|scope| {
        scope.spawn(|| templates.compile(format.templates).is_ok());
        comparison(diff, TableSettings { marks, brief: args.brief })
    });
    let fonts = || match args.font {
        Font::Auto => store::times_new_roman().unwrap_or_default(),
        Font::Embedded => Vec::new(),
    };
    Ok((format.print)(&view, &Press { templates: &templates, fonts: &fonts })?)
}
