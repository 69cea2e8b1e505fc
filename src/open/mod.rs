//! A regulation from where it lies (a folder, a git revision, a file of another program), with its format profile, the
//! settings and packs of its office, the last term and the text that it amends.
//!
//! Reading order: `read` (texts, loaded), `folders` (which regulations a path means), `foreign` (files of other
//! programs), `profile`, `sides` (a comparison's), `amended` and `instrument` (what an instrument changes),
//! `amendments` (the instruments behind a consolidated text), `consolidated` (a text and the instruments that amended it), `review` (all of it, and the rules).

mod amended;
mod amendments;
mod because;
mod consolidated;
mod error;
mod folders;
mod foreign;
mod instructions;
mod instrument;
mod models;
mod profile;
mod read;
mod review;
mod sides;

pub use amended::{Amended, CarriedOut, amended, carried_out};
pub use amendments::{AmendedText, amended_texts, earlier_instruments};
pub use because::{refused_because, unread_because, why_unread};
pub use consolidated::{Consolidated, OpenPlace, consolidated};
pub use error::OpenError;
pub use folders::{name, regulations, regulations_with_tops};
pub use foreign::{import, is_foreign, recognise};
pub use instrument::{Instrument, instrument, instrument_text};
pub use models::{model, models};
pub use profile::{DEFAULT_PROFILE, profile, profile_at};
pub use read::{read_place, read_whole, refuse_unreadable};
pub use review::{Reviewed, review, review_old};
pub use sides::{Side, side, sides};
