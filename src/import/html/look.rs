//! What tags and their attributes say of the looks of words.

use crate::import::{Align, Why};
use crate::model::Level;

/// What holds for the words in an element.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) underline: bool,
    pub(super) raised: bool,
    pub(super) align: Option<Align>,
    pub(super) heading: Option<u8>,
    /// The place that a link leads to.
    pub(super) link: Option<String>,
    /// Why the words are no content.
    pub(super) aside: Option<Why>,
    /// Whether nothing of it is text: scripts, the marks of footnotes.
    pub(super) dropped: bool,
    /// Whether it is printed on sheets turned to landscape.
    pub(super) turned: bool,
    /// Whether footnotes stand here.
    pub(super) notes: bool,
    /// Whether line breaks are kept.
    pub(super) kept: bool,
}

/// Elements that begin and end a paragraph.
pub(super) fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 41] = [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "caption",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "nav",
        "aside",
        "body",
        "html",
        "blockquote",
        "pre",
        "center",
        "address",
        "figure",
        "figcaption",
        "hr",
        "form",
        "summary",
        "details",
    ];
    BLOCKS.contains(&name)
}

/// Elements without an end.
pub(super) fn is_void(name: &str) -> bool {
    const VOIDS: [&str; 14] =
        ["br", "hr", "img", "input", "meta", "link", "col", "base", "wbr", "area", "embed", "source", "track", "param"];
    VOIDS.contains(&name)
}

/// The style in an element, from that around it.
pub(super) fn inside(around: &Style, name: &str, attribute: &dyn Fn(&str) -> Option<String>) -> Style {
    let mut style = around.clone();
    match name {
        "b" | "strong" | "th" => style.bold = true,
        "i" | "em" | "cite" => style.italic = true,
        "u" | "ins" => style.underline = true,
        "sup" => style.raised = true,
        "center" => style.align = Some(Align::Centre),
        "pre" => style.kept = true,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => style.heading = name[1..].parse().ok(),
        "main" => style.aside = None,
        "nav" => style.aside = Some(Why::Contents),
        "aside" | "head" | "title" | "button" | "select" | "option" | "summary" => style.aside = Some(Why::Frame),
        "script" | "style" | "template" | "noscript" | "svg" | "iframe" | "object" | "math" | "del" => {
            style.dropped = true
        }
        "a" => {
            let href = attribute("href").unwrap_or_default();
            style.link = href.strip_prefix('#').filter(|id| !id.is_empty()).map(str::to_owned);
        }
        _ => {}
    }
    match attribute("role").as_deref() {
        Some("navigation") => style.aside = Some(Why::Contents),
        Some("tablist" | "tab" | "menu" | "menubar" | "toolbar" | "search" | "button") => {
            style.aside = Some(Why::Frame);
        }
        Some("doc-endnotes") => style.notes = true,
        Some("doc-backlink" | "doc-noteref") => style.dropped = true,
        _ => {}
    }
    if name == "section" {
        let class = attribute("class").unwrap_or_default();
        style.turned |= class.split_whitespace().any(|class| class == "landscape");
    }
    if style.notes && name == "sup" {
        style.dropped = true;
    }
    if let Some(align) = attribute("align") {
        style.align = aligned(&align).or(style.align);
    }
    let css = attribute("style").unwrap_or_default().to_lowercase();
    for rule in css.split(';') {
        let Some((key, value)) = rule.split_once(':') else { continue };
        let value = value.trim();
        match key.trim() {
            "font-weight" => style.bold = matches!(value, "bold" | "bolder" | "600" | "700" | "800" | "900"),
            "vertical-align" => style.raised = value == "super" || style.raised && value != "baseline",
            "font-style" => style.italic = value == "italic",
            "text-align" => style.align = aligned(value).or(style.align),
            "display" if value == "none" => style.aside = Some(Why::Hidden),
            "white-space" if value.starts_with("pre") => style.kept = true,
            _ => {}
        }
    }
    if attribute("hidden").is_some() {
        style.aside = Some(Why::Hidden);
    }
    style
}

/// The level that a class of our own prints names.
pub(super) fn level(class: &str) -> Option<Level> {
    Some(match class {
        "clause" => Level::Clause,
        "point" => Level::Point,
        "indent" => Level::Indent,
        "subindent" => Level::Subindent,
        "paragraph" => Level::Paragraph,
        _ => return None,
    })
}

fn aligned(value: &str) -> Option<Align> {
    match value.to_lowercase().as_str() {
        "left" | "start" => Some(Align::Left),
        "center" => Some(Align::Centre),
        "right" | "end" => Some(Align::Right),
        "justify" => Some(Align::Justified),
        _ => None,
    }
}
