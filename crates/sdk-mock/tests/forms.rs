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
    of_schema(media_type, schema, encoding)
}

/// The same, with everything inherited.
fn inherited(media_type: &str, encoding: Value) -> Document {
    let part = |schema: Value| json!({ "description": "x", "allOf": [{ "description": "y" }, schema] });
    let schema = json!({ "allOf": [
        { "type": "object", "required": ["file"], "properties": { "file": part(json!({ "type": "string", "format": "binary" })) } },
        { "type": "object", "properties": {
            "size": { "type": "integer" },
            "tags": part(json!({ "type": "array", "items": { "type": "string" } })),
            "meta": part(json!({ "type": "object", "properties": { "a": { "type": "boolean" } } })),
        } },
    ] });
    of_schema(media_type, schema, encoding)
}

fn of_schema(media_type: &str, schema: Value, encoding: Value) -> Document {
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
    let encoding = json!({ "meta": { "style": "deepObject" } });
    for document in [document(media_type, encoding.clone()), inherited(media_type, encoding)] {
        for right in ["file=a", "file=a&tags=x", "file=a&size=1&tags=x&tags=y&meta[a]=true"] {
            assert_eq!(violations(&document, media_type, right), Vec::<String>::new(), "{right}");
        }
        for wrong in ["size=1", "file=a&size=x", "file=a&oops=1", "file=a&file=b", "file=a&meta[a]=x"] {
            assert_eq!(violations(&document, media_type, wrong).len(), 1, "{wrong}");
        }
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
    let right = [file.clone(), part("size", "7"), part("meta", r#"{"a":true}"#)];
    assert_eq!(sent(&right), Vec::<String>::new());
    let body = format!("{}--b--\r\n", right.concat());
    let inherited = inherited("multipart/form-data", json!({}));
    let of_inherited = violations(&inherited, "multipart/form-data; boundary=b", &body);
    assert_eq!(of_inherited, Vec::<String>::new());
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

/// As Stripe's: what `name[member]` cannot say has a member, and a text that is a number stays a text.
#[test]
fn made_up_members_of_deep_objects_are_right() {
    let map = json!({ "type": "object", "additionalProperties": { "type": "string" } });
    let profile = json!({ "type": "object", "properties": { "headline": { "type": "string" } } });
    let schema = json!({
        "type": "object", "additionalProperties": false, "required": ["profile"], "properties": {
            "profile": profile, "labels": map, "metadata": { "anyOf": [map, { "type": "string", "enum": [""] }] },
        },
    });
    let deep = json!({ "style": "deepObject" });
    let encoding = json!({ "profile": deep, "labels": deep, "metadata": deep });
    let content = json!({ "application/x-www-form-urlencoded": { "schema": schema, "encoding": encoding } });
    let operation = json!({ "operationId": "x", "requestBody": { "required": true, "content": content }, "responses": {} });
    let paths = json!({ "/x": { "post": operation } });
    let document = json!({ "openapi": "3.0.3", "info": { "title": "t", "version": "1" }, "paths": paths });
    let document = Document::from_value(document).unwrap();
    let examples = Examples::new(document.clone());
    let operation = document.operation("x").unwrap();
    for extent in [Extent::Minimal, Extent::Full] {
        let request = examples.request(operation, extent);
        let contract = Contract::new(document.clone());
        let checked = contract.check_request(&request).unwrap();
        assert_eq!(checked.violations, [], "{}", String::from_utf8_lossy(&request.body));
    }
    let found =
        violations(&document, "application/x-www-form-urlencoded", "profile[headline]=7&metadata[a]=1");
    assert_eq!(found, Vec::<String>::new());
}
