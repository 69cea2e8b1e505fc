//! Footnotes that both sides put in under one name.

use super::document::Kind;
use super::markdown;
use std::collections::BTreeMap;

/// Theirs, with a new name for each footnote that both sides put in under one name with different words.
pub fn apart(base: &str, ours: &str, theirs: &str) -> String {
    let footnotes = |text: &str| -> BTreeMap<String, String> {
        let document = markdown::read(text);
        let nodes = (1..document.len()).map(|at| document.node(at)).filter(|node| node.kind == Kind::Footnote);
        nodes.filter_map(|node| Some((node.key.clone()?, node.text.clone()))).collect()
    };
    if !ours.contains("[^") || !theirs.contains("[^") {
        return theirs.to_owned();
    }
    let [base, ours, notes] = [base, ours, theirs].map(footnotes);
    let mut text = theirs.to_owned();
    for (key, words) in &notes {
        if base.contains_key(key) || ours.get(key).is_none_or(|other| other == words) {
            continue;
        }
        let taken = |name: &String| [&base, &ours, &notes].iter().any(|known| known.contains_key(&format!("^{name}")));
        let fresh = (1..)
            .map(|number: u32| number.to_string())
            .find(|name| !taken(name) && !text.contains(&format!("[^{name}]")));
        if let Some(fresh) = fresh {
            text = text.replace(&format!("[{key}]"), &format!("[^{fresh}]"));
        }
    }
    text
}
