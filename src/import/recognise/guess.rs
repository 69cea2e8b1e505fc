//! Facts that no line states by itself: the kind of organ, its short name and place, the term, the style of tone marks.

use super::line::Line;
use super::place::key;
use crate::model::{Facts, Kind, Level, Number, Regulation, Term, Tone, folded, parse_years};

/// What a person still has to fill in.
const TO_FILL: &str = "…";

/// Completes the facts of a regulation; `kind` is what the reader said.
pub(super) fn complete(regulation: &mut Regulation, lines: &[Line], kind: Option<Kind>) {
    let facts = &mut regulation.facts;
    facts.schema = 1;
    if facts.profile.is_none() {
        facts.profile = Some("hd05-2026".to_owned());
    }
    facts.kind = kind.unwrap_or_else(|| guessed_kind(facts));
    facts.tone = tone(lines);
    facts.term = term(facts);
    name_organ(facts);
    if facts.organ.name.is_empty() {
        facts.organ.name = TO_FILL.to_owned();
    }
    if facts.subject.is_empty() {
        facts.subject = TO_FILL.to_owned();
    }
    if let Some(decision) = &mut facts.decision
        && decision.subject.is_empty()
    {
        decision.subject = TO_FILL.to_owned();
    }
}

fn guessed_kind(facts: &Facts) -> Kind {
    let subject = key(&facts.subject);
    if subject.starts_with("phối hợp") {
        return Kind::PhoiHop;
    }
    let kinds = [
        ("uỷ ban kiểm tra", Kind::UyBanKiemTra),
        ("tỉnh uỷ", Kind::TinhUy),
        ("thành uỷ", Kind::TinhUy),
        ("chi bộ", Kind::ChiBo),
        ("đảng uỷ xã", Kind::DangUyXa),
        ("đảng uỷ phường", Kind::DangUyXa),
        ("đảng uỷ đặc khu", Kind::DangUyXa),
        ("đảng uỷ", Kind::DangUyCoSo),
        ("uỷ ban nhân dân xã", Kind::UbndXa),
        ("uỷ ban nhân dân phường", Kind::UbndXa),
        ("uỷ ban nhân dân đặc khu", Kind::UbndXa),
    ];
    let of = |words: &str| kinds.iter().find(|(opens, _)| words.starts_with(opens)).map(|(_, kind)| *kind);
    let organ = of(&key(&facts.organ.name));
    // “làm việc của Uỷ ban Kiểm tra …” may be issued by the organ above it.
    let named = subject.strip_prefix("làm việc của ").and_then(of).filter(|kind| *kind == Kind::UyBanKiemTra);
    named.or(organ).or_else(|| subject.strip_prefix("làm việc của ").and_then(of)).unwrap_or_default()
}

/// The short name, the place and the đảng bộ of an organ whose name says them: `Tỉnh uỷ Lam Giang`.
fn name_organ(facts: &mut Facts) {
    let name = facts.organ.name.clone();
    let folds = key(&name);
    let words: Vec<&str> = name.split_whitespace().collect();
    let starts = |opens: &str| folds == opens || folds.starts_with(&format!("{opens} "));
    let shorts = ["tỉnh uỷ", "thành uỷ", "đảng uỷ", "chi bộ", "uỷ ban nhân dân", "uỷ ban kiểm tra"];
    let Some(short) = shorts.iter().find(|short| starts(short)) else { return };
    let count = short.split(' ').count();
    let rest = words[count.min(words.len())..].join(" ");
    facts.organ.short.get_or_insert_with(|| words[..count.min(words.len())].join(" "));
    if rest.is_empty() {
        return;
    }
    let (area, party) = match *short {
        "tỉnh uỷ" => (Some(format!("tỉnh {rest}")), Some(format!("Đảng bộ tỉnh {rest}"))),
        "thành uỷ" => (Some(format!("thành phố {rest}")), Some(format!("Đảng bộ thành phố {rest}"))),
        "đảng uỷ" => (Some(rest.clone()), Some(format!("Đảng bộ {rest}"))),
        "uỷ ban nhân dân" => (Some(rest.clone()), None),
        _ => (None, None),
    };
    if facts.organ.area.is_none() {
        facts.organ.area = area;
    }
    if facts.organ.party.is_none() {
        facts.organ.party = party;
    }
}

/// `khoá XV, nhiệm kỳ 2025 - 2030` in the subject or the clause that issues.
fn term(facts: &Facts) -> Option<Term> {
    let decision = facts.decision.as_ref();
    let texts =
        [Some(facts.subject.as_str()), facts.enacting.as_deref(), decision.map(|decision| decision.subject.as_str())];
    let texts: Vec<&str> = texts.into_iter().flatten().collect();
    let years = texts.iter().find_map(|text| {
        text.match_indices("nhiệm k").find_map(|(at, _)| {
            let rest = text[at..].split_once(' ')?.1.trim_start_matches(|c: char| !c.is_ascii_digit());
            let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ' ' | '-' | '–' | '—' | '\u{a0}')));
            parse_years(rest[..end.unwrap_or(rest.len())].trim())
        })
    });
    let (start, end) = years.filter(|(start, end)| start <= end)?;
    let ordinal = texts.iter().find_map(|text| {
        let words: Vec<&str> = text.split_whitespace().collect();
        words.windows(2).find_map(|pair| {
            let bare = pair[1].trim_matches(|c: char| !c.is_alphanumeric());
            let is = folded(pair[0]) == "khoá" || pair[0] == "thứ";
            let roman = bare.chars().all(|c| c.is_ascii_uppercase());
            Number::parse(bare, Level::Chapter).filter(|_| is && roman).map(|number| number.base)
        })
    });
    Some(Term { start, end, ordinal })
}

/// The style that most words with a choice have.
fn tone(lines: &[Line]) -> Tone {
    const OLD_ENDS: [&str; 15] =
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"];
    let (mut old, mut new) = (0, 0);
    for word in lines.iter().flat_map(|line| line.text.split_whitespace()) {
        let bare = word.trim_matches(|c: char| !c.is_alphabetic());
        if bare.is_ascii() {
            continue;
        }
        let lower = bare.to_lowercase();
        let fold = folded(&lower);
        if fold != lower {
            new += 1;
        } else if OLD_ENDS
            .iter()
            .any(|end| lower.strip_suffix(end).is_some_and(|before| !before.ends_with('q') || end.starts_with('o')))
        {
            old += 1;
        }
    }
    if new > old { Tone::New } else { Tone::Old }
}
