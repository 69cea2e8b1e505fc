//! Canonical YAML: keys in the order of the table, two spaces a level, quotes only where needed, comments kept.

use crate::load::{Comments, Entry, Item, Node, Tree, Value};
use crate::model::{FACTS, Facts, Key, SIGN_OFFS, Shape, SignOff};
use crate::source::{FileId, Span};

/// Longer words are folded over several lines.
const WIDTH: usize = 100;

/// The canonical text of a YAML file that was read.
pub fn yaml(tree: &Tree) -> String {
    written(tree, FACTS)
}

/// The file of sign-offs, in the order given.
pub fn sign_offs_yaml(sign_offs: &[SignOff]) -> String {
    let value = serde_yaml::to_value(std::collections::BTreeMap::from([("signed", sign_offs)])).unwrap_or_default();
    let root = node(&value, &Shape::Map(SIGN_OFFS)).unwrap_or(Node { value: Value::Nothing, span: nowhere() });
    let head = "# Chữ duyệt: ghi bằng `quyche sign`; hết hiệu lực khi lời văn đã duyệt thay đổi.\n";
    format!("{head}{}", written(&Tree { root, trailing: Vec::new() }, SIGN_OFFS))
}

fn written(tree: &Tree, keys: &'static [Key]) -> String {
    let mut writer = Writer { out: String::new() };
    if let Value::Map(entries) = &tree.root.value {
        let entries: Vec<&Entry> = entries.iter().collect();
        // What stands over the first key speaks of the file and stays at its top.
        if let Some(first) = entries.first() {
            writer.above(&first.comments, 0);
        }
        let first = entries.first().map(|entry| entry.key.clone());
        for entry in ordered(&entries, keys) {
            if Some(&entry.key) != first.as_ref() {
                writer.above(&entry.comments, 0);
            }
            writer.entry(entry, keys, 0);
            writer.below(&entry.comments, 0);
        }
    }
    for comment in &tree.trailing {
        writer.comment(comment, 0);
    }
    writer.out
}

/// The canonical YAML of facts, without comments.
pub fn facts_yaml(facts: &Facts) -> String {
    // Facts hold nothing that YAML cannot say.
    let value = serde_yaml::to_value(facts).unwrap_or_default();
    let root = node(&value, &Shape::Map(FACTS)).unwrap_or(Node { value: Value::Nothing, span: nowhere() });
    yaml(&Tree { root, trailing: Vec::new() })
}

fn nowhere() -> Span {
    Span::new(FileId(0), 0..0)
}

/// A serde value as a tree; what is absent, empty or a default that the table leaves out gives `None`.
fn node(value: &serde_yaml::Value, shape: &Shape) -> Option<Node> {
    let value = match (value, shape) {
        (serde_yaml::Value::Mapping(mapping), Shape::Map(keys)) => {
            let entries: Vec<Entry> = keys
                .iter()
                .filter_map(|key| {
                    let node = node(mapping.get(key.name)?, &key.shape)?;
                    Some(Entry { key: key.name.to_owned(), key_span: nowhere(), node, comments: Comments::default() })
                })
                .collect();
            if entries.is_empty() {
                return None;
            }
            Value::Map(entries)
        }
        (serde_yaml::Value::Sequence(items), Shape::List(shape)) if !items.is_empty() => Value::List(
            items
                .iter()
                .filter_map(|item| node(item, shape))
                .map(|node| Item { node, comments: Comments::default() })
                .collect(),
        ),
        (serde_yaml::Value::String(words), _) if !words.is_empty() => Value::Scalar(words.clone()),
        (serde_yaml::Value::Number(number), _) => Value::Scalar(number.to_string()),
        _ => return None,
    };
    Some(Node { value, span: nowhere() })
}

/// Known keys in the order of the table; unknown ones keep their order, after them.
fn ordered<'a>(entries: &[&'a Entry], keys: &[Key]) -> Vec<&'a Entry> {
    let place = |entry: &Entry| keys.iter().position(|key| key.name == entry.key).unwrap_or(keys.len());
    let mut entries = entries.to_vec();
    entries.sort_by_key(|entry| place(entry));
    entries
}

struct Writer {
    out: String,
}

impl Writer {
    fn comment(&mut self, comment: &str, indent: usize) {
        let space = if comment.is_empty() { "" } else { " " };
        self.out.push_str(&format!("{}#{space}{comment}\n", " ".repeat(indent)));
    }

    fn above(&mut self, comments: &Comments, indent: usize) {
        for comment in &comments.above {
            self.comment(comment, indent);
        }
    }

    fn below(&mut self, comments: &Comments, indent: usize) {
        for comment in &comments.below {
            self.comment(comment, indent);
        }
    }

    fn right(comments: &Comments) -> String {
        comments.right.as_ref().map(|comment| format!("  # {comment}")).unwrap_or_default()
    }

    fn entry(&mut self, entry: &Entry, keys: &'static [Key], indent: usize) {
        let shape = keys.iter().find(|key| key.name == entry.key).map(|key| key.shape);
        self.out.push_str(&format!("{}{}:", " ".repeat(indent), key_text(&entry.key)));
        self.value(&entry.node, shape, &entry.comments, indent);
    }

