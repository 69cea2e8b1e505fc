//! How a template includes another: which includes which, no circles, and no copies.
//!
//! The template language copies everything that an included template can see, the whole text for `{{> part}}`,
//! and from then on every value that is looked up in the copy. Here `{{> name}}` becomes a helper that leaves
//! the view where it is and only notes at which path the included template reads. What is written in a template
//! stays the same; only `this` has no fields for the arguments, which are names of their own.

use super::TemplateError;
use handlebars::template::{DecoratorTemplate, HelperTemplate, Parameter, TemplateElement};
use handlebars::{
    BlockContext, BlockParamHolder, BlockParams, Context, Handlebars, Helper, HelperDef, HelperResult, Output,
    RenderContext, RenderErrorReason, Renderable, Template,
};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The name of the helper; no template can write it.
const INCLUDE: &str = "]>";

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

/// Whether a template defines partials of its own, which only the language's way of including finds.
pub(super) fn defines_partials(template: &Template) -> bool {
    template.elements.iter().any(|element| match element {
        TemplateElement::DecoratorBlock(_) | TemplateElement::DecoratorExpression(_) => true,
        TemplateElement::PartialBlock(_) => true,
        TemplateElement::HelperBlock(block) => block.template.iter().chain(&block.inverse).any(defines_partials),
        _ => false,
    })
}

/// Makes `{{> name}}` of a known template the helper; an indented one stays, since its indent is the language's.
pub(super) fn without_copies(template: &mut Template, known: &Uses) {
    for element in &mut template.elements {
        match element {
            TemplateElement::PartialExpression(partial) => {
                if let Some(include) = include(partial, known) {
                    *element = TemplateElement::Expression(Box::new(include));
                }
            }
            TemplateElement::HelperBlock(block) => {
                for inner in block.template.iter_mut().chain(&mut block.inverse) {
                    without_copies(inner, known);
                }
            }
            _ => {}
        }
    }
}

fn include(partial: &DecoratorTemplate, known: &Uses) -> Option<HelperTemplate> {
    let name = partial.name.as_name().filter(|name| known.contains_key(*name))?;
    if partial.template.is_some() || partial.indent.as_ref().is_some_and(|indent| !indent.is_empty()) {
        return None;
    }
    // The type cannot be built from outside its crate, only read and changed.
    let TemplateElement::Expression(stub) = Template::compile("{{x}}").ok()?.elements.into_iter().next()? else {
        return None;
    };
    let mut include = *stub;
    include.name = Parameter::Name(INCLUDE.to_owned());
    include.params = vec![Parameter::Literal(Json::String(name.to_owned()))];
    include.params.extend(partial.params.iter().take(1).cloned());
    include.hash = partial.hash.clone();
    Some(include)
}

/// Registers the helper.
pub(super) fn register(handlebars: &mut Handlebars) {
    handlebars.register_helper(INCLUDE, Box::new(Include));
}

struct Include;

impl HelperDef for Include {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        render: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let name = helper.param(0).and_then(|name| name.value().as_str()).unwrap_or_default();
        let template =
            registry.get_template(name).ok_or_else(|| RenderErrorReason::PartialNotFound(name.to_owned()))?;
        let around = render.get_current_template_name();
        let mut blocks = render.replace_blocks(VecDeque::new());
        let (block, root) = scope(helper, &blocks);
        let below = usize::from(root.is_some());
        blocks.push_front(block);
        blocks.extend(root);
        render.replace_blocks(blocks);
        template.render(registry, context, render, out)?;
        let mut blocks = render.replace_blocks(VecDeque::new());
        blocks.pop_front();
        blocks.truncate(blocks.len() - below.min(blocks.len()));
        render.replace_blocks(blocks);
        render.set_current_template_name(around);
        Ok(())
    }
}

/// The block that an included template reads in, and one below all others for what it is given of the view's root.
fn scope<'rc>(
    helper: &Helper<'rc>,
    blocks: &VecDeque<BlockContext<'rc>>,
) -> (BlockContext<'rc>, Option<BlockContext<'rc>>) {
    let mut block = BlockContext::new();
    if let Some(around) = blocks.front() {
        block.local_variables_mut().clone_from(around.local_variables());
        block.base_path_mut().clone_from(around.base_path());
        if let (None, Some(value)) = (helper.param(1), around.base_value()) {
            block.set_base_value(value.clone());
        }
    }
    if let Some(param) = helper.param(1) {
        match param.context_path() {
            Some(path) => block.base_path_mut().clone_from(path),
            None => block.set_base_value(param.value().clone()),
        }
    }
    let mut params = BlockParams::new();
    let mut root: Option<BlockContext> = None;
    for (name, value) in helper.hash() {
        let bound = blocks.iter().find_map(|block| Some((block.base_path(), block.get_block_param(name)?)));
        let holder = match value.context_path() {
            None => BlockParamHolder::Value(value.value().clone()),
            // Only what lies below the block's own path can be said by a path; the rest is small, or lies at the
            // root, or is what the name already stands for.
            Some(path) => match (path.strip_prefix(block.base_path().as_slice()), bound) {
                (Some(below), _) => BlockParamHolder::Path(below.to_vec()),
                (None, Some((base, BlockParamHolder::Path(known)))) if path.iter().eq(base.iter().chain(known)) => {
                    continue;
                }
                (None, None) => {
                    let root = root.get_or_insert_with(BlockContext::new);
                    root.set_block_param(name, BlockParamHolder::Path(path.clone()));
                    continue;
                }
                (None, Some(_)) => BlockParamHolder::Value(value.value().clone()),
            },
        };
        match holder {
            // Neither way of adding can fail.
            BlockParamHolder::Path(path) => drop(params.add_path(name, path)),
            BlockParamHolder::Value(value) => drop(params.add_value(name, value)),
        }
    }
    block.set_block_params(params);
    (block, root)
}
