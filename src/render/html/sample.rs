//! A regulation with one of everything, built by hand so that these tests need no reader of the notation.

use crate::model::{
    Basis, Decision, Facts, Id, Inline, InlineKind, Level, Number, Organ, Profile, Provision, Regulation, Signature,
    Table, Term, Text, Urgency, number_provisions,
};
use chrono::NaiveDate;

/// A format profile that ships with the program.
pub(super) fn profile(name: &str) -> Profile {
    crate::load::embedded_profile(name).expect("a profile that ships")
}

/// A heading with an id and what stands below it.
fn heading(level: Level, id: &str, name: &str, children: Vec<Provision>) -> Provision {
    let heading = Some(Text::plain(name));
    Provision { id: Id::new(id), heading, children, ..Provision::new(level) }
}

/// A block of text with the pieces of its text.
fn block(level: Level, id: &str, pieces: Vec<InlineKind>, children: Vec<Provision>) -> Provision {
    let body = Text(pieces.into_iter().map(Inline::from).collect());
    Provision { id: Id::new(id), body, children, ..Provision::new(level) }
}

fn words(text: &str) -> Vec<InlineKind> {
    vec![InlineKind::Words(text.to_owned())]
}

fn refer(before: &str, id: &str) -> Vec<InlineKind> {
    let reference = InlineKind::Reference(Id::new(id).expect("an id"));
    vec![InlineKind::Words(before.to_owned()), reference, InlineKind::Words(".".to_owned())]
}

/// What is typed between the signs that HTML lives by; it must come out as typed.
pub(super) const HOSTILE: &str = "<script>alert(1)</script> & \"ngoặc\" <b onclick='x'>";

/// Chương, mục, a pinned 5a, an unnamed article, điểm under an article, a footnote, a table in one of two annexes,
/// references and two signatures.
pub(super) fn regulation() -> Regulation {
    use Level::{Annex, Article, Chapter, Clause, Indent, Paragraph, Point, Section, Subindent};
    let pinned = Provision {
        pinned: true,
        number: Number::parse("5a", Article),
        ..heading(Article, "bo-sung", "Nội dung bổ sung", vec![block(Clause, "", refer("Theo ", "diem-b"), vec![])])
    };
    let unnamed = Provision {
        heading: None,
        ..heading(Article, "khong-ten", "", vec![block(Paragraph, "", words(&LONG.repeat(2)), vec![])])
    };
    let note = InlineKind::Footnote(Text::plain(format!("Nội dung chú thích {HOSTILE}")));
    let cells = |row: [&str; 3]| row.map(Text::plain).to_vec();
    let table = Table { rows: vec![cells(["Số", "Nội dung", "Cơ quan"]), cells(["1", HOSTILE, "Văn phòng"])] };
    let mut provisions = vec![
        heading(
            Chapter,
            "chung",
            "Quy định chung",
            vec![
                heading(Article, "pham-vi", "Phạm vi điều chỉnh", vec![block(Paragraph, "", words(LONG), vec![])]),
                heading(
                    Article,
                    "nguyen-tac",
                    "Nguyên tắc",
                    vec![
                        block(Clause, "k1", words(HOSTILE), vec![]),
                        block(
                            Clause,
                            "",
                            [words("Chú thích"), vec![note]].concat(),
                            vec![
                                block(Point, "diem-a", refer("theo ", "k1"), vec![]),
                                block(
                                    Point,
                                    "diem-b",
                                    refer("theo ", "bo-sung"),
                                    vec![block(
                                        Indent,
                                        "",
                                        words("về tổ chức;"),
                                        vec![block(Subindent, "", words("cụ thể."), vec![])],
                                    )],
                                ),
                            ],
                        ),
                    ],
                ),
            ],
        ),
        heading(
            Chapter,
            "nhiem-vu",
            "Nhiệm vụ, quyền hạn",
            vec![
                heading(
                    Section,
                    "muc-1",
                    "Tập thể",
                    vec![
                        heading(
                            Article,
                            "btv",
                            "Ban Thường vụ",
                            vec![
                                block(Paragraph, "", words("Ban Thường vụ:"), vec![]),
                                block(Point, "", refer("quyết định theo ", "pl-1"), vec![]),
                                block(Point, "", words(LONG), vec![]),
                            ],
                        ),
                        unnamed,
                    ],
                ),
                heading(Section, "muc-2", "Cá nhân", vec![pinned]),
            ],
        ),
        heading(Annex, "pl-1", "Danh mục việc", vec![Provision { table: Some(table), ..Provision::new(Level::Table) }]),
        heading(Annex, "pl-2", "Mẫu", vec![block(Paragraph, "", words(LONG), vec![])]),
    ];
    number_provisions(&mut provisions);
    let facts = Facts {
        subject: "làm việc của Ban Chấp hành, Ban Thường vụ khoá {{ term.ordinal }}, nhiệm kỳ {{ term.years }}"
            .to_owned(),
        organ: Organ {
            name: "Tỉnh uỷ Lam Giang".to_owned(),
            code: Some("TU".to_owned()),
            superior: Some("Ban Chấp hành Trung ương".to_owned()),
            ..Organ::default()
        },
        term: Some(Term { start: 2025, end: 2030, ordinal: Some(15) }),
        number: Some(22),
        draft: Some(2),
        place: Some("Lam Giang".to_owned()),
        date: NaiveDate::from_ymd_opt(2025, 11, 5),
        urgency: Some(Urgency::Khan),
        circulation: Some("Lưu hành nội bộ".to_owned()),
        bases: vec![
            Basis { text: Some("Điều lệ Đảng Cộng sản Việt Nam".to_owned()), ..Basis::default() },
            Basis {
                document_type: Some("Quy định".to_owned()),
                number: Some("294-QĐ/TW".to_owned()),
                date: NaiveDate::from_ymd_opt(2025, 5, 26),
                issuer: Some("Ban Chấp hành Trung ương".to_owned()),
                subject: Some("về thi hành Điều lệ Đảng".to_owned()),
                ..Basis::default()
            },
        ],
        enacting: Some(
            "Tỉnh uỷ ban hành Quy chế làm việc, gồm những nội dung sau đây, để các cấp thi hành:".to_owned(),
        ),
        signatures: vec![
            signature("Tỉnh uỷ", "Bí thư", "Nguyễn Văn Minh"),
            signature("Uỷ ban nhân dân", "Chủ tịch", "Lê Thị Hạnh"),
        ],
        recipients: vec!["Ban Bí thư (để báo cáo)".to_owned(), HOSTILE.to_owned(), "Lưu Văn phòng Tỉnh uỷ".to_owned()],
        contact: Some("Văn phòng Tỉnh uỷ, số 1 đường Lê Lợi".to_owned()),
        typist: Some("NVA (25 bản)".to_owned()),
        ..Facts::default()
    };
    Regulation { facts, provisions, decision_text: Vec::new() }
}

