//! A reading as data for a program; its shape is published by `quyche schema amend`.

use super::told::content;
use crate::amend::read::{Confidence, MendKind, PapersVerb, Read, Reading, Unread, What};
use crate::model::{Action, Address, InsertPlace, Part, Provision};
use crate::open::why_unread;
use crate::source::{Sources, Span};
use serde_json::{Value, json};

/// The reading as JSON.
pub(super) fn data(reading: &Reading, sources: &Sources, file: &str) -> Value {
    let documents = reading.amended.iter().map(|amended| {
        let document = amended.document.as_ref();
        json!({
            "name": document.map(|document| &document.name),
            "number": document.and_then(|document| document.number.as_ref()),
            "instructions": amended.read.iter().map(|read| instruction(read, sources)).collect::<Vec<_>>(),
        })
    });
    json!({
        "file": file,
        "effective": reading.effective,
        "until": reading.until,
        "documents": documents.collect::<Vec<_>>(),
        "heads": reading.frames.iter().map(|head| span(*head, sources)).collect::<Vec<_>>(),
        "unread": reading.unread.iter().map(|unread| not_read(unread, sources)).collect::<Vec<_>>(),
    })
}

fn instruction(read: &Read, sources: &Sources) -> Value {
    let confidence = match read.confidence() {
        Confidence::Exact => "exact",
        Confidence::Mended => "mended",
        Confidence::Doubtful => "doubtful",
    };
    let mends = read.mends.iter().map(|mend| {
        let kind = match mend.kind {
            MendKind::Word => "word",
            MendKind::Number => "number",
            MendKind::Comma => "comma",
            MendKind::Quote => "quote",
            MendKind::Label => "label",
            MendKind::Mismatch => "mismatch",
        };
        json!({"kind": kind, "read": mend.read, "taken": mend.taken})
    });
    json!({
        "stands": read.stands,
        "span": span(read.span, sources),
        "words": words(read.span, sources),
        "does": does(&read.what),
        "quoted": read.quoted.map(|quoted| span(quoted, sources)),
        "content": content(&read.what).iter().map(provision).collect::<Vec<_>>(),
        "around": read.around.iter().map(provision).collect::<Vec<_>>(),
        "effective": read.effective,
        "confidence": confidence,
        "mends": mends.collect::<Vec<_>>(),
    })
}

fn does(what: &What) -> Value {
    let all = |targets: &[Address]| targets.iter().map(target).collect::<Vec<_>>();
    match what {
        What::Action(Action::Amend { targets, .. }) => json!({"action": "amend", "targets": all(targets)}),
        What::Action(Action::Rename { target: at, name }) => {
            json!({"action": "rename", "targets": [target(at)], "name": name.bare_words()})
        }
        What::Action(Action::Insert { place, .. }) => {
            let (place, at) = match place {
                InsertPlace::Before(at) => ("before", at),
                InsertPlace::After(at) => ("after", at),
                InsertPlace::End(at) => ("end", at),
            };
            json!({"action": "insert", "place": place, "targets": [target(at)]})
        }
        What::Action(Action::Repeal { targets }) => json!({"action": "repeal", "targets": all(targets)}),
        What::Action(Action::Replace { old, new, targets, every }) => {
            json!({"action": "replace", "targets": all(targets), "old": old, "new": new, "every": every})
        }
        What::Papers { verb, what, by } => {
            let verb = match verb {
                PapersVerb::Amend => "amend",
                PapersVerb::Insert => "insert",
                PapersVerb::Repeal => "repeal",
            };
            json!({"action": "papers", "verb": verb, "what": what, "by": by})
        }
    }
}

fn target(target: &Address) -> Value {
    let steps = target
        .steps
        .iter()
        .map(|(level, number)| json!({"level": level, "number": number.as_ref().map(|number| number.print(*level))}));
    let part = match target.part {
        Part::Whole => "whole",
        Part::Name => "name",
        Part::Lead => "lead",
        Part::Sentence(_) => "sentence",
        Part::End => "end",
    };
    json!({"cited": target.provision(), "part": part, "steps": steps.collect::<Vec<_>>()})
}

fn provision(of: &Provision) -> Value {
    let table = of.table.as_ref().map(|table| {
        let row = |row: &Vec<_>| row.iter().map(crate::model::Text::bare_words).collect::<Vec<_>>();
        table.rows.iter().map(row).collect::<Vec<_>>()
    });
    json!({
        "level": of.level,
        "number": of.number.as_ref().map(|number| number.print(of.level)),
        "heading": of.heading.as_ref().map(|heading| heading.bare_words()),
        "body": of.body.bare_words(),
        "table": table,
        "children": of.children.iter().map(provision).collect::<Vec<_>>(),
    })
}

fn not_read(unread: &Unread, sources: &Sources) -> Value {
    json!({
        "stands": unread.stands,
        "span": span(unread.span, sources),
        "words": words(unread.span, sources),
        "why": why_unread(unread.because.why).rsplit('.').next(),
        "at": unread.because.words,
    })
}

fn words(span: Span, sources: &Sources) -> String {
    sources.words(span).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn span(span: Span, sources: &Sources) -> Value {
    let (start, end) = (sources.position(span.file, span.start), sources.position(span.file, span.end));
    json!({"start": span.start, "end": span.end, "line": start.line, "last_line": end.line})
}
