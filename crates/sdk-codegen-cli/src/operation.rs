//! The operations of a document, as the generated client will have them.

use sdk_codegen::is_json;
use serde_json::Value;

use super::document::Document;

/// The methods that OpenAPI 3.0 allows as keys of a path item.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// One operation, borrowed from its document.
#[derive(Debug, Clone)]
pub(crate) struct Operation<'d> {
    /// `operationId`, or method and path where there is none.
    pub(crate) id: String,
    /// In capitals.
    pub(crate) method: String,
    /// As in the document.
    pub(crate) path: &'d str,
    /// In the document's order; the first is the tag it is listed under.
    pub(crate) tags: Vec<&'d str>,
    /// Name and schema of the parameters, those of the path item and of the operation, the latter winning.
    pub(crate) parameters: Vec<(&'d str, &'d Value)>,
    /// The schema of the request body, if any; `null` where the document gives none.
    pub(crate) body: Option<&'d Value>,
    /// What a successful call returns.
    pub(crate) success: Success<'d>,
}

/// What a successful call returns.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Success<'d> {
    /// Nothing.
    Empty,
    /// JSON of this type.
    Json(&'d Value),
    /// Bytes of another media type.
    Bytes,
}

/// All operations of `document`, in its order of paths and methods.
pub(crate) fn operations(document: &Document) -> Vec<Operation<'_>> {
    let Some(paths) = document.root().get("paths").and_then(Value::as_object) else { return Vec::new() };
    let mut found = Vec::new();
    for (path, item) in paths {
        let item = document.resolve(item);
        for method in METHODS {
            if let Some(operation) = item.get(method).filter(|value| value.is_object()) {
                found.push(read(document, path, method, item, operation));
            }
        }
    }
    found
}

/// Title, version and number of operations, as overlays name a document.
pub(crate) fn identity(document: &Document) -> String {
    format!("{} {}, {} operations", document.title(), document.version(), operations(document).len())
}

fn read<'d>(
    document: &'d Document,
    path: &'d str,
    method: &str,
    item: &'d Value,
    operation: &'d Value,
) -> Operation<'d> {
    let method = method.to_uppercase();
    let id = operation.get("operationId").and_then(Value::as_str);
    Operation {
        id: id.map_or_else(|| format!("{method} {path}"), str::to_owned),
        method,
        path,
        tags: list(operation, "tags").iter().filter_map(Value::as_str).collect(),
        parameters: parameters(document, item, operation),
        body: body(document, operation),
        success: success(document, operation),
    }
}

fn parameters<'d>(
    document: &'d Document,
    item: &'d Value,
    operation: &'d Value,
) -> Vec<(&'d str, &'d Value)> {
    let mut found = Vec::new();
    for value in list(item, "parameters").iter().chain(list(operation, "parameters")) {
        let value = document.resolve(value);
        let text = |key| value.get(key).and_then(Value::as_str);
        let (Some(name), Some(location)) = (text("name"), text("in")) else { continue };
        found.retain(|(other, _)| *other != (name, location));
        found.push(((name, location), value.get("schema").unwrap_or(&Value::Null)));
    }
    found.into_iter().map(|((name, _), schema)| (name, schema)).collect()
}

fn body<'d>(document: &'d Document, operation: &'d Value) -> Option<&'d Value> {
    let (_, media) = content(document.resolve(operation.get("requestBody")?))?;
    Some(media.get("schema").unwrap_or(&Value::Null))
}

fn success<'d>(document: &'d Document, operation: &'d Value) -> Success<'d> {
    let Some(responses) = operation.get("responses").and_then(Value::as_object) else {
        return Success::Empty;
    };
    let mut other = Success::Empty;
    for (_, response) in responses.iter().filter(|(status, _)| status.starts_with('2')) {
        match content(document.resolve(response)) {
            Some((media_type, media)) if is_json(media_type) => {
                if let Some(schema) = media.get("schema") {
                    return Success::Json(schema);
                }
            }
            Some(_) => other = Success::Bytes,
            None => {}
        }
    }
    other
}

/// The media type that matters: JSON if there is one, or else the first.
fn content(value: &Value) -> Option<(&str, &Value)> {
    let content = value.get("content")?.as_object()?;
    let found = content.iter().find(|(name, _)| is_json(name)).or_else(|| content.iter().next());
    found.map(|(name, media)| (name.as_str(), media))
}

fn list<'d>(value: &'d Value, key: &str) -> &'d [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_operation_is_read_with_what_its_path_item_adds() {
        let root = json!({"openapi": "3.0.0", "paths": {"/users/{id}": {
            "parameters": [{"name": "id", "in": "path", "schema": {"type": "string"}},
                           {"name": "f", "in": "query", "schema": {"type": "string"}}],
            "put": {"operationId": "usersEdit", "tags": ["Users", "configure"],
                "parameters": [{"name": "f", "in": "query", "schema": {"type": "integer"}}],
                "requestBody": {"content": {"text/plain": {}, "application/json": {"schema": {"type": "object"}}}},
                "responses": {"202": {"content": {"application/pdf": {}}},
                              "201": {"content": {"application/vnd.d+json; charset=utf-8": {"schema": {}}}},
                              "404": {"content": {"application/json": {"schema": {}}}}}},
            "x-note": {"operationId": "not an operation"}}}});
        let document = Document::parse("d", root.to_string().as_bytes()).unwrap();
        let found = operations(&document);
        let [operation] = found.as_slice() else { panic!("one operation, not {found:?}") };
        assert_eq!(operation.id, "usersEdit");
        assert_eq!(operation.tags, ["Users", "configure"]);
        let schemas: Vec<_> = operation.parameters.iter().map(|(_, schema)| *schema).collect();
        assert_eq!(schemas, [&json!({"type": "string"}), &json!({"type": "integer"})]);
        assert!(operation.body.unwrap().is_object());
        assert!(matches!(operation.success, Success::Json(_)));
    }

    #[test]
    fn wrong_types_are_absent_not_fatal() {
        let root = json!({"openapi": "3.0.0", "paths": {"/a": 3, "/b": {"get": 7, "put": {"operationId": 1,
            "tags": "x", "parameters": [3, {"name": 1}], "requestBody": [], "responses": 9}}}});
        let document = Document::parse("d", root.to_string().as_bytes()).unwrap();
        let found = operations(&document);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].id, "PUT /b");
        assert!(matches!(found[0].success, Success::Empty));
    }
}
