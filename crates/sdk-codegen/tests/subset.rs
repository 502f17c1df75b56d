//! Code that was written for a part of an API also compiles with more of it: names and signatures of the one client are
//! a subset of those of the other.
//!
//! The vendors' complete documents are not part of this project; `.ci/vendor-lane` holds the selections against them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail as tests do: by panicking")]

#[path = "subset/client.rs"]
mod client;
#[path = "subset/compare.rs"]
mod compare;

use std::path::{Path, PathBuf};

use client::Client;
use sdk_codegen::{Api, Document, Files, Selection, generate};
use serde_json::Value;

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
        .unwrap()
}

fn code(files: &Files, documents: &[PathBuf]) -> String {
    let documents =
        documents.iter().map(|path| Document { name: path.display().to_string(), content: read(path) });
    let (api, overlay) = (Api::read(&files.api()).unwrap(), read(&files.overlay()));
    let generated = generate(&api, documents.collect(), Some(&overlay), &Selection::All);
    generated.unwrap_or_else(|error| panic!("{error}")).code
}

/// Holds the selection against the complete client that `sdk-codegen check` has generated.
fn holds(name: &str) {
    let files = Files::of(&workspace(), name);
    let checked = PathBuf::from(std::env::var_os("SDK_CHECKED").unwrap());
    let complete = std::fs::read_to_string(checked.join(name).join("client.rs")).unwrap();
    let selection = Client::read(&code(&files, &[files.document()]));
    assert!(selection.operations() > 50, "the selection has operations");
    let client = Client::read(&complete);
    assert!(client.operations() > selection.operations(), "the other one has more");
    let found = compare::differences(&selection, &client);
    assert!(found.is_empty(), "{} differences:\n{}", found.len(), found.join("\n"));
    // A job of which an operation is not found has no method.
    let overlay = read(&files.overlay());
    let jobs = overlay["actions"].as_array().unwrap().iter();
    let jobs = jobs.filter(|action| action["update"].get("x-codegen-job").is_some()).count();
    assert_eq!(complete.matches("static JOB").count(), jobs, "jobs");
}

#[test]
#[ignore = "needs SDK_CHECKED, the folder where `check` has left complete clients; see .ci/vendor-lane"]
fn meraki() {
    holds("meraki");
}

#[test]
#[ignore = "needs SDK_CHECKED, the folder where `check` has left complete clients; see .ci/vendor-lane"]
fn tenable() {
    holds("tenable");
}

fn small(document: &Value) -> Client {
    let documents = vec![Document { name: "small".to_owned(), content: document.clone() }];
    let generated = generate(&Api::default(), documents, None, &Selection::All);
    Client::read(&generated.unwrap_or_else(|error| panic!("{error}")).code)
}

fn shelves() -> Value {
    read(&workspace().join("crates/sdk-codegen/tests/subset/shelves.json"))
}

/// Every operation there shares a type with another one.
#[test]
fn an_operation_more_takes_no_name_away() {
    let (document, complete) = (shelves(), small(&shelves()));
    for path in document["paths"].as_object().unwrap().keys() {
        let mut part = document.clone();
        part["paths"].as_object_mut().unwrap().remove(path);
        let differences = compare::differences(&small(&part), &complete);
        assert!(differences.is_empty(), "without {path}:\n{}", differences.join("\n"));
    }
}

#[test]
fn a_body_of_which_the_vendor_makes_a_component_keeps_its_names() {
    let mut inline = shelves();
    let components = inline.as_object_mut().unwrap().remove("components").unwrap();
    inline["paths"]["/shelves"]["put"]["requestBody"]["content"]["application/json"]["schema"] =
        without_references(&components["schemas"]["Move"], &components["schemas"]);
    inline["paths"]["/boards"].as_object_mut().unwrap().remove("post");
    let differences = compare::differences(&small(&inline), &small(&shelves()));
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// The schema with the components in the places of references to them.
fn without_references(schema: &Value, components: &Value) -> Value {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        return without_references(&components[reference.rsplit('/').next().unwrap()], components);
    }
    match schema {
        Value::Object(members) => members
            .iter()
            .map(|(name, member)| (name.clone(), without_references(member, components)))
            .collect(),
        other => other.clone(),
    }
}

/// What the other tests rest on.
#[test]
fn names_and_signatures_that_differ_are_found() {
    let complete = small(&shelves());
    let mut other = shelves();
    let body = "/paths/~1shelves~1add/post/requestBody/content/application~1json/schema/properties";
    other.pointer_mut(body).unwrap()["serial"]["type"] = "integer".into();
    other.pointer_mut(body).unwrap()["colour"] = serde_json::json!({ "type": "string" });
    let id = other.pointer_mut("/paths/~1boards/get/operationId").unwrap();
    *id = "listPlanks".into();
    let found = compare::differences(&small(&other), &complete);
    for about in [
        "Client::list_planks: missing",
        "builder::ListPlanks::send: missing",
        "types::ListPlanksResponse: missing",
        "types::AddShelfBody.colour:",
        "types::AddShelfBody.serial:",
        "types::builder::AddShelfBody::serial:",
    ] {
        assert!(found.iter().any(|found| found.starts_with(about)), "{about} in {found:#?}");
    }
}
