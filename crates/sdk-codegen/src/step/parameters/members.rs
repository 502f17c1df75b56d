//! Objects in a query, each member of which is a parameter of its own.

use serde_json::{Map, Value, json};

use super::choice::{choice, scalar_branch};
use super::{ENTRIES, Parameter, RESERVED, is_scalar, remove_absence};
use crate::error::Problem;
use crate::pointer::Pointer;

impl Parameter {
    /// A parameter for each member of an object, and one for those that have no name.
    pub(super) fn members(&self, object: &Value, pointer: &Pointer, notes: &mut Vec<Problem>) -> Vec<Value> {
        let deep = self.is_in_brackets();
        let scalar = |schema: &Value| {
            let sent = is_scalar(Some(schema)) || (is_list(schema) && is_scalar(schema.get("items")));
            let mut schema = match choice(schema) {
                _ if !sent => json!({ "type": "string" }),
                Some(branches) => scalar_branch(branches),
                None => schema.clone(),
            };
            remove_absence(&mut schema);
            schema
        };
        let member = |(name, schema): (&String, &Value)| {
            let is_nested = is_nested(schema);
            if is_nested && !deep {
                let message = format!("the member `{name}` of `{}` is offered as text", self.name);
                notes.push(Problem::new(pointer, message));
            }
            let is_nested = is_nested && deep;
            let name = if deep { format!("{}[{name}]", self.name) } else { name.clone() };
            let mut parameter = Map::from_iter([
                ("name".to_owned(), json!(&name)),
                ("in".to_owned(), json!("query")),
                ("required".to_owned(), json!(false)),
                ("schema".to_owned(), if is_nested { json!({}) } else { scalar(schema) }),
            ]);
            if is_nested {
                parameter.insert(ENTRIES.to_owned(), json!(name));
            }
            let reserved = self.given.get(RESERVED).map(|reserved| (RESERVED.to_owned(), reserved.clone()));
            parameter.extend(reserved);
            parameter.extend(schema.get("description").map(|text| ("description".to_owned(), text.clone())));
            Value::Object(parameter)
        };
        let properties = object.get("properties").and_then(Value::as_object).into_iter().flatten();
        let described: Vec<_> = properties.map(member).collect();
        let found: Vec<_> = described.into_iter().chain(self.map(object, deep)).collect();
        if found.is_empty() {
            let reason = format!("dropped: the object `{}` allows no member", self.name);
            notes.push(Problem::new(pointer, reason));
        }
        found
    }
}

/// Whether there are names or numbers in brackets behind its own.
pub(super) fn is_nested(schema: &Value) -> bool {
    let is = |kind: &str| schema.get("type").is_some_and(|own| own == kind);
    let has_members = |keyword: &str| schema.get(keyword).is_some_and(Value::is_object);
    let inside = |schema: &Value| is_nested(schema) || is_list(schema);
    is("object")
        || has_members("properties")
        || has_members("additionalProperties")
        || (is("array") && schema.get("items").is_some_and(inside))
        || choice(schema).is_some_and(|branches| branches.iter().any(inside))
}

pub(super) fn is_list(schema: &Value) -> bool {
    schema.get("type").is_some_and(|kind| kind == "array")
}
