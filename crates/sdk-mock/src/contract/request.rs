//! Checks a request against its operation.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Contract, Violation, ViolationKind, credentials, query};
use crate::document::{Location, Media, Operation, Parameter, SchemeKind, essence, is_json};
use crate::message::Request;
use crate::{form, parameter};

/// Everything in which `request` breaks the document.
pub(super) fn violations(
    contract: &Contract,
    operation: &Operation,
    path: &BTreeMap<String, String>,
    request: &Request,
    json: &serde_json::Result<Value>,
) -> Vec<Violation> {
    let check = Check { contract, operation };
    let mut found = Vec::new();
    if let Some(message) = credentials::missing(operation, request).filter(|_| contract.asks_for_credentials)
    {
        found.push(check.violation(
            ViolationKind::Authentication,
            &format!("{}/security", operation.pointer),
            message,
        ));
    }
    for parameter in &operation.parameters {
        let values: Vec<_> = match parameter.location {
            Location::Path => {
                let written = path.get(&parameter.name);
                written
                    .into_iter()
                    .map(|text| parameter::without_prefix(contract.document.json(), parameter, text))
                    .collect()
            }
            Location::Header => request.header(&parameter.name).into_iter().collect(),
            Location::Query if request.query.is_empty() => Vec::new(),
            Location::Query => request.all(&check.wire_name(parameter)).collect(),
            Location::Cookie => {
                let named = request.cookies().filter(|(name, _)| *name == parameter.name);
                named.map(|(_, value)| value).collect()
            }
        };
        let kind = match parameter.location {
            Location::Path => ViolationKind::Path,
            Location::Query => ViolationKind::Query,
            Location::Header | Location::Cookie => ViolationKind::Header,
        };
        let has_query =
            !parameter.is_json && parameter.location == Location::Query && !request.query.is_empty();
        let objects = has_query.then(|| check.objects(parameter, request));
        found.extend(match objects.flatten() {
            Some(value) => check.value(kind, parameter, &value),
            None => check.parameter(kind, parameter, &values),
        });
    }
    found.extend(check.fixed_query(request));
    if !request.query.is_empty() {
        found.extend(check.unknown_query(request));
    }
    found.extend(check.body(request, json));
    found
}

struct Check<'a> {
    contract: &'a Contract,
    operation: &'a Operation,
}

