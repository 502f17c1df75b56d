//! Small documents around one schema, for the tests of single transforms.

use serde_json::{Value, json};

use super::{Outcome, Settings};
use crate::api::{QueryArrays, Required};

pub(super) fn settings() -> Settings {
    Settings { query_arrays: QueryArrays::Repeat, required: Required::Claim }
}

/// The schema of an answer after a transform.
pub(super) fn in_response(transform: fn(&mut Value, &Settings) -> Outcome, schema: Value) -> Value {
    let mut document = json!({ "paths": { "/a": { "get": {
        "operationId": "a", "responses": { "200": { "content": { "application/json": { "schema": schema } } } }
    } } } });
    transform(&mut document, &settings());
    document["paths"]["/a"]["get"]["responses"]["200"]["content"]["application/json"]["schema"].take()
}

/// The schema of a request after a transform.
pub(super) fn in_request(transform: fn(&mut Value, &Settings) -> Outcome, schema: Value) -> Value {
    let mut document = json!({ "paths": { "/a": { "post": {
        "operationId": "a", "requestBody": { "content": { "application/json": { "schema": schema } } }, "responses": {}
    } } } });
    transform(&mut document, &settings());
    document["paths"]["/a"]["post"]["requestBody"]["content"]["application/json"]["schema"].take()
}
