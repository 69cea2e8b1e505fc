//! The matrix laid out: by field, a column a role or a column a power, or by role; then the changes and the duties.

use super::{Grid, GridCell, GridRow, GridRun, GridTable};
use crate::matrix::{Entry, Fate, Matrix, MatrixDuty, PowerChange};
use crate::model::{Power, Profile, Regulation};
use serde::Serialize;

/// How the matrix is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatrixBy {
    /// A row a matter, a column a role: for a screen or a spreadsheet.
    FieldAndRole,
    /// A row a matter, a column a power: what fits on paper however many roles there are.
    FieldAndPower,
    /// A row a matter of each role, a column a power.
    Role,
}

/// What changed since another term.
#[derive(Debug, Clone, Copy)]
pub struct MatrixTerms<'a> {
    /// The other term's matrix.
    pub old: &'a Matrix<'a>,
    /// What the other regulation is called.
    pub name: &'a str,
    /// The changes.
    pub changes: &'a [PowerChange],
}

/// What belongs to none of the table's matters.
const OTHER: &str = "Nội dung khác";

/// The words of a power: in a head, in a sentence, and as letters.
fn words(power: Power) -> [&'static str; 3] {
    match power {
        Power::Decides => ["Quyết định", "quyết định", "QĐ"],
        Power::Prepares => ["Chuẩn bị, trình", "chuẩn bị, trình", "CB"],
        Power::Consulted => ["Phối hợp, tham gia", "phối hợp, tham gia", "PH"],
        Power::CarriesOut => ["Thực hiện", "thực hiện", "TH"],
        Power::Checks => ["Kiểm tra, đôn đốc", "kiểm tra, đôn đốc", "KT"],
    }
}

/// The matrix as a paper.
pub fn matrix_grid(
    (regulation, profile): (&Regulation, &Profile),
    matrix: &Matrix,
    by: MatrixBy,
    terms: Option<MatrixTerms>,
) -> Grid {
    let mut grid = Grid::new(regulation, profile, "Ma trận thẩm quyền, nhiệm vụ");
    if by == MatrixBy::FieldAndRole {
        let letters = Power::ALL.map(|power| format!("{}: {}", words(power)[2], words(power)[1]));
        grid.remarks.push(format!("{}.", letters.join("; ")));
    }
    let matters = || matrix.fields.iter().flat_map(|field| &field.matters);
    let holes = matters().map(|matter| matter.holes.len()).sum::<usize>();
    let several = matters().filter(|matter| !matter.deciders.is_empty()).count();
    grid.remarks.push(format!(
        "Đọc được {} nhiệm vụ của {} chủ thể; {holes} chỗ chưa rõ ai quyết định hoặc chuẩn bị, {several} nội dung có \
         nhiều chủ thể cùng quyết định, cần xem đã phân định rõ phạm vi của mỗi chủ thể chưa.",
        matrix.duties.len(),
        matrix.roles.len()
    ));
    let rows = match by {
        MatrixBy::Role => rows_by_role(matrix),
        _ => rows_by_field(matrix, by),
    };
    let columns: Vec<String> = match by {
        MatrixBy::FieldAndRole => matrix.roles.iter().map(|role| role.short.to_owned()).collect(),
        _ => Power::ALL.map(|power| words(power)[0].to_owned()).to_vec(),
    };
    // A column a role makes the table wide, and the name of a matter needs no more room for that.
    let first = if by == MatrixBy::FieldAndRole { 180.0 / (columns.len() + 3) as f64 } else { 16.0 };
    let last = if by == MatrixBy::Role { 0.0 } else { first.min(14.0) };
    let each = (100.0 - first - last) / columns.len().max(1) as f64;
    let mut head = vec!["Nội dung".to_owned()];
    let mut widths = vec![first];
    widths.extend(columns.iter().map(|_| each));
    head.extend(columns);
    if by != MatrixBy::Role {
        head.push("Cần xem".to_owned());
        widths.push(last);
    }
    grid.tables.push(GridTable { name: "Ma trận", caption: String::new(), head, widths, rows });
    if let Some(terms) = terms {
        grid.tables.push(changes_table(matrix, terms));
    }
    grid.tables.push(duties_table(matrix));
    grid
}

fn rows_by_field(matrix: &Matrix, by: MatrixBy) -> Vec<GridRow> {
    let mut rows = Vec::new();
    for field in &matrix.fields {
        rows.push(GridRow::group(if field.name.is_empty() { OTHER } else { field.name }));
        for matter in &field.matters {
            let mut cells = vec![GridCell::words(if matter.name.is_empty() { OTHER } else { matter.name })];
            match by {
                MatrixBy::FieldAndRole => cells.extend((0..matrix.roles.len()).map(|role| {
                    let of = |power| matter.entries.iter().filter(move |e| e.role == role && e.power == power);
                    cell(matrix, Power::ALL.map(|power| (words(power)[2].to_owned(), of(power).collect())).to_vec())
                })),
                _ => cells.extend(Power::ALL.map(|power| {
                    let of = |role| matter.entries.iter().filter(move |e| e.role == role && e.power == power);
                    let groups =
                        (0..matrix.roles.len()).map(|role| (matrix.roles[role].short.to_owned(), of(role).collect()));
                    cell(matrix, groups.collect())
                })),
            }
            let mut notes: Vec<String> =
                matter.holes.iter().map(|power| format!("Chưa rõ ai {}", words(*power)[1])).collect();
            if !matter.deciders.is_empty() {
                let names: Vec<&str> = matter.deciders.iter().map(|role| matrix.roles[*role].short).collect();
                notes.push(format!("Cùng quyết định: {}", names.join("; ")));
            }
            let paragraphs: Vec<_> = notes.into_iter().map(|note| vec![GridRun::italic(note)]).collect();
            cells.push(GridCell { marked: !paragraphs.is_empty(), paragraphs });
            rows.push(GridRow::cells(cells));
        }
    }
    rows
}

