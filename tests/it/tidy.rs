//! The house rules, held by reading the sources: rooms and their walls, owners of crates, files, printing, panics,
//! sentences and generated files.

use quyche::lang::Lang;
use quyche::model::{Attributes, FACTS, Key, Shape};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A source file with its room and its text up to its unit tests.
struct Source {
    path: String,
    room: String,
    text: String,
    code: String,
}

/// Every source file that is no test.
fn library() -> Vec<Source> {
    all_sources().into_iter().filter(|s| !s.path.ends_with("/tests.rs") && !s.path.ends_with("/sample.rs")).collect()
}

fn all_sources() -> Vec<Source> {
    let mut paths = Vec::new();
    walk(Path::new("src"), &mut paths);
    let source = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let room = path.components().nth(1).unwrap().as_os_str().to_string_lossy().replace(".rs", "");
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
        Source { path: path.to_string_lossy().replace('\\', "/"), room, text, code }
    };
    paths.into_iter().map(source).collect()
}

fn walk(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, out);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            out.push(path);
        }
    }
    out.sort();
}

/// Lines of code without comments, with their numbers.
fn code_lines(code: &str) -> impl Iterator<Item = (usize, &str)> {
    code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")).map(|(at, line)| (at + 1, line))
}

/// The table of rooms in docs/architecture.md: room, rooms it may use, what it owns.
fn rooms() -> BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)> {
    let text = fs::read_to_string("docs/architecture.md").unwrap();
    let section = text.split("\n## Rooms\n").nth(1).expect("a section Rooms").split("\n## ").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let names = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<BTreeSet<_>>();
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').collect();
        (cells[0].trim().trim_matches('`').to_owned(), (names(cells[1]), names(cells[2])))
    })
    .collect()
}

/// The rooms that a file names: `crate::load`, also in `crate::{load, save}`.
fn named_rooms(code: &str) -> BTreeSet<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut out = BTreeSet::new();
    for (_, line) in code_lines(code) {
        for after in line.split("crate::").skip(1) {
            match after.strip_prefix('{') {
                Some(list) => out.extend(list.split('}').next().unwrap().split(',').map(|name| word(name.trim()))),
                None => {
                    out.insert(word(after));
                }
            }
        }
    }
    out.retain(|name| name.starts_with(|c: char| c.is_lowercase()));
    out
}

#[test]
fn rooms_use_only_what_the_table_allows() {
    let rooms = rooms();
    let mut used: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in library().iter().filter(|source| !matches!(source.room.as_str(), "lib" | "main")) {
        let (allowed, _) = rooms.get(&source.room).unwrap_or_else(|| panic!("{}: not in the table", source.room));
        for name in named_rooms(&source.code) {
            if name != source.room {
                assert!(allowed.contains(&name), "{} uses {name}; see docs/architecture.md", source.path);
                used.entry(source.room.clone()).or_default().insert(name);
            }
        }
        // `super` out of a room would leave its use unseen.
        let parts = source.path.matches('/').count();
        let depth = if source.path.ends_with("/mod.rs") { parts - 1 } else { parts };
        for (number, line) in code_lines(&source.code) {
            let escapes = line.contains(&"super::".repeat(depth));
            assert!(!escapes, "{}:{number}: leaves the room by super", source.path);
        }
    }
    for (room, (allowed, _)) in &rooms {
        assert!(Path::new(&format!("src/{room}")).is_dir(), "{room} is in the table and not in src/");
        let used = used.remove(room).unwrap_or_default();
        assert_eq!(
            allowed.difference(&used).collect::<Vec<_>>(),
            Vec::<&String>::new(),
            "{room} may use what it does not"
        );
    }
}

#[test]
fn rooms_form_no_circle() {
    let mut rooms: BTreeMap<String, BTreeSet<String>> =
        rooms().into_iter().map(|(room, (uses, _))| (room, uses)).collect();
    while !rooms.is_empty() {
        let free: Vec<String> =
            rooms.iter().filter(|(_, uses)| uses.is_empty()).map(|(room, _)| room.clone()).collect();
        assert!(!free.is_empty(), "a circle among {:?}", rooms.keys());
        rooms.retain(|room, _| !free.contains(room));
        rooms.values_mut().for_each(|uses| uses.retain(|room| !free.contains(room)));
    }
}

/// Each crate (or module of `std`) that the table gives an owner is named in the rooms that own it alone.
#[test]
fn crates_stay_in_the_rooms_that_own_them() {
    let rooms = rooms();
    let owned: BTreeSet<&String> = rooms.values().flat_map(|(_, owns)| owns).collect();
    assert!(owned.len() > 8);
    for source in library() {
        let owns = rooms.get(&source.room).map(|(_, owns)| owns);
        for name in &owned {
            let uses = |line: &str| {
                line.match_indices(&format!("{name}::"))
                    .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'))
                    || name.contains("::") && line.contains(&format!("use {name};"))
            };
            if let Some((number, _)) = code_lines(&source.code).find(|(_, line)| uses(line)) {
                assert!(owns.is_some_and(|owns| owns.contains(*name)), "{}:{number} uses {name}", source.path);
            }
        }
    }
}

