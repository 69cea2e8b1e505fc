//! A reading in words.

use crate::amend::read::{Amended, Confidence, Mend, MendKind, PapersVerb, Read, Reading, Unread, What};
use crate::lang::Lang;
use crate::model::{Action, Address, InsertPlace, Level, Part, Provision, date_digits, printed_label};
use crate::open::unread_because;
use crate::source::Sources;

/// The reading for a person, in a language; `width` is how many columns a line may take.
pub(super) fn told(reading: &Reading, sources: &Sources, lang: Lang, width: usize) -> String {
    let mut out = String::new();
    for amended in &reading.amended {
        out.push_str(&head(amended, lang));
        for read in &amended.read {
            push(read, sources, lang, width, &mut out);
        }
        out.push('\n');
    }
    if !reading.unread.is_empty() {
        out.push_str(lang.sentence("amend.unread"));
        out.push('\n');
        for unread in &reading.unread {
            push_unread(unread, sources, lang, width, &mut out);
        }
        out.push('\n');
    }
    if let Some(day) = reading.effective {
        out.push_str(&lang.fill("amend.effective", &[("day", date_digits(day))]));
        out.push('\n');
    }
    if let Some(day) = reading.until {
        out.push_str(&lang.fill("amend.until", &[("day", date_digits(day))]));
        out.push('\n');
    }
    out.push_str(&counts(reading, lang));
    out.push('\n');
    out
}

fn head(amended: &Amended, lang: Lang) -> String {
    match &amended.document {
        Some(document) => format!("{}\n", document.name),
        None => format!("{}\n", lang.sentence("amend.unnamed")),
    }
}

fn push(read: &Read, sources: &Sources, lang: Lang, width: usize, out: &mut String) {
    let line = sources.position(read.span.file, read.span.start).line;
    let stands = if read.stands.is_empty() { String::new() } else { format!("{}, ", read.stands) };
    let line = lang.fill("amend.line", &[("line", line.to_string())]);
    out.push_str(&format!("  {stands}{line}: {}\n", action(&read.what, lang)));
    for provision in content(&read.what) {
        out.push_str(&format!("      {}\n", cut(&brief(provision, lang), width.saturating_sub(6))));
    }
    if let Some(day) = read.effective {
        out.push_str(&format!("      {}\n", lang.fill("amend.own-day", &[("day", date_digits(day))])));
    }
    for mend in &read.mends {
        out.push_str(&format!("      ! {}\n", mended(mend, lang)));
    }
}

fn push_unread(unread: &Unread, sources: &Sources, lang: Lang, width: usize, out: &mut String) {
    let line = sources.position(unread.span.file, unread.span.start).line;
    let stands = if unread.stands.is_empty() { String::new() } else { format!("{}, ", unread.stands) };
    let line = lang.fill("amend.line", &[("line", line.to_string())]);
    let why = lang.say(&unread_because(&unread.because));
    let words = sources.words(unread.span).split_whitespace().collect::<Vec<_>>().join(" ");
    out.push_str(&format!("  {stands}{line}: {}\n", cut(&words, width.saturating_sub(4 + stands.len()))));
    out.push_str(&format!("      {why}\n"));
}

/// What is done, to what.
pub(super) fn action(what: &What, lang: Lang) -> String {
    let fill = |key: &str, gaps: &[(&str, String)]| lang.fill(key, gaps);
    let targets = |targets: &[Address]| targets.iter().map(|target| named(target, lang)).collect::<Vec<_>>().join("; ");
    match what {
        What::Action(Action::Amend { targets: at, .. }) => fill("amend.does.amend", &[("targets", targets(at))]),
        What::Action(Action::Rename { target, name }) => {
            let target = named(&Address { part: Part::Whole, ..target.clone() }, lang);
            fill("amend.does.rename", &[("targets", target), ("name", name.bare_words())])
        }
        What::Action(Action::Insert { place, .. }) => {
            let (key, at) = match place {
                InsertPlace::Before(at) => ("amend.does.before", at),
                InsertPlace::After(at) => ("amend.does.after", at),
                InsertPlace::End(at) => ("amend.does.end", at),
            };
            fill(key, &[("targets", named(at, lang))])
        }
        What::Action(Action::Repeal { targets: at }) => fill("amend.does.repeal", &[("targets", targets(at))]),
        What::Action(Action::Replace { old, new, targets: at, .. }) => {
            let gaps = [("old", old.clone()), ("targets", targets(at)), ("new", new.clone().unwrap_or_default())];
            fill(if new.is_some() { "amend.does.replace" } else { "amend.does.drop" }, &gaps)
        }
        What::Papers { verb, what, by } => {
            let key = match verb {
                PapersVerb::Amend => "amend.does.papers",
                PapersVerb::Insert => "amend.does.papers-add",
                PapersVerb::Repeal => "amend.does.papers-repeal",
            };
            fill(key, &[("what", what.clone()), ("by", by.clone().unwrap_or_else(|| "…".to_owned()))])
        }
    }
}

