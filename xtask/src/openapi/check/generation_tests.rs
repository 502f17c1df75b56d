use serde_json::json;

use super::*;

fn generated(content: Value) -> Result<Generated, String> {
    guarded(ApiName::Meraki, vec![Document { name: "d".to_owned(), content }], None, Vec::new())
}

#[test]
fn a_small_document_becomes_code() {
    let document = json!({"openapi": "3.0.3", "info": {"title": "Example", "version": "1"}, "paths": {
        "/things": {"get": {"operationId": "listThings", "tags": ["things"], "responses": {"200": {
            "description": "d", "content": {"application/json": {"schema": {"type": "array",
                "items": {"type": "object", "properties": {"id": {"type": "string"}}}}}}}}}}}});
    let generated = generated(document).unwrap();
    assert!(generated.code.contains("pub fn list_things"));
}
