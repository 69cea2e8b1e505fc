//! Laws of the merge, over generated texts and edits.

use crate::laws::generate::typed_files;
use proptest::collection::vec;
use proptest::prelude::*;
use quyche::merge::{Form, Labels, Reason, merge};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// A provision of a test: an article with khoản, a khoản with điểm.
#[derive(Debug, Clone, PartialEq)]
struct Part {
    /// What edits name it by.
    name: usize,
    words: Vec<String>,
    /// Whether it has an id in the text.
    has_id: bool,
    parts: Vec<Part>,
}

/// What one drafter does to one provision.
#[derive(Debug, Clone, Copy)]
enum Act {
    Reword,
    Delete,
    InsertBehind,
    MoveToStart,
    MoveToLastArticle,
    /// Two khoản, cut in the middle of the words.
    Split,
    /// One khoản with the next one's words behind its own.
    Join,
    /// A điểm of the khoản before it.
    Demote,
}

const WORDS: [&str; 40] = [
    "chủ",
    "trì",
    "hội",
    "nghị",
    "quyết",
    "định",
    "tập",
    "thể",
    "lãnh",
    "đạo",
    "cá",
    "nhân",
    "phụ",
    "trách",
    "kiểm",
    "tra",
    "giám",
    "sát",
    "tổ",
    "chức",
    "cán",
    "bộ",
    "chương",
    "trình",
    "công",
    "tác",
    "toàn",
    "khoá",
    "báo",
    "cáo",
    "định",
    "kỳ",
    "văn",
    "bản",
    "ban",
    "hành",
    "thường",
    "trực",
    "cấp",
    "uỷ",
];

fn words() -> impl Strategy<Value = Vec<String>> {
    vec(prop::sample::select(WORDS.to_vec()).prop_map(str::to_owned), 6..16)
}

fn part(parts: impl Strategy<Value = Vec<Part>>) -> impl Strategy<Value = Part> {
    (words(), any::<bool>(), parts).prop_map(|(words, has_id, parts)| Part { name: 0, words, has_id, parts })
}

fn text() -> impl Strategy<Value = Vec<Part>> {
    let points = prop_oneof![3 => Just(Vec::new()), 1 => vec(part(Just(Vec::new())), 1..4)];
    vec(part(vec(part(points), 2..6)), 2..6).prop_map(|mut articles| {
        let mut next = 0;
        number(&mut articles, &mut next);
        articles
    })
}

/// Gives every provision its name and three words that no other has.
fn number(parts: &mut [Part], next: &mut usize) {
    for part in parts {
        *next += 1;
        part.name = *next;
        part.words.push(format!("số{next}"));
        part.words.insert(part.words.len() / 2, format!("giữa{next}"));
        part.words.insert(0, format!("đầu{next}"));
        number(&mut part.parts, next);
    }
}

fn names(parts: &[Part], out: &mut Vec<usize>) {
    for part in parts {
        out.push(part.name);
        names(&part.parts, out);
    }
}

fn list_of(parts: &mut Vec<Part>, name: usize) -> Option<(&mut Vec<Part>, usize)> {
    if let Some(at) = parts.iter().position(|part| part.name == name) {
        return Some((parts, at));
    }
    parts.iter_mut().find_map(|part| list_of(&mut part.parts, name))
}

/// Does what a drafter does; what was deleted before is left alone.
fn apply(parts: &mut Vec<Part>, name: usize, act: Act, who: &str) {
    let Some((list, at)) = list_of(parts, name) else { return };
    match act {
        Act::Reword => list[at].words.insert(2, format!("{who}sửa{name}")),
        Act::Delete => {
            list.remove(at);
        }
        Act::InsertBehind => {
            let words = vec![format!("{who}thêm{name}"), "điều".to_owned(), format!("mới{name}{who}")];
            // Behind what was put there before, so that ours comes before theirs.
            let at = list.iter().skip(at + 1).take_while(|part| part.name == 0).count() + at + 1;
            list.insert(at, Part { name: 0, words, has_id: false, parts: Vec::new() });
        }
        Act::MoveToStart => {
            let part = list.remove(at);
            list.insert(0, part);
        }
        Act::MoveToLastArticle => {
            let is_clause = parts.iter().any(|article| article.parts.iter().any(|clause| clause.name == name));
            if let (true, Some((list, at))) = (is_clause, list_of(parts, name)) {
                let part = list.remove(at);
                if let Some(last) = parts.last_mut() {
                    last.parts.push(part);
                }
            }
        }
        Act::Split | Act::Join | Act::Demote => {
            let is_clause = parts.iter().any(|article| article.parts.iter().any(|clause| clause.name == name));
            if let (true, Some((list, at))) = (is_clause, list_of(parts, name)) {
                reshape(list, at, act);
            }
        }
    }
}

