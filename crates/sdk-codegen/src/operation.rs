//! What the generated code and the report say about an operation, read from the prepared document.

use std::collections::BTreeMap;

use sdk_openapi::pointer::unescape;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::names;
use crate::step::{ACCEPT, BODY, ORIGINAL_ID, PATH_STYLES, SERVER, WIRE_PARAMETERS, tags};
use crate::walk;

/// One generated operation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Operation {
    /// The vendor's operationId.
    pub id: String,
    /// Its id in the prepared document: the vendor's, unless that gives a name that is taken.
    #[serde(skip)]
    pub(crate) key: String,
    /// How its request is written, where that is not as the generator does it.
    #[serde(skip)]
    pub(crate) wire: Wire,
    /// The method of the client.
    pub name: String,
    /// HTTP method, in capitals.
    pub method: String,
    /// Path template.
    pub path: String,
    /// The vendor's tags.
    pub tags: Vec<String>,
    /// Whether an attempt without a response may be repeated.
    pub idempotent: bool,
    /// Whether the API key is sent.
    pub authenticated: bool,
    /// How a list of pages is walked.
    pub page_order: PageOrder,
    /// Type of the request body, below `types`.
    pub request_type: Option<String>,
    /// Type of the response, as Rust; `()` without a body.
    pub response_type: String,
    /// How the response is read.
    pub response: ResponseKind,
    /// JSON pointers to the examples of the response, in the document after the overlay.
    pub response_examples: Vec<String>,
    /// JSON pointers to the examples of the request body, in the document after the overlay.
    pub request_examples: Vec<String>,
}

/// What the steps keep of an operation for the code of its request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wire {
    /// Parameters that had to be renamed, with their names on the wire.
    pub(crate) parameters: BTreeMap<String, String>,
    /// The media types that are asked for.
    pub(crate) accept: Option<String>,
    /// The URL of its own server.
    pub(crate) server: Option<String>,
    pub(crate) body: Body,
    pub(crate) path_styles: BTreeMap<String, PathStyle>,
}

/// How a body is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Body {
    pub(crate) media_type: Option<String>,
    pub(crate) is_multipart: bool,
    pub(crate) encoding: BTreeMap<String, Encoding>,
}

/// How a member of a form is written.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Encoding {
    MediaType(String),
    Style(String),
}

/// How an argument of the path is written.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct PathStyle {
    pub(crate) prefix: String,
    pub(crate) separator: String,
    pub(crate) pairs: bool,
}

/// Which links lead through a list that is cut into pages: `x-codegen-paging.direction` and `x-codegen-paging.oldest`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PageOrder {
    /// `next`, as for most lists.
    #[default]
    Next,
    /// `prev`: the first page is the newest one.
    Prev {
        /// The date that nothing is older than.
        oldest: Option<String>,
    },
}

/// How a response is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ResponseKind {
    /// Decoded from JSON.
    Json,
    /// Ignored.
    #[default]
    Empty,
    /// Handed on as bytes.
    Stream,
}

/// Every operation of a prepared document, in the order of the ids. Types are known only after generation.
pub(crate) fn operations(document: &Value) -> Vec<Operation> {
    let requires_key = document.get("security").is_none_or(requires_key);
    let describe = |(id, (pointer, value)): (&str, (crate::pointer::Pointer, &Map<String, Value>))| {
        let mut segments = pointer.as_str().rsplitn(2, '/');
        let method = segments.next().unwrap_or_default().to_uppercase();
        let path = segments.next().and_then(|rest| rest.rsplit('/').next()).unwrap_or_default();
        let path = unescape(path);
        let original = value.get(crate::step::ORIGINAL_PATH).and_then(Value::as_str);
        Operation {
            id: value.get(ORIGINAL_ID).and_then(Value::as_str).unwrap_or(id).to_owned(),
            key: id.to_owned(),
            wire: wire(value),
            name: names::method(id),
            idempotent: idempotent(&method, value),
            path: original.map_or(path, str::to_owned),
            method,
            tags: tags(value).map(str::to_owned).collect(),
            authenticated: value.get("security").map_or(requires_key, self::requires_key),
            page_order: page_order(value),
            response_type: "()".to_owned(),
            ..Operation::default()
        }
    };
    walk::sorted_operations(document).into_iter().map(describe).collect()
}

fn wire(operation: &Map<String, Value>) -> Wire {
    let text = |name: &str| operation.get(name).and_then(Value::as_str).map(str::to_owned);
    Wire {
        parameters: read(operation, WIRE_PARAMETERS),
        accept: text(ACCEPT),
        server: text(SERVER),
        body: read(operation, BODY),
        path_styles: read(operation, PATH_STYLES),
    }
}

/// An extension that a step wrote.
fn read<T: DeserializeOwned + Default>(operation: &Map<String, Value>, extension: &str) -> T {
    let written = operation.get(extension).cloned();
    written.and_then(|value| serde_json::from_value(value).ok()).unwrap_or_default()
}

/// `security: []` or an empty alternative means that the call works without a key.
fn requires_key(security: &Value) -> bool {
    security.as_array().is_none_or(|alternatives| {
        !alternatives.is_empty()
            && alternatives.iter().all(|one| one.as_object().is_none_or(|schemes| !schemes.is_empty()))
    })
}

/// Idempotent by HTTP's rules, unless the document knows better.
fn idempotent(method: &str, operation: &Map<String, Value>) -> bool {
    let idempotent = matches!(method, "DELETE" | "GET" | "HEAD" | "OPTIONS" | "PUT" | "TRACE");
    operation.get("x-codegen-idempotent").and_then(Value::as_bool).unwrap_or(idempotent)
}

fn page_order(operation: &Map<String, Value>) -> PageOrder {
    let text = |name: &str| operation.get("x-codegen-paging")?.get(name)?.as_str();
    match text("direction") {
        Some("prev") => PageOrder::Prev { oldest: text("oldest").map(str::to_owned) },
        _ => PageOrder::Next,
    }
}
