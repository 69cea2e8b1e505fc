//! The merge by provision: what two drafters' edits become, case by case and as laws.

mod laws;

use crate::support::{Case, files, run_cases};
use quyche::merge::{Form, Labels, Merged, merge};

fn run(case: &Case, form: Form) -> String {
    let texts: Vec<String> =
        files(&case.input).into_iter().map(|(_, bytes)| String::from_utf8(bytes).unwrap()).collect();
    let [base, ours, theirs] = &texts[..] else { panic!("{}: base, ours, theirs", case.title) };
    let labels = Labels { with_base: case.title.contains("with the base"), ..Labels::default() };
    let Merged { text, conflicts } = merge(form, base, ours, theirs, &labels);
    let has_markers = text.contains("<<<<<<<");
    let unclear = conflicts.iter().any(|conflict| conflict.place.is_empty());
    assert_eq!(has_markers && !unclear, !conflicts.is_empty() && !unclear, "{}: markers and conflicts", case.title);
    let told: String = conflicts.iter().map(|c| format!("! {:?}: {}\n", c.reason, c.place)).collect();
    format!("{}{told}", text.replace('\r', "⟦0D⟧"))
}

#[test]
fn texts_are_merged_by_provision() {
    run_cases("tests/it/merge/markdown.txt", |case| run(case, Form::Markdown));
}

#[test]
fn facts_are_merged_by_key() {
    run_cases("tests/it/merge/facts.txt", |case| run(case, Form::Facts));
}

#[test]
fn sign_offs_are_merged_one_by_one() {
    run_cases("tests/it/merge/sign_offs.txt", |case| run(case, Form::SignOffs));
}
