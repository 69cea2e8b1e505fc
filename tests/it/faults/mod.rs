//! Seeded faults that judge the reviewer: natural faults put into the example regulations, and how many it finds.
//!
//! The files beside this one hold them as data, a family a file. A block
//!
//! ```text
//! === REF02 dang-uy-xa 02-nhiem-vu.md
//! words that stand there once
//! ---
//! words in their place
//! ```
//!
//! says that in `regulations/dang-uy-xa`, with the second words in place of the first, the reviewer must find REF02 where
//! it found nothing before. `REF02|REF03` takes either; `REF02+TEXT03` says that TEXT03 may follow from the same fault.
//! A line `+++ FILE` opens a further edit of the same fault. `⟦…⟧` is bytes, as in the other case files; `⏎` at the end
//! of a side is a line end, which is cut otherwise. `^^^` in place of `---` puts the second words on lines behind the first.
//! `kinds/` holds faults that name the kind of fault instead of a code.

use crate::support::bytes;
use quyche::check::{Input, review};
use quyche::diagnostic::{Diagnostic, Severity};
use quyche::load::{default_office, embedded_profile, embedded_registry, load};
use quyche::source::Sources;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Texts of a folder by name.
pub type Texts = BTreeMap<String, Vec<u8>>;

/// A finding as it is judged: its code, how bad it is, and its words.
pub type Told = (String, Severity, String);

/// A fault put into an example.
pub struct Fault {
    /// Where it is written down: `ref.txt:12`.
    pub at: String,
    /// The codes of which one must be found.
    pub codes: Vec<String>,
    /// The codes that may follow from the same fault.
    pub also: Vec<String>,
    /// The example.
    pub folder: String,
    /// What is replaced by what, in which file.
    pub edits: Vec<(String, String, String)>,
}

/// What the reviewer said of one rule.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// Faults that it found.
    pub found: usize,
    /// Faults that it missed.
    pub missed: usize,
    /// Findings where no fault of its kind was put.
    pub wrong: usize,
}

/// What the reviewer said of all faults.
#[derive(Debug, Default)]
pub struct Score {
    /// By code.
    pub rules: BTreeMap<String, Count>,
    /// What went wrong, a line each.
    pub faults: Vec<String>,
}

/// What it said of the examples as they are.
#[derive(Debug, Default)]
pub struct Clean {
    /// How many articles they have.
    pub articles: usize,
    /// Findings that say something is wrong.
    pub findings: Vec<String>,
    /// Findings that are only worth knowing.
    pub infos: usize,
}

impl Count {
    /// The share of the faults that was found.
    pub fn recall(&self) -> f64 {
        share(self.found, self.missed)
    }

    /// The share of the findings that were faults.
    pub fn precision(&self) -> f64 {
        share(self.found, self.wrong)
    }
}

fn share(good: usize, bad: usize) -> f64 {
    if good + bad == 0 { 1.0 } else { good as f64 / (good + bad) as f64 }
}

impl Score {
    /// All rules together.
    pub fn all(&self) -> Count {
        self.rules.values().fold(Count::default(), |sum, count| Count {
            found: sum.found + count.found,
            missed: sum.missed + count.missed,
            wrong: sum.wrong + count.wrong,
        })
    }
}

/// Every fault that is written down.
pub fn faults() -> Vec<Fault> {
    let mut files: Vec<PathBuf> = fs::read_dir("tests/it/faults").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    files.iter().flat_map(|path| read(path)).collect()
}

/// The faults of `kinds/faults.txt` with their kinds; what finds a kind says `kinds/codes.txt`.
pub fn faults_by_kind() -> Vec<(String, Fault)> {
    let codes = fs::read_to_string("tests/it/faults/kinds/codes.txt").unwrap();
    let lines = codes.lines().filter(|line| !line.starts_with('#'));
    let codes: BTreeMap<&str, &str> = lines.filter_map(|line| line.split_once(": ")).collect();
    let known = |kind: &str| codes.get(kind).unwrap_or_else(|| panic!("no codes for {kind}")).split(' ');
    let named = |mut fault: Fault| {
        let kind = fault.codes.join("|");
        fault.codes = known(&kind).map(str::to_owned).collect();
        (kind, fault)
    };
    read(Path::new("tests/it/faults/kinds/faults.txt")).into_iter().map(named).collect()
}

fn read(path: &Path) -> Vec<Fault> {
    let text = fs::read_to_string(path).unwrap();
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let mut out = Vec::new();
    let mut line = 1 + text.split("\n=== ").next().unwrap().matches('\n').count() + 1;
    for block in text.split("\n=== ").skip(1) {
        let (head, body) = block.split_once('\n').unwrap();
        let at = format!("{name}:{line}");
        line += block.matches('\n').count() + 1;
        let words: Vec<&str> = head.split_whitespace().collect();
        let [codes, folder, file] = words[..] else { panic!("{at}: === CODE FOLDER FILE") };
        let (codes, also) = codes.split_once('+').unwrap_or((codes, ""));
        let list = |codes: &str, by: char| codes.split(by).filter(|c| !c.is_empty()).map(str::to_owned).collect();
        let mut edits = Vec::new();
        for (number, part) in body.split("\n+++ ").enumerate() {
            let (file, part) = if number == 0 { (file, part) } else { part.split_once('\n').unwrap() };
            let side = |words: &str| words.trim_matches('\n').replace('⏎', "\n");
            if let Some((find, more)) = part.split_once("\n^^^") {
                edits.push((file.to_owned(), side(find), format!("{}\n{}", side(find), side(more))));
                continue;
            }
            let (find, replace) = match part.strip_prefix("---\n") {
                Some(replace) => ("", replace),
                None => part.split_once("\n---").unwrap_or_else(|| panic!("{at}: no ---")),
            };
            edits.push((file.to_owned(), side(find), side(replace)));
        }
        out.push(Fault { at, codes: list(codes, '|'), also: list(also, '+'), folder: folder.to_owned(), edits });
    }
    out
}

