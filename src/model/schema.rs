//! The keys of `regulation.yaml`: one table that the reader checks by, the writer orders by, and the published
//! JSON Schema and the documentation are generated from.

use super::AmendedFacts;
use super::choice::{Form, Kind, Status, Tone, Urgency};

/// A key of a mapping.
#[derive(Debug)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// What its value must be.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
    /// What it is, in Vietnamese.
    pub vi: &'static str,
    /// What it is, in English.
    pub en: &'static str,
}

/// What a value must be.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Words.
    Text,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A whole number from the first to the second.
    Count(u32, u32),
    /// A day, `YYYY-MM-DD`.
    Date,
    /// An id.
    Id,
    /// The id of a role.
    Role,
    /// `2025-2030`.
    Years,
    /// `XV` or `15`.
    Ordinal,
    /// `2/3`.
    Share,
    /// `3 months`.
    Every,
    /// A list of such values.
    List(&'static Shape),
    /// A mapping with these keys.
    Map(&'static [Key]),
    /// A mapping with any keys, every value such.
    Each(&'static Shape),
}

const fn key(name: &'static str, shape: Shape, vi: &'static str, en: &'static str) -> Key {
    Key { name, shape, required: false, vi, en }
}

const fn required(name: &'static str, shape: Shape, vi: &'static str, en: &'static str) -> Key {
    Key { name, shape, required: true, vi, en }
}

/// The keys of the file of sign-offs.
pub static SIGN_OFFS: &[Key] =
    &[key("signed", Shape::List(&Shape::Map(SIGN_OFF)), "Các xác nhận duyệt.", "The sign-offs.")];

/// The keys of a sign-off.
pub static SIGN_OFF: &[Key] = &[
    required("id", Shape::Id, "Mã của điều khoản đã duyệt.", "Id of the provision that was approved."),
    required("by", Shape::Text, "Người duyệt.", "Who approved it."),
    key("date", Shape::Date, "Ngày duyệt.", "The day."),
    required(
        "hash",
        Shape::Text,
        "Dấu của lời văn đã duyệt, do chương trình ghi.",
        "Seal of the words, written by the program.",
    ),
];

/// The keys of `regulation.yaml`, in canonical order.
pub static FACTS: &[Key] = &[
    required("schema", Shape::Count(1, u32::MAX), "Phiên bản định dạng, hiện là 1.", "Version of the format; 1."),
    required(
        "kind",
        Shape::Choice(Kind::WORDS),
        "Loại quy chế, theo cơ quan ban hành.",
        "What kind of organ it regulates.",
    ),
    key(
        "profile",
        Shape::Text,
        "Thể thức: hd05-2026 (mặc định), hd36-2018, nd30-2020, hoặc đường dẫn tới tệp thể thức riêng của cơ quan.",
        "Format profile, or the path of the office's own.",
    ),
    key(
        "status",
        Shape::Choice(Status::WORDS),
        "draft: dự thảo (mặc định); issued: đã ban hành.",
        "Draft (default) or issued.",
    ),
    key("draft", Shape::Count(1, 99), "Dự thảo lần thứ mấy; in ra “Dự thảo lần 2”.", "Which draft it is."),
    key(
        "tone",
        Shape::Choice(Tone::WORDS),
        "Kiểu đặt dấu thanh: old (uỷ, khoá, hoà; mặc định) hoặc new (ủy, khóa, hòa).",
        "Where tone marks stand.",
    ),
    key("type", Shape::Text, "Tên loại văn bản; mặc định là Quy chế.", "Type of document; Quy chế when absent."),
    required("subject", Shape::Text, "Trích yếu nội dung.", "Subject."),
    required("organ", Shape::Map(ORGAN), "Cơ quan ban hành.", "The issuing organ."),
    key("term", Shape::Map(TERM), "Nhiệm kỳ.", "The term."),
    key(
        "number",
        Shape::Count(1, 99_999),
        "Số văn bản, chỉ ghi con số; để trống khi chưa có số.",
        "Document number, the number alone.",
    ),
    key(
        "number_year",
        Shape::Count(1945, 2999),
        "Năm ghi trong số của văn bản quy phạm pháp luật: 2026 trong 191/2026/NĐ-CP.",
        "The year that stands in the number of a document of law.",
    ),
    key("place", Shape::Text, "Địa danh ghi trước ngày, tháng, năm.", "Place that stands before the date."),
    key("date", Shape::Date, "Ngày ban hành, dạng YYYY-MM-DD; để trống khi chưa ban hành.", "Day of issue."),
    key(
        "urgency",
        Shape::Choice(Urgency::WORDS),
        "Dấu chỉ mức độ khẩn: khan, thuong-khan, hoa-toc.",
        "Degree of urgency.",
    ),
    key("circulation", Shape::Text, "Chỉ dẫn phạm vi lưu hành.", "Restriction of circulation."),
    key("bases", Shape::List(&Shape::Map(BASIS)), "Các căn cứ, theo thứ tự in.", "Legal bases, in order."),
    key("enacting", Shape::Text, "Câu ban hành, đứng sau các căn cứ.", "The clause that issues the regulation."),
    key(
        "authority",
        Shape::Text,
        "Ai quyết định, in hoa phía trên các căn cứ của văn bản sửa đổi; mặc định là cơ quan ban hành.",
        "Who decides, printed over the bases of an amending instrument; the issuing organ when absent.",
    ),
    key(
        "roles",
        Shape::List(&Shape::Map(ROLE)),
        "Các tập thể, chức danh mà quy chế nói tới.",
        "Bodies and persons that the regulation speaks of.",
    ),
    key("meetings", Shape::List(&Shape::Map(MEETING)), "Các hội nghị, cuộc họp định kỳ.", "Regular meetings."),
    key(
        "signatures",
        Shape::List(&Shape::Map(SIGNATURE)),
        "Thẩm quyền ký, chức vụ, họ tên người ký; ghi nhiều lần khi nhiều cơ quan cùng ký.",
        "Who signs.",
    ),
    key("recipients", Shape::List(&Shape::Text), "Nơi nhận, nơi lưu ghi cuối cùng.", "Recipients, the archive last."),
    key("contact", Shape::Text, "Dòng thông tin liên hệ.", "Contact line."),
    key("typist", Shape::Text, "Ký hiệu người đánh máy và số bản.", "Typist and number of copies."),
    key(
        "supersedes",
        Shape::Text,
        "Thư mục của quy chế nhiệm kỳ trước, được quy chế này thay thế.",
        "Folder of the regulation that it replaces.",
    ),
    key("based_on", Shape::Text, "Thư mục của mẫu đã dùng để soạn thảo.", "Folder of the model it was made from."),
    key(
        "amends",
        Shape::Map(AMENDS),
        "Quy chế được văn bản này sửa đổi, bổ sung.",
        "The regulation that this instrument amends.",
    ),
    key(
        "consolidates",
        Shape::Map(CONSOLIDATES),
        "Những văn bản được hợp nhất ở đây; do `quyche apply` ghi.",
        "What a consolidated text was made of; written by `quyche apply`.",
    ),
    key(
        "decision",
        Shape::Map(DECISION),
        "Quyết định ban hành kèm theo quy chế, nếu có.",
        "The decision that promulgates it.",
    ),
];

/// The keys of `amends`.
pub static AMENDS: &[Key] = &[
    required("folder", Shape::Text, "Thư mục của quy chế được sửa đổi.", "Folder of the amended regulation."),
    key("effective", Shape::Date, "Ngày có hiệu lực.", "The day from which it has effect."),
    key(
        "facts",
        Shape::Map(AMENDED_FACTS),
        "Thông tin khai báo của quy chế được sửa đổi có giá trị mới; mỗi trường ghi trọn giá trị mới.",
        "New values in the data of the amended regulation, each whole.",
    ),
    key(
        "removes",
        Shape::List(&Shape::Choice(AmendedFacts::REMOVABLE)),
        "Những trường thông tin khai báo của quy chế được sửa đổi không còn giá trị.",
        "Keys of the amended regulation that have no value any more.",
    ),
    key(
        "later",
        Shape::List(&Shape::Map(LATER)),
        "Những nội dung có ngày hiệu lực riêng.",
        "Instructions with a day of effect of their own.",
    ),
    key(
        "named",
        Shape::List(&Shape::Map(NAMED)),
        "Mã đặt thêm cho điều khoản không sửa đổi, để nội dung mới dẫn chiếu tới.",
        "Ids given to provisions that stay, so that what is new can refer to them.",
    ),
];

/// The keys of an id given to a provision that stays.
pub static NAMED: &[Key] = &[
    required("id", Shape::Id, "Mã.", "The id."),
    required("at", Shape::Text, "Điều khoản nào của quy chế, như khoản 2 Điều 5.", "Which provision, as it is cited."),
];

/// The keys of `amends.facts`.
pub static AMENDED_FACTS: &[Key] = &[
    key("subject", Shape::Text, "Trích yếu nội dung.", "Subject."),
    key("organ", Shape::Map(ORGAN), "Cơ quan ban hành.", "The issuing organ."),
    key("term", Shape::Map(TERM), "Nhiệm kỳ.", "The term."),
    key("place", Shape::Text, "Địa danh.", "Place that stands before the date."),
    key("bases", Shape::List(&Shape::Map(BASIS)), "Toàn bộ các căn cứ.", "All legal bases."),
    key("enacting", Shape::Text, "Câu ban hành.", "The clause that issues the regulation."),
    key("roles", Shape::List(&Shape::Map(ROLE)), "Toàn bộ các tập thể, chức danh.", "All bodies and persons."),
    key("meetings", Shape::List(&Shape::Map(MEETING)), "Toàn bộ các hội nghị, cuộc họp.", "All regular meetings."),
];

/// The keys of an instruction with a day of its own.
pub static LATER: &[Key] = &[
    required(
        "id",
        Shape::Id,
        "Mã của điều, khoản trong văn bản sửa đổi.",
        "Id of the instrument's provision that holds the instruction.",
    ),
    required("effective", Shape::Date, "Ngày có hiệu lực.", "The day from which it has effect."),
];

/// The keys of `consolidates`.
pub static CONSOLIDATES: &[Key] = &[
    required("folder", Shape::Text, "Thư mục của quy chế gốc.", "Folder of the regulation as first issued."),
    key(
        "amendments",
        Shape::List(&Shape::Text),
        "Thư mục của các văn bản sửa đổi, theo thứ tự hiệu lực.",
        "Folders of the instruments that were applied, in order of effect.",
    ),
    key("date", Shape::Date, "Hợp nhất đến ngày nào.", "The day whose text in force it is."),
];

/// The keys of `organ`.
pub static ORGAN: &[Key] = &[
    required(
        "name",
        Shape::Text,
        "Tên đầy đủ, in hoa ở phần đầu văn bản.",
        "Full name, printed in capitals in the head.",
    ),
    key("short", Shape::Text, "Tên gọi trong văn bản.", "How the text speaks of it."),
    key("party", Shape::Text, "Tên đảng bộ.", "Its đảng bộ."),
    key("area", Shape::Text, "Địa bàn.", "Where it works."),
    key("code", Shape::Text, "Chữ viết tắt trong số và ký hiệu, như TU.", "Its letters in a document number."),
    key(
        "superior",
        Shape::Text,
        "Cơ quan cấp trên trực tiếp, in phía trên tên cơ quan.",
        "The organ above it, printed over its name.",
    ),
];

/// The keys of `term`.
pub static TERM: &[Key] = &[
    required("years", Shape::Years, "Năm đầu và năm cuối, như 2025-2030.", "First and last year."),
    key("ordinal", Shape::Ordinal, "Khoá, số La Mã, như XV.", "Ordinal of the term, in Roman numerals."),
];

/// The keys of a legal basis.
pub static BASIS: &[Key] = &[
    key(
        "text",
        Shape::Text,
        "Toàn văn căn cứ, thay cho các trường dưới đây.",
        "The whole of it in words, instead of what follows.",
    ),
    key("type", Shape::Text, "Tên loại văn bản.", "Type of document."),
    key("number", Shape::Text, "Số và ký hiệu.", "Number and sign."),
    key("date", Shape::Date, "Ngày ban hành.", "Its day."),
    key("issuer", Shape::Text, "Cơ quan ban hành.", "Who issued it."),
    key("subject", Shape::Text, "Nội dung, bắt đầu bằng “về”.", "What it is about."),
];

/// The keys of a role.
pub static ROLE: &[Key] = &[
    required("id", Shape::Id, "Mã, giữ nguyên qua các nhiệm kỳ.", "Its id, kept across terms."),
    required("name", Shape::Text, "Tên đầy đủ.", "Full name."),
    key("short", Shape::Text, "Tên gọi trong văn bản.", "How the text speaks of it."),
    key(
        "form",
        Shape::Choice(Form::WORDS),
        "collective: tập thể (mặc định); individual: cá nhân.",
        "A body (default) or a person.",
    ),
    key("members", Shape::Count(1, 10_000), "Số thành viên.", "How many members it has."),
    key("accountable_to", Shape::Role, "Chịu trách nhiệm trước ai.", "The role it answers to."),
    key("field", Shape::Text, "Lĩnh vực được phân công.", "The field of work assigned to it."),
];

/// The keys of a meeting.
pub static MEETING: &[Key] = &[
    required("id", Shape::Id, "Mã, giữ nguyên qua các nhiệm kỳ.", "Its id, kept across terms."),
    key("name", Shape::Text, "Tên hội nghị, cuộc họp.", "What it is called."),
    required("body", Shape::Role, "Tập thể nào họp.", "The role that meets."),
    key("every", Shape::Every, "Định kỳ: N days, weeks, months, years.", "How often."),
    key("chair", Shape::Role, "Ai chủ trì.", "The role that chairs."),
    key("preparer", Shape::Role, "Ai chuẩn bị.", "The role that prepares."),
    key(
        "documents",
        Shape::Count(0, 365),
        "Gửi tài liệu trước ít nhất bao nhiêu ngày.",
        "Documents are sent at least so many days before.",
    ),
    key("quorum", Shape::Share, "Tỷ lệ thành viên phải có mặt.", "Share of the members who must be present."),
    key("vote", Shape::Map(VOTE), "Tỷ lệ tán thành để thông qua.", "What carries a decision."),
    key("minutes", Shape::Role, "Ai ghi biên bản.", "The role that keeps the minutes."),
];

/// The keys of a vote.
pub static VOTE: &[Key] = &[
    key("over", Shape::Share, "Trên tỷ lệ này.", "More than this share."),
    key("at_least", Shape::Share, "Từ tỷ lệ này trở lên.", "This share or more."),
    key(
        "of",
        Shape::Choice(&["all", "present"]),
        "Tính trên: all (tổng số thành viên; mặc định) hoặc present (số có mặt).",
        "Of all members (default) or of those present.",
    ),
];

/// The keys of a signature.
pub static SIGNATURE: &[Key] = &[
    key("on_behalf_of", Shape::Text, "Thay mặt (T/M).", "On behalf of (T/M)."),
    key("authorised_by", Shape::Text, "Quyền hoặc thừa uỷ quyền (Q., TUQ.).", "With the authority of (Q., TUQ.)."),
    key("by_order_of", Shape::Text, "Thừa lệnh (T/L).", "By order of (T/L)."),
    key("deputy_for", Shape::Text, "Ký thay (K/T); cấp uỷ không ký thay.", "For a head, by a deputy (K/T)."),
    key("title", Shape::Text, "Chức vụ người ký.", "Title of the person who signs."),
    key("name", Shape::Text, "Họ và tên người ký.", "Name of that person."),
];

/// The keys of a promulgating decision.
pub static DECISION: &[Key] = &[
    key("type", Shape::Text, "Tên loại; mặc định là Quyết định.", "Type; Quyết định when absent."),
    required("subject", Shape::Text, "Trích yếu.", "Subject."),
    key(
        "authority",
        Shape::Text,
        "Ai quyết định, in hoa phía trên các căn cứ.",
        "Who decides, printed over the bases.",
    ),
    key("number", Shape::Count(1, 99_999), "Số quyết định.", "Its number."),
    key("number_year", Shape::Count(1945, 2999), "Năm ghi trong số.", "The year that stands in the number."),
    key("date", Shape::Date, "Ngày ban hành.", "Day of issue."),
    key("bases", Shape::List(&Shape::Map(BASIS)), "Các căn cứ.", "Legal bases."),
    key("enacting", Shape::Text, "Câu quyết định; mặc định là “Quyết định:”.", "The clause that decides."),
    key("signatures", Shape::List(&Shape::Map(SIGNATURE)), "Thẩm quyền ký, chức vụ, họ tên người ký.", "Who signs."),
    key("recipients", Shape::List(&Shape::Text), "Nơi nhận.", "Recipients."),
];
