//! Heads as strangers type them: what is understood becomes facts, what is not is kept and told, and never the organ.

use quyche::import::{Imported, read, recognise};

fn imported(name: &str, text: &str) -> Imported {
    let document = read(name, text.as_bytes()).unwrap().document;
    let imported = recognise(&document, name, None);
    assert_eq!(imported.report.letters.lost(), 0, "{text}\n{:?}", imported.report.letters);
    imported
}

const BODY: &str = "Điều 1. Phạm vi\n\n1. Một việc.\n\n2. Hai việc.\n";

/// A head, and the organ, superior, number, year, day and signs of number that it says; `-` for none.
const HEADS: [(&str, [&str; 6]); 9] = [
    (
        "UBND TỈNH LAM GIANG\n\nBAN QLDA DÂN DỤNG\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố:      /QC-BQLDA\n\n\
         Lam Giang, ngày      tháng      năm 2025\n\nQUY CHẾ\n\nLàm việc của Ban\n\n",
        ["Ban QLDA Dân dụng", "UBND tỉnh Lam Giang", "-", "-", "-", "BQLDA"],
    ),
    (
        "QUỐC HỘI\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nĐộc lập - Tự do - Hạnh phúc\n\nLuật số: 57/2026/QH16\n\n\
         LUẬT\n\nNHÀ VĂN HOÁ\n\n",
        ["Quốc hội", "-", "57", "2026", "-", "QH16"],
    ),
    (
        "HỘI ĐỒNG NHÂN DÂN XÃ VÂN TỊNH\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nNghị quyết số: 12/2026/NQ-HĐND\n\n\
         Vân Tịnh, ngày 05 tháng 02 năm 2026\n\nNGHỊ QUYẾT\n\nVề quy chế\n\n",
        ["Hội đồng nhân dân xã Vân Tịnh", "-", "12", "2026", "2026-02-05", "HĐND"],
    ),
    (
        "CHÍNH PHỦ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nĐộc lập - Tự do - Hạnh phúc\n\n\
         Số: 191/2026/NĐ- CP Hà Nội, ngày l6 tháng 3 năm 2026\n\nNGHỊ ĐỊNH\n\nVề việc chung\n\n",
        ["Chính phủ", "-", "191", "2026", "2026-03-16", "CP"],
    ),
    (
        "CÔNG BÁO\n\nTHÔNG TIN VĂN BẢN\n\nTrạng thái: còn hiệu lực\n\nCập nhật hôm qua\n\nBỘ TÀI CHÍNH\n\n\
         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 09/2026/TT-BTC\n\nTHÔNG TƯ\n\nVề việc thu\n\n",
        ["Bộ Tài chính", "-", "9", "2026", "-", "BTC"],
    ),
    (
        "UBND TỈNH LAM GIANG BAN QUẢN LÝ DỰ ÁN\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 15/QC-BQL\n\n\
         QUY CHẾ\n\nLàm việc\n\n",
        ["Ban Quản lý Dự án", "UBND tỉnh Lam Giang", "15", "-", "-", "BQL"],
    ),
    (
        "TỈNH UỶ LAM GIANG\n\n*\n\nSố 22-QC/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nLam Giang, ngày 05 tháng 11 năm 2025\n\n\
         QUY CHẾ\n\nlàm việc\n\n",
        ["Tỉnh uỷ Lam Giang", "-", "22", "-", "2025-11-05", "TU"],
    ),
    ("TỔ CÔNG TÁC LAM GIANG\n\nQUY CHẾ\n\nlàm việc của Tổ\n\n", ["Tổ công tác Lam Giang", "-", "-", "-", "-", "-"]),
    ("Trang chủ\n\nTải về\n\nQUY CHẾ\n\nlàm việc của Tổ\n\n", ["…", "-", "-", "-", "-", "-"]),
];

