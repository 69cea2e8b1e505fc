//! `allow="CODE — reason"` beside a provision: silences that finding there and below, and is itself a finding when it
//! silences nothing, names no rule or gives no reason.

use super::{Context, Placed, known_code, rules};
use crate::diagnostic::{Code, Diagnostic, Safety};
use crate::model::{Hints, Weight};
use crate::source::Span;
use std::collections::BTreeMap;

/// One code of an attribute, and whether it has silenced anything.
struct Allow {
    code: &'static Code,
    used: bool,
}

/// The codes that each provision allows, by its place.
type Allows = BTreeMap<usize, Vec<Allow>>;

/// Drops the findings that the text allows and reports what is wrong with the permissions.
pub(super) fn silence(context: &Context, mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let provisions = context.provisions();
    let mut allows = Allows::new();
    let mut hints = Hints::default();
    for placed in provisions {
        if let Some(value) = &placed.provision.attributes.allow {
            let span = context.attribute(placed, "allow");
            allows.insert(placed.at, read(value, span, &mut hints, &mut findings));
        }
    }
    if allows.is_empty() {
        return findings;
    }
    let places = Places::new(provisions);
    findings.retain(|found| {
        let mut around = places.at(found.span);
        while let Some(at) = around {
            let mut own = allows.get_mut(&at).into_iter().flatten();
            if let Some(allow) = own.find(|allow| allow.code == found.code) {
                allow.used = true;
                return false;
            }
            around = provisions[at].parent;
        }
        true
    });
    let office = context.office();
    let is_off = |code: &Code| office.weight(code.code, code.name) == Some(Weight::Off);
    for (at, allows) in &allows {
        let placed = &provisions[*at];
        for allow in allows.iter().filter(|allow| !allow.used && !is_off(allow.code)) {
            let span = context.attribute(placed, "allow");
            let found = rules::UNUSED_ALLOW.at(span).with("code", allow.code.code).help("help");
            let is_alone = allows.len() == 1;
            findings.push(if is_alone {
                found.fix(Safety::Unsafe, with_space(context, placed, span), "")
            } else {
                found
            });
        }
    }
    findings
}

/// Reads `CODE, CODE — reason`; gives the codes that it allows.
fn read(value: &str, span: Span, hints: &mut Hints, findings: &mut Vec<Diagnostic>) -> Vec<Allow> {
    let marks = [" — ", " – ", " - ", "—", "–", ":"];
    let (names, reason) = marks.iter().find_map(|mark| value.split_once(mark)).unwrap_or((value, ""));
    let has_reason = !reason.trim().is_empty();
    if !has_reason {
        findings.push(rules::ALLOW_WITHOUT_REASON.at(span).help("help"));
    }
    let mut allows = Vec::new();
    for word in names.split([',', ' ']).filter(|word| !word.is_empty()) {
        match known_code(word) {
            None => findings.push(rules::unknown(word, span, hints)),
            // Without a reason it silences nothing, which has been said.
            Some(code) if has_reason => allows.push(Allow { code, used: false }),
            Some(_) => {}
        }
    }
    allows
}

/// The attribute with the space before it; the whole list when it holds nothing else.
fn with_space(context: &Context, placed: &Placed, span: Span) -> Span {
    let Some(list) = placed.provision.attributes.origin.0 else { return span };
    let sources = context.sources();
    let inner = Span::new(list.file, list.start + 1..list.end.saturating_sub(1));
    let alone = sources.words(inner).trim().len() == span.range().len();
    let wide = if alone { list } else { span };
    let before = sources.get(wide.file).and_then(|file| file.text.get(..wide.start)).unwrap_or("");
    let spaces = before.len() - before.trim_end_matches(' ').len();
    Span::new(wide.file, wide.start - spaces..wide.end)
}

/// Finds the provision that a place belongs to.
struct Places(Vec<(Span, usize)>);

impl Places {
    fn new(provisions: &[Placed]) -> Self {
        let mut places: Vec<(Span, usize)> = provisions.iter().map(|placed| (placed.span, placed.at)).collect();
        places.sort();
        Self(places)
    }

    /// The last provision that starts before a place in its file, unless the place is behind its end.
    fn at(&self, span: Span) -> Option<usize> {
        let before = self.0.partition_point(|(place, _)| (place.file, place.start) <= (span.file, span.start));
        let (place, at) = self.0.get(before.checked_sub(1)?)?;
        (place.file == span.file && span.start <= place.end).then_some(*at)
    }
}
