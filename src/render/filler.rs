//! Fills a template that was made ready ([`super::program`]) from a view.

use super::error::TemplateError;
use super::helpers::Absent;
use super::program::{Does, Expression, Local, Program, Step};
use handlebars::{JsonRender, JsonTruthy};
use serde_json::Value as Json;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A value: of the view or of a template, or computed.
type Value<'a> = Cow<'a, Json>;

static NULL: Json = Json::Null;

/// What names mean inside a block or an included template.
#[derive(Clone)]
struct Scope<'a> {
    this: Value<'a>,
    names: Vec<(&'a str, Value<'a>)>,
    lap: Option<Lap<'a>>,
}

/// Where a loop is.
#[derive(Clone, Copy)]
struct Lap<'a> {
    index: usize,
    is_last: bool,
    key: Option<&'a str>,
}

/// Why a template cannot be filled; the place is that of the innermost step.
struct Fault {
    message: String,
    at: Option<(usize, usize)>,
    file: Option<String>,
}

impl Fault {
    fn new(message: String) -> Self {
        Self { message, at: None, file: None }
    }

    fn no_field(typed: &str) -> Self {
        Self::new(format!("no field {typed:?}"))
    }
}

/// Fills the template of this short name.
///
/// # Errors
/// A field that the view does not have, or a helper that was given what it cannot use, with its place.
pub(super) fn fill(
    programs: &BTreeMap<String, Program>,
    escape: fn(&str) -> String,
    name: &str,
    view: &Json,
) -> Result<String, TemplateError> {
    let mut filler = Filler {
        programs,
        escape,
        root: view,
        scopes: vec![Scope { this: Cow::Borrowed(view), names: Vec::new(), lap: None }],
        out: String::new(),
    };
    match filler.part(name) {
        Ok(()) => Ok(filler.out),
        Err(fault) => Err(TemplateError {
            file: fault.file.unwrap_or_else(|| name.to_owned()),
            line: fault.at.map(|(line, _)| line),
            column: fault.at.map(|(_, column)| column),
            message: fault.message,
        }),
    }
}

struct Filler<'a> {
    programs: &'a BTreeMap<String, Program>,
    escape: fn(&str) -> String,
    root: &'a Json,
    /// The innermost last.
    scopes: Vec<Scope<'a>>,
    out: String,
}

impl<'a> Filler<'a> {
    fn part(&mut self, name: &str) -> Result<(), Fault> {
        let program =
            self.programs.get(name).ok_or_else(|| Fault::new(format!("no template has the name {name:?}")))?;
        self.steps(&program.steps).map_err(|mut fault| {
            fault.file.get_or_insert_with(|| program.file.clone());
            fault
        })
    }

    fn steps(&mut self, steps: &'a [Step]) -> Result<(), Fault> {
        for step in steps {
            self.step(&step.does).map_err(|mut fault| {
                if fault.file.is_none() {
                    fault.at = fault.at.or(step.at);
                }
                fault
            })?;
        }
        Ok(())
    }

    fn step(&mut self, does: &'a Does) -> Result<(), Fault> {
        match does {
            Does::Text(text) => {
                self.out.push_str(text);
                Ok(())
            }
            Does::Value { value, escaped } => self.print(value, *escaped),
            Does::If { test, wanted, zero, then, other } => {
                let is_true = self.value(test)?.is_some_and(|value| value.is_truthy(*zero));
                self.steps(if is_true == *wanted { then } else { other })
            }
            Does::Each { list, name, each, other } => self.each(list, name.as_deref(), each, other.as_deref()),
            Does::With { value, name, then, other } => {
                let found = self.value(value)?.filter(|value| value.is_truthy(false));
                match (found, other) {
                    (Some(this), _) => {
                        let lap = self.scopes.last().and_then(|scope| scope.lap);
                        let names = name.iter().map(|name| (name.as_str(), this.clone())).collect();
                        self.within(Scope { this, names, lap }, |filler| filler.steps(then))
                    }
                    (None, Some(other)) => self.steps(other),
                    (None, None) => Err(Fault::no_field(value.typed())),
                }
            }
            Does::Include { part, indent, this, given } => {
                let around = self.scopes.last();
                let lap = around.and_then(|scope| scope.lap);
                let this = match this {
                    Some(this) => self.value(this)?.unwrap_or(Cow::Borrowed(&NULL)),
                    None => around.map_or(Cow::Borrowed(&NULL), |scope| scope.this.clone()),
                };
                let mut names = Vec::with_capacity(given.len());
                for (name, value) in given {
                    names.push((name.as_str(), self.value(value)?.unwrap_or(Cow::Borrowed(&NULL))));
                }
                let start = self.out.len();
                self.within(Scope { this, names, lap }, |filler| filler.part(part))?;
                self.indent(start, indent);
                Ok(())
            }
        }
    }

    fn within(&mut self, scope: Scope<'a>, work: impl FnOnce(&mut Self) -> Result<(), Fault>) -> Result<(), Fault> {
        self.scopes.push(scope);
        let done = work(self);
        self.scopes.pop();
        done
    }

    /// Begins the lines that were printed from a place on, but for the first, with an indent.
    fn indent(&mut self, start: usize, indent: &str) {
        if !indent.is_empty() && self.out.get(start..).is_some_and(|printed| printed.contains('\n')) {
            let printed = self.out.split_off(start);
            for (at, line) in printed.split_inclusive('\n').enumerate() {
                if at > 0 {
                    self.out.push_str(indent);
                }
                self.out.push_str(line);
            }
        }
    }

