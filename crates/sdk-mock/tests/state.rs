//! State for any document, inferred from its paths and methods.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests fail as tests do: by panicking"
)]

mod client;

use sdk_mock::Server;
use sdk_mock::contract::Contract;
use sdk_mock::document::Document;
use serde_json::{Value, json};

/// Gardens, with beds, and a climate.
fn document() -> Document {
    let text = json!({"type": "string"});
    let bed = json!({"type": "object", "required": ["id"], "properties": {
        "id": {"type": "integer", "example": 7}, "plant": {"type": "string", "example": "rose"},
        "secret": {"type": "string", "writeOnly": true}, "size": {"type": "integer", "maximum": 9}, "tags": {"type": "array", "items": text},
    }});
    let content = |schema: &Value| json!({"application/json": {"schema": schema}});
    let operation = |id: &str, schema: &Value| json!({"operationId": id, "responses": {"200": {"description": "", "content": content(schema)}}});
    let with_body = |mut operation: Value, schema: &Value| {
        operation["requestBody"] = json!({"required": true, "content": content(schema)});
        operation
    };
    let sent = json!({"type": "object", "properties": {
        "plant": text, "size": {"type": "integer"}, "tags": {"type": "array", "items": text}, "secret": text,
    }});
    let parameter =
        |name: &str, schema: &Value| json!({"name": name, "in": "path", "required": true, "schema": schema});
    let query = |name: &str, schema: &Value| json!({"name": name, "in": "query", "schema": schema});
    let mut list = operation("beds", &json!({"type": "array", "items": bed}));
    list["parameters"] = json!([
        query("plant", &text),
        query("tags", &json!({"type": "array", "items": text})),
        query("perPage", &json!({"type": "integer"})),
        query("startingAfter", &text)
    ]);
    list["x-codegen-paging"] = json!({"style": "link"});
    let mut delete = operation("removeBed", &bed);
    delete["responses"] = json!({"204": {"description": ""}});
    let climate = json!({"type": "object", "properties": {"rain": {"type": "boolean", "example": false}, "at": {"type": "object", "properties": {"h": {"type": "integer", "example": 1}, "m": {"type": "integer", "example": 2}}}}});
    let garden = [parameter("gardenId", &text)];
    let in_bed =
        [parameter("gardenId", &text), parameter("bedId", &json!({"type": "integer", "example": 7}))];
    Document::from_value(json!({
        "openapi": "3.0.3", "info": {"title": "Gardens", "version": "1"},
        "paths": {
            "/gardens/{gardenId}": {"parameters": garden, "get": operation("garden", &json!({"type": "object"})), "delete": delete_of("removeGarden")},
            "/gardens/{gardenId}/beds": {"parameters": garden, "get": list, "post": with_body(operation("addBed", &bed), &sent)},
            "/gardens/{gardenId}/beds/{bedId}": {"parameters": in_bed, "get": operation("bed", &bed), "put": with_body(operation("setBed", &bed), &sent), "delete": delete},
            "/gardens/{gardenId}/beds/{bedId}/climate": {"parameters": in_bed, "get": operation("climate", &climate), "put": with_body(operation("setClimate", &climate), &climate)},
        },
    }))
    .unwrap()
}

