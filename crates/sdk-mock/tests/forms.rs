//! Bodies that are forms are held to the document as JSON is.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do: by panicking")]

use sdk_mock::backend::Request;
use sdk_mock::contract::Contract;
use sdk_mock::document::Document;
use sdk_mock::example::{Examples, Extent};
use serde_json::{Value, json};

fn document(media_type: &str, encoding: Value) -> Document {
    let schema = json!({ "type": "object", "required": ["file"], "properties": {
        "file": { "type": "string", "format": "binary" },
        "size": { "type": "integer" },
        "tags": { "type": "array", "items": { "type": "string" } },
        "meta": { "type": "object", "properties": { "a": { "type": "boolean" } } },
    } });
    let media = json!({ "schema": schema, "encoding": encoding });
    let operation = json!({
        "operationId": "x", "responses": { "204": { "description": "" } },
        "requestBody": { "required": true, "content": { media_type: media } },
    });
    let document = json!({
        "openapi": "3.0.3", "info": { "title": "t", "version": "1" }, "paths": { "/x": { "post": operation } },
    });
    Document::parse(&document.to_string()).unwrap()
}

fn violations(document: &Document, content_type: &str, body: &str) -> Vec<String> {
    let mut request = Request::new("POST", "/x").with_header("content-type", content_type);
    request.body = body.as_bytes().to_vec();
    let contract = Contract::new(document.clone());
    let checked = contract.check_request(&request).unwrap();
    checked.violations.into_iter().map(|violation| violation.message).collect()
}

#[test]
fn a_form_is_checked_by_its_schema() {
    let media_type = "application/x-www-form-urlencoded";
    let document = document(media_type, json!({ "meta": { "style": "deepObject" } }));
    for right in ["file=a", "file=a&size=1&tags=x&tags=y&meta[a]=true"] {
        assert_eq!(violations(&document, media_type, right), Vec::<String>::new(), "{right}");
    }
    for wrong in ["size=1", "file=a&size=x", "file=a&oops=1", "file=a&file=b", "file=a&meta[a]=x"] {
        assert_eq!(violations(&document, media_type, wrong).len(), 1, "{wrong}");
    }
}

#[test]
fn parts_are_checked_by_their_schema() {
    let document = document("multipart/form-data", json!({}));
    let part = |name: &str, content: &str| {
        format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{content}\r\n")
    };
    let sent = |parts: &[String]| {
        violations(&document, "multipart/form-data; boundary=b", &format!("{}--b--\r\n", parts.concat()))
    };
    let file = part("file", "x");
    assert_eq!(sent(&[file.clone(), part("size", "7"), part("meta", r#"{"a":true}"#)]), Vec::<String>::new());
    assert_eq!(sent(&[part("size", "7")]).len(), 1, "no file");
    assert_eq!(sent(&[file.clone(), part("size", "x")]).len(), 1);
    assert_eq!(sent(&[file.clone(), part("meta", r#"{"a":1}"#)]).len(), 1);
    let broken = violations(&document, "multipart/form-data; boundary=b", &file);
    assert!(broken[0].contains("last boundary"), "{broken:?}");
    let unbounded = violations(&document, "multipart/form-data", &file);
    assert!(unbounded[0].contains("no boundary"), "{unbounded:?}");
}

#[test]
fn made_up_forms_are_right() {
    for (media_type, encoding) in [
        ("multipart/form-data", json!({ "tags": { "contentType": "application/json" } })),
        (
            "application/x-www-form-urlencoded",
            json!({ "meta": { "style": "deepObject" }, "tags": { "explode": false } }),
        ),
    ] {
        let document = document(media_type, encoding);
        let examples = Examples::new(document.clone());
        let operation = document.operation("x").unwrap();
        for extent in [Extent::Minimal, Extent::Full] {
            let request = examples.request(operation, extent);
            let contract = Contract::new(document.clone());
            assert_eq!(contract.check_request(&request).unwrap().violations, [], "{media_type} {extent:?}");
            let arguments = examples.arguments(operation, extent);
            assert!(arguments["body"]["file"].is_string(), "{arguments}");
            assert_eq!(examples.request_of(operation, &arguments).body, request.body);
        }
    }
}
