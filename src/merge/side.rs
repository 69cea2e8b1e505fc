//! The three versions that a merge has to do with, and a value for each of them.

/// A version of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// What both sides started from.
    Base,
    /// Our version.
    Ours,
    /// The version that is merged in.
    Theirs,
}

impl Side {
    /// The two versions that are merged, ours first.
    pub const BOTH: [Self; 2] = [Self::Ours, Self::Theirs];
}

/// A value for each version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Three<T> {
    /// That of the base.
    pub base: T,
    /// That of ours.
    pub ours: T,
    /// That of theirs.
    pub theirs: T,
}

impl<T> Three<T> {
    /// The value of a version.
    pub fn get(&self, side: Side) -> &T {
        match side {
            Side::Base => &self.base,
            Side::Ours => &self.ours,
            Side::Theirs => &self.theirs,
        }
    }

    /// The value of a version, to be changed.
    pub fn get_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Base => &mut self.base,
            Side::Ours => &mut self.ours,
            Side::Theirs => &mut self.theirs,
        }
    }

    /// What becomes of each value.
    pub fn map<U>(self, make: impl Fn(T) -> U) -> Three<U> {
        Three { base: make(self.base), ours: make(self.ours), theirs: make(self.theirs) }
    }
}