fn rows_by_role(matrix: &Matrix) -> Vec<GridRow> {
    let mut rows = Vec::new();
    for (at, role) in matrix.roles.iter().enumerate() {
        rows.push(GridRow::group(role.name));
        for matter in matrix.fields.iter().flat_map(|field| &field.matters) {
            let own: Vec<&Entry> = matter.entries.iter().filter(|entry| entry.role == at).collect();
            if own.is_empty() {
                continue;
            }
            let mut cells = vec![GridCell::words(if matter.name.is_empty() { OTHER } else { matter.name })];
            cells.extend(Power::ALL.map(|power| {
                let of = own.iter().copied().filter(|entry| entry.power == power).collect();
                cell(matrix, vec![(String::new(), of)])
            }));
            rows.push(GridRow::cells(cells));
        }
    }
    rows
}

/// A paragraph for each group that has an entry: its label, then the citations, each leading to its duty.
fn cell(matrix: &Matrix, groups: Vec<(String, Vec<&Entry>)>) -> GridCell {
    let mut cell = GridCell::default();
    for (label, entries) in groups.into_iter().filter(|(_, entries)| !entries.is_empty()) {
        let mut runs = Vec::new();
        if !label.is_empty() {
            runs.push(GridRun::bold(label));
            runs.push(GridRun::words(": "));
        }
        for (at, entry) in entries.into_iter().enumerate() {
            if at > 0 {
                runs.push(GridRun::words("; "));
            }
            let text = matrix.duties[entry.duty].citation.clone();
            runs.push(GridRun { text, to: Some(anchor(entry.duty)), ..GridRun::default() });
        }
        cell.paragraphs.push(runs);
    }
    cell
}

fn anchor(duty: usize) -> String {
    format!("nhiem-vu-{}", duty + 1)
}

fn owners(matrix: &Matrix, duty: &MatrixDuty) -> String {
    duty.owners.iter().map(|role| matrix.roles[*role].short).collect::<Vec<_>>().join("; ")
}

fn powers(duty: &MatrixDuty) -> String {
    let mut powers: Vec<Power> = duty.asks.iter().map(|ask| ask.power).collect();
    powers.sort();
    powers.dedup();
    powers.into_iter().map(|power| words(power)[1]).collect::<Vec<_>>().join("; ")
}

fn duties_table(matrix: &Matrix) -> GridTable {
    let row = |(at, duty): (usize, &MatrixDuty)| {
        let with: Vec<&str> = duty.with.iter().map(|role| matrix.roles[*role].short).collect();
        let words = [
            (at + 1).to_string(),
            duty.citation.clone(),
            owners(matrix, duty),
            powers(duty),
            duty.text.clone(),
            with.join("; "),
            duty.by.unwrap_or_default().to_owned(),
            duty.product.unwrap_or_default().to_owned(),
            duty.authority.unwrap_or_default().to_owned(),
        ];
        GridRow { anchor: Some(anchor(at)), ..GridRow::cells(words.map(GridCell::words).to_vec()) }
    };
    let head = ["TT", "Nơi quy định", "Chủ thể", "Việc", "Nhiệm vụ", "Phối hợp", "Thời hạn", "Sản phẩm", "Thẩm quyền"];
    GridTable {
        name: "Nhiệm vụ",
        caption: "Các nhiệm vụ đã đọc".to_owned(),
        head: head.map(str::to_owned).to_vec(),
        widths: vec![4.0, 11.0, 12.0, 9.0, 30.0, 9.0, 9.0, 9.0, 7.0],
        rows: matrix.duties.iter().enumerate().map(row).collect(),
    }
}

