//! Structure: numbering, lists, levels, the skeleton.

pub(super) mod one_item_list;
