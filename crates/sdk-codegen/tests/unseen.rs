//! Documents of the two APIs that this project has never seen: other areas, other releases.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by panicking")]

use sdk_codegen::{Api, Document, Generated, Selection, apis, generate};
use serde_json::{Value, json};

fn generated(api: &Api, overlay: &str) -> Generated {
    let overlay: Value = serde_json::from_str(overlay).unwrap();
    let content = json!({
        "openapi": "3.0.0",
        "info": {"title": "An area that was opened yesterday", "version": "1.0.0"},
        "servers": [{"url": "https://elsewhere.example.com"}],
        "paths": {"/things": {"get": {"operationId": "things-list", "responses": {"200": {"description": "Things."}}}}}
    });
    generate(api, vec![Document { name: "new.json".to_owned(), content }], Some(&overlay), &Selection::All)
        .unwrap()
}

/// The clients' builders choose among regions, which no document names.
#[test]
fn they_are_served_from_the_regions_that_are_known() {
    for (api, overlay, host) in [
        (
            apis::meraki(),
            include_str!("../../../openapi/meraki.overlay.json"),
            "https://api.meraki.com/api/v1",
        ),
        (apis::tenable(), include_str!("../../../openapi/tenable.overlay.json"), "https://cloud.tenable.com"),
    ] {
        let code = generated(&api, overlay).code;
        assert!(code.contains("pub enum Region") && code.contains(host), "{}", api.name);
        assert!(code.contains("pub fn things_list"), "{}", api.name);
    }
}
