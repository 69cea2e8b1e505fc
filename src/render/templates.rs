//! The templates: those that ship with the program, any of them replaced by a user's own.

use super::{escape, helpers, partials, trace};
use crate::asset;
use handlebars::{Context, Handlebars, RenderErrorReason, Template};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, OnceLock};

/// The templates of one output, which share an escape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TemplateSet {
    /// `templates/html`.
    Html,
    /// `templates/docx`.
    Docx,
    /// `templates/pdf`.
    Pdf,
    /// `templates/diff/page`.
    Page,
    /// `templates/diff/md`.
    Markdown,
    /// `templates/diff/redline`, and what it does not have of `templates/docx`.
    Redline,
}

impl TemplateSet {
    const ALL: [TemplateSet; 6] = [
        TemplateSet::Html,
        TemplateSet::Docx,
        TemplateSet::Pdf,
        TemplateSet::Page,
        TemplateSet::Markdown,
        TemplateSet::Redline,
    ];

    fn folder(self) -> &'static str {
        match self {
            TemplateSet::Html => "html",
            TemplateSet::Docx => "docx",
            TemplateSet::Pdf => "pdf",
            TemplateSet::Page => "diff/page",
            TemplateSet::Markdown => "diff/md",
            TemplateSet::Redline => "diff/redline",
        }
    }

    /// The templates of the set. A document with tracked changes is a Word file like any other: its own templates stand
    /// before those of the same name.
    fn names(self) -> Vec<String> {
        let in_folder = |set: TemplateSet| {
            let prefix = format!("{}/", set.folder());
            Templates::names().filter(move |name| name.starts_with(&prefix))
        };
        let mut names: Vec<String> = in_folder(self).collect();
        if self == TemplateSet::Redline {
            let own: BTreeSet<String> = names.iter().map(|name| short_name(name)).collect();
            names.extend(in_folder(TemplateSet::Docx).filter(|name| !own.contains(&short_name(name))));
        }
        names
    }
}

