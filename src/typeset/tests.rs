//! Small markups, set: where lines stand, where pages end, what is told of what is wrong.

use super::*;
use proptest::prelude::*;

const STYLES: &str = r#"<style name="text" size="14" line="18" align="justify" indent="10mm" above="6" below="6"/>
<style name="footnote" size="11" line="12" align="justify"/><style name="n" size="14" line="18"/>"#;

/// A text area of 100 by 180 points, at 20 from the top, 30 and 15 from the sides.
fn document(blocks: &str) -> String {
    format!(
        "<document title=\"t\" font=\"Liberation Serif\">{STYLES}\n<part width=\"145\" height=\"220\" top=\"20\" \
         bottom=\"20\" inner=\"30\" outer=\"15\" number-top=\"5\" number-style=\"n\">\n{blocks}\n</part></document>"
    )
}

fn set_of(blocks: &str) -> Vec<Page> {
    let document = read(&document(blocks)).unwrap_or_else(|error| panic!("{error}"));
    set(&document, &Faces::new(crate::measure::embedded(), &document.families))
}

/// The lines of each page: how far down, and the words.
fn lines(blocks: &str) -> Vec<Vec<(i64, String)>> {
    let line = |(_, y, words): (f64, f64, String)| (y.round() as i64, words.trim().to_owned());
    set_of(blocks).iter().map(|page| page.lines().into_iter().map(line).collect()).collect()
}

fn words(blocks: &str) -> Vec<Vec<String>> {
    lines(blocks).into_iter().map(|page| page.into_iter().map(|(_, words)| words).collect()).collect()
}

fn paragraphs(count: usize) -> String {
    (1..=count).map(|at| format!("<p style=\"text\">đoạn {at}</p>")).collect()
}

#[test]
fn lines_are_filled_and_stretched_to_the_margin() {
    let pages = set_of("<p style=\"text\">Quy chế này quy định trách nhiệm và quyền hạn</p>");
    let pieces = &pages[0].pieces;
    assert_eq!(pieces[0].x.round(), 58.0); // 30 and 10 mm
    assert_eq!(pieces[0].y, 20.0 + 0.8 * 18.0);
    assert_eq!(pieces[1].y - pieces[0].y, 18.0);
    for piece in &pieces[..pieces.len() - 1] {
        assert!((piece.x + piece.width - 130.0).abs() < 0.01, "{piece:?}");
    }
    assert_eq!(pieces.last().map(|piece| (piece.x, piece.stretch)), Some((30.0, 0.0)));
}

#[test]
fn space_between_paragraphs_counts_once_and_not_at_the_head_of_a_page() {
    let pages = lines(&paragraphs(9));
    assert_eq!(pages[0][..2], [(34, "đoạn 1".to_owned()), (58, "đoạn 2".to_owned())]);
    // Behind the number of the page.
    assert_eq!((pages[1][0].1.as_str(), pages[1][1].0), ("2", 34));
}

#[test]
fn centred_and_right_lines_and_breaks() {
    let pages = set_of("<p align=\"centre\">a<br/>bb</p><p align=\"right\">c</p>");
    let middle = |piece: &Piece| (piece.x + piece.width / 2.0 - 80.0).abs() < 0.01;
    assert!(middle(&pages[0].pieces[0]) && middle(&pages[0].pieces[1]));
    assert!((pages[0].pieces[2].x + pages[0].pieces[2].width - 130.0).abs() < 0.01);
}

#[test]
fn a_line_may_end_behind_a_hyphen_before_a_letter_and_a_word_too_long_is_cut() {
    assert_eq!(words("<p>QC-TU/HĐNDHĐND 22-22222222</p>"), [["QC-TU/", "HĐNDHĐND", "22-22222222"]]);
    let cut = words(&format!("<p>a {}</p>", "m".repeat(40)));
    assert_eq!(cut[0].concat().replace(' ', ""), format!("a{}", "m".repeat(40)));
    assert!(cut[0].len() > 4);
}

#[test]
fn spaces_of_a_width_of_their_own_leave_room() {
    let width = |blocks: &str| set_of(blocks)[0].pieces[0].width;
    assert!(width("<p>ngày\u{2003}\u{2003}năm</p>") > width("<p>ngày năm</p>") + 20.0);
}

