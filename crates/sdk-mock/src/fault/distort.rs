//! Changes of an answer that vendors make without notice, and that a client has to survive.

use serde_json::{Map, Value, json};

/// A change of the JSON of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Distortion {
    /// Every object has a field that no document names.
    ExtraFields,
    /// Every array that is a field is null.
    NullArrays,
    /// Every field is null, except those that say which object this is (`id`, `uuid`, `username`, `email`, `name`).
    NullFields,
    /// Every field is missing, except the same ones.
    MissingFields,
    /// The text of every field that is no identity is a word that no list of values has.
    UnknownWords,
}

impl Distortion {
    /// All distortions.
    pub const ALL: [Self; 5] =
        [Self::ExtraFields, Self::NullArrays, Self::NullFields, Self::MissingFields, Self::UnknownWords];

    /// Distorts a value in place.
    pub fn apply(self, value: &mut Value) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(|item| self.apply(item)),
            Value::Object(fields) => self.distort(fields),
            _ => {}
        }
    }

    fn distort(self, fields: &mut Map<String, Value>) {
        // Inner objects first, so that what is added here is left alone.
        fields.values_mut().for_each(|value| self.apply(value));
        // Lists of objects are where the identities are: they stay, and what is in them is distorted.
        let keep = |name: &str, value: &Value| is_identity(name) || holds_objects(value);
        match self {
            Self::ExtraFields => {
                fields.insert("x_added_last_night".to_owned(), json!({"nested": [1, "two", null]}));
            }
            Self::NullArrays => {
                let arrays = fields.values_mut().filter(|value| value.is_array() && !holds_objects(value));
                arrays.for_each(|value| *value = Value::Null);
            }
            Self::NullFields => {
                let named = fields.iter_mut().filter(|(name, value)| !keep(name, value));
                named.for_each(|(_, value)| *value = Value::Null);
            }
            Self::MissingFields => fields.retain(|name, value| keep(name, value)),
            Self::UnknownWords => {
                let texts = fields.iter_mut().filter(|(name, value)| value.is_string() && !is_identity(name));
                texts.for_each(|(_, value)| *value = json!("UNHEARD_OF"));
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

    fn distorted(distortion: Distortion) -> Value {
        let mut value = json!({"users": [{"id": "1", "type": "local", "group_uuids": ["g"]}]});
        distortion.apply(&mut value);
        value
    }

    #[test]
    fn identities_survive() {
        assert_eq!(distorted(Distortion::MissingFields), json!({"users": [{"id": "1"}]}));
        let nulls = json!({"users": [{"id": "1", "type": null, "group_uuids": null}]});
        assert_eq!(distorted(Distortion::NullFields), nulls);
    }

    #[test]
    fn each_one_changes_something() {
        let healthy = json!({"users": [{"id": "1", "type": "local", "group_uuids": ["g"]}]});
        for distortion in Distortion::ALL {
            assert_ne!(distorted(distortion), healthy, "{distortion:?}");
        }
    }
}
