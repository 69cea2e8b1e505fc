//! A regulation that has one of everything, for tests.

use crate::model::{
    Basis, Decision, Facts, Id, Inline, InlineKind, Level, Number, Organ, Profile, Provision, Regulation, Signature,
    Table, Term, Text, Urgency, number_provisions,
};
use crate::view::{DocumentView, document};
use chrono::NaiveDate;

pub(super) fn profile(name: &str) -> Profile {
    crate::load::embedded_profile(name).expect("a profile that ships")
}

fn text(words: &str) -> Text {
    let mut out = Vec::new();
    let mut rest = words;
    // `[id]` is a reference and `^…^` a footnote.
    while let Some(at) = rest.find(['[', '^']) {
        let (before, after) = rest.split_at(at);
        let end = if after.starts_with('[') { ']' } else { '^' };
        let (inner, left) = after[1..].split_once(end).expect("closed");
        out.push(Inline::from(InlineKind::Words(before.to_owned())));
        out.push(Inline::from(if end == ']' {
            InlineKind::Reference(Id::new(inner).expect("an id"))
        } else {
            InlineKind::Footnote(Text::plain(inner))
        }));
        rest = left;
    }
    out.push(Inline::from(InlineKind::Words(rest.to_owned())));
    Text(out)
}

pub(super) fn heading(level: Level, id: &str, name: &str, children: Vec<Provision>) -> Provision {
    let mut provision = Provision::new(level);
    provision.id = Id::new(id);
    provision.heading = (!name.is_empty()).then(|| text(name));
    provision.children = children;
    provision
}

pub(super) fn block(level: Level, id: &str, words: &str, children: Vec<Provision>) -> Provision {
    let mut provision = Provision::new(level);
    provision.id = Id::new(id);
    provision.body = text(words);
    provision.children = children;
    provision
}

pub(super) fn pinned(mut provision: Provision, number: &str) -> Provision {
    provision.number = Number::parse(number, provision.level);
    provision.pinned = true;
    provision
}

fn table() -> Provision {
    let mut table = Provision::new(Level::Table);
    let row = |cells: [&str; 3]| cells.map(text).to_vec();
    table.table = Some(Table {
        rows: vec![
            row(["STT", "Nội dung", "Cơ quan chủ trì"]),
            row(["1", "Chương trình công tác toàn khoá theo [hoi-nghi]", "Văn phòng Tỉnh uỷ"]),
            row(["2", "Kế hoạch kiểm tra, giám sát", "Uỷ ban Kiểm tra Tỉnh uỷ"]),
        ],
    });
    table
}

fn provisions() -> Vec<Provision> {
    use Level::{Annex, Article, Chapter, Clause, Indent, Paragraph, Point, Section, Subindent};
    let long = "Ban Thường vụ chuẩn bị và triệu tập hội nghị Ban Chấp hành; quyết định những vấn đề về chủ trương, \
                tổ chức, cán bộ theo quy định của Trung ương và theo [bt-trinh], [d-thuoc-k], [dieu-chen]";
    let mut provisions = vec![
        heading(
            Chapter,
            "quy-dinh-chung",
            "Quy định chung",
            vec![
                heading(
                    Article,
                    "pham-vi",
                    "Phạm vi điều chỉnh",
                    vec![block(
                        Paragraph,
                        "",
                        "Quy chế này quy định chế độ làm việc của Ban Chấp hành.^Sau đây gọi là Tỉnh uỷ.^",
                        vec![],
                    )],
                ),
                heading(
                    Article,
                    "nguyen-tac",
                    "Nguyên tắc làm việc",
                    vec![
                        block(Clause, "", &format!("{long}."), vec![]),
                        block(
                            Clause,
                            "k2",
                            "Thiểu số phục tùng đa số:",
                            vec![
                                block(Point, "", "ý kiến thiểu số được bảo lưu;", vec![]),
                                block(
                                    Point,
                                    "d-thuoc-k",
                                    "<script>alert('&')</script>\u{1}:",
                                    vec![block(
                                        Indent,
                                        "",
                                        "về tổ chức bộ máy:",
                                        vec![block(Subindent, "", "cấp tỉnh;", vec![])],
                                    )],
                                ),
                            ],
                        ),
                    ],
                ),
                pinned(
                    heading(
                        Article,
                        "dieu-chen",
                        "Điều được bổ sung",
                        vec![
                            block(Clause, "k-chen", "Khoản thứ nhất, xem [nguyen-tac] và [k2].", vec![]),
                            block(Clause, "", "Khoản thứ hai.", vec![]),
                        ],
                    ),
                    "2a",
                ),
            ],
        ),
        heading(
            Chapter,
            "nhiem-vu",
            "Nhiệm vụ, quyền hạn, trách nhiệm",
            vec![
                heading(
                    Section,
                    "tap-the",
                    "Tập thể",
                    vec![heading(
                        Article,
                        "hoi-nghi",
                        "Hội nghị",
                        vec![
                            block(Point, "", "hội nghị thường kỳ;", vec![]),
                            block(Point, "", "hội nghị bất thường theo [tap-the], [nhiem-vu], [phu-luc-1].", vec![]),
                        ],
                    )],
                ),
                heading(
                    Section,
                    "ca-nhan",
                    "Cá nhân",
                    vec![heading(
                        Article,
                        "",
                        "",
                        vec![
                            block(Paragraph, "", "Bí thư Tỉnh uỷ chủ trì công việc của Ban Thường vụ.", vec![]),
                            block(Clause, "bt-trinh", "Quyết định trình tập thể.", vec![]),
                            pinned(block(Clause, "", "Khoản được bổ sung.", vec![]), "1a"),
                            block(Clause, "", "Khoản sau, xem [bt-trinh] và [dieu-cuoi].", vec![]),
                        ],
                    )],
                ),
            ],
        ),
        heading(
            Chapter,
            "",
            "Điều khoản thi hành",
            vec![heading(
                Article,
                "dieu-cuoi",
                "Hiệu lực",
                vec![block(Paragraph, "", "Quy chế này có hiệu lực kể từ ngày ký.", vec![])],
            )],
        ),
        heading(Annex, "phu-luc-1", "Danh mục công việc", vec![block(Clause, "", "Mục thứ nhất.", vec![]), table()]),
        heading(Annex, "", "Mẫu phiếu", vec![block(Paragraph, "", "Phiếu lấy ý kiến.", vec![])]),
    ];
    number_provisions(&mut provisions);
    provisions
}

