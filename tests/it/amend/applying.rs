//! What applying does and refuses, case by case: instructions that others wrote, onto base.txt.

use super::wording::edited_base;
use crate::support::{Case, run_cases, sources};
use quyche::amend::{Applied, Clash, Deed, Fault, affected, apply, apply_all, cite};
use quyche::load::load;
use quyche::model::{
    Action, Address, Amendment, InsertPlace, Level, Number, Operation, Part, Provision, Regulation, Text, printed_label,
};
use quyche::source::Origin;

/// `điểm a khoản 2 Điều 5`, `tên Điều 9`, `đoạn mở đầu Điều 3`, `đoạn thứ hai Điều 4`; `Quy chế` is the whole text.
pub fn target(words: &str) -> Address {
    let parts = [("tên ", Part::Name), ("đoạn mở đầu ", Part::Lead)];
    let named = parts.into_iter().find_map(|(name, part)| Some((part, words.strip_prefix(name)?)));
    let (part, words) = named.unwrap_or((Part::Whole, words));
    let mut steps = Vec::new();
    let mut rest: Vec<&str> = words.split_whitespace().filter(|_| words != "Quy chế").rev().collect();
    while let Some(noun) = rest.pop() {
        let level = match noun {
            "điểm" => Level::Point,
            "khoản" => Level::Clause,
            "Điều" => Level::Article,
            "Mục" => Level::Section,
            "Chương" => Level::Chapter,
            "Phụ" => {
                rest.pop();
                Level::Annex
            }
            "đoạn" => {
                let ordinals = ["nhất", "hai", "ba"];
                let (_, place) = (rest.pop(), rest.pop());
                let place = ordinals.iter().position(|ordinal| Some(*ordinal) == place).unwrap();
                steps.push((Level::Paragraph, Some(Number::counted(place as u32 + 1))));
                continue;
            }
            other => panic!("{other} in {words}"),
        };
        let number = rest.last().and_then(|word| Number::parse(word, level)).inspect(|_| {
            rest.pop();
        });
        steps.push((level, number));
    }
    Address { part, ..Address::of(steps) }
}

/// Provisions as they are quoted, in the notation.
fn content(words: &str) -> Vec<Provision> {
    let text = words.trim().replace('⏎', "\n").replace("\n ", "\n");
    let is_heading = text.starts_with('#');
    let text = if is_heading { text } else { format!("### x\n\n{text}") };
    let loaded = load(&sources([("01-a.md", text.into_bytes())]));
    let mut provisions = loaded.regulation.provisions;
    if is_heading {
        return provisions;
    }
    let mut items = provisions.remove(0).children;
    // Reading counts; what is quoted has the numbers of its markers.
    for (item, line) in items.iter_mut().zip(words.trim().split('⏎')) {
        let marker = line.split(['.', ')']).next().unwrap_or_default();
        item.number = Number::parse(marker, item.level).or(item.number.take());
    }
    items
}

/// `amend KHOẢN | NEW`, `rename ĐIỀU | NAME`, `before|after|end ĐIỀU | NEW`, `repeal A; B`, `replace|every OLD => NEW at A; B`.
fn operation(line: &str) -> Operation {
    let (verb, rest) = line.split_once(' ').unwrap();
    let targets = |words: &str| words.split("; ").map(target).collect::<Vec<_>>();
    let halves = || rest.split_once(" | ").unwrap_or((rest.trim_end_matches(" |"), ""));
    let action = match verb {
        "amend" => Action::Amend { targets: targets(halves().0), content: content(halves().1) },
        "rename" => Action::Rename { target: target(halves().0), name: Text::plain(halves().1) },
        "before" => Action::Insert { place: InsertPlace::Before(target(halves().0)), content: content(halves().1) },
        "after" => Action::Insert { place: InsertPlace::After(target(halves().0)), content: content(halves().1) },
        "end" => Action::Insert { place: InsertPlace::End(target(halves().0)), content: content(halves().1) },
        "repeal" => Action::Repeal { targets: targets(rest) },
        "replace" | "every" => {
            let (phrases, places) = rest.split_once(" at ").unwrap();
            let (old, new) = phrases.split_once(" =>").unwrap();
            let new = Some(new.trim().to_owned()).filter(|new| !new.is_empty());
            Action::Replace { old: old.to_owned(), new, targets: targets(places), every: verb == "every" }
        }
        other => panic!("{other}"),
    };
    // As if it had been read in a text.
    let origin = Origin(Some(quyche::source::Span::new(quyche::source::FileId(0), 0..1)));
    Operation { action, stands: String::new(), effective: None, origin }
}

/// An instrument as the lines of a case give it; a date at the head of a line is that of the instruction.
fn amendment(lines: &str) -> Amendment {
    let mut amendment = Amendment::default();
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let (day, rest) = line.split_once(' ').unwrap();
        match day.parse() {
            Ok(day) => amendment.operations.push(Operation { effective: Some(day), ..operation(rest) }),
            Err(_) => amendment.operations.push(operation(line)),
        }
    }
    amendment
}

