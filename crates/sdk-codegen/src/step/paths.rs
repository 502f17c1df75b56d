//! Makes path templates and path parameters agree.
//!
//! The generator panics on a path parameter that is not in the template, not declared, not required, or named like a
//! query parameter. A path keeps its original in an extension where its template has to change.

use std::collections::{BTreeMap, BTreeSet};

use sdk_openapi::placeholder;
use serde_json::{Value, json};

use super::media_types::NOT_GENERATED;
use super::parameters::SEGMENTS;
use super::{ORIGINAL_PATH, Outcome, Settings};
use crate::error::Problem;
use crate::names;
use crate::pointer::Pointer;
use crate::walk;

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let mut outcome = Outcome::default();
    // The operations of a path share its template, so a placeholder must differ from the other arguments of all of them.
    let mut others: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    walk::operations(document, |operation| {
        let parameters = operation.value.get("parameters").and_then(Value::as_array);
        let names = parameters.into_iter().flatten().filter(|one| !in_path(one)).map(rust_name);
        others.entry(operation.path.to_owned()).or_default().extend(names);
    });
    let mut renamed: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    walk::operations(document, |operation| {
        let placeholders = match placeholders(operation.path) {
            Ok(placeholders) => placeholders,
            Err(message) => {
                operation.value.insert(NOT_GENERATED.to_owned(), json!(message));
                outcome.notes.push(Problem::new(&operation.pointer, message));
                return;
            }
        };
        let parameters = operation.value.entry("parameters").or_insert_with(|| json!([]));
        let Some(parameters) = parameters.as_array_mut() else { return };
        let query = operation.path.split_once('?').map_or("", |(_, query)| query);
        let is_twice = |one: &Value| {
            !in_path(one)
                && placeholders
                    .iter()
                    .any(|name| is_named(one, name) && query.contains(&format!("{{{name}}}")))
        };
        if let Some(Value::String(name)) = parameters.iter().find(|one| is_twice(one)).map(|one| &one["name"])
        {
            let path = operation.path;
            let message = format!(
                "`{name}` stands in the path `{path}` and is a parameter of its query; correct it in the overlay"
            );
            operation.value.insert(NOT_GENERATED.to_owned(), json!(message));
            outcome.notes.push(Problem::new(&operation.pointer, message));
            return;
        }
        let before = parameters.clone();
        for name in &placeholders {
            let placeholder = placeholder(name);
            let is_meant =
                |one: &Value| in_path(one) && (is_named(one, name) || is_named(one, placeholder.name));
            if !parameters.iter().any(is_meant) {
                let message = format!("no parameter describes `{name}` in the path; it is a text");
                outcome.notes.push(Problem::new(&operation.pointer, message));
                parameters.push(json!({ "name": name, "in": "path", "schema": { "type": "string" } }));
            }
            for parameter in parameters.iter_mut().filter(|one| is_meant(one)) {
                parameter["name"] = json!(name);
                parameter["required"] = json!(true);
                if placeholder.has_segments {
                    parameter["style"] = json!(SEGMENTS);
                }
            }
        }
        parameters.retain(|parameter| {
            let is_sent = !in_path(parameter) || placeholders.iter().any(|name| is_named(parameter, name));
            if !is_sent {
                let message =
                    format!("dropped: the parameter {}, which the path does not have", parameter["name"]);
                outcome.notes.push(Problem::new(&operation.pointer, message));
            }
            is_sent
        });
        outcome.changes += usize::from(*parameters != before);
        let mut taken = others.get(operation.path).cloned().unwrap_or_default();
        for name in placeholders {
            let mut own = placeholder(&name).name.to_owned();
            // The generator puts another letter before a digit than the rest of the code expects.
            while names::snake(&own) != names::method(&own) || !taken.insert(names::snake(&own)) {
                own = format!("path_{own}");
            }
            if own != name {
                renamed.entry(operation.path.to_owned()).or_default().insert(name, own);
            }
        }
    });
    rename(document, &renamed, &mut outcome);
    outcome
}

