//! Work on two threads: both sides at once, or both halves of a list.
//!
//! One worker serves the whole process. A thread made anew for each piece of work is often started on the core where its
//! maker still runs, and waits there until the system moves it; a worker that slept wakes on its own core.

use rayon::{ThreadPool, ThreadPoolBuilder};
use std::panic::resume_unwind;
use std::sync::OnceLock;

/// The worker; none where the system gives no thread.
static WORKER: OnceLock<Option<ThreadPool>> = OnceLock::new();

/// Does two things at the same time; one after the other where there is no second thread.
pub fn at_once<T: Send, U>(one: impl FnOnce() -> T + Send, two: impl FnOnce() -> U) -> (T, U) {
    let Some(worker) = WORKER.get_or_init(|| ThreadPoolBuilder::new().num_threads(1).build().ok()) else {
        return (one(), two());
    };
    let mut made = None;
    let two = worker.in_place_scope(|scope| {
        scope.spawn(|_| made = Some(one()));
        two()
    });
    // A task that panics ends the scope with its panic.
    (made.unwrap_or_else(|| resume_unwind(Box::new("what a scope was asked for is done"))), two)
}

/// What is made of the halves of a list, in their order, both at the same time; of a list of fewer than `least` items,
/// which is not worth a thread, what is made of the whole.
pub fn in_halves<T: Sync, R: Send>(items: &[T], least: usize, work: impl Fn(&[T]) -> R + Sync) -> Vec<R> {
    if items.len() < least {
        return vec![work(items)];
    }
    let (first, second) = items.split_at(items.len() / 2);
    let (second, first) = at_once(|| work(second), || work(first));
    vec![first, second]
}
