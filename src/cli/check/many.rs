//! Many regulations at once: one thread a core, the results in the order of the folders, a bar on a terminal.

use super::super::output::Output;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// So few are done before a bar could be read.
const WORTH_A_BAR: usize = 20;

/// Does the work for each item; the results stand in the order of the items.
pub(super) fn each<T: Sync, R: Send>(items: &[T], output: &Output, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let threads = cores.min(items.len());
    if threads < 2 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let done = AtomicUsize::new(0);
    let results = Mutex::new(Vec::with_capacity(items.len()));
    let has_bar = items.len() >= WORTH_A_BAR && output.tells_progress();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(at) else { break };
                    let result = work(item);
                    // Another thread's panic ends the run anyway.
                    results.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((at, result));
                    let count = done.fetch_add(1, Ordering::Relaxed) + 1;
                    if has_bar && (count.is_multiple_of((items.len() / 50).max(1)) || count == items.len()) {
                        Output::progress(count, items.len());
                    }
                }
            });
        }
    });
    let mut results = results.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    results.sort_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}
