//! Reads the operations out of an OpenAPI 3.0 document.

use sdk_openapi::placeholder;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::DocumentError;
use super::operation::{Body, Location, Media, Operation, Parameter, Response, Scheme, SchemeKind, is_form};
use super::paging::Paging;
use super::pointer::{push, resolve};
use super::schema::Schema;
use super::template::PathTemplate;

pub(super) const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// All operations of a document, in its order of paths, and why others are left out.
pub(super) fn operations(root: &Value) -> Result<(Vec<Operation>, Vec<DocumentError>), DocumentError> {
    if !root.get("openapi").and_then(Value::as_str).is_some_and(|version| version.starts_with("3.0")) {
        return Err(error("/openapi", "only documents of OpenAPI 3.0 and 3.1 are understood"));
    }
    let paths = object(root, "/paths")?;
    let (mut operations, mut left_out) = (Vec::new(), Vec::new());
    for path in paths.keys().filter(|path| !path.starts_with("x-")) {
        let pointer = push("/paths", path);
        let Some((target, _)) = resolve(root, &pointer) else {
            left_out.push(dangling(&pointer));
            continue;
        };
        // What stands beside a reference is a part of the path.
        let items: &[&str] = if target == pointer { &[&pointer] } else { &[&target, &pointer] };
        for method in METHODS {
            let pointer =
                items.iter().map(|item| push(item, method)).rfind(|pointer| root.pointer(pointer).is_some());
            match pointer.map(|pointer| operation(root, path, items, &pointer, method)) {
                Some(Ok(operation)) => operations.push(operation),
                Some(Err(error)) => left_out.push(error),
                None => (),
            }
        }
    }
    match left_out.pop() {
        Some(error) if operations.is_empty() => Err(error),
        error => {
            left_out.extend(error);
            Ok((operations, left_out))
        }
    }
}

fn operation(
    root: &Value,
    path: &str,
    items: &[&str],
    pointer: &str,
    method: &str,
) -> Result<Operation, DocumentError> {
    let pointer = pointer.to_owned();
    let value = at(root, &pointer)?;
    let method = method.to_ascii_uppercase();
    let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let tags = value.get("tags").and_then(Value::as_array);
    let template = PathTemplate::parse(path)
        .ok_or_else(|| error(&pointer, "a path begins with /, and text stands between two parameters"))?;
    let mut parameters = parameters(root, items, &pointer)?;
    // One of no place in the path cannot be sent.
    parameters.retain(|one| one.location != Location::Path || template.names().any(|name| name == one.name));
    let is_described =
        |name: &str| parameters.iter().any(|one| one.location == Location::Path && one.name == name);
    let others: Vec<_> = template.names().filter(|name| !is_described(name)).map(str::to_owned).collect();
    // Described nowhere, and needed all the same.
    parameters.extend(others.into_iter().map(|name| Parameter {
        name,
        location: Location::Path,
        required: true,
        explode: false,
        pointer: pointer.clone(),
        schema: None,
        is_json: false,
    }));
    Ok(Operation {
        id: text("operationId")
            .filter(|id| id.contains(char::is_alphanumeric))
            .unwrap_or_else(|| format!("{}-{}", method.to_ascii_lowercase(), path.replace(['{', '}'], ""))),
        path: path.to_owned(),
        tags: tags.into_iter().flatten().filter_map(|tag| Some(tag.as_str()?.to_owned())).collect(),
        paging: Paging::read(value, |name| parameters.iter().any(|parameter| parameter.name == name)),
        parameters,
        body: body(root, &push(&pointer, "requestBody"))?,
        responses: responses(root, &push(&pointer, "responses"))?,
        security: security(root, value),
        template,
        method,
        pointer,
    })
}

