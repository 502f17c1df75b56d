//! What the build step, the runtime and the mock servers rely on beyond OpenAPI itself.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::load::{Document, Operation, content, ours};

/// Names that are secrets wherever they stand for a string.
const SECRETS: [&str; 8] =
    ["password", "accessKey", "secretKey", "token", "temp_token", "sharedSecret", "psk", "current_password"];

/// Names that are secrets in some places: `key` is a scanner's linking key, or the name of a tag.
const KEYS: [&str; 3] = ["AuditField", "ExportedAssetTag", "ExportedAssetResourceTag"];

#[test]
fn every_operation_says_what_it_does() {
    for document in ours() {
        for operation in document.operations() {
            for field in ["summary", "description"] {
                let text = operation.value[field].as_str().unwrap_or_default();
                assert!(text.len() > 5, "{}: {} has no {field}", document.name, operation.id());
            }
            assert!(
                operation.value["tags"].as_array().is_some_and(|tags| !tags.is_empty()),
                "{}",
                operation.id()
            );
            for parameter in operation.parameters() {
                assert!(parameter["description"].is_string(), "{}: {}", operation.id(), parameter["name"]);
            }
        }
    }
}

#[test]
fn successes_only_and_one_of_them() {
    for document in ours() {
        for operation in document.operations() {
            let statuses: Vec<&String> = operation.value["responses"].as_object().unwrap().keys().collect();
            // A 204 beside the success says that there may be no body.
            let is_one = matches!(statuses.as_slice(), [one] if one.starts_with('2'));
            assert!(is_one || statuses == ["200", "204"], "{}: {statuses:?}", operation.id());
            let (status, response) = operation.success();
            assert!(
                status != "204" || response.get("content").is_none(),
                "{}: 204 with a body",
                operation.id()
            );
            for (media, body) in content(response) {
                assert!(body["schema"].is_object(), "{}: {media} has no schema", operation.id());
                assert!(
                    ["application/json", "application/octet-stream", "text/xml"].contains(&media),
                    "{}: {media}",
                    operation.id()
                );
            }
        }
    }
}

#[test]
fn requests_are_inline_json_without_defaults() {
    for document in ours() {
        for operation in document.operations() {
            for parameter in operation.parameters() {
                assert!(
                    parameter["schema"].get("default").is_none(),
                    "{}: {}",
                    operation.id(),
                    parameter["name"]
                );
                assert!(!parameter["name"].as_str().unwrap().ends_with("[]"), "{}", operation.id());
            }
            let Some(request) = operation.request() else { continue };
            let media: Vec<(&str, &Value)> = content(request).collect();
            assert_eq!(media.len(), 1, "{}", operation.id());
            let is_known = ["application/json", "multipart/form-data"].contains(&media[0].0);
            assert!(is_known, "{}", operation.id());
            assert!(request["required"].is_boolean(), "{}: is the body required?", operation.id());
            let schema = &media[0].1["schema"];
            assert_eq!(schema["type"], "object", "{}: body is not inline", operation.id());
            assert!(!refers(schema), "{}: body refers to a component", operation.id());
            let mut defaults = Vec::new();
            fields(schema, &mut |name, field| {
                if field.get("default").is_some() {
                    defaults.push(name.to_owned());
                }
            });
            assert!(defaults.is_empty(), "{}: defaults of {defaults:?}", operation.id());
        }
    }
}

#[test]
fn secrets_are_marked() {
    for document in ours() {
        let check = |place: &str, name: &str, field: &Value| {
            let secret = SECRETS.contains(&name) || (name == "key" && !KEYS.contains(&place));
            if field["type"] == "string" && secret {
                assert_eq!(field["format"], "password", "{}: {place}.{name}", document.name);
            }
        };
        for (name, schema) in document.components() {
            fields(schema, &mut |field, value| check(name, field, value));
        }
        for operation in document.operations() {
            let bodies = operation.request().into_iter().chain([operation.success().1]);
            for (_, media) in bodies.flat_map(content) {
                fields(&media["schema"], &mut |field, value| check(operation.id(), field, value));
            }
        }
    }
}

