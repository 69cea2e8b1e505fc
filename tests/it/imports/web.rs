//! Web pages that word processors save: numbers that they leave out, footnotes that each marks in its own way.

use quyche::import::{Remark, read, recognise};
use quyche::save::markdown;

fn imported(page: &str) -> (String, Vec<Remark>) {
    let read = read("trang.html", page.as_bytes()).unwrap();
    let imported = recognise(&read.document, "trang.html", None);
    assert_eq!(imported.report.letters.lost(), 0, "{:?}", imported.report.letters);
    (markdown(&imported.regulation.provisions), read.document.remarks)
}

/// LibreOffice writes a list item where `Điều 1.` was counted; `start` says where a list goes on, when it does.
#[test]
fn headings_of_lists_are_counted() {
    let page = "<html><body><h1>Chương I<br/>QUY ĐỊNH CHUNG</h1>
        <ol><li><h2>Phạm vi điều chỉnh</h2><ol><li><p>Một việc.</p><li><p>Hai việc:</p></ol></ol>
        <p>a) điểm một;</p><p>b) điểm hai.</p>
        <ol><ol start=\"3\"><li><p>Ba việc.</p></ol><li><h2>Đối tượng</h2></ol><p>Một đoạn.</p>
        <h1>Chương II<br/>VIỆC KHÁC</h1><ol start=\"7\"><li><h2>Việc cuối</h2></ol><p>Đoạn cuối.</p></body></html>";
    let (text, remarks) = imported(page);
    let expected = "\
# Quy định chung

### Phạm vi điều chỉnh

1. Một việc.
2. Hai việc:
   a) điểm một;
   b) điểm hai.
3. Ba việc.

### Đối tượng

Một đoạn.

# Việc khác

### Việc cuối {number=7}

Đoạn cuối.
";
    assert_eq!(text, expected);
    assert_eq!(remarks, [Remark::Counted(3)]);
}

/// A page that types its numbers keeps them, whatever list they stand in.
#[test]
fn typed_headings_are_not_counted() {
    let page = "<html><body><ol><li><h2>Mục lục</h2></ol><h2>Điều 1. Phạm vi</h2><p>1. Một.</p></body></html>";
    assert!(imported(page).1.is_empty());
}

#[test]
fn footnotes_of_word_processors_stand_at_their_marks() {
    let marks = [
        ("name=\"sdfootnote1anc\" href=\"#sdfootnote1sym\"", "name=\"sdfootnote1sym\" href=\"#sdfootnote1anc\""),
        ("name=\"_ftnref1\" href=\"#_ftn1\"", "name=\"_ftn1\" href=\"#_ftnref1\""),
        ("id=\"ftnt_ref1\" href=\"#ftnt1\"", "id=\"ftnt1\" href=\"#ftnt_ref1\""),
        ("id=\"footnote-ref-1\" href=\"#footnote-1\"", "id=\"footnote-1\" href=\"#footnote-ref-1\""),
    ];
    for (mark, back) in marks {
        let page = format!(
            "<html><body><p>Điều 1. Phạm vi</p><p>1. Danh mục<a {mark}><sup>1</sup></a> kèm theo.</p><p>2. Hai.</p>
            <hr><div id=\"x1\"><p><a {back}>1</a> Do Ban Thường vụ xác định.</p></div></body></html>"
        );
        let expected = "\
### Phạm vi

1. Danh mục[^1] kèm theo.
2. Hai.

[^1]: Do Ban Thường vụ xác định.
";
        assert_eq!(imported(&page).0, expected);
    }
}
