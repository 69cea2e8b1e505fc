//! The forms of a comparison beyond what sessions show: the published schema, and what needs words with spaces.

use crate::support::{LEAST, folder, program};
use quyche::diff::{Document, compare};
use quyche::load::{embedded_profile, embedded_registry, load};
use quyche::store::read_folder;
use quyche::view::diff::{SignOffData, data};
use serde_json::Value;
use std::fs;
use std::path::Path;

const SCHEMA: &str = "docs/schema/diff.schema.json";

fn schema() -> Value {
    serde_json::from_str(&fs::read_to_string(SCHEMA).unwrap()).unwrap()
}

/// Everything that a value breaks in a schema; as much of the standard as the published one uses.
pub(crate) fn faults(schema: &Value, rule: &Value, value: &Value, path: &str, out: &mut Vec<String>) {
    let mut fault = |what: &str| out.push(format!("{path}: {what}: {value}"));
    for key in rule.as_object().unwrap().keys() {
        let known = [
            "$schema",
            "$defs",
            "$ref",
            "title",
            "description",
            "type",
            "enum",
            "properties",
            "required",
            "items",
            "additionalProperties",
            "minimum",
            "minItems",
            "maxItems",
        ];
        assert!(known.contains(&key.as_str()), "{path}: this test does not know {key}");
    }
    let is = |kind: &str| match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("{other}"),
    };
    match &rule["type"] {
        Value::String(kind) if !is(kind) => fault("type"),
        Value::Array(kinds) if !kinds.iter().any(|kind| is(kind.as_str().unwrap())) => fault("type"),
        _ => {}
    }
    if rule["enum"].as_array().is_some_and(|words| !words.contains(value)) {
        fault("enum");
    }
    if rule["minimum"].as_i64().is_some_and(|least| value.as_i64().is_some_and(|number| number < least)) {
        fault("minimum");
    }
    if let Some(items) = value.as_array() {
        let count = items.len() as u64;
        if rule["minItems"].as_u64().is_some_and(|least| count < least)
            || rule["maxItems"].as_u64().is_some_and(|most| count > most)
        {
            fault("number of items");
        }
        for (at, item) in items.iter().enumerate().filter(|_| rule["items"].is_object()) {
            faults(schema, &rule["items"], item, &format!("{path}[{at}]"), out);
        }
    } else if let Some(map) = value.as_object() {
        for key in rule["required"].as_array().into_iter().flatten() {
            if !map.contains_key(key.as_str().unwrap()) {
                fault(&format!("lacks {key}"));
            }
        }
        for (key, value) in map {
            match &rule["properties"][key] {
                Value::Null if rule["additionalProperties"] == false => out.push(format!("{path}: {key} is unknown")),
                Value::Null => {}
                rule => faults(schema, rule, value, &format!("{path}.{key}"), out),
            }
        }
    }
    if let Some(name) = rule["$ref"].as_str() {
        let target = &schema["$defs"][name.trim_start_matches("#/$defs/")];
        faults(schema, target, value, path, out);
    }
}

fn compared(old: &str, new: &str, sign_offs: Vec<SignOffData>) -> Value {
    let profile = embedded_profile("hd05-2026").unwrap();
    let [old_one, new_one] = [old, new].map(|path| load(&read_folder(Path::new(path)).unwrap()).regulation);
    let document = |regulation| Document { regulation, profile: &profile };
    let diff = compare(document(&old_one), document(&new_one), embedded_registry);
    serde_json::to_value(data(&diff, [old, new], sign_offs)).unwrap()
}

#[test]
fn the_data_of_a_comparison_is_as_its_schema_says() {
    let schema = schema();
    let sign_offs =
        || vec![SignOffData { id: "a".into(), by: "An".into(), on: None, citation: "Điều 1".into(), gone: true }];
    for (old, new) in [
        ("regulations/tinh-uy-2020-2025", "regulations/tinh-uy-2025-2030"),
        ("regulations/tinh-uy-2025-2030", "regulations/tinh-uy-2020-2025"),
        ("tests/it/fixtures/small", "tests/it/fixtures/faulty"),
        ("regulations/chi-bo", "regulations/ubnd-xa"),
        ("regulations/chi-bo", "regulations/chi-bo"),
    ] {
        let mut value = compared(old, new, sign_offs());
        let mut out = Vec::new();
        faults(&schema, &schema, &value, "", &mut out);
        assert_eq!(out, Vec::<String>::new(), "{old} {new}");
        // A validator that lets everything through would prove nothing.
        value["stats"]["old_words"] = "nhiều".into();
        value["unrelated"].take();
        value["mới"] = 1.into();
        faults(&schema, &schema, &value, "", &mut out);
        assert_eq!(out.len(), 3, "{out:?}");
    }
}

