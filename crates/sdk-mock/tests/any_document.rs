//! What documents of others do: forms of parameters, schemas, and responses that a request asks for.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests fail as tests do: by panicking"
)]

#[path = "any_document/asked.rs"]
mod asked;
mod client;

use sdk_mock::Server;
use sdk_mock::backend::Response;
use sdk_mock::contract::Contract;
use sdk_mock::document::Document;
use sdk_mock::example::{Examples, Extent};
use serde_json::{Value, json};

async fn serve(paths: Value) -> Server {
    let document = json!({"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": paths});
    let contract = Contract::new(Document::from_value(document).unwrap());
    Server::builder(contract).lenient().start().await.unwrap()
}

fn response(schema: &Value) -> Value {
    json!({"responses": {"200": {"description": "", "content": {"application/json": {"schema": schema}}}}})
}

async fn get(server: &Server, path: &str, headers: &[(&str, &str)]) -> (u16, Value) {
    let mut sent = client::new().get(format!("{}{path}", server.origin()));
    for (name, value) in headers {
        sent = sent.header(*name, *value);
    }
    let response = sent.send().await.unwrap();
    let status = response.status().as_u16();
    (status, serde_json::from_slice(&response.bytes().await.unwrap()).unwrap_or(Value::Null))
}

#[tokio::test]
async fn objects_and_lists_travel_as_the_document_says() {
    let object =
        json!({"type": "object", "properties": {"gt": {"type": "string"}, "lt": {"type": "integer"}}});
    let list = json!({"type": "array", "items": {"type": "integer"}});
    let parameters = json!([
        {"name": "date", "in": "query", "style": "deepObject", "schema": object},
        {"name": "page", "in": "query", "schema": {"type": "object", "properties": {"size": {"type": "integer"}}}},
        {"name": "p", "in": "query", "style": "pipeDelimited", "explode": false, "schema": list},
        {"name": "s", "in": "query", "style": "spaceDelimited", "explode": false, "schema": list},
        {"name": "session", "in": "cookie", "required": true, "schema": {"type": "string", "minLength": 2}},
    ]);
    let mut operation = response(&json!({"type": "string"}));
    operation["parameters"] = parameters;
    operation["operationId"] = json!("a");
    let server = serve(json!({"/a": {"get": operation}})).await;
    let cookie = [("cookie", "other=1; session=abc")];
    for (query, status) in [
        ("date[gt]=x&date[lt]=5", 200),
        ("date[lt]=x", 400),
        ("date[eq]=5", 400),
        ("size=5", 200),
        ("size=x", 400),
        ("p=1%7C2", 200),
        ("p=1,2", 400),
        ("s=1%202", 200),
    ] {
        assert_eq!(get(&server, &format!("/a?{query}"), &cookie).await.0, status, "{query}");
    }
    for headers in [&[][..], &[("cookie", "session=a")]] {
        assert_eq!(get(&server, "/a", headers).await.0, 400);
    }
    // What is made from the document is what it allows.
    let document = server.contract().document();
    let request = Examples::new(document.clone()).request(document.operation("a").unwrap(), Extent::Full);
    assert_eq!(server.contract().check_request(&request).unwrap().violations, []);
    assert!(request.query.iter().any(|(name, _)| name == "date[gt]"), "{:?}", request.query);
}

#[tokio::test]
async fn what_is_made_up_is_what_schemas_ask_for() {
    let schemas = json!({
        "pattern": {"type": "string", "pattern": "^[A-Z]{3}-\\d+$"},
        "unique": {"type": "array", "minItems": 2, "uniqueItems": true, "items": {"type": "string"}},
        "map": {"type": "object", "minProperties": 1, "additionalProperties": {"type": "integer"}},
        "time": {"type": "string", "format": "time"},
        "step": {"type": "integer", "multipleOf": 7, "minimum": 6, "maximum": 10},
    });
    let paths = schemas
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, schema)| (format!("/{name}"), json!({"get": response(schema)})));
    let server = serve(paths.collect()).await;
    for name in schemas.as_object().unwrap().keys() {
        let (status, body) = get(&server, &format!("/{name}"), &[]).await;
        assert_eq!(status, 200, "{name}: {body}");
    }
}

