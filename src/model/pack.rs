//! Rule packs: what superior rules ask of the regulations of one kind of organ, each demand with its source.

use super::schema::{Key, Shape};
use super::{Every, Id, Kind, Share, Vote};
use serde::Deserialize;

/// The superior rules for one kind of organ.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Pack {
    /// The kind of organ.
    pub kind: Kind,
    /// What its bodies are called.
    pub bodies: Vec<BodyNames>,
    /// What meetings must keep.
    pub meetings: Vec<MeetingRule>,
    /// What the text must speak of.
    pub parts: Vec<PartRule>,
    /// What only one body decides.
    pub reserved: Vec<ReservedRule>,
    /// How many members a body has.
    pub members: Vec<MembersRule>,
    /// Who may issue the regulation.
    pub issuers: Vec<IssuerRule>,
    /// How long a term is.
    pub terms: Vec<TermRule>,
    /// The letters of the organ in the number.
    pub codes: Vec<CodesRule>,
    /// The format profiles that it may follow.
    pub profiles: Vec<ProfilesRule>,
}

impl Pack {
    /// Adds the demands of an office's own pack for the same kind; a demand of a meeting, a part or a number of
    /// members that it states anew takes the place of the one that ships.
    pub fn extend(&mut self, own: Pack) {
        for rule in &own.meetings {
            self.meetings.retain(|old| !(old.body == rule.body && old.states() == rule.states()));
        }
        self.parts.retain(|old| !own.parts.iter().any(|rule| rule.name == old.name));
        self.members.retain(|old| !own.members.iter().any(|rule| rule.body == old.body));
        self.bodies.retain(|old| !own.bodies.iter().any(|names| names.body == old.body));
        self.bodies.extend(own.bodies);
        self.meetings.extend(own.meetings);
        self.parts.extend(own.parts);
        self.reserved.extend(own.reserved);
        self.members.extend(own.members);
        self.issuers.extend(own.issuers);
        // Of what holds once, the office's own comes first.
        self.terms.splice(0..0, own.terms);
        self.codes.splice(0..0, own.codes);
        self.profiles.splice(0..0, own.profiles);
    }
}

/// Where a demand comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Authority {
    /// The document: `Điều lệ Đảng`.
    pub source: String,
    /// Its article: `khoản 5 Điều 9`.
    pub article: Option<String>,
    /// How far it is to be trusted.
    pub confidence: Confidence,
}

impl Authority {
    /// As cited: `khoản 5 Điều 9 Điều lệ Đảng`.
    pub fn cited(&self) -> String {
        match &self.article {
            Some(article) => format!("{article} {}", self.source),
            None => self.source.clone(),
        }
    }
}

/// How far a demand is to be trusted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub enum Confidence {
    /// Read in a public source that reproduces the official text.
    F,
    /// Read only in somebody's summary of it.
    S,
    /// Common practice, not found in writing: never more than a warning.
    #[default]
    M,
}

/// What the meetings of a body must keep; every demand that is stated holds.
#[derive(Debug, Clone, Deserialize)]
pub struct MeetingRule {
    /// The role that meets.
    pub body: Id,
    /// At least so often.
    #[serde(default)]
    pub every: Option<Every>,
    /// Documents at least so many days before.
    #[serde(default)]
    pub documents: Option<u32>,
    /// At least this share present.
    #[serde(default)]
    pub quorum: Option<Share>,
    /// What carries a decision, and on whom it is counted.
    #[serde(default)]
    pub vote: Option<Vote>,
    /// Where it comes from.
    #[serde(flatten)]
    pub authority: Authority,
}

impl MeetingRule {
    /// Which demands it states.
    fn states(&self) -> [bool; 4] {
        [self.every.is_some(), self.documents.is_some(), self.quorum.is_some(), self.vote.is_some()]
    }
}

/// What the text must speak of: a part of the skeleton, or a principle.
#[derive(Debug, Clone, Deserialize)]
pub struct PartRule {
    /// What it is, as told to a person: `nguyên tắc làm việc`.
    pub name: String,
    /// Phrases any of which shows that it is there.
    pub words: Vec<String>,
    /// Where the phrases stand.
    #[serde(default, rename = "in")]
    pub place: PartPlace,
    /// Which chương of the regulation it belongs in, when that is settled.
    #[serde(default)]
    pub at: Option<PartEnd>,
    /// Where it comes from.
    #[serde(flatten)]
    pub authority: Authority,
}