#[test]
fn what_is_kept_goes_to_the_next_page_together() {
    let text = format!("{}<p style=\"text\" keep=\"next\">gồm:</p><p style=\"text\">a</p>", paragraphs(6));
    let pages = words(&text);
    assert_eq!(pages[0].len(), 6);
    assert_eq!(pages[1], ["2", "gồm:", "a"]);
    // Kept with what stands before.
    let text = format!("{}<p style=\"text\">b</p><p style=\"text\" keep=\"previous\">c</p>", paragraphs(6));
    assert_eq!(words(&text)[1], ["2", "b", "c"]);
    // More than a page of what is kept ends where the page does.
    let text = paragraphs(20).replace("<p ", "<p keep=\"next\" ");
    assert_eq!(words(&text)[0].len(), 7);
}

#[test]
fn first_and_last_lines_stay_together_when_asked() {
    let long = "một hai ba bốn năm sáu bảy tám chín mười mười một mười hai";
    let text = |more: &str| format!("{}<p style=\"text\" {more}>{long}</p>", paragraphs(6));
    let plain = words(&text(""));
    assert_eq!(plain[0].len(), 8);
    assert_eq!(words(&text("first-lines=\"3\""))[0].len(), 6);
    assert_eq!(words(&text(&format!("last-lines=\"{}\"", plain.concat().len() - 8)))[0].len(), 7);
}

#[test]
fn pages_are_numbered_from_the_second_and_parts_begin_on_odd_pages() {
    let mut text = document(&paragraphs(8));
    let part = "<part width=\"145\" height=\"220\" start=\"odd\"><p>x</p></part>";
    text = text.replace("</document>", &format!("{part}{part}</document>"));
    let document = read(&text).unwrap();
    let pages = set(&document, &Faces::new(crate::measure::embedded(), &document.families));
    let numbers: Vec<usize> = pages.iter().map(|page| page.number).collect();
    assert_eq!(numbers, [1, 2, 1, 0, 1]);
    let number = pages[1].pieces.first().unwrap();
    // Between the margins of an even page: 15 and 30.
    assert_eq!((number.text.as_str(), (number.x + number.width / 2.0).round()), ("2", 65.0));
    assert!(!pages[0].pieces.iter().any(|piece| piece.text == "1"));
}

#[test]
fn a_sheet_turns_and_stands_again() {
    let pages =
        set_of("<p>a</p><new-page turned=\"true\"/><p>b</p><new-page/><p>c</p><new-page turned=\"false\"/><p>d</p>");
    let sizes: Vec<(f64, f64)> = pages.iter().map(|page| page.size).collect();
    assert_eq!(sizes, [(145.0, 220.0), (220.0, 145.0), (220.0, 145.0), (145.0, 220.0)]);
}

#[test]
fn notes_stand_at_the_foot_of_their_page() {
    let pages = lines("<p style=\"text\">một<note mark=\"1\">chú</note> hai</p>");
    assert_eq!(pages[0].last(), Some(&(198, "1 chú".to_owned())));
    // The call and the note stay together.
    let call = "<space height=\"4\"/><p style=\"text\">x<note mark=\"1\">chú</note></p>";
    let text = format!("{}{call}", paragraphs(6));
    assert_eq!(words(&text)[1][1], "x1");
    // A note longer than a page goes on at the foot of the next ones.
    let long = "từ ".repeat(300);
    let pages = words(&format!("<p style=\"text\">x<note mark=\"1\">{long}</note></p><p>sau</p>"));
    assert!(pages.len() > 2);
    assert_eq!(pages.concat().join(" ").matches("từ").count(), 300);
    assert!(pages.last().unwrap().contains(&"sau".to_owned()) || pages.concat().contains(&"sau".to_owned()));
}

#[test]
fn a_thousand_notes_in_a_line() {
    let notes: String = (1..=1000).map(|at| format!("<note mark=\"{at}\">chú {at}</note>")).collect();
    let pages = words(&format!("<p style=\"text\">x{notes}</p>"));
    let all = pages.concat();
    assert!((1..=1000).all(|at| all.contains(&format!("{at} chú {at}"))));
}

fn table(rows: &str) -> String {
    format!(
        "<table widths=\"1* 1*\" inset-x=\"2\" inset-y=\"1\"><head><row><cell><p>đầu</p></cell><cell/></row></head>{rows}</table>"
    )
}

