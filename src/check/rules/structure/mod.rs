//! Structure: numbering, lists, levels, the skeleton.

pub(super) mod bare_indent;
pub(super) mod crowded_point;
pub(super) mod empty_provision;
pub(super) mod heading_in_capitals;
pub(super) mod heading_punctuation;
pub(super) mod headless_table;
pub(super) mod item_ending;
pub(super) mod list_lead;
pub(super) mod lone_article;
pub(super) mod missing_part;
pub(super) mod mixed_list;
pub(super) mod number_order;
pub(super) mod one_item_list;
pub(super) mod overlong_article;
pub(super) mod part_out_of_place;
pub(super) mod same_name;
pub(super) mod torn_text;
pub(super) mod unnamed_article;
