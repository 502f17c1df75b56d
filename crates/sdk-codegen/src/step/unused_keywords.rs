//! Removes what has no meaning for a client: callbacks, links, response headers, examples, titles, discriminators.
//!
//! What a header `Link` says of a list, stays as `x-codegen-paging.style`.
//!
//! Titles go because typify takes them for global type names: of two schemas with one title the second is lost.

mod discriminators;

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{Outcome, Settings, empty_success};
use crate::error::Problem;
use crate::pointer::Pointer;
use crate::rewrite::annotations::{ELEMENTS, NULLABLE, READ_ONLY, WRITE_ONLY};
use crate::walk;

const OF_SCHEMAS: [&str; 9] =
    ["discriminator", "example", "examples", "externalDocs", "readOnly", "title", "writeOnly", "xml", "not"];

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let mut notes = inheritance(document);
    let (mut changes, mut of_operations) = (discriminators::declare(document), 0);
    let mut remove = |value: &mut Value, member: &str| {
        changes += value.as_object_mut().and_then(|members| members.remove(member)).map_or(0, |_| 1);
    };
    walk::operations(document, |operation| {
        note_links(operation.value);
        for (name, value) in operation.value.iter_mut() {
            match name.as_str() {
                "parameters" => value.as_array_mut().into_iter().flatten().for_each(|parameter| {
                    remove(parameter, "example");
                    remove(parameter, "examples");
                }),
                "requestBody" => {
                    let pointer = operation.pointer.child("requestBody");
                    notes.extend(null_body(value).then(|| {
                        Problem::new(pointer, "`null` in the place of the whole body cannot be sent")
                    }));
                    media(value, &["example", "examples"], &mut remove);
                }
                "responses" => value.as_object_mut().into_iter().flatten().for_each(|(_, response)| {
                    remove(response, "headers");
                    remove(response, "links");
                    empty_success::note_examples(response);
                    media(response, &["encoding", "example", "examples"], &mut remove);
                    note_null(response);
                }),
                _ => (),
            }
        }
        // progenitor writes streams and web sockets of its own for `x-dropshot-`, which are no part of this client.
        let before = operation.value.len();
        operation.value.retain(|name, _| {
            !matches!(name.as_str(), "callbacks" | "externalDocs" | "servers")
                && !name.starts_with("x-dropshot-")
        });
        of_operations += before - operation.value.len();
    });
    let source = document.clone();
    walk::everywhere(document, &mut |schema, _| about_members(schema, &source));
    walk::everywhere(document, &mut |schema, _| OF_SCHEMAS.iter().for_each(|member| remove(schema, member)));
    Outcome { changes: changes + of_operations, notes, ..Outcome::default() }
}

/// Notes the components that others inherit from by `allOf` and a discriminator: a response can be any of these, and a field of
/// the base holds what they have in common only.
fn inheritance(document: &Value) -> Vec<Problem> {
    let inherits = |component: &Value, base: &str| {
        let parts = component.get("allOf").and_then(Value::as_array).into_iter().flatten();
        parts.into_iter().any(|part| walk::reference(part) == Some(base))
    };
    let says_which =
        |component: &Value| ["oneOf", "anyOf"].into_iter().any(|keyword| component.get(keyword).is_some());
    let bases = walk::components(document)
        .filter(|(_, base)| base.get("discriminator").is_some() && !says_which(base))
        .filter_map(|(name, _)| {
            let heirs = walk::components(document).filter(|(_, component)| inherits(component, name));
            let heirs: Vec<_> = heirs.map(|(heir, _)| format!("`{heir}`")).collect();
            let pointer = Pointer::root().child("components").child("schemas").child(name);
            let lost = format!(
                "what only {} have is neither read nor sent where the base is named",
                heirs.join(", ")
            );
            (!heirs.is_empty()).then(|| Problem::new(pointer, lost))
        });
    bases.collect()
}

/// Lists whose response links to further pages (RFC 8288), where the document does not say more about that.
fn note_links(operation: &mut Map<String, Value>) {
    let responses = operation.get("responses").and_then(Value::as_object).into_iter().flatten();
    let mut successes = responses.filter(|(status, _)| status.starts_with('2'));
    let is_linked = |response: &Value| {
        let headers = response.get("headers").and_then(Value::as_object);
        headers.is_some_and(|headers| headers.keys().any(|name| name.eq_ignore_ascii_case("link")))
    };
    if successes.any(|(_, response)| is_linked(response))
        && let Some(paging) = operation.entry("x-codegen-paging").or_insert_with(|| json!({})).as_object_mut()
    {
        paging.entry("style").or_insert_with(|| "link".into());
    }
}