impl Check<'_> {
    fn violation(&self, kind: ViolationKind, pointer: &str, message: String) -> Violation {
        let pointer = crate::document::pointer::existing(self.root(), pointer);
        Violation { operation: self.operation.id.clone(), kind, pointer, message }
    }

    fn root(&self) -> &Value {
        self.contract.document.json()
    }

    fn items(&self, parameter: &Parameter) -> Option<String> {
        let schema = parameter.schema.as_deref().filter(|_| !parameter.is_json)?;
        parameter::items(self.root(), schema)
    }

    /// The name of a query parameter as the vendor wants it on the wire.
    fn wire_name(&self, parameter: &Parameter) -> String {
        let brackets = query::is_list_in_brackets(self.root(), self.contract.arrays, parameter);
        format!("{}{}", parameter.name, if brackets { "[]" } else { "" })
    }

    fn members(&self, parameter: &Parameter, request: &Request) -> Vec<query::Member> {
        let (root, arrays) = (self.root(), self.contract.arrays);
        let mut members = query::members(root, arrays, parameter);
        members.extend(query::nested(root, parameter, &members, &request.query));
        let names: Vec<_> =
            self.names().into_iter().chain(members.iter().map(|member| member.key.clone())).collect();
        // In brackets behind the name of another one, it is that one's.
        let is_known = |key: &str| {
            let of = key.split_once('[').map(|(of, _)| of).filter(|of| *of != parameter.name);
            names.iter().any(|known| known == key || Some(known.as_str()) == of)
        };
        members.extend(query::entries(root, arrays, parameter, &request.query, is_known));
        members
    }

    /// What the document names in a query.
    fn names(&self) -> Vec<String> {
        let parameters = &self.operation.parameters;
        let parameters = parameters.iter().filter(|parameter| parameter.location == Location::Query);
        let mut names: Vec<_> = parameters.clone().map(|parameter| self.wire_name(parameter)).collect();
        let members = |parameter: &Parameter| query::members(self.root(), self.contract.arrays, parameter);
        names.extend(parameters.flat_map(members).map(|member| member.key));
        names.extend(self.operation.security.iter().flatten().filter_map(|scheme| match &scheme.kind {
            SchemeKind::Query(name) => Some(name.clone()),
            _ => None,
        }));
        names.extend(self.operation.template.fixed().into_iter().map(|(name, _)| name));
        names
    }

    /// The list of objects, or the object, that a query holds.
    fn objects(&self, parameter: &Parameter, request: &Request) -> Option<Value> {
        let mut objects = query::objects(self.root(), &self.members(parameter, request), &request.query);
        // The parameter itself has no name in them.
        if let Some(whole) = objects.last_mut().and_then(|object| object.as_object_mut()?.remove("")) {
            return Some(whole);
        }
        match objects.len() {
            0 => None,
            1 if self.items(parameter).is_none() => objects.pop(),
            _ => Some(Value::Array(objects)),
        }
    }

    fn value(&self, kind: ViolationKind, parameter: &Parameter, value: &Value) -> Vec<Violation> {
        let Some(schema) = parameter.schema.as_deref() else { return Vec::new() };
        self.contract.compare(self.operation, kind, schema, &format!("`{}`", parameter.name), value)
    }

    fn parameter(&self, kind: ViolationKind, parameter: &Parameter, values: &[&str]) -> Vec<Violation> {
        let what = || format!("`{}`", parameter.name);
        if values.is_empty() {
            let missing = || self.violation(kind, &parameter.pointer, format!("{} is required", what()));
            return if parameter.required { vec![missing()] } else { Vec::new() };
        }
        let Some(schema) = parameter.schema.as_deref() else { return Vec::new() };
        let root = self.root();
        if parameter.is_json {
            return match parameter::single(root, parameter, values[0]) {
                Ok(value) => value.map_or_else(Vec::new, |value| self.value(kind, parameter, &value)),
                Err(message) => vec![self.violation(kind, &parameter.pointer, message)],
            };
        }
        let value = match self.items(parameter) {
            Some(items) => {
                let joined = parameter::is_one_text(parameter)
                    || (!parameter.explode
                        && !query::is_list_in_brackets(root, self.contract.arrays, parameter));
                let separator = parameter::separator(root, parameter);
                let parts = values.iter().flat_map(|value| {
                    if joined { value.split(separator.as_str()).collect() } else { vec![*value] }
                });
                Value::Array(parts.map(|part| parameter::value(root, &items, part)).collect())
            }
            None if values.len() > 1 => {
                let message = format!("{} is given {} times and is no array", what(), values.len());
                return vec![self.violation(kind, &parameter.pointer, message)];
            }
            None => parameter::object(root, parameter, schema, values[0])
                .unwrap_or_else(|| parameter::value(root, schema, values[0])),
        };
        self.value(kind, parameter, &value)
    }

    /// What the path itself has behind a question mark.
    fn fixed_query(&self, request: &Request) -> Vec<Violation> {
        let missing =
            self.operation.template.fixed().into_iter().filter(|pair| !request.query.contains(pair));
        let violation = |(name, value): (String, String)| {
            let message = format!("the path asks for `{name}={value}`");
            self.violation(ViolationKind::Query, &self.operation.pointer, message)
        };
        missing.map(violation).collect()
    }

    fn unknown_query(&self, request: &Request) -> Vec<Violation> {
        let mut names = self.names();
        let queried = |parameter: &&Parameter| parameter.location == Location::Query;
        let parameters = self.operation.parameters.iter().filter(queried);
        names.extend(
            parameters.flat_map(|parameter| self.members(parameter, request)).map(|member| member.key),
        );
        let pointer = format!("{}/parameters", self.operation.pointer);
        let unknown = |name: &String| {
            let hint = if names.iter().any(|known| *known == format!("{name}[]")) {
                "; the vendor writes this array with brackets"
            } else {
                ""
            };
            self.violation(
                ViolationKind::Query,
                &pointer,
                format!("the operation has no parameter `{name}`{hint}"),
            )
        };
        request.query.iter().map(|(name, _)| name).filter(|name| !names.contains(name)).map(unknown).collect()
    }

    fn body(&self, request: &Request, json: &serde_json::Result<Value>) -> Vec<Violation> {
        let Some(body) = &self.operation.body else {
            let message = "the operation takes no body".to_owned();
            let unexpected = || self.violation(ViolationKind::Body, &self.operation.pointer, message);
            // Clients send an empty object with every POST, which says as much as nothing (pyTenable, `scans.pause`).
            let says_nothing = request.body.is_empty() || request.body.trim_ascii() == b"{}";
            return if says_nothing { Vec::new() } else { vec![unexpected()] };
        };
        let content_type = request.header("content-type").unwrap_or_default();
        // A form without a field has no bytes.
        if request.body.is_empty() && !form::is_form(content_type) {
            let missing =
                || self.violation(ViolationKind::Body, &body.pointer, "a body is required".to_owned());
            return if body.required { vec![missing()] } else { Vec::new() };
        }
        let Some(media) = body.media.iter().find(|media| covers(media, content_type)) else {
            let known: Vec<_> = body.media.iter().map(|media| media.name.as_str()).collect();
            let known = known.join(", ");
            let message = match content_type {
                "" => format!("the body has no content type; the document has {known}"),
                other => format!("the content type `{other}` is none of {known}"),
            };
            return vec![self.violation(ViolationKind::Body, &format!("{}/content", body.pointer), message)];
        };
        match &media.schema {
            Some(schema) if is_json(content_type) => match json {
                Ok(value) => {
                    self.contract.compare(self.operation, ViolationKind::Body, schema, "the body", value)
                }
                Err(error) => {
                    // The position only: the error's own text may repeat a part of the body.
                    let message =
                        format!("the body is not JSON (line {}, column {})", error.line(), error.column());
                    vec![self.violation(ViolationKind::Body, schema, message)]
                }
            },
            Some(schema) if form::is_form(content_type) => match form::read(content_type, &request.body) {
                Ok(fields) => {
                    let value = form::value(self.root(), media, &fields);
                    self.contract.compare(self.operation, ViolationKind::Body, schema, "the body", &value)
                }
                Err(message) => vec![self.violation(ViolationKind::Body, schema, message.to_owned())],
            },
            _ => Vec::new(),
        }
    }
}

/// Whether the document's media type (`application/json`, `text/*`, `*/*`) covers that of the request. What is no media type
/// (`json`) says nothing.
pub(super) fn covers(media: &Media, content_type: &str) -> bool {
    let (ours, theirs) = (essence(&media.name), essence(content_type));
    ours == theirs
        || ours == "*/*"
        || !ours.contains('/')
        || ours.strip_suffix('*').is_some_and(|class| class.ends_with('/') && theirs.starts_with(class))
}
