//! From the YAML tree to [`Facts`]: every value is checked against the table of keys at its place, what is wrong
//! is reported and left out, and serde binds the rest to the types.

use super::yaml::{Entry, Node, Tree, Value};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Every, FACTS, Facts, Id, Key, Level, Number, Origins, Shape, Share, nearest, parse_years};
use crate::source::{FACTS_FILE, Span};
use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use serde_yaml::{Mapping, Value as Yaml};

/// The mark that models and drafts leave where something is still to fill in.
pub const TO_FILL: &str = "…";

/// The facts of a YAML tree; never fails.
pub fn bind(tree: &Tree, diagnostics: &mut Vec<Diagnostic>) -> Facts {
    let (mut facts, origins): (Facts, Origins) = bind_to(tree, FACTS, FACTS_FILE, diagnostics);
    if let Some(amends) = &mut facts.amends {
        amends.settle();
    }
    facts.origins = origins;
    facts
}

/// A YAML tree as the type that a table of keys describes, with the place of every value; never fails.
pub fn bind_to<T: DeserializeOwned + Default>(
    tree: &Tree,
    keys: &'static [Key],
    file: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> (T, Origins) {
    let mut binder = Binder { diagnostics, origins: Origins::default() };
    let value = match &tree.root.value {
        Value::Map(entries) => binder.map(entries, tree.root.span, keys, ""),
        Value::Nothing => binder.map(&[], tree.root.span, keys, ""),
        _ => {
            binder.wrong(tree.root.span, file, &Shape::Map(keys));
            None
        }
    };
    let origins = binder.origins;
    // The table has checked every value, so binding fails only if table and types disagree, which a test rules
    // out; even then the text is loaded, with no facts.
    let bound = match value.map(serde_yaml::from_value).transpose() {
        Ok(bound) => bound.unwrap_or_default(),
        Err(error) => {
            let what = error.to_string();
            diagnostics.push(Diagnostic::new(&codes::YAML_SYNTAX, tree.root.span).with("what", what).help("help"));
            T::default()
        }
    };
    (bound, origins)
}

/// Reports what is wrong in a mapping of these keys.
pub(super) fn check(root: &Node, keys: &'static [Key], diagnostics: &mut Vec<Diagnostic>) {
    let mut binder = Binder { diagnostics, origins: Origins::default() };
    match &root.value {
        Value::Map(entries) => drop(binder.map(entries, root.span, keys, "")),
        Value::Nothing => {}
        _ => binder.wrong(root.span, "", &Shape::Map(keys)),
    }
}

/// An item of a list that is a mapping of these keys, when it is complete; what is wrong in it was reported with the
/// list.
pub(super) fn item<T: serde::de::DeserializeOwned>(node: &Node, keys: &'static [Key]) -> Option<T> {
    let Value::Map(entries) = &node.value else { return None };
    let mut binder = Binder { diagnostics: &mut Vec::new(), origins: Origins::default() };
    binder.map(entries, node.span, keys, "item.0").and_then(|value| serde_yaml::from_value(value).ok())
}

struct Binder<'d> {
    diagnostics: &'d mut Vec<Diagnostic>,
    origins: Origins,
}

