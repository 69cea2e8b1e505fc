//! The door of the library: a regulation opened, reviewed, printed and compared.

use crate::diagnostic::{Diagnostic, Severity};
use crate::diff::{self, Diff};
use crate::lang::Lang;
use crate::open::{self, OpenError, Side};
use crate::render::{FORMATS, Press, RenderFailure, TABLE_FORMATS, Templates};
use crate::view::diff::TableSettings;
use crate::{load, view};
use std::fmt;
use std::path::{Path, PathBuf};

/// Opens a regulation: a folder, `REVISION:FOLDER` of a git repository, or a file of Word, PDF and others.
///
/// ```
/// let regulation = quyche::open("regulations/tinh-uy-2025-2030")?;
/// assert_eq!(regulation.title(), "Quy chế làm việc của Ban Chấp hành Đảng bộ tỉnh, Ban Thường vụ, Thường trực Tỉnh uỷ khoá XV, nhiệm kỳ 2025 – 2030");
/// # Ok::<(), quyche::Error>(())
/// ```
///
/// # Errors
/// It cannot be read, or its format profile cannot be used.
pub fn open(path: impl AsRef<Path>) -> Result<Regulation, Error> {
    let path = path.as_ref();
    Ok(Regulation { side: open::side(path)?, path: path.to_owned() })
}

/// A regulation that was opened.
pub struct Regulation {
    path: PathBuf,
    side: Side,
}

impl Regulation {
    /// What it is called where it is printed.
    pub fn title(&self) -> String {
        view::document(&self.side.loaded.regulation, &self.side.profile).meta.title
    }

    /// Reviews the folder by all rules, with the settings of its office and its last term.
    ///
    /// ```
    /// let findings = quyche::open("regulations/dang-uy-xa")?.check()?;
    /// for finding in &findings {
    ///     println!("{}:{}: {} {}", finding.file, finding.line, finding.code, finding.message);
    /// }
    /// assert!(!findings.iter().any(|finding| finding.is_error));
    /// # Ok::<(), quyche::Error>(())
    /// ```
    ///
    /// # Errors
    /// It is no folder, or the settings around it cannot be read.
    pub fn check(&self) -> Result<Vec<Finding>, Error> {
        let reviewed = open::review(&self.path, &self.path)?;
        let finding = |found: &Diagnostic| {
            let position = reviewed.sources.position(found.span.file, found.span.start);
            Finding {
                code: found.code.code,
                is_error: found.severity == Severity::Error,
                file: reviewed.sources.get(found.span.file).map(|file| file.path.clone()).unwrap_or_default(),
                line: position.line,
                column: position.column,
                message: Lang::Vi.say(&found.message),
            }
        };
        Ok(reviewed.diagnostics.iter().map(finding).collect())
    }

    /// Prints it as `docx`, `html` or, in a build with it, `pdf`, in the fonts that ship with the program: the same bytes
    /// on each machine.
    ///
    /// ```
    /// let page = quyche::open("regulations/dang-uy-xa")?.print("html")?;
    /// assert!(page.starts_with(b"<!DOCTYPE html>"));
    /// assert!(quyche::open("regulations/dang-uy-xa")?.print("odt").is_err());
    /// # Ok::<(), quyche::Error>(())
    /// ```
    ///
    /// # Errors
    /// A format that is not known, or signs that no font shows.
    pub fn print(&self, format: &str) -> Result<Vec<u8>, Error> {
        let known = FORMATS.iter().find(|known| known.name == format).ok_or_else(|| Error::format(format))?;
        let regulation = &self.side.loaded.regulation;
        let amended = open::amended(&self.side.place, regulation);
        let view = view::instrument(regulation, amended.regulation(), &self.side.profile);
        let templates = Templates::embedded();
        Ok((known.print)(&view, &Press { templates: &templates, fonts: &Vec::new })?)
    }

    /// Compares it with an older one.
    ///
    /// ```
    /// let [old, new] = ["2020-2025", "2025-2030"].map(|term| quyche::open(format!("regulations/tinh-uy-{term}")));
    /// let (old, new) = (old?, new?);
    /// assert!(new.compare(&old).changes() > 10);
    /// assert_eq!(new.compare(&new).changes(), 0);
    /// let table = new.compare(&old).print("docx")?;
    /// assert!(table.starts_with(b"PK"));
    /// # Ok::<(), quyche::Error>(())
    /// ```
    pub fn compare<'a>(&'a self, older: &'a Regulation) -> Comparison<'a> {
        Comparison { diff: diff::compare(older.side.document(), self.side.document(), load::embedded_registry) }
    }
}

/// What changed between two regulations.
pub struct Comparison<'a> {
    diff: Diff<'a>,
}

impl Comparison<'_> {
    /// In how many provisions something changed.
    pub fn changes(&self) -> usize {
        self.diff.changes.len()
    }

    /// Prints the table of the comparison; the formats are those of [`Regulation::print`].
    ///
    /// # Errors
    /// As for [`Regulation::print`].
    pub fn print(&self, format: &str) -> Result<Vec<u8>, Error> {
        let known = TABLE_FORMATS.iter().find(|known| known.name == format).ok_or_else(|| Error::format(format))?;
        let table = view::diff::comparison(&self.diff, TableSettings::default());
        let templates = Templates::embedded();
        Ok((known.print)(&table, &Press { templates: &templates, fonts: &Vec::new })?)
    }
}

/// What a review found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The code of its rule: `REF02`.
    pub code: &'static str,
    /// Whether it is surely wrong, and not only worth a look.
    pub is_error: bool,
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What is wrong, in Vietnamese.
    pub message: String,
}

/// Why a regulation could not be opened or printed, in Vietnamese.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(String);

impl Error {
    fn format(name: &str) -> Self {
        let known: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
        Self(Lang::Vi.fill("error.format", &[("format", name), ("known", &known.join(", "))]))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

impl From<OpenError> for Error {
    fn from(error: OpenError) -> Self {
        let said = [Some(&error.message), error.help.as_ref()].into_iter().flatten().map(|words| Lang::Vi.say(words));
        Self(said.collect::<Vec<_>>().join("; "))
    }
}

impl From<RenderFailure> for Error {
    fn from(failure: RenderFailure) -> Self {
        Self(failure.to_string())
    }
}
