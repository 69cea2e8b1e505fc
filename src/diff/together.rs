//! Work on two threads: both sides at once, or both halves of a list.

/// Does two things at the same time.
pub fn at_once<T: Send, U>(one: impl FnOnce() -> T + Send, two: impl FnOnce() -> U) -> (T, U) {
    std::thread::scope(|scope| {
        let one = scope.spawn(one);
        let two = two();
        // A thread ends otherwise only by a panic, which goes on here.
        (one.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), two)
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
