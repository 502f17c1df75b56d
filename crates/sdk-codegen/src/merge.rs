//! Several documents of one API become one.
//!
//! Operations must not collide. Components of one name are one if they are equal, else the later document's gets a name
//! of its own.

use serde_json::{Map, Value};

use crate::document::Document;
use crate::error::{Error, Problem};
use crate::pointer::Pointer;
use crate::type_fingerprint::type_fingerprint;
use crate::walk;

/// Merges documents into the first.
pub(crate) fn merge(documents: Vec<Document>) -> Option<Result<Document, Error>> {
    let mut documents = documents.into_iter();
    let first = documents.next()?;
    Some(documents.enumerate().try_fold(first, |merged, (index, next)| add(merged, next, index + 2)))
}

fn add(mut merged: Document, mut next: Document, number: usize) -> Result<Document, Error> {
    for document in [&mut merged.content, &mut next.content] {
        push_down(document);
    }
    // First: where both ask for a scheme of one name, which is another one, they do not ask for the same.
    keep_apart(&merged.content, &mut next.content, number);
    keep_own(&merged.content, &mut next.content);
    let mut problems = Vec::new();
    for section in ["paths", "components", "tags"] {
        let Some(added) = next.content.get_mut(section).map(Value::take) else { continue };
        match merged.content.get_mut(section) {
            Some(existing) => join(existing, added, &mut Pointer::root().child(section), &mut problems),
            None => {
                if let Value::Object(root) = &mut merged.content {
                    root.insert(section.to_owned(), added);
                }
            }
        }
    }
    if problems.is_empty() {
        Ok(Document { name: format!("{} and {}", merged.name, next.name), content: merged.content })
    } else {
        Err(Error::Document { document: next.name, problems })
    }
}

/// Gives operations what their path says for all of them: the other document can say something else there.
fn push_down(document: &mut Value) {
    let items =
        document.get_mut("paths").and_then(Value::as_object_mut).into_iter().flat_map(Map::values_mut);
    for item in items.filter_map(Value::as_object_mut) {
        walk::share_parameters(item);
        let Some(servers) = item.remove("servers") else { continue };
        for operation in walk::methods(item) {
            operation.entry("servers").or_insert(servers.clone());
        }
    }
}

/// Lets the operations of a later document keep the servers and the security of their own document.
fn keep_own(earlier: &Value, later: &mut Value) {
    for name in ["security", "servers"] {
        let Some(own) = later.get(name).filter(|own| earlier.get(name) != Some(*own)).cloned() else {
            continue;
        };
        walk::operations(later, |operation| {
            operation.value.entry(name).or_insert_with(|| own.clone());
        });
    }
}

/// Adds members that are not there; those that are on both sides must be objects or equal.
fn join(existing: &mut Value, added: Value, pointer: &mut Pointer, problems: &mut Vec<Problem>) {
    match (existing, added) {
        (Value::Object(existing), Value::Object(added)) => {
            for (name, value) in added {
                match existing.get_mut(&name) {
                    None => {
                        existing.insert(name, value);
                    }
                    Some(same) if *same == value || is_component(pointer) => {}
                    Some(other) => pointer.within(&name, |pointer| join(other, value, pointer, problems)),
                }
            }
        }
        (Value::Array(existing), Value::Array(added)) if pointer.as_str() == "/tags" => {
            for value in added {
                if !existing.contains(&value) {
                    existing.push(value);
                }
            }
        }
        (existing, added) if *existing == added => {}
        _ => problems.push(Problem::new(
            pointer.as_str(),
            "an earlier document says something else here; build clients of their own from documents that contradict each other",
        )),
    }
}

/// Whether the members of this place are components: those of one name mean the same after `keep_apart`.
fn is_component(pointer: &Pointer) -> bool {
    pointer.as_str().strip_prefix("/components/").is_some_and(|section| !section.contains('/'))
}

/// Renames the components that an earlier document has under the same name with another meaning.
fn keep_apart(earlier: &Value, later: &mut Value, number: usize) {
    // A component that refers to a renamed one means something else from then on: look again until nothing is new.
    while rename_others(earlier, later, number) {}
}