/// The texts of an example.
pub fn example(folder: &str) -> Texts {
    let folder = Path::new("regulations").join(folder);
    let sources = quyche::store::read_folder(&folder).unwrap();
    sources.iter().map(|(_, file)| (file.name.clone(), fs::read(&file.path).unwrap())).collect()
}

/// The texts with a fault in them.
pub fn faulty(texts: &Texts, fault: &Fault) -> Texts {
    let mut texts = texts.clone();
    for (file, find, replace) in &fault.edits {
        let old = texts.get(file).unwrap_or_else(|| panic!("{}: no file {file}", fault.at));
        let old = String::from_utf8(old.clone()).unwrap();
        let new = match find.as_str() {
            "" => [bytes(replace), old.into_bytes()].concat(),
            find => {
                assert_eq!(old.matches(find).count(), 1, "{}: “{find}” must stand in {file} once", fault.at);
                let (before, after) = old.split_once(find).unwrap();
                [before.as_bytes().to_vec(), bytes(replace), after.as_bytes().to_vec()].concat()
            }
        };
        texts.insert(file.clone(), new);
    }
    texts
}

/// What the reviewer finds in texts, each as code, severity and words.
pub fn reviewed(texts: &Texts) -> Vec<Told> {
    let mut sources = Sources::new();
    texts.iter().for_each(|(name, bytes)| {
        sources.add_bytes(name, name, bytes.clone());
    });
    let loaded = load(&sources);
    let facts = &loaded.regulation.facts;
    let office = default_office(facts.kind);
    let profile = facts.profile.as_deref().and_then(embedded_profile);
    let profile = profile.unwrap_or_else(|| embedded_profile("hd05-2026").unwrap());
    let last = facts.supersedes.as_deref().and_then(|path| path.strip_prefix("../"));
    let last = last.map(|name| quyche::store::read_folder(&Path::new("regulations").join(name)).unwrap());
    let base = last.as_ref().map(|sources| (load(sources), sources));
    let input = Input {
        sources: &sources,
        regulation: &loaded.regulation,
        profile: &profile,
        registry: embedded_registry(),
        office: &office,
        base: base.as_ref().map(|(loaded, sources)| (&loaded.regulation, *sources)),
    };
    let told = |found: Diagnostic| {
        let gaps: Vec<&str> = found.message.gaps.iter().map(|(_, value)| value.as_str()).collect();
        let words = format!("“{}” {}", sources.words(found.span), gaps.join(", "));
        (found.code.code.to_owned(), found.severity, words)
    };
    review(input, loaded.diagnostics).into_iter().map(told).collect()
}

/// Judges the reviewer by these faults.
pub fn score(faults: &[Fault]) -> Score {
    let folders: BTreeSet<&str> = faults.iter().map(|fault| fault.folder.as_str()).collect();
    let clean: BTreeMap<&str, (Texts, Vec<Told>)> = folders
        .into_iter()
        .map(|folder| {
            let texts = example(folder);
            let found = reviewed(&texts);
            (folder, (texts, found))
        })
        .collect();
    let one = |fault: &Fault| {
        let (texts, known) = &clean[fault.folder.as_str()];
        let mut known = known.clone();
        let mut found = reviewed(&faulty(texts, fault));
        found.retain(|finding| match known.iter().position(|other| other == finding) {
            Some(at) => {
                known.remove(at);
                false
            }
            None => true,
        });
        found
    };
    let half = faults.len() / 2;
    let (first, second) = std::thread::scope(|scope| {
        let first = scope.spawn(|| faults[..half].iter().map(one).collect::<Vec<_>>());
        let second: Vec<_> = faults[half..].iter().map(one).collect();
        (first.join().unwrap(), second)
    });
    let mut score = Score::default();
    for (fault, found) in faults.iter().zip(first.into_iter().chain(second)) {
        let is_meant = |code: &String| fault.codes.contains(code);
        let place = score.rules.entry(fault.codes.join("|")).or_default();
        if found.iter().any(|(code, ..)| is_meant(code)) {
            place.found += 1;
        } else {
            place.missed += 1;
            let said: Vec<&str> = found.iter().map(|(code, ..)| code.as_str()).collect();
            score.faults.push(format!("{}: missed {} (said {said:?})", fault.at, fault.codes.join("|")));
        }
        for (code, severity, words) in found {
            if !is_meant(&code) && !fault.also.contains(&code) && severity > Severity::Info {
                score.rules.entry(code.clone()).or_default().wrong += 1;
                score.faults.push(format!("{}: wrongly {code} {words}", fault.at));
            }
        }
    }
    score
}

/// What the reviewer says of the examples and models as they are; blanks of models are what they are for.
pub fn clean() -> Clean {
    let mut out = Clean::default();
    for folder in crate::support::folders() {
        let name = folder.strip_prefix("regulations").unwrap().to_string_lossy().into_owned();
        let texts = example(&name);
        let heads = |text: &Vec<u8>| String::from_utf8_lossy(text).lines().filter(|l| l.starts_with("###")).count();
        out.articles += texts.values().map(heads).sum::<usize>();
        for (code, severity, words) in reviewed(&texts) {
            match severity {
                Severity::Info => out.infos += 1,
                _ if name.starts_with("mau") && code == "TEXT19" => {}
                _ => out.findings.push(format!("{name}: {code} {words}")),
            }
        }
    }
    out
}
