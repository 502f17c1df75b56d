//! Checks a response against its operation.

use serde_json::Value;

use super::request::covers;
use super::{Contract, Violation, ViolationKind};
use crate::document::{Operation, Parameter, Response as Described, is_json};
use crate::message::Response;
use crate::parameter;

/// Everything in which `response` breaks the document.
pub(super) fn violations(contract: &Contract, operation: &Operation, response: &Response) -> Vec<Violation> {
    let violation = |pointer: &str, message: String| Violation {
        operation: operation.id.clone(),
        kind: ViolationKind::Response,
        pointer: pointer.to_owned(),
        message: format!("status {}: {message}", response.status),
    };
    let Some(described) = operation.response(response.status) else {
        // A document that describes no error of an operation does not say that it never fails, and one that describes no
        // success, that it always does.
        let is_open = if response.status >= 400 {
            !operation.describes_errors()
        } else {
            operation.success().is_none()
        };
        if is_open {
            return Vec::new();
        }
        let pointer = format!("{}/responses", operation.pointer);
        return vec![violation(&pointer, "the document does not describe this status".to_owned())];
    };
    let mut found = headers(contract, operation, described, response);
    found.extend(body(contract, operation, described, response));
    found
}

/// In what the headers break what is described of them; others are the server's own.
fn headers(
    contract: &Contract,
    operation: &Operation,
    described: &Described,
    response: &Response,
) -> Vec<Violation> {
    let root = contract.document.json();
    let check = |header: &Parameter| {
        let what = format!("status {}: the header `{}`", response.status, header.name);
        let violation = |message: String| Violation {
            operation: operation.id.clone(),
            kind: ViolationKind::Response,
            pointer: header.pointer.clone(),
            message,
        };
        let Some(text) = response.header(&header.name) else {
            return if header.required { vec![violation(format!("{what} is required"))] } else { Vec::new() };
        };
        match (parameter::single(root, header, text), header.schema.as_deref()) {
            (Ok(Some(value)), Some(schema)) => {
                contract.compare(operation, ViolationKind::Response, schema, &what, &value)
            }
            (Err(message), _) => vec![violation(message)],
            _ => Vec::new(),
        }
    };
    described.headers.iter().flat_map(check).collect()
}

fn body(
    contract: &Contract,
    operation: &Operation,
    described: &Described,
    response: &Response,
) -> Vec<Violation> {
    let violation = |pointer: &str, message: String| Violation {
        operation: operation.id.clone(),
        kind: ViolationKind::Response,
        pointer: pointer.to_owned(),
        message: format!("status {}: {message}", response.status),
    };
    if response.body.is_empty() {
        // Described with a body and empty all the same is a fault, unless nothing but the status is promised.
        return match described.media.iter().find(|media| media.is_json() && media.schema.is_some()) {
            Some(media) if response.status < 400 && response.status != 204 => {
                vec![violation(&media.pointer, "the document promises a body".to_owned())]
            }
            _ => Vec::new(),
        };
    }
    if described.media.is_empty() {
        return vec![violation(&described.pointer, "the document promises no body".to_owned())];
    }
    let content_type = response.content_type().unwrap_or_default();
    let Some(media) = described.media.iter().find(|media| covers(media, content_type)) else {
        let message = format!("the content type `{content_type}` is not described");
        return vec![violation(&format!("{}/content", described.pointer), message)];
    };
    match &media.schema {
        Some(schema) if is_json(content_type) => match serde_json::from_slice::<Value>(&response.body) {
            Ok(value) => contract.compare(
                operation,
                ViolationKind::Response,
                schema,
                &format!("status {}: the body", response.status),
                &value,
            ),
            Err(_) => vec![violation(schema, "the body is not JSON".to_owned())],
        },
        _ => Vec::new(),
    }
}
