//! What a fake responds with.

use std::collections::BTreeMap;
use std::sync::Arc;

use parking_lot::Mutex;
use serde_json::Value;

use super::Vendor;
use crate::backend::{Backend, Call, Response};
use crate::contract::Violation;
use crate::state::Stateful;

/// The vendor's state, and that of any document for the rest.
#[derive(Debug)]
pub(super) struct Responses<V> {
    pub(super) state: Arc<Mutex<V>>,
    /// The state at the start.
    pub(super) start: V,
    pub(super) snapshots: Mutex<BTreeMap<String, V>>,
    pub(super) rest: Stateful,
}

impl<V: Vendor> Backend for Responses<V> {
    fn respond(&self, call: &Call<'_>) -> Response {
        self.state.lock().respond(&self.rest, call)
    }

    fn unauthenticated(&self, call: &Call<'_>, _: &Violation) -> Option<Response> {
        let others = V::CREDENTIALS.iter().any(|name| call.request.header(name).is_some());
        Some(if others { self.respond(call) } else { V::error(401) })
    }

    fn limited(&self, seconds: u64) -> Response {
        V::error(429).with_header("retry-after", &seconds.to_string())
    }

    fn adapted(&self, call: &Call<'_>, response: &Response) -> Option<Response> {
        Some(self.rest.examples.adapted(call.operation, response))
    }

    fn error(&self, status: u16) -> Response {
        V::error(status)
    }

    fn vendor_headers(&self, number: u64) -> Vec<(String, String)> {
        V::headers(number)
    }

    fn credentials(&self) -> &'static [&'static str] {
        V::CREDENTIALS
    }

    fn reset(&self) {
        self.rest.reset();
        *self.state.lock() = self.start.clone();
    }

    fn stateful_operations(&self) -> usize {
        self.rest.operations()
    }

    fn keep(&self, name: &str) -> bool {
        let state = self.state.lock().clone();
        self.snapshots.lock().insert(name.to_owned(), state);
        self.rest.keep(name)
    }

    fn restore(&self, name: &str) -> bool {
        let Some(kept) = self.snapshots.lock().get(name).cloned() else { return false };
        *self.state.lock() = kept;
        self.rest.restore(name)
    }

    fn state(&self) -> Option<Value> {
        let mut all = serde_json::to_value(&*self.state.lock()).ok()?;
        all.as_object_mut()?.insert("resources".to_owned(), self.rest.state()?);
        Some(all)
    }

    fn add_state(&self, mut addition: Value) -> Result<(), String> {
        if let Some(resources) = addition.as_object_mut().and_then(|all| all.remove("resources")) {
            self.rest.add_state(resources)?;
        }
        let addition = serde_json::from_value(addition).map_err(|error| error.to_string())?;
        self.state.lock().extend(addition);
        Ok(())
    }
}
