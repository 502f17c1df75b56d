//! Brings shared parameters, bodies, responses and path items to where they are used, and checks that every other
//! reference leads to a component schema.
//!
//! The generator panics on a dangling reference and on one that leads anywhere but into `components`.

use serde_json::{Map, Value};

use super::{Outcome, Settings};
use crate::error::Problem;
use crate::pointer::Pointer;
use crate::walk;

/// A chain of references longer than this is a circle.
const DEPTH: usize = 32;

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let mut outcome = Outcome::default();
    let source = document.clone();
    let mut resolver = Resolver { source: &source, outcome: &mut outcome };
    if let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) {
        for (path, item) in paths {
            resolver.path_item(item, &Pointer::root().child("paths").child(path));
        }
    }
    walk::operations(document, |operation| resolver.operation(operation));
    if let Some(components) = document.get_mut("components").and_then(Value::as_object_mut) {
        components.retain(|kind, _| kind == "schemas" || kind == "securitySchemes");
    }
    let mut problems = Vec::new();
    walk::everywhere(document, &mut |schema, pointer| {
        schema_reference(schema, pointer, &source, &mut problems)
    });
    outcome.problems.extend(problems);
    outcome
}

struct Resolver<'d> {
    source: &'d Value,
    outcome: &'d mut Outcome,
}

impl Resolver<'_> {
    fn path_item(&mut self, item: &mut Value, pointer: &Pointer) {
        self.inline(item, pointer);
        let Some(item) = item.as_object_mut() else { return };
        let Some(Value::Array(mut shared)) = item.remove("parameters") else { return };
        for (index, parameter) in shared.iter_mut().enumerate() {
            self.inline(parameter, &pointer.child("parameters").child(index));
        }
        for (_, operation) in item.iter_mut().filter(|(method, _)| walk::METHODS.contains(&method.as_str())) {
            let Some(operation) = operation.as_object_mut() else { continue };
            let own = operation.entry("parameters").or_insert_with(|| Value::Array(Vec::new()));
            let Some(own) = own.as_array_mut() else { continue };
            own.iter_mut().for_each(|parameter| self.inline(parameter, pointer));
            let added: Vec<_> = shared
                .iter()
                .filter(|shared| !own.iter().any(|own| same_parameter(own, shared)))
                .cloned()
                .collect();
            self.outcome.changes += added.len();
            own.extend(added);
        }
    }

    fn operation(&mut self, operation: walk::Operation<'_>) {
        let pointer = operation.pointer.clone();
        let parameters = operation.value.get_mut("parameters").and_then(Value::as_array_mut);
        for (index, parameter) in parameters.into_iter().flatten().enumerate() {
            self.inline(parameter, &pointer.child("parameters").child(index));
        }
        if let Some(body) = operation.value.get_mut("requestBody") {
            self.inline(body, &pointer.child("requestBody"));
        }
        let responses = operation.value.get_mut("responses").and_then(Value::as_object_mut);
        for (status, response) in responses.into_iter().flatten() {
            self.inline(response, &pointer.child("responses").child(status));
        }
    }

    /// Replaces `{"$ref": ..}` by what it leads to.
    fn inline(&mut self, value: &mut Value, pointer: &Pointer) {
        for _ in 0..DEPTH {
            let Some(reference) = value.get("$ref").and_then(Value::as_str) else { return };
            let target = reference.strip_prefix('#').and_then(|target| self.source.pointer(target));
            let Some(target) = target else {
                self.outcome.problems.push(dangling(pointer, reference));
                *value = Value::Object(Map::new());
                return;
            };
            *value = target.clone();
            self.outcome.changes += 1;
        }
        self.outcome
            .problems
            .push(Problem::new(pointer, "the references lead in a circle; break it in the overlay"));
        *value = Value::Object(Map::new());
    }
}

fn same_parameter(one: &Value, other: &Value) -> bool {
    ["name", "in"].iter().all(|member| one.get(member) == other.get(member))
}

/// In OpenAPI 3.0 the siblings of `$ref` mean nothing; left in place they could pass for structure.
fn schema_reference(schema: &mut Value, pointer: &Pointer, source: &Value, problems: &mut Vec<Problem>) {
    let Some(Value::String(reference)) = schema.get("$ref").cloned() else { return };
    let name = walk::reference(schema);
    if !name.is_some_and(|name| walk::components(source).any(|(component, _)| component == name)) {
        problems.push(dangling(pointer, &reference));
    }
    *schema = serde_json::json!({ "$ref": reference });
}

fn dangling(pointer: &Pointer, reference: &str) -> Problem {
    let message = if reference.starts_with('#') {
        format!(
            "`{reference}` does not exist, or is no component; add it or correct the reference in the overlay"
        )
    } else {
        format!("`{reference}` is in another file; bundle the document into one file")
    };
    Problem::new(pointer, message)
}
