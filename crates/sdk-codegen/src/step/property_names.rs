//! Gives every property of a type a Rust name of its own, and remembers its name in JSON.
//!
//! `host-fqdn` beside `host_fqdn` would be two fields of one name. Runs after `hoist`: every object is a component.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{Outcome, Settings};
use crate::names;
use crate::rewrite::annotations::{NULLABLE, WIRE_NAMES};
use crate::walk;

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let mut changes = 0;
    let Some(components) = walk::components_mut(document) else { return Outcome::default() };
    for component in components.values_mut().filter_map(Value::as_object_mut) {
        let mut taken = BTreeSet::new();
        if component.contains_key("additionalProperties") {
            // The field for members without a name.
            taken.insert("extra".to_owned());
        }
        let mut wire = Map::new();
        if let Some(Value::Object(properties)) = component.get_mut("properties") {
            let mut sorted: Vec<_> = std::mem::take(properties).into_iter().collect();
            // A name that is a Rust name already keeps it.
            sorted.sort_by(|(one, _), (other, _)| {
                (names::snake(one) != *one, one).cmp(&(names::snake(other) != *other, other))
            });
            for (name, property) in sorted {
                let stem = names::snake(&name);
                if taken.insert(stem.clone()) {
                    properties.insert(name, property);
                    continue;
                }
                let own = names::first_free(&stem, "_", |own| taken.insert(names::snake(own)));
                wire.insert(own.clone(), json!(name));
                properties.insert(own, property);
            }
        }
        for list in ["required", NULLABLE] {
            for name in component.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten() {
                let renamed = wire.iter().find(|(_, original)| *original == name).map(|(own, _)| json!(own));
                if let Some(renamed) = renamed {
                    *name = renamed;
                }
            }
        }
        changes += wire.len();
        if !wire.is_empty() {
            component.insert(WIRE_NAMES.to_owned(), Value::Object(wire));
        }
    }
    Outcome { changes, ..Outcome::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_that_become_one_name_are_told_apart() {
        let properties =
            json!({ "host-fqdn": { "type": "string" }, "host_fqdn": { "type": "string" }, "extra": {} });
        let component =
            json!({ "properties": properties, "required": ["host-fqdn"], "additionalProperties": {} });
        let mut document = json!({ "components": { "schemas": { "X": component } } });
        apply(&mut document, &Settings::plain());
        let component = &document["components"]["schemas"]["X"];
        let names: Vec<_> = component["properties"]
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        assert_eq!(names, ["extra_2", "host_fqdn", "host_fqdn_2"]);
        assert_eq!(component["required"], json!(["host_fqdn_2"]));
        assert_eq!(component[WIRE_NAMES], json!({ "extra_2": "extra", "host_fqdn_2": "host-fqdn" }));
    }
}