    /// The value after `key:`, with the end of the line.
    fn value(&mut self, node: &Node, shape: Option<Shape>, comments: &Comments, indent: usize) {
        let right = Self::right(comments);
        match &node.value {
            Value::Nothing => self.out.push_str(&format!("{right}\n")),
            Value::Scalar(words) => {
                let is_text = matches!(shape, None | Some(Shape::Text));
                self.scalar(words, is_text, &right, indent);
            }
            Value::List(items) if items.is_empty() => self.out.push_str(&format!(" []{right}\n")),
            Value::Map(entries) if entries.is_empty() => self.out.push_str(&format!(" {{}}{right}\n")),
            Value::List(items) => {
                self.out.push_str(&format!("{right}\n"));
                let shape = match shape {
                    Some(Shape::List(shape)) => Some(*shape),
                    _ => None,
                };
                for item in items {
                    self.item(item, shape, indent + 2);
                }
            }
            Value::Map(entries) => {
                let keys = map_keys(shape);
                let flat = entries
                    .iter()
                    .all(|entry| entry.comments == Comments::default() && matches!(entry.node.value, Value::Scalar(_)));
                if flat && entries.iter().all(|entry| matches!(entry.key.as_str(), "over" | "at_least" | "of")) {
                    let inner: Vec<String> = ordered(&entries.iter().collect::<Vec<_>>(), keys)
                        .into_iter()
                        .filter_map(|entry| match &entry.node.value {
                            Value::Scalar(words) => Some(format!("{}: {words}", entry.key)),
                            _ => None,
                        })
                        .collect();
                    self.out.push_str(&format!(" {{{}}}{right}\n", inner.join(", ")));
                    return;
                }
                self.out.push_str(&format!("{right}\n"));
                for entry in ordered(&entries.iter().collect::<Vec<_>>(), keys) {
                    self.above(&entry.comments, indent + 2);
                    self.entry(entry, keys, indent + 2);
                    self.below(&entry.comments, indent + 2);
                }
            }
        }
    }

    fn item(&mut self, item: &Item, shape: Option<Shape>, indent: usize) {
        self.above(&item.comments, indent);
        match &item.node.value {
            Value::Map(entries) if !entries.is_empty() => {
                let keys = map_keys(shape);
                let entries = ordered(&entries.iter().collect::<Vec<_>>(), keys);
                if let Some(right) = &item.comments.right {
                    self.comment(right, indent);
                }
                for (at, entry) in entries.into_iter().enumerate() {
                    self.above(&entry.comments, if at == 0 { indent } else { indent + 2 });
                    let start = self.out.len();
                    self.entry(entry, keys, indent + 2);
                    if at == 0 {
                        self.out.replace_range(start + indent..start + indent + 1, "-");
                    }
                    self.below(&entry.comments, indent + 2);
                }
            }
            _ => {
                self.out.push_str(&format!("{}-", " ".repeat(indent)));
                self.value(&item.node, shape, &item.comments, indent);
            }
        }
        self.below(&item.comments, indent);
    }

    fn scalar(&mut self, words: &str, is_text: bool, right: &str, indent: usize) {
        let simple = !words.contains(['\n', '\t', '\u{85}', '\u{2028}', '\u{2029}', '\u{feff}'])
            && !words.chars().any(char::is_control);
        let line = self.out.rfind('\n').map_or(self.out.as_str(), |at| &self.out[at + 1..]);
        let width = line.chars().count() + 1 + words.chars().count();
        let foldable = simple && !words.contains("  ") && words.trim() == words && right.is_empty();
        if is_text && foldable && width > WIDTH {
            self.out.push_str(" >-\n");
            for line in folded(words, WIDTH.saturating_sub(indent + 2)) {
                self.out.push_str(&format!("{}{line}\n", " ".repeat(indent + 2)));
            }
        } else {
            self.out.push_str(&format!(" {}{right}\n", quoted(words, is_text, simple)));
        }
    }
}

fn map_keys(shape: Option<Shape>) -> &'static [Key] {
    match shape {
        Some(Shape::Map(keys)) => keys,
        _ => &[],
    }
}

fn key_text(key: &str) -> String {
    quoted(key, true, !key.chars().any(char::is_control))
}

/// Words as a plain scalar when every reader of YAML takes them for these words, else quoted.
fn quoted(words: &str, is_text: bool, simple: bool) -> String {
    if !simple {
        return serde_json::to_string(words).unwrap_or_default();
    }
    let indicator = |c: char| c.is_whitespace() || "-?:,[]{}#&*!|>'\"%@`=".contains(c);
    let first_ok = words.chars().next().is_some_and(|c| !indicator(c)) && !words.starts_with("...");
    let last_ok = !words.ends_with([':', ' ', '\u{a0}']);
    let inside_ok = !words.contains(": ") && !words.contains(" #");
    // A number, a date or a truth value typed as words keeps its quotes for readers that guess types.
    let guessed = is_text
        && (words.chars().all(|c| c.is_ascii_digit() || ".,-+eExXoO_:".contains(c))
            || ["true", "false", "yes", "no", "on", "off", "null", "~", "y", "n"]
                .contains(&words.to_lowercase().as_str()));
    if first_ok && last_ok && inside_ok && !guessed {
        words.to_owned()
    } else {
        format!("'{}'", words.replace('\'', "''"))
    }
}

/// Words cut into lines of at most `width` characters at single spaces, never inside a placeholder.
fn folded(words: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ') {
        match lines.last_mut() {
            Some(line)
                if line.chars().count() + 1 + word.chars().count() <= width
                    || line.matches("{{").count() > line.matches("}}").count() =>
            {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
