//! Work on two threads: both sides at once, or both halves of a list.

use std::panic::resume_unwind;
use std::thread;

/// Does two things at the same time.
pub fn at_once<T: Send, U>(one: impl FnOnce() -> T + Send, two: impl FnOnce() -> U) -> (T, U) {
    thread::scope(|scope| {
        let worker = scope.spawn(one);
        let two = two();
        // A panic there is a panic here.
        (worker.join().unwrap_or_else(|panic| resume_unwind(panic)), two)
    })
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
