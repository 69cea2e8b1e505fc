//! How alike two texts are by their words, whatever their order.

/// The words of a text in small letters, sorted.
pub fn bag(words: &str) -> Vec<String> {
    let mut bag: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    bag.sort();
    bag
}

/// Twice the shared words over all words, from 0 to 1; both lists are sorted.
pub fn likeness(a: &[String], b: &[String]) -> f64 {
    let (mut left, mut right) = (a.iter().peekable(), b.iter().peekable());
    let mut shared = 0usize;
    while let (Some(one), Some(other)) = (left.peek(), right.peek()) {
        match one.cmp(other) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                shared += 1;
                left.next();
                right.next();
            }
        }
    }
    let all = (a.len() + b.len()).max(1);
    2.0 * u32::try_from(shared).map_or(0.0, f64::from) / u32::try_from(all).map_or(1.0, f64::from)
}