/// Splits, joins or demotes a khoản.
fn reshape(list: &mut Vec<Part>, at: usize, act: Act) {
    match act {
        Act::Split => {
            let half = list[at].words.len() / 2;
            let words = list[at].words.split_off(half);
            let parts = std::mem::take(&mut list[at].parts);
            list.insert(at + 1, Part { name: 0, words, has_id: false, parts });
        }
        Act::Join if at + 1 < list.len() => {
            let next = list.remove(at + 1);
            list[at].words.extend(next.words);
            list[at].parts.extend(next.parts);
        }
        Act::Demote if at > 0 && list[at].parts.is_empty() => {
            let part = list.remove(at);
            list[at - 1].parts.push(part);
        }
        _ => {}
    }
}

/// The text as typed: numbers right, articles apart.
fn typed(articles: &[Part]) -> String {
    let id = |part: &Part| if part.has_id && part.name > 0 { format!(" {{#p{}}}", part.name) } else { String::new() };
    let mut out = String::new();
    for (at, article) in articles.iter().enumerate() {
        out.push_str(if at == 0 { "" } else { "\n" });
        out.push_str(&format!("### {}{}\n", article.words.join(" "), id(article)));
        for (at, clause) in article.parts.iter().enumerate() {
            out.push_str(if at == 0 { "\n" } else { "" });
            out.push_str(&format!("{}. {}.{}\n", at + 1, clause.words.join(" "), id(clause)));
            for (at, point) in clause.parts.iter().enumerate() {
                let letter = quyche::model::POINT_LETTERS[at];
                out.push_str(&format!("   {letter}) {};{}\n", point.words.join(" "), id(point)));
            }
        }
    }
    out
}

/// Acts on provisions of which each belongs to one of the two drafters, with whose they are.
fn acts() -> impl Strategy<Value = Vec<(prop::sample::Index, Act, bool)>> {
    let act = prop_oneof![4 => Just(Act::Reword), 1 => Just(Act::Delete), 2 => Just(Act::InsertBehind), 1 => Just(Act::MoveToStart)];
    vec((any::<prop::sample::Index>(), act, any::<bool>()), 1..8)
}

struct Edited {
    base: String,
    ours: String,
    theirs: String,
    both: String,
}

/// What the drafters make of a text, and what one would have made who did all of it. With `apart`, they edit
/// different provisions, none of them inside another that is deleted.
fn edited(base: &[Part], acts: &[(prop::sample::Index, Act, bool)], apart: bool) -> Edited {
    let mut all = Vec::new();
    names(base, &mut all);
    let [mut ours, mut theirs, mut both] = [base.to_vec(), base.to_vec(), base.to_vec()];
    let mut taken = BTreeSet::new();
    let mut moved = false;
    let mut acts: Vec<_> = acts.iter().map(|(at, act, is_ours)| (all[at.index(all.len())], *act, *is_ours)).collect();
    acts.sort_by_key(|(_, _, is_ours)| !is_ours);
    for (name, act, is_ours) in acts {
        if apart {
            let mut inside = vec![name];
            let mut copy = base.to_vec();
            let Some((list, at)) = list_of(&mut copy, name) else { continue };
            names(&list[at].parts, &mut inside);
            // A move past one neighbour could as well be the neighbour's move.
            let far = at >= 2;
            let last = list.len() == 1;
            match act {
                Act::MoveToStart if moved || !far => continue,
                Act::Delete if last => continue,
                _ => {}
            }
            let around = base.iter().flat_map(|article| {
                article.parts.iter().flat_map(move |clause| {
                    [(article.name, clause.name)]
                        .into_iter()
                        .chain(clause.parts.iter().flat_map(move |p| [(article.name, p.name), (clause.name, p.name)]))
                })
            });
            let above: Vec<usize> = around.filter(|(_, below)| *below == name).map(|(above, _)| above).collect();
            if inside.iter().chain(&above).any(|name| taken.contains(name)) {
                continue;
            }
            moved |= matches!(act, Act::MoveToStart);
            // What is reworded may have others edit what stands in it.
            if matches!(act, Act::Delete | Act::MoveToStart) {
                taken.extend(inside)
            } else {
                taken.insert(name);
            }
        }
        let who = if is_ours { "ta" } else { "họ" };
        apply(if is_ours { &mut ours } else { &mut theirs }, name, act, who);
        apply(&mut both, name, act, who);
    }
    Edited { base: typed(base), ours: typed(&ours), theirs: typed(&theirs), both: typed(&both) }
}

