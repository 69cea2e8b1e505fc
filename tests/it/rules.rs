//! The rules of review: the examples in every rule's twin are its tests, and what stands around the rules.
//!
//! `RULE_ONLY=LANG01` runs the examples of one rule.

use crate::support::{LEAST, folders};
use quyche::check::{
    Context, Doc, Example, FAMILIES, Findings, Input, RULES, Rule, known_codes, review, review_with, scores,
};
use quyche::diagnostic::{Code, Diagnostic, Message, Safety, Severity, apply_fixes};
use quyche::load::{default_office, embedded_profile, embedded_registry, load, read_office};
use quyche::model::Clear;
use quyche::source::Sources;
use std::collections::{BTreeMap, BTreeSet};

/// Texts by name, as in an example: those under `cu/` are the last term's.
pub type Files = BTreeMap<String, String>;

/// The sources of a folder of an example.
fn sources_in(files: &Files, folder: &str) -> Sources {
    let mut sources = Sources::new();
    for (name, text) in files {
        let name = name.strip_prefix(folder).unwrap_or(name);
        if name == "regulation.yaml" || name.ends_with(".md") && !name.contains('/') {
            sources.add(name, name, text);
        }
    }
    sources
}

/// Reviews the texts of an example as the program would a folder; gives the texts that findings point into.
pub fn reviewed(rules: &[&'static Rule], files: &Files) -> (Sources, Vec<Diagnostic>) {
    let mut sources = sources_in(files, "");
    let mut loaded = load(&sources);
    let kind = loaded.regulation.facts.kind;
    let office = match files.get("quyche.yaml") {
        None => default_office(kind),
        Some(text) => {
            let file = sources.add("quyche.yaml", "quyche.yaml", text);
            let mut read = |name: &str| match files.get(name) {
                Some(text) => Ok((name.to_owned(), text.clone().into_bytes())),
                None => Err(Message { key: "store.missing".to_owned(), gaps: vec![("path", name.to_owned())] }),
            };
            read_office(kind, &mut sources, file, &mut read, &mut loaded.diagnostics)
        }
    };
    let name = loaded.regulation.facts.profile.as_deref().unwrap_or("hd05-2026");
    let profile = embedded_profile(name).unwrap_or_else(|| embedded_profile("hd05-2026").unwrap());
    let old = sources_in(
        &files.iter().filter(|(name, _)| name.starts_with("cu/")).map(|(n, t)| (n.clone(), t.clone())).collect(),
        "cu/",
    );
    let base = old.iter().next().is_some().then(|| load(&old));
    let input = Input {
        sources: &sources,
        regulation: &loaded.regulation,
        profile: &profile,
        registry: embedded_registry(),
        office: &office,
        base: base.as_ref().map(|base| (&base.regulation, &old)),
    };
    let found = review_with(rules, input, loaded.diagnostics);
    (sources, found)
}

fn files_of(example: &Example) -> Files {
    let mut files: Files = example.files.iter().cloned().collect();
    files.entry("regulation.yaml".to_owned()).or_insert_with(|| LEAST.to_owned());
    files
}

fn has(found: &[Diagnostic], code: &str) -> bool {
    found.iter().any(|finding| finding.code.code == code)
}

/// Every rule that the environment asks for.
fn wanted() -> impl Iterator<Item = &'static Rule> {
    let only = std::env::var("RULE_ONLY").unwrap_or_default();
    RULES.iter().copied().filter(move |rule| only.is_empty() || rule.code.code == only || rule.code.name == only)
}