#[test]
fn the_schema_describes_every_key_in_both_languages() {
    fn walk(rule: &Value, path: &str, count: &mut usize) {
        for (key, rule) in rule["properties"].as_object().into_iter().flatten() {
            let description = rule["description"].as_str().unwrap_or_default();
            let (vi, en) = description.split_once(" / ").unwrap_or_default();
            assert!(vi.ends_with('.') && en.ends_with('.'), "{path}.{key}: {description:?}");
            *count += 1;
            walk(rule, &format!("{path}.{key}"), count);
        }
    }
    let schema = schema();
    let mut count = 0;
    walk(&schema, "", &mut count);
    for (name, rule) in schema["$defs"].as_object().unwrap() {
        walk(rule, name, &mut count);
    }
    assert!(count > 50, "{count}");
    let printed = program(Path::new(".")).args(["schema", "diff"]).output().unwrap().stdout;
    assert_eq!(serde_json::from_slice::<Value>(&printed).unwrap(), schema);
}

#[test]
fn markdown_says_the_same_and_nothing_of_a_text_is_syntax() {
    let dir = folder();
    let write = |side: &str, text: &str| {
        fs::create_dir_all(dir.path().join(side)).unwrap();
        fs::write(dir.path().join(side).join("regulation.yaml"), LEAST).unwrap();
        fs::write(dir.path().join(side).join("01-a.md"), text).unwrap();
    };
    let kept = "1. Chi bộ họp mỗi tháng một lần vào ngày mồng 3, do Bí thư chủ trì, có ghi biên bản.\n";
    write(
        "cu",
        &format!("### Một {{#mot}}\n\n{kept}2. Cũ {{#hai}}\n\n### Bỏ {{#bo}}\n\nMất.\n\n### Cuối {{#cuoi}}\n\nXem.\n"),
    );
    let tricky = "a \\| b \\*c\\* \\<b> \\[d](e) ~~f~~ $g$ [^1]";
    let kept = kept.replace("mồng 3", "mồng 5").replace(".\n", ". {reason=\"Ngày 3 | trùng.\"}\n");
    write(
        "moi",
        &format!("### Một {{#mot}}\n\n{kept}2. {tricky} {{#hai}}\n\n[^1]: chú\n\n### Cuối {{#cuoi}}\n\nXem.\n"),
    );
    let md = |args: &[&str]| {
        let output = program(dir.path()).arg("diff").args(args).args(["--to", "md"]).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    crate::outputs::snapshot("diff-md", &md(&["cu", "moi"]));
    assert!(md(&["cu", "cu"]).ends_with("\n\nHai bản không khác nhau.\n"));
}

#[test]
fn a_citation_names_the_provision_to_sign() {
    let dir = folder();
    fs::write(dir.path().join("regulation.yaml"), LEAST).unwrap();
    fs::write(dir.path().join("01-a.md"), "### Một {#mot}\n\n1. Hai. {#hai}\n2. Ba.\n").unwrap();
    let sign = |place: &str| {
        let args = ["sign", ".", place, "--by", "Lò Văn An", "--on", "2026-01-05"];
        let output = program(dir.path()).args(args).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(
        sign("Khoản 1  điều 1"),
        (Some(0), "Lò Văn An đã duyệt khoản 1 Điều 1; ghi tại ./duyet.yaml\n".to_owned())
    );
    assert!(fs::read_to_string(dir.path().join("duyet.yaml")).unwrap().contains("id: hai\n"));
    let (code, told) = sign("khoản 2 Điều 1");
    assert!(code == Some(2) && told.contains("chưa có mã"), "{told}");
}
