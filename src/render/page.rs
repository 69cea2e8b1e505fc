//! A comparison as one HTML file: a page to read, project and print.
//!
//! Invariant: the file fetches nothing and runs one script, its own; its policy line names the digest of that script, so
//! that nothing else runs whatever a text says.

use super::digest::sha256_base64;
use super::{Filling, TemplateError, TemplateSet, Templates};
use crate::view::diff::PageView;
use serde::Serialize;

/// The template of the script. It is filled from nothing, so that no word of a regulation can become a part of it.
const SCRIPT: &str = "script";

#[derive(Serialize)]
struct Page<'v> {
    #[serde(flatten)]
    view: &'v PageView,
    script: String,
    script_digest: String,
}

#[derive(Serialize)]
struct Nothing {}

/// A comparison as one self-contained HTML file.
///
/// # Errors
/// A template, a user's own above all, that does not parse or asks for a field that the view does not have.
pub fn page(view: &PageView, templates: &Templates) -> Result<String, TemplateError> {
    let compiled = templates.compile(TemplateSet::Page)?;
    let script = compiled.fill(SCRIPT, &Filling::new(&Nothing {})?)?;
    let script_digest = sha256_base64(script.as_bytes());
    compiled.fill("document", &Filling::new(&Page { view, script, script_digest })?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::{Document, compare};
    use crate::lang::Lang;
    use crate::load::{embedded_profile, embedded_registry};
    use crate::model::Regulation;

    #[test]
    fn the_policy_names_the_digest_of_the_script_as_it_stands_in_the_page() {
        let (regulation, profile) = (Regulation::default(), embedded_profile("hd05-2026").unwrap());
        let document = Document { regulation: &regulation, profile: &profile };
        let diff = compare(document, document, embedded_registry);
        let page = page(&crate::view::diff::page::page(&diff, Lang::Vi), &Templates::embedded()).unwrap();
        let (before, after) = page.split_once("<script>").unwrap();
        let script = after.split_once("</script>").unwrap().0;
        assert!(
            script.len() > 1000
                && before.contains(&format!("script-src 'sha256-{}'", sha256_base64(script.as_bytes())))
        );
    }
}
