//! The sentences of the `Thuyết minh` column, all in one place: Vietnamese only, as the document that they stand in.

use std::fmt;

/// One thing that an explanation says. `at` is where, within the article: `khoản 2`; empty for the article itself.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the sentence of each variant says what its gaps hold")]
pub enum Say {
    /// What the drafter wrote.
    Given { at: String, words: String },
    /// A chương, mục, điều or annex is new.
    Added,
    /// One is gone; `old` cites it.
    Removed { old: String, last: String },
    /// It stood elsewhere.
    Moved { at: String, old: String, last: String, amended: bool },
    /// It became several.
    SplitInto { at: String, parts: String },
    /// It is a part of what was split.
    SplitFrom { at: String, old: String, last: String },
    /// Others were merged into it.
    MergedFrom { at: String, parts: String, last: String },
    /// It was merged into another.
    MergedInto { at: String, new: String },
    /// Its name differs; `noun` tells what it is: `điều`.
    Reheaded { noun: &'static str },
    /// What was done to which provisions, in one sentence.
    Deeds(Vec<(Deed, String)>),
    /// A few words put in the place of others.
    Phrases { at: String, edits: Vec<Edit> },
    /// Numbers that shifted together.
    Shifted { old: [String; 2], new: [String; 2], count: usize, away: bool, causes: Vec<Cause>, last: String },
    /// Nothing but spelling differs.
    Spelling { at: String },
    /// The duty passed to others.
    Passed { at: String, old: String, new: String },
    /// Some of those who have the duty came or went.
    Owners { at: String, gone: String, came: String },
    /// A fact has another value; `what` names it.
    Value { at: String, what: &'static str, old: Option<String>, new: Option<String> },
    /// A meeting is new.
    Meeting { name: String },
    /// A meeting has another name.
    MeetingName,
    /// A reference reads the same and means another provision.
    Retargeted { words: String, old: String, new: String },
    /// A basis was replaced by another.
    BasisReplaced { old: String, new: String },
    /// A basis is new.
    BasisAdded,
    /// A basis is gone.
    BasisRemoved,
    /// A basis is cited otherwise.
    BasisReworded,
    /// A line that is no provision is worded otherwise.
    Amended,
    /// The two have nothing in common.
    Unrelated { last: String },
}

/// What was done to a provision below an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deed {
    /// Reworded.
    Amend,
    /// Reworded so that little is left.
    Rewrite,
    /// New.
    Add,
    /// Gone.
    Drop,
    /// Only marks differ.
    Punctuate,
}

/// A few words put in the place of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// In the place of others.
    Replace(String, String),
    /// Where there were none.
    Insert(String),
    /// Without others in their place.
    Drop(String),
}

/// Why numbers shifted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// Something was added before.
    Added(String),
    /// Something before was removed.
    Removed(String),
    /// Something moved over it.
    Moved(String, String),
    /// Something before was split.
    Split(String),
    /// Something before was merged into another.
    Merged(String, String),
}

impl Say {
    /// The old text as the sentences name it: `Quy chế hiện hành`.
    pub fn last(document_type: &str) -> String {
        format!("{document_type} hiện hành")
    }
}