/// Plants that stand in beds and can be copied, and waterings that are stopped.
fn plants() -> Document {
    let parameter = |name: &str| json!({"name": name, "in": "path", "required": true, "schema": {"type": "string", "example": "rose"}});
    let operation = |method: &str, path: &str, shown: &Value, sent: &Value| {
        let content = |schema: &Value| json!({"application/json": {"schema": schema}});
        let names = path.split('{').skip(1).filter_map(|part| part.split('}').next());
        let mut operation = json!({
            "operationId": format!("{method} {path}"), "parameters": names.map(parameter).collect::<Vec<_>>(),
            "responses": {"200": {"description": "", "content": content(shown)}, "404": {"description": ""}},
        });
        if !sent.is_null() {
            operation["requestBody"] = json!({"required": true, "content": content(sent)});
        }
        operation
    };
    let object = |members: &[(&str, &str)]| {
        let members = members
            .iter()
            .map(|(name, example)| ((*name).to_owned(), json!({"type": "string", "example": example})));
        json!({"type": "object", "properties": members.collect::<serde_json::Map<_, _>>()})
    };
    let plant = object(&[("id", "rose"), ("name", "Rose"), ("colour", "red")]);
    let list = json!({"type": "object", "properties": {
        "gardeners": {"type": "array", "items": object(&[("id", "ann")])}, "plants": {"type": "array", "items": plant},
    }});
    let envelope =
        json!({"type": "object", "properties": {"plant": object(&[("name", "Fern"), ("colour", "green")])}});
    let watering = object(&[("watering_id", "w"), ("status", "RUNNING")]);
    let none = Value::Null;
    let mut paths = json!({});
    for (method, path, shown, sent) in [
        ("get", "/plants", &list, &none),
        ("post", "/plants", &plant, &envelope),
        ("get", "/plants/{id}", &plant, &none),
        ("post", "/plants/{plantId}/copy", &plant, &object(&[("name", "Other")])),
        ("put", "/plants/{id}/paint", &object(&[]), &object(&[("colour", "blue")])),
        ("get", "/beds/{bed}/plants", &list, &none),
        ("post", "/beds/{bedId}/plants/{id}", &object(&[]), &none),
        ("delete", "/beds/{bedId}/plants/{id}", &object(&[]), &none),
        ("post", "/pots/", &plant, &object(&[("id", "p")])),
        ("get", "/pots/{id}/", &plant, &none),
        ("delete", "/pots/{id}/", &object(&[]), &none),
        ("post", "/waterings", &object(&[("watering", "w")]), &none),
        ("get", "/waterings/{watering_id}/status", &watering, &none),
        ("post", "/waterings/{watering_id}/stop", &object(&[("status", "STOPPED")]), &none),
    ] {
        paths[path][method] = operation(method, path, shown, sent);
    }
    Document::from_value(
        json!({"openapi": "3.0.3", "info": {"title": "Plants", "version": "1"}, "paths": paths}),
    )
    .unwrap()
}

fn delete_of(id: &str) -> Value {
    json!({"operationId": id, "responses": {"204": {"description": ""}}})
}

struct World {
    server: Server,
    http: reqwest::Client,
}

impl World {
    async fn start(seed: usize) -> Self {
        Self::of(document(), seed).await
    }

    async fn of(document: Document, seed: usize) -> Self {
        let server = Server::builder(Contract::new(document)).stateful(seed).control().start().await.unwrap();
        Self { server, http: client::new() }
    }

    async fn call(&self, method: &str, path: &str, body: Value) -> (u16, Value) {
        let mut sent =
            self.http.request(method.parse().unwrap(), format!("{}{path}", self.server.base_url()));
        if !body.is_null() {
            sent = sent.json(&body);
        }
        let response = sent.send().await.unwrap();
        let status = response.status().as_u16();
        (status, serde_json::from_slice(&response.bytes().await.unwrap()).unwrap_or(Value::Null))
    }

    async fn get(&self, path: &str) -> (u16, Value) {
        self.call("GET", path, Value::Null).await
    }
}

