//! `quyche sign`: a reviewer's sign-off on the words of a provision, kept in the folder.

use super::args::SignArgs;
use super::output::Output;
use super::{Failure, Outcome};
use crate::diagnostic::{Message, Severity};
use crate::load::Loaded;
use crate::model::{Id, Index, Regulation, SignOff, nearest, seal};
use crate::open;
use crate::source::{Origin, SIGN_OFF_FILE, Sources};
use crate::{save, store};
use chrono::NaiveDate;

pub(super) fn run(args: &SignArgs, output: &mut Output) -> Result<Outcome, Failure> {
    // From reading the sign-offs to writing them nobody else may write.
    let _lock = if args.list { None } else { Some(store::lock(&args.dir)?) };
    let (sources, loaded) = open::read_whole(&args.dir)?;
    if args.list {
        return list(&loaded, output);
    }
    refuse_broken(&sources, &loaded)?;
    let regulation = &loaded.regulation;
    let by = args.by.as_deref().unwrap_or_default().trim();
    if by.is_empty() {
        return Err(Failure::new("error.sign-name", Vec::new()));
    }
    let asked = args.id.as_deref().unwrap_or_default().trim();
    let mut sign_offs = loaded.sign_offs.clone();
    let is_it = |sign_off: &SignOff, id: &str| sign_off.id.as_str() == id && sign_off.by == by;
    let path = args.dir.join(SIGN_OFF_FILE);
    if args.remove {
        // One whose provision is gone can be taken back as well.
        let id = find(regulation, asked).map_or_else(|_| asked.to_owned(), |id| id.to_string());
        let before = sign_offs.len();
        sign_offs.retain(|sign_off| !is_it(sign_off, &id));
        let gaps = [("id", id), ("by", by.to_owned())];
        if sign_offs.len() == before {
            return Err(Failure::new("error.sign-none", gaps.to_vec()));
        }
        store::write_file(&path, save::sign_offs_yaml(&sign_offs).as_bytes())?;
        output.tell("sign.removed", &gaps);
        return Ok(Outcome::Clean);
    }
    let date = match &args.on {
        Some(day) => NaiveDate::parse_from_str(day, "%Y-%m-%d")
            .map_err(|_| Failure::new("error.sign-day", vec![("day", day.clone())]))?,
        None => today(),
    };
    let id = find(regulation, asked)?;
    let index = regulation.index();
    let Some(entry) = index.get(&id) else { return Err(unknown(&index, asked)) };
    let place = entry.citation.to_string();
    let hash = seal(regulation, entry.provision);
    sign_offs.retain(|sign_off| !is_it(sign_off, id.as_str()));
    sign_offs.push(SignOff { id, by: by.to_owned(), date: Some(date), hash, origin: Origin::default() });
    // Sorted, so that two reviewers who sign at the same time rarely write the same lines.
    sign_offs.sort_by(|a, b| (&a.id, &a.by).cmp(&(&b.id, &b.by)));
    store::write_file(&path, save::sign_offs_yaml(&sign_offs).as_bytes())?;
    output.tell("sign.signed", &[("place", place), ("by", by.to_owned()), ("path", path.display().to_string())]);
    Ok(Outcome::Clean)
}

/// A file of sign-offs that was not understood is not written anew: that would lose what stands in it.
fn refuse_broken(sources: &Sources, loaded: &Loaded) -> Result<(), Failure> {
    let Some((file, source)) = sources.find(SIGN_OFF_FILE) else { return Ok(()) };
    let broken = loaded.diagnostics.iter().any(|d| d.span.file == file && d.severity == Severity::Error);
    match broken {
        true => Err(Failure::new("error.sign-broken", vec![("path", source.path.clone())])),
        false => Ok(()),
    }
}

/// The provision that a person means: by its id, or by where it stands (`khoản 2 Điều 5`).
pub(super) fn find(regulation: &Regulation, asked: &str) -> Result<Id, Failure> {
    let index = regulation.index();
    if let Some(id) = Id::new(asked).filter(|id| index.get(id).is_some()) {
        return Ok(id);
    }
    let plain = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let wanted = plain(asked);
    let mut found = None;
    regulation.cited(|provision, citation| {
        let numbered = provision.number.is_some();
        if found.is_none() && numbered && plain(&citation.to_string()) == wanted {
            found = Some(provision.id.clone());
        }
    });
    match found {
        Some(Some(id)) => Ok(id),
        Some(None) => Err(Failure::new("error.sign-no-id", vec![("place", asked.to_owned())])),
        None => Err(unknown(&index, asked)),
    }
}

/// That there is no such provision, and which is near.
pub(super) fn unknown(index: &Index, asked: &str) -> Failure {
    let message = Message { key: "error.sign-unknown".to_owned(), gaps: vec![("id", asked.to_owned())] };
    let near = nearest(asked, index.ids().map(Id::as_str))
        .map(|near| Message { key: "error.sign-near".to_owned(), gaps: vec![("near", near.to_owned())] });
    Failure::Said(message, near)
}

fn list(loaded: &Loaded, output: &mut Output) -> Result<Outcome, Failure> {
    let regulation = &loaded.regulation;
    let index = regulation.index();
    let mut lapsed = false;
    let mut text = String::new();
    for sign_off in &loaded.sign_offs {
        let entry = index.get(&sign_off.id);
        let key = match entry {
            None => "sign.state-gone",
            Some(entry) if seal(regulation, entry.provision) == sign_off.hash => "sign.state-holds",
            Some(_) => "sign.state-lapsed",
        };
        lapsed |= key != "sign.state-holds";
        let place = entry.map(|entry| format!(" ({})", entry.citation)).unwrap_or_default();
        let day = sign_off.date.map(|date| format!(", {}", crate::model::date_digits(date))).unwrap_or_default();
        let state = output.lang.sentence(key);
        text.push_str(&format!("{}{place}: {}{day}: {state}\n", sign_off.id, sign_off.by));
    }
    if text.is_empty() {
        text = format!("{}\n", output.lang.sentence("sign.none"));
    }
    output.print(text)?;
    Ok(if lapsed { Outcome::Findings } else { Outcome::Clean })
}

/// Today in Viet Nam, whatever the machine's time zone.
fn today() -> NaiveDate {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let hours = since.as_secs() / 3600 + 7;
    let start = NaiveDate::default();
    start.checked_add_days(chrono::Days::new(hours / 24)).unwrap_or(start)
}
