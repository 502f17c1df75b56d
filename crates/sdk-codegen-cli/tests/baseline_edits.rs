//! What the benchmark beside progenitor changes in a document.

#[path = "../benches/baseline/edits.rs"]
mod edits;

use edits::EDITS;
use serde_json::json;

#[test]
fn each_edit_finds_what_it_is_for() {
    let multipart = json!({"requestBody": {"content": {"multipart/form-data": {"schema": {}}}}});
    let mut document = json!({"paths": {"/a": {"post": multipart, "get": {"responses": {
        "200": {"content": {"application/json": {"schema": {"type": "string", "enum": ["a-b", "a b"],
            "default": 1}}}}, "201": {}, "202": {"content": {"text/html": {}}}, "404": {}}}}}});
    let counts: Vec<_> = EDITS.iter().map(|(_, edit)| edit(&mut document)).collect();
    assert_eq!(counts, [1, 1, 1, 2, 1, 1]);
    let counts: Vec<_> = EDITS.iter().map(|(_, edit)| edit(&mut document)).collect();
    assert_eq!(counts, [0; 6], "nothing is left to do");
}
