//! LANG11: a word that leaves open when, how much or in which case, where nothing in its sentence bounds it.

use crate::check::{Context, Findings, Hit, Rule};
use crate::diagnostic::{Code, Severity};

/// LANG11 vague-word
pub static RULE: Rule =
    Rule { code: Code::new("LANG11", "vague-word", Severity::Info), doc: include_str!("vague_word.md"), check };

/// Words without a bound, and what they leave open: the variant of the help.
const WORDS: [(&str, &str); 22] = [
    ("kịp thời", "time"),
    ("nhanh chóng", "time"),
    ("sớm nhất có thể", "time"),
    ("càng sớm càng tốt", "time"),
    ("trong thời gian sớm nhất", "time"),
    ("trong thời gian tới", "time"),
    ("khi có điều kiện", "case"),
    ("khi cần", "case"),
    ("nếu cần", "case"),
    ("khi thấy cần", "case"),
    ("nếu thấy cần", "case"),
    ("khi xét thấy cần", "case"),
    ("trong trường hợp cần", "case"),
    ("tuỳ tình hình", "case"),
    ("tuỳ theo tình hình", "case"),
    ("tuỳ điều kiện", "case"),
    ("nói chung", "scope"),
    ("về cơ bản", "scope"),
    ("cơ bản là", "scope"),
    ("vân vân", "scope"),
    ("v.v", "scope"),
    ("một số vấn đề khác", "scope"),
];

/// What is asked for at once needs a time: `kịp thời báo cáo`.
const ASKED: [&str; 8] = ["báo cáo", "thông báo", "gửi", "cung cấp", "trả lời", "trình", "phản hồi", "thông tin"];

/// Words that bound a time.
const TIMES: [&str; 12] = ["ngày", "giờ", "tuần", "tháng", "quý", "năm", "hạn", "trước", "sau", "ngay", "đột", "khẩn"];

/// Words that say in which case, or who decides it.
const CASES: [&str; 11] = ["mời", "hoặc", "đề", "yêu", "quyết", "trường", "theo", "bất", "sửa", "bổ", "ý"];

fn check(context: &Context, findings: &mut Findings) {
    for (phrase, variant) in WORDS {
        for hit in context.find(phrase) {
            if !is_bound(context, &hit, variant) {
                let mut hit = hit;
                // `khi cần thiết` is one phrase.
                if hit.text.word(hit.words.end).is_some_and(|word| word.folded == "thiết") {
                    hit.words.end += 1;
                }
                let words = &hit.text.text[hit.printed()];
                findings.push(RULE.at(hit.span()).with("words", words).help(variant));
            }
        }
    }
}

fn is_bound(context: &Context, hit: &Hit, variant: &str) -> bool {
    let text = hit.text;
    // A form in an annex leaves open what whoever fills it in decides.
    let Some(placed) = context.provision_of(text).filter(|placed| placed.article.is_some()) else { return true };
    let printed = hit.printed();
    let sentence =
        text.sentences().into_iter().find(|range| range.contains(&printed.start)).unwrap_or(0..text.text.len());
    let around: Vec<&str> = text
        .words()
        .filter(|word| sentence.contains(&word.start) && !hit.words.contains(&word.at))
        .map(|word| word.folded)
        .collect();
    let says = |list: &[&str]| around.iter().any(|word| list.contains(word));
    let has_number = around.iter().any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    match variant {
        "time" => {
            let near = hit.words.start.saturating_sub(3)..hit.words.end + 3;
            let beside: Vec<&str> = text.words().skip(near.start).take(near.len()).map(|word| word.folded).collect();
            let beside = format!(" {} ", beside.join(" "));
            let is_asked = hit.words.len() > 2 || ASKED.iter().any(|word| beside.contains(&format!(" {word} ")));
            let is_dated = context.duties().iter().any(|duty| duty.provision == placed.at && duty.by.is_some());
            !is_asked || has_number || says(&TIMES) || is_dated || placed.provision.attributes.by.is_some()
        }
        "case" => has_number || says(&CASES),
        _ => false,
    }
}
