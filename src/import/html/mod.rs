//! Web pages: `reader` builds blocks from tags, `look` reads what tags say of looks, `frame` sets the frame of a site
//! aside.

mod frame;
mod look;
mod reader;

use super::Document;
use html5gum::{DefaultEmitter, Token, Tokenizer};

/// Whether a text is a web page: a tag of one stands near its start.
pub(super) fn is_html(text: &str) -> bool {
    let start: String = text.trim_start_matches('\u{feff}').trim_start().chars().take(2000).collect();
    let start = start.to_lowercase();
    if start.starts_with("<?xml") || start.starts_with("<!--") {
        return ["<html", "<body", "<!doctype html"].iter().any(|tag| start.contains(tag));
    }
    ["<!doctype html", "<html", "<head", "<body", "<div", "<p>", "<p ", "<table", "<meta", "<h1", "<article"]
        .iter()
        .any(|tag| start.starts_with(tag))
}

/// The document of a web page. Never fails: tags that make no sense are passed over.
pub(super) fn document(text: &str) -> Document {
    let mut emitter = DefaultEmitter::default();
    // Scripts and styles hold signs that are no tags.
    emitter.naively_switch_states(true);
    let has_main = text.to_ascii_lowercase().contains("<main");
    let mut reader = reader::Reader::new(has_main);
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let attribute = |wanted: &str| {
                    let value = tag.attributes.get(wanted.as_bytes())?;
                    Some(String::from_utf8_lossy(value).trim().to_owned())
                };
                reader.start(&name, &attribute);
            }
            Token::EndTag(tag) => reader.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(words) => reader.words(&String::from_utf8_lossy(&words)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    let mut document = reader.finish();
    frame::set_aside(&mut document);
    document
}