/// Notes on a schema what its properties say about their use, which is lost where they are references to a component.
fn about_members(schema: &mut Value, source: &Value) {
    let properties = schema.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
    let names = |says: &dyn Fn(&Value) -> bool| {
        let named = properties.iter().filter(|(_, property)| says(property));
        named.map(|(name, _)| json!(name)).collect::<Vec<_>>()
    };
    let elements = ELEMENTS.iter().filter(|(keyword, _)| schema.get(keyword).is_some_and(is_nullable_choice));
    let elements = elements.map(|(_, name)| json!(name)).collect();
    let found = [
        (READ_ONLY, names(&|property| says(property, "readOnly", source))),
        (WRITE_ONLY, names(&|property| says(property, "writeOnly", source))),
        (NULLABLE, [names(&is_nullable_choice), elements].concat()),
    ];
    let Some(schema) = schema.as_object_mut() else { return };
    for (annotation, names) in found.into_iter().filter(|(_, names)| !names.is_empty()) {
        schema.insert(annotation.to_owned(), Value::Array(names));
    }
}

/// Whether `null` is allowed beside a composition, which can become a reference, where nothing says so any more.
fn is_nullable_choice(schema: &Value) -> bool {
    let is_composed = ["allOf", "anyOf", "oneOf"].iter().any(|keyword| schema.get(*keyword).is_some());
    is_composed && schema.get("nullable").is_some_and(|yes| *yes == true)
}

/// Whether a body can be `null` and is an object otherwise, which the generated method takes as such. Others are an `Option`.
fn null_body(body: &Value) -> bool {
    let content = body.get("content").and_then(Value::as_object).into_iter().flatten();
    let mut schemas = content.filter_map(|(_, media)| media.get("schema"));
    schemas.any(|schema| {
        let is_object =
            schema.get("properties").is_some() && schema.get("nullable").is_some_and(|yes| *yes == true);
        is_object || is_nullable_choice(schema)
    })
}

/// Whether a schema, what it refers to, or a part of either says so.
fn says(schema: &Value, keyword: &str, source: &Value) -> bool {
    let (mut work, mut seen) = (vec![schema], BTreeSet::new());
    while let Some(schema) = work.pop() {
        if schema.get(keyword).is_some_and(|yes| *yes == true) {
            return true;
        }
        // A component can be a part of itself.
        let target = walk::reference(schema).filter(|name| seen.insert(*name));
        work.extend(target.and_then(|name| walk::component(source, name)));
        work.extend(schema.get("allOf").and_then(Value::as_array).into_iter().flatten());
    }
    false
}

/// Notes a response that can be `null`, where a reference can take its place.
fn note_null(response: &mut Value) {
    let content = response.get_mut("content").and_then(Value::as_object_mut).into_iter().flatten();
    for (_, media) in content.filter(|(_, media)| media.get("schema").is_some_and(is_nullable_choice)) {
        media[NULLABLE] = json!(true);
    }
}

fn media(holder: &mut Value, members: &[&str], remove: &mut impl FnMut(&mut Value, &str)) {
    for (_, media) in holder.get_mut("content").and_then(Value::as_object_mut).into_iter().flatten() {
        members.iter().for_each(|member| remove(media, member));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::walk::refer_to;

    #[test]
    fn what_a_property_refers_to_says_who_sets_it() {
        let id = json!({ "type": "string", "readOnly": true });
        let part = json!({ "allOf": [refer_to("Id"), { "description": "d" }] });
        let other = json!({ "type": "string" });
        let user = json!({ "properties": { "id": refer_to("Id"), "part": part, "name": other } });
        let mut document = json!({ "components": { "schemas": { "Id": id, "User": user } } });
        apply(&mut document, &Settings::plain());
        assert_eq!(document["components"]["schemas"]["User"][READ_ONLY], json!(["id", "part"]));
    }

    #[test]
    fn a_body_that_can_be_null_is_noted() {
        let noted = |schema: &Value| {
            let body = json!({ "content": { "application/json": { "schema": schema } } });
            let mut document = json!({ "paths": { "/a": { "put": { "requestBody": body } } } });
            apply(&mut document, &Settings::plain()).notes
        };
        let object = json!({ "nullable": true, "properties": { "a": {} } });
        for schema in [object, json!({ "nullable": true, "allOf": [refer_to("A")] })] {
            assert_eq!(noted(&schema)[0].pointer, "/paths/~1a/put/requestBody");
        }
        assert_eq!(noted(&json!({ "nullable": true, "type": "string" })), []);
        assert_eq!(noted(&refer_to("A")), []);
    }

    #[test]
    fn inheritance_by_a_discriminator_is_noted() {
        let heir = json!({ "allOf": [refer_to("Pet"), { "properties": { "mane": {} } }] });
        let pet = json!({ "properties": { "kind": {} }, "discriminator": { "propertyName": "kind" } });
        let choice = json!({ "oneOf": [refer_to("Cat")], "discriminator": { "propertyName": "kind" } });
        let schemas = json!({ "Pet": pet, "Cat": heir, "Horse": heir, "Choice": choice });
        let mut document = json!({ "components": { "schemas": schemas } });
        let notes = apply(&mut document, &Settings::plain()).notes;
        let [note] = &notes[..] else { panic!("{notes:?}") };
        assert_eq!(note.pointer, "/components/schemas/Pet");
        assert!(note.message.contains("`Cat`, `Horse`"), "{note}");
        assert_eq!(apply(&mut document, &Settings::plain()).notes, []);
    }
}
