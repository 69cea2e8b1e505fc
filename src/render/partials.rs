//! How a template includes another: which includes which, and no circles.

use super::error::TemplateError;
use handlebars::Template;
use handlebars::template::TemplateElement;
use std::collections::{BTreeMap, BTreeSet};

/// A name of one template and the names that it includes, by the short name of the template.
pub(super) type Uses = BTreeMap<String, (String, BTreeSet<String>)>;

/// The names that a template includes with `{{> name}}`, blocks inside it included.
pub(super) fn partials(template: &Template, names: &mut BTreeSet<String>) {
    for element in &template.elements {
        match element {
            TemplateElement::PartialExpression(partial) | TemplateElement::PartialBlock(partial) => {
                if let Some(name) = partial.name.as_name() {
                    names.insert(name.to_owned());
                }
                if let Some(inner) = &partial.template {
                    partials(inner, names);
                }
            }
            TemplateElement::HelperBlock(block) => {
                for inner in block.template.iter().chain(&block.inverse) {
                    partials(inner, names);
                }
            }
            _ => {}
        }
    }
}

/// Refuses templates that include each other in a circle: the language would follow it until the stack overflows.
pub(super) fn refuse_circles(parts: &Uses) -> Result<(), TemplateError> {
    fn reaches(parts: &Uses, from: &str, to: &str, seen: &mut BTreeSet<String>) -> bool {
        parts.get(from).is_some_and(|(_, uses)| {
            uses.iter().any(|name| name == to || (seen.insert(name.clone()) && reaches(parts, name, to, seen)))
        })
    }
    for (short, (name, _)) in parts {
        if reaches(parts, short, short, &mut BTreeSet::new()) {
            let message = "the template includes itself, directly or through others".to_owned();
            return Err(TemplateError { file: name.clone(), line: None, column: None, message });
        }
    }
    Ok(())
}
