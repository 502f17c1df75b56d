//! What a request asks for, and what is said of one that asks wrongly.

use sdk_mock::example::{Examples, Extent};
use serde_json::json;

use crate::{client, get, response, serve};

#[tokio::test]
async fn a_request_may_prefer_a_response() {
    let mut operation = response(&json!({"type": "string"}));
    operation["operationId"] = json!("a");
    operation["responses"]["200"]["content"]["application/json"]["examples"] =
        json!({"one": {"value": "1"}, "two": {"value": "2"}});
    let error = json!({"type": "object", "properties": {"why": {"type": "string"}}});
    operation["responses"]["404"] =
        json!({"description": "", "content": {"application/json": {"schema": error}}});
    let server = serve(json!({"/a": {"get": operation}})).await;
    assert_eq!(get(&server, "/a", &[("prefer", "code=404")]).await, (404, json!({"why": "text"})));
    assert_eq!(get(&server, "/a", &[("prefer", "wait=5, example=two")]).await, (200, json!("2")));
    assert_eq!(get(&server, "/a", &[("prefer", "wait=5")]).await, (200, json!("1")));
    for (asked, words) in [("code=418", "200, 404"), ("example=three", "one, two")] {
        let (status, refused) = get(&server, "/a", &[("prefer", asked)]).await;
        assert!(status == 400 && refused.to_string().contains(words), "{refused}");
    }
}

#[tokio::test]
async fn a_response_has_the_form_and_the_headers_that_are_asked_for() {
    let content = json!({
        "application/json": {"schema": {"type": "integer"}},
        "text/csv": {"schema": {"type": "string"}, "example": "a,b"},
        "image/*": {"schema": {"type": "string"}},
    });
    let headers = json!({"X-Total": {"required": true, "schema": {"type": "integer", "minimum": 3}}});
    let responses = json!({"200": {"description": "", "headers": headers, "content": content}});
    let server = serve(json!({"/a": {"get": {"responses": responses}}})).await;
    for (accept, media_type) in [
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("application/json;q=0.1, text/*;q=0.5, */*;q=0", "text/csv"),
        ("image/png, application/json;q=0.9", "application/json"),
        ("image/*", "image/x-made-up"),
        ("application/pdf", "application/json"),
    ] {
        for prefer in ["wait=5", "code=200"] {
            let request = client::new().get(format!("{}/a", server.origin()));
            let sent = request.header("accept", accept).header("prefer", prefer).send();
            let response = sent.await.unwrap();
            assert_eq!(response.headers()["content-type"], media_type, "{accept} {prefer}");
            assert_eq!(response.headers()["x-total"], "3");
        }
    }
    server.assert_no_violations();
}

/// The part with the type knows more than the one that only says what is required.
#[tokio::test]
async fn parts_of_a_body_that_speak_of_one_member_are_put_together() {
    let typed = json!({"type": "object", "properties": {"rules": {"type": "object", "properties": {
        "in": {"type": "array", "items": {"type": "string"}}, "policy": {"type": "string"},
    }}}});
    let schema = json!({"allOf": [typed], "required": ["rules"], "properties": {"rules": {
        "required": ["policy"], "properties": {"in": {"required": ["action"]}},
    }}});
    let body = json!({"required": true, "content": {"application/json": {"schema": schema}}});
    let operation =
        json!({"operationId": "a", "requestBody": body, "responses": {"204": {"description": ""}}});
    let server = serve(json!({"/a": {"post": operation}})).await;
    let document = server.contract().document();
    let examples = Examples::new(document.clone());
    let arguments = examples.arguments(document.operation("a").unwrap(), Extent::Full);
    assert_eq!(arguments["body"], json!({"rules": {"in": ["text"], "policy": "text"}}));
}
