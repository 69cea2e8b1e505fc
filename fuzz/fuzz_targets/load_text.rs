//! Any text is read, saved and read again as the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use quyche::diagnostic::Severity;
use quyche::load::load_text;
use quyche::save;
use quyche::source::FileId;

fuzz_target!(|text: &str| {
    // Of a control character Markdown makes another; it is reported with the file, which `fmt` then leaves.
    let is_text = !text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t'));
    let mut diagnostics = Vec::new();
    let provisions = load_text(FileId(0), text, &mut diagnostics);
    let saved = save::markdown(&provisions);
    let again = load_text(FileId(0), &saved, &mut Vec::new());
    if is_text
        && diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::Error)
        && !has_odd_placeholder(&saved)
        // Emphasis at the edge of emphasis is more than the notation can say; `fmt` leaves such a text.
        && !saved.contains("***")
    {
        assert_eq!(again, provisions, "saved as:\n{saved}");
    }
});

/// Whether a placeholder holds what is no path: it may read back as Markdown, and no fact has such a name.
fn has_odd_placeholder(text: &str) -> bool {
    let is_path = |path: &str| path.bytes().all(|b| b.is_ascii_alphanumeric() || b" .-".contains(&b));
    text.split("{{").skip(1).any(|rest| !is_path(rest.split("}}").next().unwrap_or_default()))
}
