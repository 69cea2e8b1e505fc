//! Nothing that can be handed in panics or hangs: texts and facts with random damage are read, printed and saved.
//!
//! The damage is the same at every run. `MUTATIONS=1000000` tries more than the few thousand of a normal run,
//! `SEED=7` other ones; what fails is shown whole.

use quyche::load::{embedded_profile, load, load_text, read_yaml};
use quyche::render::{Templates, docx, html};
use quyche::save;
use quyche::source::{FACTS_FILE, FileId, Sources};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// What damage is made of, besides the seeds: everything that means something to the notation or to YAML.
const PIECES: &[&str] = &[
    "# ",
    "## ",
    "### ",
    "#### ",
    "1. ",
    "2a. ",
    "a) ",
    "đ) ",
    "f) ",
    "- ",
    "+ ",
    "| a | b |\n",
    "|---|---|\n",
    "<!--",
    "-->",
    "[^1]",
    "[^1]: chú thích\n",
    "[](#a)",
    "[x](#a)",
    "{#a}",
    "{#a role=b}",
    "{number=5a}",
    "{.phu-luc}",
    "{{ organ.name }}",
    "{{",
    "}}",
    "{{ x }}",
    "**",
    "*",
    "_",
    "`",
    "<b>",
    "&amp;",
    "&",
    "\\",
    "\"",
    "'",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "  ",
    "\u{a0}",
    "\u{feff}",
    "\u{0}",
    "\u{301}",
    "\u{200b}",
    "ế",
    "e\u{302}\u{301}",
    "Điều 5",
    "khoản 2 Điều 5",
    "9999999999",
    "-1",
    "999a. ",
    ": ",
    ":\n  ",
    "- a: b\n",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "# chú thích\n",
    "---\n",
    "&a ",
    "*a ",
    "!t ",
    "? ",
    "|\n",
    ">\n",
    "null",
    "~",
    "roles:\n",
    "meetings:\n",
    "id: a\n",
    "accountable_to: a\n",
    "term: 2025-2030\n",
    "date: 2025-13-45\n",
    "profile: x\n",
];

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides.max(1) as u64) as usize
    }

    fn place(&mut self, text: &str) -> usize {
        let mut at = self.roll(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    fn damaged(&mut self, seed: &str, seeds: &[String]) -> String {
        let mut text = seed.to_owned();
        for _ in 0..1 + self.roll(6) {
            let (a, b) = (self.place(&text), self.place(&text));
            let range = a.min(b)..a.max(b).min(a.min(b) + 200);
            let end = (range.end..=text.len()).find(|end| text.is_char_boundary(*end)).unwrap_or(text.len());
            let range = range.start..end;
            match self.roll(5) {
                0 => text.replace_range(range, ""),
                1 => {
                    let piece = text[range].to_owned();
                    text.insert_str(a, &piece);
                }
                2 => {
                    let other = &seeds[self.roll(seeds.len())];
                    let from = self.place(other);
                    let piece: String = other[from..].chars().take(self.roll(300)).collect();
                    text.insert_str(a, &piece);
                }
                _ => (0..1 + self.roll(3)).for_each(|_| text.insert_str(a, PIECES[self.roll(PIECES.len())])),
            }
        }
        text
    }
}

fn seeds(ending: &str) -> Vec<String> {
    let mut out = Vec::new();
    for folder in ["regulations/chi-bo", "regulations/dang-uy-xa", "regulations/mau/chi-bo"] {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            if entry.path().to_string_lossy().ends_with(ending) {
                let text = std::fs::read_to_string(entry.path()).unwrap();
                out.push(text.chars().take(4000).collect());
            }
        }
    }
    out.sort();
    out
}

/// Tries `read` on so many damaged texts.
fn survive(ending: &str, share: usize, read: impl Fn(&str)) {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let seeds = seeds(ending);
    let mut dice = Dice(number("SEED").unwrap_or(20_251_105) | 1);
    for _ in 0..number("MUTATIONS").unwrap_or(3000) as usize / share {
        let seed = dice.roll(seeds.len());
        let text = dice.damaged(&seeds[seed], &seeds);
        let started = Instant::now();
        let result = catch_unwind(AssertUnwindSafe(|| read(&text)));
        assert!(result.is_ok(), "panics on:\n{text:?}\n{text}");
        assert!(started.elapsed() < Duration::from_secs(5), "takes too long:\n{text:?}");
    }
}

