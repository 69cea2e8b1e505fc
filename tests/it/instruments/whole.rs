//! Whole instruments, each with what is read of it; `BLESS=1` writes what is read beside it.

use super::{action, mends, target};
use quyche::amend::read::{Read, Reading, What, text};
use quyche::model::{Action, Level, Provision};
use quyche::source::Sources;
use std::fs;
use std::path::Path;

#[test]
fn every_instrument_is_read_as_noted_beside_it() {
    let mut paths: Vec<_> =
        fs::read_dir("tests/it/instruments/whole").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending != "read"));
    paths.sort();
    assert!(paths.len() >= 6);
    for path in paths {
        let expected = path.with_extension("read");
        let found = read_file(&path);
        if crate::support::blessing() {
            fs::write(&expected, &found).unwrap();
        }
        assert_eq!(fs::read_to_string(&expected).unwrap_or_default(), found, "{}", path.display());
    }
}

fn read_file(path: &Path) -> String {
    let mut sources = Sources::new();
    let file = sources.add("a", "a", fs::read_to_string(path).unwrap());
    let reading = text(&sources.get(file).unwrap().text, file);
    shown(&reading, &sources)
}

/// A reading in lines.
pub(super) fn shown(reading: &Reading, sources: &Sources) -> String {
    let mut out = String::new();
    for amended in &reading.amended {
        let document = amended.document.as_ref();
        out.push_str(&format!("== {}\n", document.map_or("", |document| document.name.as_str())));
        amended.read.iter().for_each(|read| show(read, &mut out));
    }
    for unread in &reading.unread {
        let line = sources.position(unread.span.file, unread.span.start).line;
        let (why, words) = (unread.because.why, &unread.because.words);
        out.push_str(&format!("not read: {} (line {line}): {why:?} {words}\n", unread.stands));
    }
    if let Some(day) = reading.effective {
        out.push_str(&format!("from {day}\n"));
    }
    out
}

fn show(read: &Read, out: &mut String) {
    let what = match &read.what {
        What::Action(found) => action(found),
        What::Papers { verb, what, by } => format!("papers {verb:?} <{what}> by {by:?}"),
    };
    out.push_str(&format!("{}: {what}\n", read.stands));
    if let Some(day) = read.effective {
        out.push_str(&format!("    from {day}\n"));
    }
    if let What::Action(Action::Amend { content, .. } | Action::Insert { content, .. }) = &read.what {
        content.iter().for_each(|provision| tree(provision, 1, out));
    }
    if let What::Action(Action::Rename { name, target: at }) = &read.what {
        out.push_str(&format!("    {} = {}\n", target(at), name.bare_words()));
    }
    for around in &read.around {
        out.push_str("    around:\n");
        tree(around, 2, out);
    }
    if !read.mends.is_empty() {
        out.push_str(&format!("    mended: {}\n", mends(&read.mends)));
    }
}

/// A provision and what stands in it.
pub(super) fn tree(provision: &Provision, depth: usize, out: &mut String) {
    let number = provision.number.as_ref().map(|number| number.print(provision.level)).unwrap_or_default();
    let level = match provision.level {
        Level::Paragraph => "¶".to_owned(),
        level => format!("{level:?} {number}"),
    };
    let heading = provision.heading.as_ref().map(|heading| format!(" «{}»", heading.bare_words())).unwrap_or_default();
    let rows = provision.table.iter().flat_map(|table| &table.rows);
    let rows: String = rows
        .map(|row| format!(" [{}]", row.iter().map(|cell| cell.bare_words()).collect::<Vec<_>>().join("|")))
        .collect();
    let body = provision.body.bare_words();
    let line = format!("{}{}{heading} {body}{rows}", "    ".repeat(depth), level.trim());
    out.push_str(line.trim_end());
    out.push('\n');
    provision.children.iter().for_each(|child| tree(child, depth + 1, out));
}
