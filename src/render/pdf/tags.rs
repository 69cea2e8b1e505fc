//! The structure of a document as the tags of its file.

use super::draw::Drawn;
use crate::typeset::{Child, Numbers, Role, Structure};
use krilla::tagging::{ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};
use std::num::{NonZeroU16, NonZeroU32};

/// The tags.
pub(super) fn tree(structure: &Structure, drawn: &Drawn) -> TagTree {
    let mut tree = TagTree::new();
    let mut deepest = 0;
    for child in structure.nodes.first().map_or(&[][..], |root| &root.children) {
        for node in nodes(*child, structure, drawn, &mut deepest) {
            tree.push(node);
        }
    }
    tree
}

fn nodes(child: Child, structure: &Structure, drawn: &Drawn, deepest: &mut u16) -> Vec<Node> {
    let node = match child {
        Child::Leaf(leaf) => {
            let words = drawn.leaves.get(&leaf).into_iter().flatten();
            let links = drawn.links.get(&leaf).into_iter().flatten();
            return words.chain(links).map(|&identifier| identifier.into()).collect();
        }
        Child::Node(node) => node,
    };
    let Some(node) = structure.nodes.get(node) else { return Vec::new() };
    let mut group = TagGroup::new(tag(&node.role, deepest));
    for child in &node.children {
        for node in nodes(*child, structure, drawn, deepest) {
            group.push(node);
        }
    }
    let may_be_empty = matches!(node.role, Role::Cell(_) | Role::HeadCell(_));
    if group.children.is_empty() && !may_be_empty { Vec::new() } else { vec![group.into()] }
}

fn tag(role: &Role, deepest: &mut u16) -> TagKind {
    let columns = |count: u32| NonZeroU32::new(count).filter(|count| count.get() > 1);
    match role {
        Role::Document | Role::Part => Tag::Part.into(),
        Role::Paragraph => Tag::P.into(),
        Role::Heading(depth, title) => {
            // No level may be passed over on the way down.
            let depth = (*depth).clamp(1, *deepest + 1);
            *deepest = depth;
            let title = if title.is_empty() { "-" } else { title };
            Tag::Hn(NonZeroU16::new(depth).unwrap_or(NonZeroU16::MIN), Some(title.to_owned())).into()
        }
        Role::List(numbers) => Tag::L(match numbers {
            Numbers::Figures => ListNumbering::Decimal,
            Numbers::Letters => ListNumbering::LowerAlpha,
            Numbers::Signs => ListNumbering::Disc,
        })
        .into(),
        Role::Item => Tag::LI.into(),
        Role::Label => Tag::Lbl.into(),
        Role::Body => Tag::LBody.into(),
        Role::Note => Tag::Note.into(),
        Role::Reference => Tag::Reference.into(),
        Role::Link(..) => Tag::Link.into(),
        Role::Table => Tag::Table.into(),
        Role::TableHead => Tag::THead.into(),
        Role::TableBody => Tag::TBody.into(),
        Role::Row => Tag::TR.into(),
        Role::HeadCell(span) => Tag::TH(TableHeaderScope::Column).with_col_span(columns(*span)).into(),
        Role::Cell(span) => Tag::TD.with_col_span(columns(*span)).into(),
    }
}