fn in_path(parameter: &Value) -> bool {
    parameter.get("in").is_some_and(|location| location == "path")
}

/// The names in braces, or what is wrong with the template.
fn placeholders(path: &str) -> Result<Vec<String>, String> {
    let malformed = || format!("`{path}` is no path template; correct it in the overlay");
    if !path.starts_with('/') {
        return Err(format!("the path `{path}` does not begin with a slash; correct it in the overlay"));
    }
    if path.split(['?', '#']).next().unwrap_or_default().split('/').any(is_relative) {
        return Err(format!("the path `{path}` has a segment that no URL keeps; correct it in the overlay"));
    }
    let mut names: Vec<String> = Vec::new();
    let mut rest = path;
    while let Some((literal, more)) = rest.split_once('{') {
        let (name, after) = more.split_once('}').ok_or_else(malformed)?;
        if literal.contains('}') || name.is_empty() || name.contains(['/', '{']) {
            return Err(malformed());
        }
        if names.iter().any(|one| one == name) {
            return Err(format!("`{{{name}}}` stands twice in the path `{path}`; correct it in the overlay"));
        }
        names.push(name.to_owned());
        rest = after;
    }
    if rest.contains('}') { Err(malformed()) } else { Ok(names) }
}

/// Whether a segment is `.` or `..`, escaped or not: what makes a URL takes it as a step in the tree (RFC 3986, section 5.2.4).
fn is_relative(segment: &str) -> bool {
    matches!(segment.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..")
}

fn is_named(parameter: &Value, name: &str) -> bool {
    parameter.get("name").is_some_and(|own| own == name)
}

fn rust_name(parameter: &Value) -> String {
    names::snake(parameter.get("name").and_then(Value::as_str).unwrap_or_default())
}

/// Renames placeholders, in the template and in the operations of the path.
fn rename(document: &mut Value, renamed: &BTreeMap<String, BTreeMap<String, String>>, outcome: &mut Outcome) {
    let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) else { return };
    for (path, names) in renamed {
        let Some(mut item) = paths.remove(path) else { continue };
        for (_, operation) in item.as_object_mut().into_iter().flatten() {
            let Some(operation) = operation.as_object_mut() else { continue };
            operation.insert(ORIGINAL_PATH.to_owned(), json!(path));
            for parameter in
                operation.get_mut("parameters").and_then(Value::as_array_mut).into_iter().flatten()
            {
                let own =
                    parameter.get("name").and_then(Value::as_str).and_then(|name| names.get(name)).cloned();
                if let Some(own) = own.filter(|_| in_path(parameter)) {
                    parameter["name"] = json!(own);
                }
            }
        }
        let mut template = path.clone();
        for (name, own) in names {
            template = template.replace(&format!("{{{name}}}"), &format!("{{{own}}}"));
        }
        if paths.contains_key(&template) {
            let pointer = Pointer::root().child("paths").child(&template);
            outcome.problems.push(Problem::new(pointer, format!("the same path as `{path}`")));
        }
        paths.insert(template, item);
        outcome.changes += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(path: &str, parameters: Value) -> Value {
        json!({ "paths": { path: { "get": { "operationId": "x", "parameters": parameters } } } })
    }

    #[test]
    fn undeclared_placeholders_become_text_and_stray_parameters_go() {
        let mut document = document("/a/{b}", json!([{ "name": "c", "in": "path" }]));
        let notes = apply(&mut document, &Settings::plain()).notes;
        let [text, dropped] = &notes[..] else { panic!("{notes:?}") };
        assert!(text.message.contains("`b`") && dropped.message.contains("\"c\""), "{notes:?}");
        let parameters = &document["paths"]["/a/{b}"]["get"]["parameters"];
        assert_eq!(
            *parameters,
            json!([{ "name": "b", "in": "path", "required": true, "schema": { "type": "string" } }])
        );
    }

    #[test]
    fn a_path_parameter_named_like_another_gets_another_name() {
        let both = json!([
            { "name": "id", "in": "path", "schema": { "type": "string" } },
            { "name": "id", "in": "query", "schema": { "type": "string" } }
        ]);
        let mut document = document("/a/{id}", both);
        apply(&mut document, &Settings::plain());
        let operation = &document["paths"]["/a/{path_id}"]["get"];
        assert_eq!(operation["x-codegen-original-path"], "/a/{id}");
        assert_eq!(operation["parameters"][0]["name"], "path_id");
        assert_eq!(operation["parameters"][1]["name"], "id");
    }

    #[test]
    fn the_marks_of_a_router_are_no_part_of_a_name() {
        for (path, declared) in [("/a/{+rest}", "rest"), ("/a/{rest*}", "rest*"), ("/a/{rest:.*}", "other")] {
            let integer = json!({ "name": declared, "in": "path", "schema": { "type": "integer" } });
            let mut document = document(path, json!([integer]));
            apply(&mut document, &Settings::plain());
            let operation = &document["paths"]["/a/{rest}"]["get"];
            assert_eq!(operation[ORIGINAL_PATH], path);
            let kind = if declared == "other" { "string" } else { "integer" };
            let expected = json!([{ "name": "rest", "in": "path", "required": true, "style": SEGMENTS, "schema": { "type": kind } }]);
            assert_eq!(operation["parameters"], expected);
        }
    }

    #[test]
    fn a_placeholder_begins_with_a_letter() {
        let mut document = document("/a/{2fa}", json!([]));
        apply(&mut document, &Settings::plain());
        assert_eq!(document["paths"]["/a/{path_2fa}"]["get"]["parameters"][0]["name"], "path_2fa");
    }

    #[test]
    fn a_malformed_template_costs_its_operation() {
        for (path, words) in [
            ("a/b", "slash"),
            ("/a/{b", "no path template"),
            ("/a/b}", "no path template"),
            ("/a/{}", "no path template"),
            ("/{a}/{a}", "`{a}` stands twice"),
            ("/a/../b", "a segment that no URL keeps"),
            ("/{a}/%2E.", "a segment that no URL keeps"),
            ("/./{a}", "a segment that no URL keeps"),
        ] {
            let mut document = document(path, json!([]));
            let outcome = apply(&mut document, &Settings::plain());
            assert!(outcome.problems.is_empty() && outcome.notes.len() == 1, "{path}");
            assert!(outcome.notes[0].message.contains(words), "{:?}", outcome.notes);
            assert!(document["paths"][path]["get"][NOT_GENERATED].is_string(), "{path}");
        }
    }

    #[test]
    fn a_parameter_of_the_query_does_not_stand_in_the_path_as_well() {
        let mut document =
            document("/a?b={b}", json!([{ "name": "b", "in": "query", "schema": { "type": "string" } }]));
        let outcome = apply(&mut document, &Settings::plain());
        assert!(outcome.notes[0].message.contains("`b` stands in the path"), "{:?}", outcome.notes);
        assert!(document["paths"]["/a?b={b}"]["get"][NOT_GENERATED].is_string());
    }

    #[test]
    fn operations_of_one_path_agree_about_its_placeholders() {
        let parameter = |name: &str, location: &str| json!({ "name": name, "in": location, "schema": {} });
        let own = |id: &str, more: &[Value]| {
            let parameters = [&[parameter("id", "path"), parameter("id", "query")], more].concat();
            json!({ "operationId": id, "parameters": parameters })
        };
        let item = json!({ "get": own("a", &[]), "put": own("b", &[parameter("path_id", "query")]) });
        let mut document = json!({ "paths": { "/a/{id}": item } });
        apply(&mut document, &Settings::plain());
        let item = &document["paths"]["/a/{path_path_id}"];
        for method in ["get", "put"] {
            assert_eq!(item[method]["parameters"][0]["name"], "path_path_id");
            assert_eq!(item[method][ORIGINAL_PATH], "/a/{id}");
        }
    }
}
