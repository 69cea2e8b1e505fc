//! Text that was wrapped by letters of unlike widths, as programs make it of a PDF file: full lines have many lengths, and
//! rows of a table are wider than all of them.

use quyche::import::{read, recognise};

const TEXT: &str = "\
ĐẢNG BỘ TỈNH LAM GIANG                  ĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG UỶ XÃ VÂN TỊNH
        Số 01-QC/ĐU                      Vân Tịnh, ngày 20 tháng 8 năm 2025
                                  QUY CHẾ
       làm việc của Đảng uỷ xã Vân Tịnh, nhiệm kỳ 2025 – 2030
     - Căn cứ Quy định số 12-QĐ/TU, ngày 26/5/2025 của Ban Chấp hành
Trung ương về thi hành Điều lệ Đảng;
     - Căn cứ Quy định số 13-QĐ/TU, ngày 09/6/2025 của Tỉnh uỷ về
chức năng, nhiệm vụ của đảng uỷ xã,
     Đảng uỷ xã Vân Tịnh ban hành Quy chế, gồm những nội dung
sau:
     Điều 1. Phạm vi
     1. Quy chế này quy định nguyên tắc, chế độ làm việc và quan
hệ công tác của Đảng uỷ xã trong cả nhiệm kỳ, áp dụng với cấp uỷ
viên.
     2. Bảng theo dõi gửi kèm:
     Báo cáo tháng          Văn phòng Đảng uỷ          trước ngày 25 hằng tháng          gửi bản điện tử
";

#[test]
fn lines_go_on_where_sentences_do() {
    let document = read("a.txt", TEXT.as_bytes()).unwrap().document;
    let imported = recognise(&document, "a.txt", None);
    assert_eq!((imported.report.letters.lost(), imported.report.not_understood), (0, 0));
    let facts = &imported.regulation.facts;
    let numbers: Vec<&str> = facts.bases.iter().filter_map(|basis| basis.number.as_deref()).collect();
    assert_eq!(numbers, ["12-QĐ/TU", "13-QĐ/TU"]);
    assert!(facts.enacting.as_deref().is_some_and(|clause| clause.ends_with("gồm những nội dung sau:")));
    let clause = &imported.regulation.provisions[0].children[0];
    assert!(clause.body.bare_words().ends_with("áp dụng với cấp uỷ viên."), "{}", clause.body.bare_words());
}
