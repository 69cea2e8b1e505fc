//! What an outsider may hand in: it is refused or printed as typed, quickly, and nothing breaks.

use crate::support::{LEAST, folder, program, sources};
use quyche::load::{embedded_profile, load};
use quyche::render::Templates;
use std::fs;
use std::time::{Duration, Instant};

fn codes(files: &[(&str, String)]) -> Vec<&'static str> {
    let started = Instant::now();
    let loaded = load(&sources(files.iter().map(|(name, text)| (*name, text.clone().into_bytes()))));
    assert!(started.elapsed() < Duration::from_secs(5), "slow");
    loaded.diagnostics.iter().map(|diagnostic| diagnostic.code.code).collect()
}

#[test]
fn yaml_bombs_are_refused_at_once() {
    let mut bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (name, before) in ('b'..='z').zip('a'..) {
        bomb.push_str(&format!("{name}: &{name} [*{before}, *{before}, *{before}, *{before}, *{before}, *{before}]\n"));
    }
    assert!(codes(&[("regulation.yaml", bomb)]).contains(&"YAML07"));
    for deep in ["[".repeat(100_000), "{a: ".repeat(100_000), "- ".repeat(100_000)] {
        let found = codes(&[("regulation.yaml", format!("kind: {deep}"))]);
        assert!(found.contains(&"YAML08") || found.contains(&"YAML01"), "{found:?}");
    }
    let nested: String = (0..2_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    assert!(codes(&[("regulation.yaml", nested)]).contains(&"YAML08"));
}

#[test]
fn deep_and_long_texts_are_read_at_once() {
    let texts = [
        format!("### Một\n{}x{}", "*".repeat(100_000), "*".repeat(100_000)),
        format!("### Một\n{}", "[".repeat(100_000)),
        format!("### Một\n{}", "> ".repeat(100_000)),
        format!("### Một\n{}x", "- ".repeat(100_000)),
        format!("### Một\n{}", "<!-- -->".repeat(20_000)),
        format!("### Một {{{}}}", "#a ".repeat(50_000)),
        format!("### Một\n{}", "{{ ".repeat(100_000)),
        format!("### Một\n|{}\n|-|\n", "|".repeat(100_000)),
        "#".repeat(100_000),
        "1. x\n".repeat(20_000),
        (0..100_000).map(|_| ' ').chain("- x".chars()).collect(),
    ];
    for text in texts {
        codes(&[("01-a.md", text)]);
    }
}

#[test]
fn html_and_markup_are_printed_as_typed() {
    let hostile = "<script>alert(1)</script>";
    let markup = "#panic(\"x\") $x$ @a <b> `c`";
    let facts = format!("{LEAST}place: '{hostile}'\nrecipients: ['{markup}']\n");
    let text = format!("### {hostile}\n1. {hostile} {markup}\n\n| {hostile} |\n|---|\n| {markup} |\n");
    let sources = sources([("regulation.yaml", facts.into_bytes()), ("01-a.md", text.into_bytes())]);
    let view = quyche::view::document(&load(&sources).regulation, &embedded_profile("hd05-2026").unwrap());
    let templates = Templates::embedded();
    let page = quyche::render::html(&view, &templates).unwrap();
    assert!(!page.contains("<script") && page.contains("&lt;script&gt;"));
    let bytes = quyche::render::docx(&view, &templates).unwrap();
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let document = std::io::read_to_string(package.by_name("word/document.xml").unwrap()).unwrap();
    assert!(!document.contains("<script") && document.contains("&lt;script&gt;"));
    #[cfg(feature = "pdf")]
    assert!(quyche::render::pdf::pdf(&view, &templates, quyche::render::pdf::Fonts::embedded()).is_ok());
}

#[test]
fn every_model_makes_a_regulation_that_loads() {
    let dir = folder();
    for kind in ["tinh-uy", "uy-ban-kiem-tra", "phoi-hop", "dang-uy-xa", "dang-uy-co-so", "chi-bo", "ubnd-xa"] {
        let output = program(dir.path()).args(["new", kind, "--model", kind]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let loaded = load(&quyche::store::read_folder(&dir.path().join(kind)).unwrap());
        let other: Vec<&str> = loaded
            .diagnostics
            .iter()
            .map(|d| d.code.code)
            .filter(|code| !["TEXT19", "FACT10"].contains(code))
            .collect();
        assert!(other.is_empty(), "{kind}: {other:?}");
    }
}

#[test]
fn a_new_term_says_what_changed() {
    let dir = folder();
    let old = fs::canonicalize("regulations/tinh-uy-2020-2025").unwrap();
    let output = program(dir.path()).args(["new", "moi", "--from"]).arg(&old).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let sources = quyche::store::read_folder(&dir.path().join("moi")).unwrap();
    let loaded = load(&sources);
    assert!(!loaded.has_errors());
    let facts = &loaded.regulation.facts;
    let term = facts.term.unwrap();
    assert_eq!((term.start, term.end, term.ordinal), (2025, 2030, Some(15)));
    assert!(facts.number.is_none() && facts.date.is_none());
    assert!(facts.bases.iter().any(|basis| basis.number.as_deref() == Some("294-QĐ/TW")));
    assert!(facts.supersedes.as_deref().is_some_and(|path| path.ends_with("tinh-uy-2020-2025")));
    let notes = sources.iter().filter(|(_, file)| file.text.contains("<!-- XEM LẠI")).count();
    assert!(notes > 0);
    let mut pinned = 0;
    loaded.regulation.visit(|provision| pinned += usize::from(provision.pinned));
    assert_eq!(pinned, 0);
}

/// Who stops reading (`| head -1`) ends the program quietly.
#[cfg(unix)]
#[test]
fn a_broken_pipe_is_quiet() {
    use std::io::Read;
    use std::process::Stdio;
    let root = std::env::current_dir().unwrap();
    let mut child = program(&root)
        .args(["export", "regulations/tinh-uy-2025-2030"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_or_written_is_said() {
    use std::os::unix::fs::PermissionsExt;
    let dir = folder();
    let qc = dir.path().join("qc");
    crate::support::copy("tests/it/fixtures/small".as_ref(), &qc);
    fs::set_permissions(qc.join("01-quy-dinh-chung.md"), fs::Permissions::from_mode(0o000)).unwrap();
    let output = program(dir.path()).args(["check", "qc"]).output().unwrap();
    // Root reads everything.
    if fs::read(qc.join("01-quy-dinh-chung.md")).is_err() {
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains("không có quyền"));
    }
}
