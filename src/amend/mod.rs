//! A diff becomes an amending instrument, and an instrument applied to a regulation gives the text in force.
//!
//! Reading order: `stable` tells what stays where it is, `letters` numbers what is new, `plan` makes of both the text to
//! lead to, `draft` the instructions that lead there; `apply` carries instructions out, one or many instruments in
//! order of effect; `read` understands the instruments that others wrote; `normalise` makes numbers and ids what reading the notation would give, on both ways.
//!
//! Invariant: what a draft leads to is what applying it gives, and everything that applying cannot do exactly is
//! refused.

mod affected;
mod apply;
mod arrange;
mod bases;
mod carried;
mod divide;
mod draft;
mod edges;
mod facts;
mod filled;
mod instrument;
mod layout;
mod letters;
mod normalise;
mod opening;
mod overlay;
mod phrases;
mod plan;
pub mod read;
mod say;
mod stable;
mod tone;
mod unprinted;
mod whose;

pub use affected::{Affected, affected};
pub use apply::{Applied, Clash, Deed, Fault, Mark, Refusal, Replayed, apply, apply_all};
pub use arrange::arranged;
pub use carried::{DayConflict, amendment, day_conflicts};
pub use draft::{draft, over_half};
pub use facts::FactConflict;
pub use instrument::{Form, instrument};
pub use layout::{Item, Layout, layout};
pub use overlay::overlay;
pub use plan::pin;
pub use say::{cite, say};
pub use whose::own;
