//! Objects in a query whose members no document names: what they hold is data, and each entry is sent by itself.

use serde_json::{Value, json};

use super::{Parameter, is_scalar};

/// Member of a parameter that is a map: what stands before its entries, whose names are then in brackets (`deepObject`); empty
/// where each entry is a parameter of its own.
pub(crate) const ENTRIES: &str = "x-codegen-entries";

impl Parameter {
    /// The map that holds what no member of `object` is for; `None` where there is nothing more to send.
    pub(super) fn map(&self, object: &Value, is_deep: bool) -> Option<Value> {
        let described = object.get("properties").and_then(Value::as_object);
        let has_members = described.is_some_and(|members| !members.is_empty());
        let text = json!({ "type": "string" });
        let values = match object.get("additionalProperties") {
            Some(Value::Bool(false)) => return None,
            None if has_members => return None,
            Some(values) if is_scalar(Some(values)) => values.clone(),
            Some(values) if is_scalar(values.get("items")) => values.clone(),
            Some(values) if is_deep && values.is_object() => json!({}),
            _ => text,
        };
        let mut parameter = self.with_schema(json!({ "type": "object", "additionalProperties": values }));
        parameter["required"] = json!(self.required && !has_members);
        parameter[ENTRIES] = json!(if is_deep { self.name.as_str() } else { "" });
        Some(parameter)
    }
}