impl fmt::Display for Say {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Say::Given { at, words } => {
                let end = if words.ends_with(['.', '!', '?', '…']) { "" } else { "." };
                let colon = if at.is_empty() { "" } else { ": " };
                write!(f, "{}{colon}{words}{end}", capital(at))
            }
            Say::Added => f.write_str("Bổ sung mới."),
            Say::Removed { old, last } => write!(f, "Bãi bỏ {old} của {last}."),
            Say::Moved { at, old, last, amended } => {
                let amended = if *amended { ", có sửa đổi" } else { "" };
                sentence(f, at, &format!("chuyển từ {old} của {last}{amended}"))
            }
            Say::SplitInto { at, parts } => sentence(f, at, &format!("tách một phần nội dung sang {parts}")),
            Say::SplitFrom { at, old, last } => sentence(f, at, &format!("tách từ {old} của {last}")),
            Say::MergedFrom { at, parts, last } => sentence(f, at, &format!("gộp nội dung {parts} của {last}")),
            Say::MergedInto { at, new } => sentence(f, at, &format!("gộp vào {new} của dự thảo")),
            Say::Reheaded { noun } => write!(f, "Đổi tên {noun}."),
            Say::Deeds(deeds) => {
                let parts: Vec<String> = deeds.iter().map(|(deed, what)| format!("{} {what}", deed.verb())).collect();
                sentence(f, "", &parts.join("; "))
            }
            Say::Phrases { at, edits } => {
                sentence(f, at, &edits.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
            }
            Say::Shifted { old, new, count, away, causes, last } => {
                let verb = if *away { "chuyển thành" } else { "đổi số thứ tự thành" };
                let of = if last.is_empty() { String::new() } else { format!(" của {last}") };
                let said = match count {
                    1 => format!("{}{of} {verb} {}", old[0], new[0]),
                    _ => format!("từ {}{of} {verb} từ {}", span(old), span(new)),
                };
                let causes: Vec<String> = causes.iter().map(ToString::to_string).collect();
                let why = if causes.is_empty() { String::new() } else { format!(" do {}", causes.join(", ")) };
                sentence(f, "", &format!("{said}{why}"))
            }
            Say::Spelling { at } => sentence(f, at, "chỉ sửa chính tả, cách trình bày"),
            Say::Passed { at, old, new } => {
                sentence(f, at, &format!("nhiệm vụ, thẩm quyền chuyển từ {old} sang {new}"))
            }
            Say::Owners { at, gone, came } => {
                let parts = [("bỏ", gone), ("bổ sung", came)].into_iter().filter(|(_, who)| !who.is_empty());
                let parts: Vec<String> = parts.map(|(verb, who)| format!("{verb} {who}")).collect();
                sentence(f, at, &format!("thay đổi chủ thể thực hiện: {}", parts.join("; ")))
            }
            Say::Value { at, what, old: Some(old), new: Some(new) } => {
                sentence(f, at, &format!("{what} từ {old} thành {new}"))
            }
            Say::Value { at, what, old: None, new } => {
                sentence(f, at, &format!("bổ sung {what}: {}", new.as_deref().unwrap_or_default()))
            }
            Say::Value { at, what, old: Some(old), new: None } => sentence(f, at, &format!("bỏ {what}: {old}")),
            Say::Meeting { name } => write!(f, "Bổ sung {name}."),
            Say::MeetingName => f.write_str("Đổi tên hội nghị."),
            Say::Retargeted { words, old, new } => {
                write!(f, "Dẫn chiếu {words}: trước đây là {old}, nay là {new}.")
            }
            Say::BasisReplaced { old, new } => write!(f, "{old} đã được thay thế bằng {new}."),
            Say::BasisAdded => f.write_str("Bổ sung căn cứ."),
            Say::BasisRemoved => f.write_str("Bỏ căn cứ."),
            Say::BasisReworded => f.write_str("Sửa cách dẫn căn cứ."),
            Say::Amended => f.write_str("Sửa đổi, bổ sung."),
            Say::Unrelated { last } => {
                write!(f, "Hai văn bản không có nội dung chung; dự thảo thay thế toàn bộ {last}.")
            }
        }
    }
}

impl Deed {
    fn verb(self) -> &'static str {
        match self {
            Deed::Amend => "sửa đổi, bổ sung",
            Deed::Rewrite => "viết lại",
            Deed::Add => "bổ sung",
            Deed::Drop => "bãi bỏ",
            Deed::Punctuate => "sửa dấu câu tại",
        }
    }
}

impl fmt::Display for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Edit::Replace(old, new) => {
                let noun = noun(&[old, new]);
                write!(f, "thay {noun}“{old}” bằng {noun}“{new}”")
            }
            Edit::Insert(new) => write!(f, "bổ sung {}“{new}”", noun(&[new])),
            Edit::Drop(old) => write!(f, "bỏ {}“{old}”", noun(&[old])),
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cause::Added(what) => write!(f, "bổ sung {what}"),
            Cause::Removed(what) => write!(f, "bãi bỏ {what}"),
            Cause::Moved(old, new) => write!(f, "chuyển {old} thành {new}"),
            Cause::Split(what) => write!(f, "tách {what}"),
            Cause::Merged(what, into) => write!(f, "gộp {what} vào {into}"),
        }
    }
}

/// The first to the last of a run; what both stand in is said once: `khoản 3 đến khoản 5 Điều 18`.
fn span([first, last]: &[String; 2]) -> String {
    let shared = first.splitn(3, ' ').nth(2).filter(|rest| last.splitn(3, ' ').nth(2) == Some(rest));
    let first = shared.and_then(|rest| first.strip_suffix(rest)).unwrap_or(first).trim_end();
    format!("{first} đến {last}")
}

/// What quoted words are called.
fn noun(words: &[&String]) -> &'static str {
    if words.iter().all(|words| words.chars().all(|c| c.is_ascii_digit())) {
        "số "
    } else if words.iter().all(|words| words.chars().all(|c| "IVXLC".contains(c))) {
        ""
    } else if words.iter().any(|words| words.contains(' ')) {
        "cụm từ "
    } else {
        "từ "
    }
}

/// A sentence, opened by where it holds.
fn sentence(f: &mut fmt::Formatter<'_>, at: &str, words: &str) -> fmt::Result {
    if at.is_empty() { write!(f, "{}.", capital(words)) } else { write!(f, "{}: {words}.", capital(at)) }
}

/// Words with a capital at their beginning.
pub(in crate::view::diff) fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