#[tokio::test]
async fn what_is_made_is_there_until_it_is_removed() {
    let world = World::start(0).await;
    assert_eq!(world.server.stateful_operations(), 9);
    // What the examples have is there from the start.
    assert_eq!(
        world.get("/gardens/a/beds").await,
        (200, json!([{"id": 7, "plant": "rose", "size": 1, "tags": ["text"]}]))
    );
    let (status, bed) =
        world.call("POST", "/gardens/a/beds", json!({"plant": "fern", "size": 12, "secret": "s"})).await;
    // A member that the response's schema forbids is not shown, nor one that it does not have.
    assert_eq!((status, &bed), (200, &json!({"id": 8, "plant": "fern", "size": 1, "tags": ["text"]})));
    assert_eq!(world.get("/gardens/a/beds/8").await, (200, bed.clone()));
    assert_eq!(world.get("/gardens/a/beds").await.1[1], bed);
    assert_eq!(world.get("/gardens/b/beds/8").await.0, 404, "another garden has beds of its own");
    let changed = world.call("PUT", "/gardens/a/beds/8", json!({"size": 3})).await;
    assert_eq!(changed, (200, json!({"id": 8, "plant": "fern", "size": 3, "tags": ["text"]})));
    assert_eq!(world.get("/gardens/a/beds/8").await, changed);
    // Beyond 64 bits it would not be written as an integer any more.
    let beyond = world.call("PUT", "/gardens/a/beds/8", json!({"size": -8e30})).await;
    assert_eq!((beyond.0, &beyond.1["size"]), (200, &json!(1)));
    world.call("PUT", "/gardens/a/beds/8", json!({"size": 3})).await;
    // A single thing below it; objects are changed member by member.
    let set = world.call("PUT", "/gardens/a/beds/8/climate", json!({"rain": true, "at": {"h": 5}})).await;
    assert_eq!(set, (200, json!({"rain": true, "at": {"h": 5, "m": 2}})));
    assert_eq!(world.get("/gardens/a/beds/8/climate").await, set);
    assert_eq!(world.call("DELETE", "/gardens/a/beds/8", Value::Null).await.0, 204);
    for path in ["/gardens/a/beds/8", "/gardens/a/beds/8/climate"] {
        assert_eq!(world.get(path).await.0, 404, "{path}");
    }
    assert_eq!(world.call("DELETE", "/gardens/a/beds/8", Value::Null).await.0, 404);
    world.call("DELETE", "/gardens/text", Value::Null).await;
    assert_eq!(world.get("/gardens/text/beds").await.0, 404);
    world.server.reset();
    assert_eq!(world.get("/gardens/text/beds").await.1.as_array().unwrap().len(), 1);
    world.server.assert_no_violations();
}

#[tokio::test]
async fn lists_have_filters_and_pages() {
    let world = World::start(0).await;
    for (plant, tag) in [("fern", "wet"), ("moss", "wet"), ("fern", "dry")] {
        world.call("POST", "/gardens/a/beds", json!({"plant": plant, "tags": [tag]})).await;
    }
    let ids = async |path: &str| -> Vec<Value> {
        let (_, list) = world.get(&format!("/gardens/a/beds{path}")).await;
        list.as_array().unwrap().iter().map(|bed| bed["id"].clone()).collect()
    };
    assert_eq!(ids("?plant=fern").await, [8, 10]);
    assert_eq!(ids("?tags=wet").await, [8, 9]);
    assert_eq!(ids("?tags=wet&plant=fern").await, [8]);
    assert_eq!(ids("?perPage=2").await, [7, 8]);
    assert_eq!(ids("?perPage=2&startingAfter=8").await, [9, 10]);
    world.server.assert_no_violations();
}

#[tokio::test]
async fn the_same_seed_gives_the_same_bytes() {
    let mut all = Vec::new();
    for seed in [0, 5, 5] {
        let world = World::start(seed).await;
        world.call("POST", "/gardens/a/beds", json!({"plant": "fern"})).await;
        all.push(world.get("/gardens/a/beds").await.1.to_string());
    }
    assert_eq!(all[1], all[2]);
    assert_ne!(all[0], all[1]);
}

#[tokio::test]
async fn the_state_is_given_and_looked_at_from_outside() {
    let world = World::start(0).await;
    let state =
        json!({"/gardens/a/beds": [{"id": 3, "plant": "oak"}], "/gardens/a/beds/3/climate": {"rain": true}});
    assert_eq!(world.call("POST", "/__sdk-mock/state", state.clone()).await.0, 204);
    assert_eq!(world.get("/__sdk-mock/state").await.1, state);
    assert_eq!(world.get("/gardens/a/beds/3").await.1["plant"], json!("oak"));
    assert_eq!(world.get("/gardens/a/beds/3/climate").await.1["rain"], json!(true));
    let (status, refused) = world.call("POST", "/__sdk-mock/state", json!({"/sheds": []})).await;
    assert!(status == 400 && refused.to_string().contains("/sheds"), "{refused}");
}

