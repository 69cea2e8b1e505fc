//! `quyche outline`: chương, mục and điều at a glance.

use super::args::{OutlineArgs, OutlineForm};
use super::output::Output;
use super::{Failure, Outcome};
use crate::lang::Lang;
use crate::open;
use crate::view::{OutlineItem, outline};

pub(super) fn run(args: &OutlineArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let (_, loaded) = open::read_whole(&args.dir)?;
    let profile = open::profile(&args.dir, &loaded.regulation, None)?;
    let items = outline(&loaded.regulation, &profile);
    let text = match args.to {
        OutlineForm::Json => format!("{}\n", serde_json::to_string_pretty(&items).unwrap_or_default()),
        OutlineForm::Text => {
            let mut text = String::new();
            for item in &items {
                push(item, 0, output.lang, &mut text);
            }
            text
        }
    };
    output.print(text)?;
    Ok(Outcome::Clean)
}

fn push(item: &OutlineItem, depth: usize, lang: Lang, out: &mut String) {
    let name = if item.name.is_empty() { String::new() } else { format!(". {}", item.name) };
    let clauses = item.clauses.filter(|&count| count > 0).map_or_else(String::new, |count| {
        format!("  ({})", lang.fill("outline.clauses", &[("count", count.to_string())]))
    });
    let id = item.id.as_ref().map(|id| format!("  #{id}")).unwrap_or_default();
    out.push_str(&format!("{}{}{name}{clauses}{id}\n", "  ".repeat(depth), item.label));
    for child in &item.children {
        push(child, depth + 1, lang, out);
    }
}
