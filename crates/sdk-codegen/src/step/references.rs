//! Brings shared parameters, bodies, responses and path items to where they are used, makes components of other
//! schemas that are referred to, and checks that every reference leads to a component schema.
//!
//! The generator panics on a dangling reference and on one that leads anywhere but into `components`.

mod inner;

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;
use sdk_openapi::paths;
use serde_json::{Map, Value};

use super::media_types::NOT_GENERATED;
use super::{Outcome, Settings};
use crate::error::Problem;
use crate::pointer::Pointer;
use crate::walk;

/// A chain of references longer than this is a cycle.
const DEPTH: usize = 32;

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let mut outcome = Outcome::default();
    components_without_value(document);
    let source = document.clone();
    let mut resolver = Resolver { source: &source, outcome: &mut outcome };
    if let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) {
        for (path, item) in paths {
            resolver.path_item(item, &Pointer::root().child("paths").child(path));
        }
    }
    walk::operations(document, |operation| resolver.operation(operation));
    let promoted = inner::promote(document, &source);
    outcome.changes += promoted;
    if let Some(components) = document.get_mut("components").and_then(Value::as_object_mut) {
        components.retain(|kind, _| kind == "schemas" || kind == "securitySchemes");
    }
    let components: BTreeSet<String> = walk::components(document).map(|(name, _)| name.clone()).collect();
    let mut found = Outcome::default();
    walk::everywhere(document, &mut |schema, pointer| {
        schema_reference(schema, pointer, &components, &mut found)
    });
    outcome.problems.extend(found.problems);
    outcome.notes.extend(found.notes);
    outcome
}

/// YAML writes a list of components of which all are comments, or none is left.
fn components_without_value(document: &mut Value) {
    let Some(root) = document.as_object_mut() else { return };
    root.retain(|name, value| name != "components" || value.is_object());
    if let Some(components) = root.get_mut("components").and_then(Value::as_object_mut) {
        components.retain(|_, named| named.is_object());
    }
}

struct Resolver<'d> {
    source: &'d Value,
    outcome: &'d mut Outcome,
}

impl Resolver<'_> {
    fn path_item(&mut self, item: &mut Value, pointer: &Pointer) {
        let beside = item.as_object().filter(|item| item.contains_key("$ref")).cloned();
        self.inline(item, pointer);
        let Some(item) = item.as_object_mut() else { return };
        if let Some(beside) = beside {
            paths::add_beside(item, beside);
        }
        for (name, value) in item.iter().filter(|(name, _)| !walk::METHODS.contains(&name.as_str())) {
            if value.get("responses").is_some() {
                let message = "left out: OpenAPI 3.0 and 3.1 have no such method";
                self.outcome.notes.push(Problem::new(pointer.child(name), message));
            }
        }
        let Some(Value::Array(shared)) = item.get_mut("parameters") else { return };
        let mut shared_lost = None;
        for (index, parameter) in shared.iter_mut().enumerate() {
            shared_lost = self.inline(parameter, &pointer.child("parameters").child(index)).or(shared_lost);
        }
        for operation in paths::operations(item) {
            let mut lost = shared_lost.clone();
            let own = operation.get_mut("parameters").and_then(Value::as_array_mut);
            for parameter in own.into_iter().flatten() {
                lost = self.inline(parameter, pointer).or(lost);
            }
            operation.extend(lost.map(|lost| (NOT_GENERATED.to_owned(), lost.into())));
        }
        self.outcome.changes += paths::share_parameters(item);
    }

    fn operation(&mut self, operation: walk::Operation<'_>) {
        let pointer = operation.pointer.clone();
        // YAML writes a member without a value easily.
        operation.value.retain(|_, value| !value.is_null());
        let parameters = operation.value.get_mut("parameters").and_then(Value::as_array_mut);
        let mut lost = None;
        for (index, parameter) in parameters.into_iter().flatten().enumerate() {
            lost = self.inline(parameter, &pointer.child("parameters").child(index)).or(lost);
        }
        if let Some(body) = operation.value.get_mut("requestBody") {
            lost = self.inline(body, &pointer.child("requestBody")).or(lost);
        }
        if let Some(lost) = lost {
            operation.value.remove("requestBody");
            operation.value.insert(NOT_GENERATED.to_owned(), lost.into());
        }
        let responses = operation.value.get_mut("responses").and_then(Value::as_object_mut);
        for (status, response) in responses.into_iter().flatten() {
            self.inline(response, &pointer.child("responses").child(status));
        }
    }

    /// Replaces `{"$ref": ..}` by what it leads to. Gives what is wrong where it leads nowhere.
    fn inline(&mut self, value: &mut Value, pointer: &Pointer) -> Option<String> {
        for _ in 0..DEPTH {
            let reference = value.get("$ref").and_then(Value::as_str)?;
            let target = local(reference).and_then(|target| self.source.pointer(&target));
            let Some(target) = target else {
                let problem = dangling(pointer, reference);
                return Some(self.lose(value, problem, !is_elsewhere(reference)));
            };
            *value = target.clone();
            self.outcome.changes += 1;
        }
        let problem = Problem::new(pointer, "the references form a cycle; break it in the overlay");
        Some(self.lose(value, problem, true))
    }

    /// A slip costs what refers to it; a document that is not whole is refused.
    fn lose(&mut self, value: &mut Value, problem: Problem, is_slip: bool) -> String {
        *value = Value::Object(Map::new());
        let words = problem.message.clone();
        if is_slip { &mut self.outcome.notes } else { &mut self.outcome.problems }.push(problem);
        words
    }
}