impl Binder<'_> {
    fn map(&mut self, entries: &[Entry], span: Span, keys: &'static [Key], path: &str) -> Option<Yaml> {
        let mut out = Mapping::new();
        let mut complete = true;
        for Entry { key: name, key_span, node, .. } in entries {
            let Some(key) = keys.iter().find(|key| key.name == name) else {
                let near = nearest(name, keys.iter().map(|key| key.name));
                let known = keys.iter().map(|key| key.name).collect::<Vec<_>>().join(", ");
                let diagnostic = Diagnostic::new(&codes::UNKNOWN_KEY, *key_span).with("key", name).with("known", known);
                self.diagnostics.push(match near {
                    Some(near) => diagnostic.with("near", near).help("near").fix(
                        crate::diagnostic::Safety::Unsafe,
                        *key_span,
                        near,
                    ),
                    None => diagnostic.help("known"),
                });
                continue;
            };
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            self.origins.0.insert(path.clone(), node.span);
            match self.value(node, &key.shape, &path) {
                Some(value) => {
                    out.insert(Yaml::String(name.clone()), value);
                }
                None => complete &= !key.required,
            }
        }
        for key in keys.iter().filter(|key| key.required) {
            if !entries.iter().any(|entry| entry.key == key.name) {
                complete = false;
                let at = Span::new(span.file, span.start..span.start);
                let path = if path.is_empty() { key.name.to_owned() } else { format!("{path}.{}", key.name) };
                self.diagnostics.push(
                    Diagnostic::new(&codes::MISSING_KEY, at)
                        .with("key", path)
                        .with("vi", key.vi)
                        .with("en", key.en)
                        .help("help"),
                );
            }
        }
        // The whole file, the organ and the decision are kept however little is right in them; a term without its
        // years and an item of a list that lacks what names it are of no use.
        let keep = complete || !(path == "term" || path.contains('.'));
        keep.then_some(Yaml::Mapping(out))
    }

    fn wrong(&mut self, span: Span, path: &str, shape: &Shape) {
        let (vi, en) = describe(shape);
        self.diagnostics.push(
            Diagnostic::new(&codes::WRONG_TYPE, span).with("key", path).with("vi", vi).with("en", en).help("help"),
        );
    }

    fn bad(&mut self, span: Span, path: &str, value: &str, shape: &Shape) -> Option<Yaml> {
        let (vi, en) = describe(shape);
        let diagnostic = Diagnostic::new(&codes::BAD_VALUE, span)
            .with("key", path)
            .with("value", value)
            .with("vi", vi)
            .with("en", en)
            .help("help");
        self.diagnostics.push(match shape {
            Shape::Choice(words) => match nearest(value, words.iter().copied()) {
                Some(near) => diagnostic.fix(crate::diagnostic::Safety::Unsafe, span, near),
                None => diagnostic,
            },
            _ => diagnostic,
        });
        None
    }

    fn value(&mut self, node: &Node, shape: &'static Shape, path: &str) -> Option<Yaml> {
        let span = node.span;
        match (&node.value, shape) {
            (Value::Nothing, _) => None,
            (Value::Map(entries), Shape::Map(keys)) => self.map(entries, span, keys, path),
            (Value::Map(entries), Shape::Each(shape)) => {
                let mut out = Mapping::new();
                for Entry { key, key_span, node, .. } in entries {
                    let path = format!("{path}.{key}");
                    // A free key is looked up by whoever knows the keys, so its place is that of key and value.
                    self.origins.0.insert(path.clone(), key_span.to(node.span));
                    if let Some(value) = self.value(node, shape, &path) {
                        out.insert(Yaml::String(key.clone()), value);
                    }
                }
                Some(Yaml::Mapping(out))
            }
            (Value::List(items), Shape::List(shape)) => {
                let mut out = Vec::new();
                for (at, item) in items.iter().enumerate() {
                    let path = format!("{path}.{at}");
                    self.origins.0.insert(path.clone(), item.node.span);
                    match self.value(&item.node, shape, &path) {
                        Some(value) => out.push(value),
                        // Paths count the items that are kept.
                        None => self.origins.0.retain(|known, _| !known.starts_with(&path)),
                    }
                }
                Some(Yaml::Sequence(out))
            }
            (Value::Scalar(words), shape) => self.scalar(words.trim(), span, shape, path),
            _ => {
                self.wrong(span, path, shape);
                None
            }
        }
    }

    fn scalar(&mut self, words: &str, span: Span, shape: &'static Shape, path: &str) -> Option<Yaml> {
        let text = || Some(Yaml::String(words.to_owned()));
        if !matches!(shape, Shape::Text | Shape::Map(_) | Shape::Each(_) | Shape::List(_)) && words == TO_FILL {
            return None;
        }
        let good = match shape {
            // Quotes with nothing in them say that there is none.
            Shape::Text if words.is_empty() => return None,
            Shape::Text => return Some(Yaml::String(crate::model::composed(words))),
            Shape::Choice(choices) => choices.contains(&words),
            Shape::Count(least, most) => {
                return match words.parse::<u32>() {
                    Ok(count) if (*least..=*most).contains(&count) => Some(Yaml::Number(count.into())),
                    _ => self.bad(span, path, words, shape),
                };
            }
            Shape::Date => words.len() == 10 && NaiveDate::parse_from_str(words, "%Y-%m-%d").is_ok(),
            Shape::Id | Shape::Role => Id::new(words).is_some(),
            Shape::Years => match parse_years(words) {
                Some((start, end)) if start > end => {
                    self.diagnostics.push(
                        Diagnostic::new(&codes::TERM_BACKWARDS, span)
                            .with("start", start.to_string())
                            .with("end", end.to_string())
                            .help("help"),
                    );
                    return None;
                }
                years => years.is_some(),
            },
            Shape::Ordinal => Number::parse(words, Level::Chapter).is_some_and(|number| number.suffix.is_empty()),
            Shape::Share => words.parse::<Share>().is_ok(),
            Shape::Every => words.parse::<Every>().is_ok(),
            Shape::List(_) | Shape::Map(_) | Shape::Each(_) => {
                self.wrong(span, path, shape);
                return None;
            }
        };
        if good { text() } else { self.bad(span, path, words, shape) }
    }
}

/// What a value must be, in Vietnamese and English.
fn describe(shape: &Shape) -> (String, String) {
    let same = |text: &str| (text.to_owned(), text.to_owned());
    let pair = |vi: &str, en: &str| (vi.to_owned(), en.to_owned());
    match shape {
        Shape::Text => pair("một dòng chữ", "words"),
        Shape::Choice(words) => same(&words.join(", ")),
        Shape::Count(least, most) if *most == u32::MAX => {
            (format!("một số nguyên từ {least}"), format!("a whole number from {least}"))
        }
        Shape::Count(least, most) => {
            (format!("một số nguyên từ {least} đến {most}"), format!("a whole number from {least} to {most}"))
        }
        Shape::Date => pair("một ngày có thật, dạng YYYY-MM-DD", "a day that exists, YYYY-MM-DD"),
        Shape::Id => pair(
            "một mã: chữ thường không dấu, chữ số, gạch nối",
            "an id: lower-case letters without marks, digits, hyphens",
        ),
        Shape::Role => pair("mã của một chủ thể trong roles", "the id of a role"),
        Shape::Years => pair("hai năm, như 2025-2030", "two years, such as 2025-2030"),
        Shape::Ordinal => pair("một số La Mã, như XV", "a Roman numeral, such as XV"),
        Shape::Share => pair("một tỷ lệ, như 2/3", "a share, such as 2/3"),
        Shape::Every => {
            pair("định kỳ, như 1 month, 3 months, 1 week", "a frequency, such as 1 month, 3 months, 1 week")
        }
        Shape::List(_) => pair("một danh sách, mỗi dòng bắt đầu bằng “- ”", "a list, each item opened by \"- \""),
        Shape::Each(value) => {
            let (vi, en) = describe(value);
            (format!("một nhóm, mỗi giá trị: {vi}"), format!("a mapping, each value: {en}"))
        }
        Shape::Map(keys) => {
            let names = keys.iter().map(|key| key.name).collect::<Vec<_>>().join(", ");
            (format!("một nhóm gồm các trường: {names}"), format!("a mapping with the keys: {names}"))
        }
    }
}
