//! What templates can compute: lengths in the units of an output, capitals, comparisons.

use crate::measure;
use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, JsonTruthy, Output, RenderContext, RenderError,
    RenderErrorReason, ScopedJson,
};
use serde_json::Value as Json;
use std::cmp::Ordering;

/// A helper.
#[derive(Debug)]
pub(super) struct Function {
    pub(super) name: &'static str,
    /// Gives its value, or says what is wrong with what it was given.
    pub(super) run: fn(&[&Json]) -> Result<Json, String>,
    /// What a field that the view does not have is to it.
    pub(super) absent: Absent,
    /// Whether its value is no text of the view and is printed without an escape.
    pub(super) is_plain: bool,
}

/// What a missing field is to a helper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Absent {
    /// Nothing.
    IsNull,
    /// A fault of the template.
    IsFault,
}

/// Our own helpers.
static OWN: [Function; 7] = [
    // Word counts type in half points, lengths in twentieths of a point.
    plain("half_points", |given| sum("half_points", given, 2.0)),
    plain("pt_twips", |given| sum("pt_twips", given, 20.0)),
    plain("mm_twips", |given| sum("mm_twips", given, 1440.0 / 25.4)),
    function("upper", |given| Ok(Json::from(text(given).to_uppercase()))),
    function("minus", minus),
    function("share", share),
    function("rule_side", rule_side),
];

/// Those of the language that are computed here as well: each as the language does it.
static OF_THE_LANGUAGE: [Function; 11] = [
    function("eq", |given| Ok(Json::Bool(at(given, 0)? == at(given, 1)?))),
    function("ne", |given| Ok(Json::Bool(at(given, 0)? != at(given, 1)?))),
    function("not", |given| Ok(Json::Bool(!at(given, 0)?.is_truthy(false)))),
    function("gt", |given| Ok(Json::Bool(order(given)?.is_some_and(Ordering::is_gt)))),
    function("gte", |given| Ok(Json::Bool(order(given)?.is_some_and(Ordering::is_ge)))),
    function("lt", |given| Ok(Json::Bool(order(given)?.is_some_and(Ordering::is_lt)))),
    function("lte", |given| Ok(Json::Bool(order(given)?.is_some_and(Ordering::is_le)))),
    function("len", |given| Ok(Json::from(length(at(given, 0)?)))),
    function("lookup", lookup),
    Function {
        absent: Absent::IsNull,
        ..function("and", |given| Ok(Json::Bool(given.iter().all(|value| value.is_truthy(false)))))
    },
    Function {
        absent: Absent::IsNull,
        ..function("or", |given| Ok(Json::Bool(given.iter().any(|value| value.is_truthy(false)))))
    },
];

/// The names of the language's helpers that are not computed here.
const RESERVED: [&str; 6] = ["if", "unless", "each", "with", "raw", "log"];

const fn function(name: &'static str, run: fn(&[&Json]) -> Result<Json, String>) -> Function {
    Function { name, run, absent: Absent::IsFault, is_plain: false }
}

const fn plain(name: &'static str, run: fn(&[&Json]) -> Result<Json, String>) -> Function {
    Function { name, run, absent: Absent::IsFault, is_plain: true }
}

/// The helper of this name that is computed here.
pub(super) fn function_named(name: &str) -> Option<&'static Function> {
    OWN.iter().chain(&OF_THE_LANGUAGE).find(|function| function.name == name)
}

/// Whether a name is that of a helper which only the language computes.
pub(super) fn is_reserved(name: &str) -> bool {
    RESERVED.contains(&name)
}

/// Registers our own with the language.
pub(super) fn register(handlebars: &mut Handlebars) {
    for function in &OWN {
        handlebars.register_helper(function.name, Box::new(Registered(function)));
    }
}

/// One of our own as the language calls it.
struct Registered(&'static Function);

impl HelperDef for Registered {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        if let Some(missing) = helper.params().iter().find(|param| param.is_value_missing()) {
            return Err(RenderErrorReason::MissingVariable(missing.relative_path().cloned()).into());
        }
        let given: Vec<&Json> = helper.params().iter().map(|param| param.value()).collect();
        let value = (self.0.run)(&given).map_err(|message| RenderError::from(RenderErrorReason::Other(message)))?;
        Ok(ScopedJson::Derived(value))
    }

    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        handlebars: &'reg Handlebars<'reg>,
        context: &'rc Context,
        render: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let value = self.call_inner(helper, handlebars, context, render)?.render();
        let value = if self.0.is_plain { value } else { handlebars.get_escape_fn()(&value) };
        Ok(out.write(&value)?)
    }
}

