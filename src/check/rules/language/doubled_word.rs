//! LANG01: a word typed twice in a row.

use crate::check::{Context, Findings, Printed, Rule, Word};
use crate::diagnostic::{Code, Safety, Severity};

/// LANG01 doubled-word
pub static RULE: Rule =
    Rule { code: Code::new("LANG01", "doubled-word", Severity::Warning), doc: include_str!("doubled_word.md"), check };

/// Words that are doubled on purpose.
const ON_PURPOSE: [&str; 27] = [
    "ai",
    "ba",
    "chiều",
    "chung",
    "dần",
    "đâu",
    "đêm",
    "đều",
    "đời",
    "hai",
    "hằng",
    "lớp",
    "luôn",
    "mãi",
    "mười",
    "năm",
    "ngày",
    "người",
    "nhà",
    "nơi",
    "riêng",
    "sáng",
    "song",
    "tầng",
    "thường",
    "từ",
    "vân",
];

/// Words that never end one compound and begin the next: doubled, they are a slip.
const ALONE: [&str; 32] = [
    "bị", "các", "cho", "có", "của", "cùng", "do", "đã", "đang", "để", "đến", "được", "hoặc", "khi", "không", "là",
    "một", "nếu", "những", "như", "phải", "qua", "sẽ", "tại", "theo", "thì", "trên", "trong", "và", "về", "với", "vì",
];

/// Compounds whose first word often ends the compound before them: `phân công công việc`.
const SEAMS: [(&str, &[&str]); 12] = [
    ("bộ", &["chính", "đội", "luật", "máy", "môn", "phận", "trưởng"]),
    ("công", &["an", "bố", "bằng", "chức", "cuộc", "dân", "đoàn", "khai", "nghệ", "tác", "trình", "việc", "vụ"]),
    ("chính", &["quyền", "sách", "thức", "trị"]),
    ("hành", &["chính", "động", "vi"]),
    ("lý", &["do", "lịch", "luận"]),
    ("nghị", &["định", "quyết"]),
    ("quyết", &["định", "nghị", "tâm"]),
    ("sự", &["cố", "kiện", "nghiệp", "việc"]),
    ("tác", &["động", "phong"]),
    ("uỷ", &["ban", "nhiệm", "quyền", "viên"]),
    ("viên", &["chức"]),
    ("vụ", &["án", "việc"]),
];

fn check(context: &Context, findings: &mut Findings) {
    for text in context.texts() {
        for (word, next) in text.words().zip(text.words().skip(1)) {
            if word.folded != next.folded || !is_slip(context, text, &word, &next) {
                continue;
            }
            let found = RULE.at(text.span(word.start..next.end)).with("word", next.text).help("help");
            let safety = if ALONE.contains(&word.folded) { Safety::Safe } else { Safety::Unsafe };
            findings.push(match text.typed(word.end..next.end) {
                Some(span) => found.fix(safety, span, ""),
                None => found,
            });
        }
    }
}

fn is_slip(context: &Context, text: &Printed, word: &Word, next: &Word) -> bool {
    let is_space = text.gap(word.at).chars().all(char::is_whitespace);
    // A capital begins a name: `Đảng uỷ Uỷ ban nhân dân`.
    let is_capital = |word: &Word| word.text.starts_with(char::is_uppercase);
    let begins_name = is_capital(next) && !is_capital(word);
    let after = text.word(next.at + 1).map_or("", |word| word.folded);
    let is_seam = SEAMS.iter().any(|(seam, compounds)| *seam == word.folded && compounds.contains(&after));
    is_space
        && word.text.starts_with(char::is_alphabetic)
        && !begins_name
        && !is_seam
        && !ON_PURPOSE.contains(&word.folded)
        && !context.office().vocabulary.contains(&format!("{0} {0}", word.folded))
}