#[test]
fn a_damaged_text_is_read_and_saved_the_same() {
    survive(".md", 1, |text| {
        let mut diagnostics = Vec::new();
        let provisions = load_text(FileId(0), text, &mut diagnostics);
        let saved = save::markdown(&provisions);
        let mut after = Vec::new();
        let again = load_text(FileId(0), &saved, &mut after);
        // A placeholder is read after the Markdown inside it: `{{ a[x](#b) }}` may read back as a link. No fact has
        // such a name, and `fmt` leaves a text that does not read back as the same.
        let plain = |path: &str| path.bytes().all(|b| b.is_ascii_alphanumeric() || b" .-".contains(&b));
        let odd = saved.split("{{").skip(1).any(|rest| !plain(rest.split("}}").next().unwrap_or_default()));
        if diagnostics.is_empty() && !odd {
            assert_eq!(again, provisions, "saved as:\n{saved}");
        }
    });
}

#[test]
fn damaged_facts_are_read() {
    survive(".yaml", 1, |text| {
        let tree = read_yaml(FileId(0), text, &mut Vec::new());
        let _ = save::yaml(&tree);
    });
}

#[test]
fn a_damaged_folder_is_read_and_printed() {
    let templates = Templates::embedded();
    let profile = embedded_profile("hd05-2026").unwrap();
    let facts = seeds(".yaml");
    let print = |facts: &str, text: &str| {
        let mut sources = Sources::new();
        sources.add(FACTS_FILE, FACTS_FILE, facts);
        sources.add("01-a.md", "01-a.md", text);
        sources.add("quyet-dinh.md", "quyet-dinh.md", text.lines().next().unwrap_or_default());
        let loaded = load(&sources);
        for diagnostic in &loaded.diagnostics {
            let _ = sources.position(diagnostic.span.file, diagnostic.span.end);
            let _ = quyche::lang::Lang::Vi.say(&diagnostic.message);
        }
        let view = quyche::view::document(&loaded.regulation, &profile);
        html(&view, &templates).unwrap();
        docx(&view, &templates).unwrap();
    };
    survive(".md", 10, |text| print(&facts[0], text));
    survive(".yaml", 10, |text| {
        print(text, "# Một\n\n### Hai {#hai role=bi-thu}\n\n1. Ba {{ organ.name }}[^1]\n\n[^1]: Bốn\n")
    });
}

/// No rule breaks on damage, and no finding points outside its file.
#[test]
fn a_damaged_regulation_is_reviewed() {
    let facts = seeds(".yaml");
    let text = "# Một\n\n### Hai {#hai role=bi-thu allow=\"LANG01 — trích\"}\n\n1. Ba ba của của [](#hai) Điều 1.\n";
    let settings = "severity: {LANG: error}\npacks: [a.yaml]\nvocabulary: [a.yaml]\nro: [nguoi]\n";
    let review = |facts: &str, text: &str, settings: &str| {
        let files = [(FACTS_FILE, facts), ("01-a.md", text), ("quyche.yaml", settings), ("a.yaml", facts)];
        let last_term = [("cu/regulation.yaml", facts), ("cu/01-a.md", text)];
        let files = files.into_iter().chain(last_term).map(|(name, text)| (name.to_owned(), text.to_owned()));
        let (sources, found) = crate::rules::reviewed(quyche::check::RULES, &files.collect());
        for finding in found {
            assert_ne!(finding.code.code, "META04", "{finding:?}");
            let labels = finding.labels.iter().map(|label| label.span);
            let edits = finding.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
            for span in labels.chain(edits).chain([finding.span]) {
                let file = sources.get(span.file).unwrap();
                assert!(file.text.get(span.range()).is_some(), "{finding:?}");
            }
        }
    };
    survive(".md", 6, |text| review(&facts[0], text, settings));
    survive(".yaml", 6, |facts| review(facts, text, settings));
    survive(".yaml", 12, |settings| review(&facts[0], text, settings));
}
