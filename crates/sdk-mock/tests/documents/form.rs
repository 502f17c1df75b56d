//! The documents are OpenAPI 3.0.3 that every tool reads: nothing dangling, nothing unused, nothing named twice.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::load::ours;

#[test]
fn is_openapi_3_0_3_with_servers_and_a_licence() {
    for document in ours() {
        assert_eq!(document.root["openapi"], "3.0.3", "{}", document.name);
        assert!(document.root["info"]["license"]["name"].is_string(), "{}", document.name);
        for server in document.root["servers"].as_array().unwrap() {
            let url = server["url"].as_str().unwrap();
            assert!(url.starts_with("https://") && !url.ends_with('/'), "{}: {url}", document.name);
        }
    }
}

#[test]
fn names_every_operation_once() {
    for document in ours() {
        let mut seen = BTreeSet::new();
        let mut rust = BTreeSet::new();
        for operation in document.operations() {
            assert!(seen.insert(operation.id()), "{}: {} twice", document.name, operation.id());
            let method: String = operation.id().chars().filter(|c| c.is_alphanumeric()).collect();
            assert!(
                rust.insert(method.to_lowercase()),
                "{}: {} equals another name in Rust",
                document.name,
                operation.id()
            );
        }
    }
}

#[test]
fn declares_the_path_parameters_of_the_template_and_no_others() {
    for document in ours() {
        for operation in document.operations() {
            let template: BTreeSet<&str> = operation
                .path
                .split('/')
                .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
                .collect();
            let mut declared = BTreeSet::new();
            let mut names = BTreeSet::new();
            for parameter in operation.parameters() {
                let name = parameter["name"].as_str().unwrap();
                assert!(names.insert(name), "{}: {name} twice", operation.id());
                match parameter["in"].as_str().unwrap() {
                    "path" => {
                        assert_eq!(parameter["required"], true, "{}: {name}", operation.id());
                        declared.insert(name);
                    }
                    "query" | "header" => {}
                    other => panic!("{}: parameter in {other}", operation.id()),
                }
            }
            assert_eq!(template, declared, "{}", operation.id());
        }
    }
}

#[test]
fn resolves_every_reference_and_uses_every_component() {
    for document in ours() {
        let mut used = BTreeSet::new();
        references(&document.root, &mut used);
        for reference in &used {
            let pointer = reference.strip_prefix('#').unwrap();
            assert!(document.root.pointer(pointer).is_some(), "{}: dangling {reference}", document.name);
        }
        for (name, _) in document.components() {
            assert!(
                used.contains(format!("#/components/schemas/{name}").as_str()),
                "{}: {name} is unused",
                document.name
            );
        }
    }
}

#[test]
fn lists_the_tags_that_are_used() {
    for document in ours() {
        let listed: BTreeSet<&str> = document.root["tags"]
            .as_array()
            .unwrap()
            .iter()
            .map(|tag| tag["name"].as_str().unwrap())
            .collect();
        let mut used = BTreeSet::new();
        for operation in document.operations() {
            used.extend(operation.value["tags"].as_array().unwrap().iter().map(|tag| tag.as_str().unwrap()));
        }
        assert_eq!(listed, used, "{}", document.name);
    }
}

#[test]
fn types_every_schema() {
    for document in ours() {
        for (name, schema) in document.components() {
            assert_eq!(schema["type"], "object", "{}: {name}", document.name);
            assert!(schema["description"].is_string(), "{}: {name} has no description", document.name);
            required_names_exist(name, schema);
        }
    }
}

fn required_names_exist(name: &str, schema: &Value) {
    for required in schema["required"].as_array().into_iter().flatten() {
        let property = required.as_str().unwrap();
        assert!(
            schema["properties"].get(property).is_some(),
            "{name}: requires {property}, which it does not have"
        );
    }
}

fn references<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(fields) => {
            if let Some(Value::String(reference)) = fields.get("$ref") {
                assert_eq!(fields.len(), 1, "{reference} has siblings, which 3.0 ignores");
                found.insert(reference);
            }
            fields.values().for_each(|field| references(field, found));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}