/// The JSON pointer of a reference within the document. In a URL some characters are written as `%7B`.
fn local(reference: &str) -> Option<String> {
    let pointer = percent_decode_str(reference.strip_prefix('#')?).decode_utf8().ok()?;
    Some(pointer.into_owned())
}

/// In OpenAPI 3.0 the siblings of `$ref` mean nothing; left in place they could pass for structure.
fn schema_reference(
    schema: &mut Value,
    pointer: &Pointer,
    components: &BTreeSet<String>,
    outcome: &mut Outcome,
) {
    let Some(reference) = schema.get("$ref").cloned() else { return };
    let Value::String(reference) = reference else {
        outcome.notes.push(Problem::new(pointer, "the reference is no text; free JSON here"));
        *schema = serde_json::json!({});
        return;
    };
    if walk::reference(schema).is_some_and(|name| components.contains(name)) {
        *schema = serde_json::json!({ "$ref": reference });
        return;
    }
    // Whatever it was meant to be, JSON can express it. One into another file is no slip: the document is not whole.
    let list = if is_elsewhere(&reference) { &mut outcome.problems } else { &mut outcome.notes };
    list.push(dangling(pointer, &reference));
    *schema = serde_json::json!({});
}

fn dangling(pointer: &Pointer, reference: &str) -> Problem {
    let message = if is_elsewhere(reference) {
        format!("`{reference}` is in another file; bundle the document into one file")
    } else {
        format!("`{reference}` does not exist; add it or correct the reference in the overlay")
    };
    Problem::new(pointer, message)
}

