//! What every HTML file of ours must hold.

use super::sample::{HOSTILE, profile, promulgated, regulation};
use crate::load::load;
use crate::model::Regulation;
use crate::render::{Templates, html};
use crate::store::read_folder;
use crate::view::document;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn print(regulation: &Regulation, name: &str) -> String {
    html(&document(regulation, &profile(name)), &Templates::embedded()).expect("the templates fit the view")
}

/// The regulations that come with the program.
fn examples() -> Vec<Regulation> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("regulations");
    let mut folders: Vec<_> = fs::read_dir(folder).expect("the examples").map(|one| one.expect("one").path()).collect();
    folders.sort();
    folders.retain(|folder| folder.join("regulation.yaml").exists());
    folders.iter().map(|folder| load(&read_folder(folder).expect("a folder")).regulation).collect()
}

fn each(visit: impl Fn(&str)) {
    for name in ["hd05-2026", "hd36-2018", "nd30-2020"] {
        for regulation in examples().into_iter().chain([regulation(), promulgated(), Regulation::default()]) {
            visit(&print(&regulation, name));
        }
    }
}

/// Every value of an attribute, in order.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let opening = format!(" {attribute}=\"");
    page.split(opening.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The text of a page as a browser shows it, without elements.
fn shown(page: &str) -> String {
    let body = page.split_once("<body>").map_or("", |(_, body)| body);
    let mut out = String::new();
    for piece in body.split('<') {
        out.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    signs.iter().fold(out, |out, (from, to)| out.replace(from, to))
}

#[test]
fn what_is_typed_is_shown_and_never_run() {
    let page = print(&regulation(), "hd05-2026");
    assert!(!page.contains("<script") && !page.contains("<b onclick"));
    // A khoản, a footnote, a cell and a line of Nơi nhận.
    assert_eq!(shown(&page).matches(HOSTILE).count(), 4);
    let mut regulation = regulation();
    regulation.facts.organ.name = HOSTILE.to_owned();
    regulation.facts.subject = HOSTILE.to_owned();
    let page = print(&regulation, "hd05-2026");
    assert!(!page.contains("<script") && !page.contains("onclick='"));
}

#[test]
fn nothing_is_fetched() {
    each(|page| {
        assert!(
            !page.contains("http:") && !page.contains("https:") && !page.contains("url(") && !page.contains("@import")
        );
        assert!(values(page, "src").is_empty());
        assert!(values(page, "href").iter().all(|link| link.starts_with('#')));
    });
}

#[test]
fn every_link_leads_somewhere_and_no_id_stands_twice() {
    each(|page| {
        let all = values(page, "id");
        let ids: BTreeSet<_> = all.iter().copied().collect();
        assert_eq!(ids.len(), all.len(), "{all:?}");
        for link in values(page, "href").into_iter().chain(values(page, "aria-labelledby")) {
            assert!(ids.contains(link.trim_start_matches('#')), "{link}");
        }
    });
}

#[test]
fn the_contents_name_every_heading() {
    let page = shown(&print(&promulgated(), "nd30-2020"));
    let (contents, _) = page.split_once("CỘNG").or_else(|| page.split_once("Cộng hòa")).expect("a head");
    for line in [
        "Quyết định",
        "Chương II. Nhiệm vụ, quyền hạn",
        "Mục 2. Cá nhân",
        "Điều 5a. Nội dung bổ sung",
        "Phụ lục 2. Mẫu",
    ] {
        assert!(contents.contains(line), "{line} in {contents}");
    }
    // An article without a name is told by its first words.
    assert!(contents.contains("Điều 1. Ban hành kèm theo Quyết định này Quy chế làm…"), "{contents}");
}

#[test]
fn same_view_same_bytes() {
    assert_eq!(print(&promulgated(), "nd30-2020"), print(&promulgated(), "nd30-2020"));
}

#[test]
fn text_stands_as_typed_between_its_marks() {
    let page = print(&regulation(), "hd05-2026");
    // No space creeps in before a footnote mark or a full stop.
    assert!(page.contains("Chú thích<sup"));
    assert!(shown(&page).contains("theo Điều 5a.\n"), "{}", shown(&page));
    assert!(page.contains("<h4 class=\"e-article line\""), "an article in a mục lies below it");
    assert!(shown(&page).contains("a) theo khoản 1 Điều này.\n"));
}