/// Where the words of a part stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PartPlace {
    /// In the name of a chương, mục or điều.
    #[default]
    Heading,
    /// Anywhere in the text.
    Text,
}

/// An end of the regulation: its first or its last chương.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PartEnd {
    /// The first chương.
    First,
    /// The last chương.
    Last,
}

/// How long a term is.
#[derive(Debug, Clone, Deserialize)]
pub struct TermRule {
    /// So many years.
    pub years: u32,
    /// Where it comes from.
    #[serde(flatten)]
    pub authority: Authority,
}

/// The letters of the organ in the number of its regulation.
#[derive(Debug, Clone, Deserialize)]
pub struct CodesRule {
    /// Any of these.
    pub any: Vec<String>,
    /// Where it comes from.
    #[serde(flatten)]
    pub authority: Authority,
}

/// The format profiles that fit a kind of organ.
#[derive(Debug, Clone, Deserialize)]
pub struct ProfilesRule {
    /// Any of these.
    pub any: Vec<String>,
    /// Where it comes from.
    #[serde(flatten)]
    pub authority: Authority,
}

/// A matter that only one body decides.
#[derive(Debug, Clone, Deserialize)]
pub struct ReservedRule {
    /// The role that decides; a role that the regulation does not have stands above it.
    pub body: Id,
    /// Other bodies that may decide it as well.
    #[serde(default)]
    pub or: Vec<Id>,
    /// The matter, as told to a person.
    pub matter: String,
    /// Phrases any of which says that the matter is decided: `bầu Ban Thường vụ`.
    #[serde(default)]
    pub words: Vec<String>,
    /// Phrases any of which names the matter behind a verb of deciding: `dự toán thu, chi ngân sách`.
    #[serde(default)]
    pub objects: Vec<String>,
    /// Where it comes from.
    #[serde(flatten)]
    pub authority: Authority,
}

/// What a pack's body is called in regulations: `ban-chap-hanh` is `Đảng uỷ`, `Tỉnh uỷ`, `Ban Chấp hành`.
#[derive(Debug, Clone, Deserialize)]
pub struct BodyNames {
    /// The body, as the demands of the pack call it.
    pub body: Id,
    /// How the names of a role that is this body begin, the likeliest first.
    pub names: Vec<String>,
}

/// How many members a body has.
#[derive(Debug, Clone, Deserialize)]
pub struct MembersRule {
    /// The role.
    pub body: Id,
    /// At least so many.
    #[serde(default)]
    pub least: Option<u32>,
    /// At most so many.
    #[serde(default)]
    pub most: Option<u32>,
    /// Where it comes from.
    #[serde(flatten)]
    pub authority: Authority,
}

/// Who may issue the regulation.
#[derive(Debug, Clone, Deserialize)]
pub struct IssuerRule {
    /// The body in whose name it is signed, as after T/M: `Tỉnh uỷ`.
    pub on_behalf_of: String,
    /// Whether it may; a body that may not is named to tell it apart from one that is not known.
    pub may: Permission,
    /// Where it comes from.
    #[serde(flatten)]
    pub authority: Authority,
}

/// Whether a body may do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Permission {
    /// It may.
    Yes,
    /// It may not.
    No,
}

const fn key(name: &'static str, shape: Shape, required: bool, vi: &'static str, en: &'static str) -> Key {
    Key { name, shape, required, vi, en }
}

const WORDS: Shape = Shape::List(&Shape::Text);
const SOURCE: Key = key("source", Shape::Text, true, "Văn bản quy định.", "The document it comes from.");
const ARTICLE: Key = key("article", Shape::Text, false, "Điều, khoản của văn bản đó.", "Its article.");
const CONFIDENCE: Key = key(
    "confidence",
    Shape::Choice(&["F", "S", "M"]),
    true,
    "Độ tin cậy: F đã đối chiếu toàn văn, S đọc qua tóm tắt, M thông lệ (chỉ cảnh báo).",
    "F read in full, S read in a summary, M common practice (never more than a warning).",
);
const BODY: Key =
    key("body", Shape::Id, true, "Mã của tập thể, như trong roles của mẫu.", "The role, by its id in the models.");
const PHRASES: Key = key("words", WORDS, true, "Các cụm từ, có một cụm là đủ.", "Phrases any of which is enough.");

