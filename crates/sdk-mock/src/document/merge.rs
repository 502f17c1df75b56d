//! Several documents as one: a vendor with one host and one kind of key can publish its API in parts.

use serde_json::Value;

use super::DocumentError;
use super::server::base_path;

/// Adds a document to another; `number` is its own. Where both have a thing of one name, the other's keeps it.
pub(super) fn merge(mut all: Value, more: Value, number: usize) -> Result<Value, DocumentError> {
    let base = |document: &Value| document.pointer("/servers/0").map(base_path).unwrap_or_default();
    if base(&all) != base(&more) {
        let message = format!("the documents have other base paths: `{}` and `{}`", base(&all), base(&more));
        return Err(DocumentError { pointer: "/servers/0/url".to_owned(), message });
    }
    match sdk_openapi::merge(&mut all, more, number, &|one, other| one == other) {
        Ok(()) => Ok(all),
        Err(pointers) => Err(DocumentError {
            pointer: pointers.join(", "),
            message: "the documents contradict each other here".to_owned(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn document(path: &str, schema: Value, scheme: &str) -> Value {
        let body = json!({"application/json": {"schema": {"$ref": "#/components/schemas/A"}}});
        json!({
            "openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "security": [{"key": []}],
            "paths": {path: {"get": {"responses": {"200": {"description": "", "content": body}}}}},
            "components": {
                "schemas": {"A": schema, "Same": {"type": "string"}},
                "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": scheme}},
            },
        })
    }

    #[test]
    fn names_that_both_have_stay_apart() {
        let one = document("/a", json!({"type": "string"}), "x-one");
        let other = document("/b", json!({"type": "integer"}), "x-other");
        let merged = crate::document::Document::merged([one, other]).unwrap();
        let header = |id: &str| merged.operation(id).unwrap().security[0][0].kind.clone();
        let kinds = [header("get-/a"), header("get-/b")];
        assert_eq!(
            kinds,
            ["x-one", "x-other"].map(|name| crate::document::SchemeKind::Header(name.to_owned()))
        );
        let reference =
            merged.json().pointer("/paths/~1b/get/responses/200/content/application~1json/schema/$ref");
        assert_eq!(reference, Some(&json!("#/components/schemas/A_2")));
        assert_eq!(merged.json()["components"]["schemas"]["A_2"], json!({"type": "integer"}));
        assert_eq!(merged.json()["components"]["schemas"].as_object().unwrap().len(), 3);
    }

    #[test]
    fn one_server_has_one_base_path() {
        let other = json!({"openapi": "3.0.3", "servers": [{"url": "https://example.com/v2"}], "paths": {}});
        assert!(crate::document::Document::merged([document("/a", json!({}), "x"), other]).is_err());
    }
}
