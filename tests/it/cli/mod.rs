//! The commands, as files that show a session: what is typed, what comes out, how it ends.
//!
//! In a `.md` file here each `## ` heading is a case in a fresh folder. A fenced block with a file name writes that
//! file; a `console` block runs its `$ ` lines. What stands below one is standard output, then standard error with
//! `! ` before each line, then `? N` unless the exit code is 0. `...` stands for any lines and `[..]` for any
//! words. Beside `quyche` there are `copy FROM TO` (FROM in the repository), `cat FILE`, `ls DIR`, `link TARGET
//! NAME` and `append FILE WORDS`.

use crate::support::{blessing, bytes, copy, folder, program};
use snapbox::IntoData;
use std::fs;
use std::path::Path;

macro_rules! sessions {
    ($($name:ident),*) => {$(
        #[test]
        fn $name() {
            run_file(concat!("tests/it/cli/", stringify!($name), ".md"));
        }
    )*};
}

sessions!(
    arguments,
    check,
    diff,
    diff_output,
    fmt,
    history,
    import,
    new,
    render,
    review,
    sign,
    faults,
    git,
    matrix,
    since,
    amend
);

fn run_file(path: &str) {
    let text = fs::read_to_string(path).unwrap();
    let mut out = String::new();
    let mut faults = Vec::new();
    for (at, case) in text.split("\n## ").enumerate() {
        if at == 0 {
            out.push_str(case);
            continue;
        }
        let dir = folder();
        let title = case.lines().next().unwrap();
        out.push_str("\n## ");
        for (number, block) in case.split("```").enumerate() {
            if number > 0 {
                out.push_str("```");
            }
            let (name, body) = block.split_once('\n').unwrap_or((block, ""));
            if number % 2 == 0 {
                out.push_str(block);
            } else if name == "console" {
                out.push_str(&format!("{name}\n{}", session(dir.path(), title, body, &mut faults)));
            } else {
                let file = dir.path().join(name);
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, bytes(body)).unwrap();
                out.push_str(block);
            }
        }
    }
    if !faults.is_empty() && blessing() {
        fs::write(path, out).unwrap();
    } else {
        assert!(faults.is_empty(), "{path}: {} step(s)\n{}", faults.len(), faults.join("\n"));
    }
}

/// Runs the steps of a console block; gives it as it should read.
fn session(dir: &Path, title: &str, body: &str, faults: &mut Vec<String>) -> String {
    let mut out = String::new();
    for step in body.trim_start_matches("$ ").split("\n$ ") {
        let (line, expected) = step.split_once('\n').unwrap_or((step, ""));
        let expected = expected.trim_end_matches('\n');
        let found = run(dir, line);
        let found = found.trim_end_matches('\n');
        let same =
            snapbox::Assert::new().try_eq(None, found.to_owned().into_data(), expected.to_owned().into_data()).is_ok();
        if !same {
            faults.push(format!("## {title}\n$ {line}\n--- expected\n{expected}\n--- found\n{found}\n"));
        }
        let shown = if same { expected } else { found };
        out.push_str(&format!("$ {line}\n{shown}{}", if shown.is_empty() { "" } else { "\n" }));
    }
    out
}

fn run(dir: &Path, line: &str) -> String {
    let words: Vec<&str> = line.split(' ').collect();
    let at = |name: &str| dir.join(name);
    match words[..] {
        ["quyche", ..] => {
            let output = program(dir).args(&words[1..]).output().unwrap();
            let mut out = String::from_utf8_lossy(&output.stdout).into_owned();
            if !out.is_empty() && !out.ends_with('\n') {
                out.push('\n');
            }
            String::from_utf8_lossy(&output.stderr).lines().for_each(|line| out.push_str(&format!("! {line}\n")));
            let code = output.status.code().expect("no signal");
            if code == 0 { out } else { format!("{out}? {code}\n") }
        }
        ["copy", from, to] => {
            copy(Path::new(from), &at(to));
            String::new()
        }
        ["cat", file] => fs::read_to_string(at(file)).unwrap(),
        ["ls", folder] => {
            let mut names: Vec<String> = fs::read_dir(at(folder))
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect();
            names.sort();
            names.join("\n")
        }
        ["link", target, name] => {
            #[cfg(unix)]
            std::os::unix::fs::symlink(target, at(name)).unwrap();
            String::new()
        }
        ["append", file, ..] => {
            let words = words[2..].join(" ");
            fs::write(at(file), format!("{}{words}\n", fs::read_to_string(at(file)).unwrap())).unwrap();
            String::new()
        }
        _ => panic!("no such step: {line}"),
    }
}

/// Reviewers who sign at the same time: every sign-off that is told as done is there.
#[test]
fn parallel_sign_offs_are_all_kept() {
    let dir = folder();
    copy(Path::new("tests/it/fixtures/small"), &dir.path().join("qc"));
    std::thread::scope(|scope| {
        for reviewer in 0..8 {
            let path = dir.path();
            scope.spawn(move || {
                let name = format!("Nguyễn {reviewer}");
                let output = program(path).args(["sign", "qc", "hop", "--by", &name]).output().unwrap();
                assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            });
        }
    });
    let kept = fs::read_to_string(dir.path().join("qc/duyet.yaml")).unwrap();
    assert!((0..8).all(|reviewer| kept.contains(&format!("Nguyễn {reviewer}"))), "{kept}");
}
