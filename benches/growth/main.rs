//! How the time of each stage grows with the number of điều: `cargo bench`, or `cargo bench -- load`.
//!
//! The regulation is generated, the same at every run: each điều has a name, three khoản with điểm, a reference to
//! the điều before it, a placeholder, and every tenth a footnote.

#![allow(clippy::expect_used, reason = "a bench that cannot run says why")]

mod text;

use divan::Bencher;
use quyche::load::{embedded_profile, load};
use quyche::render::{TemplateSet, Templates, docx, html};
use quyche::view::document;

const SIZES: [usize; 4] = [30, 300, 3_000, 30_000];
const PRINTED: [usize; 3] = [30, 300, 3_000];

fn main() {
    divan::main();
}

#[divan::bench(args = SIZES, max_time = 5)]
fn load_articles(bencher: Bencher, articles: usize) {
    let sources = text::regulation(articles);
    let articles_read =
        load(&sources).regulation.provisions.iter().map(|chapter| chapter.children.len()).sum::<usize>();
    assert_eq!(articles_read, articles);
    bencher.bench_local(|| load(&sources));
}

#[divan::bench(args = SIZES, max_time = 5)]
fn view_articles(bencher: Bencher, articles: usize) {
    let regulation = load(&text::regulation(articles)).regulation;
    let profile = embedded_profile("hd05-2026").expect("an embedded profile");
    bencher.bench_local(|| document(&regulation, &profile));
}

#[divan::bench(args = PRINTED, max_time = 5)]
fn docx_articles(bencher: Bencher, articles: usize) {
    let regulation = load(&text::regulation(articles)).regulation;
    let profile = embedded_profile("hd05-2026").expect("an embedded profile");
    let view = document(&regulation, &profile);
    let templates = Templates::embedded();
    bencher.bench_local(|| docx(&view, &templates).map(|bytes| bytes.len()));
}

#[divan::bench(args = PRINTED, max_time = 5)]
fn html_articles(bencher: Bencher, articles: usize) {
    let regulation = load(&text::regulation(articles)).regulation;
    let profile = embedded_profile("hd05-2026").expect("an embedded profile");
    let view = document(&regulation, &profile);
    let templates = Templates::embedded();
    bencher.bench_local(|| html(&view, &templates).map(|text| text.len()));
}

#[divan::bench(args = [TemplateSet::Docx, TemplateSet::Html])]
fn parse_templates(bencher: Bencher, set: TemplateSet) {
    bencher.bench_local(|| Templates::embedded().compile(set).is_ok());
}

/// Every reference is dead and near to many ids.
#[divan::bench(args = [100, 1_000, 10_000])]
fn dead_references(bencher: Bencher, count: usize) {
    let sources = text::dead_references(count);
    bencher.bench_local(|| load(&sources));
}

#[divan::bench(args = [100, 1_000, 10_000])]
fn footnotes(bencher: Bencher, count: usize) {
    let sources = text::footnotes(count);
    bencher.bench_local(|| load(&sources));
}

#[divan::bench(args = [1_000, 100_000])]
fn yaml_nesting(bencher: Bencher, depth: usize) {
    let sources = text::nested_yaml(depth);
    bencher.bench_local(|| load(&sources));
}

/// A single line of so many megabytes.
#[divan::bench(args = [1, 30], max_time = 5)]
fn endless_line(bencher: Bencher, megabytes: usize) {
    let sources = text::endless_line(megabytes);
    bencher.bench_local(|| load(&sources));
}
