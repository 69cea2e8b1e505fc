//! Typed variants as a table of cases; `BLESS=1` rewrites what each becomes.

use quyche::import::{Remark, read, recognise};
use quyche::model::{Level, Provision, printed_label};
use std::fs;

const FILE: &str = "tests/it/imports/variants.txt";

fn outline(provisions: &[Provision], depth: usize, out: &mut String) {
    let annexes = provisions.iter().filter(|provision| provision.level == Level::Annex).count();
    for provision in provisions {
        let words = provision.heading.as_ref().unwrap_or(&provision.body).bare_words();
        let label = printed_label(provision, annexes == 1);
        let name = format!("{:?}", provision.level).to_lowercase();
        let line = [name, label].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let words = if words.is_empty() { String::new() } else { format!(" | {words}") };
        out.push_str(&format!("{}{line}{words}\n", "  ".repeat(depth)));
        let below = if matches!(provision.level, Level::Chapter | Level::Section) { depth } else { depth + 1 };
        outline(&provision.children, below, out);
    }
}

/// What a case becomes; one whose name begins with `scan` was recognised from a picture.
fn told(name: &str, text: &str) -> String {
    let mut document = read("tep.txt", text.as_bytes()).unwrap().document;
    document.remarks.extend(name.starts_with("scan").then_some(Remark::Recognised(1)));
    let imported = recognise(&document, "tep.txt", None);
    assert_eq!(imported.report.letters.lost(), 0, "{text}\n{:?}", imported.report.letters);
    let mut out = String::new();
    outline(&imported.regulation.provisions, 0, &mut out);
    imported.diagnostics.iter().for_each(|diagnostic| out.push_str(&format!("! {}\n", diagnostic.code.code)));
    out
}

#[test]
fn typed_variants_become_what_they_mean() {
    let text = fs::read_to_string(FILE).unwrap();
    let mut blessed = text.split("\n== ").next().unwrap().to_owned();
    let mut faults = Vec::new();
    for case in text.split("\n== ").skip(1) {
        let (name, rest) = case.split_once('\n').unwrap();
        let (typed, meant) = rest.split_once("\n--\n").unwrap();
        let found = told(name, typed);
        if found.trim_end() != meant.trim_end() {
            faults.push(format!("== {name}\n{typed}\nmeant:\n{meant}\nfound:\n{found}"));
        }
        blessed.push_str(&format!("\n== {name}\n{typed}\n--\n{found}"));
    }
    if crate::support::blessing() && !faults.is_empty() {
        fs::write(FILE, blessed).unwrap();
    } else {
        assert!(faults.is_empty(), "{} fault(s)\n{}", faults.len(), faults.join("\n"));
    }
}
