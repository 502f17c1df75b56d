//! Several documents as one: a vendor with one host and one kind of key can publish its API in parts.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::DocumentError;
use super::server::base_path;

/// Adds a document to another. Where both have a thing of one name, the other's keeps it.
pub(super) fn merge(mut all: Value, mut more: Value) -> Result<Value, DocumentError> {
    let base = |document: &Value| document.pointer("/servers/0").map(base_path).unwrap_or_default();
    if base(&all) != base(&more) {
        let message = format!("the documents have other base paths: `{}` and `{}`", base(&all), base(&more));
        return Err(DocumentError { pointer: "/servers/0/url".to_owned(), message });
    }
    secure(&mut all);
    secure(&mut more);
    let names = renamed(&all, &more);
    rename(&mut more, &names);
    for (section, components) in take(&mut more, "components") {
        let known = member(member(&mut all, "components"), &section);
        for (name, component) in components.as_object().cloned().unwrap_or_default() {
            let name =
                names.get(&format!("#/components/{section}/{name}")).map_or(name, |to| last(to).to_owned());
            member(known, &name);
            known[name.as_str()] = component;
        }
    }
    for (path, item) in take(&mut more, "paths") {
        let known = member(member(&mut all, "paths"), &path);
        for (key, value) in item.as_object().cloned().unwrap_or_default() {
            if known.get(&key).is_none() {
                known[key.as_str()] = value;
            }
        }
    }
    Ok(all)
}

/// The references to components of `more` that go by another name in the whole: `all` has another component there.
fn renamed(all: &Value, more: &Value) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for (section, components) in more.get("components").and_then(Value::as_object).into_iter().flatten() {
        let known = all.pointer(&format!("/components/{section}"));
        let taken = |name: &str| known.and_then(|known| known.get(name));
        for (name, component) in components.as_object().into_iter().flatten() {
            if taken(name).is_some_and(|other| other != component) {
                let free = (2..).map(|number| format!("{name}-{number}"));
                let free =
                    free.into_iter().find(|free| taken(free).is_none() && components.get(free).is_none());
                let reference = |name: &str| format!("#/components/{section}/{name}");
                names.extend(free.map(|free| (reference(name), reference(&free))));
            }
        }
    }
    names
}

/// Writes references, and names of security schemes, anew.
fn rename(value: &mut Value, names: &BTreeMap<String, String>) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(reference)) = members.get_mut("$ref")
                && let Some(to) = names.get(reference)
            {
                reference.clone_from(to);
            }
            for alternative in members.get_mut("security").and_then(Value::as_array_mut).into_iter().flatten()
            {
                let Some(schemes) = alternative.as_object_mut() else { continue };
                let to = |name: String| {
                    names
                        .get(&format!("#/components/securitySchemes/{name}"))
                        .map_or(name, |to| last(to).to_owned())
                };
                *schemes =
                    std::mem::take(schemes).into_iter().map(|(name, scopes)| (to(name), scopes)).collect();
            }
            members.values_mut().for_each(|member| rename(member, names));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, names)),
        _ => {}
    }
}

/// Writes what a document asks of all its operations to each: the whole has other operations, too.
fn secure(document: &mut Value) {
    let Some(security) = document.as_object_mut().and_then(|document| document.remove("security")) else {
        return;
    };
    for item in document.get_mut("paths").and_then(Value::as_object_mut).into_iter().flat_map(Map::values_mut)
    {
        for method in super::read::METHODS {
            if let Some(operation) = item.get_mut(method).and_then(Value::as_object_mut) {
                operation.entry("security").or_insert_with(|| security.clone());
            }
        }
    }
}

fn last(reference: &str) -> &str {
    reference.rsplit('/').next().unwrap_or_default()
}

fn take(document: &mut Value, name: &str) -> Map<String, Value> {
    document.get_mut(name).and_then(Value::as_object_mut).map(std::mem::take).unwrap_or_default()
}

/// A member, which is made where it is missing.
fn member<'a>(value: &'a mut Value, name: &str) -> &'a mut Value {
    if !value.is_object() {
        *value = json!({});
    }
    &mut value[name]
}

#[cfg(test)]
mod tests {
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
        assert_eq!(reference, Some(&json!("#/components/schemas/A-2")));
        assert_eq!(merged.json()["components"]["schemas"]["A-2"], json!({"type": "integer"}));
        assert_eq!(merged.json()["components"]["schemas"].as_object().unwrap().len(), 3);
    }

    #[test]
    fn one_server_has_one_base_path() {
        let other = json!({"openapi": "3.0.3", "servers": [{"url": "https://example.com/v2"}], "paths": {}});
        assert!(crate::document::Document::merged([document("/a", json!({}), "x"), other]).is_err());
    }
}
