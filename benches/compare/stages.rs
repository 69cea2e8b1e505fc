//! Where the time of a comparison goes: reading both sides, comparing them; the least of several runs.

use crate::pairs::pair;
use quyche::amend::{apply, apply_all, draft};
use quyche::diff::{Document, compare};
use quyche::load::{embedded_profile, embedded_registry, load};
use std::hint::black_box;
use std::time::{Duration, Instant};

fn least<T>(mut run: impl FnMut() -> T) -> Duration {
    let time = |_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    };
    (0..15).map(time).min().unwrap()
}

/// Prints the times for a pair of so many articles.
pub fn print(articles: usize) {
    let (old, new, _) = pair(articles);
    let (old, new) = (old.sources(), new.sources());
    let reading = least(|| (load(&old), load(&new)));
    let (old, new) = (load(&old).regulation, load(&new).regulation);
    let profile = embedded_profile("hd05-2026").unwrap();
    let document = |regulation| Document { regulation, profile: &profile };
    let comparing = least(|| compare(document(&old), document(&new), embedded_registry).changes.len());
    let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
    println!("{articles} điều: read both {:.2} ms, compare {:.2} ms", milliseconds(reading), milliseconds(comparing));
}

/// Prints the times of amending a text of so many articles.
pub fn amend(articles: usize) {
    let (old, new, _) = pair(articles);
    let (old, new) = (load(&old.sources()).regulation, load(&new.sources()).regulation);
    let profile = embedded_profile("hd05-2026").unwrap();
    let document = |regulation| Document { regulation, profile: &profile };
    let comparing = least(|| compare(document(&old), document(&new), embedded_registry).changes.len());
    let diff = compare(document(&old), document(&new), embedded_registry);
    let drafting = least(|| draft(&diff).operations.len());
    let amendment = draft(&diff);
    let applying = least(|| apply(&old, &amendment).marks.len());
    let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
    println!(
        "{articles} điều, {} instructions: compare {:.2} ms, draft {:.2} ms, apply {:.2} ms",
        amendment.operations.len(),
        milliseconds(comparing),
        milliseconds(drafting),
        milliseconds(applying)
    );
    // Each instrument amends a khoản anew, as the one before it did with the next.
    let changes: Vec<_> = amendment
        .operations
        .iter()
        .filter(|operation| matches!(operation.action, quyche::model::Action::Amend { .. }))
        .collect();
    let instruments: Vec<_> = (0..1000)
        .map(|at| {
            let operations = vec![changes[at % changes.len()].clone()];
            let effective = chrono::NaiveDate::from_ymd_opt(2027, 1, 1).map(|day| day + chrono::Days::new(at as u64));
            (at.to_string(), quyche::model::Amendment { operations, effective, ..Default::default() })
        })
        .collect();
    let replaying = least(|| apply_all(&old, &instruments, None).applied.marks.len());
    println!("{articles} điều, 1000 instruments replayed: {:.2} ms", milliseconds(replaying));
}
