//! Why an instruction of an amending instrument was not understood or cannot be carried out, as a sentence's key.

use crate::amend::read::{Unreadable, Why};
use crate::amend::{Fault, Refusal, cite};
use crate::diagnostic::Message;

/// Why an instruction cannot be carried out.
pub fn refused_because(refusal: &Refusal) -> Message {
    let mut gaps = vec![("target", cite(&refusal.target))];
    let key = match &refusal.fault {
        Fault::Gone => "apply.fault.gone",
        Fault::Unclear => "apply.fault.unclear",
        Fault::WrongLevel => "apply.fault.level",
        Fault::Part => "apply.fault.part",
        Fault::Taken(level, number) => {
            gaps.push(("more", format!("{} {}", level.noun().unwrap_or_default(), number.print(*level))));
            "apply.fault.taken"
        }
        Fault::Misfit => "apply.fault.misfit",
        Fault::Nothing => "apply.fault.nothing",
        Fault::Unbalanced => "apply.fault.unbalanced",
        Fault::NoPhrase(phrase) => {
            gaps.push(("more", phrase.clone()));
            "apply.fault.no-phrase"
        }
        Fault::Data(conflict) => {
            gaps.extend([
                ("path", conflict.path.clone()),
                ("was", conflict.was.clone()),
                ("is", conflict.is.clone()),
                ("wanted", conflict.wanted.clone()),
            ]);
            "apply.fault.data"
        }
        Fault::PhraseTwice(phrase, count) => {
            gaps.extend([("more", phrase.clone()), ("count", count.to_string())]);
            "apply.fault.phrase-twice"
        }
    };
    Message { key: key.to_owned(), gaps }
}

/// Why words are no instruction that is understood.
pub fn unread_because(because: &Unreadable) -> Message {
    Message { key: why_unread(because.why).to_owned(), gaps: vec![("words", because.words.clone())] }
}

/// The sentence that says why something was not understood.
pub fn why_unread(why: Why) -> &'static str {
    match why {
        Why::NoVerb => "amend.why.verb",
        Why::NoTarget => "amend.why.target",
        Why::Incomplete => "amend.why.incomplete",
        Why::Number => "amend.why.number",
        Why::Range => "amend.why.range",
        Why::Place => "amend.why.place",
        Why::Phrase => "amend.why.phrase",
        Why::PhrasePlace => "amend.why.phrase-place",
        Why::Leftover => "amend.why.leftover",
        Why::NoContent => "amend.why.content",
        Why::Stray => "amend.why.stray",
        Why::Moves => "amend.why.moves",
        Why::Except => "amend.why.except",
        Why::Until => "amend.why.until",
        Why::TooLong => "amend.why.long",
    }
}