#[test]
fn rows_are_cut_and_the_head_stands_again() {
    let cell = |count: usize| (1..=count).map(|at| format!("<p>d{at}</p>")).collect::<String>();
    let row = format!("<row><cell>{}</cell><cell><p>phải</p></cell></row>", cell(20));
    let pages = words(&table(&row));
    assert!(pages.len() > 1);
    assert!(pages[0][0] == "đầu" && pages[1..].iter().all(|page| page[1] == "đầu"));
    assert_eq!(pages.concat().iter().filter(|words| words.starts_with('d')).count(), 20);
    // A row that is not to be cut goes to the next page whole; one taller than a page is cut all the same.
    let whole = |count| format!("<row split=\"false\"><cell>{}</cell></row>", cell(count));
    let pages = words(&table(&format!("{}{}", whole(6), whole(6))));
    assert_eq!(pages.len(), 2);
    assert_eq!(words(&table(&whole(30))).concat().iter().filter(|words| words.starts_with('d')).count(), 30);
    // What is said again was read once.
    let again = set_of(&table(&row));
    let heads: Vec<bool> =
        again.iter().map(|page| page.pieces.iter().any(|piece| piece.text == "đầu" && piece.leaf.is_some())).collect();
    assert!(heads[0] && heads[1..].iter().all(|leaf| !leaf));
}

#[test]
fn the_structure_has_headings_lists_notes_and_head_cells() {
    let text = "<h level=\"1\">Chương<note mark=\"1\">n</note></h><p list=\"1\"><label>1.</label> a</p>\
                <p list=\"2\"><label>a)</label> b</p><p list=\"1\"><label>2.</label> c</p>";
    let document = read(&document(&format!("{text}{}", table("<row><cell><p>x</p></cell></row>")))).unwrap();
    let count = |wanted: fn(&Role) -> bool| document.structure.nodes.iter().filter(|node| wanted(&node.role)).count();
    assert_eq!(count(|role| matches!(role, Role::List(_))), 2);
    assert_eq!(count(|role| matches!(role, Role::Item)), 3);
    assert_eq!(count(|role| matches!(role, Role::Note)), 1);
    assert_eq!(count(|role| matches!(role, Role::HeadCell(_))), 2);
    assert_eq!(document.outline.len(), 1);
    // A bookmark does not hold the words of a note.
    assert_eq!(document.outline[0].title, "Chương");
}

#[test]
fn what_is_wrong_is_told_with_its_line_and_element() {
    for (blocks, line, element, message) in [
        ("<p>a</p>\n<q>b</q>", 5, "q", "is not known here"),
        ("<p sise=\"3\">a</p>", 4, "p", "no attribute “sise”"),
        ("<p size=\"x\">a</p>", 4, "p", "is no length"),
        ("<p size=\"0\">a</p>", 4, "p", "more than 0"),
        ("<p>a", 4, "p", "never ends"),
        ("trần", 3, "part", "words outside a paragraph"),
        ("<p><a to=\"q9\">x</a></p>", 4, "a", "no anchor is called so"),
        ("<p anchor=\"a\"/><p anchor=\"a\"/>", 4, "p", "has a place already"),
        ("<p style=\"không\">x</p>", 4, "p", "no <style> is called"),
        ("<table widths=\"1*\"><row><cell/><cell/></row></table>", 4, "cell", "one cell too many"),
        ("<table widths=\"\"/>", 4, "table", "has to name 1 to"),
        ("<p>&không;</p>", 4, "p", "unknown sign"),
        ("<h>x</h>", 4, "h", "needs the attribute “level”"),
        ("<rule/>", 4, "rule", "needs the attribute"),
    ] {
        let error = read(&document(blocks)).expect_err(blocks);
        assert_eq!((error.line, error.element.as_str()), (line, element), "{blocks}: {error}");
        assert!(error.message.contains(message), "{blocks}: {error}");
    }
    for (text, message) in [
        ("", "no <document>"),
        ("<x/>", "has to be <document>"),
        ("<document/>", "no <part>"),
        ("<document><part width=\"0\" height=\"1\"/></document>", "more than 0"),
        ("<document><part width=\"9\" height=\"9\" inner=\"9\"/></document>", "leave no room"),
    ] {
        let error = read(text).expect_err(text);
        assert!(error.to_string().contains(message), "{text}: {error}");
    }
    let deep = format!("{}x{}", "<b>".repeat(5000), "</b>".repeat(5000));
    assert!(read(&document(&format!("<p>{deep}</p>"))).is_err());
}