#[tokio::test]
async fn what_one_side_never_sends_is_not_required_of_it() {
    let properties = json!({
        "id": {"type": "string", "readOnly": true}, "name": {"type": "string"}, "secret": {"type": "string", "writeOnly": true},
    });
    let required = json!(["id", "name", "secret"]);
    let id = json!({"allOf": [{"type": "string", "readOnly": true}, {"description": "of a user"}]});
    let mut parts = json!({"allOf": [{"type": "object", "properties": properties}, {"required": required}]});
    parts["allOf"][0]["properties"]["id"] = id;
    for user in [json!({"type": "object", "required": required, "properties": properties}), parts] {
        one_side_never_sends(user).await;
    }
}

async fn one_side_never_sends(user: Value) {
    let mut create = response(&user);
    create["operationId"] = json!("create");
    create["requestBody"] =
        json!({"content": {"application/json": {"schema": user, "example": {"name": "n", "secret": "s"}}}});
    create["responses"]["200"]["content"]["application/json"]["example"] = json!({"id": "7", "name": "n"});
    let server = serve(json!({"/users": {"post": create}})).await;
    let post = async |body: Value| {
        let sent = client::new().post(format!("{}/users", server.origin())).json(&body).send().await.unwrap();
        (sent.status().as_u16(), sent.json::<Value>().await.unwrap())
    };
    assert_eq!(post(json!({"name": "n", "secret": "s"})).await, (200, json!({"id": "7", "name": "n"})));
    assert_eq!(post(json!({"name": "n"})).await.0, 400);
}

#[tokio::test]
async fn what_stands_beside_the_reference_of_a_path_is_a_part_of_it() {
    let schema = json!({"type": "string", "enum": ["x"]});
    let parameter =
        |name: &str| json!({"name": name, "in": "query", "required": true, "schema": {"type": "string"}});
    let mut own = response(&schema);
    own["parameters"] = json!([parameter("c")]);
    let server = serve(json!({
        "/shared": {"put": response(&schema), "parameters": [parameter("a")]},
        "/a": {"$ref": "#/paths/~1shared", "get": own, "parameters": [parameter("b")]},
    }))
    .await;
    assert_eq!(get(&server, "/a?a=1&b=1&c=1", &[]).await, (200, json!("x")));
    for query in ["b=1&c=1", "a=1&c=1", "a=1&b=1"] {
        assert_eq!(get(&server, &format!("/a?{query}"), &[]).await.0, 400, "{query}");
    }
    let put = client::new().put(format!("{}/a?a=1&b=1", server.origin())).send().await.unwrap();
    assert_eq!(put.status().as_u16(), 200);
}

#[tokio::test]
async fn a_response_named_default_is_a_response() {
    let schema = json!({"type": "object", "properties": {"a": {"type": "string", "nullable": true}}});
    let content = json!({"application/json": {"schema": schema, "example": {"a": null}}});
    let server =
        serve(json!({"/a": {"get": {"responses": {"default": {"description": "", "content": content}}}}}))
            .await;
    assert_eq!(get(&server, "/a", &[]).await, (200, json!({"a": null})));
}

#[tokio::test]
async fn no_content_has_none_whatever_is_described() {
    let content = json!({"application/json": {"schema": {"type": "object"}}});
    let server =
        serve(json!({"/a": {"get": {"responses": {"204": {"description": "", "content": content}}}}})).await;
    let response = client::new().get(format!("{}/a", server.origin())).send().await.unwrap();
    assert_eq!(response.status().as_u16(), 204);
    assert!(response.headers().get("content-type").is_none());
    server.assert_no_violations();
}

