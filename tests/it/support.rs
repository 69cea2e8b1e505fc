//! What the tests share: the example folders, texts from strings, case files, and the program in a folder of its own.

use quyche::source::Sources;
use std::fs;
use std::path::{Path, PathBuf};

/// Every example and model folder.
pub fn folders() -> Vec<PathBuf> {
    let inside = |folder: &str| {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().path()).filter(|path| path.join("regulation.yaml").exists())
    };
    let mut folders: Vec<_> = inside("regulations").chain(inside("regulations/mau")).collect();
    folders.sort();
    assert!(folders.len() > 10);
    folders
}

/// The least that `regulation.yaml` may say.
pub const LEAST: &str = "schema: 1\nkind: khac\nsubject: làm việc\norgan:\n  name: Chi bộ\n";

/// Texts by name; `regulation.yaml` is the least one unless given.
pub fn sources<'a>(files: impl IntoIterator<Item = (&'a str, Vec<u8>)>) -> Sources {
    let mut sources = Sources::new();
    for (name, bytes) in files {
        sources.add_bytes(name, name, bytes);
    }
    if sources.find("regulation.yaml").is_none() {
        sources.add("regulation.yaml", "regulation.yaml", LEAST);
    }
    sources
}

/// The bytes that a case spells: `⟦EF BB BF⟧` is those bytes, anything else itself.
pub fn bytes(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('⟦') {
        let (hex, after) = after.split_once('⟧').expect("⟦…⟧");
        out.extend(before.bytes());
        out.extend(hex.split(' ').map(|byte| u8::from_str_radix(byte, 16).expect("hex")));
        rest = after;
    }
    out.extend(rest.bytes());
    out
}

/// Whether expected texts that disagree are to be rewritten.
pub fn blessing() -> bool {
    std::env::var_os("BLESS").is_some()
}

/// A case of a case file.
pub struct Case {
    /// What it shows.
    pub title: String,
    /// What is handed in.
    pub input: String,
    /// What must come out.
    pub expected: String,
}

/// Runs every case of a file: `=== title`, the input, a line `---`, what comes out.
pub fn run_cases(path: &str, run: impl Fn(&Case) -> String) {
    let text = fs::read_to_string(path).unwrap();
    let (head, rest) = text.split_at(text.find("\n=== ").expect("a case") + 1);
    let mut faults = Vec::new();
    let mut out = head.to_owned();
    for part in rest.trim_start_matches("=== ").split("\n=== ") {
        let (title, part) = part.split_once('\n').unwrap();
        let (input, expected) = part.split_once("\n---").unwrap_or_else(|| panic!("{path}: {title}: no ---"));
        let case = Case { title: title.to_owned(), input: format!("{input}\n"), expected: expected.trim().to_owned() };
        let found = run(&case).trim_end().to_owned();
        if found != case.expected {
            faults.push(format!("=== {title}\n{}\n--- expected\n{}\n--- found\n{found}\n", case.input, case.expected));
        }
        out.push_str(&format!("=== {title}\n{input}\n---\n{found}\n\n"));
    }
    if !faults.is_empty() && blessing() {
        fs::write(path, format!("{}\n", out.trim_end())).unwrap();
    } else {
        assert!(faults.is_empty(), "{path}: {} case(s)\n{}", faults.len(), faults.join("\n"));
    }
}

/// Cuts the files out of an input: `> name` opens one; without any, all of it is `01-a.md`.
pub fn files(input: &str) -> Vec<(&str, Vec<u8>)> {
    if !input.starts_with("> ") {
        return vec![("01-a.md", bytes(input))];
    }
    // Only the name of a file stands alone behind the sign at the edge; all other such lines are quotes.
    let is_name = |rest: &str| {
        ["x", "base", "ours", "theirs"].contains(&rest) || rest.ends_with(".md") || rest.ends_with(".yaml")
    };
    let mut files: Vec<(&str, String)> = Vec::new();
    for line in input.split_inclusive('\n') {
        match (line.strip_prefix("> ").map(str::trim), files.last_mut()) {
            (Some(name), _) if is_name(name) => files.push((name, String::new())),
            (_, Some((_, text))) => text.push_str(line),
            (_, None) => {}
        }
    }
    files.iter().map(|(name, text)| (*name, bytes(text))).collect()
}

/// A folder that goes when it is dropped.
pub fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { fs::write(target, fs::read(&path).unwrap()).unwrap() }
    }
}

/// The program, to run in a folder, untouched by the environment of whoever runs the tests.
pub fn program(dir: &Path) -> std::process::Command {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_quyche"));
    command.current_dir(dir).env_clear().env("COLUMNS", "100").env("HOME", dir);
    command
}