fn rename_others(earlier: &Value, later: &mut Value, number: usize) -> bool {
    let mut renamed = Vec::new();
    let sections = later.get("components").and_then(Value::as_object).cloned().unwrap_or_default();
    for (section, components) in &sections {
        let Some(components) = components.as_object() else { continue };
        let theirs = earlier.get("components").and_then(|all| all.get(section));
        for (name, component) in components {
            let same = theirs.and_then(|all| all.get(name));
            if same.is_some_and(|same| type_fingerprint(same) != type_fingerprint(component)) {
                let mut new = format!("{name}_{number}");
                while components.contains_key(&new) || theirs.is_some_and(|all| all.get(&new).is_some()) {
                    new.push('_');
                }
                renamed.push((section.clone(), name.clone(), new));
            }
        }
    }
    for (section, name, new) in &renamed {
        let Some(components) =
            later.get_mut("components").and_then(|all| all.get_mut(section)).and_then(Value::as_object_mut)
        else {
            continue;
        };
        if let Some(component) = components.remove(name) {
            components.insert(new.clone(), component);
        }
        let (from, to) = (reference(section, name), reference(section, new));
        redirect(later, &from, &to);
        if section == "securitySchemes" {
            walk::operations(later, |operation| rename_scheme(operation.value, name, new));
            later.as_object_mut().into_iter().for_each(|root| rename_scheme(root, name, new));
        }
    }
    !renamed.is_empty()
}

/// A scheme is named without a reference.
fn rename_scheme(holder: &mut Map<String, Value>, name: &str, new: &str) {
    let alternatives = holder.get_mut("security").and_then(Value::as_array_mut).into_iter().flatten();
    for alternative in alternatives.filter_map(Value::as_object_mut) {
        if let Some(scopes) = alternative.remove(name) {
            alternative.insert(new.to_owned(), scopes);
        }
    }
}

fn reference(section: &str, name: &str) -> String {
    format!("#/components/{section}/{name}")
}

fn redirect(value: &mut Value, from: &str, to: &str) {
    match value {
        Value::Object(members) => redirect_members(members, from, to),
        Value::Array(elements) => elements.iter_mut().for_each(|element| redirect(element, from, to)),
        _ => {}
    }
}

