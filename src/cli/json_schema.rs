//! `quyche schema`: the JSON Schema of `regulation.yaml`, generated from the table of keys, which editors use to
//! complete and explain, and those of the data of a comparison and of an instrument that was read.

use super::args::{SchemaArgs, SchemaOf};
use super::output::Output;
use super::{Failure, Outcome};
use crate::model::{FACTS, Key, Shape};
use serde_json::{Map, Value, json};

/// What `quyche diff --to json` prints.
static DIFF_SCHEMA: &str = include_str!("../../docs/schema/diff.schema.json");

/// What `quyche amend --parse FILE --to json` prints.
static AMEND_SCHEMA: &str = include_str!("../../docs/schema/amend.schema.json");

pub(super) fn run(args: &SchemaArgs, output: &mut Output) -> Result<Outcome, Failure> {
    match args.what {
        SchemaOf::Regulation => output.print(regulation_schema())?,
        SchemaOf::Diff => output.print(DIFF_SCHEMA)?,
        SchemaOf::Amend => output.print(AMEND_SCHEMA)?,
    }
    Ok(Outcome::Clean)
}

/// The JSON Schema of `regulation.yaml`, described in Vietnamese, as text with a final line break.
pub fn regulation_schema() -> String {
    let mut schema = mapping(FACTS);
    let head = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "regulation.yaml",
        "description": "Dữ kiện của một quy chế làm việc.",
    });
    if let (Value::Object(schema), Value::Object(head)) = (&mut schema, head) {
        schema.extend(head);
    }
    format!("{}\n", serde_json::to_string_pretty(&schema).unwrap_or_default())
}

fn mapping(keys: &[Key]) -> Value {
    let mut properties = Map::new();
    for key in keys {
        let mut value = shape(&key.shape);
        if let Value::Object(value) = &mut value {
            value.insert("description".to_owned(), key.vi.into());
        }
        properties.insert(key.name.to_owned(), value);
    }
    let required: Vec<&str> = keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
}

fn shape(shape_of: &Shape) -> Value {
    match shape_of {
        Shape::Text => json!({"type": ["string", "number"]}),
        Shape::Choice(words) => json!({"enum": words}),
        Shape::Count(least, most) if *most == u32::MAX => json!({"type": "integer", "minimum": least}),
        Shape::Count(least, most) => json!({"type": "integer", "minimum": least, "maximum": most}),
        Shape::Date => json!({"type": "string", "format": "date", "pattern": "^\\d{4}-\\d{2}-\\d{2}$"}),
        Shape::Id | Shape::Role => json!({"type": "string", "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"}),
        Shape::Years => json!({"type": "string", "pattern": "^\\d{4} ?[-–] ?\\d{4}$"}),
        Shape::Ordinal => json!({"type": ["string", "integer"], "pattern": "^([IVXLC]+|\\d+)$"}),
        Shape::Share => json!({"type": "string", "pattern": "^\\d+/\\d+$"}),
        Shape::Every => json!({"type": "string", "pattern": "^\\d+ (day|week|month|year)s?$"}),
        Shape::List(item) => json!({"type": "array", "items": shape(item)}),
        Shape::Each(value) => json!({"type": "object", "additionalProperties": shape(value)}),
        Shape::Map(keys) => mapping(keys),
    }
}
