//! Responses of a fake as another document has them: the fakes are written after one document, and serve any version.

use sdk_openapi::pointer::unescape;
use serde_json::Value;

use super::Examples;
use crate::document::Operation;
use crate::message::Response;
use crate::schema::Direction;

/// How often what was put in is looked at again: it may show what else does not conform.
const ROUNDS: usize = 4;

impl Examples {
    /// The response as far as the document allows it: what it forbids gives way to what an example has there.
    pub(crate) fn adapted(&self, operation: &Operation, response: &Response) -> Response {
        // A success is a success, whatever its code.
        let code = match operation.success() {
            Some((code, _)) if response.status < 300 && operation.response(response.status).is_none() => code,
            _ => response.status,
        };
        let Some(described) = operation.response(code) else { return response.clone() };
        let Some(media) = described.preferred().filter(|_| code != 204) else { return Response::empty(code) };
        let adapted = Response { status: code, ..response.clone() };
        if response.body.is_empty() && code >= 400 {
            return adapted;
        }
        let adapted = adapted.with_header("content-type", &media.name);
        let Some(schema) = media.schema.as_deref().filter(|_| media.is_json()) else { return adapted };
        let pattern = self.body(Direction::Response, media);
        let mut body = serde_json::from_slice(&response.body).unwrap_or_else(|_| (*pattern).clone());
        for _ in 0..ROUNDS {
            let mismatches = self.document.schemas().check(Direction::Response, schema, &body);
            mismatches.iter().for_each(|mismatch| replace(&mut body, &mismatch.part, &pattern));
        }
        adapted.with_body(body.to_string())
    }
}

/// Puts the part of the pattern where a value does not conform; without one, the part goes.
fn replace(body: &mut Value, part: &str, pattern: &Value) {
    // All elements of a list have the form of the pattern's first.
    let first = |token| if str::parse::<usize>(token).is_ok() { "0" } else { token };
    let general: Vec<_> = part.split('/').map(first).collect();
    let pattern = pattern.pointer(part).or_else(|| pattern.pointer(&general.join("/")));
    match (body.pointer_mut(part), pattern) {
        (Some(Value::Object(given)), Some(Value::Object(all)))
            if all.keys().any(|name| !given.contains_key(name)) =>
        {
            for (name, value) in all {
                given.entry(name).or_insert_with(|| value.clone());
            }
        }
        (Some(given), Some(pattern)) => *given = pattern.clone(),
        _ => remove(body, part),
    }
}

fn remove(body: &mut Value, part: &str) {
    let Some((parent, name)) = part.rsplit_once('/') else { return };
    let name = unescape(name);
    match body.pointer_mut(parent) {
        Some(Value::Object(members)) => drop(members.remove(&name)),
        Some(Value::Array(items)) => {
            drop(name.parse().ok().filter(|index| *index < items.len()).map(|index| items.remove(index)))
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::contract::Contract;
    use crate::document::Document;

    #[test]
    fn what_another_document_forbids_gives_way() {
        let user = json!({"type": "object", "required": ["id", "mail"], "properties": {
            "id": {"type": "integer"}, "mail": {"type": "string"}, "end": {"type": "string", "format": "date-time"},
        }});
        let body = json!({"application/json": {"schema": {"type": "array", "items": user}}});
        let responses = json!({"201": {"description": "", "content": body}, "404": {"description": ""}});
        let document = Document::from_value(
            json!({"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {
                "/users": {"get": {"operationId": "users", "responses": responses}},
            }}),
        )
        .unwrap();
        let contract = Contract::new(document.clone());
        let operation = document.operation("users").unwrap();
        let examples = Examples::new(document.clone());
        let adapted = |response| {
            let adapted = examples.adapted(operation, &response);
            assert!(contract.check_response(operation, &adapted).is_empty());
            (adapted.status, serde_json::from_slice(&adapted.body).unwrap_or(Value::Null))
        };
        let given = json!([{"id": 7, "mail": "a"}, {"id": "x", "end": "Never", "more": 1}]);
        let expected = json!([{"id": 7, "mail": "a"}, {"id": 1, "mail": "text", "end": "2026-01-15T08:30:00Z", "more": 1}]);
        assert_eq!(adapted(Response::json(200, &given)), (201, expected));
        assert_eq!(adapted(Response::empty(201)).0, 201);
        assert_eq!(adapted(Response::json(404, &json!({"error": "x"}))), (404, Value::Null));
    }
}
