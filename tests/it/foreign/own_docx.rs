//! Our own Word files, read again, say what their view says: words, labels and references.

use super::expected::{lines, tidy};
use crate::support::folders;
use quyche::import::{Document, RunKind, docx};
use quyche::load::{embedded_profile, load};
use quyche::render::Templates;
use quyche::view::{DocumentView, document};

/// Every example with the view that is printed; the profiles take turns, since they share their templates.
pub fn views() -> impl Iterator<Item = (String, DocumentView)> {
    let profiles = ["hd05-2026", "hd36-2018", "nd30-2020"].into_iter().cycle();
    folders().into_iter().zip(profiles).map(|(folder, profile)| {
        let loaded = load(&quyche::store::read_folder(&folder).unwrap());
        let view = document(&loaded.regulation, &embedded_profile(profile).unwrap());
        (format!("{} {profile}", folder.display()), view)
    })
}

#[test]
fn our_own_files_are_read_back() {
    for (name, view) in views() {
        let bytes = quyche::render::docx(&view, &Templates::embedded()).unwrap();
        let document = read(&bytes);
        words_and_labels(&name, &view, &document);
        references(&name, &document);
        sheet(&name, &view, &document);
    }
}

fn read(bytes: &[u8]) -> Document {
    docx::read(bytes).unwrap_or_else(|fault| panic!("{fault}"))
}

/// Every word and label of the view is there, in its order, and nothing else.
fn words_and_labels(name: &str, view: &DocumentView, document: &Document) {
    let (expected, found) = (lines(view), tidy(&document.text()));
    if let Some(at) = expected.iter().zip(&found).position(|(one, other)| one != other) {
        panic!("{name}, line {at}:\n{}\n{}", expected[at], found[at]);
    }
    assert_eq!(expected.len(), found.len(), "{name}");
}

/// References lead to paragraphs.
fn references(name: &str, document: &Document) {
    let paragraphs = document.paragraphs();
    let anchors: Vec<&String> = paragraphs.iter().flat_map(|paragraph| &paragraph.anchors).collect();
    for run in paragraphs.iter().flat_map(|paragraph| &paragraph.runs) {
        if let RunKind::Link(place) = &run.kind {
            assert!(anchors.contains(&place), "{name}: {place}");
        }
    }
}

/// The sheet and its page number are those of the profile.
fn sheet(name: &str, view: &DocumentView, document: &Document) {
    let page = &view.profile.page;
    let first = &document.sheets[0];
    let near = |read: f32, wanted: f64| (f64::from(read) - wanted).abs() < 0.1;
    let sides = [page.top, page.outer, page.bottom, page.inner];
    assert!(near(first.page.width, page.width) && near(first.page.height, page.height), "{name}");
    assert!(first.page.margins.iter().zip(sides).all(|(read, wanted)| near(*read, wanted)), "{name} {first:?}");
    assert!(first.mirrored && first.first_differs && first.head.is_some_and(|head| near(head, page.number_top)));
    let [number] = first.numbers.as_slice() else { panic!("{name}: {:?}", first.numbers) };
    assert_eq!(number.face.size.map(f64::from), Some(view.profile.elements.page_number.size), "{name}");
    assert_eq!(number.beside, "", "{name}");
}
