//! Collects inline schemas bottom-up, so that two of the same meaning are recognised by a comparison of text.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Value, json};

use crate::error::Problem;
use crate::names;
use crate::structure::{is_named_type, structure};
use crate::walk::{self, Side};

/// Prefix of the references to collected schemas, until those have names. Not a legal start of a component name.
const PLACEHOLDER: &str = "~";

/// What a schema is a part of, for its name.
#[derive(Clone, Debug)]
pub(super) enum Parent {
    /// A component, or the place of a schema in an operation.
    Named(String),
    /// Another collected schema, and the part of it.
    Part(usize, String),
}

impl Parent {
    fn part(&self, suffix: &str) -> Self {
        match self {
            Self::Named(name) => Self::Named(format!("{name}{suffix}")),
            Self::Part(index, so_far) => Self::Part(*index, format!("{so_far}{suffix}")),
        }
    }
}

struct Collected {
    schema: Value,
    parent: Parent,
    rust_name: Option<String>,
}

/// The inline schemas found so far.
#[derive(Default)]
pub(super) struct Interner {
    collected: Vec<Collected>,
    by_structure: HashMap<(Side, String), usize>,
    conflicts: BTreeMap<String, BTreeSet<String>>,
    places: usize,
}

impl Interner {
    /// Takes a schema out of the document, leaving a reference, if it is a type that needs a name; takes out what is
    /// below it either way.
    pub(super) fn take(&mut self, schema: &mut Value, side: Side, parent: Parent) {
        if !is_named_type(schema) {
            self.below(schema, side, &parent);
            return;
        }
        // The index is not known before what is below has been taken out, so parents are filled in afterwards.
        let first_child = self.collected.len();
        let marker = usize::MAX;
        self.below(schema, side, &Parent::Part(marker, String::new()));
        let children = first_child..self.collected.len();
        let nullable = schema
            .as_object_mut()
            .and_then(|schema| schema.remove("nullable"))
            .is_some_and(|yes| yes == true);
        let rust_name = schema.get("x-name").and_then(Value::as_str).map(str::to_owned);
        let key = (side, structure(schema).to_string());
        self.places += 1;
        let index = match self.by_structure.get(&key) {
            Some(index) => *index,
            None => {
                let index = self.collected.len();
                self.collected.push(Collected { schema: schema.clone(), parent, rust_name: None });
                self.by_structure.insert(key, index);
                index
            }
        };
        for child in &mut self.collected[children] {
            if let Parent::Part(parent, _) = &mut child.parent
                && *parent == marker
            {
                *parent = index;
            }
        }
        self.name(index, rust_name);
        let reference = walk::refer_to(&format!("{PLACEHOLDER}{index}"));
        *schema = if nullable { json!({ "nullable": true, "allOf": [reference] }) } else { reference };
    }

    /// Takes out what is below a component.
    pub(super) fn inside(&mut self, schema: &mut Value, side: Side, parent: Parent) {
        self.below(schema, side, &parent);
    }

    fn below(&mut self, schema: &mut Value, side: Side, parent: &Parent) {
        let Some(schema) = schema.as_object_mut() else { return };
        let mut keywords: Vec<_> = schema.iter_mut().collect();
        keywords.sort_by_key(|(keyword, _)| *keyword);
        for (keyword, value) in keywords {
            match (keyword.as_str(), value) {
                ("properties", Value::Object(properties)) => {
                    let mut properties: Vec<_> = properties.iter_mut().collect();
                    properties.sort_by_key(|(name, _)| *name);
                    for (name, property) in properties {
                        self.take(property, side, parent.part(&format!("_{}", names::snake(name))));
                    }
                }
                ("items", value) => self.take(value, side, parent.part("_item")),
                ("additionalProperties", value @ Value::Object(_)) => {
                    self.take(value, side, parent.part("_value"))
                }
                ("oneOf" | "anyOf" | "allOf", Value::Array(branches)) => {
                    for (index, branch) in branches.iter_mut().enumerate() {
                        self.take(branch, side, parent.part(&format!("_variant{index}")));
                    }
                }
                _ => (),
            }
        }
    }

    fn name(&mut self, index: usize, rust_name: Option<String>) {
        let Some(rust_name) = rust_name else { return };
        let known = &mut self.collected[index].rust_name;
        match known {
            Some(known) if *known != rust_name => {
                self.conflicts.entry(rust_name).or_default().insert(known.clone());
            }
            _ => *known = Some(rust_name),
        }
    }

    /// Gives every collected schema its name, adds it to the components and resolves the placeholders. Returns the
    /// number of places that now share a type with another place.
    pub(super) fn finish(mut self, document: &mut Value, problems: &mut Vec<Problem>) -> usize {
        let existing: BTreeMap<String, String> = walk::components(document)
            .map(|(name, component)| (name.clone(), structure(component).to_string()))
            .collect();
        for (one, others) in &self.conflicts {
            for other in others {
                let message =
                    format!("one type has the names `{one}` and `{other}` (x-name); keep one in the overlay");
                problems.push(Problem::new("", message));
            }
        }
        let names = self.names(&existing, problems);
        let resolve = |value: &mut Value| resolve(value, &names);
        let mut added = Vec::new();
        for (index, collected) in self.collected.iter_mut().enumerate() {
            resolve(&mut collected.schema);
            if let Some(schema) = collected.schema.as_object_mut() {
                schema.remove("x-name");
            }
            added.push((names[index].clone(), collected.schema.clone()));
        }
        resolve(document);
        if let Some(components) = walk::components_mut(document) {
            for (name, schema) in added {
                components.entry(name).or_insert(schema);
            }
        }
        self.places - self.collected.len()
    }

    fn names(&self, existing: &BTreeMap<String, String>, problems: &mut Vec<Problem>) -> Vec<String> {
        let mut taken: BTreeSet<String> = existing.keys().cloned().collect();
        taken.extend(super::naming::RESERVED.iter().map(|name| (*name).to_owned()));
        let mut names: Vec<Option<String>> = vec![None; self.collected.len()];
        let mut claimed = existing.clone();
        for (index, collected) in self.collected.iter().enumerate() {
            let Some(rust_name) = &collected.rust_name else { continue };
            let structure = structure(&collected.schema).to_string();
            if claimed.insert(rust_name.clone(), structure.clone()).is_some_and(|other| other != structure) {
                let message = format!(
                    "x-name `{rust_name}` is on schemas of different structure; name only those that are the same type"
                );
                problems.push(Problem::new("", message));
            }
            taken.insert(rust_name.clone());
            names[index] = Some(rust_name.clone());
        }
        // A parent comes after its parts in the list, and names its parts: go backwards.
        for index in (0..self.collected.len()).rev() {
            if names[index].is_some() {
                continue;
            }
            let natural = match &self.collected[index].parent {
                Parent::Named(name) => names::pascal(name),
                Parent::Part(parent, part) => {
                    let parent = names.get(*parent).cloned().flatten().unwrap_or_default();
                    names::pascal(&format!("{parent}{part}"))
                }
            };
            names[index] = Some(super::naming::unique(&natural, &mut taken));
        }
        names.into_iter().flatten().collect()
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
