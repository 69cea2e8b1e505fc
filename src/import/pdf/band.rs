//! What stands side by side without lines: heads, signatures with their recipients, columns made with tabs.

use super::line::Segment;

/// A part of a page, from top to bottom.
pub(super) enum Part {
    /// A line of its own.
    Line(Segment),
    /// Two blocks side by side.
    Pair(Vec<Segment>, Vec<Segment>),
    /// Rows of columns.
    Rows(Vec<Vec<Segment>>),
}

/// A row: what stands at one height.
type Row = Vec<Segment>;

/// The parts of a page.
pub(super) fn parts(segments: Vec<Segment>) -> Vec<Part> {
    let mut rows = rows(segments);
    let mut out: Vec<Part> = Vec::new();
    while !rows.is_empty() {
        if rows.first().is_some_and(|row| row.len() > 1) {
            let band = band(&rows);
            let mut taken: Vec<Row> = rows.drain(..band.rows.max(1)).collect();
            while let Some(end) = signed(&taken, band.gutter) {
                let rest = taken.split_off(end);
                out.push(part(std::mem::replace(&mut taken, rest), band.gutter));
                lead(&mut out);
            }
            out.push(part(taken, band.gutter));
            lead(&mut out);
        } else {
            let row = rows.remove(0);
            out.extend(row.into_iter().map(Part::Line));
        }
    }
    out
}

/// Groups stretches that stand at one height; within a row from left to right.
fn rows(segments: Vec<Segment>) -> Vec<Row> {
    let mut out: Vec<Row> = Vec::new();
    for segment in segments {
        let fits = out.last().and_then(|row| row.first()).is_some_and(|first| {
            let overlap =
                (first.y + 0.2 * first.size).min(segment.y + 0.2 * segment.size) - first.top().max(segment.top());
            overlap > 0.5 * first.size.min(segment.size)
        });
        // What overlaps from left to right as well stands over another and is no neighbour.
        let is_beside =
            |row: &Row| row.iter().all(|other| segment.x0 >= other.x1 - 1.0 || segment.x1 <= other.x0 + 1.0);
        match out.last_mut() {
            Some(row) if fits && is_beside(row) && !segment.turned => row.push(segment),
            _ => out.push(vec![segment]),
        }
    }
    for row in &mut out {
        row.sort_by(|left, right| left.x0.total_cmp(&right.x0));
    }
    out
}

/// How far a band reaches.
struct Band {
    rows: usize,
    /// Left and right edge of the white between the blocks.
    gutter: (f32, f32),
}

/// The band that starts with the first row, which has several stretches.
fn band(rows: &[Row]) -> Band {
    let Some(first) = rows.first() else { return Band { rows: 0, gutter: (0.0, 0.0) } };
    let widest = first.windows(2).max_by(|a, b| gap(a).total_cmp(&gap(b)));
    let Some([left, right]) = widest else { return Band { rows: 1, gutter: (0.0, 0.0) } };
    let mut gutter = (left.x1, right.x0);
    let mut found = Band { rows: 1, gutter };
    let mut last_y = left.y.max(right.y);
    for (at, row) in rows.iter().enumerate().skip(1) {
        let Some(narrowed) = narrowed(gutter, row) else { break };
        let y = row.iter().map(|segment| segment.y).fold(f32::MIN, f32::max);
        let size = row.iter().map(|segment| segment.size).fold(0.0, f32::max);
        if y - last_y > 9.0 * size {
            break;
        }
        let so_far = rows.get(..at).unwrap_or_default();
        let belongs = row.len() > 1 || row.first().is_some_and(|segment| belongs(segment, gutter, so_far));
        gutter = narrowed;
        last_y = y;
        if belongs {
            found = Band { rows: at + 1, gutter };
        }
    }
    found
}

fn gap(pair: &[Segment]) -> f32 {
    match pair {
        [left, right] => right.x0 - left.x1,
        _ => 0.0,
    }
}

/// The white between the blocks when a row is added; `None` when the row crosses it.
fn narrowed((mut left, mut right): (f32, f32), row: &Row) -> Option<(f32, f32)> {
    for segment in row {
        if segment.turned {
            return None;
        }
        let begins_left = segment.x0 <= left;
        let ends_right = segment.x1 >= right;
        // What stands inside the white belongs to the nearer block.
        let is_left = begins_left || !ends_right && segment.middle() < f32::midpoint(left, right);
        match (is_left, begins_left && ends_right) {
            (_, true) => return None,
            (true, _) => left = left.max(segment.x1),
            (false, _) => right = right.min(segment.x0),
        }
    }
    let size = row.first().map_or(10.0, |segment| segment.size);
    (right - left > 0.7 * size).then_some((left, right))
}

