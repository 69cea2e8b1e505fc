//! Any text is read as an amending instrument: its places lie in the text, and what it does to a regulation is done
//! exactly or refused.

#![no_main]

use libfuzzer_sys::fuzz_target;
use quyche::amend::apply;
use quyche::amend::read::text;
use quyche::load::{load, load_text};
use quyche::model::{Regulation, number_provisions};
use quyche::save::save;
use quyche::source::FileId;
use std::sync::OnceLock;

/// What the instruments are applied to.
fn base() -> &'static Regulation {
    static BASE: OnceLock<Regulation> = OnceLock::new();
    BASE.get_or_init(|| {
        let articles = (1..=12).map(|at| {
            format!("### Điều số {at}\n\n1. Việc một hằng tháng.\n2. Việc hai:\n   a) điểm một;\n   b) điểm hai.\n3. Việc ba.\n\n")
        });
        let text = format!("# Chương một\n\n{}# Mẫu {{.phu-luc}}\n\n| A | B |\n|---|---|\n| 1 | 2 |\n", articles.collect::<String>());
        let mut provisions = load_text(FileId(0), &text, &mut Vec::new());
        number_provisions(&mut provisions);
        Regulation { provisions, ..Regulation::default() }
    })
}

fuzz_target!(|words: &str| {
    let reading = text(words, FileId(0));
    for amended in &reading.amended {
        for read in &amended.read {
            assert!(words.get(read.span.range()).is_some(), "a place outside of the text");
        }
        let applied = apply(base(), &amended.amendment(reading.effective));
        // What it leaves can be saved and read.
        let saved = save(&applied.regulation);
        let _ = load(&saved);
    }
    for unread in &reading.unread {
        assert!(words.get(unread.span.range()).is_some(), "a place outside of the text");
    }
});
