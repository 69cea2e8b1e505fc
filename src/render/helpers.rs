//! What templates can compute: lengths in the units of an output, capitals.

use crate::measure;
use handlebars::{
    Context, Handlebars, Helper, HelperResult, Output, RenderContext, RenderError, RenderErrorReason, handlebars_helper,
};
use serde_json::Value as Json;

/// Registers them.
pub(super) fn register(handlebars: &mut Handlebars) {
    // Word counts type in half points, lengths in twentieths of a point.
    handlebars.register_helper(
        "half_points",
        Box::new(|h: &Helper, _: &Handlebars, _: &Context, _: &mut RenderContext, out: &mut dyn Output| {
            number(h, out, 2.0)
        }),
    );
    handlebars.register_helper(
        "pt_twips",
        Box::new(|h: &Helper, _: &Handlebars, _: &Context, _: &mut RenderContext, out: &mut dyn Output| {
            number(h, out, 20.0)
        }),
    );
    handlebars.register_helper(
        "mm_twips",
        Box::new(|h: &Helper, _: &Handlebars, _: &Context, _: &mut RenderContext, out: &mut dyn Output| {
            number(h, out, 1440.0 / 25.4)
        }),
    );
    handlebars.register_helper("upper", Box::new(upper));
    handlebars.register_helper("minus", Box::new(minus));
    handlebars.register_helper("share", Box::new(share));
    handlebars.register_helper("rule_side", Box::new(rule_side));
}

// A first number less the others, for lengths that are left over.
handlebars_helper!(minus: |first: f64, *others| first - others.iter().skip(1).filter_map(|n| n.as_f64()).sum::<f64>());

// So many percent of a length.
handlebars_helper!(share: |percent: f64, length: f64| length * percent / 100.0);

// The space on each side, in twentieths of a point, of a rule centred in a column (mm) that is so many percent as
// long as a text (words or runs) in the look of an element.
handlebars_helper!(rule_side: |column: f64, text: Json, element: object, percent: f64| {
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
    ((column - rule) * 10.0).round() as i64
});

/// The words of a run, a break as the end of a line.
fn run_words(run: &Json) -> Option<&str> {
    if run.get("is_break").and_then(Json::as_bool) == Some(true) { Some("\n") } else { run.get("text")?.as_str() }
}

fn number(h: &Helper, out: &mut dyn Output, factor: f64) -> HelperResult {
    let mut sum = 0.0;
    for param in h.params() {
        sum += param
            .value()
            .as_f64()
            .ok_or_else(|| RenderError::from(RenderErrorReason::Other(format!("{} needs numbers", h.name()))))?;
    }
    out.write(&format!("{}", (sum * factor).round() as i64))?;
    Ok(())
}

fn upper(
    h: &Helper,
    handlebars: &Handlebars,
    _: &Context,
    _: &mut RenderContext,
    out: &mut dyn Output,
) -> HelperResult {
    let text = h.param(0).and_then(|param| param.value().as_str()).unwrap_or_default();
    out.write(&handlebars.get_escape_fn()(&text.to_uppercase()))?;
    Ok(())
}
