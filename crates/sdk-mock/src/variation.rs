//! Changes of a response that vendors make without notice, and that a client has to survive.
//!
//! [`Examples::varied`](crate::example::Examples::varied) makes them where the schema allows them,
//! [`Fault::vary`](crate::Fault::vary) wherever the JSON has a place for them.

use serde::Deserialize;
use serde_json::{Map, Value, json};

/// A value that no list of values has.
pub(crate) const UNKNOWN_VALUE: &str = "UNHEARD_OF";

/// A field that no document names.
pub(crate) fn added_field() -> (String, Value) {
    ("x_added_last_night".to_owned(), json!({"nested": [1, "two", null]}))
}

/// A change of the JSON of a response.
///
/// Fields that a client relies on stay as they are: those that the schema requires, or, without a schema, those that say
/// which object this is (`id`, `uuid`, `username`, `email`, `name`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Variation {
    /// Every object has a field that the document does not name.
    AddedFields,
    /// Every array that is a field is null.
    NullArrays,
    /// Every field is null.
    NullFields,
    /// Every field is missing.
    RemovedFields,
    /// Every value of an enumeration is one that it does not have; without a schema, the text of every field.
    UnknownValues,
}

impl Variation {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::AddedFields, Self::NullArrays, Self::NullFields, Self::RemovedFields, Self::UnknownValues];

    /// Varies a value, without a schema.
    pub fn apply(self, value: &mut Value) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(|item| self.apply(item)),
            Value::Object(fields) => self.vary(fields),
            _ => {}
        }
    }

    fn vary(self, fields: &mut Map<String, Value>) {
        // Inner objects first, so that what is added here is left alone.
        fields.values_mut().for_each(|value| self.apply(value));
        // Lists of objects are where the identities are: they stay, and what is in them is varied.
        let keep = |name: &str, value: &Value| is_identity(name) || holds_objects(value);
        match self {
            Self::AddedFields => {
                fields.extend([added_field()]);
            }
            Self::NullArrays => {
                let arrays = fields.values_mut().filter(|value| value.is_array() && !holds_objects(value));
                arrays.for_each(|value| *value = Value::Null);
            }
            Self::NullFields => {
                let named = fields.iter_mut().filter(|(name, value)| !keep(name, value));
                named.for_each(|(_, value)| *value = Value::Null);
            }
            Self::RemovedFields => fields.retain(|name, value| keep(name, value)),
            Self::UnknownValues => {
                let texts = fields.iter_mut().filter(|(name, value)| value.is_string() && !is_identity(name));
                texts.for_each(|(_, value)| *value = json!(UNKNOWN_VALUE));
            }
        }
    }
}

fn is_identity(name: &str) -> bool {
    ["id", "uuid", "username", "email", "name", "organizationId"].contains(&name)
}

fn holds_objects(value: &Value) -> bool {
    value.as_array().is_some_and(|items| items.iter().any(Value::is_object))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn varied(variation: Variation) -> Value {
        let mut value = json!({"users": [{"id": "1", "type": "local", "group_uuids": ["g"]}]});
        variation.apply(&mut value);
        value
    }

    #[test]
    fn identities_survive() {
        assert_eq!(varied(Variation::RemovedFields), json!({"users": [{"id": "1"}]}));
        let nulls = json!({"users": [{"id": "1", "type": null, "group_uuids": null}]});
        assert_eq!(varied(Variation::NullFields), nulls);
    }

    #[test]
    fn each_one_changes_something() {
        let healthy = json!({"users": [{"id": "1", "type": "local", "group_uuids": ["g"]}]});
        for variation in Variation::ALL {
            assert_ne!(varied(variation), healthy, "{variation:?}");
        }
    }
}