/// Parameters of the path item and of the operation; the operation's win.
fn parameters(root: &Value, items: &[&str], operation: &str) -> Result<Vec<Parameter>, DocumentError> {
    let mut found: Vec<Parameter> = Vec::new();
    for list in items.iter().chain([&operation]).map(|holder| push(holder, "parameters")) {
        let count = root.pointer(&list).and_then(Value::as_array).map_or(0, Vec::len);
        for index in 0..count {
            let parameter = parameter(root, &format!("{list}/{index}"))?;
            found.retain(|other| (&other.name, other.location) != (&parameter.name, parameter.location));
            if !is_ignored(&parameter) {
                found.push(parameter);
            }
        }
    }
    Ok(found)
}

/// Headers that are described elsewhere: their parameter definitions mean nothing (OpenAPI 3.0.3, "Parameter Object").
fn is_ignored(parameter: &Parameter) -> bool {
    const ELSEWHERE: [&str; 3] = ["accept", "authorization", "content-type"];
    parameter.location == Location::Header
        && ELSEWHERE.iter().any(|name| parameter.name.eq_ignore_ascii_case(name))
}

fn parameter(root: &Value, pointer: &str) -> Result<Parameter, DocumentError> {
    let (pointer, value) = resolve(root, pointer).ok_or_else(|| dangling(pointer))?;
    let location = value.get("in").and_then(|location| Location::deserialize(location).ok());
    let location = location.ok_or_else(|| error(&pointer, "`in` is none of path, query, header, cookie"))?;
    let name =
        value.get("name").and_then(Value::as_str).ok_or_else(|| error(&pointer, "a parameter has a name"))?;
    let name = if location == Location::Path { placeholder(name).name } else { name };
    let style = value.get("style").and_then(Value::as_str);
    let form =
        matches!(location, Location::Query | Location::Cookie) && style.is_none_or(|style| style == "form");
    let required = flag(value, "required").unwrap_or(location == Location::Path);
    let (schema, is_json) = text_schema(root, value, &pointer);
    // With spaces or pipes there is one form, whatever `explode` says.
    let is_joined = matches!(style, Some("spaceDelimited" | "pipeDelimited"));
    let explode = !is_joined && flag(value, "explode").unwrap_or(form);
    Ok(Parameter { name: name.to_owned(), location, required, explode, schema, is_json, pointer })
}

/// The schema of a parameter or a header, and whether it is that of the JSON in its text.
fn text_schema(root: &Value, value: &Value, pointer: &str) -> (Option<String>, bool) {
    if value.get("schema").is_some() {
        return (Some(push(pointer, "schema")), false);
    }
    match media(root, value, pointer).into_iter().find(Media::is_json) {
        Some(media) => (media.schema, true),
        None => (None, false),
    }
}

/// The headers of a response. `Content-Type` is described by the body (OpenAPI 3.0.3, "Response Object").
fn headers(root: &Value, response: &Value, pointer: &str) -> Result<Vec<Parameter>, DocumentError> {
    let described = response.get("headers").and_then(Value::as_object).into_iter().flat_map(Map::keys);
    let described = described.filter(|name| !name.eq_ignore_ascii_case("content-type"));
    described
        .map(|name| {
            let pointer = push(&push(pointer, "headers"), name);
            let (pointer, value) = resolve(root, &pointer).ok_or_else(|| dangling(&pointer))?;
            let (schema, is_json) = text_schema(root, value, &pointer);
            let required = flag(value, "required").unwrap_or(false);
            let (name, location) = (name.clone(), Location::Header);
            Ok(Parameter { name, location, required, explode: false, schema, is_json, pointer })
        })
        .collect()
}

fn body(root: &Value, pointer: &str) -> Result<Option<Body>, DocumentError> {
    if root.pointer(pointer).is_none() {
        return Ok(None);
    }
    let (pointer, value) = resolve(root, pointer).ok_or_else(|| dangling(pointer))?;
    Ok(Some(Body {
        required: flag(value, "required").unwrap_or(false),
        media: media(root, value, &pointer),
        pointer,
    }))
}