/// Whether a reference leads out of the document. An empty one is a slip.
fn is_elsewhere(reference: &str) -> bool {
    !reference.is_empty() && !reference.starts_with('#')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// A document with one response, and these components.
    fn document(schema: Value, components: Value) -> Value {
        json!({
            "paths": {"/a/{b}": {"get": {
                "parameters": [{"name": "b", "in": "path", "required": true, "schema": {"type": "string", "maxLength": 9}}],
                "responses": {"200": {"content": {"application/json": {"schema": schema}}}}
            }}},
            "components": {"schemas": components}
        })
    }

    fn response(document: &Value) -> &Value {
        &document["paths"]["/a/{b}"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    }

    #[test]
    fn a_schema_inside_of_another_one_becomes_a_component() {
        let video = json!({"properties": {"id": {"type": "string"}, "of": {"$ref": "#/components/schemas/Video/properties/id"}}});
        let reference = json!({"$ref": "#/components/schemas/Video/properties/id"});
        let mut document = document(reference, json!({"Video": video}));
        let outcome = apply(&mut document, &Settings::plain());
        assert_eq!((outcome.changes, outcome.problems), (2, vec![]));
        assert_eq!(response(&document), &json!({"$ref": "#/components/schemas/Video-id"}));
        let schemas = &document["components"]["schemas"];
        assert_eq!(schemas["Video-id"], json!({"type": "string"}));
        assert_eq!(schemas["Video"]["properties"]["of"], json!({"$ref": "#/components/schemas/Video-id"}));
    }

    #[test]
    fn what_stands_beside_the_reference_of_a_path_is_a_part_of_it() {
        let parameter = |name: &str| json!({"name": name, "in": "query", "schema": {"type": "string"}});
        let operation = |id: &str| json!({"operationId": id, "responses": {"204": {"description": ""}}});
        let shared = json!({"get": operation("read"), "parameters": [parameter("a")]});
        let own = json!({"$ref": "#/components/pathItems/Shared", "put": operation("write"), "parameters": [parameter("b")]});
        let mut document =
            json!({"paths": {"/a": own}, "components": {"pathItems": {"Shared": shared}, "schemas": {}}});
        apply(&mut document, &Settings::plain());
        let item = &document["paths"]["/a"];
        for method in ["get", "put"] {
            assert_eq!(item[method]["parameters"], json!([parameter("a"), parameter("b")]));
        }
    }

    #[test]
    fn what_leads_back_to_itself_ends() {
        let link = json!({"$ref": "#/components/schemas/List/properties/next"});
        let list = json!({"properties": {"next": {"properties": {"next": link.clone()}}}, "type": "object"});
        let mut document = document(link, json!({"List": list, "List-next": {"type": "integer"}}));
        assert_eq!(apply(&mut document, &Settings::plain()).problems, vec![]);
        let name = json!({"$ref": "#/components/schemas/List-next2"});
        assert_eq!(document["components"]["schemas"]["List-next2"], json!({"properties": {"next": name}}));
    }

    #[test]
    fn what_has_no_value_among_the_components_is_not_there() {
        for components in [json!(null), json!("none"), json!({"schemas": null, "responses": []})] {
            let mut document =
                json!({"paths": {"/a": {"QUERY": {"responses": {}}}}, "components": components});
            let notes = apply(&mut document, &Settings::plain()).notes;
            assert_eq!(notes[0].pointer, "/paths/~1a/QUERY");
            let left = ["/components", "/components/schemas"].map(|at| document.pointer(at).cloned());
            assert!(left.iter().flatten().all(Value::is_object), "{left:?}");
        }
    }

    #[test]
    fn a_reference_is_a_url() {
        let there = json!({"$ref": "#/paths/~1a~1%7Bb%7D/get/parameters/0/schema"});
        let mut inside = document(there, json!({"My Type": {"type": "string"}}));
        assert_eq!(apply(&mut inside, &Settings::plain()).problems, vec![]);
        let name = response(&inside)["$ref"].as_str().unwrap().strip_prefix("#/components/schemas/").unwrap();
        assert_eq!(inside["components"]["schemas"][name], json!({"type": "string", "maxLength": 9}));

        let escaped = json!({"$ref": "#/components/schemas/My%20Type"});
        let mut escaped = document(escaped, json!({"My Type": {"type": "string"}}));
        assert_eq!(apply(&mut escaped, &Settings::plain()).problems, vec![]);
        assert_eq!(response(&escaped), &json!({"$ref": "#/components/schemas/My Type"}));
    }

    #[test]
    fn what_leads_nowhere_is_named() {
        for (reference, reason) in [
            ("#/components/schemas/No", "does not exist"),
            ("#/components/schemas/A/properties/no", "does not exist"),
            ("", "does not exist"),
            ("other.json#/A", "is in another file"),
        ] {
            let mut document = document(json!({"$ref": reference}), json!({"A": {"properties": {}}}));
            let outcome = apply(&mut document, &Settings::plain());
            let problems = [outcome.problems, outcome.notes].concat();
            assert!(problems.len() == 1 && problems[0].to_string().contains(reason), "{problems:?}");
        }
    }
}