/// The keys of a rule pack.
pub static PACK: &[Key] = &[
    key("kind", Shape::Choice(Kind::WORDS), true, "Loại quy chế mà bộ này áp dụng.", "Which kind of regulation."),
    key("bodies", Shape::List(&Shape::Map(BODY_NAMES)), false, "Tên gọi của các tập thể.", "What bodies are called."),
    key("meetings", Shape::List(&Shape::Map(MEETING_RULE)), false, "Yêu cầu đối với cuộc họp.", "On meetings."),
    key("parts", Shape::List(&Shape::Map(PART_RULE)), false, "Nội dung phải có.", "What the text must speak of."),
    key("reserved", Shape::List(&Shape::Map(RESERVED_RULE)), false, "Việc chỉ một tập thể quyết định.", "Reserved."),
    key("members", Shape::List(&Shape::Map(MEMBERS_RULE)), false, "Số thành viên.", "Numbers of members."),
    key("issuers", Shape::List(&Shape::Map(ISSUER_RULE)), false, "Thẩm quyền ban hành.", "Who may issue it."),
    key("terms", Shape::List(&Shape::Map(TERM_RULE)), false, "Độ dài nhiệm kỳ.", "How long a term is."),
    key(
        "codes",
        Shape::List(&Shape::Map(ANY_RULE)),
        false,
        "Chữ viết tắt tên cơ quan trong số văn bản.",
        "Letters of the organ.",
    ),
    key("profiles", Shape::List(&Shape::Map(ANY_RULE)), false, "Thể thức phải theo.", "The format profiles that fit."),
];

static MEETING_RULE: &[Key] = &[
    BODY,
    key("every", Shape::Every, false, "Họp ít nhất theo định kỳ này.", "At least so often."),
    key("documents", Shape::Count(0, 365), false, "Gửi tài liệu trước ít nhất số ngày này.", "Days before."),
    key("quorum", Shape::Share, false, "Tỷ lệ tối thiểu phải có mặt.", "The least share present."),
    key("vote", Shape::Map(super::schema::VOTE), false, "Tỷ lệ tán thành tối thiểu.", "What carries a decision."),
    SOURCE,
    ARTICLE,
    CONFIDENCE,
];

static PART_RULE: &[Key] = &[
    key("name", Shape::Text, true, "Tên nội dung.", "What it is."),
    PHRASES,
    key("in", Shape::Choice(&["heading", "text"]), false, "Ở tên điều (heading) hay trong lời văn (text).", "Where."),
    key(
        "at",
        Shape::Choice(&["first", "last"]),
        false,
        "Thuộc chương đầu (first) hay chương cuối (last).",
        "Which end.",
    ),
    SOURCE,
    ARTICLE,
    CONFIDENCE,
];

static BODY_NAMES: &[Key] =
    &[BODY, key("names", WORDS, true, "Chữ mở đầu tên gọi.", "How the names of the role begin.")];

static RESERVED_RULE: &[Key] = &[
    BODY,
    key("matter", Shape::Text, true, "Việc gì.", "The matter."),
    key("words", WORDS, false, "Các cụm từ nói trọn việc quyết định.", "Phrases that say that it is decided."),
    key("objects", WORDS, false, "Các cụm từ gọi tên việc, sau một động từ quyết định.", "Phrases that name it."),
    key(
        "or",
        Shape::List(&Shape::Id),
        false,
        "Các cơ quan khác cũng được quyết định việc đó.",
        "Other bodies that may decide it as well.",
    ),
    SOURCE,
    ARTICLE,
    CONFIDENCE,
];

static MEMBERS_RULE: &[Key] = &[
    BODY,
    key("least", Shape::Count(1, 10_000), false, "Ít nhất.", "At least."),
    key("most", Shape::Count(1, 10_000), false, "Nhiều nhất.", "At most."),
    SOURCE,
    ARTICLE,
    CONFIDENCE,
];

static TERM_RULE: &[Key] =
    &[key("years", Shape::Count(1, 10), true, "Số năm của nhiệm kỳ.", "So many years."), SOURCE, ARTICLE, CONFIDENCE];

static ANY_RULE: &[Key] =
    &[key("any", WORDS, true, "Một trong các giá trị này.", "Any of these."), SOURCE, ARTICLE, CONFIDENCE];

static ISSUER_RULE: &[Key] = &[
    key("on_behalf_of", Shape::Text, true, "Ban hành nhân danh ai (T/M).", "In whose name (T/M)."),
    key("may", Shape::Choice(&["yes", "no"]), true, "Được ban hành hay không.", "Whether it may."),
    SOURCE,
    ARTICLE,
    CONFIDENCE,
];
