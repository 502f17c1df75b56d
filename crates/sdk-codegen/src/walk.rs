//! Walking a document: its operations, and the schemas of one direction.

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use sdk_openapi::paths::METHODS;
use serde_json::{Map, Value};

use crate::pointer::Pointer;

const COMPONENT_PREFIX: &str = "#/components/schemas/";

/// Who writes the values that a schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Direction {
    /// We send it: parameters and request bodies.
    Request,
    /// The server sends it.
    Response,
}

/// One operation of a document.
pub(crate) struct Operation<'d> {
    pub(crate) path: &'d str,
    pub(crate) method: &'d str,
    pub(crate) pointer: Pointer,
    pub(crate) value: &'d mut Map<String, Value>,
}

impl Operation<'_> {
    /// The operationId; empty only before its presence was checked.
    pub(crate) fn id(&self) -> &str {
        self.value.get("operationId").and_then(Value::as_str).unwrap_or_default()
    }
}

/// Visits every operation, in the order of the document's paths.
pub(crate) fn operations(document: &mut Value, mut visit: impl FnMut(Operation<'_>)) {
    let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) else { return };
    for (path, item) in paths {
        let Some(item) = item.as_object_mut() else { continue };
        let pointer = Pointer::root().child("paths").child(path);
        for (method, value) in item {
            if !METHODS.contains(&method.as_str()) {
                continue;
            }
            if let Some(value) = value.as_object_mut() {
                visit(Operation { path, method, pointer: pointer.child(method), value });
            }
        }
    }
}

/// Visits every operation in the order of their ids, which does not depend on the order of the document.
pub(crate) fn operations_by_id(document: &mut Value, mut visit: impl FnMut(Operation<'_>)) {
    let mut order: Vec<(String, String, String)> = Vec::new();
    operations(document, |operation| {
        order.push((operation.id().to_owned(), operation.path.to_owned(), operation.method.to_owned()));
    });
    order.sort();
    let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) else { return };
    for (_, path, method) in &order {
        let value = paths.get_mut(path).and_then(|item| item.get_mut(method)).and_then(Value::as_object_mut);
        if let Some(value) = value {
            let pointer = Pointer::root().child("paths").child(path).child(method);
            visit(Operation { path, method, pointer, value });
        }
    }
}

/// The operations in the order of their ids, which does not depend on the order of the document.
pub(crate) fn sorted_operations(document: &Value) -> BTreeMap<&str, (Pointer, &Map<String, Value>)> {
    let mut sorted = BTreeMap::new();
    for (path, item) in document.get("paths").and_then(Value::as_object).into_iter().flatten() {
        for (method, value) in item.as_object().into_iter().flatten() {
            let Some(operation) = value.as_object().filter(|_| METHODS.contains(&method.as_str())) else {
                continue;
            };
            let id = operation.get("operationId").and_then(Value::as_str).unwrap_or_default();
            sorted.insert(id, (Pointer::root().child("paths").child(path).child(method), operation));
        }
    }
    sorted
}

/// Name of the component that a schema refers to.
pub(crate) fn reference(schema: &Value) -> Option<&str> {
    schema.get("$ref")?.as_str()?.strip_prefix(COMPONENT_PREFIX)
}

/// A schema that refers to a component.
pub(crate) fn refer_to(component: &str) -> Value {
    serde_json::json!({ "$ref": format!("{COMPONENT_PREFIX}{component}") })
}

/// The component schemas of a document.
pub(crate) fn components(document: &Value) -> impl Iterator<Item = (&String, &Value)> {
    document.pointer("/components/schemas").and_then(Value::as_object).into_iter().flatten()
}

/// The names in a list of a schema, such as `required`.
pub(crate) fn names<'s>(schema: &'s Map<String, Value>, list: &str) -> impl Iterator<Item = &'s str> {
    schema.get(list).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// The component schema of this name.
pub(crate) fn component<'d>(document: &'d Value, name: &str) -> Option<&'d Value> {
    document.pointer("/components/schemas")?.get(name)
}

/// The schema, or what it refers to.
pub(crate) fn resolved<'d>(mut schema: &'d Value, document: &'d Value) -> &'d Value {
    for _ in 0..8 {
        let Some(next) = reference(schema).and_then(|name| component(document, name)) else { break };
        schema = next;
    }
    schema
}

/// The component schemas of a document, created when there are none.
pub(crate) fn components_mut(document: &mut Value) -> Option<&mut Map<String, Value>> {
    let root = document.as_object_mut()?;
    let components = root.entry("components").or_insert_with(|| Value::Object(Map::new()));
    let schemas = components.as_object_mut()?.entry("schemas").or_insert_with(|| Value::Object(Map::new()));
    schemas.as_object_mut()
}

/// Visits the schemas directly inside a schema.
pub(crate) fn children(
    schema: &mut Value,
    pointer: &mut Pointer,
    visit: &mut dyn FnMut(&mut Value, &mut Pointer),
) {
    let Some(schema) = schema.as_object_mut() else { return };
    for (keyword, value) in schema {
        match (keyword.as_str(), value) {
            ("properties", Value::Object(properties)) => pointer.within("properties", |pointer| {
                for (name, property) in properties {
                    pointer.within(name, |pointer| visit(property, pointer));
                }
            }),
            ("items" | "not", value) => pointer.within(keyword, |pointer| visit(value, pointer)),
            ("additionalProperties", value @ Value::Object(_)) => {
                pointer.within(keyword, |pointer| visit(value, pointer));
            }
            ("allOf" | "anyOf" | "oneOf", Value::Array(branches)) => pointer.within(keyword, |pointer| {
                for (index, branch) in branches.iter_mut().enumerate() {
                    pointer.within(index, |pointer| visit(branch, pointer));
                }
            }),
            _ => (),
        }
    }
}