/// Blocks made at random: paragraphs, headings, tables in tables, notes, rules, pages that turn.
fn blocks() -> impl Strategy<Value = String> {
    let word = "[a-zđăâêôơưạảấầ,.-]{1,14}";
    let words = prop::collection::vec(word, 1..40).prop_map(|words| words.join(" "));
    let note = (0..30u32, "[a-z ]{0,300}").prop_map(|(mark, text)| format!("<note mark=\"{mark}\">{text}</note>"));
    let inline = prop_oneof![
        6 => words,
        1 => note,
        1 => Just("<br/>".to_owned()),
        1 => "[a-z]{200,400}".prop_map(|long| format!("<b>{long}</b>")),
    ];
    let line = prop::collection::vec(inline, 0..5).prop_map(|inlines| inlines.concat());
    let keep = prop::sample::select(vec!["", "keep=\"next\"", "keep=\"previous\"", "last-lines=\"9\"", "list=\"2\""]);
    let size = prop::sample::select(vec!["", "size=\"300\"", "line=\"0.1\"", "indent=\"-500\"", "above=\"900\""]);
    let paragraph =
        (line, keep, size).prop_map(|(line, keep, size)| format!("<p style=\"text\" {keep} {size}>{line}</p>"));
    let leaf = prop_oneof![
        8 => paragraph,
        1 => Just("<rule share=\"40\" height=\"9\" drop=\"3\"/>".to_owned()),
        1 => Just("<space height=\"500\"/>".to_owned()),
        1 => Just("<new-page turned=\"true\"/>".to_owned()),
    ];
    let block = leaf.prop_recursive(3, 40, 5, |inner| {
        let blocks = prop::collection::vec(inner, 0..4).prop_map(|blocks| blocks.concat());
        prop_oneof![
            (prop::collection::vec((blocks.clone(), any::<bool>()), 1..6), 0..3usize).prop_map(|(rows, heads)| {
                let row = |(cell, splits): &(String, bool)| {
                    format!("<row split=\"{splits}\"><cell>{cell}</cell><cell>{cell}</cell></row>")
                };
                let head: String = rows.iter().take(heads).map(row).collect();
                let body: String = rows.iter().skip(heads).map(row).collect();
                format!("<table widths=\"1* 200\" inset-x=\"3\" inset-y=\"2\"><head>{head}</head>{body}</table>")
            }),
            blocks.clone().prop_map(|blocks| format!("<group keep=\"next\">{blocks}</group>")),
            blocks.prop_map(|blocks| format!("<columns widths=\"30 1*\"><column>{blocks}</column></columns>")),
        ]
    });
    prop::collection::vec(block, 0..12).prop_map(|blocks| blocks.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases / 4, max_shrink_iters: 200, ..ProptestConfig::default() })]

    /// Whatever stands in it, a document is set in bounded time, and no word is lost or said twice.
    #[test]
    fn nothing_is_lost(blocks in blocks()) {
        let text = document(&blocks);
        let document = read(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
        let pages = set(&document, &Faces::new(crate::measure::embedded(), &document.families));
        prop_assert!(pages.len() <= text.len() + 2);
        let mut said = vec![String::new(); document.structure.leaves];
        for piece in pages.iter().flat_map(|page| &page.pieces) {
            prop_assert!(piece.x.is_finite() && piece.y.is_finite() && piece.width.is_finite());
            if let Some(leaf) = piece.leaf {
                said[leaf].push_str(&piece.text);
            }
        }
        let mut meant = vec![String::new(); document.structure.leaves];
        fn gather(blocks: &[Block], meant: &mut [String]) {
            for block in blocks {
                match block {
                    Block::Paragraph(paragraph) => for inline in &paragraph.inlines {
                        if let Inline::Words(words) = inline {
                            meant[words.leaf].push_str(&words.text);
                        }
                    },
                    Block::Table(table) => for row in table.head.iter().chain(&table.rows) {
                        row.cells.iter().for_each(|cell| gather(&cell.blocks, meant));
                    },
                    _ => {}
                }
            }
        }
        document.parts.iter().for_each(|part| gather(&part.blocks, &mut meant));
        document.notes.iter().for_each(|note| gather(note, &mut meant));
        let bare = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
        for (said, meant) in said.iter().zip(&meant) {
            prop_assert_eq!(bare(said), bare(meant));
        }
    }

    /// Any text is markup or an error.
    #[test]
    fn any_text_is_read_or_refused(text in "[<>/a-z\"= &;!?-]{0,200}") {
        let _ = read(&text);
        let _ = read(&document(&text)).map(|document| set(&document, &Faces::new(crate::measure::embedded(), &[])));
    }
}
