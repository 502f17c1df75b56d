//! Serves the responses of a recording.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};

use super::Case;
use crate::message::{Request, Response};

/// What tells requests apart: method, path, query and body.
type Key = (String, String, Vec<(String, String)>, String);

/// The responses of a recording. A request that was sent more than once gets them in their order, and then the last again.
#[derive(Debug)]
pub(crate) struct Replay {
    cases: BTreeMap<Key, (Vec<Response>, Mutex<usize>)>,
}

impl Replay {
    pub(crate) fn new(cases: Vec<Case>) -> Self {
        let mut all = BTreeMap::<Key, (Vec<Response>, Mutex<usize>)>::new();
        for case in cases {
            all.entry(key(&case.request)).or_default().0.push(case.response);
        }
        Self { cases: all }
    }

    /// The response to a request whose secrets are replaced.
    pub(crate) fn respond(&self, request: &Request) -> Response {
        let Some((responses, next)) = self.cases.get(&key(request)) else {
            let (method, path) = (&request.method, &request.path);
            let alike = self.cases.keys().filter(|(other, at, _, _)| other == method && at == path).count();
            let error = format!(
                "sdk-mock: the recording has no such case of {method} {path}; with another query or body it has {alike}"
            );
            return Response::json(501, &json!({ "error": error }));
        };
        let mut next = next.lock().unwrap_or_else(PoisonError::into_inner);
        let index = (*next).min(responses.len().saturating_sub(1));
        *next += 1;
        responses.get(index).cloned().unwrap_or_else(|| Response::empty(501))
    }
}

fn key(request: &Request) -> Key {
    let mut query = request.query.clone();
    query.sort();
    // Members in any order are one body.
    let body = match serde_json::from_slice::<Value>(&request.body) {
        Ok(value) => sorted(value).to_string(),
        Err(_) => String::from_utf8_lossy(&request.body).into_owned(),
    };
    (request.method.clone(), request.path.clone(), query, body)
}

fn sorted(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let members: BTreeMap<_, _> =
                members.into_iter().map(|(name, value)| (name, sorted(value))).collect();
            members.into_iter().collect()
        }
        Value::Array(items) => items.into_iter().map(sorted).collect(),
        other => other,
    }
}
