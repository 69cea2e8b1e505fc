//! Tables: rows and cells, whatever wraps them, and whether lines are drawn around them.

use super::super::document::{Cell, Table, Tracked};
use super::super::fault::Fault;
use super::super::xml::{Event, Node, Space, Xml};
use super::body::{Reader, anchor, tracked};
use super::measure::whole;
use super::props::is_drawn;
use super::styles::any_drawn;

/// A table has no more columns than a word processor allows.
const MOST_COLUMNS: i64 = 64;

/// A table that is being read.
#[derive(Default)]
struct Drawn {
    table: Table,
    style: Option<String>,
    /// Whether the table itself draws lines, when it says.
    bordered: Option<bool>,
    /// Cells that draw their own lines on most sides, and cells that take all away.
    framed: usize,
    bare: usize,
    cells: usize,
}

impl Reader<'_> {
    /// A table whose beginning was read.
    pub(super) fn table(&mut self, xml: &mut Xml) -> Result<Table, Fault> {
        let mut drawn = Drawn::default();
        self.rows(xml, &mut drawn)?;
        let by_table = drawn.bordered.unwrap_or_else(|| self.styles.is_bordered(drawn.style.as_deref()));
        let bordered = if by_table { drawn.bare < drawn.cells } else { drawn.framed * 2 > drawn.cells };
        Ok(Table { bordered, ..drawn.table })
    }

    fn rows(&mut self, xml: &mut Xml, drawn: &mut Drawn) -> Result<(), Fault> {
        loop {
            match xml.next()? {
                Event::Start(start) => match (start.space, start.name()) {
                    (Space::Word, "tblPr") => {
                        let node = xml.node(&start)?;
                        drawn.style = node.value("tblStyle").map(str::to_owned);
                        drawn.bordered = node.child("tblBorders").map(any_drawn);
                    }
                    (Space::Word, "tr") => {
                        let mut row = Vec::new();
                        self.cells(xml, &mut row, drawn)?;
                        drawn.table.rows.push(row);
                    }
                    (Space::Word, "sdt") => self.control(xml, |reader, xml| reader.rows(xml, drawn))?,
                    (Space::Word, "bookmarkStart") => {
                        self.anchors.extend(anchor(&start));
                        xml.skip()?;
                    }
                    (Space::Word, "ins" | "del" | "moveFrom" | "moveTo") => {
                        self.tracked.push(tracked(&start));
                        let read = self.rows(xml, drawn);
                        self.tracked.pop();
                        read?;
                    }
                    (Space::Compat, "AlternateContent") => {
                        self.alternate(xml, |reader, xml| reader.rows(xml, drawn))?;
                    }
                    (Space::Word, "tblGrid" | "tblPrEx") => xml.skip()?,
                    _ => self.rows(xml, drawn)?,
                },
                Event::Text(_) => {}
                Event::End => return Ok(()),
                Event::Eof => return Err(xml.damaged()),
            }
        }
    }

    fn cells(&mut self, xml: &mut Xml, row: &mut Vec<Cell>, drawn: &mut Drawn) -> Result<(), Fault> {
        let mut after = 0;
        loop {
            match xml.next()? {
                Event::Start(start) => match (start.space, start.name()) {
                    (Space::Word, "trPr") => {
                        let node = xml.node(&start)?;
                        skipped(&node, "gridBefore", row);
                        after = columns(&node, "gridAfter").unwrap_or(0);
                    }
                    (Space::Word, "tc") => {
                        let (cell, is_gone) = self.cell(xml, drawn)?;
                        match row.last_mut().filter(|_| is_gone) {
                            // What a tracked change took out stands in no cell of its own.
                            Some(before) => before.blocks.extend(cell.blocks),
                            None => row.push(cell),
                        }
                    }
                    (Space::Word, "sdt") => self.control(xml, |reader, xml| reader.cells(xml, row, drawn))?,
                    (Space::Word, "bookmarkStart") => {
                        self.anchors.extend(anchor(&start));
                        xml.skip()?;
                    }
                    (Space::Word, "tblPrEx") => xml.skip()?,
                    (Space::Compat, "AlternateContent") => {
                        self.alternate(xml, |reader, xml| reader.cells(xml, row, drawn))?;
                    }
                    _ => self.cells(xml, row, drawn)?,
                },
                Event::Text(_) => {}
                Event::End => {
                    if after > 0 {
                        row.push(Cell { blocks: Vec::new(), columns: after });
                    }
                    return Ok(());
                }
                Event::Eof => return Err(xml.damaged()),
            }
        }
    }

    /// A cell, and whether a tracked change took it out.
    fn cell(&mut self, xml: &mut Xml, drawn: &mut Drawn) -> Result<(Cell, bool), Fault> {
        let around = self.tracked.len();
        let read = self.cell_content(xml, drawn);
        let is_gone = self.tracked.len() > around;
        self.tracked.truncate(around);
        Ok((read?, is_gone))
    }

    fn cell_content(&mut self, xml: &mut Xml, drawn: &mut Drawn) -> Result<Cell, Fault> {
        let mut cell = Cell { blocks: Vec::new(), columns: 1 };
        drawn.cells += 1;
        let style = drawn.style.clone();
        // The properties come first; what follows is the same as in the body.
        loop {
            match xml.next()? {
                Event::Start(start) if start.space == Space::Word && start.name() == "tcPr" => {
                    let node = xml.node(&start)?;
                    cell.columns = columns(&node, "gridSpan").unwrap_or(1).max(1);
                    if let Some(change) = node.child("cellDel") {
                        self.tracked.push(Tracked {
                            deleted: true,
                            author: change.attribute("author").unwrap_or_default().to_owned(),
                            date: change.attribute("date").map(str::to_owned),
                        });
                    }
                    if let Some(borders) = node.child("tcBorders") {
                        let sides = ["top", "left", "start", "bottom", "right", "end"];
                        let count = sides.iter().filter(|side| is_drawn(borders, side)).count();
                        drawn.framed += usize::from(count >= 3);
                        drawn.bare += usize::from(count == 0 && borders.children.len() >= 4);
                    }
                }
                Event::Start(start) => self.block(xml, &start, &mut cell.blocks, style.as_deref())?,
                Event::Text(_) => {}
                Event::End => return Ok(cell),
                Event::Eof => return Err(xml.damaged()),
            }
        }
    }
}

/// An empty cell for columns that a row leaves out.
fn skipped(node: &Node, name: &str, row: &mut Vec<Cell>) {
    if let Some(columns) = columns(node, name).filter(|columns| *columns > 0) {
        row.push(Cell { blocks: Vec::new(), columns });
    }
}

fn columns(node: &Node, name: &str) -> Option<usize> {
    usize::try_from(whole(node, name)?.clamp(0, MOST_COLUMNS)).ok()
}