#[test]
fn files_say_what_they_do_and_stay_small() {
    for source in all_sources() {
        assert!(source.text.starts_with("//! "), "{} does not open with `//!`", source.path);
        assert!(source.text.lines().count() <= 500, "{} is over 500 lines", source.path);
    }
}

#[test]
fn the_library_prints_nothing_and_does_not_panic() {
    let prints = ["println!(", "print!(", "eprintln!(", "eprint!(", "dbg!("];
    let panics = [".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!(", "unimplemented!("];
    for source in library() {
        let lines: Vec<&str> = source.code.lines().collect();
        for (number, line) in code_lines(&source.code) {
            for word in prints {
                assert!(!line.contains(word), "{}:{number}: {word}", source.path);
            }
            // The comment right above says why it cannot happen.
            let excused = number > 1 && lines[number - 2].contains("//") && lines[number - 2].contains("cannot");
            assert!(excused || !panics.iter().any(|word| line.contains(word)), "{}:{number}: {line}", source.path);
        }
    }
}

/// Every key of the catalogues is used in the source, and every key in the source is in the catalogues.
#[test]
fn sentences_are_all_used_and_all_there() {
    let sources = library();
    let code: String = sources.iter().map(|source| source.code.as_str()).collect();
    let keys: BTreeSet<&str> = Lang::Vi.keys().collect();
    let codes: BTreeSet<&str> = quyche::check::known_codes().map(|code| code.code).collect();
    // Every run between two quotation marks, whichever of them open one: nothing that is quoted is missed.
    let quoted: BTreeSet<&str> = code.split('"').collect();
    let is_used = |key: &str| {
        let (family, variant) = key.split_once('.').unwrap_or((key, ""));
        quoted.contains(key)
            || family == "cli"
            || codes.contains(family) && (variant.is_empty() || quoted.contains(variant))
    };
    let unused: Vec<&&str> = keys.iter().filter(|key| !is_used(key)).collect();
    assert!(unused.is_empty(), "sentences that nothing says: {unused:?}");
    let families: BTreeSet<&str> =
        keys.iter().filter_map(|key| key.split_once('.')).map(|(family, _)| family).collect();
    for source in sources.iter().filter(|source| source.room != "model") {
        for (number, line) in code_lines(&source.code) {
            for word in line.split('"').skip(1).step_by(2) {
                let looks_like_one = word.split_once('.').is_some_and(|(family, rest)| {
                    families.contains(family)
                        && !codes.contains(family)
                        && !rest.is_empty()
                        && !rest.contains(['{', ' ', '/'])
                });
                let known = !looks_like_one || keys.contains(word) || word.ends_with(".rs");
                assert!(known, "{}:{number}: no sentence {word:?}", source.path);
            }
        }
    }
}

#[test]
fn command_help_has_no_sentence_too_many() {
    let help = |args: &[&str]| {
        let output = crate::support::program(Path::new(".")).args(args).output().unwrap();
        String::from_utf8(output.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let commands = [
        "new",
        "import",
        "render",
        "outline",
        "fmt",
        "check",
        "diff",
        "amend",
        "apply",
        "matrix",
        "explain",
        "rules",
        "history",
        "sign",
        "export",
        "git",
        "schema",
        "completions",
        "man",
    ];
    let mut shown = help(&["--help"]);
    commands.iter().for_each(|command| shown.push_str(&help(&[command, "--help"])));
    shown.push_str(&help(&["git", "setup", "--help"]));
    let own = |key: &&str| key.starts_with("cli.") && !key.starts_with("cli.bad.") && *key != "cli.default";
    let first_words = |key: &str| Lang::Vi.sentence(key).split(['{', '\n']).next().unwrap().trim().to_owned();
    let unseen: Vec<&str> = Lang::Vi.keys().filter(own).filter(|key| !shown.contains(&first_words(key))).collect();
    assert!(unseen.is_empty(), "help that no command shows: {unseen:?}");
}

#[test]
fn the_published_schema_is_current() {
    let path = "docs/schema/regulation.schema.json";
    let schema = quyche::cli::regulation_schema();
    if crate::support::blessing() {
        fs::write(path, &schema).unwrap();
    }
    assert!(fs::read_to_string(path).is_ok_and(|text| text == schema), "{path}: quyche schema > {path}");
}

#[test]
fn the_notation_explains_every_key_and_attribute() {
    let text = fs::read_to_string("docs/notation.md").unwrap();
    let yaml = text.split("\n## Facts\n").nth(1).unwrap().split("```yaml").nth(1).unwrap();
    for key in quyche::model::SETTINGS {
        assert!(text.contains(&format!("\n{}: ", key.name)), "docs/notation.md lacks {}", key.name);
    }
    each_key(FACTS, &mut |key| {
        let named = [format!("{}:", key.name), format!(" {} ", key.name)].iter().any(|word| yaml.contains(word));
        assert!(named, "docs/notation.md lacks {}", key.name);
    });
    for key in Attributes::KEYS {
        assert!(text.contains(&format!("| `{key}` |")), "docs/notation.md lacks the attribute {key}");
    }
}

fn each_key(keys: &'static [Key], visit: &mut impl FnMut(&Key)) {
    for key in keys {
        visit(key);
        let mut shape = &key.shape;
        while let Shape::List(inner) = shape {
            shape = inner;
        }
        if let Shape::Map(keys) = shape {
            each_key(keys, visit);
        }
    }
}