/// The same regulation behind a decision that promulgates it.
pub(super) fn promulgated() -> Regulation {
    let mut regulation = regulation();
    let facts = &mut regulation.facts;
    facts.organ.name = "Uỷ ban nhân dân xã Vân Tịnh".to_owned();
    facts.decision = Some(Decision {
        subject: "về việc ban hành Quy chế làm việc của Uỷ ban nhân dân xã Vân Tịnh".to_owned(),
        authority: Some("Uỷ ban nhân dân xã Vân Tịnh".to_owned()),
        number: Some(15),
        date: NaiveDate::from_ymd_opt(2025, 7, 10),
        bases: std::mem::take(&mut facts.bases),
        signatures: vec![signature("Uỷ ban nhân dân", "Chủ tịch", "Lê Thị Hạnh")],
        recipients: std::mem::take(&mut facts.recipients),
        ..Decision::default()
    });
    facts.signatures.clear();
    facts.enacting = None;
    let article = |pieces| Provision {
        heading: None,
        ..heading(Level::Article, "", "", vec![block(Level::Paragraph, "", pieces, vec![])])
    };
    regulation.decision_text = vec![
        article(words("Ban hành kèm theo Quyết định này Quy chế làm việc của Uỷ ban nhân dân xã Vân Tịnh.")),
        article(words("Quyết định này có hiệu lực từ ngày ký.")),
    ];
    number_provisions(&mut regulation.decision_text);
    regulation
}

fn signature(on_behalf_of: &str, title: &str, name: &str) -> Signature {
    Signature {
        on_behalf_of: Some(on_behalf_of.to_owned()),
        title: Some(title.to_owned()),
        name: Some(name.to_owned()),
        ..Signature::default()
    }
}

const LONG: &str = "Quy chế này quy định nguyên tắc, trách nhiệm, chế độ làm việc và quan hệ công tác của Ban Chấp \
    hành, Ban Thường vụ, Thường trực Tỉnh uỷ; các đồng chí Uỷ viên Ban Chấp hành có trách nhiệm thực hiện. ";
