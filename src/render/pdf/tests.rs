//! Documents built by hand, set and read back.

use super::*;
use crate::model::{
    Facts, Id, Inline, InlineKind, Level, Number, Profile, Provision, Regulation, Table, Text, number_provisions,
    split_placeholders,
};
use crate::view::document;

const FACTS: &str = r"
schema: 1
status: draft
draft: 2
subject: làm việc của Ban Chấp hành Đảng bộ, Ban Thường vụ, Thường trực Tỉnh uỷ khoá {{ term.ordinal }}, nhiệm kỳ {{ term.years }}
organ: {name: Tỉnh uỷ Lam Giang, code: TU}
term: {years: 2025-2030, ordinal: XV}
number: 22
place: Lam Giang
date: 2025-11-05
urgency: khan
circulation: Lưu hành nội bộ
bases:
  - text: Điều lệ Đảng Cộng sản Việt Nam
  - {type: Quy định, number: 294-QĐ/TW, date: 2025-05-26, issuer: Ban Chấp hành Trung ương, subject: về thi hành Điều lệ Đảng}
enacting: Tỉnh uỷ ban hành Quy chế làm việc của Ban Chấp hành Đảng bộ tỉnh khoá XV, gồm những nội dung sau
signatures:
  - {on_behalf_of: Tỉnh uỷ, title: Bí thư, name: Nguyễn Văn Minh}
recipients: [Ban Bí thư (để báo cáo), Các đồng chí uỷ viên Ban Chấp hành Đảng bộ tỉnh, Lưu Văn phòng Tỉnh uỷ]
contact: 'Văn phòng Tỉnh uỷ, số 1 đường Lê Lợi, điện thoại 0200 3800 001'
typist: ntb, 45 bản
";

const DECIDED: &str = r"
schema: 1
status: issued
subject: Làm việc của Uỷ ban nhân dân xã Vân Tịnh, nhiệm kỳ 2025 – 2030
organ: {name: Uỷ ban nhân dân xã Vân Tịnh, code: UBND, superior: Uỷ ban nhân dân tỉnh Lam Giang}
place: Vân Tịnh
decision:
  subject: Ban hành Quy chế làm việc của Uỷ ban nhân dân xã Vân Tịnh, nhiệm kỳ 2025 – 2030
  authority: Uỷ ban nhân dân xã Vân Tịnh
  number: 15
  date: 2025-07-10
  bases:
    - {type: Luật, text: Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025}
    - {text: Theo đề nghị của Chánh Văn phòng Hội đồng nhân dân và Uỷ ban nhân dân xã}
  signatures:
    - {on_behalf_of: Uỷ ban nhân dân, title: Chủ tịch, name: Trần Thị Hoa}
    - {on_behalf_of: Uỷ ban Mặt trận Tổ quốc Việt Nam, deputy_for: Chủ tịch, title: Phó Chủ tịch, name: Lê Văn Bình}
    - {on_behalf_of: Hội Nông dân, title: Chủ tịch, name: Phạm Văn Lâm}
  recipients: [Như Điều 3, 'Lưu: VT, VP']
";

/// A few lines of the notation, enough for these tests; the reader of it all is another room's.
fn text(lines: &str) -> Vec<Provision> {
    let mut out: Vec<Provision> = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (line, id) = match line.split_once(" {#") {
            Some((line, id)) => (line, Some(id.trim_end_matches('}'))),
            None => (line, None),
        };
        let (id, pin) = id.map_or((None, None), |id| match id.split_once(" number=") {
            Some((id, pin)) => (Some(id), Some(pin)),
            None => (Some(id), None),
        });
        let markers = [
            ("@ ", Level::Annex),
            ("### ", Level::Article),
            ("###", Level::Article),
            ("## ", Level::Section),
            ("# ", Level::Chapter),
            ("1. ", Level::Clause),
            ("a) ", Level::Point),
            ("- ", Level::Indent),
            ("+ ", Level::Subindent),
            ("| ", Level::Table),
        ];
        let found = markers.iter().find_map(|(marker, level)| Some((line.strip_prefix(marker)?, *level)));
        let (words, level) = found.unwrap_or((line, Level::Paragraph));
        let mut provision = Provision::new(level);
        provision.id = id.and_then(Id::new);
        provision.number = pin.and_then(|pin| Number::parse(pin, level));
        provision.pinned = pin.is_some();
        match level {
            _ if level.is_heading() => provision.heading = (!words.is_empty()).then(|| inline(words)),
            Level::Table => {
                let rows = words.split(" || ").map(|row| row.split(" | ").map(inline).collect()).collect();
                provision.table = Some(Table { rows });
            }
            _ => provision.body = inline(words),
        }
        place(&mut out, provision);
    }
    number_provisions(&mut out);
    out
}