/// Whether a single stretch stands under one of the blocks, set as its lines are.
fn belongs(segment: &Segment, gutter: (f32, f32), rows: &[Row]) -> bool {
    let is_left = segment.x1 <= gutter.1 && segment.middle() < f32::midpoint(gutter.0, gutter.1);
    let block =
        || rows.iter().flatten().filter(|other| (other.middle() < f32::midpoint(gutter.0, gutter.1)) == is_left);
    let Some(last) = block().next_back() else { return false };
    let near = |a: f32, b: f32, by: f32| (a - b).abs() <= by * segment.size;
    let is_centred = block().all(|other| near(other.middle(), segment.middle(), 0.35));
    // One line that happens to begin where a title does is no edge.
    let has_edge = block().filter(|other| near(other.x0, segment.x0, 0.1)).count() >= block().count().min(2);
    let distance = segment.y - last.y;
    let is_same = near(last.size, segment.size, 0.1) && distance < 2.4 * segment.size;
    let most = if is_left { 2.4 } else { 11.0 };
    is_centred && distance < most * segment.size || has_edge && is_same
}

/// Blocks of the rows of a band: two columns, or rows when there are more or the right one holds numbers.
fn part(rows: Vec<Row>, gutter: (f32, f32)) -> Part {
    let many = rows.iter().filter(|row| row.len() > 2).count() * 2 > rows.len();
    let middle = f32::midpoint(gutter.0, gutter.1);
    let is_number = |segment: &Segment| {
        let text = segment.text();
        text.chars().count() <= 6 && text.chars().any(|c| c.is_ascii_digit())
    };
    let mut right = rows.iter().flatten().filter(|segment| segment.middle() >= middle).peekable();
    let numbers = rows.len() > 1 && right.peek().is_some() && right.all(is_number);
    if many || numbers {
        return Part::Rows(rows);
    }
    let (left, right) = rows.into_iter().flatten().partition(|segment| segment.middle() < middle);
    Part::Pair(left, right)
}

/// Where several who sign stand two by two, the row below the first names: above names both columns leave room to sign.
fn signed(rows: &[Row], gutter: (f32, f32)) -> Option<usize> {
    let middle = f32::midpoint(gutter.0, gutter.1);
    let y = |row: &Row| row.iter().map(|segment| segment.y).fold(f32::MIN, f32::max);
    let is_pair = |row: &Row| row.iter().any(|s| s.middle() < middle) && row.iter().any(|s| s.middle() >= middle);
    let name = rows.windows(2).position(|pair| match pair {
        [above, names] => {
            let size = names.first().map_or(10.0, |segment| segment.size);
            is_pair(names) && y(names) - y(above) > 3.0 * size
        }
        _ => false,
    })? + 1;
    // What follows is another row of signatories, and no list that goes on.
    let below = rows.get(name + 1)?;
    let is_item = |segment: &Segment| segment.text().trim_start().starts_with(['-', '–', '+']);
    (!below.iter().any(is_item)).then_some(name + 1)
}

/// Lines right above a pair that are set as one of its blocks belong to it: `T/M …` may stand higher than `Nơi nhận:`.
fn lead(out: &mut Vec<Part>) {
    while let [.., Part::Line(_), Part::Pair(..)] = out.as_slice() {
        let (Some(Part::Pair(mut left, mut right)), Some(Part::Line(line))) = (out.pop(), out.pop()) else { return };
        let edge = left.iter().map(|segment| segment.x1).fold(f32::MIN, f32::max);
        let first = |block: &[Segment]| block.first().map(|segment| (segment.y, segment.middle()));
        let fits = |block: &[Segment]| {
            first(block).is_some_and(|(y, middle)| {
                y - line.y < 2.2 * line.size && (middle - line.middle()).abs() < 0.35 * line.size
            })
        };
        let start = right.iter().map(|segment| segment.x0).fold(f32::MAX, f32::min);
        if line.x0 > edge && fits(&right) {
            right.insert(0, line);
        } else if line.x1 < start && line.y < 130.0 && fits(&left) {
            left.insert(0, line);
        } else {
            out.push(Part::Line(line));
            out.push(Part::Pair(left, right));
            return;
        }
        out.push(Part::Pair(left, right));
    }
}