#[tokio::test]
async fn a_response_has_the_type_that_is_described() {
    let password = json!({"allOf": [
        {"type": "object", "properties": {"password": {"type": "string"}}},
        {"type": "object", "properties": {"password": {"description": "at least 12"}}},
    ]});
    let content = json!({"application/vnd.x+json; version=2": {"schema": password}});
    let operation = json!({"responses": {"200": {"description": "", "content": content}}});
    let server = serve(json!({"/a/{b}": {"get": operation}})).await;
    let response = client::new().get(format!("{}/a/1", server.origin())).send().await.unwrap();
    assert_eq!(response.headers()["content-type"], "application/vnd.x+json; version=2");
    assert_eq!(response.json::<Value>().await.unwrap(), json!({"password": "text"}));
    assert_eq!(server.calls(), ["get-/a/b"]);
    server.assert_no_violations();
}

#[tokio::test]
async fn parameters_may_be_json_text() {
    let filter = json!({"type": "object", "required": ["age"], "properties": {"age": {"type": "integer"}}});
    let parameter = |name: &str, location: &str| json!({"name": name, "in": location, "content": {"application/json": {"schema": filter}}});
    let mut operation = response(&json!({"type": "string"}));
    operation["operationId"] = json!("a");
    operation["parameters"] = json!([parameter("filter", "query"), parameter("x-filter", "header")]);
    let paths = json!({"/a": {"get": operation}});
    let server = serve(paths.clone()).await;
    let url = |filter: &str| {
        format!(
            "/a?{}",
            url::form_urlencoded::Serializer::new(String::new()).append_pair("filter", filter).finish()
        )
    };
    assert_eq!(get(&server, &url("{\"age\":5}"), &[("x-filter", "{\"age\":5}")]).await.0, 200);
    for (wrong, why) in [("{\"age\":\"old\"}", "integer"), ("age", "is not JSON"), ("{}", "age")] {
        for refused in
            [get(&server, &url(wrong), &[]).await, get(&server, "/a", &[("x-filter", wrong)]).await]
        {
            assert!(refused.0 == 400 && refused.1.to_string().contains(why), "{wrong}: {refused:?}");
        }
    }
    // What is made from the document is what the document takes.
    let examples = Examples::new(server.contract().document().clone());
    let request = examples.request(server.contract().document().operation("a").unwrap(), Extent::Full);
    assert_eq!(request.query, [("filter".to_owned(), "{\"age\":1}".to_owned())]);
    assert_eq!(request.header("x-filter"), Some("{\"age\":1}"));
}

#[tokio::test]
async fn headers_of_responses_are_held_to_the_document() {
    let mut operation = response(&json!({"type": "string"}));
    operation["operationId"] = json!("a");
    operation["responses"]["200"]["headers"] = json!({
        "X-Total": {"required": true, "schema": {"type": "integer", "minimum": 3}},
        "X-Page": {"schema": {"type": "integer"}},
        "X-Words": {"required": true, "schema": {"type": "array", "minItems": 2, "items": {"type": "string"}}},
        "Content-Type": {"required": true, "schema": {"type": "integer"}},
    });
    let server = serve(json!({"/a": {"get": operation}})).await;
    let response = client::new().get(format!("{}/a", server.origin())).send().await.unwrap();
    assert_eq!(response.headers()["x-total"], "3");
    assert_eq!(response.headers()["x-words"], "text,text");
    assert!(response.headers().get("x-page").is_none(), "it is not required");
    let good = || Response::json(200, &json!("x")).with_header("x-total", "5").with_header("X-Words", "a, b");
    let contract = server.contract();
    let check =
        |response: &Response| contract.check_response(contract.document().operation("a").unwrap(), response);
    assert!(check(&good().with_header("x-page", "2")).is_empty());
    for (response, why) in [
        (good().with_header("x-total", "2"), "X-Total"),
        (good().with_header("x-page", "two"), "X-Page"),
        (good().with_header("x-words", "one"), "X-Words"),
        (Response::json(200, &json!("x")).with_header("x-total", "5"), "`X-Words` is required"),
    ] {
        let found = check(&response);
        assert!(found.len() == 1 && found[0].message.contains(why), "{found:?}");
        assert!(found[0].pointer.contains("/headers/X-"), "{found:?}");
    }
}