fn place(into: &mut Vec<Provision>, provision: Provision) {
    let depth = |level: Level| match level {
        Level::Chapter | Level::Annex => 0,
        Level::Section => 1,
        Level::Article => 2,
        Level::Clause => 3,
        Level::Point => 4,
        _ => 5,
    };
    match into.last_mut() {
        Some(last) if depth(last.level) < depth(provision.level) => place(&mut last.children, provision),
        _ => into.push(provision),
    }
}

/// Words, `[](#id)`, `*italic*`, `^footnote^` and placeholders.
fn inline(words: &str) -> Text {
    let mut out: Vec<Inline> = Vec::new();
    let mut rest = words;
    while let Some(at) = rest.find(['^', '*', '[']) {
        out.extend(split_placeholders(&rest[..at]).0);
        let (mark, after) = rest[at..].split_at(1);
        let Some((inner, next)) = after.split_once(if mark == "[" { ")" } else { mark }) else { break };
        out.push(Inline::from(match mark {
            "^" => InlineKind::Footnote(Text::plain(inner)),
            "*" => InlineKind::Emphasis(Text::plain(inner)),
            _ => InlineKind::Reference(Id::new(inner.trim_start_matches("](#")).unwrap()),
        }));
        rest = next;
    }
    out.extend(split_placeholders(rest).0);
    Text(out)
}

