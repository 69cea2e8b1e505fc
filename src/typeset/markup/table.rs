//! Tables, and columns beside one another.

use super::MarkupError;
use super::attributes::{LOOK, STAND, length};
use super::block;
use super::element::Element;
use super::reader::Reading;
use crate::typeset::{Cell, Look, Role, Row, Stand, Table, Width};

/// The columns that a table has at most.
const MOST: usize = 200;

/// `<table widths="10* 90*"> <head><row>…</row></head> <row><cell>…</cell></row> </table>`
pub(super) fn table(
    reading: &mut Reading,
    element: &Element,
    node: usize,
    around: (Look, Stand),
) -> Result<Table, MarkupError> {
    element.knows(&[LOOK, STAND, &["widths", "ruled", "inset-x", "inset-y"]])?;
    let columns = widths(element)?;
    let (look, stand) = reading.styled(element, around)?;
    let inner = (look, Stand { above: 0.0, below: 0.0, keep_next: false, ..stand });
    let node = reading.document.structure.node(node, Role::Table);
    let mut table = Table {
        ruled: element.flag("ruled")?.unwrap_or(true),
        inset: (element.length("inset-x")?.unwrap_or(0.0), element.length("inset-y")?.unwrap_or(0.0)),
        head: Vec::new(),
        rows: Vec::new(),
        stand,
        columns,
    };
    let mut body = None;
    let taken = table.columns.len();
    for child in element.elements()? {
        match child.name.as_str() {
            "head" => {
                child.knows(&[])?;
                let node = reading.document.structure.node(node, Role::TableHead);
                for element in child.elements()? {
                    if element.name != "row" {
                        return Err(element.wrong("is not known here; <head> holds <row>"));
                    }
                    table.head.push(row(reading, element, node, inner, (taken, true))?);
                }
            }
            "row" => {
                let body = *body.get_or_insert_with(|| reading.document.structure.node(node, Role::TableBody));
                table.rows.push(row(reading, child, body, inner, (taken, false))?);
            }
            _ => return Err(child.wrong("is not known here; <table> holds <head> and <row>")),
        }
    }
    Ok(table)
}

fn row(
    reading: &mut Reading,
    element: &Element,
    node: usize,
    around: (Look, Stand),
    (columns, is_head): (usize, bool),
) -> Result<Row, MarkupError> {
    element.knows(&[&["keep", "split"]])?;
    let node = reading.document.structure.node(node, Role::Row);
    let mut cells = Vec::new();
    let mut taken = 0;
    for child in element.elements()? {
        if child.name != "cell" {
            return Err(child.wrong("is not known here; <row> holds <cell>"));
        }
        child.knows(&[&["span", "middle", "head"]])?;
        let span = child.count("span", 1)?.unwrap_or(1);
        taken += span;
        if taken > columns {
            return Err(child.wrong(format!("one cell too many: the table has {columns} columns")));
        }
        let wide = u32::try_from(span).unwrap_or(1);
        let is_head = child.flag("head")?.unwrap_or(is_head);
        let role = if is_head { Role::HeadCell(wide) } else { Role::Cell(wide) };
        let node = reading.document.structure.node(node, role);
        let open = std::mem::take(&mut reading.lists);
        let blocks = block::blocks(reading, child, node, around)?;
        reading.lists = open;
        cells.push(Cell { span, middle: child.flag("middle")?.unwrap_or(false), blocks });
    }
    let stand = element.stand(Stand::default())?;
    Ok(Row { cells, splits: element.flag("split")?.unwrap_or(!is_head), keep_next: stand.keep_next })
}

/// `<columns widths="75mm 1*"> <column>…</column> <column>…</column> </columns>`: blocks beside one another.
pub(super) fn columns(
    reading: &mut Reading,
    element: &Element,
    node: usize,
    around: (Look, Stand),
) -> Result<Table, MarkupError> {
    element.knows(&[STAND, &["widths", "split"]])?;
    let columns = widths(element)?;
    let stand = element.stand(Stand::default())?;
    let mut cells = Vec::new();
    for child in element.elements()? {
        if child.name != "column" {
            return Err(child.wrong("is not known here; <columns> holds <column>"));
        }
        child.knows(&[])?;
        if cells.len() == columns.len() {
            return Err(child.wrong(format!("one column too many: there are {}", columns.len())));
        }
        cells.push(Cell { span: 1, middle: false, blocks: block::blocks(reading, child, node, around)? });
        reading.lists.clear();
    }
    let row = Row { cells, splits: element.flag("split")?.unwrap_or(false), keep_next: false };
    Ok(Table { columns, ruled: false, inset: (0.0, 0.0), head: Vec::new(), rows: vec![row], stand })
}

/// Widths of columns: `75mm` is a length, `2*` a part of what is left.
fn widths(element: &Element) -> Result<Vec<Width>, MarkupError> {
    let value = element.needed("widths")?;
    let wrong = |part: &str| {
        element.wrong(format!("widths=\"{value}\": “{part}” is no width; write 75mm, or 2* for a part of what is left"))
    };
    let read = |part: &str| match part.strip_suffix('*') {
        Some(share) => {
            let share = share.parse::<f64>().ok().filter(|share| share.is_finite() && *share > 0.0 && *share < 1e6);
            share.map(Width::Share).ok_or_else(|| wrong(part))
        }
        None => length(part).filter(|&length| length > 0.0).map(Width::Points).ok_or_else(|| wrong(part)),
    };
    let columns: Vec<Width> = value.split_whitespace().map(read).collect::<Result<_, _>>()?;
    if columns.is_empty() || columns.len() > MOST {
        return Err(element.wrong(format!("widths=\"{value}\" has to name 1 to {MOST} columns")));
    }
    Ok(columns)
}