fn at<'j>(given: &[&'j Json], at: usize) -> Result<&'j Json, String> {
    given.get(at).copied().ok_or_else(|| format!("a helper needs {} values", at + 1))
}

fn text<'j>(given: &[&'j Json]) -> &'j str {
    given.first().and_then(|value| value.as_str()).unwrap_or_default()
}

fn numbers(name: &str, given: &[&Json]) -> Result<Vec<f64>, String> {
    given.iter().map(|value| value.as_f64().ok_or_else(|| format!("{name} needs numbers"))).collect()
}

fn sum(name: &str, given: &[&Json], factor: f64) -> Result<Json, String> {
    Ok(Json::from((numbers(name, given)?.iter().sum::<f64>() * factor).round() as i64))
}

/// A first number less the others, for lengths that are left over.
fn minus(given: &[&Json]) -> Result<Json, String> {
    let numbers = numbers("minus", given)?;
    let first = numbers.first().copied().ok_or_else(|| "minus needs numbers".to_owned())?;
    Ok(Json::from(first - numbers.iter().skip(1).sum::<f64>()))
}

/// So many percent of a length.
fn share(given: &[&Json]) -> Result<Json, String> {
    match numbers("share", given)?.as_slice() {
        [percent, length] => Ok(Json::from(length * percent / 100.0)),
        _ => Err("share needs a percentage and a length".to_owned()),
    }
}

/// The space on each side, in twentieths of a point, of a rule centred in a column (mm) that is so many percent as long
/// as a text (words or runs) in the look of an element.
fn rule_side(given: &[&Json]) -> Result<Json, String> {
    let [column, text, element, percent] = given else {
        return Err("rule_side needs a column, a text, an element and a percentage".to_owned());
    };
    let (Some(column), Some(element), Some(percent)) = (column.as_f64(), element.as_object(), percent.as_f64()) else {
        return Err("rule_side needs a column and a percentage as numbers, and an element".to_owned());
    };
    let flag = |name: &str| element.get(name).and_then(Json::as_bool).unwrap_or(false);
    let words: String = match text {
        Json::String(words) => words.clone(),
        Json::Array(runs) => runs.iter().filter_map(run_words).collect(),
        _ => String::new(),
    };
    let words = if flag("caps") { words.to_uppercase() } else { words };
    let size = element.get("size").and_then(Json::as_f64).unwrap_or(14.0);
    let column = column * 72.0 / 25.4;
    let longest = words.lines().map(|line| measure::width(line, size, flag("bold"), flag("italic")));
    let rule = longest.fold(0.0, f64::max).min(column) * percent / 100.0;
    Ok(Json::from(((column - rule) * 10.0).round() as i64))
}

/// The words of a run, a break as the end of a line.
fn run_words(run: &Json) -> Option<&str> {
    if run.get("is_break").and_then(Json::as_bool) == Some(true) { Some("\n") } else { run.get("text")?.as_str() }
}

fn length(value: &Json) -> usize {
    match value {
        Json::Array(items) => items.len(),
        Json::Object(fields) => fields.len(),
        Json::String(text) => text.len(),
        _ => 0,
    }
}

/// How two values stand to each other; a number and a text that is one are compared as numbers.
fn order(given: &[&Json]) -> Result<Option<Ordering>, String> {
    let number = |value: &Json| value.as_f64().or_else(|| value.as_str().and_then(|text| text.parse().ok()));
    Ok(match (at(given, 0)?, at(given, 1)?) {
        (Json::String(one), Json::String(other)) => Some(one.cmp(other)),
        (Json::Bool(one), Json::Bool(other)) => Some(one.cmp(other)),
        (one, other) => number(one).zip(number(other)).and_then(|(one, other)| one.partial_cmp(&other)),
    })
}

fn lookup(given: &[&Json]) -> Result<Json, String> {
    let found = match (at(given, 0)?, at(given, 1)?) {
        (Json::Array(items), at) => at.as_u64().and_then(|at| items.get(usize::try_from(at).ok()?)),
        (Json::Object(fields), name) => name.as_str().and_then(|name| fields.get(name)),
        _ => None,
    };
    found.cloned().ok_or_else(|| "lookup finds nothing there".to_owned())
}
