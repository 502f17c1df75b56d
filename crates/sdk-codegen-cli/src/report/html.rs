//! The report as one HTML page: no other files, nothing loaded from anywhere.
//!
//! The page is complete without its script, which only hides what the filters exclude. Everything that comes
//! from a document is escaped, and a content security policy allows this page's own script and style only.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minijinja::context;
use minijinja::value::Serde;
use sha2::{Digest as _, Sha256};

use super::Difference;
use super::change::Entry;
use crate::templates::filled;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The whole page.
pub(super) fn page(difference: &Difference) -> anyhow::Result<String> {
    let mut tags: BTreeMap<&str, usize> = BTreeMap::new();
    for tag in difference.entries.iter().flat_map(Entry::tags) {
        *tags.entry(tag).or_default() += 1;
    }
    let page = context! {
        style => STYLE, style_hash => hash(STYLE), script => SCRIPT, script_hash => hash(SCRIPT), tags => Serde(tags),
        ..Serde(difference)
    };
    filled("page.html", page)
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::report::tests::compared;

    #[test]
    fn the_page_loads_nothing_and_runs_nothing_that_a_document_brings() {
        let evil = "</code><script src=//e.example/x.js></script>{{entries}}<img src=x onerror='alert(1)'>";
        let document = |paths: serde_json::Value| json!({"openapi": "3.0.0", "info": {"title": evil, "version": evil}, "paths": paths});
        let old = document(json!({}));
        let response = json!({"204": {"description": ""}});
        let new =
            document(json!({"/a": {"get": {"operationId": evil, "tags": [evil], "responses": response}}}));
        let page = page(&compared(&old, &new)).unwrap();
        assert_eq!(page.matches("<script").count(), 1, "our own");
        assert!(!page.contains("<img"));
        assert!(!page.contains("src=\""), "nothing is loaded");
        assert!(!page.contains("http://") && !page.contains("https://"), "nothing is linked");
        assert!(page.contains("{{entries}}&lt;img"), "text from a document is not a template");
    }

    #[test]
    fn every_place_of_the_template_is_filled() {
        let document = json!({"openapi": "3.0.0", "info": {"title": "", "version": ""}, "paths": {}});
        let page = page(&compared(&document, &document)).unwrap();
        assert!(!page.contains("{{"), "{page}");
        assert!(page.contains(&hash(SCRIPT)) && page.contains(&hash(STYLE)));
    }
}