/// The lines without their markers, in any order.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = text
        .lines()
        .filter(|line| {
            !line.trim().is_empty() && !["<<<<<<<", "=======", ">>>>>>>"].iter().any(|m| line.starts_with(m))
        })
        .map(|line| {
            let line = line.trim();
            line[quyche::load::marker(line).1..].to_owned()
        })
        .collect();
    lines.sort();
    lines
}

fn tokens(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.contains(|c: char| c.is_ascii_digit()) && word.contains(char::is_alphabetic))
        .collect()
}

/// What each side changed, and how the result differs from what is expected.
fn shown(base: &str, ours: &str, theirs: &str, merged: &str, expected: &str) -> String {
    let diff = |a: &str, b: &str| similar::TextDiff::from_lines(a, b).unified_diff().context_radius(2).to_string();
    let (o, t, m) = (diff(base, ours), diff(base, theirs), diff(expected, merged));
    format!("{base}\n--- ours\n{o}\n--- theirs\n{t}\n--- expected, merged\n{m}")
}

fn cases() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(1024);
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 2048, ..ProptestConfig::default() }
}

/// All that drafters do, to any provision, by one of them or by both alike.
fn all_acts() -> impl Strategy<Value = Vec<(prop::sample::Index, Act, Option<bool>)>> {
    let act = prop_oneof![
        4 => Just(Act::Reword),
        2 => Just(Act::Delete),
        2 => Just(Act::InsertBehind),
        1 => Just(Act::MoveToStart),
        2 => Just(Act::MoveToLastArticle),
        2 => Just(Act::Split),
        2 => Just(Act::Join),
        2 => Just(Act::Demote),
    ];
    let who = prop_oneof![2 => Just(Some(true)), 2 => Just(Some(false)), 1 => Just(None)];
    vec((any::<prop::sample::Index>(), act, who), 1..8)
}

/// The base, ours and theirs, by acts of which some are shared.
fn reshaped(base: &[Part], acts: &[(prop::sample::Index, Act, Option<bool>)]) -> [String; 3] {
    let mut all = Vec::new();
    names(base, &mut all);
    let [mut ours, mut theirs] = [base.to_vec(), base.to_vec()];
    for (at, act, whose) in acts {
        let name = all[at.index(all.len())];
        if *whose != Some(false) {
            apply(&mut ours, name, *act, if whose.is_none() { "chung" } else { "ta" });
        }
        if *whose != Some(true) {
            apply(&mut theirs, name, *act, if whose.is_none() { "chung" } else { "họ" });
        }
    }
    [typed(base), typed(&ours), typed(&theirs)]
}

/// What is read when every conflict is settled as ours, or as theirs, has it.
fn reading(merged: &str, is_ours: bool) -> String {
    let mut side = None;
    let mut out = String::new();
    for line in merged.lines() {
        match line.split(' ').next() {
            Some("<<<<<<<") => side = Some(true),
            Some("=======") => side = Some(false),
            Some(">>>>>>>") => side = None,
            _ if side.is_none_or(|side| side == is_ours) => out.push_str(&format!("{line}\n")),
            _ => {}
        }
    }
    out
}

