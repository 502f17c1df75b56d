//! Runs progenitor on a prepared document.

use std::panic::{AssertUnwindSafe, catch_unwind};

use ::progenitor::{GenerationSettings, Generator, HooksMode, InterfaceStyle};
use quote::quote;
use serde_json::{Map, Value, json};
use serde_path_to_error::Segment;

use crate::pointer::Pointer;
use crate::step::{REDACTING, UPLOADED};
use crate::walk;

/// Generates the client, or says in progenitor's words why not.
pub(crate) fn generate(document: &Value) -> Result<syn::File, String> {
    let specification: openapiv3::OpenAPI =
        serde_path_to_error::deserialize(reduced(document)).map_err(|error| {
            format!("it does not follow OpenAPI 3.0 at #{}: {}", pointer(error.path()), error.inner())
        })?;
    let mut settings = GenerationSettings::default();
    settings
        .with_interface(InterfaceStyle::Builder)
        .with_hooks(HooksMode::Expected)
        .with_inner_type(quote!(::sdk_runtime::ClientContext))
        .with_replacement(REDACTING, "::sdk_runtime::Secret", std::iter::empty())
        .with_replacement(UPLOADED, "::sdk_runtime::Upload", std::iter::empty());
    let run = || Generator::new(&settings).generate_tokens(&specification);
    // progenitor meets many unsupported constructs with `todo!` and `assert!`.
    let tokens = catch_unwind(AssertUnwindSafe(run))
        .map_err(|panic| format!("it panics: {}", panic_message(panic.as_ref())))?
        .map_err(|error| error.to_string())?;
    syn::parse2(tokens).map_err(|error| format!("it writes code that does not parse: {error}"))
}

/// What a client is made of, and nothing that can only be wrong: the generator reads no contact, tag, server or scheme.
fn reduced(document: &Value) -> Value {
    let text = |pointer: &str| document.pointer(pointer).and_then(Value::as_str);
    let mut paths = document.get("paths").cloned().unwrap_or_else(|| json!({}));
    for item in paths.as_object_mut().into_iter().flat_map(Map::values_mut).filter_map(Value::as_object_mut) {
        item.retain(|method, _| walk::METHODS.contains(&method.as_str()));
        item.values_mut().filter_map(Value::as_object_mut).for_each(operation);
    }
    let mut info = Map::new();
    info.insert("title".to_owned(), text("/info/title").unwrap_or_default().into());
    info.insert("version".to_owned(), text("/info/version").unwrap_or_default().into());
    for name in ["description", "termsOfService"] {
        info.extend(text(&format!("/info/{name}")).map(|text| (name.to_owned(), text.into())));
    }
    let schemas = document.pointer("/components/schemas").cloned().unwrap_or_else(|| json!({}));
    json!({ "openapi": "3.0.3", "info": info, "paths": paths, "components": { "schemas": schemas } })
}

fn operation(operation: &mut Map<String, Value>) {
    operation.retain(|name, value| match name.as_str() {
        "operationId" | "summary" | "description" => value.is_string(),
        "parameters" => value.is_array(),
        "requestBody" | "responses" => value.is_object(),
        _ => false,
    });
    let described = operation.get_mut("parameters").and_then(Value::as_array_mut).into_iter().flatten();
    let described = described.filter_map(Value::as_object_mut);
    described
        .for_each(|parameter| parameter.retain(|name, value| name != "description" || value.is_string()));
    if let Some(body) = operation.get_mut("requestBody").and_then(Value::as_object_mut) {
        body.retain(|name, value| match name.as_str() {
            "description" => value.is_string(),
            "required" => value.is_boolean(),
            other => other == "content",
        });
    }
    let responses = operation.get_mut("responses").and_then(Value::as_object_mut);
    for response in responses.into_iter().flat_map(Map::values_mut).filter_map(Value::as_object_mut) {
        response.retain(|name, value| name == "content" || (name == "description" && value.is_string()));
        response.entry("description").or_insert_with(|| "".into());
    }
}

/// The JSON pointer at which reading ended.
fn pointer(path: &serde_path_to_error::Path) -> Pointer {
    path.iter().fold(Pointer::root(), |pointer, segment| match segment {
        Segment::Map { key } => pointer.child(key),
        Segment::Seq { index } => pointer.child(index),
        _ => pointer,
    })
}

fn panic_message(panic: &(dyn std::any::Any + Send)) -> &str {
    panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("without a message")
}
