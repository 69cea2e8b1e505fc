//! Pages that lie on their side or on their head without saying so: most of their letters read another way.

use super::content::Matrix;
use super::page::Drawn;

/// Fewer letters than this say nothing of how a page lies.
const LEAST: usize = 20;

/// How to turn a page upright whose letters do not read to the right: the matrix, with the width and height after it.
/// `None` for a page that lies right, or whose letters read in several directions.
pub(super) fn of(drawn: &Drawn, width: f32, height: f32) -> Option<(Matrix, (f32, f32))> {
    let all: usize = drawn.quarters.iter().sum();
    let most = |quarter: usize| drawn.quarters.get(quarter).is_some_and(|count| count * 10 > all * 8);
    if all < LEAST {
        return None;
    }
    let quarter = (1..4).find(|quarter| most(*quarter))?;
    Some(match quarter {
        1 => ([0.0, -1.0, 1.0, 0.0, 0.0, width], (height, width)),
        2 => ([-1.0, 0.0, 0.0, -1.0, width, height], (width, height)),
        _ => ([0.0, 1.0, -1.0, 0.0, height, 0.0], (height, width)),
    })
}
