//! A grid as a spreadsheet: a sheet a table, its head frozen, every citation leading to the row that it cites.
//!
//! Written by hand: six small parts are all that a plain spreadsheet needs, and a crate for them costs more time to
//! build than all of `render`.

use super::{RenderFailure, escape::xml};
use crate::view::grid::{Grid, GridCell, GridRow, GridTable};
use std::collections::HashMap;
use std::io::{Cursor, Write};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// How wide all columns of a sheet are together, in letters of its font.
const WIDTH: f64 = 190.0;

/// The longest text that a cell may hold, by the format.
const LONGEST: usize = 32_767;

/// The styles of `xl/styles.xml`, by their place there.
mod style {
    pub(super) const HEAD: u8 = 1;
    pub(super) const GROUP: u8 = 2;
    pub(super) const CELL: u8 = 3;
    pub(super) const LINK: u8 = 4;
    pub(super) const MARKED: u8 = 5;
}

/// A grid as a spreadsheet; the same view gives the same bytes.
///
/// # Errors
/// The file cannot be put together.
pub(super) fn xlsx(view: &Grid) -> Result<Vec<u8>, RenderFailure> {
    let anchors = anchors(view);
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), content_types(view)),
        ("_rels/.rels".to_owned(), package_relationships()),
        ("docProps/core.xml".to_owned(), core(view)),
        ("xl/workbook.xml".to_owned(), workbook(view)),
        ("xl/_rels/workbook.xml.rels".to_owned(), workbook_relationships(view)),
        ("xl/styles.xml".to_owned(), styles(view)),
    ];
    let sheets = view.tables.iter().enumerate();
    parts.extend(sheets.map(|(at, table)| (format!("xl/worksheets/sheet{}.xml", at + 1), sheet(table, &anchors))));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (path, text) in parts {
        zip.start_file(path, options).map_err(RenderFailure::package)?;
        zip.write_all(format!("{DECLARATION}{text}").as_bytes()).map_err(RenderFailure::package)?;
    }
    Ok(zip.finish().map_err(RenderFailure::package)?.into_inner())
}

/// Where each anchor stands: `'Nhiệm vụ'!A5`.
fn anchors(view: &Grid) -> HashMap<&str, String> {
    let rows =
        view.tables.iter().flat_map(|table| table.rows.iter().enumerate().map(move |(at, row)| (table, at, row)));
    let place = |(table, at, row): (&GridTable, usize, &'_ GridRow)| -> Option<String> {
        row.anchor.as_ref().map(|_| format!("'{}'!A{}", table.name, at + 2))
    };
    rows.filter_map(|(table, at, row)| Some((row.anchor.as_deref()?, place((table, at, row))?))).collect()
}

/// `A`, `B`, …, `AA` of the column at a place from 0.
fn column(at: usize) -> String {
    let letter = char::from(b'A' + (at % 26) as u8);
    if at < 26 { letter.to_string() } else { format!("{}{letter}", column(at / 26 - 1)) }
}

fn sheet(table: &GridTable, anchors: &HashMap<&str, String>) -> String {
    let last = column(table.head.len().max(1) - 1);
    let frozen = "<pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\" activePane=\"bottomRight\" state=\"frozen\"/>";
    let mut out = format!(
        "<worksheet xmlns=\"{MAIN}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>\
         <sheetViews><sheetView workbookViewId=\"0\">{frozen}</sheetView></sheetViews>\
         <sheetFormatPr defaultRowHeight=\"15\"/><cols>"
    );
    for (at, width) in table.widths.iter().enumerate() {
        let width = (width * WIDTH / 100.0).max(9.0);
        out.push_str(&format!("<col min=\"{0}\" max=\"{0}\" width=\"{width:.1}\" customWidth=\"1\"/>", at + 1));
    }
    out.push_str("</cols><sheetData><row r=\"1\">");
    for (at, words) in table.head.iter().enumerate() {
        out.push_str(&text_cell(&format!("{}1", column(at)), style::HEAD, words));
    }
    out.push_str("</row>");
    let (mut merged, mut links) = (Vec::new(), Vec::new());
    for (at, row) in table.rows.iter().enumerate() {
        let number = at + 2;
        out.push_str(&format!("<row r=\"{number}\">"));
        if let Some(words) = &row.group {
            out.push_str(&text_cell(&format!("A{number}"), style::GROUP, words));
            if table.head.len() > 1 {
                merged.push(format!("<mergeCell ref=\"A{number}:{last}{number}\"/>"));
            }
        }
        for (at, cell) in row.cells.iter().enumerate() {
            let place = format!("{}{number}", column(at));
            // A spreadsheet has one link a cell: it leads to the first that the cell cites.
            let runs = cell.paragraphs.iter().flatten();
            let target = runs.filter_map(|run| run.to.as_deref()).find_map(|to| anchors.get(to));
            let style = match target {
                _ if cell.marked => style::MARKED,
                Some(_) => style::LINK,
                None => style::CELL,
            };
            out.push_str(&text_cell(&place, style, &words(cell)));
            links.extend(target.map(|to| format!("<hyperlink ref=\"{place}\" location=\"{}\"/>", xml(to))));
        }
        out.push_str("</row>");
    }
    out.push_str("</sheetData>");
    out.push_str(&format!("<autoFilter ref=\"A1:{last}{}\"/>", table.rows.len() + 1));
    if !merged.is_empty() {
        out.push_str(&format!("<mergeCells count=\"{}\">{}</mergeCells>", merged.len(), merged.concat()));
    }
    if !links.is_empty() {
        out.push_str(&format!("<hyperlinks>{}</hyperlinks>", links.concat()));
    }
    out.push_str("<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>");
    out.push_str("<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>");
    out
}