const OPENING: &str = "
# Quy định chung {#chung}
### Phạm vi điều chỉnh và đối tượng áp dụng {#pham-vi}
1. Quy chế này quy định trách nhiệm, quyền hạn, chế độ làm việc và quan hệ công tác của Ban Chấp hành Đảng bộ tỉnh, Ban Thường vụ, Thường trực Tỉnh uỷ^Sau đây gọi chung là cấp uỷ; các từ viết tắt dùng trong Quy chế này theo quy định tại văn bản của cấp trên.^ và được thực hiện theo [](#hoi-nghi).
1. Đối tượng áp dụng gồm: {#doi-tuong}
a) uỷ viên Ban Chấp hành Đảng bộ tỉnh, uỷ viên Ban Thường vụ Tỉnh uỷ, Bí thư, các Phó Bí thư Tỉnh uỷ và các tổ chức, cá nhân có liên quan đến hoạt động của cấp uỷ;
a) các cơ quan tham mưu, giúp việc; {#co-quan}
- trước hết là *Văn phòng Tỉnh uỷ*;
+ các phòng của Văn phòng.
###
Tỉnh uỷ làm việc theo nguyên tắc tập trung dân chủ, tập thể lãnh đạo, cá nhân phụ trách; thiểu số phục tùng đa số, xem [](#co-quan).
1. Nguyên tắc thứ nhất.
### Điều được chèn vào sau khi sửa đổi, bổ sung Quy chế, với một cái tên dài hơn một dòng để thấy cách xuống dòng {#chen number=2a}
a) điểm đứng ngay dưới điều;
a) điểm tiếp theo.
# Chế độ làm việc
## Hội nghị
### Hội nghị Ban Chấp hành {#hoi-nghi}
1. Hội nghị thường lệ 3 tháng một lần theo [](#pham-vi), [](#doi-tuong).
@ Danh mục tài liệu trình hội nghị
| STT | Tên tài liệu | Cơ quan chuẩn bị || 1 | Báo cáo kết quả thực hiện nhiệm vụ quý và phương hướng, nhiệm vụ quý tiếp theo | Văn phòng Tỉnh uỷ || 2 | Tờ trình về công tác cán bộ | Ban Tổ chức Tỉnh uỷ
";

fn profile(name: &str) -> Profile {
    crate::load::embedded_profile(name).unwrap()
}

fn regulation(facts: &str, provisions: &str) -> Regulation {
    let facts: Facts = serde_yaml::from_str(facts).unwrap();
    let decision_text = match &facts.decision {
        None => Vec::new(),
        Some(_) => text(
            "###\nBan hành kèm theo Quyết định này Quy chế làm việc.\n###\nQuyết định này có hiệu lực kể từ ngày ký.\n###\nChánh Văn phòng và các tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.",
        ),
    };
    Regulation { facts, provisions: text(provisions), decision_text }
}

fn view(facts: &str, provisions: &str, profile_name: &str) -> DocumentView {
    document(&regulation(facts, provisions), &profile(profile_name))
}

fn print(view: &DocumentView) -> Vec<u8> {
    pdf(view, &Templates::embedded(), Fonts::embedded()).unwrap_or_else(|error| panic!("{error}"))
}

/// The words of a document as set, page by page.
fn words(view: &DocumentView) -> Vec<String> {
    let pages = pages(view, &Templates::embedded(), Fonts::embedded()).unwrap_or_else(|error| panic!("{error}"));
    pages.iter().map(|page| page.lines().into_iter().map(|(_, _, words)| words + "\n").collect()).collect()
}

#[test]
fn the_same_view_gives_the_same_bytes() {
    let view = view(FACTS, OPENING, "hd05-2026");
    assert!(print(&view) == print(&view));
}

#[test]
fn files_claim_the_standards() {
    for (facts, profile) in [(FACTS, "hd05-2026"), (FACTS, "hd36-2018"), (DECIDED, "nd30-2020")] {
        let bytes = print(&view(facts, OPENING, profile));
        let found = |words: &str| bytes.windows(words.len()).any(|window| window == words.as_bytes());
        assert!(bytes.starts_with(b"%PDF-1.7"));
        for mark in [
            "<pdfaid:part>2<",
            "<pdfaid:conformance>A<",
            "<pdfuaid:part>1<",
            "/Lang(vi-VN)",
            "/StructTreeRoot",
            "/Outlines",
        ] {
            assert!(found(mark), "{mark} in {profile}");
        }
    }
}

#[test]
fn what_a_text_says_is_printed_as_typed() {
    let typed = r##"<p>&amp;</p> <script>alert('x')</script> <!-- x --> <?origin a?> ]]> &lt; "#import" $x^2$ {{a}}"##;
    let mut regulation = regulation(FACTS, OPENING);
    regulation.facts.contact = Some(typed.to_owned());
    regulation.facts.organ.name = "A\" #b".to_owned();
    regulation.provisions[0].children[0].children[0].body = Text::plain(typed);
    let pages = words(&document(&regulation, &profile("hd05-2026"))).concat();
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(plain(&pages).matches(&plain(typed)).count(), 2, "{pages}");
}

#[test]
fn letters_without_a_face_are_an_error_that_names_them() {
    let view = view(FACTS, "### Tên 𝕏 lạ", "hd05-2026");
    let error = pdf(&view, &Templates::embedded(), Fonts::embedded());
    assert_eq!(error, Err(PdfError::Letters(vec!['𝕏'])));
}

#[test]
fn signs_that_faces_of_letters_lack_are_drawn_from_a_face_of_signs() {
    let view = view(FACTS, "### Đánh dấu ☐ ☑ ✓ ✗ ➢ ► ● ■ ❖ ☎ → ≥", "hd05-2026");
    assert!(words(&view).concat().contains("☐ ☑ ✓ ✗ ➢ ► ● ■ ❖ ☎ → ≥"));
    assert!(!print(&view).is_empty());
}

#[test]
fn a_document_without_a_date_says_none() {
    let undated = FACTS.replace("date: 2025-11-05\n", "");
    for (facts, is_dated) in [(FACTS, true), (undated.as_str(), false)] {
        let bytes = print(&view(facts, "### Tên", "hd05-2026"));
        let has = |words: &str| bytes.windows(words.len()).any(|window| window == words.as_bytes());
        assert_eq!(has("CreationDate"), is_dated);
        assert_eq!(has("xmp:CreateDate"), is_dated);
        assert!(!has("20000101") && !has("2000-01-01"));
        assert!(bytes.ends_with(b"%%EOF\n"));
    }
}

#[test]
fn what_is_wrong_with_a_template_is_told_with_its_place() {
    let own = |text: &str| {
        let overrides = [("pdf/signer.hbs".to_owned(), text.to_owned())].into_iter().collect();
        Templates::with_overrides(overrides).unwrap()
    };
    let view = view(FACTS, "### Tên", "hd05-2026");
    for (template, told) in [
        ("<p>a</p>\n<p>\n<hình/></p>\n", "pdf/signer.hbs:3: <hình>: is not known here"),
        ("<p>a</p>\n<p>b\n", "pdf/signer.hbs:2: <p>: never ends"),
        ("trần\n", "words outside a paragraph"),
        ("<p>a</p>\n<p style=\"x\">b</p>\n", "pdf/signer.hbs:2: <p>: no <style> is called “x”"),
    ] {
        let error = pdf(&view, &own(template), Fonts::embedded()).unwrap_err().to_string();
        assert!(error.contains(told), "{error}");
    }
}

#[test]
fn a_part_without_a_first_heading_and_an_annex_without_a_name_are_printed() {
    for text in ["### Điều trước chương\n# Chương\n### Sau", "@ \n| A || 1", "### \n1. Khoản", ""] {
        let bytes = pdf(&view(FACTS, text, "hd05-2026"), &Templates::embedded(), Fonts::embedded());
        assert!(bytes.is_ok(), "{text}: {:?}", bytes.err());
    }
}
