//! The review of the format: our own prints have none of its findings, and each seeded departure gives its own.

use super::own_docx::views;
use super::zipped::zipped;
use quyche::format::{Draft, review};
use quyche::import::{docx, recognise};
use quyche::lang::Lang;
use quyche::load::{embedded_profile, load};
use quyche::model::Profile;
use quyche::render::Templates;
use quyche::view::document;
use std::io::Read;
use std::path::Path;

/// What the review says of a Word file, a line a finding: the key of the sentence and the sentence.
fn findings(bytes: &[u8], profile: &Profile) -> Vec<String> {
    let document = docx::read(bytes).unwrap_or_else(|fault| panic!("{fault}"));
    let imported = recognise(&document, "a.docx", None);
    let draft = Draft { document: &document, tags: &imported.tags, places: &imported.places, profile };
    let told = |found: quyche::diagnostic::Diagnostic| {
        let words = imported.sources.words(found.span).lines().next().unwrap_or_default().to_owned();
        let said = Lang::Vi.say(&found.message);
        assert!(!said.contains(['{', '@', '?']), "{said}");
        assert!(!Lang::En.say(&found.message).contains(['{', '@', '?']), "{said}");
        format!("{} {said} | {words}", found.message.key)
    };
    review(&draft).into_iter().map(told).collect()
}

#[test]
fn our_own_prints_keep_to_their_profile() {
    for (name, view) in views() {
        let bytes = quyche::render::docx(&view, &Templates::embedded()).unwrap();
        let found = findings(&bytes, &view.profile);
        assert!(found.is_empty(), "{name}:\n{}", found.join("\n"));
    }
}

/// The parts of a package, one changed: everywhere, or with `Style @ ` in that style alone.
fn changed(bytes: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut files = Vec::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        if name == format!("word/{part}.xml") {
            let (range, from) = match from.split_once(" @ ") {
                Some((style, from)) => {
                    let start = text.find(&format!("w:styleId=\"{style}\"")).expect("the style");
                    (start..start + text[start..].find("</w:style>").unwrap(), from)
                }
                None => (0..text.len(), from),
            };
            let within = &text[range.clone()];
            assert!(within.contains(from), "{part} has no {from}\n{within}");
            let replaced = within.replace(from, to);
            text.replace_range(range, &replaced);
        }
        files.push((name, text));
    }
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    zipped(&files)
}

fn print(profile: &str, folder: &str) -> (Vec<u8>, Profile) {
    let loaded = load(&quyche::store::read_folder(Path::new(folder)).unwrap());
    let profile = embedded_profile(profile).unwrap();
    let view = document(&loaded.regulation, &profile);
    (quyche::render::docx(&view, &Templates::embedded()).unwrap(), profile)
}

/// Each line of `format.txt`: profile, part, what is changed, into what, the finding that must be there.
#[test]
fn each_seeded_departure_is_told() {
    let prints = [
        ("hd05-2026", print("hd05-2026", "regulations/dang-uy-xa")),
        ("nd30-2020", print("nd30-2020", "regulations/ubnd-xa")),
    ];
    let cases = std::fs::read_to_string("tests/it/foreign/format.txt").unwrap();
    let mut faults = Vec::new();
    let mut count = 0;
    for case in cases.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let fields: Vec<&str> = case.split(" ¦ ").collect();
        let [profile, part, from, to, expected] = fields.as_slice() else { panic!("{case}") };
        let (_, (bytes, profile)) = prints.iter().find(|(name, _)| name == profile).unwrap();
        let found = findings(&changed(bytes, part, from, to), profile);
        count += 1;
        // A change that the rulebook allows is none to tell.
        let is_right = match *expected {
            "-" => found.is_empty(),
            expected => found.iter().any(|found| found.starts_with(expected)) && found.len() <= 8,
        };
        if !is_right {
            faults.push(format!("{case}\n  found: {}", found.join("\n         ")));
        }
    }
    assert!(faults.is_empty() && count > 50, "{count} cases\n{}", faults.join("\n"));
}

/// `quyche check` says so of the file itself, under the format of its day.
#[test]
fn the_command_reviews_the_format_of_a_word_file() {
    let folder = crate::support::folder();
    let (bytes, _) = print("hd36-2018", "regulations/dang-uy-xa");
    let check = |bytes: &[u8]| {
        std::fs::write(folder.path().join("a.docx"), bytes).unwrap();
        let output = crate::support::program(folder.path()).args(["check", "a.docx"]).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let clean = check(&bytes);
    assert!(!clean.contains("FMT"), "{clean}");
    let small = check(&changed(&bytes, "styles", "TrichYeu @ <w:sz w:val=\"30\"/>", "<w:sz w:val=\"26\"/>"));
    assert!(small.contains("cảnh báo[FMT05]: trích yếu: cỡ chữ 13, theo thể thức là 14–15\n"), "{small}");
    assert!(small.contains("| làm việc của Ban Chấp hành Đảng bộ"), "{small}");
}
