//! Comments and tracked changes of a file stand as notes in their places, and what was put in is text.

use quyche::import::{Block, Comment, Document, Paragraph, Run, RunKind, Tag, Tracked, recognise};
use quyche::save::markdown;

fn words(words: &str) -> Run {
    Run { words: words.to_owned(), ..Run::default() }
}

fn tracked(text: &str, deleted: bool) -> Run {
    let tracked = Tracked { deleted, author: "Trần Hà".to_owned(), date: Some("2026-02-05T08:00:00Z".to_owned()) };
    Run { tracked: Some(tracked), ..words(text) }
}

fn comment(text: &str) -> Run {
    let said = Comment { author: "Lê Nam".to_owned(), text: text.to_owned(), ..Comment::default() };
    Run { kind: RunKind::Comment(said), ..Run::default() }
}

fn paragraph(label: Option<&str>, runs: Vec<Run>) -> Block {
    Block::Paragraph(Paragraph { label: label.map(str::to_owned), runs, ..Paragraph::default() })
}

#[test]
fn what_readers_said_stands_beside_what_they_said_it_of() {
    let mark = Some(Tracked { deleted: true, author: "Trần Hà".to_owned(), date: None });
    let gone = Paragraph {
        label: Some("3.".to_owned()),
        runs: vec![tracked("Họp hằng tuần.", true)],
        mark,
        ..Paragraph::default()
    };
    let document = Document {
        blocks: vec![
            paragraph(Some("Điều 1."), vec![words("Chế độ"), comment("tên -- đã gọn?")]),
            paragraph(Some("1."), vec![words("Họp hằng "), tracked("quý", true), tracked("tháng", false), words(".")]),
            paragraph(Some("2."), vec![words("Bí thư chủ trì.")]),
            Block::Paragraph(gone),
        ],
        ..Document::default()
    };
    let imported = recognise(&document, "a.docx", None);
    let expected = "\
### Chế độ

<!-- Ý kiến của Lê Nam: tên - - đã gọn? -->

1. Họp hằng tháng.

   <!-- Bản gốc đề nghị bỏ: “quý” (Trần Hà, 2026-02-05) -->

2. Bí thư chủ trì.

   <!-- Bản gốc đề nghị bỏ: “3. Họp hằng tuần.” (Trần Hà) -->
";
    assert_eq!(markdown(&imported.regulation.provisions), expected);
    assert_eq!(imported.report.letters.lost(), 0, "{:?}", imported.report.letters);
    assert_eq!(imported.report.remarks, 3);
    assert_eq!(imported.tags[..3], [Tag::Article, Tag::Clause, Tag::Clause]);
}
