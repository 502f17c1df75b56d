//! Collects inline schemas bottom-up, so that two of the same meaning are recognised by a comparison of text.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Value, json};

use super::naming::{REDACTING, UPLOADED};
use super::places::{self, Of, Parent, Place, Type};
use super::through;
use crate::error::Problem;
use crate::names;
use crate::type_fingerprint::{is_named_type, type_fingerprint};
use crate::walk::{self, Direction};

/// Prefix of the references to collected schemas, until those have names. Not a legal start of a component name.
const PLACEHOLDER: &str = "~";

/// The inline schemas found so far.
#[derive(Default)]
pub(super) struct Interner {
    schemas: Vec<Value>,
    types: Vec<Type>,
    /// A name that an overlay gives is part of what a type is: places without one share types among themselves only.
    known: HashMap<(Direction, String, Option<String>), usize>,
    places: Vec<Place>,
}

impl Interner {
    /// Takes a schema out of the document, leaving a reference, if it is a type that needs a name; takes out what is
    /// below it either way.
    pub(super) fn take(&mut self, schema: &mut Value, direction: Direction, parent: Parent) {
        if let Some(component) = walk::reference(schema) {
            if direction == Direction::Request && component != REDACTING && component != UPLOADED {
                self.places.push(Place { parent, of: Of::Component(component.to_owned()) });
            }
            return;
        }
        if !is_named_type(schema) {
            self.below(schema, direction, &parent);
            return;
        }
        let place = self.places.len();
        // Which type it is shows when what is below has been taken out.
        self.places.push(Place { parent, of: Of::Inline(usize::MAX) });
        self.below(schema, direction, &Parent::Place(place, String::new()));
        let removed =
            |schema: &mut Value, name: &str| schema.as_object_mut().and_then(|all| all.remove(name));
        let nullable = removed(schema, "nullable").is_some_and(|yes| yes == true);
        let rust_name = removed(schema, "x-codegen-name").and_then(|name| name.as_str().map(names::pascal));
        let type_fingerprint = type_fingerprint(schema).to_string();
        let index = *self.known.entry((direction, type_fingerprint, rust_name)).or_insert_with_key(
            |(_, type_fingerprint, rust_name)| {
                self.schemas.push(schema.clone());
                self.types
                    .push(Type { rust_name: rust_name.clone(), type_fingerprint: type_fingerprint.clone() });
                self.types.len() - 1
            },
        );
        self.places[place].of = Of::Inline(index);
        let reference = walk::refer_to(&format!("{PLACEHOLDER}{index}"));
        *schema = if nullable { json!({ "nullable": true, "allOf": [reference] }) } else { reference };
    }

    /// Takes out what is below a component.
    pub(super) fn inside(&mut self, schema: &mut Value, direction: Direction, parent: Parent) {
        self.below(schema, direction, &parent);
    }

    fn below(&mut self, schema: &mut Value, direction: Direction, parent: &Parent) {
        let Some(schema) = schema.as_object_mut() else { return };
        let mut keywords: Vec<_> = schema.iter_mut().collect();
        keywords.sort_by_key(|(keyword, _)| *keyword);
        for (keyword, value) in keywords {
            match (keyword.as_str(), value) {
                ("properties", Value::Object(properties)) => {
                    let mut properties: Vec<_> = properties.iter_mut().collect();
                    properties.sort_by_key(|(name, _)| *name);
                    for (name, property) in properties {
                        self.take(property, direction, parent.part(&format!("_{}", names::snake(name))));
                    }
                }
                ("items", value) => self.take(value, direction, parent.part("_item")),
                ("additionalProperties", value @ Value::Object(_)) => {
                    self.take(value, direction, parent.part("_value"))
                }
                // What can be null, around what it is.
                ("allOf", Value::Array(branches)) if branches.len() == 1 => {
                    branches.iter_mut().for_each(|branch| self.take(branch, direction, parent.clone()));
                }
                ("oneOf" | "anyOf" | "allOf", Value::Array(branches)) => {
                    for (index, branch) in branches.iter_mut().enumerate() {
                        self.take(branch, direction, parent.part(&format!("_variant{index}")));
                    }
                }
                _ => (),
            }
        }
    }

    /// Gives every collected schema its name, adds it to the components and resolves the placeholders. Returns the
    /// number of places that now share a type with another place.
    pub(super) fn finish(self, document: &mut Value, notes: &mut Vec<Problem>) -> usize {
        let existing: BTreeMap<String, String> = walk::components(document)
            .map(|(name, component)| (name.clone(), type_fingerprint(component).to_string()))
            .collect();
        let inline = self.places.iter().filter(|place| matches!(place.of, Of::Inline(_))).count();
        let shared = inline - self.types.len();
        let places = through::components(self.places);
        let names = places::name(&self.types, &places, &existing, notes);
        let mut added: Vec<_> = names.types.iter().cloned().zip(self.schemas).collect();
        added.iter_mut().for_each(|(_, schema)| resolve(schema, &names.types));
        resolve(document, &names.types);
        if let Some(components) = walk::components_mut(document) {
            for (name, schema) in added {
                components.entry(name).or_insert(schema);
            }
        }
        places::keep(names.others, document);
        shared
    }
}

fn resolve(value: &mut Value, names: &[String]) {
    let index = walk::reference(value)
        .and_then(|name| name.strip_prefix(PLACEHOLDER))
        .and_then(|index| index.parse().ok());
    if let Some(name) = index.and_then(|index: usize| names.get(index)) {
        *value = walk::refer_to(name);
        return;
    }
    match value {
        Value::Object(members) => members.iter_mut().for_each(|(_, member)| resolve(member, names)),
        Value::Array(elements) => elements.iter_mut().for_each(|element| resolve(element, names)),
        _ => (),
    }
}
