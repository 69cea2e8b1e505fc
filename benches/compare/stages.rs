//! Where the time of a comparison goes: reading both sides, comparing them; the least of several runs.

use crate::pairs::pair;
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
    let comparing = least(|| compare(document(&old), document(&new), embedded_registry()).changes.len());
    let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
    println!("{articles} điều: read both {:.2} ms, compare {:.2} ms", milliseconds(reading), milliseconds(comparing));
}
