//! ROLE05: authority handed on without limit, without saying for what, or without a way back.

use crate::check::rules::said::{begins_name, has_any, lead, names, phrases, words};
use crate::check::{Context, Findings, Hit, Part, Placed, Rule};
use crate::diagnostic::{Code, Severity};
use std::collections::BTreeSet;

/// ROLE05 unbounded-delegation
pub static RULE: Rule = Rule {
    code: Code::new("ROLE05", "unbounded-delegation", Severity::Warning),
    doc: include_str!("unbounded_delegation.md"),
    check,
};

/// What hands authority on, folded.
const HANDS_ON: [&str; 4] = ["uỷ quyền cho", "uỷ nhiệm cho", "giao quyền cho", "phân cấp cho"];

/// What hands on everything, folded.
const EVERYTHING: [&str; 7] =
    ["mọi việc", "mọi công việc", "mọi vấn đề", "mọi nhiệm vụ", "toàn bộ", "toàn quyền", "tất cả"];

/// What asks for a report or a handing back, folded.
const BACK: [&str; 6] = ["báo cáo", "thông báo", "nghe", "chịu trách nhiệm", "kiểm tra", "bàn giao"];

/// What is written down says for itself how it ends, folded.
const WRITTEN: [&str; 4] = ["bằng văn bản", "thành văn bản", "văn bản uỷ quyền", "theo quy định"];

/// What is done in somebody's place as a whole, folded.
const RUNS: [&str; 4] = ["điều hành", "giải quyết công việc", "thay mình", "phụ trách chung"];

/// Words that open a condition, folded.
const CONDITIONS: [&str; 5] = ["khi", "nếu", "trường hợp", "trong thời gian", "trong trường hợp"];

fn check(context: &Context, findings: &mut Findings) {
    // One provision may bound them all: “Việc uỷ quyền phải bằng văn bản, nêu rõ phạm vi …”.
    let general = ["việc uỷ quyền phải", "uỷ quyền phải bằng văn bản", "uỷ quyền được thực hiện bằng văn bản"];
    let is_settled = general.iter().any(|phrase| !context.find(phrase).is_empty());
    let bounds = phrases(include_str!("bounds.txt"));
    let roles: Vec<_> = context.facts().roles.iter().map(names).collect();
    let mut told: BTreeSet<usize> = BTreeSet::new();
    for hit in HANDS_ON.iter().flat_map(|phrase| context.find(phrase)) {
        let Some(placed) = context.provision_of(hit.text).filter(|_| hit.text.part == Part::Body) else { continue };
        let before = hit.text.word(hit.words.start.wrapping_sub(1)).map_or("", |word| word.folded);
        // “không được uỷ quyền cho”, “bên uỷ quyền cho”: handed on to nobody.
        if ["được", "không", "bên", "việc", "giấy"].contains(&before) || !told.insert(hit.text.at) {
            continue;
        }
        let Some(missing) = missing(context, placed, &hit, &bounds, &roles) else { continue };
        // Everything is no scope, whatever is settled of the form.
        if is_settled && missing != "everything" {
            continue;
        }
        let mut found = RULE.at(hit.span()).help(missing);
        if missing == "back" {
            found.severity = Severity::Info;
        }
        findings.push(found);
    }
}

/// What a delegation lacks; `None` when it is bounded and comes back.
fn missing(
    context: &Context,
    placed: &Placed,
    hit: &Hit,
    bounds: &[&str],
    roles: &[Vec<Vec<String>>],
) -> Option<&'static str> {
    let all = words(hit.text);
    let sentence = hit.text.sentences().into_iter().find(|range| range.contains(&hit.printed().start))?;
    let is_in = |at: &usize| hit.text.word(*at).is_some_and(|word| sentence.contains(&word.start));
    let start = (0..all.len()).find(is_in)?;
    let end = (start..all.len()).find(|at| !is_in(at)).unwrap_or(all.len());
    let ends = |at: usize| hit.text.gap(at).contains([';', '.', ':']);
    let clause = (hit.words.end..end).find(|at| ends(*at)).map_or(end, |at| at + 1);
    let (said, after) = (all.get(start..end)?, all.get(hit.words.end..clause)?);
    if has_any(after, &EVERYTHING) && !has_any(said, &["trừ"]) {
        return Some("everything");
    }
    // What opens the list and what stands below bound it as well.
    let below = context.below(placed);
    let around = context.parent(placed).and_then(|parent| lead(context, parent));
    let others = below.iter().flat_map(|item| context.texts_of(item)).chain(around);
    let others: Vec<&str> = others.flat_map(words).collect();
    let cites = placed
        .provision
        .texts()
        .any(|text| text.0.iter().any(|inline| matches!(inline.kind, crate::model::InlineKind::Reference(_))));
    let written = has_any(said, &WRITTEN);
    // “Khi …, Bí thư uỷ quyền cho Phó Bí thư.” says when, and not for what.
    let delegate = roles.iter().filter_map(|names| begins_name(after, names)).max().unwrap_or(0);
    let is_alone = start == 0 && end == all.len() && !all.is_empty() && below.is_empty();
    let is_one = (0..all.len().saturating_sub(1)).all(|at| !hit.text.gap(at).contains(';'));
    let opens = CONDITIONS.iter().any(|words| crate::check::rules::said::begins(&all, words).is_some());
    let is_bare = opens || hit.words.start <= 6;
    if delegate > 0 && delegate == after.len() && is_alone && is_one && is_bare && !written && !cites {
        return Some("nothing");
    }
    let bounded = has_any(said, bounds) || has_any(&others, bounds) || cites || !below.is_empty();
    let back = has_any(said, &BACK) || has_any(&others, &BACK) || has_any(&all, &["bàn giao"]);
    match (bounded, back) {
        (false, false) => Some("both"),
        (false, true) => Some("bound"),
        (true, false) if has_any(after, &RUNS) && !written && !cites && below.is_empty() => Some("back"),
        _ => None,
    }
}
