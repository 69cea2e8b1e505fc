//! What must be in a Word file.

use super::sample;
use super::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

fn file(profile: &str, with_decision: bool) -> Vec<u8> {
    docx(&sample::view(profile, with_decision), &Templates::embedded()).unwrap_or_else(|error| panic!("{error}"))
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut text = String::new();
    zip.by_name(name).expect("the part").read_to_string(&mut text).expect("text");
    text
}

/// What stands between `open` and the next `close`, everywhere.
fn between<'a>(text: &'a str, open: &'a str, close: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(open).skip(1).filter_map(move |rest| rest.split_once(close).map(|(inside, _)| inside))
}

/// Every paragraph of the body as `style numId: words`, fields by their code and their result.
fn paragraphs(document: &str) -> String {
    let mut out = String::new();
    for paragraph in between(document, "<w:p>", "</w:p>") {
        let style = between(paragraph, "<w:pStyle w:val=\"", "\"").next().unwrap_or("?");
        let number = between(paragraph, "<w:numId w:val=\"", "\"").next().unwrap_or("-");
        let mut words = String::new();
        for run in between(paragraph, "<w:r>", "</w:r>") {
            words.extend(between(run, "preserve\">", "</w:t>"));
            words.extend(between(run, "preserve\"> ", " </w:instrText>").map(|code| format!("{{{code}}}")));
            words.push_str(if run.contains("<w:br/>") { "⏎" } else { "" });
            words.push_str(if run.contains("<w:footnoteReference") { "†" } else { "" });
        }
        if !words.is_empty() || number != "-" {
            out.push_str(&format!("{style} {number}: {words}\n"));
        }
    }
    out
}

/// Whether every tag is closed in order and no attribute or text breaks out of its place.
fn assert_well_formed(name: &str, xml: &str) {
    let mut open = Vec::new();
    for tag in between(xml, "<", ">") {
        if tag.starts_with('?') || tag.ends_with('/') {
            continue;
        }
        match tag.strip_prefix('/') {
            Some(end) => assert_eq!(open.pop(), Some(end), "{name}"),
            None => open.push(tag.split(' ').next().unwrap_or(tag)),
        }
    }
    assert!(open.is_empty(), "{name}: {open:?} left open");
    assert_eq!(xml.matches('<').count(), xml.matches('>').count(), "{name}");
    assert!(!xml.chars().any(|c| c.is_control() && c != '\n'), "{name} holds a control character");
}

#[test]
fn every_part_is_well_formed_in_every_profile() {
    for profile in ["hd05-2026", "hd36-2018", "nd30-2020"] {
        for with_decision in [false, true] {
            let bytes = file(profile, with_decision);
            for (name, _) in PARTS {
                assert_well_formed(name, &part(&bytes, name));
            }
        }
    }
}

#[test]
fn the_same_view_gives_the_same_bytes() {
    assert_eq!(file("hd05-2026", true), file("hd05-2026", true));
}

#[test]
fn numbers_are_counted_where_they_can_be_and_typed_where_not() {
    let document = part(&file("hd05-2026", false), "word/document.xml");
    let text = paragraphs(&document);
    let lines: BTreeSet<&str> = text.lines().collect();
    for line in [
        "Heading1 1: ⏎Quy định chung",
        "Muc 1: ⏎Cá nhân",
        "Heading2 2: Phạm vi điều chỉnh",
        "BodyText -: Quy chế này quy định chế độ làm việc của Ban Chấp hành.†",
        "Khoan 2: Thiểu số phục tùng đa số:",
        "Diem -: a) ý kiến thiểu số được bảo lưu;",
        "GachDauDong -: - về tổ chức bộ máy:",
        "GachCong -: + cấp tỉnh;",
        // Nothing would restart the counter below a typed article.
        "Heading2 0: Điều 2a. Điều được bổ sung",
        "Khoan 0: 2. Khoản thứ hai.",
        // The article without a name runs in; what is inserted is typed, and what follows counts on.
        "Heading2 2: Bí thư Tỉnh uỷ chủ trì công việc của Ban Thường vụ.",
        "Khoan 2: Quyết định trình tập thể.",
        "Khoan 0: 1a. Khoản được bổ sung.",
        "Khoan 2: Khoản sau, xem khoản {REF _q17 \\n \\h}1 Điều này và {REF _q21 \\n \\h}Điều 5.",
        "PhuLuc 0: Phụ lục 1⏎Danh mục công việc",
    ] {
        assert!(lines.contains(line), "{line}\nis not among\n{text}");
    }
}

