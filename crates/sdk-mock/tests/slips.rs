//! A slip in a vendor's document costs what depends on it, and no more.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "helpers of tests fail as tests do: by panicking"
)]

mod client;

use std::path::Path;

use sdk_mock::Server;
use sdk_mock::contract::Contract;
use sdk_mock::document::Document;
use serde_json::{Value, json};

fn ok() -> Value {
    json!({"200": {"description": "ok", "content": {"application/json": {"schema": {"type": "string"}}}}})
}

fn document(servers: &Value, paths: &Value) -> Document {
    let key = json!({"type": "apiKey", "in": "header", "name": "X-Key"});
    Document::from_value(json!({"openapi": "3.0.1", "info": {"title": "Slips", "version": "1"},
        "servers": servers, "components": {"securitySchemes": {"key": key}}, "security": [{"key": []}],
        "paths": paths}))
    .unwrap()
}

async fn start(document: Document) -> Server {
    Server::builder(Contract::new(document)).lenient().start().await.unwrap()
}

async fn status(server: &Server, path: &str, key: bool) -> u16 {
    let mut request = client::new().get(format!("{}{path}", server.base_url()));
    if key {
        request = request.header("x-key", "made-up");
    }
    request.send().await.unwrap().status().as_u16()
}

/// Meraki 1.73.0: 821 operations name a scheme `oauth2` that the document does not define.
#[tokio::test]
async fn a_scheme_that_is_not_defined_leaves_what_the_document_asks_of_all() {
    let get = |id: &str, security: Value| json!({"get": {"operationId": id, "security": security, "responses": ok()}});
    let server = start(document(
        &json!([{"url": "https://api.example.com/api/v1"}]),
        &json!({
            "/undefined": get("undefined", json!([{"oauth2": ["things:read"]}])),
            "/either": get("either", json!([{"oauth2": []}, {"key": []}])),
            "/open": get("open", json!([])),
        }),
    ))
    .await;
    for (path, without) in [("/undefined", 401), ("/either", 401), ("/open", 200)] {
        assert_eq!(status(&server, path, true).await, 200, "{path}");
        assert_eq!(status(&server, path, false).await, without, "{path}");
    }
}

/// Every original document of Meraki writes its server as `https://api.meraki.com/{basePath}`.
#[tokio::test]
async fn variables_of_the_server_have_their_default() {
    let server = start(document(
        &json!([{"url": "https://{region}.example.com/{base}", "variables": {"base": {"default": "api/v1"},
            "region": {"default": "eu"}}}]),
        &json!({"/things": {"get": {"operationId": "getThings", "responses": ok()}}}),
    ))
    .await;
    assert!(server.base_url().ends_with("/api/v1"), "{}", server.base_url());
    assert_eq!(status(&server, "/things", true).await, 200);
}

#[tokio::test]
async fn an_operation_that_cannot_be_understood_is_left_out_alone() {
    let broken = json!([{"$ref": "#/components/parameters/Nothing"}]);
    let document = document(
        &json!([]),
        &json!({
            "/broken": {"get": {"operationId": "broken", "parameters": broken, "responses": ok()},
                "delete": {"operationId": "sound", "responses": ok()}},
            "/{a}{b}": {"get": {"operationId": "adjacent", "responses": ok()}},
            "/nowhere": {"$ref": "#/components/pathItems/Nothing"},
            "/sound/{base}...{head}": {"get": {"operationId": "compare", "responses": ok(), "parameters": [
                {"name": "base", "in": "path", "required": true, "schema": {"type": "string"}},
                {"name": "head", "in": "path", "required": true, "schema": {"type": "string"}}]}},
            "/same": {"$ref": "#/paths/~1sound~1%7Bbase%7D...%7Bhead%7D"},
        }),
    );
    let left_out: Vec<_> = document.left_out().iter().map(|error| error.pointer.as_str()).collect();
    let expected = ["/paths/~1broken/get/parameters/0", "/paths/~1{a}{b}/get", "/paths/~1nowhere"];
    assert!(left_out.iter().all(|place| expected.contains(place)) && left_out.len() == 3, "{left_out:?}");
    let ids: Vec<_> = document.operations().iter().map(|operation| operation.id.as_str()).collect();
    assert!(ids.contains(&"sound") && ids.contains(&"compare") && !ids.contains(&"broken"), "{ids:?}");
    let server = start(document).await;
    assert_eq!(status(&server, "/sound/main...topic", true).await, 200);
    assert_eq!(status(&server, "/broken", true).await, 405);
}

#[test]
fn a_document_without_any_operation_left_is_refused() {
    let paths = json!({"/{a}{b}": {"get": {"operationId": "a", "responses": ok()}}});
    let root = json!({"openapi": "3.0.1", "info": {"title": "Slips", "version": "1"}, "paths": paths});
    assert!(Document::from_value(root).unwrap_err().to_string().contains("between two parameters"));
}

/// The pinned documents, where they are at hand: all of their operations are served.
#[tokio::test]
async fn the_vendors_documents_are_served_whole() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/vendor");
    for (file, operations, path) in [
        ("meraki/openapi-1.73.0.json", 992, "/api/v1"),
        ("meraki/openapi-1.67.0.json", 866, "/api/v1"),
        ("tenable/platform-settings.json", 184, ""),
        ("tenable/vulnerability-management.json", 126, ""),
    ] {
        let Ok(text) = std::fs::read_to_string(folder.join(file)) else { continue };
        let document = Document::parse(&text).unwrap();
        assert_eq!((document.operations().len(), document.left_out().len()), (operations, 0), "{file}");
        assert_eq!(document.base_path(), path, "{file}");
        if file.contains("1.73") {
            let server = start(document).await;
            let call = format!("{}/organizations", server.base_url());
            let response = client::new().get(&call).send().await.unwrap();
            assert_eq!(response.status().as_u16(), 401);
            let response = client::new().get(&call).bearer_auth("made-up").send().await.unwrap();
            assert_eq!(response.status().as_u16(), 200);
        }
    }
}
