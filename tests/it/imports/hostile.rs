//! Text and web pages that nobody should trust: no panic, no hang, no letter lost.

use proptest::prelude::*;
use quyche::import::{Read, Remark, folder, read, recognise, understand};
use quyche::load::load;

/// Reads what is given as it is, and as words that a machine recognised.
fn swallow(name: &str, bytes: &[u8]) {
    let Ok(mut read) = read(name, bytes) else { return };
    digest(name, bytes, &read);
    read.document.remarks.push(Remark::Recognised(1));
    digest(name, bytes, &read);
}

fn digest(name: &str, bytes: &[u8], read: &Read) {
    let mut imported = recognise(&read.document, name, None);
    let text = String::from_utf8_lossy(bytes);
    assert_eq!(imported.report.letters.lost(), 0, "{name}: {:?}\n{text:?}", imported.report.letters);
    understand(&mut imported, None);
    load(&folder(&imported));
}

#[test]
fn pages_built_to_hurt_are_read() {
    let deep = |open: &str, close: &str, count: usize| {
        format!("<html>{}chữ{}</html>", open.repeat(count), close.repeat(count))
    };
    let cases = [
        deep("<div>", "</div>", 50_000),
        deep("<table><tr><td>", "</td></tr></table>", 5_000),
        deep("<table><tr><td>", "", 5_000),
        deep("<ol><li>", "", 10_000),
        format!("<html>{}", "<li>Điều 1. x".repeat(20_000)),
        format!("<html><table>{}</table>", "<tr><td colspan=1000000>a".repeat(2_000)),
        format!("<p>{}", "&amp;".repeat(100_000)),
        format!("<html><ol start=4294967295>{}</ol>", "<li>a</li>".repeat(3)),
        "<!doctype html><script>if (a < b) { alert('Điều 1.') }</script><p>Điều 1. Việc<p>Một đoạn.".to_owned(),
        "<html><a role=doc-noteref href=#x>1</a><p>Điều 1. <section role=doc-endnotes><p id=x>chú thích".to_owned(),
        "<html><body><p>Điều 1. Tên</p></td></tr></table></p></p>".to_owned(),
    ];
    for case in cases {
        swallow("trang.html", case.as_bytes());
    }
}

#[test]
fn texts_built_to_hurt_are_read() {
    let cases = [
        "Điều 1. ".repeat(20_000),
        "Điều 1. Tên\n1. ".to_owned() + &"a) x\n".repeat(20_000),
        (1..3000).map(|n| format!("Điều {n}. Việc {n}\n1. Một.\n2. Hai.\n")).collect(),
        "CHƯƠNG I\n".repeat(5_000),
        "(".repeat(100_000),
        "*".repeat(50_000),
        "_a".repeat(20_000),
        "[^1]".repeat(20_000),
        "| a ".repeat(20_000),
        "{{ organ.name }}".repeat(5_000),
        "\u{feff}\u{200b}\u{202e}Điều 1. Việc\u{0}".to_owned(),
        // The mark of a footnote stands alone before the tab that makes two columns.
        "[^1]: chú Chương I\n[^1] \t T/M TỈNH UỶ ".to_owned(),
        // The mark stands behind a hard space that ends its line.
        "[^1]: chú\nChương I\u{a0}[^1]\n1. ".to_owned(),
        "4\u{a0}. 1.m\n".to_owned(),
        "Điều 4294967295. Cuối\nĐiều 1. Đầu\nđ) bốn\n".to_owned(),
        "--> <!-- Điều 1. --> -- -->\n".repeat(1000),
        "Điều 4294967296. Quá lớn\nĐiều 1. Đúng\n99999999999. x\n".to_owned(),
        "Số 99999999999999999999-QC/TU\nX, ngày 99 tháng 99 năm 99999\nQUY CHẾ\nĐiều 1. A\nb\n".to_owned(),
    ];
    for case in cases {
        swallow("tep.txt", case.as_bytes());
        swallow("tep.md", case.as_bytes());
    }
}

const PIECES: [&str; 55] = [
    "Chương I",
    "CHƯƠNG II",
    "Mục 1",
    "Điều 1.",
    "Điều 2:",
    "Điều 1a.",
    "1.",
    "2-",
    "3/",
    "4)",
    "a)",
    "b.",
    "đ)",
    "f)",
    "-",
    "+",
    "\n",
    "\n\n",
    "\t",
    "    ",
    "QUY CHẾ",
    "QUYẾT ĐỊNH",
    "Căn cứ Điều lệ Đảng;",
    "Nơi nhận:",
    "- Như trên;",
    "T/M TỈNH UỶ",
    "BÍ THƯ",
    "Nguyễn Văn Minh",
    "Số 22-QC/TU",
    "Lam Giang, ngày 05 tháng 11 năm 2025",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "*",
    "-----",
    "**",
    "_",
    "Phụ lục 1",
    "PHỤ LỤC",
    "| a | b |",
    "|---|---|",
    "[^1]",
    "[^1]: chú",
    "{{ x }}",
    "-->",
    "ban thường vụ họp mỗi tháng một lần",
    "l. Một",
    "Z. Ba",
    "5, Năm",
    "á) một",
    "b} hai",
    "Diều S.",
    "Chuơng HI",
    "2–",
    "3",
    ".",
    "\u{a0}",
];

/// How many heaps are tried: `PROPTEST_CASES` when it is set, to look for long.
fn heaps() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(300)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: heaps(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_pieces_loses_no_letter(picks in proptest::collection::vec((0..PIECES.len(), 0..4usize), 1..60)) {
        let gaps = [" ", "\n", "", "\u{a0}"];
        let text: String = picks.iter().map(|(at, gap)| format!("{}{}", PIECES[*at], gaps[*gap])).collect();
        swallow("tep.txt", text.as_bytes());
        swallow("tep.md", text.as_bytes());
        let page: String = picks.iter().map(|(at, gap)| format!("<p>{}</p>{}", PIECES[*at], ["<br>", "<table><tr><td>x", "</td></tr></table>", "&nbsp;"][*gap])).collect();
        swallow("trang.html", format!("<html><body>{page}").as_bytes());
    }
}
