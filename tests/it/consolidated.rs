//! The consolidated text: numbers as amended, a note at each change, what was repealed still told.

use crate::outputs::snapshot;
use quyche::amend::{Form, apply, draft, instrument};
use quyche::diff::{Document, compare};
use quyche::load::{embedded_profile, embedded_registry, load};
use quyche::model::Regulation;
use quyche::render::{Templates, docx, html};
use quyche::source::Sources;
use quyche::store::read_folder;
use quyche::view::{Consolidation, DocumentView, consolidated};
use std::path::Path;

/// What is edited in the small regulation: file, what stands there, what comes.
const EDITS: &[(&str, &str, &str)] = &[
    ("01-quy-dinh-chung.md", "1. Tập trung dân chủ, bàn bạc tập thể theo [](#hop).\n", ""),
    ("01-quy-dinh-chung.md", "b) sản phẩm < 5 & > 2:", "b) sản phẩm, mỗi tháng một lần:"),
    ("02-che-do.md", "quá nửa uỷ viên", "một phần ba số uỷ viên"),
    (
        "02-che-do.md",
        "## Thi hành\n",
        "### Hội nghị mở rộng {#mo-rong}\n\nĐảng uỷ mời thêm bí thư chi bộ.\n\n## Thi hành\n",
    ),
];

fn edited(sources: &Sources) -> Sources {
    let mut out = Sources::new();
    for (_, source) in sources.iter() {
        let edits = EDITS.iter().filter(|(file, ..)| *file == source.name);
        let text = edits.fold(source.text.clone(), |text, (_, old, new)| {
            assert!(text.contains(old), "{old}");
            text.replace(old, new)
        });
        out.add(source.name.clone(), source.path.clone(), text);
    }
    out
}

pub fn view() -> DocumentView {
    let profile = embedded_profile("hd05-2026").unwrap();
    let sources = read_folder(Path::new("tests/it/fixtures/small")).unwrap();
    let (base, new) = (load(&sources).regulation, load(&edited(&sources)).regulation);
    fn side<'a>(regulation: &'a Regulation, profile: &'a quyche::model::Profile) -> Document<'a> {
        Document { regulation, profile }
    }
    let mut amendment = draft(&compare(side(&base, &profile), side(&new, &profile), embedded_registry));
    amendment.effective = chrono::NaiveDate::from_ymd_opt(2027, 3, 1);
    amendment.operations[0].effective = chrono::NaiveDate::from_ymd_opt(2027, 6, 1);
    let mut decision = instrument(&amendment, &base, &profile, &Form::default());
    decision.facts.number = Some(12);
    decision.facts.date = chrono::NaiveDate::from_ymd_opt(2027, 2, 10);
    let applied = apply(&base, &amendment);
    assert!(applied.open.is_empty(), "{:?}", applied.open);
    let of = Consolidation {
        base: &base,
        instruments: &[(&decision, &amendment)],
        applied: &applied,
        date: chrono::NaiveDate::from_ymd_opt(2027, 7, 1),
    };
    consolidated(&of, &profile)
}

#[test]
fn each_change_has_its_note() {
    let view = view();
    let page = html(&view, &Templates::embedded()).unwrap();
    let (_, body) = page.split_once("<main").unwrap();
    snapshot("consolidated-html", &format!("<main{body}"));
    // Every note is a footnote of the Word file as well.
    let bytes = docx(&view, &Templates::embedded()).unwrap();
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut package.by_name("word/document.xml").unwrap(), &mut text).unwrap();
    for note in &view.footnotes {
        assert_eq!(text.matches(&format!("<w:footnoteReference w:id=\"{}\"/>", note.number)).count(), 1);
    }
    if let Some(folder) = std::env::var_os("QUYCHE_SHOW") {
        let bytes = docx(&view, &Templates::embedded()).unwrap();
        std::fs::write(Path::new(&folder).join("consolidated.docx"), bytes).unwrap();
    }
}