fn decision() -> (Decision, Vec<Provision>) {
    let mut text = vec![
        heading(
            Level::Article,
            "qd1",
            "",
            vec![block(Level::Paragraph, "", "Ban hành kèm theo Quyết định này Quy chế làm việc.", vec![])],
        ),
        heading(
            Level::Article,
            "",
            "",
            vec![block(
                Level::Paragraph,
                "",
                "Quyết định này thay thế Quyết định số 05-QĐ/TU và có hiệu lực theo [qd1].",
                vec![],
            )],
        ),
    ];
    number_provisions(&mut text);
    let decision = Decision {
        subject: "về việc ban hành Quy chế làm việc".to_owned(),
        authority: Some("Ban Chấp hành Đảng bộ tỉnh Lam Giang".to_owned()),
        number: Some(5),
        date: NaiveDate::from_ymd_opt(2026, 2, 5),
        bases: vec![Basis { text: Some("Điều lệ Đảng".to_owned()), ..Basis::default() }],
        signatures: vec![Signature {
            on_behalf_of: Some("Tỉnh uỷ".to_owned()),
            title: Some("Bí thư".to_owned()),
            name: Some("Nguyễn Văn Minh".to_owned()),
            ..Signature::default()
        }],
        recipients: vec!["Ban Bí thư (để báo cáo)".to_owned(), "Lưu Văn phòng Tỉnh uỷ".to_owned()],
        ..Decision::default()
    };
    (decision, text)
}

/// The sample, behind a decision or with signatures of its own.
pub(super) fn regulation(with_decision: bool) -> Regulation {
    let signer = |organ: &str, title: &str, name: &str| Signature {
        on_behalf_of: Some(organ.to_owned()),
        title: Some(title.to_owned()),
        name: Some(name.to_owned()),
        ..Signature::default()
    };
    let (decision, decision_text) = decision();
    let facts = Facts {
        schema: 1,
        draft: Some(2),
        subject: "làm việc của Ban Chấp hành Đảng bộ tỉnh khoá {{ term.ordinal }}, nhiệm kỳ {{ term.years }}"
            .to_owned(),
        organ: Organ {
            name: "Tỉnh uỷ Lam Giang".to_owned(),
            code: Some("TU".to_owned()),
            superior: Some("Ban Chấp hành Trung ương".to_owned()),
            ..Organ::default()
        },
        term: Some(Term { start: 2025, end: 2030, ordinal: Some(15) }),
        number: Some(1),
        place: Some("Lam Giang".to_owned()),
        date: NaiveDate::from_ymd_opt(2026, 2, 5),
        urgency: Some(Urgency::Khan),
        circulation: Some("Lưu hành nội bộ".to_owned()),
        bases: vec![
            Basis { text: Some("Điều lệ Đảng Cộng sản Việt Nam".to_owned()), ..Basis::default() },
            Basis { text: Some("Quy định số 294-QĐ/TW, ngày 26/5/2025".to_owned()), ..Basis::default() },
        ],
        enacting: Some("Tỉnh uỷ ban hành Quy chế làm việc, gồm những nội dung sau:".to_owned()),
        signatures: if with_decision {
            vec![]
        } else {
            vec![
                signer("Tỉnh uỷ", "Bí thư", "Nguyễn Văn Minh"),
                signer("Uỷ ban nhân dân tỉnh", "Chủ tịch", "Trần Thị Hoa"),
                signer("Mặt trận Tổ quốc", "Chủ tịch", "Lê Văn Nam"),
            ]
        },
        recipients: if with_decision { vec![] } else { vec!["Ban Bí thư".to_owned(), "Lưu Văn phòng".to_owned()] },
        typist: Some("NVA. 20 bản".to_owned()),
        decision: with_decision.then_some(decision),
        ..Facts::default()
    };
    let decision_text = if with_decision { decision_text } else { vec![] };
    Regulation { facts, provisions: provisions(), decision_text }
}

pub(super) fn view(profile_name: &str, with_decision: bool) -> DocumentView {
    document(&regulation(with_decision), &profile(profile_name))
}
