//! Judges the reviewer by the seeded faults and the clean examples: precision and recall of every rule and in all.
//!
//!     cargo bench --no-default-features --bench review            # the table, then what went wrong
//!     cargo bench --no-default-features --bench review -- LANG    # the faults of one family

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a bench that cannot run says why by failing")]
#![allow(clippy::print_stdout, clippy::panic, dead_code, reason = "it prints for people")]

#[path = "../../tests/it/faults/mod.rs"]
mod faults;
#[path = "../../tests/it/support.rs"]
mod support;

fn main() {
    let only = std::env::args().skip(1).find(|arg| arg != "--bench").unwrap_or_default();
    let mut faults = faults::faults();
    faults.retain(|fault| fault.codes.iter().any(|code| code.starts_with(&only)));
    let score = faults::score(&faults);
    println!("{:<16} {:>6} {:>6} {:>6} {:>10} {:>7}", "rule", "found", "missed", "wrong", "precision", "recall");
    let mut rows: Vec<_> = score.rules.iter().map(|(code, count)| (code.as_str(), *count)).collect();
    rows.push(("all", score.all()));
    for (code, count) in rows {
        let (precision, recall) = (count.precision(), count.recall());
        println!(
            "{code:<16} {:>6} {:>6} {:>6} {precision:>10.3} {recall:>7.3}",
            count.found, count.missed, count.wrong
        );
    }
    score.faults.iter().for_each(|fault| println!("{fault}"));
    if only.is_empty() {
        let clean = faults::clean();
        let per_ten = clean.findings.len() as f64 * 10.0 / clean.articles as f64;
        println!(
            "clean text: {} articles, {} findings ({per_ten:.2} per 10 articles), {} infos",
            clean.articles,
            clean.findings.len(),
            clean.infos
        );
        clean.findings.iter().for_each(|finding| println!("{finding}"));
    }
}