#[tokio::test]
async fn things_are_copied_changed_in_part_and_wrapped() {
    let world = World::of(plants(), 0).await;
    assert_eq!(world.server.stateful_operations(), 14);
    let fern = world.call("POST", "/plants", json!({"plant": {"name": "Fern", "colour": "green"}})).await;
    assert_eq!(fern, (200, json!({"id": "rose-1", "name": "Fern", "colour": "green"})));
    let copy = world.call("POST", "/plants/rose-1/copy", json!({"name": "Moss"})).await;
    assert_eq!(copy, (200, json!({"id": "rose-2", "name": "Moss", "colour": "green"})));
    assert_eq!(world.call("PUT", "/plants/rose-2/paint", json!({"colour": "grey"})).await.0, 200);
    assert_eq!(world.get("/plants/rose-2").await.1["colour"], json!("grey"));
    assert_eq!(world.get("/plants/rose-1").await, fern, "the first is not changed");
    assert_eq!(world.call("POST", "/plants/none/copy", json!({"name": "x"})).await.0, 404);
    let (_, list) = world.get("/plants").await;
    assert_eq!(list["plants"].as_array().unwrap().len(), 3);
    assert_eq!(list["gardeners"], json!([{"id": "ann"}]), "the list that is not called like the collection");
    world.server.assert_no_violations();
}

#[tokio::test]
async fn things_of_another_collection_are_put_in_and_taken_out() {
    let world = World::of(plants(), 0).await;
    world.call("POST", "/plants", json!({"plant": {"name": "Fern"}})).await;
    let names = async || -> Vec<Value> {
        let (_, list) = world.get("/beds/b/plants").await;
        list["plants"].as_array().unwrap().iter().map(|plant| plant["name"].clone()).collect()
    };
    assert_eq!(names().await, ["Rose"]);
    for _ in 0..2 {
        assert_eq!(world.call("POST", "/beds/b/plants/rose-1", Value::Null).await.0, 200);
        assert_eq!(names().await, ["Rose", "Fern"]);
    }
    for (method, status) in [("DELETE", 200), ("DELETE", 404), ("POST", 200)] {
        assert_eq!(world.call(method, "/beds/b/plants/rose", Value::Null).await.0, status, "{method}");
    }
    assert_eq!(names().await, ["Fern", "Rose"]);
    assert_eq!(world.call("POST", "/beds/b/plants/nowhere", Value::Null).await.0, 404);
    world.server.assert_no_violations();
}

#[tokio::test]
async fn a_slash_at_the_end_is_no_other_place() {
    let world = World::of(plants(), 0).await;
    let (_, pot) = world.call("POST", "/pots/", json!({"id": ""})).await;
    let path = format!("/pots/{}/", pot["id"].as_str().unwrap());
    for (method, status) in [("GET", 200), ("DELETE", 200), ("GET", 404)] {
        assert_eq!(world.call(method, &path, Value::Null).await.0, status, "{method}");
    }
}

#[tokio::test]
async fn a_status_is_read_below_what_was_made_and_changes() {
    let world = World::of(plants(), 0).await;
    let (_, made) = world.call("POST", "/waterings", Value::Null).await;
    let path = format!("/waterings/{}", made["watering"].as_str().unwrap());
    assert_eq!(world.get(&format!("{path}/status")).await.1["status"], json!("RUNNING"));
    assert_eq!(world.get("/waterings/none/status").await.0, 404);
    world.call("POST", &format!("{path}/stop"), Value::Null).await;
    assert_eq!(world.get(&format!("{path}/status")).await.1["status"], json!("STOPPED"));
    world.server.assert_no_violations();
}
