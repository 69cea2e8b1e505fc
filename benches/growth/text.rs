//! Regulations of any size, and hostile ones; deterministic.

use quyche::source::{FACTS_FILE, Sources};
use std::fmt::Write;

/// The facts of an example; only the text grows.
const FACTS: &str = include_str!("../../regulations/chi-bo/regulation.yaml");

fn sources(text: String) -> Sources {
    let mut sources = Sources::new();
    sources.add(FACTS_FILE, FACTS_FILE, FACTS);
    sources.add("01-quy-dinh.md", "01-quy-dinh.md", text);
    sources
}

/// A regulation of so many điều, thirty to a chương.
pub fn regulation(articles: usize) -> Sources {
    let mut out = String::new();
    for at in 0..articles {
        if at % 30 == 0 {
            let _ = writeln!(out, "# Nhiệm vụ, quyền hạn nhóm {at} {{#chuong-{at}}}\n");
        }
        let before = at.saturating_sub(1);
        let note = if at % 10 == 0 { format!("[^{at}]") } else { String::new() };
        let _ = write!(
            out,
            "### Trách nhiệm thứ {at} của tập thể {{#dieu-{at}}}\n\n\
             1. Chủ trì hội nghị Ban Chấp hành, Ban Thường vụ theo [](#dieu-{before}) và kết luận hội nghị{note}.\n\
             2. Chỉ đạo chuẩn bị và quyết định trình tập thể của {{{{ organ.name }}}}:\n\
             a) chương trình công tác toàn khoá và hằng năm;\n\
             b) những vấn đề mới, lớn, hệ trọng, nhạy cảm.\n\
             3. Thay mặt **Ban Thường vụ** ký các văn bản được giao.\n\n"
        );
        if at % 10 == 0 {
            let _ = writeln!(out, "[^{at}]: Theo quy định của Điều lệ Đảng.\n");
        }
    }
    sources(out)
}

/// So many điều, each with a reference to none.
pub fn dead_references(count: usize) -> Sources {
    let mut out = String::from("# Một {#mot}\n\n");
    for at in 0..count {
        let _ =
            writeln!(out, "### Tên {at} {{#dieu-thu-{at}}}\n\n1. Theo [](#dieu-thu-x{at}) {{{{ organ.x{at} }}}}.\n");
    }
    sources(out)
}

/// So many footnotes in one paragraph.
pub fn footnotes(count: usize) -> Sources {
    let mut out = String::from("# Một {#mot}\n\n### Hai {#hai}\n\n1. Ba");
    for at in 0..count {
        let _ = write!(out, "[^{at}]");
    }
    out.push_str("\n\n");
    for at in 0..count {
        let _ = writeln!(out, "[^{at}]: Chú thích {at}.\n");
    }
    sources(out)
}

/// A list in a list in a list.
pub fn nested_yaml(depth: usize) -> Sources {
    let mut sources = Sources::new();
    sources.add(FACTS_FILE, FACTS_FILE, format!("a: {}", "[".repeat(depth)));
    sources
}

/// Words and marks without a line break.
pub fn endless_line(megabytes: usize) -> Sources {
    let words = "1. Chủ trì **hội nghị** theo [](#x) ([^1], {{ organ.name }}) <b> ";
    sources(words.repeat(megabytes * 1024 * 1024 / words.len()))
}