fn words(cell: &GridCell) -> String {
    let paragraph =
        |runs: &Vec<crate::view::grid::GridRun>| runs.iter().map(|run| run.text.as_str()).collect::<String>();
    cell.paragraphs.iter().map(paragraph).collect::<Vec<_>>().join("\n")
}

/// A cell that holds text, whatever it begins with: `=` stays a letter.
fn text_cell(place: &str, style: u8, words: &str) -> String {
    if words.is_empty() {
        return format!("<c r=\"{place}\" s=\"{style}\"/>");
    }
    let words: String = words.chars().take(LONGEST).collect();
    let words = xml(&words);
    format!("<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{words}</t></is></c>")
}

fn content_types(view: &Grid) -> String {
    let types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let sheets: String = (1..=view.tables.len())
        .map(|at| {
            format!("<Override PartName=\"/xl/worksheets/sheet{at}.xml\" ContentType=\"{types}.worksheet+xml\"/>")
        })
        .collect();
    format!(
        "<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{types}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{types}.styles+xml\"/>\
         <Override PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>{sheets}</Types>"
    )
}

fn package_relationships() -> String {
    format!(
        "<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{RELATIONSHIPS}/officeDocument\" Target=\"xl/workbook.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" \
         Target=\"docProps/core.xml\"/></Relationships>"
    )
}

fn core(view: &Grid) -> String {
    let (title, author) = (xml(&view.meta.title), xml(&view.meta.author));
    let created = match view.meta.date.as_str() {
        "" => String::new(),
        date => format!("<dcterms:created xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:created>"),
    };
    format!(
        "<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title>\
         <dc:creator>{author}</dc:creator>{created}</cp:coreProperties>"
    )
}

fn workbook(view: &Grid) -> String {
    let tables = view.tables.iter().enumerate();
    let sheets: String = tables
        .clone()
        .map(|(at, table)| {
            format!("<sheet name=\"{}\" sheetId=\"{}\" r:id=\"rId{}\"/>", xml(table.name), at + 1, at + 1)
        })
        .collect();
    let names: String = tables
        .map(|(at, table)| {
            let last = column(table.head.len().max(1) - 1);
            let (name, rows) = (xml(table.name), table.rows.len() + 1);
            let hidden = "_xlnm._FilterDatabase";
            format!(
                "<definedName name=\"{hidden}\" localSheetId=\"{at}\" hidden=\"1\">'{name}'!$A$1:${last}${rows}</definedName>\
                 <definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{at}\">'{name}'!$1:$1</definedName>"
            )
        })
        .collect();
    format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONSHIPS}\"><bookViews><workbookView/></bookViews>\
         <sheets>{sheets}</sheets><definedNames>{names}</definedNames></workbook>"
    )
}

fn workbook_relationships(view: &Grid) -> String {
    let count = view.tables.len();
    let sheets: String = (1..=count)
        .map(|at| {
            format!(
                "<Relationship Id=\"rId{at}\" Type=\"{RELATIONSHIPS}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
            )
        })
        .collect();
    let styles =
        format!("<Relationship Id=\"rId{}\" Type=\"{RELATIONSHIPS}/styles\" Target=\"styles.xml\"/>", count + 1);
    format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{sheets}{styles}</Relationships>")
}

fn styles(view: &Grid) -> String {
    let font = xml(&view.profile.font);
    let of = |more: &str| format!("<font>{more}<sz val=\"11\"/><color rgb=\"FF000000\"/><name val=\"{font}\"/></font>");
    let fonts = [of(""), of("<b/>"), of("<i/>")].concat();
    let fill = |colour: &str| {
        format!(
            "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"{colour}\"/><bgColor indexed=\"64\"/></patternFill></fill>"
        )
    };
    let fills = format!(
        "<fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>{}{}{}",
        fill("FFE7E6E6"),
        fill("FFF2F2F2"),
        fill("FFFFF2CC")
    );
    let side = |name: &str| format!("<{name} style=\"thin\"><color rgb=\"FF808080\"/></{name}>");
    let ruled = ["left", "right", "top", "bottom"].map(side).concat();
    let format = |font: u8, fill: u8, align: &str| {
        format!(
            "<xf numFmtId=\"0\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"1\" xfId=\"0\" applyFont=\"1\" \
             applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment {align} wrapText=\"1\"/></xf>"
        )
    };
    let (top, centre) = ("vertical=\"top\"", "horizontal=\"center\" vertical=\"center\"");
    let formats =
        [format(1, 2, centre), format(1, 3, top), format(0, 0, top), format(0, 0, top), format(2, 4, top)].concat();
    format!(
        "<styleSheet xmlns=\"{MAIN}\"><fonts count=\"3\">{fonts}</fonts><fills count=\"5\">{fills}</fills>\
         <borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>\
         <border>{ruled}<diagonal/></border></borders>\
         <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"6\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>{formats}</cellXfs>\
         <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_do() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(column), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
