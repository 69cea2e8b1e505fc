//! Roles and powers: duties, overlaps, delegation, accountability.

pub(super) mod body_signs;
pub(super) mod broken_accountability;
mod charges;
pub(super) mod checks_own_work;
pub(super) mod deputy_without_field;
pub(super) mod duties_without_role;
pub(super) mod form_mismatch;
pub(super) mod members_disagree;
pub(super) mod members_outside_rule;
pub(super) mod no_handover;
pub(super) mod reserved_power;
pub(super) mod role_without_duties;
pub(super) mod same_duty_twice;
pub(super) mod same_name_twice;
pub(super) mod same_power_twice;
pub(super) mod same_role_twice;
pub(super) mod two_in_charge;
pub(super) mod unbounded_delegation;
pub(super) mod undeclared_role;