fn changes_table(matrix: &Matrix, terms: MatrixTerms) -> GridTable {
    let sections = [
        (Fate::Appeared, "Nhiệm vụ, quyền hạn mới"),
        (Fate::Went, "Nhiệm vụ, quyền hạn không còn"),
        (Fate::Passed, "Chuyển sang chủ thể khác"),
        (Fate::Changed, "Vẫn chủ thể đó, việc được giao đã khác"),
    ];
    let mut rows = Vec::new();
    for (fate, name) in sections {
        let of: Vec<&PowerChange> = terms.changes.iter().filter(|change| change.fate == fate).collect();
        if of.is_empty() {
            continue;
        }
        rows.push(GridRow::group(format!("{name} ({})", of.len())));
        for change in of {
            let old = change.old.map(|at| (terms.old, &terms.old.duties[at]));
            let new = change.new.map(|at| (matrix, &matrix.duties[at]));
            let side = |side: Option<(&Matrix, &MatrixDuty)>| {
                side.map_or_else(GridCell::default, |(matrix, duty)| GridCell {
                    paragraphs: vec![vec![
                        GridRun::bold(owners(matrix, duty)),
                        GridRun::words(format!(" ({}): {}", duty.citation, powers(duty))),
                    ]],
                    marked: false,
                })
            };
            let text = new.or(old).map(|(_, duty)| duty.text.clone()).unwrap_or_default();
            rows.push(GridRow::cells(vec![GridCell::words(text), side(old), side(new)]));
        }
    }
    if rows.is_empty() {
        rows.push(GridRow::group("Không có thay đổi"));
    }
    GridTable {
        name: "Thay đổi",
        caption: format!("Thay đổi so với {}", terms.name),
        head: ["Nhiệm vụ, quyền hạn", "Trước", "Nay"].map(str::to_owned).to_vec(),
        widths: vec![50.0, 25.0, 25.0],
        rows,
    }
}

/// The matrix as data for other programs.
#[derive(Debug, Serialize)]
pub struct MatrixData<'a> {
    roles: Vec<RoleData<'a>>,
    fields: Vec<FieldData<'a>>,
    duties: Vec<DutyData<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<Vec<ChangeData<'a>>>,
}

#[derive(Debug, Serialize)]
struct RoleData<'a> {
    id: &'a str,
    name: &'a str,
}

#[derive(Debug, Serialize)]
struct FieldData<'a> {
    name: &'a str,
    matters: Vec<MatterData<'a>>,
}

#[derive(Debug, Serialize)]
struct MatterData<'a> {
    name: &'a str,
    entries: Vec<EntryData<'a>>,
    holes: &'a [Power],
    deciders: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct EntryData<'a> {
    role: &'a str,
    power: Power,
    citation: &'a str,
    duty: usize,
}

#[derive(Debug, Serialize)]
struct DutyData<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    citation: &'a str,
    text: &'a str,
    owners: Vec<&'a str>,
    with: Vec<&'a str>,
    powers: Vec<Power>,
    by: Option<&'a str>,
    product: Option<&'a str>,
    authority: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct ChangeData<'a> {
    fate: &'static str,
    old: Option<DutyData<'a>>,
    new: Option<DutyData<'a>>,
}

/// The matrix as data; `duty` of an entry counts from 0 in `duties`.
pub fn matrix_data<'a>(matrix: &'a Matrix, terms: Option<MatrixTerms<'a>>) -> MatrixData<'a> {
    let matter = |matter: &'a crate::matrix::Matter| MatterData {
        name: matter.name,
        entries: matter.entries.iter().map(|entry| entry_data(matrix, entry)).collect(),
        holes: &matter.holes,
        deciders: matter.deciders.iter().map(|role| matrix.roles[*role].id.as_str()).collect(),
    };
    let field = |field: &'a crate::matrix::Field| FieldData {
        name: field.name,
        matters: field.matters.iter().map(matter).collect(),
    };
    let change = |terms: MatrixTerms<'a>| {
        let one = |change: &PowerChange| ChangeData {
            fate: match change.fate {
                Fate::Appeared => "appeared",
                Fate::Went => "went",
                Fate::Passed => "passed",
                Fate::Changed => "changed",
            },
            old: change.old.map(|at| duty_data(terms.old, &terms.old.duties[at])),
            new: change.new.map(|at| duty_data(matrix, &matrix.duties[at])),
        };
        terms.changes.iter().map(one).collect()
    };
    MatrixData {
        roles: matrix.roles.iter().map(|role| RoleData { id: role.id.as_str(), name: role.name }).collect(),
        fields: matrix.fields.iter().map(field).collect(),
        duties: matrix.duties.iter().map(|duty| duty_data(matrix, duty)).collect(),
        changes: terms.map(change),
    }
}

fn entry_data<'a>(matrix: &'a Matrix, entry: &Entry) -> EntryData<'a> {
    EntryData {
        role: matrix.roles[entry.role].id.as_str(),
        power: entry.power,
        citation: &matrix.duties[entry.duty].citation,
        duty: entry.duty,
    }
}

fn duty_data<'a>(matrix: &'a Matrix, duty: &'a MatrixDuty) -> DutyData<'a> {
    let ids = |roles: &[usize]| roles.iter().map(|role| matrix.roles[*role].id.as_str()).collect();
    let mut powers: Vec<Power> = duty.asks.iter().map(|ask| ask.power).collect();
    powers.sort();
    powers.dedup();
    DutyData {
        id: duty.provision.id.as_ref().map(|id| id.as_str()),
        citation: &duty.citation,
        text: &duty.text,
        owners: ids(&duty.owners),
        with: ids(&duty.with),
        powers,
        by: duty.by,
        product: duty.product,
        authority: duty.authority,
    }
}
