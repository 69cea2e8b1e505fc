//! The templates: those that ship with the program, any of them replaced by a user's own.

use super::error::TemplateError;
use super::program::{Program, programs};
use super::{escape, filler, helpers, partials, trace};
use crate::asset;
use handlebars::{Context, Handlebars, RenderErrorReason, Template};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
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
    #[cfg(feature = "pdf")]
    pub(super) fn traced(&self, set: TemplateSet) -> Result<Compiled, TemplateError> {
        self.parse(set, true)
    }

    fn parse(&self, set: TemplateSet, traced: bool) -> Result<Compiled, TemplateError> {
        let mut handlebars = Handlebars::new();
        handlebars.set_strict_mode(true);
        let escape: fn(&str) -> String = match set {
            TemplateSet::Html | TemplateSet::Page => escape::html,
            TemplateSet::Docx | TemplateSet::Redline | TemplateSet::Pdf => escape::xml,
            TemplateSet::Markdown => escape::markdown,
        };
        handlebars.register_escape_fn(escape);
        helpers::register(&mut handlebars);
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
        let file = |short: &str| parts.get(short).map_or("", |(file, _)| file.as_str());
        let ready = programs(compiled.iter().map(|(short, template)| (short.as_str(), file(short), template)));
        if ready.is_none() {
            for (short, template) in compiled {
                handlebars.register_template(&short, template);
            }
        }
        Ok(Compiled { handlebars, prefix, escape, ready })
    }

    /// Parses these templates. The parser counts the lines before each element anew, so that one long template costs more
    /// than its parts do.
    fn parse_all(
        &self,
        names: Vec<String>,
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
        names.into_iter().map(parse).collect()
    }
}

/// The templates of one output, parsed.
#[derive(Debug)]
pub struct Compiled {
    handlebars: Handlebars<'static>,
    prefix: String,
    escape: fn(&str) -> String,
    /// The templates made ready; `None` where only the language itself can fill them.
    ready: Option<BTreeMap<String, Program>>,
}

impl Compiled {
    /// Fills a template, named without folder and ending (`document`), from its view.
    ///
    /// # Errors
    /// A field that the view does not have, with the template, line and column that ask for it.
    pub fn fill(&self, template: &str, view: &Filling) -> Result<String, TemplateError> {
        if let Some(ready) = &self.ready {
            return filler::fill(ready, self.escape, template, view.0.data());
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// What a template gives, filled here and by the language itself.
    fn both(text: &str, part: &str, view: &serde_json::Value) -> [Result<String, String>; 2] {
        let mut language = Handlebars::new();
        language.set_strict_mode(true);
        language.register_escape_fn(escape::html);
        helpers::register(&mut language);
        let parse = |name: &str, text: &str| Template::compile_with_name(text, name.to_owned()).unwrap();
        let templates = [("t", "t.hbs", parse("t.hbs", text)), ("part", "part.hbs", parse("part.hbs", part))];
        let ready = programs(templates.iter().map(|(short, file, template)| (*short, *file, template))).unwrap();
        for (short, _, template) in &templates {
            language.register_template(short, template.clone());
        }
        let ours = filler::fill(&ready, escape::html, "t", view);
        let theirs = language.render("t", view);
        [
            ours.map_err(|error| format!("{:?}:{:?}", error.line, error.column)),
            theirs.map_err(|error| format!("{:?}:{:?}", error.line_no, error.column_no)),
        ]
    }

    #[test]
    fn templates_that_were_made_ready_give_what_the_language_gives() {
        let view = json!({
            "title": "A < B & “C”", "none": null, "count": 3, "half": 1.5, "yes": true, "no": false, "zero": 0, "empty": [],
            "list": [{"name": "một", "inner": [1, 2]}, {"name": "hai", "inner": []}, {"name": "ba", "inner": [3]}],
            "map": {"a": 1, "b": {"c": "sâu"}}, "words": ["x", "y"],
        });
        let cases = [
            "{{title}}|{{{title}}}|{{none}}|{{count}}|{{half}}|{{yes}}|{{words}}|{{map}}",
            "{{#if none}}a{{else if count}}b{{else}}c{{/if}}{{#if zero}}d{{/if}}{{#unless empty}}e{{else}}f{{/unless}}{{#if nowhere}}g{{/if}}",
            "{{#each list}}{{@index}}{{#if @first}}>{{/if}}{{name}}{{../count}}{{#each inner}}{{this}}{{../name}}{{../../title}}{{@../index}}{{else}}-{{/each}}{{#unless @last}}, {{/unless}}{{/each}}",
            "{{#each map}}{{@key}}{{@index}};{{/each}}{{#each empty}}{{/each}}{{#each words as |w|}}{{w}}{{@root.count}}{{/each}}",
            "{{#with map}}{{a}}{{b.c}}{{../count}}{{@root.map.b.c}}{{/with}}{{#with none}}x{{else}}y{{/with}}{{#with map.b as |m|}}{{m.c}}{{/with}}",
            "{{#if (and yes (not no))}}1{{/if}}{{#if (or no none)}}2{{/if}}{{#if (eq count 3)}}3{{/if}}{{#if (ne title \"x\")}}4{{/if}}{{len list}}{{lookup words 1}}{{words.[1]}}{{#if (gt (len list) 2)}}5{{/if}}{{#if (lt count \"3.5\")}}6{{/if}}{{#if (lte title none)}}7{{/if}}{{#if zero includeZero=true}}8{{/if}}",
            "{{half_points half count}} {{pt_twips half}} {{mm_twips count}} {{upper title}} {{minus count half}} {{share half count}}",
            "{{#each list}}{{#with inner}}{{@first}}{{/with}}{{/each}}",
            "{{!-- nothing --}}a\n  {{#if yes}}\n  b\n  {{~else~}}\n c {{/if}}\n d",
            "a\n{{#each list}}\n{{name}} {{nowhere}}\n{{/each}}",
            "{{#each nowhere}}x{{/each}}",
            "{{#with nowhere}}x{{/with}}",
            "\n {{count.deep}}",
            "{{half_points title}}",
            "{{#if (eq nowhere 1)}}x{{/if}}",
        ];
        for case in cases {
            let [ours, theirs] = both(case, "", &view);
            assert_eq!(ours, theirs, "{case}");
        }
        let part = "{{#if name}}{{name}};\ny\nx{{/if}}{{#if c}}{{c}}{{/if}}";
        for case in ["{{#each list}}a {{> part}}{{/each}}{{> part map.b}}", "<p {{> part map.b}}>\n  <q {{> part}}>"] {
            let [ours, theirs] = both(case, part, &view);
            assert_eq!(ours, theirs, "{case}");
        }
    }

    #[test]
    fn all_templates_that_ship_are_made_ready() {
        for set in TemplateSet::ALL {
            let templates = Templates::embedded();
            assert!(templates.compile(set).unwrap().ready.is_some(), "{set:?}");
        }
    }

    #[test]
    fn what_only_the_language_can_do_is_left_to_it() {
        let text = "{{#*inline \"own\"}}của riêng{{/inline}}{{> own}}".to_owned();
        let overrides = BTreeMap::from([("html/closing.hbs".to_owned(), text)]);
        let templates = Templates::with_overrides(overrides).unwrap();
        assert!(templates.compile(TemplateSet::Html).unwrap().ready.is_none());
    }
}
