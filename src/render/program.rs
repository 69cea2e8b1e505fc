//! A parsed template made ready to be filled: every name resolved to what it means, every part to its place.
//!
//! The template language fills by looking all of this up anew for each value and copies what it finds on the way; a
//! comparison asks for a hundred thousand values. What our templates are written in is made ready here, once. A set
//! with anything else in it (decorators, partials with blocks or an indent, helpers that are not known here) is left to
//! the language itself.

use super::helpers::{self, Function};
use handlebars::template::{BlockParam, DecoratorTemplate, HelperTemplate, Parameter, TemplateElement};
use handlebars::{Path, Template};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// A template: its file and what it prints, in order.
#[derive(Debug)]
pub(super) struct Program {
    /// The template: `html/document.hbs`.
    pub(super) file: String,
    pub(super) steps: Vec<Step>,
}

/// One thing that a template does, and where it is written: line and column, from 1.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) does: Does,
    pub(super) at: Option<(usize, usize)>,
}

#[derive(Debug)]
pub(super) enum Does {
    /// Prints what is written.
    Text(String),
    /// Prints a value: `{{x}}`, or as it is: `{{{x}}}`.
    Value { value: Expression, escaped: bool },
    /// `{{#if}}`, `{{#unless}}`.
    If { test: Expression, wanted: bool, zero: bool, then: Vec<Step>, other: Vec<Step> },
    /// `{{#each}}`, with the name for an item, if it has one.
    Each { list: Expression, name: Option<String>, each: Vec<Step>, other: Option<Vec<Step>> },
    /// `{{#with}}`.
    With { value: Expression, name: Option<String>, then: Vec<Step>, other: Option<Vec<Step>> },
    /// `{{> part this name=value}}`; the lines that it goes on over begin with its indent.
    Include { part: String, indent: String, this: Option<Expression>, given: Vec<(String, Expression)> },
}

/// Where a value comes from.
#[derive(Debug)]
pub(super) enum Expression {
    Literal(Json),
    /// `../a.b`, `@root.a`: from so many scopes out, or the root.
    Path {
        out: usize,
        is_root: bool,
        names: Vec<String>,
        typed: String,
    },
    /// `@first`, `@index`, of so many scopes out.
    Local {
        out: usize,
        name: Local,
        typed: String,
    },
    /// `(eq a b)`.
    Call {
        function: &'static Function,
        given: Vec<Expression>,
    },
}

/// What a loop knows of itself.
#[derive(Debug, Clone, Copy)]
pub(super) enum Local {
    Index,
    First,
    Last,
    Key,
}

/// Makes the templates of a set ready, by their short names; `None` when one has what only the language itself can do.
pub(super) fn programs<'t>(
    templates: impl IntoIterator<Item = (&'t str, &'t str, &'t Template)>,
) -> Option<BTreeMap<String, Program>> {
    let ready = templates.into_iter().map(|(short, file, template)| {
        Some((short.to_owned(), Program { file: file.to_owned(), steps: steps(template)? }))
    });
    let ready: BTreeMap<String, Program> = ready.collect::<Option<_>>()?;
    // What no template has may still be a partial that the language knows of.
    ready.values().all(|program| has_parts(&program.steps, &ready)).then_some(ready)
}

fn has_parts(steps: &[Step], known: &BTreeMap<String, Program>) -> bool {
    steps.iter().all(|step| match &step.does {
        Does::Include { part, .. } => known.contains_key(part),
        Does::If { then, other, .. } => has_parts(then, known) && has_parts(other, known),
        Does::Each { each: then, other, .. } | Does::With { then, other, .. } => {
            has_parts(then, known) && other.as_ref().is_none_or(|other| has_parts(other, known))
        }
        Does::Text(_) | Does::Value { .. } => true,
    })
}

fn steps(template: &Template) -> Option<Vec<Step>> {
    let mut out = Vec::with_capacity(template.elements.len());
    for (at, element) in template.elements.iter().enumerate() {
        let place = template.mapping.get(at).map(|mapping| (mapping.0, mapping.1));
        let does = match element {
            TemplateElement::RawString(text) => Does::Text(text.clone()),
            TemplateElement::Comment(_) => continue,
            TemplateElement::Expression(value) => Does::Value { value: value_of(value)?, escaped: true },
            TemplateElement::HtmlExpression(value) => Does::Value { value: value_of(value)?, escaped: false },
            TemplateElement::HelperBlock(block) => block_of(block)?,
            TemplateElement::PartialExpression(partial) => {
                let before = at.checked_sub(1).and_then(|before| template.elements.get(before));
                include(partial, before)?
            }
            _ => return None,
        };
        out.push(Step { does, at: place });
    }
    Some(out)
}

