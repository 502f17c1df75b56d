//! The report as text: breaking changes first, one line a change.

use minijinja::Value;
use minijinja::value::Serde;

use super::Difference;
use crate::templates::filled;

/// The whole report.
pub(super) fn text(difference: &Difference) -> anyhow::Result<String> {
    filled("report.txt", Value::from(Serde(difference)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::report::tests::compared;

    #[test]
    fn breaking_changes_come_first_and_every_change_has_one_line() {
        let document = |version: &str, operations: serde_json::Value| json!({"openapi": "3.0.0", "info": {"title": "Example", "version": version}, "paths": operations});
        let list = |items: &str| {
            json!({"operationId": "things-list", "responses": {"200": {"description": "", "content": {"application/json": {
                "schema": {"type": "object", "properties": {"items": {"type": items}}}}}}}})
        };
        let old = document("1", json!({"/things": {"get": list("boolean")}}));
        let fresh = json!({"operationId": "fresh", "responses": {"204": {"description": ""}}});
        let new = document("2", json!({"/things": {"get": list("string"), "put": fresh}}));
        assert_eq!(
            super::text(&compared(&old, &new)).unwrap(),
            "Example 1 → 2: 1 → 2 operations\n\
             operations: 1 added, 0 removed, 1 changed, 0 newly deprecated; types: 0 changed; 3 changes, 1 breaking\n\
             \nBreaking\n\
             \x20 things-list  GET /things\n\
             \x20 ! retyped ThingsListResponse.items: Option<bool> → Option<String>; it has another type\n\
             \nNot breaking\n\
             \x20 Document  \n\
             \x20   version changed version: 1 → 2; the document calls itself by another version\n\
             \nNew operations\n\
             \x20 fresh  PUT /things\n"
        );
    }
}
