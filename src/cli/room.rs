//! Room for a whole comparison, asked of the allocator at once.
//!
//! What the C library gives the first thread it takes from the system in steps of 128 KB, what it gives another in
//! steps of 4 KB, a system call each: hundreds for a comparison, while the other thread waits. It keeps a large block
//! that is given back, and what was never written on takes no memory. Elsewhere this is one call that does nothing.

use std::hint::black_box;

/// As much as the C library keeps at most.
const ROOM: usize = 31 << 20;

/// Makes room for the thread that calls.
pub(super) fn make() {
    // The first block is the system's own and goes back to it: it is what raises how much is kept. The second stays.
    for _ in 0..2 {
        let mut block: Vec<u8> = Vec::new();
        // Where there is no such room, none is made.
        let _ = block.try_reserve_exact(ROOM);
        drop(black_box(block));
    }
}