/// How often each word with a number in it stands in a text.
fn counts(text: &str) -> std::collections::BTreeMap<&str, usize> {
    let mut counts = std::collections::BTreeMap::new();
    let words = text.split(|c: char| !c.is_alphanumeric());
    for word in words.filter(|word| word.contains(|c: char| c.is_ascii_digit()) && word.contains(char::is_alphabetic)) {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn edits_of_different_provisions_are_both_applied(base in text(), acts in acts()) {
        let Edited { base, ours, theirs, both } = edited(&base, &acts, true);
        let merged = merge(Form::Markdown, &base, &ours, &theirs, &Labels::default());
        prop_assert!(merged.conflicts.is_empty(), "{}", shown(&base, &ours, &theirs, &merged.text, &both));
        prop_assert!(merged.text == both, "{}", shown(&base, &ours, &theirs, &merged.text, &both));
    }

    #[test]
    fn what_one_side_left_alone_is_the_others(base in text(), acts in acts()) {
        let Edited { base, ours, theirs, .. } = edited(&base, &acts, false);
        for (base, ours, theirs, expected) in [(&base, &ours, &ours, &ours), (&base, &base, &theirs, &theirs), (&base, &ours, &base, &ours)] {
            let merged = merge(Form::Markdown, base, ours, theirs, &Labels::default());
            prop_assert!(merged.conflicts.is_empty());
            prop_assert_eq!(&merged.text, expected);
        }
    }

    #[test]
    fn whatever_is_edited_nothing_is_lost_and_sides_are_alike(base in text(), acts in acts()) {
        let Edited { base, ours, theirs, .. } = edited(&base, &acts, false);
        let merged = merge(Form::Markdown, &base, &ours, &theirs, &Labels::default());
        let (b, o, t, m) = (tokens(&base), tokens(&ours), tokens(&theirs), tokens(&merged.text));
        let kept: BTreeSet<&str> = o.union(&t).copied().filter(|word| !b.contains(word) || (o.contains(word) && t.contains(word))).collect();
        let lost: Vec<&&str> = kept.difference(&m).collect();
        prop_assert!(lost.is_empty(), "{lost:?}\n{base}\n--- ours\n{ours}\n--- theirs\n{theirs}\n--- merged\n{}", merged.text);
        let mirrored = merge(Form::Markdown, &base, &theirs, &ours, &Labels::default());
        prop_assert_eq!(merged.conflicts.len(), mirrored.conflicts.len());
        prop_assert_eq!(lines(&merged.text), lines(&mirrored.text), "{}\n--- ours\n{}\n--- theirs\n{}", base, ours, theirs);
    }

    #[test]
    fn each_reading_holds_what_all_share_once_and_undoes_no_deletion(base in text(), acts in all_acts()) {
        let [base, ours, theirs] = reshaped(&base, &acts);
        let merged = merge(Form::Markdown, &base, &ours, &theirs, &Labels::default());
        // The lines of what cannot be put together are merged as git does.
        if merged.conflicts.iter().any(|conflict| conflict.reason == Reason::Unclear) {
            return Ok(());
        }
        let (b, o, t) = (counts(&base), counts(&ours), counts(&theirs));
        let readings = [reading(&merged.text, true), reading(&merged.text, false)];
        let [here, there] = [counts(&readings[0]), counts(&readings[1])];
        let of = |counts: &std::collections::BTreeMap<&str, usize>, word: &str| counts.get(word).copied().unwrap_or(0);
        for word in b.keys().chain(o.keys()).chain(t.keys()) {
            let found = [of(&b, word), of(&o, word), of(&t, word)];
            let read = [of(&here, word), of(&there, word)];
            let holds = match found {
                [1, 1, 1] => read == [1, 1],
                [1, 0, 1] => read[0] == 0 && read[1] <= 1,
                [1, 1, 0] => read[1] == 0 && read[0] <= 1,
                [0, 1, 0] => read[0] == 1,
                [0, 0, 1] => read[1] == 1,
                [0, 1, 1] => read[0] >= 1 && read[1] >= 1,
                _ => true,
            };
            prop_assert!(holds, "{word}: {found:?}, read {read:?}\n{}", shown(&base, &ours, &theirs, &merged.text, &base));
            // What both put in with the same words stands once.
            let doubled = merged.conflicts.is_empty() && found == [0, 1, 1] && read[0] > 1 && word.starts_with("chung");
            prop_assert!(!doubled, "{word}: doubled\n{}", shown(&base, &ours, &theirs, &merged.text, &base));
        }
    }

    #[test]
    fn whatever_is_typed_is_merged(base in typed_files(), ours in typed_files(), theirs in typed_files()) {
        let text = |files: &[(&str, String)], at: usize| files.get(at).map_or(String::new(), |(_, text)| text.clone());
        for (at, form) in [(0, Form::Markdown), (2, Form::Facts)] {
            let [b, o, t] = [&base, &ours, &theirs].map(|files| text(files, at));
            let joined = |own: &str| format!("{b}\n{own}");
            for (ours, theirs) in [(o.clone(), t.clone()), (joined(&o), joined(&t)), (joined(&o), t.clone())] {
                let merged = merge(form, &b, &ours, &theirs, &Labels::default());
                // A side may be saved in decomposed letters.
                let words = |text: &str| -> BTreeSet<String> {
                    text.nfc().collect::<String>().split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= 3 && word.contains(char::is_alphabetic)).map(str::to_owned).collect()
                };
                let (known, found) = (words(&b), words(&merged.text));
                for side in [&ours, &theirs] {
                    let lost: Vec<String> =
                        words(side).into_iter().filter(|word| !known.contains(word) && !found.contains(word)).collect();
                    prop_assert!(lost.is_empty(), "{lost:?}\n{b}\n--- ours\n{ours}\n--- theirs\n{theirs}\n--- merged\n{}", merged.text);
                }
            }
        }
    }
}
