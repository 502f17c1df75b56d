//! Responses as a vendor could give them tomorrow: varied where the schema lets a client expect it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::Examples;
use crate::backend::Response;
use crate::document::Operation;
use crate::document::schema::Schema;
use crate::variation::{UNKNOWN_VALUE, Variation, added_field};

impl Examples {
    /// The successful response of an operation, varied. `None` where it is not JSON, or where it stays as it is.
    ///
    /// `relied_on` is the keyword of a schema that lists the fields that must stay: `required`, or an extension where
    /// a vendor's `required` cannot be trusted.
    pub fn varied(&self, operation: &Operation, variation: Variation, relied_on: &str) -> Option<Response> {
        let (status, response) = operation.success()?;
        let media = response.media.iter().find(|media| media.is_json())?;
        let healthy: Value = serde_json::from_slice(&self.success(operation).body).ok()?;
        let varier = Varier { root: self.document.json(), variation, relied_on };
        let varied = varier.value(media.schema.as_deref()?, healthy.clone());
        let response = || Response::json(status, &varied).with_header("content-type", &media.name);
        (varied != healthy).then(response)
    }
}

struct Varier<'a> {
    root: &'a Value,
    variation: Variation,
    relied_on: &'a str,
}

/// The fields of an object, as its schema and the parts of its composition describe them.
#[derive(Default)]
struct Fields {
    /// Pointers to the schemas.
    described: BTreeMap<String, String>,
    relied_on: BTreeSet<String>,
    /// Where the values of any other field are described, or whether an alternative describes the object.
    others: Option<String>,
    alternatives: bool,
}

impl Varier<'_> {
    fn value(&self, pointer: &str, value: Value) -> Value {
        let Some(schema) = Schema::at(self.root, pointer) else { return value };
        match value {
            Value::Array(items) => {
                items.into_iter().map(|item| self.value(&schema.inner("items"), item)).collect()
            }
            Value::Object(object) => {
                let mut fields = Fields::default();
                self.collect(&schema.pointer, &mut fields, 0);
                Value::Object(self.object(object, &fields))
            }
            Value::String(_)
                if self.variation == Variation::UnknownValues && schema.value.get("enum").is_some() =>
            {
                json!(UNKNOWN_VALUE)
            }
            other => other,
        }
    }

    fn collect(&self, pointer: &str, fields: &mut Fields, depth: usize) {
        let Some(schema) = Schema::at(self.root, pointer).filter(|_| depth < 16) else { return };
        fields.described.extend(schema.names().map(|name| (name.clone(), schema.property(name))));
        let names = schema.list(self.relied_on).filter_map(Value::as_str);
        fields.relied_on.extend(names.map(str::to_owned));
        if schema.value.get("additionalProperties").is_some_and(Value::is_object) {
            fields.others = Some(schema.inner("additionalProperties"));
        }
        fields.alternatives |= ["oneOf", "anyOf"].iter().any(|key| schema.value.get(*key).is_some());
        schema.parts("allOf").for_each(|part| self.collect(&part, fields, depth + 1));
    }

    fn object(&self, object: Map<String, Value>, fields: &Fields) -> Map<String, Value> {
        let mut varied = Map::new();
        for (name, value) in object {
            let Some(pointer) = fields.described.get(&name).or(fields.others.as_ref()) else {
                varied.insert(name, value);
                continue;
            };
            let optional = fields.described.contains_key(&name) && !fields.relied_on.contains(&name);
            match self.variation {
                Variation::RemovedFields if optional => {}
                Variation::NullFields if optional => drop(varied.insert(name, Value::Null)),
                Variation::NullArrays if optional && value.is_array() => {
                    drop(varied.insert(name, Value::Null));
                }
                _ => drop(varied.insert(name, self.value(pointer, value))),
            }
        }
        // Alternatives are told apart by their fields; and every field of a map is one of its values.
        let described = !fields.described.is_empty() && fields.others.is_none() && !fields.alternatives;
        if self.variation == Variation::AddedFields && described {
            varied.extend([added_field()]);
        }
        varied
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    fn varied(variation: Variation) -> Value {
        let user = json!({
            "type": "object",
            "required": ["id"],
            "properties": {
                "id": {"type": "string", "example": "1"},
                "kind": {"type": "string", "enum": ["local", "remote"]},
                "counts": {"type": "object", "additionalProperties": {"type": "integer"}, "example": {"a": 1}},
            },
        });
        let response = json!({"description": "", "content": {"application/json": {
            "schema": {"type": "array", "items": {"$ref": "#/components/schemas/User"}},
        }}});
        let document = json!({
            "openapi": "3.0.3", "info": {"title": "t", "version": "1"},
            "paths": {"/users": {"get": {"operationId": "list", "responses": {"200": response}}}},
            "components": {"schemas": {"User": user}},
        });
        let document = Document::parse(&document.to_string()).unwrap();
        let response = Examples::new(document.clone()).varied(
            document.operation("list").unwrap(),
            variation,
            "required",
        );
        serde_json::from_slice(&response.unwrap().body).unwrap()
    }

    #[test]
    fn what_is_relied_on_stays() {
        assert_eq!(varied(Variation::RemovedFields), json!([{"id": "1"}]));
        assert_eq!(varied(Variation::NullFields), json!([{"id": "1", "kind": null, "counts": null}]));
    }

    #[test]
    fn values_are_unknown_and_maps_stay_maps() {
        let expected = json!([{"id": "1", "kind": UNKNOWN_VALUE, "counts": {"a": 1}}]);
        assert_eq!(varied(Variation::UnknownValues), expected);
        let added = varied(Variation::AddedFields);
        assert!(added[0].get("x_added_last_night").is_some(), "{added}");
        assert_eq!(added[0]["counts"], json!({"a": 1}));
    }
}
