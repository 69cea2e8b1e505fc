//! What `quyche amend --parse FILE --to json` prints is as its schema says, for every instrument of the tests.

use crate::forms::faults;
use crate::support::program;
use serde_json::Value;
use std::fs;
use std::path::Path;

#[test]
fn the_data_of_a_reading_is_as_its_schema_says() {
    let schema: Value = serde_json::from_str(&fs::read_to_string("docs/schema/amend.schema.json").unwrap()).unwrap();
    for name in ["party.txt", "nested.txt", "scanned.txt", "several.md", "excerpt.txt", "indented.txt"] {
        let file = format!("tests/it/instruments/whole/{name}");
        let output = program(Path::new(".")).args(["amend", "--parse", &file, "--to", "json"]).output().unwrap();
        let value: Value = serde_json::from_slice(&output.stdout).unwrap();
        let mut found = Vec::new();
        faults(&schema, &schema, &value, "", &mut found);
        assert_eq!(found, Vec::<String>::new(), "{name}");
        // Exit 1 says that somebody has to look.
        let doubtful = value.to_string().contains("\"doubtful\"");
        let unread = !value["unread"].as_array().unwrap().is_empty();
        assert_eq!(output.status.code(), Some(i32::from(doubtful || unread)), "{name}");
    }
}
