//! Words that changed keep the placeholders and links whose printed words still stand among them.

use crate::model::{Inline, InlineKind, Text};

/// The new words with the placeholders and links of the old ones in them; `printed` is what the old ones print.
pub(super) fn kept(was: &Text, printed: &str, new: &Text) -> Text {
    let mut specials = specials(was, printed).into_iter().peekable();
    if specials.peek().is_none() {
        return new.clone();
    }
    let mut out: Vec<Inline> = Vec::new();
    for inline in &new.0 {
        let InlineKind::Words(words) = &inline.kind else {
            out.push(inline.clone());
            continue;
        };
        let mut from = 0;
        while let Some(special) = specials.peek() {
            let Some(at) = special.find(words, from) else {
                // It is gone, or stands in a later piece: the next one may be here.
                let later = specials.clone().skip(1).any(|next| next.find(words, from).is_some());
                if !later {
                    break;
                }
                specials.next();
                continue;
            };
            if at > from {
                out.push(Inline { kind: InlineKind::Words(words[from..at].to_owned()), origin: inline.origin });
            }
            out.push(Inline { kind: special.kind.clone(), origin: inline.origin });
            from = at + special.printed.len();
            specials.next();
        }
        if from < words.len() {
            out.push(Inline { kind: InlineKind::Words(words[from..].to_owned()), origin: inline.origin });
        }
    }
    Text(out)
}

/// A placeholder or link, what it prints and the words beside it.
#[derive(Debug, Clone)]
struct Special {
    kind: InlineKind,
    printed: String,
    before: String,
    after: String,
}

impl Special {
    /// Where it stands in new words: its own, beside the same word on one side at least.
    fn find(&self, words: &str, from: usize) -> Option<usize> {
        let rest = words.get(from..)?;
        rest.match_indices(&self.printed).map(|(at, _)| from + at).find(|at| {
            let before = words[..*at].split_whitespace().next_back().unwrap_or("");
            let after = words[at + self.printed.len()..].split_whitespace().next().unwrap_or("");
            before == self.before || after == self.after
        })
    }
}

/// The placeholders and links of a text with what each prints.
fn specials(was: &Text, printed: &str) -> Vec<Special> {
    let mut out = Vec::new();
    let mut at = 0;
    for (place, inline) in was.0.iter().enumerate() {
        match &inline.kind {
            InlineKind::Words(words) => match printed[at..].find(words.as_str()) {
                Some(found) => at += found + words.len(),
                None => return out,
            },
            InlineKind::Reference(_) | InlineKind::Placeholder(_) => {
                let end = match was.0.get(place + 1).map(|next| &next.kind) {
                    None => printed.len(),
                    Some(InlineKind::Words(words)) => match printed[at..].find(words.as_str()) {
                        Some(found) => at + found,
                        None => return out,
                    },
                    // Two beside each other cannot be told apart.
                    Some(_) => continue,
                };
                if end > at {
                    let word = |words: Option<&str>| words.unwrap_or("").to_owned();
                    out.push(Special {
                        kind: inline.kind.clone(),
                        printed: printed[at..end].to_owned(),
                        before: word(printed[..at].split_whitespace().next_back()),
                        after: word(printed[end..].split_whitespace().next()),
                    });
                }
                at = end;
            }
            _ => {}
        }
    }
    out
}