#[test]
fn references_are_fields_on_what_they_repeat() {
    let document = part(&file("hd05-2026", false), "word/document.xml");
    let names: BTreeSet<_> = between(&document, "<w:bookmarkStart ", "/>").collect();
    let names: BTreeSet<_> = names.iter().filter_map(|tag| between(tag, "w:name=\"", "\"").next()).collect();
    for code in between(&document, "<w:instrText xml:space=\"preserve\"> REF ", " ") {
        assert!(names.contains(code), "{code} is no bookmark");
    }
    // A typed number is bookmarked without its full stop, and repeated as text.
    assert!(document.contains("<w:t xml:space=\"preserve\">Điều 2a</w:t></w:r><w:bookmarkEnd"));
    let text = paragraphs(&document);
    assert!(text.contains("điểm {REF _q6 \\h}b khoản {REF _q4 \\n \\h}2 Điều này, {REF _q7 \\h}Điều 2a."), "{text}");
    assert!(text.contains("theo {REF _q11 \\n \\h}Mục 1 {REF _q10"), "{text}");
}

#[test]
fn what_a_text_says_is_never_syntax() {
    let mut regulation = sample::regulation(false);
    regulation.facts.organ.name = "A & \"B\" <w:p>\u{1}\u{fffe}".to_owned();
    regulation.facts.contact = Some("]]><!--".to_owned());
    let view = crate::view::document(&regulation, &sample::profile("hd05-2026"));
    let bytes = docx(&view, &Templates::embedded()).expect("it prints");
    for (name, _) in PARTS {
        assert_well_formed(name, &part(&bytes, name));
    }
    let document = part(&bytes, "word/document.xml");
    assert!(document.contains("&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;:"));
    assert!(part(&bytes, "docProps/core.xml").contains("<dc:creator>A &amp; &quot;B&quot; &lt;w:p&gt;</dc:creator>"));
}

#[test]
fn each_part_is_a_section_that_counts_its_own_pages_and_articles() {
    let bytes = file("hd05-2026", true);
    let document = part(&bytes, "word/document.xml");
    let sections: Vec<_> = between(&document, "<w:sectPr>", "</w:sectPr>").collect();
    assert_eq!(sections.len(), 2);
    for section in sections {
        assert!(section.contains("<w:pgNumType w:start=\"1\"/><w:titlePg/>"));
        assert!(section.contains("w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\""));
    }
    let text = paragraphs(&document);
    assert!(text.contains("Heading2 4: Ban hành kèm theo Quyết định này Quy chế làm việc.\n"), "{text}");
    assert!(text.contains("có hiệu lực theo {REF _dq0 \\n \\h}Điều 1.\n"), "{text}");
    assert!(part(&bytes, "word/settings.xml").contains("<w:mirrorMargins/>"));
}

#[test]
fn every_style_and_footnote_that_is_used_exists() {
    let bytes = file("nd30-2020", true);
    let (document, styles) = (part(&bytes, "word/document.xml"), part(&bytes, "word/styles.xml"));
    let known: BTreeSet<_> = between(&styles, "w:styleId=\"", "\"").collect();
    for tag in ["<w:pStyle w:val=\"", "<w:rStyle w:val=\"", "<w:tblStyle w:val=\""] {
        for style in between(&document, tag, "\"") {
            assert!(known.contains(style), "{style}");
        }
    }
    let footnotes = part(&bytes, "word/footnotes.xml");
    for number in between(&document, "<w:footnoteReference w:id=\"", "\"") {
        assert!(footnotes.contains(&format!("<w:footnote w:id=\"{number}\">")));
    }
    assert!(footnotes.contains("Sau đây gọi là Tỉnh uỷ."));
}

#[test]
fn the_rule_is_as_long_as_the_words_above_it() {
    let document = part(&file("hd05-2026", false), "word/document.xml");
    let rule = between(&document, "<w:pStyle w:val=\"KeNgang\"/><w:ind w:left=\"", "\"").next().expect("a rule");
    let side: f64 = rule.parse().expect("a number");
    let words = crate::measure::width("ĐẢNG CỘNG SẢN VIỆT NAM", 15.0, true, false);
    let column = (210.0 - 30.0 - 15.0 - 75.0) * 72.0 / 25.4;
    assert!((column - side / 10.0 - words).abs() < 0.2, "{column} {side} {words}");
}

#[test]
fn a_template_of_ones_own_that_asks_too_much_is_told_where() {
    let own = BTreeMap::from([("docx/core.hbs".to_owned(), "\n{{meta.titel}}".to_owned())]);
    let templates = Templates::with_overrides(own).expect("the name is known");
    let failure = docx(&sample::view("hd05-2026", false), &templates).expect_err("a field is missing");
    assert!(failure.to_string().starts_with("docx/core.hbs:2:"), "{failure}");
}

/// Writes the samples where a person or a validator can look at them.
#[test]
fn samples_on_request() {
    let Ok(folder) = std::env::var("QUYCHE_DOCX_SAMPLES") else { return };
    for profile in ["hd05-2026", "hd36-2018", "nd30-2020"] {
        for with_decision in [false, true] {
            let path = format!("{folder}/{profile}-{with_decision}.docx");
            std::fs::write(path, file(profile, with_decision)).expect("the folder can be written");
        }
    }
}
