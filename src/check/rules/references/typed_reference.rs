//! REF01: a place in this regulation cited by its number, which goes stale, instead of by a link.

use crate::check::{Context, Findings, Part, Placed, Printed, Rule};
use crate::diagnostic::{Code, Safety, Severity};
use std::collections::HashMap;

/// REF01 typed-reference
pub static RULE: Rule = Rule {
    code: Code::new("REF01", "typed-reference", Severity::Warning),
    doc: include_str!("typed_reference.md"),
    check,
};

/// The words that open a step of a citation, folded.
const STEPS: [&str; 5] = ["điểm", "khoản", "điều", "mục", "chương"];

/// How the name of another document begins, folded: `khoản 2 Điều 9 Điều lệ Đảng` is none of ours.
const DOCUMENTS: [&str; 14] = [
    "điều lệ",
    "luật",
    "bộ luật",
    "hiến pháp",
    "pháp lệnh",
    "nghị định",
    "nghị quyết",
    "quy định",
    "quyết định",
    "quy chế",
    "hướng dẫn",
    "thông tư",
    "kết luận",
    "chỉ thị",
];

fn check(context: &Context, findings: &mut Findings) {
    let mut targets: HashMap<String, &Placed> = HashMap::new();
    for placed in context.provisions().iter().filter(|placed| !placed.in_decision && placed.provision.number.is_some())
    {
        targets.entry(placed.citation.to_string().to_lowercase()).or_insert(placed);
    }
    // A value of `regulation.yaml` cannot hold a link.
    for text in context.texts().iter().filter(|text| !matches!(text.part, Part::Fact(_))) {
        let mut at = 0;
        while at < text.len() {
            let Some(end) = citation(text, at) else {
                at += 1;
                continue;
            };
            if !is_foreign(text, end) {
                report(context, text, at, end, &targets, findings);
            }
            at = end;
        }
    }
}

fn report(
    context: &Context,
    text: &Printed,
    start: usize,
    end: usize,
    targets: &HashMap<String, &Placed>,
    findings: &mut Findings,
) {
    let (Some(first), Some(last)) = (text.word(start), text.word(end - 1)) else { return };
    // What a link prints is not typed.
    let Some(span) = text.typed(first.start..last.end) else { return };
    let words: Vec<&str> = text.words().skip(start).take(end - start).map(|word| word.folded).collect();
    let mut said = words.join(" ");
    if let Some(article) = context.provision_of(text).and_then(|placed| placed.article) {
        let here = context.provisions()[article].citation.to_string().to_lowercase();
        said = said.replace("điều này", &here);
    }
    let found = RULE.at(span).with("words", &text.text[first.start..last.end]);
    let target = targets.get(&said).and_then(|placed| placed.provision.id.as_ref());
    findings.push(match target {
        Some(id) => found.with("id", id.as_str()).help("link").fix(Safety::Unsafe, span, format!("[](#{id})")),
        None => found.help(if targets.contains_key(&said) { "help" } else { "missing" }),
    });
}

/// The end of a citation that begins at a word: `điểm a khoản 2 Điều 5`.
fn citation(text: &Printed, start: usize) -> Option<usize> {
    let mut at = start;
    loop {
        let step = text.word(at).filter(|word| STEPS.contains(&word.folded));
        let number = text.word(at + 1).filter(|_| text.gap(at) == " ");
        let (Some(step), Some(number)) = (step, number) else { break };
        // “Điều này” alone is no number; behind one it says which article.
        let here = number.folded == "này" && at > start;
        if !here && !is_number(step.folded, number.text) {
            break;
        }
        at += 2;
        if text.gap(at - 1) != " " {
            break;
        }
    }
    (at > start).then_some(at)
}

fn is_number(step: &str, word: &str) -> bool {
    let digit = word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().count() <= 4;
    match step {
        "điểm" => {
            let mut letters = word.chars();
            let letter = letters.next().is_some_and(|c| c.is_lowercase());
            letter && letters.all(|c| c.is_ascii_digit()) && word.chars().count() <= 3
        }
        "chương" => digit || word.chars().all(|c| "IVXLC".contains(c)),
        _ => digit,
    }
}

/// Whether what follows names another document, perhaps after further citations: `Điều 9, Điều 10 của Luật …`.
fn is_foreign(text: &Printed, mut at: usize) -> bool {
    loop {
        let word = |at: usize| text.word(at).map_or("", |word| word.folded);
        let follows = [",", ""].contains(&text.gap(at.saturating_sub(1)).trim());
        if !follows {
            return false;
        }
        if ["của", "và", "trong", "hoặc"].contains(&word(at)) {
            at += 1;
        }
        if let Some(end) = citation(text, at) {
            at = end;
            continue;
        }
        let pair = format!("{} {}", word(at), word(at + 1));
        let ours = word(at + 2) == "này" || word(at + 1) == "này";
        return !ours && DOCUMENTS.iter().any(|document| *document == pair || *document == word(at));
    }
}
