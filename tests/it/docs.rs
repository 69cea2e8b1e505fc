//! The examples of README and of the guide do what the pages say.

use crate::support::{copy, folder, program};
use std::fs;
use std::path::Path;

/// The fenced blocks of a page: what the fence says, and the lines, with the list's indent cut.
fn blocks(page: &str) -> Vec<(String, Vec<String>)> {
    let text = fs::read_to_string(page).unwrap();
    let mut out: Vec<(String, Vec<String>)> = Vec::new();
    let mut open: Option<usize> = None;
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        match (open, line.trim_start().strip_prefix("```")) {
            (Some(_), Some(_)) => open = None,
            (None, Some(kind)) => {
                out.push((kind.to_owned(), Vec::new()));
                open = Some(indent);
            }
            (Some(cut), None) => out.last_mut().unwrap().1.push(line.get(cut..).unwrap_or("").to_owned()),
            (None, None) => {}
        }
    }
    out
}

/// The words of a command line, quotes taken off; what follows a pipe or `>` is the shell's.
fn words(line: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut quote = None;
    for c in line.chars() {
        match (quote, c) {
            (None, '\'' | '"') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            (None, '|' | '>' | '#' | '<') => break,
            (None, ' ') => out.push(String::new()),
            (_, c) => out.last_mut().unwrap().push(c),
        }
    }
    out.retain(|word| !word.is_empty());
    out
}

/// Every command of the pages, without `quyche`.
fn commands(page: &str) -> Vec<Vec<String>> {
    let lines = blocks(page).into_iter().filter(|(kind, _)| kind == "console").flat_map(|(_, lines)| lines);
    let commands = lines.map(|line| words(line.strip_prefix("$ ").unwrap_or(&line)));
    commands
        .filter(|words| words.first().is_some_and(|word| word == "quyche"))
        .map(|words| words[1..].to_vec())
        .collect()
}

#[test]
fn every_command_of_the_pages_is_one() {
    let mut count = 0;
    let mut faults = Vec::new();
    for page in ["README.md", "docs/huong-dan.md", "docs/git.md", "docs/import.md", "docs/amend.md"] {
        for command in commands(page) {
            count += 1;
            // Arguments are read before help is given, so that an option that is none fails.
            let output = program(Path::new(".")).args(&command).arg("--help").output().unwrap();
            if !output.status.success() {
                faults.push(format!("{page}: {command:?}: {}", String::from_utf8_lossy(&output.stderr)));
            }
        }
    }
    assert!(count > 30, "{count} commands");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The files that README shows, by the names that stand in their comments.
fn shown(folder: &Path) -> Vec<String> {
    let page = blocks("README.md");
    let named = |kind: &str, name: &str| {
        let block = page.iter().find(|(found, lines)| found == kind && lines[0].contains(name));
        block.unwrap_or_else(|| panic!("README shows no {name}")).1[1..].join("\n")
    };
    fs::write(folder.join("regulation.yaml"), named("yaml", "regulation.yaml")).unwrap();
    fs::write(folder.join("01-noi-dung.md"), named("markdown", "01-noi-dung.md")).unwrap();
    let printed =
        page.iter().find(|(kind, lines)| kind == "text" && lines.iter().any(|line| line.starts_with("Điều 1.")));
    printed.unwrap().1.iter().map(|line| line.trim().to_owned()).collect()
}

/// The regulation prints as README says, and the review tells of it what README says it lacks, and nothing else.
#[test]
fn the_regulation_that_readme_shows_is_reviewed_and_prints_so() {
    let folder = folder();
    let printed = shown(folder.path());
    let check = program(folder.path()).args(["check", "--format", "json", "."]).output().unwrap();
    let found: Vec<serde_json::Value> = serde_json::from_slice(&check.stdout).unwrap();
    let told = found.iter().filter(|found| found["severity"] != "info");
    let told: Vec<&str> = told.filter_map(|found| found["code"].as_str()).collect();
    assert_eq!(told, ["ROLE01", "MEET01"], "{found:?}");
    let print = program(folder.path()).args(["render", ".", "--to", "html", "-o", "in.html"]).output().unwrap();
    assert!(print.status.success(), "{}", String::from_utf8_lossy(&print.stderr));
    let page = fs::read_to_string(folder.path().join("in.html")).unwrap();
    let mut text = String::new();
    let mut inside = false;
    for c in page.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            c if !inside => text.push(c),
            _ => {}
        }
    }
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join("").to_lowercase();
    let text = squeezed(&text);
    let mut from = 0;
    for line in printed {
        let at = text[from..].find(&squeezed(&line)).unwrap_or_else(|| panic!("“{line}” is not printed, or not there"));
        from += at;
    }
}

/// The lines of an expected output and those of the program agree; `…` stands for lines left out.
fn agree(expected: &[String], found: &str) -> bool {
    let mut lines = found.lines();
    let mut skips = false;
    expected.iter().all(|wanted| {
        if wanted.trim() == "…" {
            skips = true;
            return true;
        }
        let is_here = |line: &str| line.trim_end() == wanted.trim_end();
        let found = if skips { lines.any(is_here) } else { lines.next().is_some_and(is_here) };
        skips = false;
        found
    })
}

/// The commands of the guide that need nothing but what those before them made, or what ships with the program.
const RUN: [&str; 7] = [
    "new quy-che-2025 --model dang-uy-xa",
    "check quy-che-2025 --format sheet-docx",
    "outline quy-che-2025",
    "render quy-che-2025 --to docx -o du-thao-1.docx",
    "fmt quy-che-2025",
    "new tu-2025 --from regulations/tinh-uy-2020-2025",
    "matrix quy-che-2025 --to docx -o ma-tran.docx",
];

#[test]
fn the_steps_of_the_guide_print_what_it_says() {
    let folder = folder();
    let last_term = "regulations/tinh-uy-2020-2025";
    copy(Path::new(last_term), &folder.path().join(last_term));
    let mut run = Vec::new();
    for (_, lines) in blocks("docs/huong-dan.md").into_iter().filter(|(kind, _)| kind == "console") {
        // A block may hold several commands, each with what it prints.
        let starts: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].starts_with("$ quyche ")).collect();
        for (at, start) in starts.iter().enumerate() {
            let command = lines[*start].trim_start_matches("$ quyche ");
            if !RUN.contains(&command) {
                continue;
            }
            let expected = &lines[start + 1..starts.get(at + 1).copied().unwrap_or(lines.len())];
            let output = program(folder.path()).args(words(command)).output().unwrap();
            let found = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
            assert!(agree(expected, &found), "{command}:\n{found}\nexpected:\n{}", expected.join("\n"));
            run.push(command.to_owned());
        }
    }
    assert_eq!(run, RUN);
}
