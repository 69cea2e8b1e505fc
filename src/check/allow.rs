//! `allow="CODE — reason"` beside a provision: silences that finding there and below, and is itself a finding when it
//! silences nothing, names no rule or gives no reason.

use super::{Context, Placed, known_code, rules};
use crate::diagnostic::{Diagnostic, Safety};
use crate::model::Weight;
use crate::source::Span;

/// One code of an attribute, and whether it has silenced anything.
struct Allow<'c> {
    placed: &'c Placed<'c>,
    code: &'static str,
    used: bool,
}

/// Drops the findings that the text allows and reports what is wrong with the permissions.
pub(super) fn silence(context: &Context, mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let provisions = context.provisions();
    if provisions.iter().all(|placed| placed.provision.attributes.allow.is_none()) {
        return findings;
    }
    let mut allows: Vec<Allow> = Vec::new();
    for placed in provisions {
        if let Some(value) = &placed.provision.attributes.allow {
            read(context, placed, value, &mut allows, &mut findings);
        }
    }
    let places = Places::new(provisions);
    findings.retain(|found| {
        let mut around = places.at(found.span);
        while let Some(at) = around {
            let mut own = allows.iter_mut().filter(|allow| allow.placed.at == at);
            if let Some(allow) = own.find(|allow| allow.code == found.code.code) {
                allow.used = true;
                return false;
            }
            around = provisions[at].parent;
        }
        true
    });
    let office = context.office();
    for Allow { placed, code, .. } in allows.iter().filter(|allow| !allow.used) {
        let name = known_code(code).map_or("", |code| code.name);
        if office.weight(code, name) != Some(Weight::Off) {
            let span = context.attribute(placed, "allow");
            let found = rules::UNUSED_ALLOW.at(span).with("code", *code).help("help");
            let alone = allows.iter().filter(|allow| allow.placed.at == placed.at).count() == 1;
            findings.push(if alone { found.fix(Safety::Unsafe, with_space(context, placed, span), "") } else { found });
        }
    }
    findings
}

/// Reads `CODE, CODE — reason`.
fn read<'c>(
    context: &Context,
    placed: &'c Placed<'c>,
    value: &str,
    allows: &mut Vec<Allow<'c>>,
    findings: &mut Vec<Diagnostic>,
) {
    let span = context.attribute(placed, "allow");
    let (names, reason) =
        [" — ", " – ", " - ", "—", "–", ":"].iter().find_map(|mark| value.split_once(mark)).unwrap_or((value, ""));
    let has_reason = !reason.trim().is_empty();
    if !has_reason {
        findings.push(rules::ALLOW_WITHOUT_REASON.at(span).help("help"));
    }
    for word in names.split([',', ' ']).filter(|word| !word.is_empty()) {
        match known_code(word) {
            None => findings.push(rules::unknown(word, span)),
            // Without a reason it silences nothing, which has been said.
            Some(code) if has_reason => allows.push(Allow { placed, code: code.code, used: false }),
            Some(_) => {}
        }
    }
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