/// A template that does not parse or cannot be filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// The template: `html/document.hbs`.
    pub file: String,
    /// The line, from 1, when known.
    pub line: Option<usize>,
    /// The column, from 1, when known.
    pub column: Option<usize>,
    /// What is wrong, as the template language says it; names the field when one is missing.
    pub message: String,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let (Some(_), Some(column)) = (self.line, self.column) {
            write!(f, ":{column}")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for TemplateError {}

/// The templates of a run: those embedded, replaced one by one by a user's.
#[derive(Debug, Clone, Default)]
pub struct Templates {
    overrides: BTreeMap<String, String>,
    /// The parsed templates of each set, once anything asked for them.
    parsed: Arc<[OnceLock<Result<Compiled, TemplateError>>; TemplateSet::ALL.len()]>,
}

impl Templates {
    /// The embedded templates.
    pub fn embedded() -> Self {
        Self::default()
    }

    /// The embedded templates with `overrides` in place of those of the same name (`html/document.hbs`).
    ///
    /// # Errors
    /// A name that no embedded template has: a template under a name of its own would never be used.
    pub fn with_overrides(overrides: BTreeMap<String, String>) -> Result<Self, TemplateError> {
        let known: Vec<String> = Self::names().collect();
        for name in overrides.keys() {
            if !known.contains(name) {
                let near = crate::model::nearest(name, known.iter().map(String::as_str)).unwrap_or("html/document.hbs");
                let message = format!("no template has this name; did you mean {near}?");
                return Err(TemplateError { file: name.clone(), line: None, column: None, message });
            }
        }
        Ok(Self { overrides, ..Self::default() })
    }

    /// The names of all embedded templates.
    pub fn names() -> impl Iterator<Item = String> {
        let files = TemplateSet::ALL.into_iter().flat_map(|set| asset::files(set.folder()));
        files.filter(|name| name.ends_with(".hbs"))
    }

    /// The templates of one output, parsed at the first call; a run parses them while it reads the regulation.
    ///
    /// # Errors
    /// A template that does not parse, or templates that include each other in a circle (the template language
    /// would follow it until the stack overflows).
    pub fn compile(&self, set: TemplateSet) -> Result<&Compiled, TemplateError> {
        self.parsed[set as usize].get_or_init(|| self.parse(set, false)).as_ref().map_err(Clone::clone)
    }

    /// The templates of one output, parsed so that what they give says which template and line it comes from, in
    /// instructions of XML: `<?origin pdf/closing.hbs:3?>`.
    ///
    /// # Errors
    /// As for [`Templates::compile`].
    pub(super) fn traced(&self, set: TemplateSet) -> Result<Compiled, TemplateError> {
        self.parse(set, true)
    }

    fn parse(&self, set: TemplateSet, traced: bool) -> Result<Compiled, TemplateError> {
        let mut handlebars = Handlebars::new();
        handlebars.set_strict_mode(true);
        handlebars.register_escape_fn(match set {
            TemplateSet::Html | TemplateSet::Page => escape::html,
            TemplateSet::Docx | TemplateSet::Redline | TemplateSet::Pdf => escape::xml,
            TemplateSet::Markdown => escape::markdown,
        });
        helpers::register(&mut handlebars);
        partials::register(&mut handlebars);
        let prefix = format!("{}/", set.folder());
        let mut parts = BTreeMap::new();
        let mut compiled = Vec::new();
        for (name, template) in self.parse_all(set.names(), traced) {
            let template = template.map_err(|error| TemplateError {
                file: name.clone(),
                line: error.pos().map(|(line, _)| line),
                column: error.pos().map(|(_, column)| column),
                message: error.reason().to_string(),
            })?;
            let mut uses = BTreeSet::new();
            partials::partials(&template, &mut uses);
            let short = short_name(&name);
            parts.insert(short.clone(), (name, uses));
            compiled.push((short, template));
        }
        partials::refuse_circles(&parts)?;
        if !compiled.iter().any(|(_, template)| partials::defines_partials(template)) {
            compiled.iter_mut().for_each(|(_, template)| partials::without_copies(template, &parts));
        }
        for (short, template) in compiled {
            handlebars.register_template(&short, template);
        }
        Ok(Compiled { handlebars, prefix })
    }

    /// Parses these templates, the longest beside all others: the parser counts the lines before each element
    /// anew, so one long template is half of the work.
    fn parse_all(
        &self,
        mut names: Vec<String>,
        traced: bool,
    ) -> BTreeMap<String, Result<Template, handlebars::TemplateError>> {
        let embedded = |name: &str| asset::file(name).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("");
        let text = |name: &str| self.overrides.get(name).map_or_else(|| embedded(name), String::as_str);
        let parse = |name: String| {
            let template = match traced {
                true => Template::compile_with_name(trace::trace(&name, text(&name)), name.clone()),
                false => Template::compile_with_name(text(&name), name.clone()),
            };
            (name, template)
        };
        names.sort_by_key(|name| std::cmp::Reverse(text(name).len()));
        let others = names.split_off(names.len().min(1));
        let mut parsed = BTreeMap::new();
        std::thread::scope(|scope| {
            let longest = scope.spawn(|| names.into_iter().map(parse).collect::<Vec<_>>());
            parsed.extend(others.into_iter().map(parse));
            parsed.extend(longest.join().into_iter().flatten());
        });
        parsed
    }
}

/// The templates of one output, parsed.
#[derive(Debug)]
pub struct Compiled {
    handlebars: Handlebars<'static>,
    prefix: String,
}

impl Compiled {
    /// Fills a template, named without folder and ending (`document`), from its view.
    ///
    /// # Errors
    /// A field that the view does not have, with the template, line and column that ask for it.
    pub fn fill(&self, template: &str, view: &Filling) -> Result<String, TemplateError> {
        self.handlebars.render_with_context(template, &view.0).map_err(|error| {
            let name = error.template_name.clone().unwrap_or_else(|| template.to_owned());
            let name = if name.ends_with(".hbs") { name } else { format!("{}{name}.hbs", self.prefix) };
            TemplateError {
                file: name,
                line: error.line_no,
                column: error.column_no,
                message: match error.reason() {
                    RenderErrorReason::MissingVariable(Some(field)) => format!("no field {field:?}"),
                    reason => reason.to_string(),
                },
            }
        })
    }
}

/// A view as the templates read it, for all the templates that print it.
pub struct Filling(Context);

impl Filling {
    /// Makes a view readable for templates.
    ///
    /// # Errors
    /// A view that cannot be said in JSON, which none of ours is.
    pub fn new(view: &impl Serialize) -> Result<Self, TemplateError> {
        Context::wraps(view).map(Self).map_err(|error| TemplateError {
            file: "*.hbs".to_owned(),
            line: None,
            column: None,
            message: error.to_string(),
        })
    }
}

/// The name of a template without folder and ending.
fn short_name(name: &str) -> String {
    let file = name.rsplit_once('/').map_or(name, |(_, file)| file);
    file.trim_end_matches(".hbs").to_owned()
}
