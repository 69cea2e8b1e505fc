//! `quyche explain`: what a finding is, why it matters and how to mend it.

use super::args::ExplainArgs;
use super::output::Output;
use super::{Failure, Outcome};
use crate::check::{RULES, Rule, known_code, known_codes};
use crate::diagnostic::{Code, Message};
use crate::lang::Lang;
use crate::model::nearest;

pub(super) fn run(args: &ExplainArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let upper = args.word.to_uppercase();
    let Some(code) = known_code(&args.word).or_else(|| known_code(&upper)) else {
        let names: Vec<&str> = known_codes().flat_map(|code| [code.code, code.name]).collect();
        let near = nearest(&args.word, names.iter().copied()).or_else(|| nearest(&upper, names.iter().copied()));
        let message = Message { key: "explain.none".to_owned(), gaps: vec![("word", args.word.clone())] };
        let help = match near {
            Some(near) => Message { key: "explain.near".to_owned(), gaps: vec![("near", near.to_owned())] },
            None => Message { key: "explain.list".to_owned(), gaps: Vec::new() },
        };
        return Err(Failure::Said(message, Some(help)));
    };
    output.print(explain(code, output.lang))?;
    Ok(Outcome::Clean)
}

/// The rule that gives a kind of finding, when it is none of reading.
pub(super) fn rule_of(code: &Code) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == *code).copied()
}

/// A kind of finding explained in a language, as Markdown.
pub(super) fn explain(code: &Code, lang: Lang) -> String {
    let severity = lang.sentence(severity_key(code)).to_owned();
    let mut parts = Vec::new();
    match rule_of(code) {
        Some(rule) => {
            let doc = rule.doc();
            let text = match lang {
                Lang::Vi => &doc.vi,
                Lang::En => &doc.en,
            };
            let headings = match lang {
                Lang::Vi => &crate::check::Doc::HEADINGS[..3],
                Lang::En => &crate::check::Doc::HEADINGS[3..6],
            };
            parts.push(title(code, &doc.title, lang));
            for (heading, text) in headings.iter().zip([&text.what, &text.why, &text.mend]) {
                parts.push(format!("## {heading}\n\n{text}"));
            }
        }
        None => {
            parts.push(format!("# {} {}", code.code, code.name));
            parts.push(lang.sentence(code.code).to_owned());
            let help = format!("{}.help", code.code);
            if lang.keys().any(|key| key == help) {
                parts.push(lang.sentence(&help).to_owned());
            }
        }
    }
    let severity = lang.fill("explain.severity", &[("severity", severity)]);
    let silence = lang.fill("explain.silence", &[("code", code.code)]);
    parts.push(format!("{severity} {silence}"));
    format!("{}\n", parts.join("\n\n"))
}

fn title(code: &Code, title: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("# {} {} · {title}", code.code, code.name),
        Lang::En => format!("# {} {}", code.code, code.name),
    }
}

/// The key of the word for how bad a kind of finding is.
pub(super) fn severity_key(code: &Code) -> &'static str {
    match code.severity {
        crate::diagnostic::Severity::Error => "severity.error",
        crate::diagnostic::Severity::Warning => "severity.warning",
        crate::diagnostic::Severity::Info => "severity.info",
    }
}
