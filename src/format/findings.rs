//! What the review finds, told once however many paragraphs share it.

use crate::diagnostic::{Code, Diagnostic, codes};
use crate::source::Span;
use std::collections::BTreeMap;

/// When more elements than this have the same wrong font, the whole text has.
const MANY_ELEMENTS: usize = 3;

/// The findings so far.
#[derive(Debug, Default)]
pub(super) struct Findings {
    found: Vec<(Finding, Span, usize)>,
    known: BTreeMap<Finding, usize>,
}

/// A departure, wherever it stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    code: &'static str,
    variant: &'static str,
    element: &'static str,
    found: String,
    asked: String,
}

impl Findings {
    /// Adds a departure: its kind and variant of the sentence, the element, what is there and what is asked.
    pub(super) fn push(
        &mut self,
        code: &'static Code,
        variant: &'static str,
        element: &'static str,
        found: impl Into<String>,
        asked: impl Into<String>,
        place: Span,
    ) {
        let finding = Finding { code: code.code, variant, element, found: found.into(), asked: asked.into() };
        match self.known.get(&finding) {
            Some(at) => self.found[*at].2 += 1,
            None => {
                self.known.insert(finding.clone(), self.found.len());
                self.found.push((finding, place, 1));
            }
        }
    }

    /// One finding where nearly everything has the same wrong font.
    fn join_fonts(&mut self) {
        let font = |finding: &Finding| (finding.code == codes::FORMAT_FONT.code).then(|| finding.found.clone());
        let mut fonts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, (finding, ..)) in self.found.iter().enumerate() {
            if let Some(font) = font(finding) {
                fonts.entry(font).or_default().push(at);
            }
        }
        let mut gone = Vec::new();
        for places in fonts.into_values().filter(|places| places.len() > MANY_ELEMENTS) {
            let all = places.iter().map(|at| self.found[*at].2).sum();
            self.found[places[0]].0.element = "format.text";
            self.found[places[0]].2 = all;
            gone.extend_from_slice(&places[1..]);
        }
        let mut at = 0;
        self.found.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
    }

    /// The findings, each with how often it stands there.
    pub(super) fn told(mut self) -> Vec<Diagnostic> {
        self.join_fonts();
        let codes = codes::ALL;
        let told = |(finding, place, count): (Finding, Span, usize)| {
            let code = codes.iter().find(|code| code.code == finding.code)?;
            let times = if count > 1 { format!(" (×{count})") } else { String::new() };
            let mut diagnostic = Diagnostic::new(code, place)
                .with("element", format!("@{}", finding.element))
                .with("found", finding.found)
                .with("asked", finding.asked)
                .with("times", times);
            if !finding.variant.is_empty() {
                diagnostic.message.key = format!("{}.{}", finding.code, finding.variant);
            }
            Some(diagnostic.help("help"))
        };
        self.found.into_iter().filter_map(told).collect()
    }
}
