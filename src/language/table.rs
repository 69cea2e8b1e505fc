//! A sorted text as a table that needs no reading in: one line a key, what is said of it behind a tab.

/// What a table whose lines are sorted by their bytes says of a key: what stands behind its tab, empty without one.
pub(super) fn find<'t>(table: &'t str, key: &str) -> Option<&'t str> {
    let bytes = table.as_bytes();
    let is_end = |byte: &u8| *byte == b'\n';
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        let start = bytes.get(low..middle)?.iter().rposition(is_end).map_or(low, |at| low + at + 1);
        let end = bytes.get(middle..)?.iter().position(is_end).map_or(bytes.len(), |at| middle + at);
        let line = table.get(start..end)?;
        let (word, said) = line.split_once('\t').unwrap_or((line, ""));
        match word.cmp(key) {
            std::cmp::Ordering::Equal => return Some(said),
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

/// The numbers that a table says of a key, from the first on; what is missing is 0.
pub(super) fn counts<const N: usize>(table: &str, key: &str) -> Option<[u32; N]> {
    let mut out = [0; N];
    for (count, said) in out.iter_mut().zip(find(table, key)?.split('\t')) {
        *count = said.parse().unwrap_or(0);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found_and_nothing_else() {
        let table = "ba\t7\nbốn\t1\t2\nbốn mươi\nnăm\t3\n";
        assert_eq!(counts(table, "ba"), Some([7, 0]));
        assert_eq!(counts(table, "bốn"), Some([1, 2]));
        assert_eq!(find(table, "bốn mươi"), Some(""));
        assert_eq!(find(table, "năm"), Some("3"));
        for missing in ["", "a", "bô", "bốn m", "năm\t3", "ý"] {
            assert_eq!(find(table, missing), None, "{missing}");
        }
        assert_eq!(find("", "ba"), None);
    }
}
