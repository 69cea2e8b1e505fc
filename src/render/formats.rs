//! The tables of output formats: `--to`, the ending of the file and the help read them.

use super::{RenderFailure, TemplateSet, Templates};
use crate::view::DocumentView;
use crate::view::diff::Comparison;

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

#[cfg(feature = "pdf")]
impl Press<'_> {
    /// Sets a PDF in the fonts at hand.
    fn set<T>(&self, print: impl FnOnce(&super::pdf::Fonts) -> T) -> T {
        let files = (self.fonts)();
        if files.is_empty() {
            print(super::pdf::Fonts::embedded())
        } else {
            print(&super::pdf::Fonts::with_files(files))
        }
    }
}

/// The formats of a document.
pub static FORMATS: &[Format] = &[
    Format { name: "docx", templates: TemplateSet::Docx, print: |view, press| super::docx(view, press.templates) },
    #[cfg(feature = "pdf")]
    Format {
        name: "pdf",
        templates: TemplateSet::Pdf,
        print: |view, press| Ok(press.set(|fonts| super::pdf::pdf(view, press.templates, fonts))?),
    },
    Format {
        name: "html",
        templates: TemplateSet::Html,
        print: |view, press| Ok(super::html(view, press.templates)?.into_bytes()),
    },
];

/// The formats of the table of a comparison.
pub static TABLE_FORMATS: &[Format<Comparison>] = &[
    Format {
        name: "docx",
        templates: TemplateSet::Docx,
        print: |view, press| super::comparison_docx(view, press.templates),
    },
    #[cfg(feature = "pdf")]
    Format {
        name: "pdf",
        templates: TemplateSet::Pdf,
        print: |view, press| Ok(press.set(|fonts| super::pdf::comparison_pdf(view, press.templates, fonts))?),
    },
    Format {
        name: "html",
        templates: TemplateSet::Html,
        print: |view, press| Ok(super::comparison_html(view, press.templates)?.into_bytes()),
    },
];