/// A target in words.
pub(super) fn named(target: &Address, lang: Lang) -> String {
    let words = target.provision();
    let words = if words.is_empty() { lang.sentence("amend.whole").to_owned() } else { words };
    match target.part {
        Part::Whole => words,
        Part::Name => lang.fill("amend.name-of", &[("what", words)]),
        Part::Lead => lang.fill("amend.lead-of", &[("what", words)]),
        Part::Sentence(0) => lang.fill("amend.last-sentence-of", &[("what", words)]),
        Part::Sentence(number) => lang.fill("amend.sentence-of", &[("what", words), ("number", number.to_string())]),
        Part::End => lang.fill("amend.end-of", &[("what", words)]),
    }
}

/// What an action brings.
pub(super) fn content(what: &What) -> &[Provision] {
    match what {
        What::Action(Action::Amend { content, .. } | Action::Insert { content, .. }) => content,
        _ => &[],
    }
}

/// A provision by its label, its first words and how much stands in it.
fn brief(provision: &Provision, lang: Lang) -> String {
    let label = printed_label(provision, false);
    let own = provision.heading.as_ref().unwrap_or(&provision.body).bare_words();
    let mut below = 0usize;
    provision.children.iter().for_each(|child| child.visit(&mut |_| below += 1));
    let short: String = own.chars().take(70).collect();
    let more = if short.len() < own.len() { "…" } else { "" };
    let count = if below > 0 {
        format!(" ({})", lang.fill("amend.below", &[("count", below.to_string())]))
    } else {
        String::new()
    };
    let label = if provision.level == Level::Paragraph { String::new() } else { format!("{label} ") };
    format!("“{label}{}{more}”{count}", short.trim_end())
}

fn mended(mend: &Mend, lang: Lang) -> String {
    let key = match (mend.kind, mend.read.is_empty(), mend.taken.is_empty()) {
        (MendKind::Mismatch, true, _) => "amend.mend.missing",
        (MendKind::Mismatch, ..) => "amend.mend.unannounced",
        (MendKind::Quote, ..) => "amend.mend.quote",
        (_, true, _) => "amend.mend.added",
        (_, _, true) => "amend.mend.left-out",
        _ => "amend.mend.taken",
    };
    lang.fill(key, &[("read", mend.read.as_str()), ("taken", mend.taken.as_str())])
}

fn counts(reading: &Reading, lang: Lang) -> String {
    let all = || reading.amended.iter().flat_map(|amended| &amended.read);
    let of = |confidence| all().filter(|read| read.confidence() == confidence).count().to_string();
    let papers = all().filter(|read| matches!(read.what, What::Papers { .. })).count().to_string();
    lang.fill(
        "amend.counts",
        &[
            ("all", all().count().to_string()),
            ("mended", of(Confidence::Mended)),
            ("doubtful", of(Confidence::Doubtful)),
            ("papers", papers),
            ("unread", reading.unread.len().to_string()),
        ],
    )
}

/// Words in at most so many letters.
fn cut(words: &str, width: usize) -> String {
    let width = width.max(20);
    if words.chars().count() <= width {
        return words.to_owned();
    }
    let short: String = words.chars().take(width - 1).collect();
    format!("{}…", short.trim_end())
}
