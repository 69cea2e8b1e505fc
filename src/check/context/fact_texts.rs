//! The words that `regulation.yaml` itself holds: subject, bases, names, recipients.

use crate::model::{Basis, Facts, Signature};

/// Calls `visit` with the path and the words of every value that is words, in canonical order.
pub(super) fn visit<'a>(facts: &'a Facts, visit: &mut impl FnMut(String, &'a str)) {
    let mut say = |path: String, words: Option<&'a String>| {
        if let Some(words) = words {
            visit(path, words);
        }
    };
    let organ = &facts.organ;
    say("subject".to_owned(), Some(&facts.subject));
    say("organ.name".to_owned(), Some(&organ.name));
    for (key, words) in
        [("short", &organ.short), ("party", &organ.party), ("area", &organ.area), ("superior", &organ.superior)]
    {
        say(format!("organ.{key}"), words.as_ref());
    }
    say("circulation".to_owned(), facts.circulation.as_ref());
    bases(&facts.bases, "bases", &mut say);
    say("enacting".to_owned(), facts.enacting.as_ref());
    say("authority".to_owned(), facts.authority.as_ref());
    for (at, role) in facts.roles.iter().enumerate() {
        say(format!("roles.{at}.name"), Some(&role.name));
        say(format!("roles.{at}.short"), role.short.as_ref());
        say(format!("roles.{at}.field"), role.field.as_ref());
    }
    for (at, meeting) in facts.meetings.iter().enumerate() {
        say(format!("meetings.{at}.name"), meeting.name.as_ref());
    }
    signatures(&facts.signatures, "signatures", &mut say);
    for (at, recipient) in facts.recipients.iter().enumerate() {
        say(format!("recipients.{at}"), Some(recipient));
    }
    let Some(decision) = &facts.decision else { return };
    say("decision.subject".to_owned(), Some(&decision.subject));
    say("decision.authority".to_owned(), decision.authority.as_ref());
    bases(&decision.bases, "decision.bases", &mut say);
    say("decision.enacting".to_owned(), decision.enacting.as_ref());
    signatures(&decision.signatures, "decision.signatures", &mut say);
    for (at, recipient) in decision.recipients.iter().enumerate() {
        say(format!("decision.recipients.{at}"), Some(recipient));
    }
}

fn bases<'a>(bases: &'a [Basis], path: &str, say: &mut impl FnMut(String, Option<&'a String>)) {
    for (at, basis) in bases.iter().enumerate() {
        let words = [
            ("text", &basis.text),
            ("type", &basis.document_type),
            ("number", &basis.number),
            ("issuer", &basis.issuer),
            ("subject", &basis.subject),
        ];
        for (key, words) in words {
            say(format!("{path}.{at}.{key}"), words.as_ref());
        }
    }
}

fn signatures<'a>(list: &'a [Signature], path: &str, say: &mut impl FnMut(String, Option<&'a String>)) {
    for (at, signature) in list.iter().enumerate() {
        let words = [
            ("on_behalf_of", &signature.on_behalf_of),
            ("deputy_for", &signature.deputy_for),
            ("by_order_of", &signature.by_order_of),
            ("authorised_by", &signature.authorised_by),
            ("title", &signature.title),
            ("name", &signature.name),
        ];
        for (key, words) in words {
            say(format!("{path}.{at}.{key}"), words.as_ref());
        }
    }
}