#[test]
fn heads_say_what_they_say() {
    let mut faults = Vec::new();
    for (head, expected) in HEADS {
        let facts = imported("tep.txt", &format!("{head}{BODY}")).regulation.facts;
        let or = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
        let found = [
            facts.organ.name.clone(),
            or(facts.organ.superior.clone()),
            or(facts.number.map(|number| number.to_string())),
            or(facts.number_year.map(|year| year.to_string())),
            or(facts.date.map(|date| date.to_string())),
            or(facts.organ.code.clone()),
        ];
        if found.each_ref().map(|value| value.to_lowercase()) != expected.map(str::to_lowercase) {
            faults.push(format!("{head}meant {expected:?}\nfound {found:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

/// The figures of half a date stay, as a note.
#[test]
fn half_a_date_is_kept_and_told() {
    let imported = imported("tep.txt", &format!("{}{BODY}", HEADS[0].0));
    assert_eq!(imported.regulation.facts.place.as_deref(), Some("Lam Giang"));
    let text = quyche::save::markdown(&imported.regulation.provisions);
    assert!(text.contains("năm 2025"), "{text}");
    assert_eq!(imported.report.not_understood, 1);
}

/// The head of a document of law prints its number with the year, and nothing of the line is left over.
#[test]
fn a_number_with_a_year_prints_as_one() {
    for head in [HEADS[1].0, HEADS[2].0, HEADS[3].0] {
        let imported = imported("tep.txt", &format!("{head}{BODY}"));
        assert_eq!(imported.report.not_understood, 0, "{head}\n{:?}", imported.diagnostics);
    }
}

/// A saved page shows a trail, tabs and dates over the head; breaks of a paragraph are lines.
#[test]
fn the_frame_of_a_site_is_set_aside() {
    let page = "<html><body><div>Trang chủ</div><div>Quyết định số 9/2026/QĐ-UBND về quy chế</div><div>Còn hiệu lực</div>\
        <div>Cập nhật: 05/02/2026</div><div role=\"tablist\"><div role=\"tab\">Nội dung</div></div>\
        <table><tr><td><p>ỦY BAN NHÂN DÂN<br>XÃ VÂN TỊNH</p></td><td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p></td></tr>\
        <tr><td><p>Số: 9/2026/QĐ-UBND</p></td><td><p>Vân Tịnh, ngày 05 tháng 02 năm 2026</p></td></tr></table>\
        <p>QUYẾT ĐỊNH</p><p>Ban hành Quy chế làm việc</p><p>Căn cứ Luật Nhà văn hoá;</p><p>Điều 1. Ban hành Quy chế.</p>\
        <p>Điều 2. Có hiệu lực từ ngày ký.</p><table><tr><td><p>Nơi nhận:<br>- Như Điều 2;<br>- Lưu: VT.</p></td>\
        <td><p>TM. ỦY BAN NHÂN DÂN<br>KT. CHỦ TỊCH<br>PHÓ CHỦ TỊCH<br>(Đã ký)<br><br>Trần Văn Hà</p></td></tr></table>\
        </body></html>";
    let imported = imported("trang.html", page);
    let facts = &imported.regulation.facts;
    assert_eq!(facts.organ.name, "Ủy ban nhân dân xã Vân Tịnh");
    assert_eq!((facts.number, facts.number_year), (Some(9), Some(2026)));
    assert_eq!(facts.bases.len(), 1);
    assert_eq!(facts.recipients, ["Như Điều 2", "Lưu: VT"]);
    let signature = &facts.signatures[0];
    assert_eq!(signature.on_behalf_of.as_deref(), Some("Ủy ban nhân dân"));
    assert_eq!(signature.deputy_for.as_deref(), Some("Chủ tịch"));
    assert_eq!(signature.title.as_deref(), Some("Phó Chủ tịch"));
    assert_eq!(signature.name.as_deref(), Some("Trần Văn Hà"));
    assert_eq!(imported.report.not_understood, 0, "{:?}", imported.diagnostics);
}
