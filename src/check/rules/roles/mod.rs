//! Roles and powers: duties, overlaps, delegation, accountability.

pub(super) mod role_without_duties;
