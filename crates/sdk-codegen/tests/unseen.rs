//! Documents of the two APIs that this project has never seen: other tags, other releases.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by panicking")]

use std::path::Path;

use sdk_codegen::{Api, Document, Files, Generated, Selection, generate};
use serde_json::json;

fn generated(name: &str) -> Generated {
    let files = Files::of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."), name);
    let overlay = serde_json::from_slice(&std::fs::read(files.overlay()).unwrap()).unwrap();
    let content = json!({
        "openapi": "3.0.0",
        "info": {"title": "A tag that was opened yesterday", "version": "1.0.0"},
        "servers": [{"url": "https://elsewhere.example.com"}],
        "paths": {"/things": {"get": {"operationId": "things-list", "responses": {"200": {"description": "Things."}}}}}
    });
    let documents = vec![Document { name: "new.json".to_owned(), content }];
    generate(&Api::read(&files.api()).unwrap(), documents, Some(&overlay), &Selection::All).unwrap()
}

/// The clients' builders choose among regions, which no document names.
#[test]
fn they_are_served_from_the_regions_that_are_known() {
    for (name, host) in
        [("meraki", "https://api.meraki.com/api/v1"), ("tenable", "https://cloud.tenable.com")]
    {
        let code = generated(name).code;
        assert!(code.contains("pub enum Region") && code.contains(host), "{name}");
        assert!(code.contains("pub fn things_list"), "{name}");
    }
}
