//! Counts types: those that the document describes, place by place, and those that were generated.

use std::collections::BTreeSet;

use sdk_codegen::Operation;
use serde_json::Value;

use crate::document::Document;
use crate::operation::{Success, operations};
use crate::pointer::resolve;

/// How many named types a generator would make that gives every place in the document a type of its own, for the
/// operations `generated`. Components count once, and enumerations only where they are sent: in responses they are
/// plain strings.
pub(super) fn described(document: &Document, generated: &[Operation]) -> usize {
    let wanted: BTreeSet<&str> = generated.iter().map(|operation| operation.id.as_str()).collect();
    let mut count = Count { document, seen: BTreeSet::new(), types: 0 };
    for operation in operations(document).iter().filter(|operation| wanted.contains(operation.id.as_str())) {
        let parameters = operation.parameters.iter().map(|(_, schema)| schema);
        parameters.chain(&operation.body).for_each(|schema| count.schema(schema, true));
        if let Success::Json(schema) = operation.success {
            count.schema(schema, false);
        }
    }
    count.types
}

struct Count<'d> {
    document: &'d Document,
    seen: BTreeSet<(String, bool)>,
    types: usize,
}

impl<'d> Count<'d> {
    fn schema(&mut self, schema: &'d Value, sent: bool) {
        let (schema, pointer) = resolve(self.document.root(), schema, "");
        let is_component = pointer.starts_with("/components/schemas/");
        if is_component && !self.seen.insert((pointer, sent)) {
            return;
        }
        let list = |key| schema.get(key).and_then(Value::as_array).into_iter().flatten();
        let properties = schema.get("properties").and_then(Value::as_object);
        let is_struct = properties.is_some_and(|properties| !properties.is_empty());
        let is_choice = list("oneOf").chain(list("anyOf")).next().is_some();
        let is_enum = sent && list("enum").any(Value::is_string);
        self.types += usize::from(is_struct || is_choice || is_enum);
        for inner in properties.into_iter().flat_map(serde_json::Map::values) {
            self.schema(inner, sent);
        }
        for key in ["allOf", "oneOf", "anyOf"] {
            list(key).for_each(|inner| self.schema(inner, sent));
        }
        for key in ["items", "additionalProperties"] {
            if let Some(inner) = schema.get(key) {
                self.schema(inner, sent);
            }
        }
    }
}

/// How many types the code has in its module `types`, builders not counted.
pub(super) fn generated(code: &str) -> usize {
    let types = module(code, "types").unwrap_or_default();
    let own = types.split("\n    pub mod ").next().unwrap_or_default();
    own.lines()
        .filter(|line| line.starts_with("    pub struct ") || line.starts_with("    pub enum "))
        .count()
}

/// The text of a module at the top of the code, which is formatted: its last line is the first `}` at the margin, but for
/// those in comments.
pub(super) fn module<'c>(code: &'c str, name: &str) -> Option<&'c str> {
    let start = code.find(&format!("\npub mod {name} {{\n"))? + 1;
    let (mut end, mut in_comment) = (start, false);
    for line in code[start..].split_inclusive('\n') {
        end += line.len();
        in_comment |= line.trim_start().starts_with("/**");
        if line == "}\n" && !in_comment {
            return Some(&code[start..end]);
        }
        in_comment &= !line.contains("*/");
    }
    None
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_place_counts_but_a_component_only_once() {
        let object = json!({"type": "object", "properties": {"a": {"type": "string", "enum": ["x"]}}});
        let body = |schema: Value| json!({"content": {"application/json": {"schema": schema}}});
        let operation = |id: &str| {
            json!({"operationId": id, "requestBody": body(object.clone()), "responses": {"200": body(json!(
                {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}}))}})
        };
        let tree = json!({"type": "object", "properties": {"more": {"$ref": "#/components/schemas/Tree"}}});
        let root = json!({"openapi": "3.0.0", "paths": {"/a": {"put": operation("a"), "post": operation("b"),
            "patch": operation("c")}}, "components": {"schemas": {"Tree": tree}}});
        let document = Document::parse("d", root.to_string().as_bytes()).unwrap();
        let generated: Vec<Operation> = ["a", "b"].map(named).into();
        assert_eq!(described(&document, &generated), 5, "two objects, two enumerations, one component");
    }

    fn named(id: &str) -> Operation {
        serde_json::from_value(json!({"id": id, "method": "PUT", "path": "/a", "response_type": "()",
            "request_type": null, "response": "empty"}))
        .unwrap()
    }

    #[test]
    fn builders_are_not_types() {
        let code = "use a;\npub mod types {\n    pub struct A {\n        pub enum_: i64,\n    }\n    pub enum B {}\n    \
                    pub mod builder {\n        pub struct A {}\n    }\n}\npub mod builder {\n    pub struct C;\n}\n";
        assert_eq!(generated(code), 2);
        assert!(module(code, "types").unwrap().ends_with("    }\n}\n"));
        assert_eq!(module(code, "none"), None);
        let commented =
            "use a;\npub mod types {\n    /**for example {\n}\n*/\n    pub struct A {}\n}\npub fn b() {\n}\n";
        assert!(module(commented, "types").unwrap().ends_with("    pub struct A {}\n}\n"));
    }
}
