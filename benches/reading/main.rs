//! Judges the reader of instruments on real ones: how many of the sentences that look like instructions are read.
//!
//!     cargo bench --no-default-features --bench reading -- FILE…
//!
//! What looks like one is counted by a crude rule of its own, which shares nothing with the reader: a line of the body
//! that begins, behind its label, with a verb of drafting, and that names a provision, a phrase or a form.

#![allow(clippy::expect_used, reason = "a bench that cannot run says why by failing")]
#![allow(clippy::print_stdout, reason = "it prints for people")]

use quyche::amend::read::{Confidence, Reading, What, text};
use quyche::model::strip_marks;
use quyche::source::{Sources, Span};
use std::time::Instant;

fn main() {
    for path in std::env::args().skip(1).filter(|arg| arg != "--bench") {
        let words = std::fs::read_to_string(&path).expect("a file of text");
        judge(&path, &words);
    }
}

fn judge(path: &str, words: &str) {
    let mut sources = Sources::new();
    let file = sources.add(path, path, words);
    let mut times: Vec<u128> = (0..21)
        .map(|_| {
            let started = Instant::now();
            std::hint::black_box(text(words, file));
            started.elapsed().as_micros()
        })
        .collect();
    times.sort_unstable();
    let reading = text(words, file);
    let looks = looks_like_one(words);
    let all: Vec<_> = reading.amended.iter().flat_map(|amended| &amended.read).collect();
    let [mut read, mut frames, mut unread, mut inside] = [0; 4];
    let mut missed = Vec::new();
    for at in &looks {
        let over = |span: &Span| span.start <= *at && *at < span.end;
        if all.iter().any(|read| over(&read.span)) {
            read += 1;
        } else if reading.frames.iter().any(over) {
            frames += 1;
        } else if reading.unread.iter().any(|unread| over(&unread.span)) {
            unread += 1;
        } else if all.iter().any(|read| read.quoted.as_ref().is_some_and(over)) {
            inside += 1;
        } else {
            missed.push(*at);
        }
    }
    let own = looks.len() - inside;
    println!("{path}: {} bytes, {:.1} ms", words.len(), times[10] as f64 / 1000.0);
    println!("  look like an instruction {own}, besides {inside} inside quoted wording");
    println!("  read {read}, frames of others {frames}, listed as not understood {unread}, missed {}", missed.len());
    println!("  recognised {:.1} %", (read + frames) as f64 * 100.0 / own.max(1) as f64);
    tell_confidence(&reading);
    for at in missed {
        println!("  missed, line {}: {}", sources.position(file, at).line, line_at(words, at));
    }
    for unread in &reading.unread {
        let line = sources.position(file, unread.span.start).line;
        println!("  not understood, line {line}: {:?} {}", unread.because.why, unread.because.words);
    }
}

fn tell_confidence(reading: &Reading) {
    let all = || reading.amended.iter().flat_map(|amended| &amended.read);
    let of = |confidence| all().filter(|read| read.confidence() == confidence).count();
    println!(
        "  operations {}: exact {}, mended {}, doubtful {}; about papers {}",
        all().count(),
        of(Confidence::Exact),
        of(Confidence::Mended),
        of(Confidence::Doubtful),
        all().filter(|read| matches!(read.what, What::Papers { .. })).count()
    );
}

fn line_at(words: &str, at: usize) -> String {
    words[at..].lines().next().unwrap_or_default().chars().take(90).collect()
}

/// The bytes of lines that look like instructions.
fn looks_like_one(words: &str) -> Vec<usize> {
    const VERBS: [&str; 9] =
        ["sua doi", "sua _doi", "bo sung", "boo sung", "bai bo", "huy bo", "thay the", "bo cum tu", "thay cum tu"];
    const NOUNS: [&str; 9] = ["diem ", "khoan", "dieu ", "cum tu", "mau so", "phu luc", "muc ", "chuong ", "ten "];
    let mut out = Vec::new();
    let mut at = 0;
    let (mut begun, mut ended) = (false, false);
    for line in words.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let bare = strip_marks(line.trim_start_matches(['#', ' ', '*'])).to_lowercase();
        begun |= bare.starts_with("dieu 1.") || bare.starts_with("dieu 1:");
        ended |= bare.starts_with("noi nhan");
        if !begun || ended {
            continue;
        }
        // The label: `Điều 3.`, `12.`, `a)`, `22.` without a space.
        let rest = bare.strip_prefix("dieu ").unwrap_or(&bare);
        let behind = rest.find(['.', ')', ':', ',']).filter(|end| *end <= 4).map_or("", |end| &rest[end + 1..]);
        let sentence = if behind.is_empty() { bare.trim() } else { behind.trim_start_matches([' ', '*']).trim() };
        if VERBS.iter().any(|verb| sentence.starts_with(verb)) && NOUNS.iter().any(|noun| sentence.contains(noun)) {
            out.push(start + (line.len() - line.trim_start_matches(['#', ' ', '*']).len()));
        }
    }
    out
}