#[test]
fn components_carry_names_that_rust_takes_as_they_are() {
    for document in ours() {
        let generated: BTreeSet<String> = document
            .operations()
            .flat_map(|operation| ["Response", "Body"].map(|end| pascal(operation.id()) + end))
            .collect();
        for (name, _) in document.components() {
            assert_eq!(name, pascal(name), "{}", document.name);
            assert!(
                !generated.contains(name),
                "{}: {name} is the generator's own name for something else",
                document.name
            );
            assert!(
                !["Secret", "Client", "Error", "Region"].contains(&name),
                "{}: {name} is taken",
                document.name
            );
        }
    }
}

#[test]
fn regions_are_in_kebab_case_and_start_with_the_default() {
    let expected = [
        ("meraki", vec!["global", "canada", "china", "india", "us-gov"]),
        ("tenable", vec!["commercial", "fedramp"]),
    ];
    for (document, (name, regions)) in ours().into_iter().zip(expected) {
        assert_eq!(document.name, name);
        let servers = document.root["servers"].as_array().unwrap();
        let found: Vec<&str> =
            servers.iter().map(|server| server["x-codegen-region"].as_str().unwrap()).collect();
        assert_eq!(found, regions);
    }
}

#[test]
fn authentication_is_global_except_for_sessions() {
    for document in ours() {
        let global = &document.root["security"].as_array().unwrap()[0];
        let scheme = global.as_object().unwrap().keys().next().unwrap();
        assert!(document.root["components"]["securitySchemes"][scheme].is_object(), "{}", document.name);
        let open = named(&document, |operation| operation.value.get("security").is_some());
        let expected: &[&str] =
            if document.name == "tenable" { &["session-create", "session-delete"] } else { &[] };
        assert_eq!(open, expected);
        for operation in document.operations() {
            assert!(
                operation.value.get("security").is_none_or(|security| security == &json!([])),
                "{}",
                operation.id()
            );
        }
    }
}

#[test]
fn operations_that_must_not_be_repeated_are_the_known_ones() {
    for document in ours() {
        let marked = named(&document, |operation| {
            operation.value.get("x-codegen-idempotent") == Some(&Value::Bool(false))
        });
        let expected: &[&str] =
            if document.name == "tenable" { &["users-keys", "users-password"] } else { &[] };
        assert_eq!(marked, expected, "{}", document.name);
    }
}

fn named<'a>(document: &'a Document, wanted: impl Fn(&Operation<'a>) -> bool) -> Vec<&'a str> {
    let mut names: Vec<&str> =
        document.operations().filter(|operation| wanted(operation)).map(|operation| operation.id()).collect();
    names.sort_unstable();
    names
}

/// Calls `visit` with every field of a schema, at any depth, without following references.
fn fields(schema: &Value, visit: &mut dyn FnMut(&str, &Value)) {
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        visit(name, field);
        fields(field, visit);
    }
    for key in ["items", "additionalProperties"] {
        if let Some(inner) = schema.get(key) {
            fields(inner, visit);
        }
    }
    schema["oneOf"].as_array().into_iter().flatten().for_each(|branch| fields(branch, visit));
}

fn refers(value: &Value) -> bool {
    match value {
        Value::Object(fields) => fields.contains_key("$ref") || fields.values().any(refers),
        Value::Array(items) => items.iter().any(refers),
        _ => false,
    }
}

fn pascal(name: &str) -> String {
    let mut pascal = String::new();
    let mut upper = true;
    for letter in name.chars() {
        if !letter.is_alphanumeric() {
            upper = true;
        } else if upper {
            pascal.extend(letter.to_uppercase());
            upper = false;
        } else {
            pascal.push(letter);
        }
    }
    pascal
}