fn redirect_members(members: &mut Map<String, Value>, from: &str, to: &str) {
    for (name, value) in members {
        match value {
            Value::String(target) if name == "$ref" => {
                // What is inside of the component as well.
                let rest = target.strip_prefix(from).filter(|rest| rest.is_empty() || rest.starts_with('/'));
                if let Some(rest) = rest {
                    *target = format!("{to}{rest}");
                }
            }
            other => redirect(other, from, to),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn document(name: &str, path: &str, component: &Value) -> Document {
        Document {
            name: name.to_owned(),
            content: json!({
                "info": { "title": name },
                "paths": { path: { "get": { "operationId": path, "schema": { "$ref": "#/components/schemas/Thing" } } } },
                "components": { "schemas": { "Thing": component } }
            }),
        }
    }

    #[test]
    fn equal_components_are_one() {
        let text = json!({ "type": "string", "description": "a text" });
        let same = json!({ "type": "string", "description": "in other words" });
        let merged = merge(vec![document("a", "/a", &text), document("b", "/b", &same)]).unwrap().unwrap();
        assert_eq!(merged.content["components"]["schemas"], json!({ "Thing": text }));
        assert_eq!(merged.content["paths"].as_object().unwrap().len(), 2);
    }

    #[test]
    fn components_of_one_name_and_two_meanings_are_kept_apart() {
        let (text, number) = (json!({ "type": "string" }), json!({ "type": "integer" }));
        let merged = merge(vec![document("a", "/a", &text), document("b", "/b", &number)]).unwrap().unwrap();
        assert_eq!(merged.content["components"]["schemas"], json!({ "Thing": text, "Thing_2": number }));
        assert_eq!(merged.content["paths"]["/a"]["get"]["schema"]["$ref"], "#/components/schemas/Thing");
        assert_eq!(merged.content["paths"]["/b"]["get"]["schema"]["$ref"], "#/components/schemas/Thing_2");
    }

    #[test]
    fn what_refers_to_a_renamed_component_is_kept_apart_too() {
        let mut documents = vec![document("a", "/a", &json!({ "$ref": "#/components/schemas/Part" }))];
        documents.push(document("b", "/b", &json!({ "$ref": "#/components/schemas/Part" })));
        documents[0].content["components"]["schemas"]["Part"] = json!({ "type": "string" });
        documents[1].content["components"]["schemas"]["Part"] = json!({ "type": "integer" });
        let merged = merge(documents).unwrap().unwrap().content;
        assert_eq!(merged["paths"]["/b"]["get"]["schema"]["$ref"], "#/components/schemas/Thing_2");
        assert_eq!(merged["components"]["schemas"]["Thing_2"]["$ref"], "#/components/schemas/Part_2");
        assert_eq!(merged["components"]["schemas"]["Thing"]["$ref"], "#/components/schemas/Part");
    }

    #[test]
    fn what_is_inside_of_a_renamed_component_is_that_of_its_document() {
        let thing = |kind: &str| json!({ "properties": { "x": { "type": kind } } });
        let mut documents =
            vec![document("a", "/a", &thing("integer")), document("b", "/b", &thing("string"))];
        documents[1].content["paths"]["/b"]["get"]["schema"]["$ref"] =
            json!("#/components/schemas/Thing/properties/x");
        let merged = merge(documents).unwrap().unwrap().content;
        assert_eq!(
            merged["paths"]["/b"]["get"]["schema"]["$ref"],
            "#/components/schemas/Thing_2/properties/x"
        );
    }

    #[test]
    fn a_renamed_scheme_is_asked_for_by_its_new_name() {
        let scheme = |name: &str| json!({ "key": { "type": "apiKey", "in": "header", "name": name } });
        let mut documents = vec![document("a", "/a", &json!({})), document("b", "/b", &json!({}))];
        for (document, name) in documents.iter_mut().zip(["A", "B"]) {
            document.content["components"]["securitySchemes"] = scheme(name);
            document.content["security"] = json!([{ "key": [] }]);
        }
        let merged = merge(documents).unwrap().unwrap().content;
        assert_eq!(merged["security"], json!([{ "key": [] }]));
        assert_eq!(merged["paths"]["/b"]["get"]["security"], json!([{ "key_2": [] }]));
        assert_eq!(merged["components"]["securitySchemes"]["key_2"]["name"], "B");
    }

    #[test]
    fn operations_keep_what_their_document_and_their_path_say() {
        let mut documents = vec![document("a", "/a", &json!({})), document("b", "/a", &json!({}))];
        let other = documents[1].content["paths"]["/a"]["get"].take();
        documents[1].content["paths"]["/a"] =
            json!({ "post": other, "parameters": [{ "name": "p", "in": "query" }] });
        documents[1].content["security"] = json!([]);
        documents[1].content["servers"] = json!([{ "url": "https://b.example.com" }]);
        let merged = merge(documents).unwrap().unwrap().content;
        let item = &merged["paths"]["/a"];
        assert_eq!((item["get"].get("security"), item["get"].get("parameters")), (None, None));
        assert_eq!(item["post"]["security"], json!([]));
        assert_eq!(item["post"]["servers"][0]["url"], "https://b.example.com");
        assert_eq!(item["post"]["parameters"][0]["name"], "p");
    }

    #[test]
    fn contradicting_operations_are_an_error_with_their_place() {
        let mut other = document("b", "/a", &json!({}));
        other.content["paths"]["/a"]["get"]["operationId"] = json!("another");
        let error = merge(vec![document("a", "/a", &json!({})), other]).unwrap().unwrap_err().to_string();
        assert!(error.contains("/paths/~1a/get/operationId"), "{error}");
    }

    #[test]
    fn no_document_is_nothing() {
        assert!(merge(Vec::new()).is_none());
    }
}
