//! Inside a room no two files use each other, by whatever way round: one of them can be read first.
//!
//! What a `mod.rs` only passes on (`pub use`) is no use of its own: a name is followed to the file that defines it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Rooms whose files still use each other in a circle. One that is free of them leaves this list.
const STILL: [&str; 6] = ["amend", "check", "diff", "import", "render", "typeset"];

/// A path of modules: `["view", "diff", "page"]`.
type Module = Vec<String>;

/// What is known of a file.
struct File {
    /// What it brings in: whether it passes it on, the path, and the name that it gets here.
    uses: Vec<(bool, Vec<String>, String)>,
    /// Paths in its code.
    paths: Vec<Vec<String>>,
    /// The names that it defines.
    defines: BTreeSet<String>,
}

#[test]
fn no_room_but_those_named_has_a_circle() {
    let files = files();
    assert!(files.len() > 500, "{} files", files.len());
    let uses: BTreeMap<&Module, BTreeSet<Module>> = files.keys().map(|module| (module, used(&files, module))).collect();
    let circles = circles(&uses);
    for circle in &circles {
        let named: Vec<String> = circle.iter().map(|module| module.join("::")).collect();
        assert!(STILL.contains(&circle[0][0].as_str()), "these files use each other: {}", named.join(", "));
    }
    for room in STILL {
        assert!(
            circles.iter().any(|circle| circle[0][0] == room),
            "{room} has no circle any more: take it off the list"
        );
    }
}

fn files() -> BTreeMap<Module, File> {
    let mut paths = Vec::new();
    walk(Path::new("src"), &mut paths);
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    paths.retain(|path| !["tests.rs", "sample.rs", "main.rs", "lib.rs"].contains(&name(path).as_str()));
    let file = |path: PathBuf| {
        let mut module: Module = path
            .with_extension("")
            .components()
            .skip(1)
            .map(|part| part.as_os_str().to_string_lossy().into())
            .collect();
        if module.last().is_some_and(|last| last == "mod") {
            module.pop();
        }
        (module, File::read(&fs::read_to_string(path).unwrap()))
    };
    paths.into_iter().map(file).collect()
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
}

impl File {
    fn read(text: &str) -> Self {
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        let (mut uses, mut code) = (Vec::new(), String::new());
        let mut open: Option<(bool, String)> = None;
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let line = line.trim();
            let bare = line.strip_prefix("pub").map(|rest| rest.split_once(") ").map_or(rest, |(_, rest)| rest).trim());
            let tree = line.strip_prefix("use ").or_else(|| bare.and_then(|rest| rest.strip_prefix("use ")));
            match (&mut open, tree) {
                (Some((_, tree)), _) => tree.push_str(line),
                (None, Some(tree)) => open = Some((bare.is_some(), tree.to_owned())),
                (None, None) => {
                    // Who may see a name is no use of one.
                    let seen = line
                        .split_once("pub(in ")
                        .and_then(|(before, after)| after.split_once(')').map(|(_, after)| format!("{before}{after}")));
                    code.push_str(seen.as_deref().unwrap_or(line));
                    code.push('\n');
                }
            }
            if let Some((passes_on, tree)) = open.take_if(|(_, tree)| tree.ends_with(';')) {
                let mut all = Vec::new();
                branches(&[], tree.trim_end_matches(';'), &mut all);
                uses.extend(all.into_iter().map(|(path, name)| (passes_on, path, name)));
            }
        }
        let (paths, defines) = names(&code);
        Self { uses, paths, defines }
    }
}

/// The paths of `a::{b, c::d as e}`, each with the name that it gets.
fn branches(around: &[String], tree: &str, out: &mut Vec<(Vec<String>, String)>) {
    let tree = tree.trim();
    if let Some((before, inner)) = tree.strip_suffix('}').and_then(|tree| tree.split_once('{')) {
        let mut path = around.to_vec();
        path.extend(before.split("::").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()));
        let (mut depth, mut start) = (0, 0);
        for (at, c) in inner.char_indices().chain([(inner.len(), ',')]) {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    if !inner[start..at].trim().is_empty() {
                        branches(&path, &inner[start..at], out);
                    }
                    start = at + 1;
                }
                _ => {}
            }
        }
        return;
    }
    let (path, name) =
        tree.split_once(" as ").map_or((tree, None), |(path, name)| (path, Some(name.trim().to_owned())));
    let mut whole = around.to_vec();
    whole.extend(path.split("::").map(|part| part.trim().to_owned()));
    if whole.last().is_some_and(|last| last == "self") {
        whole.pop();
    }
    let name = name.or_else(|| whole.last().cloned()).unwrap_or_default();
    out.push((whole, name));
}

