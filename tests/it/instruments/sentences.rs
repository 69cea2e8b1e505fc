//! The table of sentences: each with what it is read as; `BLESS=1` writes what is read into the table.

use super::{act, mends, target};
use quyche::amend::read::instruction;
use quyche::model::Address;
use std::fs;

const TABLE: &str = "tests/it/instruments/sentences.txt";

/// A sentence is read below a frame: a line `@ Điều 7` sets it for those behind it, `@` alone takes it away.
#[test]
fn every_sentence_of_the_table_is_read_as_it_says() {
    let table = fs::read_to_string(TABLE).unwrap();
    let mut around = Address::default();
    let mut out = String::new();
    let mut count = 0;
    for line in table.lines().filter(|line| !line.starts_with("    ")) {
        out.push_str(line);
        out.push('\n');
        if let Some(frame) = line.strip_prefix('@') {
            around = frame_of(frame.trim());
        } else if !line.is_empty() && !line.starts_with('#') {
            count += 1;
            out.push_str(&read(line, &around));
        }
    }
    assert!(count >= 150, "{count} sentences");
    if crate::support::blessing() {
        fs::write(TABLE, &out).unwrap();
        return;
    }
    for (line, (expected, found)) in table.lines().zip(out.lines()).enumerate() {
        assert_eq!(expected, found, "{TABLE}:{}", line + 1);
    }
    assert_eq!(table, out);
}

fn frame_of(words: &str) -> Address {
    if words.is_empty() {
        return Address::default();
    }
    let sentence = instruction(&format!("Bãi bỏ {words}"), &Address::default(), true).unwrap();
    match &sentence.acts[0] {
        quyche::amend::read::Skeleton::Action { action: quyche::model::Action::Repeal { targets }, .. } => {
            targets[0].clone()
        }
        _ => Address::default(),
    }
}

/// What a sentence is read as, in indented lines.
fn read(line: &str, around: &Address) -> String {
    let mut out = String::new();
    let mut say = |words: String| {
        out.push_str("    ");
        out.push_str(&words);
        out.push('\n');
    };
    // `⏎` and `␣` spell what a line of the table cannot hold.
    match instruction(&line.replace('⏎', "\n").replace('␣', "\u{a0}"), around, true) {
        Ok(sentence) => {
            if sentence.acts.is_empty() {
                say(format!("frame {}", sentence.frame.as_ref().map(target).unwrap_or_default()));
            }
            sentence.acts.iter().for_each(|found| say(act(found)));
            if let Some(document) = &sentence.document {
                let short = document.short.as_ref().map(|short| format!(" = {short}")).unwrap_or_default();
                say(format!("of {} [{}]{short}", document.name, document.number.clone().unwrap_or_default()));
            }
            if let Some(day) = sentence.effective {
                say(format!("from {day}"));
            }
            if let Some(at) = sentence.content_at {
                say(format!("wording {}", line.replace('⏎', "\n").get(at..).unwrap_or("?")));
            }
            if !sentence.mends.is_empty() {
                say(format!("mended: {}", mends(&sentence.mends)));
            }
        }
        Err(because) => say(format!("not read: {:?} {}", because.why, because.words)),
    }
    out
}