fn fault(fault: &Fault) -> String {
    match fault {
        Fault::Gone => "gone".to_owned(),
        Fault::Unclear => "unclear".to_owned(),
        Fault::Part => "part".to_owned(),
        Fault::WrongLevel => "wrong level".to_owned(),
        Fault::Taken(level, number) => format!("taken {}", number.print(*level)),
        Fault::Misfit => "misfit".to_owned(),
        Fault::Nothing => "nothing".to_owned(),
        Fault::Unbalanced => "unbalanced".to_owned(),
        Fault::NoPhrase(phrase) => format!("no “{phrase}”"),
        Fault::PhraseTwice(phrase, count) => format!("“{phrase}” {count} times"),
        Fault::Data(conflict) => format!("data {}", conflict.path),
    }
}

/// The line of a provision at a path: its label and words.
fn line_at(regulation: &Regulation, path: &[usize]) -> String {
    let mut list = &regulation.provisions;
    let mut out = String::new();
    for &place in path {
        let Some(provision) = list.get(place) else { return "(end)".to_owned() };
        let words = provision.heading.as_ref().unwrap_or(&provision.body).bare_words();
        out = format!("{} {words}", printed_label(provision, false)).trim().to_owned();
        list = &provision.children;
    }
    out
}

/// What was done, and what is open.
fn told(applied: &Applied) -> String {
    let mut out = String::new();
    for mark in &applied.marks {
        let number = mark.number.as_ref().map(|number| number.print(mark.level)).unwrap_or_default();
        let what = format!("{} {number}", mark.level.noun().unwrap_or("đoạn"));
        let line = line_at(&applied.regulation, &mark.path);
        out.push_str(&match &mark.deed {
            Deed::Amended => format!("amended {line}\n"),
            Deed::Renamed => format!("renamed {line}\n"),
            Deed::Inserted => format!("inserted {line}\n"),
            Deed::Repealed => format!("repealed {what} before {line}\n"),
            Deed::Replaced { .. } => format!("replaced in {line}\n"),
        });
    }
    for refusal in &applied.open {
        let near = refusal.near.as_ref().map_or("nothing".to_owned(), |(target, _)| cite(target));
        out.push_str(&format!("! {}: {} (near {near})\n", cite(&refusal.target), fault(&refusal.fault)));
    }
    out
}

#[test]
fn instructions_are_carried_out_exactly_or_refused() {
    let base = edited_base("");
    run_cases("tests/it/amend/applying.txt", |case: &Case| {
        let amendment = amendment(&case.input);
        let applied = apply(&base, &amendment);
        let loaded = load(&quyche::save::save(&applied.regulation)).regulation;
        assert!(loaded == applied.regulation, "{}: does not read back", case.title);
        let mut out = told(&applied);
        for found in affected(&base, &amendment) {
            let now = found.now.clone().unwrap_or_else(|| "nowhere".to_owned());
            let mended = found.mended.map_or(String::new(), |at| format!(", mended by {}", at + 1));
            let open = if found.open { ", open" } else { "" };
            out.push_str(&format!("? {}: {} is {now}{mended}{open}\n", found.at, found.said));
        }
        out
    });
}

#[test]
fn instruments_are_replayed_in_order_of_effect() {
    let base = edited_base("");
    run_cases("tests/it/amend/replaying.txt", |case: &Case| {
        let (head, rest) = case.input.split_once('\n').unwrap();
        let date = head.trim_start_matches("until ").trim().parse().ok();
        let mut instruments = Vec::new();
        for part in rest.split("@ ").skip(1) {
            let (head, lines) = part.split_once('\n').unwrap();
            let (name, day) = head.split_once(' ').unwrap_or((head, ""));
            instruments.push((name.to_owned(), Amendment { effective: day.trim().parse().ok(), ..amendment(lines) }));
        }
        let replayed = apply_all(&base, &instruments, date);
        let mut out = told(&replayed.applied);
        let name = |at: usize| &instruments[at].0;
        for (at, operation, day) in &replayed.waiting {
            out.push_str(&format!("waits {} {} until {day}\n", name(*at), operation + 1));
        }
        for clash in &replayed.clashes {
            out.push_str(&match clash {
                Clash::Twice(first, second) => format!("~ {} is {} again\n", name(*second), name(*first)),
                Clash::Undated(at) => format!("~ {} has no day\n", name(*at)),
                Clash::SameDay(one, two, target) => {
                    format!("~ {} and {} both change {}\n", name(one.0), name(two.0), cite(target))
                }
            });
        }
        out
    });
}

#[test]
fn a_thousand_instruments_are_replayed_one_after_another() {
    let base = edited_base("");
    let day = |at: usize| chrono::NaiveDate::from_ymd_opt(2027, 1, 1).unwrap() + chrono::Days::new(at as u64);
    let instruments: Vec<(String, Amendment)> = (0..1000)
        .map(|at| {
            let line = format!("amend khoản 3 Điều 3 | 3. Lần sửa đổi thứ {at}.");
            (at.to_string(), Amendment { effective: Some(day(at)), ..amendment(&line) })
        })
        .collect();
    let replayed = apply_all(&base, &instruments, Some(day(600)));
    assert!(replayed.applied.open.is_empty() && replayed.clashes.is_empty());
    assert_eq!(replayed.waiting.len(), 399);
    let words = replayed.applied.regulation.provisions[1].children[0].children[2].body.bare_words();
    assert_eq!(words, "Lần sửa đổi thứ 600.");
    assert_eq!(replayed.applied.marks.len(), 601);
}
