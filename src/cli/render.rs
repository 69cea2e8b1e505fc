//! `quyche render`: the official document as Word, PDF and HTML.

use super::args::{Font, RenderArgs};
use super::output::Output;
use super::{Failure, Outcome, amended, consolidated};
use crate::diagnostic::Severity;
use crate::open;
pub(super) use crate::render::FORMATS;
use crate::render::{Format, Press, TemplateError, Templates};
use crate::store::Place;
use crate::{store, view};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

pub(super) fn run(args: &RenderArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let formats = formats(args)?;
    let targets = targets(args, &formats)?;
    // Parsing the templates takes as long as reading the regulation. A template that is wrong is reported when it
    // is used, so nothing waits for the result here.
    let templates = templates(args.templates.as_deref());
    let read = std::thread::scope(|scope| {
        if let (Ok(templates), [first, ..]) = (&templates, formats.as_slice()) {
            scope.spawn(|| templates.compile(first.templates).is_ok());
        }
        open::read_whole(&args.dir)
    });
    let (sources, loaded) = read?;
    let profile = open::profile(&args.dir, &loaded.regulation, args.profile.as_deref())?;
    let templates = templates?;
    let place = Place::Folder(args.dir.clone());
    let document = if args.consolidated {
        consolidated::document(args, &place, &loaded.regulation, &profile, output)?
    } else {
        let amended = amended::amended(&place, &loaded.regulation, output);
        view::instrument(&loaded.regulation, amended.as_ref(), &profile)
    };
    let fonts = || match args.font {
        Font::Auto => store::times_new_roman().unwrap_or_default(),
        Font::Embedded => Vec::new(),
    };
    let press = Press { templates: &templates, fonts: &fonts };
    // A format that cannot be printed does not take the others with it; what is wrong with it is told at the end.
    let mut failure = None;
    for (format, target) in formats.iter().zip(targets) {
        let bytes = match (format.print)(&document, &press) {
            Ok(bytes) => bytes,
            Err(error) => {
                failure.get_or_insert_with(|| Failure::of_print(error, &sources));
                continue;
            }
        };
        match target {
            None => output.print(bytes)?,
            Some(path) => {
                if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                    store::make_folder(folder)?;
                }
                store::write_file(&path, &bytes)?;
                output.tell("render.written", &[("path", path.display().to_string())]);
            }
        }
    }
    if let Some(failure) = failure {
        return Err(failure);
    }
    let errors = loaded.diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
    if errors > 0 {
        output.tell("render.errors", &[("count", errors.to_string())]);
        return Ok(Outcome::Findings);
    }
    Ok(Outcome::Clean)
}

/// The formats asked for: by `--to`, else by the ending of `-o`, else all.
fn formats(args: &RenderArgs) -> Result<Vec<&'static Format>, Failure> {
    let find = |name: &str| {
        FORMATS.iter().find(|format| format.name == name.to_lowercase()).ok_or_else(|| {
            if name == "pdf" {
                return Failure::new("error.no-pdf", Vec::new());
            }
            let known = FORMATS.iter().map(|format| format.name).collect::<Vec<_>>().join(", ");
            Failure::new("error.format", vec![("format", name.to_owned()), ("known", known)])
        })
    };
    if !args.to.is_empty() {
        let mut formats: Vec<&Format> = Vec::new();
        for name in &args.to {
            let format = find(name.trim())?;
            if !formats.iter().any(|known| known.name == format.name) {
                formats.push(format);
            }
        }
        return Ok(formats);
    }
    match args.out.as_deref().and_then(ending) {
        Some(name) => Ok(vec![find(&name)?]),
        None => Ok(FORMATS.iter().collect()),
    }
}

/// The ending of a path, when it is that of a format.
fn ending(path: &Path) -> Option<String> {
    let ending = path.extension().and_then(OsStr::to_str)?.to_lowercase();
    (ending == "pdf" || FORMATS.iter().any(|format| format.name == ending)).then_some(ending)
}

/// Where each format goes; `None` is standard output.
fn targets(args: &RenderArgs, formats: &[&Format]) -> Result<Vec<Option<PathBuf>>, Failure> {
    let out = args.out.clone().unwrap_or_default();
    if out == Path::new("-") {
        return match formats {
            [_] => Ok(vec![None]),
            _ => Err(Failure::new("error.stdout", Vec::new())),
        };
    }
    if ending(&out).is_some() && !out.is_dir() {
        return match formats {
            [format] if ending(&out).as_deref() != Some(format.name) => {
                let gaps = vec![("out", out.display().to_string()), ("format", format.name.to_owned())];
                Err(Failure::new("error.ending", gaps))
            }
            [_] => Ok(vec![Some(out)]),
            _ => Err(Failure::new("error.one-output", Vec::new())),
        };
    }
    let mut name = open::name(&args.dir.to_string_lossy());
    if args.consolidated {
        name.push_str("-hop-nhat");
    }
    Ok(formats.iter().map(|format| Some(out.join(format!("{name}.{}", format.name)))).collect())
}

/// The templates: those embedded, with those of a user's folder in their place.
///
/// # Errors
/// A folder that cannot be read or has no template, or a template that is no text.
pub(super) fn templates(folder: Option<&Path>) -> Result<Templates, Failure> {
    let Some(folder) = folder else { return Ok(Templates::embedded()) };
    let mut texts = BTreeMap::new();
    for (name, bytes) in store::read_templates(folder)? {
        let text = String::from_utf8(bytes).map_err(|_| TemplateError {
            file: folder.join(&name).display().to_string(),
            line: None,
            column: None,
            message: "UTF-8".to_owned(),
        })?;
        texts.insert(name, text);
    }
    if texts.is_empty() {
        return Err(Failure::new("error.no-templates", vec![("folder", folder.display().to_string())]));
    }
    Ok(Templates::with_overrides(texts)?)
}
