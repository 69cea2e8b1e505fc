//! The tables of output formats: `--to`, the ending of the file and the help read them.

use super::{RenderFailure, TemplateSet, Templates};
use crate::view::DocumentView;

/// An output format of a view.
pub struct Format<View = DocumentView> {
    /// What `--to` calls it, which is also the ending of the file.
    pub name: &'static str,
    /// The templates that it prints with.
    pub templates: TemplateSet,
    /// Prints a view.
    pub print: fn(&View, &Press) -> Result<Vec<u8>, RenderFailure>,
}

/// What every format prints with.
pub struct Press<'a> {
    /// The templates.
    pub templates: &'a Templates,
    /// Font files of the machine that a PDF may use before those that ship with the program; read only when a
    /// PDF is printed.
    pub fonts: &'a dyn Fn() -> Vec<Vec<u8>>,
}

/// The formats.
pub static FORMATS: &[Format] = &[
    Format { name: "docx", templates: TemplateSet::Docx, print: |view, press| super::docx(view, press.templates) },
    #[cfg(feature = "pdf")]
    Format {
        name: "pdf",
        templates: TemplateSet::Pdf,
        print: |view, press| {
            let files = (press.fonts)();
            let own;
            let fonts = if files.is_empty() {
                super::pdf::Fonts::embedded()
            } else {
                own = super::pdf::Fonts::with_files(files);
                &own
            };
            Ok(super::pdf::pdf(view, press.templates, fonts)?)
        },
    },
    Format {
        name: "html",
        templates: TemplateSet::Html,
        print: |view, press| Ok(super::html(view, press.templates)?.into_bytes()),
    },
];
