//! What a request says of a thing.

use serde_json::{Map, Value};

use super::role::Role;
use super::{Stateful, infer, shape};
use crate::backend::Call;

impl Stateful {
    /// What was sent. Members of an object that no response has, such as an envelope, are sent by themselves.
    pub(super) fn sent(&self, role: &Role, call: &Call<'_>) -> Map<String, Value> {
        let mut sent = call.json.and_then(Value::as_object).cloned().unwrap_or_default();
        if sent.values().any(Value::is_object) {
            let root = self.document().json();
            let operations =
                self.resources.of_collection(&role.path).filter_map(|id| self.document().operation(id));
            let shown: Vec<_> = operations.flat_map(|operation| shape::shown(root, operation)).collect();
            for (name, value) in sent.clone() {
                if let Value::Object(members) = value
                    && !shown.contains(&name)
                {
                    for (name, value) in members {
                        sent.entry(name).or_insert(value);
                    }
                }
            }
        }
        sent
    }

    /// How a thing is after a POST, which the example of the response tells.
    pub(super) fn told(&self, call: &Call<'_>) -> Map<String, Value> {
        if call.operation.method != "POST" {
            return Map::new();
        }
        let pattern = self.pattern(call.operation);
        let members = pattern.body.as_ref().and_then(Value::as_object).into_iter().flatten();
        let told = members.filter(|(name, _)| infer::is_status(name));
        told.map(|(name, value)| (name.clone(), value.clone())).collect()
    }
}

/// Puts what was sent into a thing.
pub(super) fn change(members: &mut Map<String, Value>, sent: &Map<String, Value>) {
    for (name, value) in sent {
        members.insert(name.clone(), value.clone());
    }
}
