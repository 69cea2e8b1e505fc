//! Tables of an OpenDocument text.

use super::super::document::{Cell, Table};
use super::super::fault::Fault;
use super::super::xml::{Event, Space, Start, Xml};
use super::body::Reader;

/// A table has no more columns than a word processor allows.
const MOST_COLUMNS: usize = 64;

#[derive(Default)]
struct Drawn {
    table: Table,
    cells: usize,
    framed: usize,
}

impl Reader<'_> {
    /// A table whose beginning was read.
    pub(super) fn table(&mut self, xml: &mut Xml) -> Result<Table, Fault> {
        let mut drawn = Drawn::default();
        self.rows(xml, &mut drawn)?;
        // Cells share lines with their neighbours, so two sides are those of a cell with four.
        Ok(Table { bordered: drawn.framed * 2 > drawn.cells, ..drawn.table })
    }

    fn rows(&mut self, xml: &mut Xml, drawn: &mut Drawn) -> Result<(), Fault> {
        loop {
            match xml.next()? {
                Event::Start(start) => match (start.space, start.name()) {
                    (Space::Table, "table-row") => {
                        let mut row = Vec::new();
                        self.cells(xml, &mut row, drawn)?;
                        drawn.table.rows.push(row);
                    }
                    (Space::Table, "table-column" | "table-columns") => xml.skip()?,
                    (Space::Text, "soft-page-break") => {
                        self.mark(&start);
                        xml.skip()?;
                    }
                    _ => self.rows(xml, drawn)?,
                },
                Event::Text(_) => {}
                Event::End => return Ok(()),
                Event::Eof => return Err(xml.damaged()),
            }
        }
    }

    fn cells(&mut self, xml: &mut Xml, row: &mut Vec<Cell>, drawn: &mut Drawn) -> Result<(), Fault> {
        // Columns that the cell before goes on over; what is covered beyond them is covered from above.
        let mut covered = 0;
        loop {
            match xml.next()? {
                Event::Start(start) if start.name() == "covered-table-cell" => {
                    let mut cell = Cell { blocks: Vec::new(), columns: 1 };
                    self.blocks(xml, &mut cell.blocks)?;
                    if covered > 0 {
                        covered -= 1;
                    } else {
                        row.push(cell);
                    }
                }
                Event::Start(start) if start.name() == "table-cell" => {
                    let columns = number(&start, "number-columns-spanned");
                    let mut cell = Cell { blocks: Vec::new(), columns };
                    let style = self.styles.settled("table-cell", start.attribute("style-name").as_deref());
                    drawn.cells += 1;
                    drawn.framed += usize::from(style.sides.unwrap_or(0) >= 2);
                    let repeated = number(&start, "number-columns-repeated");
                    self.blocks(xml, &mut cell.blocks)?;
                    covered = columns - 1;
                    // What is repeated says nothing; letters are never read twice.
                    row.push(cell);
                    row.extend((1..repeated).map(|_| Cell { blocks: Vec::new(), columns: 1 }));
                }
                Event::Start(start) if start.name() == "soft-page-break" => {
                    self.mark(&start);
                    xml.skip()?;
                }
                Event::Start(_) => self.cells(xml, row, drawn)?,
                Event::Text(_) => {}
                Event::End => return Ok(()),
                Event::Eof => return Err(xml.damaged()),
            }
        }
    }
}

fn number(start: &Start, name: &str) -> usize {
    start.attribute(name).and_then(|number| number.parse().ok()).unwrap_or(1).clamp(1, MOST_COLUMNS)
}