fn responses(root: &Value, pointer: &str) -> Result<Vec<Response>, DocumentError> {
    let mut found = Vec::new();
    for status in object(root, pointer)?.keys().filter(|key| !key.starts_with("x-")) {
        let pointer = push(pointer, status);
        let (pointer, value) = resolve(root, &pointer).ok_or_else(|| dangling(&pointer))?;
        let headers = headers(root, value, &pointer)?;
        found.push(Response {
            status: status.clone(),
            media: media(root, value, &pointer),
            headers,
            pointer,
        });
    }
    Ok(found)
}

fn media(root: &Value, value: &Value, pointer: &str) -> Vec<Media> {
    let content = push(pointer, "content");
    let types = value.get("content").and_then(Value::as_object);
    let media = |(name, media): (&String, &Value)| {
        let pointer = push(&content, name);
        // A form has members: a schema of anything else says nothing of them.
        let says_something = |schema: &Schema<'_>| {
            !is_form(name) || ["", "object"].contains(&schema.clone().typed(root).kind())
        };
        let schema = media.get("schema").map(|_| push(&pointer, "schema"));
        let schema = schema.filter(|pointer| Schema::at(root, pointer).as_ref().is_none_or(says_something));
        Media { name: name.clone(), pointer, schema }
    };
    types.into_iter().flatten().map(media).collect()
}

/// The alternatives of an operation's credentials.
///
/// An alternative with a scheme that the document does not define says nothing that can be checked. Where none is
/// left, what the document asks of every operation holds: better than accepting a request without credentials.
fn security(root: &Value, operation: &Value) -> Vec<Vec<Scheme>> {
    let own = operation.get("security").map(|security| (security, alternatives(root, security)));
    match own {
        Some((written, read)) if !read.is_empty() || written.as_array().is_none_or(Vec::is_empty) => read,
        _ => root.get("security").map(|security| alternatives(root, security)).unwrap_or_default(),
    }
}

fn alternatives(root: &Value, security: &Value) -> Vec<Vec<Scheme>> {
    security.as_array().into_iter().flatten().filter_map(|alternative| schemes(root, alternative)).collect()
}

/// The schemes of an alternative; `None` when one is not defined.
fn schemes(root: &Value, alternative: &Value) -> Option<Vec<Scheme>> {
    let names = alternative.as_object().into_iter().flat_map(Map::keys);
    names
        .map(|name| {
            let (_, value) = resolve(root, &push("/components/securitySchemes", name))?;
            Some(Scheme { name: name.clone(), kind: kind(value) })
        })
        .collect()
}

fn kind(scheme: &Value) -> SchemeKind {
    let text = |key: &str| scheme.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    match (text("type").as_str(), text("in").as_str(), text("scheme").to_ascii_lowercase().as_str()) {
        ("apiKey", "header", _) => SchemeKind::Header(text("name")),
        ("apiKey", "query", _) => SchemeKind::Query(text("name")),
        ("apiKey", "cookie", _) => SchemeKind::Cookie(text("name")),
        ("http", _, "bearer") => SchemeKind::Bearer,
        ("http", _, "basic") => SchemeKind::Basic,
        _ => SchemeKind::Other,
    }
}

fn flag(value: &Value, key: &str) -> Option<bool> {
    value.get(key).and_then(Value::as_bool)
}

fn at<'a>(root: &'a Value, pointer: &str) -> Result<&'a Value, DocumentError> {
    root.pointer(pointer).ok_or_else(|| error(pointer, "missing"))
}

fn object<'a>(root: &'a Value, pointer: &str) -> Result<&'a Map<String, Value>, DocumentError> {
    at(root, pointer)?.as_object().ok_or_else(|| error(pointer, "not an object"))
}

fn error(pointer: &str, message: &str) -> DocumentError {
    DocumentError { pointer: pointer.to_owned(), message: message.to_owned() }
}

fn dangling(pointer: &str) -> DocumentError {
    error(pointer, "this reference leads nowhere in the document")
}
