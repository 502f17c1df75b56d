//! Lists of any length, made from the one element of an example.

use serde_json::{Value, json};

use super::Examples;
use crate::backend::{Call, Response};
use crate::document::{Paging, PagingStyle};
use crate::paging::page;

impl Examples {
    /// Makes lists that are paged this long; as long as the document's example if not told.
    #[must_use]
    pub fn list_length(mut self, length: usize) -> Self {
        self.length = Some(length);
        self
    }

    pub(crate) fn length(&self) -> Option<usize> {
        self.length
    }

    /// The page that a call asks for.
    pub(super) fn page(&self, call: &Call<'_>, paging: &Paging, status: u16, body: &Value) -> Response {
        let list = paging.items.as_ref().map_or(Some(body), |field| body.get(field));
        let Some(Value::Array(items)) = list else { return Response::json(status, body) };
        let pattern = items.first().cloned();
        let total = pattern.as_ref().map_or(0, |_| self.length.unwrap_or(items.len()));
        let at = |index: usize| element(pattern.as_ref().unwrap_or(&Value::Null), index);
        paged(
            call,
            paging,
            status,
            body.clone(),
            (total, &|index| index.to_string(), &|token| token.parse().ok(), &at),
        )
    }
}

/// A list: its length, the token of an element, the element of a token, and an element.
type List<'a> =
    (usize, &'a dyn Fn(usize) -> String, &'a dyn Fn(&str) -> Option<usize>, &'a dyn Fn(usize) -> Value);

/// The page of a list that a call asks for, in a body like this one.
pub(crate) fn paged(
    call: &Call<'_>,
    paging: &Paging,
    status: u16,
    mut body: Value,
    list: List<'_>,
) -> Response {
    let (total, token, position, at) = list;
    let page = match page(call, paging, total, token, position) {
        Ok(page) => page,
        Err(reason) => return Response::json(400, &json!({"errors": [reason], "error": reason})),
    };
    let list = match &paging.items {
        Some(field) => body.get_mut(field.as_str()),
        None => Some(&mut body),
    };
    if let Some(list) = list {
        *list = page.range.clone().map(at).collect();
    }
    if paging.style == PagingStyle::Offset {
        let limit = call.query("limit").and_then(|limit| limit.parse().ok()).unwrap_or(paging.default);
        let numbers =
            [("total", total), ("limit", limit), ("offset", page.range.start), ("count", page.range.len())];
        for (name, number) in numbers {
            if let Some(field) = body.pointer_mut(&format!("/pagination/{name}")) {
                *field = json!(number);
            }
        }
        if let Some(next) = paging.cursor.as_ref().and_then(|(_, member)| body.pointer_mut(member)) {
            *next = if page.range.end < total { json!(token(page.range.end)) } else { Value::Null };
        }
    }
    let response = Response::json(status, &body);
    page.link.into_iter().fold(response, |response, link| response.with_header("link", &link))
}

/// The element of this index: the pattern with another identity.
pub(crate) fn element(pattern: &Value, index: usize) -> Value {
    let mut element = pattern.clone();
    for name in ["id", "uuid", "serial", "name"] {
        if let Some(field) = element.get_mut(name) {
            *field = identity(field, index);
        }
    }
    element
}

/// An identity like that of a pattern, with another number.
pub(crate) fn identity(pattern: &Value, index: usize) -> Value {
    match pattern {
        _ if index == 0 => pattern.clone(),
        Value::Number(number) => json!(number.as_u64().unwrap_or(0) + index as u64),
        Value::String(text) if text.len() == 36 && text.matches('-').count() == 4 => {
            json!(format!("{}{index:012x}", &text[..24]))
        }
        Value::String(text) if text.parse().is_ok_and(|number: u64| number < u64::MAX - index as u64) => {
            json!((text.parse().unwrap_or(0) + index as u64).to_string())
        }
        Value::String(text) => json!(format!("{text}-{index}")),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_differ_in_their_identity() {
        let pattern =
            json!({"id": 7, "uuid": "00000000-0000-4000-8000-000000000001", "name": "n", "type": "t"});
        assert_eq!(element(&pattern, 0), pattern);
        let expected =
            json!({"id": 22, "uuid": "00000000-0000-4000-8000-00000000000f", "name": "n-15", "type": "t"});
        assert_eq!(element(&pattern, 15), expected);
    }
}
