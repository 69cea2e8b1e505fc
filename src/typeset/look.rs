//! How words look and how a paragraph stands.

/// How a stretch of words looks. Lengths are in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// Size of the letters.
    pub size: f64,
    /// Bold letters.
    pub bold: bool,
    /// Letters that lean.
    pub italic: bool,
    /// A line below the words.
    pub underline: bool,
    /// A line through the words.
    pub strike: bool,
    /// Capitals only.
    pub caps: bool,
    /// Small letters raised above the line, as a mark of a note.
    pub raised: bool,
    /// From one line to the next.
    pub pitch: Pitch,
}

/// From one line to the next, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Pitch {
    /// So much, whatever stands in the line.
    Exactly(f64),
    /// So much, or the height of the letters when they are taller.
    AtLeast(f64),
}

impl Pitch {
    /// What a line in letters of this size takes.
    pub fn of(self, size: f64) -> f64 {
        match self {
            Pitch::Exactly(pitch) => pitch,
            Pitch::AtLeast(pitch) => pitch.max(1.15 * size),
        }
    }
}

impl Default for Look {
    fn default() -> Self {
        Self {
            size: 14.0,
            bold: false,
            italic: false,
            underline: false,
            strike: false,
            caps: false,
            raised: false,
            pitch: Pitch::AtLeast(0.0),
        }
    }
}

/// Where the lines of a paragraph stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// From margin to margin, the last line from the left.
    Justify,
    /// From the left.
    Left,
    /// In the middle.
    Centre,
    /// To the right.
    Right,
}

/// How a paragraph stands among others. Lengths are in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stand {
    /// Where its lines stand.
    pub align: Align,
    /// How far the first line is moved in.
    pub indent: f64,
    /// Room above, of which the larger counts between two paragraphs; none at the head of a page.
    pub above: f64,
    /// Room below, likewise.
    pub below: f64,
    /// How many of its first lines stay together, and how many of its last.
    pub together: (usize, usize),
    /// Whether all its lines stay on one page with what follows.
    pub keep_next: bool,
    /// Whether all its lines stay on one page with what stands before.
    pub keep_previous: bool,
}

impl Default for Stand {
    fn default() -> Self {
        Self {
            align: Align::Left,
            indent: 0.0,
            above: 0.0,
            below: 0.0,
            together: (1, 1),
            keep_next: false,
            keep_previous: false,
        }
    }
}
