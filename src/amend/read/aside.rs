//! What stands beside an instruction and says nothing of it: its history, and what is in parentheses.

use super::cursor::Cursor;

/// Takes `đã được sửa đổi, bổ sung theo …` and what stands in parentheses, up to where the sentence goes on.
pub(super) fn aside(cursor: &mut Cursor) -> bool {
    let mut taken = false;
    loop {
        if cursor.take_mark(&['(']) {
            let mut depth = 1;
            while depth > 0 {
                if cursor.take_mark(&['(']) {
                    depth += 1;
                } else if cursor.take_mark(&[')']) {
                    depth -= 1;
                } else if cursor.next().is_none() {
                    break;
                }
            }
            taken = true;
        } else if cursor.sees_all(&["đã", "được"])
            || cursor.sees_all(&["được", "sửa"])
            || cursor.sees_all(&["được", "bổ"])
        {
            let goes_on = |cursor: &Cursor| {
                cursor.is_done()
                    || cursor.sees_all(&["như", "sau"])
                    || cursor.sees_all(&["có", "hiệu", "lực"])
                    || cursor.sees(0, "bằng")
                    || cursor.sees(0, "thành")
                    || cursor.sees_mark(&[':', '('])
                    || cursor.sees_quoted(0)
            };
            while !goes_on(cursor) {
                cursor.next();
            }
            taken = true;
        } else {
            return taken;
        }
    }
}
