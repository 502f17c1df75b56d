//! A choice of schemas, of which a parameter can have one.

use serde_json::{Value, json};

use super::is_scalar;

pub(super) fn choice(schema: &Value) -> Option<&Vec<Value>> {
    ["oneOf", "anyOf"].iter().find_map(|keyword| schema.get(*keyword)?.as_array())
}

/// What every scalar branch can be written as.
pub(super) fn scalar_branch(branches: &[Value]) -> Value {
    let scalars: Vec<&Value> = branches.iter().filter(|branch| is_scalar(Some(branch))).collect();
    match scalars.as_slice() {
        [one] => choice(one).map_or_else(|| (*one).clone(), |branches| scalar_branch(branches)),
        [first, others @ ..] if others.iter().all(|other| other.get("type") == first.get("type")) => {
            json!({ "type": first["type"] })
        }
        _ => json!({ "type": "string" }),
    }
}
