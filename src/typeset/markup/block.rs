//! What stands below one another: paragraphs, headings, tables, rules.

use super::MarkupError;
use super::attributes::{LOOK, STAND};
use super::element::{Element, Inside};
use super::inline::{self, Line};
use super::reader::Reading;
use super::table;
use crate::typeset::{Block, Inline, Length, Look, Numbers, Outline, Paragraph, Role, Rule, Stand};

/// Reads what stands in an element.
pub(super) fn blocks(
    reading: &mut Reading,
    element: &Element,
    node: usize,
    around: (Look, Stand),
) -> Result<Vec<Block>, MarkupError> {
    let mut out = Vec::new();
    for element in element.elements()? {
        block(reading, element, node, around, &mut out)?;
    }
    Ok(out)
}

fn block(
    reading: &mut Reading,
    element: &Element,
    node: usize,
    around: (Look, Stand),
    out: &mut Vec<Block>,
) -> Result<(), MarkupError> {
    if element.name != "p" || element.value("list").is_none() {
        reading.lists.clear();
    }
    match element.name.as_str() {
        "p" => out.push(Block::Paragraph(paragraph(reading, element, node, around)?)),
        "h" => out.push(Block::Paragraph(heading(reading, element, node, around)?)),
        "table" => out.push(Block::Table(table::table(reading, element, node, around)?)),
        "columns" => out.push(Block::Table(table::columns(reading, element, node, around)?)),
        "group" => out.extend(group(reading, element, node, around)?),
        "rule" => out.push(Block::Rule(rule(element)?)),
        "space" => {
            element.knows(&[&["height"]])?;
            out.push(Block::Space(element.length("height")?.unwrap_or(0.0)));
        }
        "new-page" => {
            element.knows(&[&["turned"]])?;
            out.push(Block::NewPage { turned: element.flag("turned")? });
        }
        _ => {
            let known = "p, h, table, columns, group, rule, space, new-page";
            return Err(element.wrong(format!("is not known here; blocks are {known}")));
        }
    }
    Ok(())
}

fn paragraph(
    reading: &mut Reading,
    element: &Element,
    node: usize,
    around: (Look, Stand),
) -> Result<Paragraph, MarkupError> {
    element.knows(&[LOOK, STAND, &["anchor", "list", "id"]])?;
    let (look, stand) = reading.styled(element, around)?;
    let mut line = Line::new(element.value("id"), stand);
    if let Some(name) = element.value("anchor") {
        line.inlines.push(Inline::Anchor(reading.place(element, name)?));
    }
    // A heading that runs into its paragraph is one of its own to a reader.
    let runs_in = element.children.iter().find_map(|child| match child {
        Inside::Element(child) => Some(child.name == "title"),
        Inside::Text(text) => (!text.trim().is_empty()).then_some(false),
    });
    let place = match element.count("list", 1)? {
        Some(depth) => inline::Place::Item { item: item(reading, element, node, depth) },
        None if runs_in == Some(true) => inline::Place::Around(node),
        None => inline::Place::In(reading.document.structure.node(node, Role::Paragraph)),
    };
    line.read(reading, element, look, place)?;
    Ok(line.finish())
}

/// The item of a list that a paragraph of some depth is: that of the list that is open, or of a new one.
fn item(reading: &mut Reading, element: &Element, node: usize, depth: usize) -> usize {
    while reading.lists.last().is_some_and(|&(open, ..)| open > depth) {
        reading.lists.pop();
    }
    let numbers = match inline::label_of(element).and_then(|label| label.chars().next()) {
        Some(c) if c.is_numeric() => Numbers::Figures,
        Some(c) if c.is_alphabetic() => Numbers::Letters,
        _ => Numbers::Signs,
    };
    let structure = &mut reading.document.structure;
    let list = match reading.lists.last() {
        Some(&(open, list, _)) if open == depth => list,
        last => {
            let around = last.map_or(node, |&(_, _, body)| body);
            structure.node(around, Role::List(numbers))
        }
    };
    let item = structure.node(list, Role::Item);
    match reading.lists.last_mut() {
        Some(open) if open.0 == depth => open.2 = item,
        _ => reading.lists.push((depth, list, item)),
    }
    item
}

fn heading(
    reading: &mut Reading,
    element: &Element,
    node: usize,
    around: (Look, Stand),
) -> Result<Paragraph, MarkupError> {
    element.knows(&[LOOK, STAND, &["anchor", "level", "bookmark"]])?;
    let (look, stand) = reading.styled(element, around)?;
    let depth = element.count("level", 1)?.ok_or_else(|| element.wrong("needs the attribute “level”"))?;
    let depth = u16::try_from(depth).unwrap_or(u16::MAX);
    let anchor = match element.value("anchor") {
        Some(name) => reading.place(element, name)?,
        None => reading.own_anchor(),
    };
    let title = inline::plain(element);
    let node = reading.document.structure.node(node, Role::Heading(depth, title.clone()));
    if element.flag("bookmark")? != Some(false) {
        reading.document.outline.push(Outline { depth, title, anchor });
    }
    let mut line = Line::new(None, Stand { keep_next: true, ..stand });
    line.inlines.push(Inline::Anchor(anchor));
    line.read(reading, element, look, inline::Place::In(node))?;
    Ok(line.finish())
}

/// Blocks that stay on one page.
fn group(
    reading: &mut Reading,
    element: &Element,
    node: usize,
    around: (Look, Stand),
) -> Result<Vec<Block>, MarkupError> {
    element.knows(&[&["keep"]])?;
    let keeps_next = element.stand(Stand::default())?.keep_next;
    let mut out = blocks(reading, element, node, around)?;
    let last = out.len().saturating_sub(1);
    for (at, block) in out.iter_mut().enumerate() {
        if at < last || keeps_next {
            match block {
                Block::Paragraph(paragraph) => paragraph.stand.keep_next = true,
                Block::Rule(rule) => rule.stand.keep_next = true,
                Block::Table(table) => {
                    table.stand.keep_next = true;
                    table.rows.iter_mut().for_each(|row| (row.keep_next, row.splits) = (true, false));
                }
                Block::Space(_) | Block::NewPage { .. } => {}
            }
        } else if let Block::Paragraph(paragraph) = block {
            paragraph.stand.together = (usize::MAX, 1);
        }
    }
    Ok(out)
}

fn rule(element: &Element) -> Result<Rule, MarkupError> {
    element.knows(&[STAND, &["length", "share", "of", "thickness", "height", "drop"]])?;
    let length = match (element.length("length")?, element.value("share")) {
        (Some(length), _) => Length::Points(length),
        (None, Some(share)) => {
            let percent = share.parse::<f64>().ok().filter(|share| (0.0..=100.0).contains(share));
            let percent = percent.ok_or_else(|| element.wrong(format!("share=\"{share}\" has to be from 0 to 100")))?;
            Length::Share(percent, element.value("of").map(str::to_owned))
        }
        (None, None) => return Err(element.wrong("needs the attribute “length” or “share”")),
    };
    Ok(Rule {
        length,
        thickness: element.size("thickness")?.unwrap_or(0.75),
        stand: element.stand(Stand { align: crate::typeset::Align::Centre, ..Stand::default() })?,
        room: (element.length("height")?.unwrap_or(0.0), element.length("drop")?.unwrap_or(0.0)),
    })
}
