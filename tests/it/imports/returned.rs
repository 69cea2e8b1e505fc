//! Word files as they come back: hyphens that do not break, tracked changes of footnotes, comments that answer, and what other
//! programs make of a print.

use quyche::import::Block;
use quyche::import::{
    Comment, Document, Imported, Paragraph, Remark, Run, RunKind, Tracked, read, recognise, understand,
};
use quyche::model::Level;
use quyche::save::markdown;

fn imported(name: &str, text: &str) -> (Imported, Vec<Remark>) {
    let read = read(name, text.as_bytes()).unwrap();
    let imported = recognise(&read.document, name, None);
    assert_eq!(imported.report.letters.lost(), 0, "{:?}", imported.report.letters);
    (imported, read.document.remarks)
}

fn words(words: &str) -> Run {
    Run { words: words.to_owned(), ..Run::default() }
}

fn out(run: Run) -> Run {
    Run { tracked: Some(Tracked { deleted: true, author: "Hà".to_owned(), date: None }), ..run }
}

fn footnote(runs: Vec<Run>) -> Run {
    Run { kind: RunKind::Footnote(vec![Paragraph { runs, ..Paragraph::default() }]), ..Run::default() }
}

fn document(paragraphs: Vec<(&str, Vec<Run>)>) -> Document {
    let one = |(label, runs): (&str, Vec<Run>)| {
        Block::Paragraph(Paragraph { label: Some(label.to_owned()), runs, ..Paragraph::default() })
    };
    Document { blocks: paragraphs.into_iter().map(one).collect(), ..Document::default() }
}

#[test]
fn changes_of_footnotes_and_in_them_are_told() {
    let document = document(vec![
        ("Điều 1.", vec![words("Họp")]),
        ("1.", vec![words("Tổ trưởng chủ trì"), out(footnote(vec![words("Chú thích cũ.")])), words(".")]),
        (
            "2.",
            vec![
                words("Tổ họp"),
                footnote(vec![words("Theo "), out(words("lịch cũ")), words("lịch mới.")]),
                words("."),
            ],
        ),
    ]);
    let imported = recognise(&document, "a.docx", None);
    let expected = "\
### Họp

1. Tổ trưởng chủ trì.

   <!-- Bản gốc đề nghị bỏ chú thích: “Chú thích cũ.” (Hà) -->

2. Tổ họp[^1].

   <!-- Bản gốc đề nghị bỏ trong chú thích: “lịch cũ” (Hà) -->

[^1]: Theo lịch mới.
";
    assert_eq!(markdown(&imported.regulation.provisions), expected);
    assert_eq!(imported.report.letters.lost(), 0, "{:?}", imported.report.letters);
}

#[test]
fn comments_say_whom_they_answer_and_whether_they_are_settled() {
    let said = |author: &str, text: &str, answers: Option<&str>, resolved: bool| Run {
        kind: RunKind::Comment(Comment {
            author: author.to_owned(),
            text: text.to_owned(),
            answers: answers.map(str::to_owned),
            resolved,
            ..Comment::default()
        }),
        ..Run::default()
    };
    let runs = vec![
        words("Họp"),
        said("Hà", "Thiếu hạn.", None, true),
        said("Minh", "Đã ghi.", Some("Hà"), true),
        said("Hà", "Còn ý khác.", None, false),
        said("Lan", "Đồng ý.", Some("Hà"), false),
    ];
    let imported = recognise(&document(vec![("Điều 1.", runs)]), "a.docx", None);
    let mut notes = Vec::new();
    imported.regulation.visit(|provision| {
        if provision.level == Level::Note {
            notes.push(provision.body.bare_words());
        }
    });
    let expected = [
        "Ý kiến của Hà (đã giải quyết): Thiếu hạn.",
        "Minh trả lời Hà (đã giải quyết): Đã ghi.",
        "Ý kiến của Hà: Còn ý khác.",
        "Lan trả lời Hà: Đồng ý.",
    ];
    assert_eq!(notes, expected);
}

#[test]
fn a_hyphen_that_does_not_break_is_one() {
    let text = "ĐẢNG UỶ XÃ VÂN TỊNH\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nSố 07\u{2011}QC/ĐU\n\nQUY CHẾ\n\nlàm việc\n\n\
                Điều 1. Phạm vi\n\n1. Theo Quy định số 12\u{2011}QĐ/ĐU.\n\n2. Hai.\n";
    let (imported, _) = imported("tep.txt", text);
    let facts = &imported.regulation.facts;
    assert_eq!((facts.number, facts.organ.name.as_str()), (Some(7), "Đảng uỷ xã Vân Tịnh"));
    assert!(markdown(&imported.regulation.provisions).contains("12-QĐ/ĐU"));
}