/// Visits a schema and everything inline below it, parents first.
pub(crate) fn schema(
    schema_: &mut Value,
    pointer: &mut Pointer,
    visit: &mut dyn FnMut(&mut Value, &Pointer),
) {
    visit(schema_, pointer);
    children(schema_, pointer, &mut |child, pointer| schema(child, pointer, visit));
}

/// Visits the topmost schemas of an operation in one direction.
pub(crate) fn roots(
    operation: &mut Operation<'_>,
    direction: Direction,
    visit: &mut dyn FnMut(&mut Value, &mut Pointer),
) {
    let pointer = operation.pointer.clone();
    let mut content = |holder: &mut Value, pointer: Pointer| {
        for (name, media) in holder.get_mut("content").and_then(Value::as_object_mut).into_iter().flatten() {
            if let Some(schema) = media.get_mut("schema") {
                visit(schema, &mut pointer.child("content").child(name).child("schema"));
            }
        }
    };
    match direction {
        Direction::Request => {
            if let Some(body) = operation.value.get_mut("requestBody") {
                content(body, pointer.child("requestBody"));
            }
            let parameters = operation.value.get_mut("parameters").and_then(Value::as_array_mut);
            for (index, parameter) in parameters.into_iter().flatten().enumerate() {
                if let Some(schema) = parameter.get_mut("schema") {
                    visit(schema, &mut pointer.child("parameters").child(index).child("schema"));
                }
            }
        }
        Direction::Response => {
            let responses = operation.value.get_mut("responses").and_then(Value::as_object_mut);
            for (status, response) in responses.into_iter().flatten() {
                content(response, pointer.child("responses").child(status));
            }
        }
    }
}

/// Names of the components that operations reach in one direction, directly or through other components.
pub(crate) fn reachable(document: &Value, direction: Direction) -> BTreeSet<String> {
    let mut work = Vec::new();
    let members: &[&str] = match direction {
        Direction::Request => &["parameters", "requestBody"],
        Direction::Response => &["responses"],
    };
    for (_, operation) in sorted_operations(document).values() {
        members
            .iter()
            .filter_map(|member| operation.get(*member))
            .for_each(|value| collect_references(value, &mut work));
    }
    let mut reached = BTreeSet::new();
    while let Some(name) = work.pop() {
        if !reached.contains(&name) {
            component(document, &name).into_iter().for_each(|found| collect_references(found, &mut work));
            reached.insert(name);
        }
    }
    reached
}

/// Appends the component names that a value refers to, at any depth.
pub(crate) fn collect_references(value: &Value, names: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            names.extend(reference(value).map(str::to_owned));
            members.values().for_each(|member| collect_references(member, names));
        }
        Value::Array(elements) => elements.iter().for_each(|element| collect_references(element, names)),
        _ => (),
    }
}

/// Visits every schema of one direction, parents first: those of the operations and of the components they reach.
pub(crate) fn in_direction(
    document: &mut Value,
    direction: Direction,
    visit: &mut dyn FnMut(&mut Value, &Pointer),
) {
    let reached = reachable(document, direction);
    schemas(document, &[direction], &|name| reached.contains(name), visit);
}

/// Visits every schema of the document, parents first.
pub(crate) fn everywhere(document: &mut Value, visit: &mut dyn FnMut(&mut Value, &Pointer)) {
    schemas(document, &[Direction::Request, Direction::Response], &|_| true, visit);
}

fn schemas(
    document: &mut Value,
    directions: &[Direction],
    is_meant: &dyn Fn(&str) -> bool,
    visit: &mut dyn FnMut(&mut Value, &Pointer),
) {
    operations(document, |mut operation| {
        for direction in directions {
            roots(&mut operation, *direction, &mut |root, pointer| schema(root, pointer, visit));
        }
    });
    let components = components_mut(document).into_iter().flatten();
    for (name, component) in components.filter(|(name, _)| is_meant(name)) {
        let mut pointer = Pointer::root().child("components").child("schemas").child(name);
        schema(component, &mut pointer, visit);
    }
}

/// Leads references to components to others.
pub(crate) fn redirect(document: &mut Value, renamed: &BTreeMap<String, String>) {
    everywhere(document, &mut |schema, _| {
        if let Some(name) = reference(schema).and_then(|name| renamed.get(name)) {
            *schema = refer_to(name);
        }
    });
}

/// The same value with the members of every object in the order of their names, so that nothing later depends on the
/// order of the file.
pub(crate) fn sorted(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let members: BTreeMap<_, _> =
                members.into_iter().map(|(name, member)| (name, sorted(member))).collect();
            Value::Object(members.into_iter().collect())
        }
        Value::Array(elements) => Value::Array(elements.into_iter().map(sorted).collect()),
        scalar => scalar,
    }
}