#[test]
fn the_examples_of_every_rule_hold() {
    let mut faults = Vec::new();
    for rule in wanted() {
        let code = rule.code.code;
        for example in rule.doc().examples {
            let mut files = files_of(&example);
            let (sources, found) = reviewed(RULES, &files);
            let said: Vec<String> =
                found.iter().map(|f| format!("{} “{}”", f.code.code, sources.words(f.span))).collect();
            if has(&found, code) == example.good {
                faults.push(format!(
                    "{code}: {}\n{}found: {said:?}\n",
                    if example.good { "good" } else { "bad" },
                    example.text
                ));
                continue;
            }
            // A safe fix removes its finding, and fixes come to an end.
            let fixable =
                found.iter().any(|f| f.code.code == code && f.fix.as_ref().is_some_and(|x| x.safety == Safety::Safe));
            let mut rounds = 0;
            loop {
                let (sources, found) = reviewed(RULES, &files);
                let own = found.iter().filter(|f| f.code.code == code).filter_map(|f| f.fix.as_ref());
                let (changed, count) = apply_fixes(&sources, own.filter(|fix| fix.safety == Safety::Safe));
                if count == 0 || rounds == 8 {
                    let left = found
                        .iter()
                        .any(|f| f.code.code == code && f.fix.as_ref().is_some_and(|x| x.safety == Safety::Safe));
                    if fixable && left {
                        faults.push(format!("{code}: still there after its fix\n{files:?}\n"));
                    }
                    break;
                }
                files.extend(changed);
                rounds += 1;
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_rule_is_explained_and_has_examples() {
    for rule in RULES {
        let (code, doc) = (rule.code.code, rule.doc());
        let first = rule.doc.lines().next().unwrap();
        assert!(first.starts_with(&format!("# {code} {} · ", rule.code.name)), "{code}: {first}");
        assert_eq!(doc.headings, Doc::HEADINGS, "{code}");
        for text in [&doc.vi, &doc.en] {
            assert!(!text.what.is_empty() && !text.why.is_empty() && !text.mend.is_empty(), "{code}");
        }
        assert!(FAMILIES.iter().any(|known| known.prefix == rule.code.family()), "{code}: no such family");
        // What breaks a rule cannot be written down; a test below breaks one.
        if code != "META04" {
            for good in [true, false] {
                assert!(doc.examples.iter().any(|example| example.good == good), "{code}: no example good={good}");
            }
        }
    }
}

#[test]
fn codes_and_names_are_unique_and_in_order() {
    let (mut codes, mut names) = (BTreeSet::new(), BTreeSet::new());
    for code in known_codes() {
        assert!(codes.insert(code.code), "{} twice", code.code);
        assert!(names.insert(code.name), "{} twice", code.name);
    }
    let place = |rule: &&Rule| (FAMILIES.iter().position(|known| known.prefix == rule.code.family()), rule.code.code);
    assert!(RULES.iter().is_sorted_by_key(place), "RULES is not in the order of families and codes");
}

#[test]
fn every_rule_has_its_sentence() {
    for rule in RULES {
        assert_ne!(quyche::lang::Lang::Vi.sentence(rule.code.code), "?", "{}", rule.code.code);
    }
}

/// A rule that breaks, for the test below.
static BROKEN: Rule = Rule {
    code: Code::new("LANG99", "broken", Severity::Warning),
    doc: "",
    check: |_: &Context, _: &mut Findings| panic!("on purpose"),
};

#[test]
fn a_rule_that_panics_is_reported_and_the_others_go_on() {
    let doubled = RULES.iter().copied().find(|rule| rule.code.code == "LANG01").unwrap();
    let text = "### Một\n\nTheo nghị quyết của của cấp trên.\n".to_owned();
    let files: Files = [("01-a.md".to_owned(), text), ("regulation.yaml".to_owned(), LEAST.to_owned())].into();
    let (_, found) = reviewed(&[&BROKEN, doubled], &files);
    assert!(has(&found, "META04") && has(&found, "LANG01"), "{found:?}");
    let broken = found.iter().find(|f| f.code.code == "META04").unwrap();
    assert!(broken.message.gaps.contains(&("code", "LANG99".to_owned())));
}

#[test]
fn examples_have_no_findings_and_models_only_blanks() {
    let mut faults = Vec::new();
    for folder in folders() {
        let is_model = folder.starts_with("regulations/mau");
        let output = crate::support::program(std::path::Path::new("."))
            .args(["check", "--format", "json"])
            .arg(&folder)
            .output()
            .unwrap();
        let found: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
        for finding in found {
            let worth = finding["severity"] != "info";
            if worth && !(is_model && finding["code"] == "TEXT19") {
                faults.push(format!(
                    "{}:{}: {} {}",
                    finding["file"], finding["line"], finding["code"], finding["message"]
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Every word of every example stands where the printed text says that it does.
#[test]
fn words_are_found_in_the_files() {
    for folder in folders() {
        let sources = quyche::store::read_folder(&folder).unwrap();
        let loaded = load(&sources);
        let profile = embedded_profile("hd05-2026").unwrap();
        let office = default_office(loaded.regulation.facts.kind);
        let input = Input {
            sources: &sources,
            regulation: &loaded.regulation,
            profile: &profile,
            registry: embedded_registry(),
            office: &office,
            base: None,
        };
        let context = Context::new(input);
        let mut count = 0;
        for text in context.texts() {
            for word in text.words() {
                let words = sources.words(text.span(word.start..word.end));
                match text.typed(word.start..word.end) {
                    Some(span) => assert_eq!(sources.words(span), word.text),
                    None => assert!(words.contains("{{") || words.contains("](#"), "{words:?} for {:?}", word.text),
                }
                count += 1;
            }
        }
        assert!(count > 500, "{}", folder.display());
        review(input, Vec::new());
    }
}

/// Two tasks of three are clear of time and of product; what only leads is no task.
#[test]
fn an_article_has_its_table_of_clear_tasks() {
    let text = "### Bí thư {role=bi-thu}\n\n1. Lãnh đạo công tác tư tưởng.\n2. Gửi báo cáo trước ngày 20 hằng tháng.\n\
                3. Đôn đốc đảng viên. {by=\"hằng tuần\"}\n4. Xây dựng chương trình học tập.\n";
    let facts = format!("{LEAST}roles:\n  - {{id: bi-thu, name: Bí thư, form: individual}}\n");
    let mut sources = Sources::new();
    sources.add("regulation.yaml", "regulation.yaml", &facts);
    sources.add("01-a.md", "01-a.md", text);
    let loaded = load(&sources);
    let profile = embedded_profile("hd05-2026").unwrap();
    let office = default_office(loaded.regulation.facts.kind);
    let (regulation, registry) = (&loaded.regulation, embedded_registry());
    let input = Input { sources: &sources, regulation, profile: &profile, registry, office: &office, base: None };
    let table = scores(&Context::new(input));
    let counts: Vec<usize> = Clear::FIVE.iter().map(|what| table[0].clear(*what)).collect();
    // Người, việc, thời gian, trách nhiệm, sản phẩm.
    assert_eq!((table.len(), table[0].tasks.len(), counts), (1, 3, vec![3, 3, 2, 0, 2]));
    assert_eq!(table[0].percent(), 66);
}

#[test]
fn the_page_of_rules_is_current() {
    let path = "docs/rules.md";
    let page = quyche::cli::rules_markdown();
    if crate::support::blessing() {
        std::fs::write(path, &page).unwrap();
    }
    assert!(std::fs::read_to_string(path).is_ok_and(|text| text == page), "{path}: quyche rules --to md > {path}");
}
