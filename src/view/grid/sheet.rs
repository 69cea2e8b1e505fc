//! The review sheet for a meeting: the findings by article, with room for what the meeting decides on each.

use super::{Grid, GridCell, GridRow, GridRun, GridTable};
use crate::model::{Citation, Level, Profile, Provision, Regulation, Text};
use crate::source::Span;
use crate::view::runs::Printer;

/// A finding as it is told on the sheet.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Where it is.
    pub span: Span,
    /// The words there.
    pub words: String,
    /// Its code and name.
    pub code: String,
    /// `lỗi`, `cảnh báo`, `lưu ý`.
    pub severity: String,
    /// Whether it is surely a fault.
    pub is_error: bool,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub cure: Option<String>,
}

/// The longest piece of the text that is quoted, in letters.
const LONGEST_QUOTE: usize = 160;

/// The sheet for the findings of a regulation, in the order of its articles, the data last.
pub fn review_sheet(regulation: &Regulation, profile: &Profile, findings: &[Finding]) -> Grid {
    let mut grid = Grid::new(regulation, profile, "Phiếu rà soát");
    let places = places(regulation, profile);
    // The article of each finding: the last provision that begins at or before it in its file.
    let mut placed: Vec<(usize, &Finding)> = findings
        .iter()
        .map(|finding| {
            let is_before =
                |place: &Place| place.span.file == finding.span.file && place.span.start <= finding.span.start;
            let place = places.iter().rposition(is_before).map_or(places.len(), |at| at);
            (place, finding)
        })
        .collect();
    placed.sort_by_key(|(place, finding)| (*place, finding.span));
    let errors = findings.iter().filter(|finding| finding.is_error).count();
    grid.remarks.push(match findings.len() {
        0 => "Không có chỗ nào phải xem lại.".to_owned(),
        all => format!("{all} chỗ cần xem lại, trong đó {errors} chỗ chắc chắn sai. Cuộc họp ghi ý kiến vào cột cuối."),
    });
    let mut rows = Vec::new();
    let mut last = None;
    for (number, (place, finding)) in placed.into_iter().enumerate() {
        let here = places.get(place);
        let group = here.map_or("Dữ liệu chung của văn bản (regulation.yaml)", |place| place.article.as_str());
        if last != Some(group) {
            rows.push(GridRow::group(group));
            last = Some(group);
        }
        // A fact is named by its key.
        let citation = match here {
            Some(place) => place.citation.as_str(),
            None => fact(regulation, finding.span).unwrap_or_default(),
        };
        rows.push(row(number + 1, citation, finding));
    }
    let head = ["TT", "Chỗ cần xem", "Nhận xét", "Cách sửa", "Ý kiến của cuộc họp"];
    grid.tables.push(GridTable {
        name: "Phiếu rà soát",
        caption: String::new(),
        head: head.map(str::to_owned).to_vec(),
        widths: vec![5.0, 27.0, 25.0, 23.0, 20.0],
        rows,
    });
    grid
}

/// The key of the fact that a place lies in: the narrowest.
fn fact(regulation: &Regulation, span: Span) -> Option<&str> {
    let around =
        |(_, fact): &(&String, &Span)| fact.file == span.file && fact.start <= span.start && span.end <= fact.end;
    let facts = regulation.facts.origins.0.iter().filter(around);
    facts.min_by_key(|(_, fact)| fact.end - fact.start).map(|(key, _)| key.as_str())
}

fn row(number: usize, citation: &str, finding: &Finding) -> GridRow {
    let mut quote: String = finding.words.split_whitespace().collect::<Vec<_>>().join(" ");
    if quote.chars().count() > LONGEST_QUOTE {
        quote = quote.chars().take(LONGEST_QUOTE).collect();
        quote.push('…');
    }
    let mut place = Vec::new();
    if !citation.is_empty() {
        place.push(vec![GridRun::bold(citation)]);
    }
    if !quote.is_empty() {
        place.push(vec![GridRun::words(format!("“{quote}”"))]);
    }
    let said = vec![
        vec![GridRun::words(&finding.message)],
        vec![GridRun::italic(format!("{}, {}", finding.severity, finding.code))],
    ];
    let decided = vec![vec![GridRun::words("☐ Sửa   ☐ Giữ nguyên")], vec![GridRun::words("☐ Ý kiến khác:")]];
    let cell = |paragraphs| GridCell { paragraphs, marked: false };
    GridRow::cells(vec![
        GridCell::words(number.to_string()),
        cell(place),
        GridCell { paragraphs: said, marked: finding.is_error },
        GridCell::words(finding.cure.clone().unwrap_or_default()),
        cell(decided),
    ])
}

/// A provision that findings are told of.
struct Place {
    span: Span,
    citation: String,
    article: String,
}

/// Every provision with its place in the files, in reading order.
fn places(regulation: &Regulation, profile: &Profile) -> Vec<Place> {
    let index = regulation.index();
    let mut printer = Printer::new(&regulation.facts, profile, &index);
    let mut words = |heading: &Text, citation: &Citation| -> String {
        printer.runs(heading, Some(citation)).into_iter().map(|run| run.text).collect()
    };
    let mut out = Vec::new();
    let mut article = String::new();
    let mut push = |provision: &Provision, citation: &Citation, around: &str| {
        if provision.level.is_heading() {
            let name = provision.heading.as_ref().map(|heading| words(heading, citation)).unwrap_or_default();
            let dot = if name.is_empty() { "" } else { ". " };
            article = format!("{around}{citation}{dot}{name}");
        }
        if let Some(span) = provision.origin.0 {
            let citation = if provision.level == Level::Note { String::new() } else { citation.to_string() };
            out.push(Place { span, citation, article: article.clone() });
        }
    };
    regulation.cited_in_decision(|provision, citation| push(provision, citation, "Quyết định ban hành, "));
    regulation.cited(|provision, citation| push(provision, citation, ""));
    out
}
