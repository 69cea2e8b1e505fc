//! Judges the comparison and makes what it is timed on.
//!
//!     cargo bench --no-default-features --bench compare -- accuracy [REGULATIONS [FIRST_SEED]]
//!     cargo bench --no-default-features --bench compare -- faults SEED
//!     cargo bench --no-default-features --bench compare -- pairs FOLDER ARTICLES…
//!     cargo bench --no-default-features --bench compare -- stages ARTICLES…
//!     cargo bench --no-default-features --bench compare -- amend ARTICLES…
//!
//! `accuracy` edits generated regulations and prints precision and recall of each kind of change, then the seeds that
//! went worst; `faults` shows one seed: its edits and what was told wrongly; `pairs` writes, for each number of
//! articles, `FOLDER/N/old` and `FOLDER/N/new` with both texts printed as plain text and as XML beside them; `stages` times reading and
//! comparing apart; `amend` times comparing, drafting, applying, and 1,000 instruments replayed onto one regulation.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a bench that cannot run says why by failing")]
#![allow(clippy::print_stdout, clippy::print_stderr, clippy::panic, reason = "it prints for people")]

mod accuracy;
mod pairs;
#[path = "../../tests/it/seeded/mod.rs"]
mod seeded;
mod stages;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let number = |at: usize, default: u64| args.get(at).map_or(default, |arg| arg.parse().expect("a number"));
    match args.first().map(String::as_str) {
        Some("accuracy") => accuracy::table(number(1, 400), number(2, 0)),
        Some("faults") => accuracy::faults(number(1, 0)),
        Some("pairs") => {
            let folder = args.get(1).expect("pairs FOLDER ARTICLES…");
            args[2..].iter().for_each(|arg| pairs::write(folder.as_ref(), arg.parse().expect("a number of articles")));
        }
        Some("amend") => {
            args[1..].iter().for_each(|arg| stages::amend(arg.parse().expect("a number of articles")));
        }
        Some("stages") => {
            args[1..].iter().for_each(|arg| stages::print(arg.parse().expect("a number of articles")));
        }
        _ => eprintln!(
            "accuracy [REGULATIONS [FIRST_SEED]] | faults SEED | pairs FOLDER ARTICLES… | stages ARTICLES… | amend ARTICLES…"
        ),
    }
}
