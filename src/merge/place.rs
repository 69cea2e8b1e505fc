//! Where a piece stands, for a person.

use super::document::Kind;
use super::tree::Merge;
use super::words;
use crate::model::Number;

/// More steps than any notation has levels: the sides moved pieces in a circle.
const STEPS: usize = 16;

/// Where a piece stands: `điểm a, khoản 2, Điều “Bí thư Tỉnh uỷ”`; for a fact the path of its key.
pub fn place(merge: &Merge, numbers: &[Option<Number>], at: usize) -> String {
    let mut steps: Vec<String> = Vec::new();
    let mut open = Some(at);
    while let Some(at) = open {
        let Some(node) = merge.any_node(at) else { break };
        let number = numbers.get(at).and_then(Option::as_ref);
        match node.kind {
            Kind::Root => break,
            Kind::Provision(level) if level.is_heading() => {
                let name = words::bare(&node.text);
                let noun = level.noun().unwrap_or_default();
                steps.push(if name.is_empty() { noun.to_owned() } else { format!("{noun} “{name}”") });
                break;
            }
            Kind::Provision(level) => {
                if let (Some(noun), Some(number)) = (level.noun(), number) {
                    steps.push(format!("{noun} {}", number.print(level)));
                } else if steps.is_empty() {
                    let start: String = words::bare(&node.text).chars().take(40).collect();
                    steps.push(format!("“{start}…”"));
                }
            }
            Kind::Footnote => steps.push(node.marker.trim_end_matches(':').to_owned()),
            Kind::Entry | Kind::Item => {
                if let Some(key) = &node.key {
                    steps.push(key.clone());
                    break;
                }
                let words = node.text.trim().chars().take(40).collect::<String>();
                steps.extend(node.name.clone().or(Some(words)).filter(|words| !words.is_empty()));
            }
        }
        open = (at != 0).then(|| merge.piece(at).parent);
        if steps.len() > STEPS {
            break;
        }
    }
    steps.join(", ")
}
