//! References: inside the regulation and to other documents.

pub(super) mod typed_reference;