/// What a program makes of a Word file whose articles and chương Word counted: headings without nouns, lists that begin
/// again behind the điểm, the name of a mục below an empty line of its own.
#[test]
fn headings_without_nouns_are_counted() {
    let page = "<html><body><p>Quyết định</p><p>QUYẾT ĐỊNH:</p><ol><li>Ban hành Quy chế.</li><li>Có hiệu lực từ ngày ký.</li></ol>
        <p>Quy chế</p><p>làm việc của Tổ</p><h1><br><strong>Quy định chung</strong></h1>
        <ul><li><ol><li><br><strong>Việc chung</strong></li></ol></li></ul><h2>Phạm vi</h2>
        <ul><li><ol><li>Một việc:</li></ol></li></ul><p>a) thứ nhất;</p><p>b) thứ hai.</p><ul><li><ol><li>Hai việc.</li></ol></li></ul>
        <h2>Đối tượng</h2><p>Một đoạn.</p><ol start=\"2\" type=\"I\"><li><h1><strong>Việc khác</strong></h1></li></ol><h2>Việc cuối</h2><p>Đoạn cuối.</p></body></html>";
    let (imported, remarks) = imported("trang.html", page);
    let expected = "\
# Quy định chung

## Việc chung

### Phạm vi

1. Một việc:
   a) thứ nhất;
   b) thứ hai.
2. Hai việc.

### Đối tượng

Một đoạn.

# Việc khác

### Việc cuối

Đoạn cuối.
";
    assert_eq!(markdown(&imported.regulation.provisions), expected);
    assert_eq!(imported.regulation.decision_text.len(), 2);
    assert_eq!(remarks, [Remark::Counted(8)]);
}

#[test]
fn headings_of_no_regulation_stay_as_they_are() {
    let (imported, remarks) =
        imported("trang.html", "<html><body><h2>Tin vắn</h2><p>Một.</p><h2>Tin khác</h2></body></html>");
    assert!(remarks.is_empty() && !imported.report.is_regulation);
}

/// Markdown as pandoc writes it of a Word file.
#[test]
fn markdown_of_pandoc_is_read() {
    let text = "\
+-------------------------+------------------------------+
| Uỷ ban nhân dân\\        | Cộng hòa xã hội chủ nghĩa    |
| xã Vân Tịnh             | Việt Nam                     |
|                         |                              |
|                         | Độc lập - Tự do - Hạnh phúc  |
+-------------------------+------------------------------+
| Số: 15/QĐ-UBND          | Vân Tịnh, ngày 10 tháng 7    |
|                         | năm 2025                     |
+-------------------------+------------------------------+

Quy chế

làm việc nhiệm kỳ 2021 -- 2026

#  **Quy định chung**

1.  ## Phạm vi {#phạm-vi .Điều}

    1.  []{#_q1 .anchor}Một việc.

    2.  Hai việc.

```{=html}
<!-- -->
```
2.  ## Thời hạn {#thời-hạn}

  ---------------------------------------
  TT     Việc                   Thời hạn
  ------ ---------------------- ---------
  1      Chuyển văn bản đến     Trong
                                buổi

  2      Trả lời                3 ngày
  ---------------------------------------
";
    let (imported, remarks) = imported("tep.md", text);
    assert_eq!(remarks, [Remark::Counted(3)]);
    let facts = &imported.regulation.facts;
    assert_eq!((facts.number, facts.organ.name.as_str()), (Some(15), "Uỷ ban nhân dân xã Vân Tịnh"));
    assert_eq!(facts.subject, "làm việc nhiệm kỳ 2021 – 2026");
    let written = markdown(&imported.regulation.provisions);
    assert!(written.contains("1. Một việc.\n2. Hai việc.\n"), "{written}");
    assert!(written.contains("| 1 | Chuyển văn bản đến | Trong buổi |"), "{written}");
}

/// A citation says the letter that was typed; where two điểm were typed with it, nobody knows which.
#[test]
fn citations_follow_letters_that_were_recounted() {
    let list = "Điều 1. Nhiệm vụ\n1. Tổ trưởng:\na) một;\nb) hai;\nc) ba;\nd) bốn;\n";
    let text = format!("{list}e) năm;\nf) sáu.\n2. Thư ký làm theo điểm e khoản 1 Điều này.\n");
    let (mut read, _) = imported("tep.txt", &text);
    understand(&mut read, None);
    let written = markdown(&read.regulation.provisions);
    assert!(
        written.contains("đ) năm; {#nhiem-vu-k1-dd}") && written.contains("theo [](#nhiem-vu-k1-dd)."),
        "{written}"
    );
    let text = format!("{list}d) năm;\ne) sáu.\n2. Thư ký làm theo điểm d khoản 1 Điều này.\n");
    let (mut read, _) = imported("tep.txt", &text);
    understand(&mut read, None);
    let written = markdown(&read.regulation.provisions);
    assert!(written.contains("đ) năm;") && written.contains("theo điểm d khoản 1 Điều này."), "{written}");
}
