//! `quyche matrix`: who decides, prepares, is asked, carries out and checks which matter.

use super::args::{MatrixArgs, MatrixForm, MatrixRows};
use super::output::Output;
use super::written::{Paper, deliver, target};
use super::{Failure, Outcome};
use crate::check::{Context, Input};
use crate::load::{default_office, embedded_power_words, embedded_registry};
use crate::matrix::{Matrix, PowerChange, compare, matrix};
use crate::model::{Office, Profile, Regulation};
use crate::open::{self, Side};
use crate::render::{GRID_FORMATS, Press, Templates};
use crate::view::grid::{Grid, MatrixBy, MatrixTerms, matrix_data, matrix_grid};
use crate::{diff, view};

pub(super) fn run(args: &MatrixArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let form = form(args)?;
    let name = match form {
        MatrixForm::Text => None,
        MatrixForm::Json => Some("json"),
        MatrixForm::Html => Some("html"),
        MatrixForm::Docx => Some("docx"),
        MatrixForm::Xlsx => Some("xlsx"),
    };
    let on_screen = matches!(form, MatrixForm::Text | MatrixForm::Json);
    let ending = name.unwrap_or("txt");
    let of = args.dir.to_string_lossy();
    let paper = Paper { of: &of, suffix: "ma-tran", form: name.unwrap_or("text"), ending, on_screen };
    let target = target(args.out.as_deref(), &paper)?;
    let (old, new) = match &args.against {
        Some(old) => {
            let (old, new) = open::sides(&[old.clone(), args.dir.clone()])?;
            (Some(old), new)
        }
        None if args.diff => {
            let (old, new) = open::sides(std::slice::from_ref(&args.dir))?;
            (Some(old), new)
        }
        None => (None, open::side(&args.dir)?),
    };
    for side in old.iter().chain([&new]) {
        open::refuse_unreadable(&side.name, &side.sources, &side.loaded)?;
    }
    let office = |side: &Side| default_office(side.loaded.regulation.facts.kind);
    let (new_office, old_office) = (office(&new), old.as_ref().map(office));
    let new_context = context(&new, &new_office);
    let new_matrix = matrix(&new_context, embedded_power_words());
    let of_both = (&new.loaded.regulation, &new.profile);
    let bytes = match (&old, &old_office) {
        (Some(old), Some(old_office)) => {
            let context = context(old, old_office);
            let old_matrix = matrix(&context, embedded_power_words());
            let pairs = diff::compare(old.document(), new.document(), embedded_registry);
            let changes = compare(&old_matrix, &new_matrix, &pairs);
            let title = pairs.old.title();
            let terms = Terms { old: &old_matrix, title: &title, changes: &changes };
            print(args, form, of_both, &new_matrix, Some(terms), output)?
        }
        _ => print(args, form, of_both, &new_matrix, None, output)?,
    };
    deliver(bytes, target, output)?;
    Ok(Outcome::Clean)
}

struct Terms<'a> {
    old: &'a Matrix<'a>,
    title: &'a str,
    changes: &'a [PowerChange],
}

fn context<'a>(side: &'a Side, office: &'a Office) -> Context<'a> {
    Context::new(Input {
        sources: &side.sources,
        regulation: &side.loaded.regulation,
        profile: &side.profile,
        registry: embedded_registry(),
        office,
        base: None,
    })
}

/// The form asked for: by `--to`, else by the ending of `-o`, else text.
fn form(args: &MatrixArgs) -> Result<MatrixForm, Failure> {
    use clap::ValueEnum;
    if let Some(form) = args.to {
        return Ok(form);
    }
    let ending = args.out.as_deref().and_then(|out| out.extension()).and_then(|ending| ending.to_str());
    Ok(ending.and_then(|ending| MatrixForm::from_str(ending, true).ok()).unwrap_or(MatrixForm::Text))
}

fn print(
    args: &MatrixArgs,
    form: MatrixForm,
    of: (&Regulation, &Profile),
    matrix: &Matrix,
    terms: Option<Terms>,
    output: &Output,
) -> Result<Vec<u8>, Failure> {
    let terms = terms.map(|terms| MatrixTerms { old: terms.old, name: terms.title, changes: terms.changes });
    // Paper has no room for a column a role.
    let by = match (args.by, form) {
        (MatrixRows::Role, _) => MatrixBy::Role,
        (MatrixRows::Field, MatrixForm::Html | MatrixForm::Xlsx) => MatrixBy::FieldAndRole,
        (MatrixRows::Field, _) => MatrixBy::FieldAndPower,
    };
    let format = match form {
        MatrixForm::Json => {
            let data = matrix_data(matrix, terms);
            return Ok(format!("{}\n", serde_json::to_string_pretty(&data).unwrap_or_default()).into_bytes());
        }
        MatrixForm::Text => {
            return Ok(text(&matrix_grid(of, matrix, by, terms), output).into_bytes());
        }
        MatrixForm::Html => "html",
        MatrixForm::Docx => "docx",
        MatrixForm::Xlsx => "xlsx",
    };
    grid(&matrix_grid(of, matrix, by, terms), format)
}

/// A grid in the format of this name.
///
/// # Errors
/// A template that cannot be used.
pub(super) fn grid(view: &view::grid::Grid, format: &str) -> Result<Vec<u8>, Failure> {
    let format = GRID_FORMATS.iter().find(|known| known.name == format);
    let Some(format) = format else {
        return Err(Failure::new("error.format", vec![("format", String::new()), ("known", String::new())]));
    };
    let templates = Templates::embedded();
    Ok((format.print)(view, &Press { templates: &templates, fonts: &Vec::new })?)
}

/// The matrix for a terminal: each matter with a line a power, then the changes; the duties are left to the other forms.
fn text(view: &Grid, output: &Output) -> String {
    let bold = |words: &str| if output.coloured() { format!("\u{1b}[1m{words}\u{1b}[0m") } else { words.to_owned() };
    let mut out = format!("{}\n", bold(&view.title));
    view.remarks.iter().for_each(|remark| out.push_str(&format!("{remark}\n")));
    let last = view.tables.len().saturating_sub(1);
    for table in &view.tables[..last] {
        if !table.caption.is_empty() {
            out.push_str(&format!("\n\n{}\n", bold(&table.caption)));
        }
        for row in &table.rows {
            if let Some(group) = &row.group {
                out.push_str(&format!("\n{}\n", bold(group)));
            }
            let words = row.cells.iter().map(|cell| {
                let paragraph = |runs: &Vec<view::grid::GridRun>| runs.iter().map(|run| run.text.as_str()).collect();
                cell.paragraphs.iter().map(paragraph).collect::<Vec<String>>()
            });
            for (at, paragraphs) in words.enumerate().filter(|(_, paragraphs)| !paragraphs.is_empty()) {
                let head = table.head.get(at).map_or("", String::as_str);
                match at {
                    0 => out.push_str(&format!("  {}\n", paragraphs.join(" "))),
                    _ => out.push_str(&format!("    {head}: {}\n", paragraphs.join(" | "))),
                }
            }
        }
    }
    out
}