/// What a parameter is typed as, when it may be the name of a helper.
fn name(parameter: &Parameter) -> Option<&str> {
    match parameter {
        Parameter::Name(name) => Some(name),
        Parameter::Path(Path::Relative((_, typed))) => Some(typed),
        _ => None,
    }
}

fn value_of(helper: &HelperTemplate) -> Option<Expression> {
    if !helper.hash.is_empty() {
        return None;
    }
    let function = name(&helper.name).and_then(helpers::function_named);
    match (function, helper.params.is_empty()) {
        (Some(function), false) => {
            Some(Expression::Call { function, given: helper.params.iter().map(expression).collect::<Option<_>>()? })
        }
        // A field that has the name of a helper is the language's to tell apart.
        (None, true) if !name(&helper.name).is_some_and(helpers::is_reserved) => expression(&helper.name),
        _ => None,
    }
}

fn block_of(block: &HelperTemplate) -> Option<Does> {
    let [value] = block.params.as_slice() else { return None };
    let value = expression(value)?;
    // `includeZero=true`: 0 is something.
    let zero = match (block.hash.len(), block.hash.get("includeZero")) {
        (0, None) => false,
        (1, Some(Parameter::Literal(Json::Bool(zero)))) => *zero,
        _ => return None,
    };
    let then = block.template.as_ref().map_or(Some(Vec::new()), steps)?;
    let other = match &block.inverse {
        Some(other) => Some(steps(other)?),
        None => None,
    };
    let named = match &block.block_param {
        None => None,
        Some(BlockParam::Single(Parameter::Name(name))) => Some(name.clone()),
        Some(_) => return None,
    };
    match (name(&block.name)?, named) {
        ("each" | "with", _) if zero => None,
        ("if", None) => Some(Does::If { test: value, wanted: true, zero, then, other: other.unwrap_or_default() }),
        ("unless", None) => Some(Does::If { test: value, wanted: false, zero, then, other: other.unwrap_or_default() }),
        ("each", name) => Some(Does::Each { list: value, name, each: then, other }),
        ("with", name) => Some(Does::With { value, name, then, other }),
        _ => None,
    }
}

/// An include, when it stands within a line: one that has a line of its own takes its indent with it, which is left to
/// the language.
fn include(partial: &DecoratorTemplate, before: Option<&TemplateElement>) -> Option<Does> {
    let indent = partial.indent.clone().unwrap_or_default();
    let is_within = indent.is_empty()
        || matches!(before, Some(TemplateElement::RawString(text)) if text.ends_with(&indent) && !text.trim_end_matches(&indent).ends_with('\n'));
    if partial.template.is_some() || !is_within || partial.params.len() > 1 {
        return None;
    }
    let this = match partial.params.first() {
        Some(this) => Some(expression(this)?),
        None => None,
    };
    let given = partial.hash.iter().map(|(name, value)| Some((name.clone(), expression(value)?)));
    Some(Does::Include { part: name(&partial.name)?.to_owned(), indent, this, given: given.collect::<Option<_>>()? })
}

fn expression(parameter: &Parameter) -> Option<Expression> {
    match parameter {
        Parameter::Name(name) => path(name),
        Parameter::Literal(value) => Some(Expression::Literal(value.clone())),
        Parameter::Path(Path::Relative((_, typed))) => path(typed),
        Parameter::Path(Path::Local((out, name, typed))) => {
            let name = match name.as_str() {
                "index" => Local::Index,
                "first" => Local::First,
                "last" => Local::Last,
                "key" => Local::Key,
                _ => return None,
            };
            Some(Expression::Local { out: *out, name, typed: typed.clone() })
        }
        Parameter::Subexpression(inner) => match inner.as_element() {
            TemplateElement::Expression(helper) if !helper.params.is_empty() => value_of(helper),
            _ => None,
        },
        _ => None,
    }
}

/// A path as it is typed: `a.b`, `../a`, `@root.a`, `this`. The segments of the language's own type cannot be told apart
/// outside its crate.
fn path(typed: &str) -> Option<Expression> {
    let (is_root, mut rest) = match typed.strip_prefix("@root") {
        Some(rest) => (true, rest.trim_start_matches(['.', '/'])),
        None => (false, typed),
    };
    let mut out = 0;
    while let Some(inner) = rest.strip_prefix("..") {
        out += 1;
        rest = inner.trim_start_matches('/');
    }
    let is_name = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let parts = rest.split(['.', '/']).filter(|part| !part.is_empty() && *part != "this");
    let bare = |part: &str| part.strip_prefix('[').and_then(|part| part.strip_suffix(']')).unwrap_or(part).to_owned();
    let names: Vec<String> = parts.map(bare).collect();
    let is_plain = names.iter().all(|name| is_name(name)) && !(is_root && out > 0);
    is_plain.then(|| Expression::Path { out, is_root, names, typed: typed.to_owned() })
}
