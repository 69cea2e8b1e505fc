//! Precision and recall over many edited regulations, as a Markdown table.

use crate::seeded::edits::{Log, edit};
use crate::seeded::random::Random;
use crate::seeded::score::{ROWS, Score, score};
use crate::seeded::told::told;
use crate::seeded::tree::Tree;
use crate::seeded::truth::{Truth, truth};
use quyche::model::Regulation;

struct Case {
    seed: u64,
    articles: usize,
    old: Regulation,
    new: Regulation,
    truth: Truth,
    log: Log,
}

/// Of 8 to 60 articles, edited once in ten articles up to once in two.
fn case(seed: u64) -> Case {
    let random = &mut Random::new(seed);
    let articles = random.between(8, 60);
    let old_tree = Tree::generate(random, articles);
    let mut new_tree = old_tree.clone();
    let count = articles * random.between(10, 50) / 100 + 1;
    let log = edit(random, &mut new_tree, count);
    let (old, new) = (old_tree.regulation(), new_tree.regulation());
    let truth = truth((&old_tree, &old), (&new_tree, &new), &log);
    Case { seed, articles, old, new, truth, log }
}

fn judged(case: &Case) -> Score {
    score(&told(&case.old, &case.new), &case.truth)
}

/// Prints the table over so many regulations, then the worst seeds.
pub fn table(regulations: u64, first: u64) {
    let mut sum = Score::default();
    let mut worst: Vec<(usize, u64, usize, Vec<String>)> = Vec::new();
    let mut edits = 0;
    for seed in first..first + regulations {
        let case = case(seed);
        let found = judged(&case);
        edits += case.log.told.len();
        sum.add(&found);
        worst.push((found.faults.len(), case.seed, case.articles, found.faults));
    }
    println!("{regulations} regulations, {edits} edits, seeds {first} to {}\n", first + regulations - 1);
    println!("| kind | due | told | precision | recall |\n|---|---|---|---|---|");
    for row in ROWS {
        let count = sum.row(row);
        let (due, told) = (count.right + count.missed, count.right + count.wrong);
        // Rounded down, so that 1.0000 is without a fault.
        let cut = |share: f64| (share * 10_000.0).floor() / 10_000.0;
        println!("| {row} | {due} | {told} | {:.4} | {:.4} |", cut(count.precision()), cut(count.recall()));
    }
    worst.sort_by_key(|(faults, seed, ..)| (std::cmp::Reverse(*faults), *seed));
    println!("\nworst seeds (`faults SEED` shows one):");
    for (count, seed, articles, faults) in worst.iter().take(10).filter(|(count, ..)| *count > 0) {
        let first: Vec<&str> = faults.iter().take(3).map(String::as_str).collect();
        println!("  seed {seed}, {articles} điều, {count} fault(s): {}", first.join("; "));
    }
}

/// Prints what was done and what was told wrongly for one seed, each provision with its citation and first words.
pub fn faults(seed: u64) {
    let case = case(seed);
    println!("seed {seed}, {} điều; edits:", case.articles);
    let name = |key: u32| {
        let said = |regulation: &Regulation, keys: &[u32]| {
            let at = keys.iter().position(|other| *other == key)?;
            let mut names = Vec::new();
            regulation.cited(|provision, citation| {
                let words = provision.heading.as_ref().unwrap_or(&provision.body).bare_words();
                let words: Vec<&str> = words.split(' ').take(9).collect();
                names.push(format!("{citation} “{}…”", words.join(" ")));
            });
            names.into_iter().nth(at)
        };
        let old = said(&case.old, &case.truth.old).unwrap_or_else(|| "–".to_owned());
        let new = said(&case.new, &case.truth.new).unwrap_or_else(|| "–".to_owned());
        format!("#{key}: {old} | {new}")
    };
    let explain = |line: &str| {
        println!("- {line}");
        let mut keys: Vec<u32> =
            line.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
        keys.dedup();
        keys.iter().for_each(|key| println!("    {}", name(*key)));
    };
    case.log.told.iter().for_each(|line| explain(line));
    let found = judged(&case);
    println!("{} fault(s):", found.faults.len());
    found.faults.iter().for_each(|line| explain(line));
}