    fn each(
        &mut self,
        list: &'a Expression,
        name: Option<&'a str>,
        each: &'a [Step],
        other: Option<&'a [Step]>,
    ) -> Result<(), Fault> {
        let found = self.value(list)?.unwrap_or(Cow::Borrowed(&NULL));
        let items: Vec<(Option<&'a str>, Value<'a>)> = match found {
            Cow::Borrowed(Json::Array(items)) => items.iter().map(|item| (None, Cow::Borrowed(item))).collect(),
            Cow::Borrowed(Json::Object(items)) => {
                items.iter().map(|(key, item)| (Some(key.as_str()), Cow::Borrowed(item))).collect()
            }
            Cow::Owned(Json::Array(items)) => items.into_iter().map(|item| (None, Cow::Owned(item))).collect(),
            _ => {
                return match other {
                    Some(other) => self.steps(other),
                    None => Err(Fault::no_field(list.typed())),
                };
            }
        };
        if let (true, Some(other)) = (items.is_empty(), other) {
            return self.steps(other);
        }
        let count = items.len();
        for (index, (key, this)) in items.into_iter().enumerate() {
            let names = name.iter().map(|name| (*name, this.clone())).collect();
            let lap = Some(Lap { index, is_last: index + 1 == count, key });
            self.within(Scope { this, names, lap }, |filler| filler.steps(each))?;
        }
        Ok(())
    }

    fn print(&mut self, expression: &'a Expression, escaped: bool) -> Result<(), Fault> {
        let value = self.value(expression)?.ok_or_else(|| Fault::no_field(expression.typed()))?;
        let escaped = escaped && !expression.is_plain();
        match (&*value, escaped) {
            (Json::Null, _) => {}
            (Json::String(text), true) => self.out.push_str(&(self.escape)(text)),
            (Json::String(text), false) => self.out.push_str(text),
            (other, true) => self.out.push_str(&(self.escape)(&other.render())),
            (other, false) => self.out.push_str(&other.render()),
        }
        Ok(())
    }

    /// What an expression means here; `None` when the view has no such field.
    fn value(&self, expression: &'a Expression) -> Result<Option<Value<'a>>, Fault> {
        match expression {
            Expression::Literal(value) => Ok(Some(Cow::Borrowed(value))),
            Expression::Path { out, is_root, names, .. } => Ok(self.path(*out, *is_root, names)),
            Expression::Local { out, name, .. } => Ok(self.local(*out, *name)),
            Expression::Call { function, given } => {
                let mut values = Vec::with_capacity(given.len());
                for one in given {
                    match (self.value(one)?, function.absent) {
                        (Some(value), _) => values.push(value),
                        (None, Absent::IsNull) => values.push(Cow::Borrowed(&NULL)),
                        (None, Absent::IsFault) => return Err(Fault::no_field(one.typed())),
                    }
                }
                let values: Vec<&Json> = values.iter().map(|value| &**value).collect();
                (function.run)(&values).map(|value| Some(Cow::Owned(value))).map_err(Fault::new)
            }
        }
    }

    fn path(&self, out: usize, is_root: bool, names: &[String]) -> Option<Value<'a>> {
        if is_root {
            return below(Cow::Borrowed(self.root), names);
        }
        if let Some((first, rest)) = names.split_first() {
            // A name that a block or an include gave stands before the fields.
            let named = self.scopes.iter().rev().find_map(|scope| scope.names.iter().find(|(name, _)| name == first));
            if let Some((_, value)) = named {
                return below(value.clone(), rest);
            }
        }
        below(self.scope(out)?.this.clone(), names)
    }

    /// The scope so many out; the innermost where there are not so many.
    fn scope(&self, out: usize) -> Option<&Scope<'a>> {
        let at = self.scopes.len().checked_sub(out + 1);
        at.and_then(|at| self.scopes.get(at)).or(self.scopes.last())
    }

    fn local(&self, out: usize, name: Local) -> Option<Value<'a>> {
        let at = self.scopes.len().checked_sub(out + 1)?;
        let lap = self.scopes.get(at)?.lap?;
        Some(Cow::Owned(match name {
            Local::Index => Json::from(lap.index),
            Local::First => Json::Bool(lap.index == 0),
            Local::Last => Json::Bool(lap.is_last),
            Local::Key => Json::from(lap.key?),
        }))
    }
}

/// What stands below a value at these names; in a list a name is a number, from 0.
fn below<'a>(value: Value<'a>, names: &[String]) -> Option<Value<'a>> {
    fn step<'j>(value: &'j Json, names: &[String]) -> Option<&'j Json> {
        names.iter().try_fold(value, |value, name| match value {
            Json::Object(fields) => fields.get(name),
            Json::Array(items) => items.get(name.parse::<usize>().ok()?),
            _ => None,
        })
    }
    match value {
        Cow::Borrowed(value) => step(value, names).map(Cow::Borrowed),
        Cow::Owned(value) if names.is_empty() => Some(Cow::Owned(value)),
        Cow::Owned(value) => step(&value, names).cloned().map(Cow::Owned),
    }
}

impl Expression {
    /// As it is written in the template.
    fn typed(&self) -> &str {
        match self {
            Expression::Path { typed, .. } | Expression::Local { typed, .. } => typed,
            Expression::Literal(_) => "",
            Expression::Call { function, .. } => function.name,
        }
    }

    /// Whether what it prints is no text of the view and needs no escape.
    fn is_plain(&self) -> bool {
        matches!(self, Expression::Call { function, .. } if function.is_plain)
    }
}
