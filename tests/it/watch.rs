//! `check --watch` looks again when a file changed, and only then.

use crate::support::{LEAST, folder, program};
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

#[test]
fn a_changed_file_is_checked_again() {
    let dir = folder();
    let regulation = dir.path().join("qc");
    fs::create_dir(&regulation).unwrap();
    fs::write(regulation.join("regulation.yaml"), LEAST).unwrap();
    let text = regulation.join("01-a.md");
    fs::write(&text, "### Một {#mot}\n\nLời của cấp trên.\n").unwrap();
    let mut child = program(dir.path())
        .args(["check", "qc", "--watch", "--rounds", "2", "--format", "github", "--lang", "en"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It says that it waits once the first round is over; what follows can only be the second.
    let mut said = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut said).unwrap();
    assert!(said.contains("waiting"), "{said}");
    fs::write(&text, "### Một {#mot}\n\nLời của của cấp trên, dài hơn.\n").unwrap();
    let output = child.wait_with_output().unwrap();
    let found = String::from_utf8(output.stdout).unwrap();
    assert_eq!(found.matches("LANG01").count(), 1, "{found}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn many_regulations_are_reported_in_their_order() {
    let dir = folder();
    for at in 0..40 {
        let regulation = dir.path().join(format!("qc-{at:02}"));
        fs::create_dir(&regulation).unwrap();
        fs::write(regulation.join("regulation.yaml"), LEAST).unwrap();
        fs::write(regulation.join("01-a.md"), "### Một {#mot}\n\nLời của của cấp trên.\n").unwrap();
    }
    let output = program(dir.path()).args(["check", ".", "--format", "github"]).output().unwrap();
    let found = String::from_utf8(output.stdout).unwrap();
    let files: Vec<&str> = found.lines().map(|line| line.split(['=', ',']).nth(1).unwrap()).collect();
    let expected: Vec<String> = (0..40).map(|at| format!("qc-{at:02}/01-a.md")).collect();
    assert_eq!(files, expected);
    assert!(output.stderr.is_empty(), "a bar where nobody watches");
}