/// The paths in code, and the names that it defines.
fn names(code: &str) -> (Vec<Vec<String>>, BTreeSet<String>) {
    const DEFINING: [&str; 8] = ["fn", "struct", "enum", "trait", "type", "const", "static", "union"];
    let (mut paths, mut defines) = (Vec::new(), BTreeSet::new());
    let mut path: Vec<String> = Vec::new();
    let mut rest = code;
    let (mut before, mut defining) = (' ', false);
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        if end == 0 {
            before = first;
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let (word, after) = rest.split_at(end);
        if defining && word != "mut" {
            defines.insert(word.to_owned());
        }
        defining = before != '\'' && DEFINING.contains(&word) || defining && word == "mut";
        path.push(word.to_owned());
        let goes_on = after.starts_with("::") && after[2..].starts_with(|c: char| c.is_alphabetic() || c == '_');
        rest = if goes_on { &after[2..] } else { after };
        before = if goes_on { ':' } else { word.chars().next_back().unwrap_or(' ') };
        if !goes_on {
            let whole = std::mem::take(&mut path);
            paths.extend((whole.len() > 1).then_some(whole));
        }
    }
    (paths, defines)
}

/// The files of its room that a file uses.
fn used(files: &BTreeMap<Module, File>, module: &Module) -> BTreeSet<Module> {
    let file = &files[module];
    let brought = file.uses.iter().filter(|(passes_on, ..)| !passes_on).map(|(_, path, _)| path.clone());
    let said = file.paths.iter().map(|path| {
        let known = file.uses.iter().find(|(_, _, name)| *name == path[0]);
        let is_way = ["crate", "self", "super"].contains(&path[0].as_str());
        match known.filter(|_| !is_way) {
            Some((_, whole, _)) => whole.iter().chain(&path[1..]).cloned().collect(),
            None => path.clone(),
        }
    });
    let mut out = BTreeSet::new();
    for mut path in brought.chain(said) {
        if path.last().is_some_and(|last| last == "*") {
            path.pop();
        }
        let Some(path) = from_root(files, module, &path) else { continue };
        out.extend(home(files, &path, &mut Vec::new()).filter(|found| found != module && found[0] == module[0]));
    }
    out
}

/// A path as it is from the root of the library; `None` for one of another library.
fn from_root(files: &BTreeMap<Module, File>, module: &Module, path: &[String]) -> Option<Vec<String>> {
    let mut base = module.clone();
    let mut rest = path;
    match path.first()?.as_str() {
        "crate" => (base, rest) = (Vec::new(), &path[1..]),
        "self" => rest = &path[1..],
        "super" => {
            while rest.first().is_some_and(|first| first == "super") {
                base.pop();
                rest = &rest[1..];
            }
        }
        first => {
            let child: Module = base.iter().cloned().chain([first.to_owned()]).collect();
            files.get(&child)?;
        }
    }
    base.extend(rest.iter().cloned());
    Some(base)
}

/// The file that defines what a path names.
fn home(files: &BTreeMap<Module, File>, path: &[String], seen: &mut Vec<Vec<String>>) -> Option<Module> {
    let depth = (1..=path.len()).rev().find(|&depth| files.contains_key(&path[..depth]))?;
    let (module, rest) = path.split_at(depth);
    let file = &files[module];
    let Some(name) = rest.first().filter(|name| !file.defines.contains(*name)) else { return Some(module.to_vec()) };
    if seen.iter().any(|seen| seen == path) {
        return Some(module.to_vec());
    }
    seen.push(path.to_vec());
    for (_, brought, known) in &file.uses {
        let all = brought.last().is_some_and(|last| last == "*");
        if known != name && !all {
            continue;
        }
        let Some(mut whole) = from_root(files, &module.to_vec(), brought) else { continue };
        if all {
            whole.pop();
            whole.push(name.clone());
        }
        whole.extend(rest[1..].iter().cloned());
        let found = home(files, &whole, seen);
        if let Some(found) = found.filter(|found| !all || files[found].defines.contains(name)) {
            return Some(found);
        }
    }
    Some(module.to_vec())
}

/// Files that reach each other.
fn circles(uses: &BTreeMap<&Module, BTreeSet<Module>>) -> Vec<Vec<Module>> {
    let reach = |from: &Module| {
        let mut seen: BTreeSet<&Module> = BTreeSet::new();
        let mut open: Vec<&Module> = uses[from].iter().collect();
        while let Some(next) = open.pop() {
            if seen.insert(next) {
                open.extend(&uses[next]);
            }
        }
        seen
    };
    let reached: BTreeMap<&Module, BTreeSet<&Module>> = uses.keys().map(|module| (*module, reach(module))).collect();
    let mut out: Vec<Vec<Module>> = Vec::new();
    for (module, found) in &reached {
        if !found.contains(*module) || out.iter().flatten().any(|known| known == *module) {
            continue;
        }
        out.push(
            found.iter().filter(|other| reached[**other].contains(*module)).map(|other| (*other).clone()).collect(),
        );
    }
    out
}
