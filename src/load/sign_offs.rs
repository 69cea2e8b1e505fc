//! Sign-offs read from their file, and whether each still holds.

use super::facts;
use super::yaml::{self, Value};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Regulation, SIGN_OFF, SIGN_OFFS, SignOff, nearest, seal};
use crate::source::{FileId, Origin, Span};

/// Reads the file of sign-offs; what is not understood is reported and left out.
pub(super) fn read(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<SignOff> {
    let tree = yaml::read(file, text, diagnostics);
    let entries = match &tree.root.value {
        Value::Map(entries) => entries.as_slice(),
        _ => &[],
    };
    facts::check(&tree.root, SIGN_OFFS, diagnostics);
    let items = entries.iter().filter(|entry| entry.key == "signed").filter_map(|entry| match &entry.node.value {
        Value::List(items) => Some(items),
        _ => None,
    });
    let sign_off = |node: &yaml::Node| {
        let Value::Map(entries) = &node.value else { return None };
        let at = entries.iter().find(|entry| entry.key == "id").map_or(node.span, |entry| entry.node.span);
        let sign_off: SignOff = facts::item(node, SIGN_OFF)?;
        Some(SignOff { origin: Origin(Some(at)), ..sign_off })
    };
    items.flatten().filter_map(|item| sign_off(&item.node)).collect()
}

/// Reports sign-offs whose words have changed since, and those of ids that are not there.
pub(super) fn check(regulation: &Regulation, sign_offs: &[SignOff], diagnostics: &mut Vec<Diagnostic>) {
    if sign_offs.is_empty() {
        return;
    }
    let index = regulation.index();
    for sign_off in sign_offs {
        let span = sign_off.origin.0.unwrap_or(Span::new(FileId(0), 0..0));
        let id = sign_off.id.to_string();
        let Some(entry) = index.get(&sign_off.id) else {
            let found = Diagnostic::new(&codes::SIGNED_UNKNOWN, span).with("id", &id).with("by", &sign_off.by);
            let near = nearest(&id, index.ids().map(crate::model::Id::as_str)).map(str::to_owned);
            diagnostics.push(match near {
                Some(near) => found.with("near", near).help("near"),
                None => found.help("help"),
            });
            continue;
        };
        if seal(regulation, entry.provision) != sign_off.hash {
            let found = Diagnostic::new(&codes::SIGN_OFF_LAPSED, span)
                .with("by", &sign_off.by)
                .with("place", entry.citation.to_string())
                .with("id", id)
                .help("help");
            diagnostics.push(match entry.provision.origin.0 {
                Some(at) => found.label(at, "words"),
                None => found,
            });
        }
    }
}
