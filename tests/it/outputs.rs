//! One small regulation in every output, held as snapshots under `snapshots/`.

use crate::support::program;
use insta::assert_snapshot;
use quyche::load::{embedded_profile, load};
use quyche::render::Templates;
use quyche::view::{DocumentView, document};
use std::io::Read;
use std::path::Path;

const SMALL: &str = "tests/it/fixtures/small";
const FAULTY: &str = "tests/it/fixtures/faulty";

/// Snapshots lie in one folder; `INSTA_UPDATE=always` rewrites them.
pub fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| assert_snapshot!(name, text.replace(env!("CARGO_PKG_VERSION"), "VERSION")));
}

fn view() -> DocumentView {
    let loaded = load(&quyche::store::read_folder(Path::new(SMALL)).unwrap());
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    document(&loaded.regulation, &embedded_profile("hd05-2026").unwrap())
}

/// What the program prints to the end of its output.
fn printed_to_end(args: &[&str]) -> String {
    String::from_utf8(program(Path::new(".")).args(args).output().unwrap().stdout).unwrap()
}

/// What the program prints; paths stand as they are given.
fn printed(args: &[&str]) -> String {
    let output = program(Path::new(".")).args(args).output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn html() {
    let page = quyche::render::html(&view(), &Templates::embedded()).unwrap();
    // The style sheet is a file of its own under templates/; what stands in it is not repeated here.
    let (head, rest) = page.split_once("<style>").unwrap();
    let (_, body) = rest.split_once("</style>").unwrap();
    snapshot("html", &format!("{head}<style>…</style>{body}"));
}

#[test]
fn docx() {
    let bytes = quyche::render::docx(&view(), &Templates::embedded()).unwrap();
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    for part in ["document", "styles", "numbering", "footnotes"] {
        let mut text = String::new();
        package.by_name(&format!("word/{part}.xml")).unwrap().read_to_string(&mut text).unwrap();
        // One element a line: a difference shows where it is.
        snapshot(&format!("docx-{part}"), &text.replace("><", ">\n<"));
    }
}

const INSTRUMENT: &str = "tests/it/fixtures/instrument";

/// An instrument cites what it quotes as the regulation that it leaves does.
#[test]
fn instrument() {
    let page = printed_to_end(&["render", INSTRUMENT, "--to", "html", "-o", "-"]);
    let (_, body) = page.split_once("<main").unwrap();
    snapshot("instrument-html", &format!("<main{body}"));
    snapshot("instrument-outline", &printed(&["outline", INSTRUMENT]));
    let exported: serde_json::Value = serde_json::from_str(&printed(&["export", INSTRUMENT])).unwrap();
    snapshot("instrument-export", &serde_json::to_string_pretty(&exported["provisions"][0]).unwrap());
}

/// The text in force on a day between the two of the instrument: what was repealed is told, what has effect later is not in.
#[test]
fn consolidated() {
    let args =
        ["render", SMALL, "--consolidated", "--with", INSTRUMENT, "--date", "2027-04-01", "--to", "html", "-o", "-"];
    let page = printed_to_end(&args);
    let (_, body) = page.split_once("<main").unwrap();
    snapshot("consolidated-by-command", &format!("<main{body}"));
}

/// Without the amended regulation nothing tells what a quotation cites.
#[test]
fn an_instrument_alone_leaves_room_for_what_it_cites() {
    let regulation = load(&quyche::store::read_folder(Path::new(INSTRUMENT)).unwrap()).regulation;
    let view = document(&regulation, &embedded_profile("hd05-2026").unwrap());
    let quoted = view.parts[0].blocks.iter().filter(|block| block.quoted);
    let words = |block: &quyche::view::BlockView| {
        let runs: String = block.runs.iter().map(|run| run.text.as_str()).collect();
        format!("{}{} {runs}{}", block.opens, block.label, block.closes)
    };
    let lines: Vec<String> = quoted.map(words).collect();
    assert_eq!(lines[0], "“2. Phân công rõ, theo … và …:");
    assert_eq!(lines[1], "a) người, việc, thời hạn, gửi trước …;");
    assert_eq!(lines[2], "b) sản phẩm, như ….”");
}

#[cfg(feature = "pdf")]
#[test]
fn page_markup() {
    snapshot("page-markup", &quyche::render::pdf::markup(&view(), &Templates::embedded()).unwrap());
}

#[test]
fn outline_and_export() {
    snapshot("outline", &printed(&["outline", SMALL]));
    snapshot("outline-json", &printed(&["outline", SMALL, "--to", "json"]));
    snapshot("export-json", &printed(&["export", SMALL]));
}

#[test]
fn findings() {
    snapshot("check", &printed(&["check", FAULTY]));
    snapshot("check-en", &printed(&["check", FAULTY, "--lang", "en"]));
    snapshot("check-json", &printed(&["check", FAULTY, "--format", "json"]));
    snapshot("check-github", &printed(&["check", FAULTY, "--format", "github"]));
    snapshot("explain", &printed(&["explain", "META02"]));
    snapshot("explain-en", &printed(&["explain", "allow-without-reason", "--lang", "en"]));
    let sarif = printed(&["check", FAULTY, "--format", "sarif", "--lang", "en"]);
    // The rules are every kind of finding over again.
    let mut sarif: serde_json::Value = serde_json::from_str(&sarif).unwrap();
    let rules = sarif["runs"][0]["tool"]["driver"]["rules"].as_array_mut().unwrap();
    assert_eq!(rules.len(), quyche::check::known_codes().count());
    rules.truncate(1);
    snapshot("check-sarif", &serde_json::to_string_pretty(&sarif).unwrap());
}
