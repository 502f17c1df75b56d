//! Brings query and header parameters to the forms that the generator knows: scalars, and lists sent as a repeated name.
//!
//! * `deepObject` and objects become a parameter for each member, which is how they travel, and a map for members without names;
//! * where an API writes lists with brackets, lists of objects stay, and are sent as `ranges[]startTime=…`; an object that
//!   is offered beside a scalar is a parameter for each member, `startDate[lt]`;
//! * lists in one value (`explode: false`, spaces, pipes) remember what is between their items; of objects they become text,
//!   and so does JSON in a parameter (`content`);
//! * a choice becomes its scalar branch;
//! * lists, objects and styles in a path become text, and the operation remembers how it is written;
//! * cookies stand among the headers, which the generator knows;
//! * headers that OpenAPI says to ignore are dropped.

mod choice;
mod entries;
mod members;
mod path_style;
mod read;

pub(crate) use entries::ENTRIES;
pub(super) use path_style::SEGMENTS;

use serde_json::{Map, Value, json};

use super::media_types::NOT_GENERATED;
use super::{Outcome, Settings};
use crate::api::QueryArrays;
use crate::error::Problem;
use crate::pointer::Pointer;
use crate::walk;
use choice::{choice, scalar_branch};
use members::{is_list, is_nested};

/// What stands before the name of a cookie among the headers; no header of such a name is sent.
pub(crate) const COOKIE: &str = "~";

/// Operation extension: how arguments of the path are written, by their names.
pub(crate) const PATH_STYLES: &str = "x-codegen-path-styles";

/// Member of a parameter that is one value: what stands between the items of its list, encoded. Empty: the caller has written
/// it, and its commas are not encoded.
pub(crate) const BETWEEN: &str = "x-codegen-between";

/// Member of a parameter whose reserved characters are sent as they are.
pub(crate) const RESERVED: &str = "x-codegen-reserved";

pub(super) fn apply(document: &mut Value, settings: &Settings) -> Outcome {
    let source = document.clone();
    let brackets = settings.query_arrays == QueryArrays::Brackets;
    let mut outcome = Outcome::default();
    walk::operations(document, |operation| {
        let Some(Value::Array(parameters)) = operation.value.remove("parameters") else { return };
        let before = parameters.clone();
        let mut kept: Vec<Value> = Vec::new();
        let mut styles = Map::new();
        for (index, parameter) in parameters.into_iter().enumerate() {
            let pointer = operation.pointer.child("parameters").child(index);
            match Parameter::read(&parameter, &source, brackets) {
                Ok(parameter) => {
                    let style = parameter.path_style();
                    styles.extend(style.map(|style| (parameter.name.clone(), style)));
                    kept.extend(parameter.simplified(&pointer, &mut outcome.notes));
                }
                Err(Dropped { reason, required }) => {
                    if required {
                        operation
                            .value
                            .insert(NOT_GENERATED.to_owned(), json!(format!("it requires {reason}")));
                    }
                    outcome.notes.push(Problem::new(&pointer, format!("dropped: {reason}")));
                }
            }
        }
        let mut seen = Vec::new();
        kept.retain(|parameter| {
            let key = (parameter.get("name").cloned(), parameter.get("in").cloned());
            let is_new = !seen.contains(&key);
            if !is_new {
                let name = key.0.as_ref().and_then(Value::as_str).unwrap_or_default();
                let message =
                    format!("dropped: the parameter `{name}`, which another one is on the wire as well");
                outcome.notes.push(Problem::new(&operation.pointer, message));
            }
            seen.push(key);
            is_new
        });
        outcome.changes += usize::from(kept != before);
        if !styles.is_empty() {
            operation.value.insert(PATH_STYLES.to_owned(), Value::Object(styles));
        }
        operation.value.insert("parameters".to_owned(), Value::Array(kept));
    });
    outcome
}

struct Dropped {
    reason: String,
    required: bool,
}

struct Parameter {
    name: String,
    location: String,
    required: bool,
    description: Option<Value>,
    style: Option<String>,
    explode: bool,
    /// Whether the document says so, and not only the default.
    is_explode_given: bool,
    /// Whether the API writes lists and objects with brackets.
    brackets: bool,
    schema: Value,
    /// Members that this step has given.
    given: Map<String, Value>,
}

impl Parameter {
    fn simplified(mut self, pointer: &Pointer, notes: &mut Vec<Problem>) -> Vec<Value> {
        if self.given.contains_key(ENTRIES) || self.given.contains_key(BETWEEN) {
            return vec![self.with_schema(self.schema.clone())];
        }
        let is_deep = self.location == "query" && self.style.as_deref() == Some("deepObject");
        if is_deep && is_deep_list(&self.schema) {
            let mut list = self.with_schema(json!({}));
            list[ENTRIES] = json!(self.name);
            return vec![list];
        }
        let mut members = Vec::new();
        if let Some(branches) = choice(&self.schema) {
            let scalar = scalar_branch(branches);
            let object = branches.iter().find(|branch| branch.get("properties").is_some());
            if let Some(object) = object.filter(|_| self.is_in_brackets() && self.location == "query") {
                members = self.members(object, pointer, notes);
            }
            if members.is_empty() {
                notes.push(Problem::new(
                    pointer,
                    format!("one form of the parameter `{}` is offered: {scalar}", self.name),
                ));
            } else {
                // Either form is enough.
                self.required = false;
            }
            self.schema = scalar;
        }
        remove_absence(&mut self.schema);
        let mut simplified = match self.schema.get("type").and_then(Value::as_str) {
            Some("object") if self.location == "query" => match self.separator() {
                Some(separator) if !self.is_in_brackets() => {
                    vec![self.text(&format!("Names and values are separated by {separator}."))]
                }
                _ => self.members(&self.schema, pointer, notes),
            },
            Some("array") if self.location == "query" => self.list(pointer, notes),
            Some("boolean" | "integer" | "number" | "string") => vec![self.with_schema(self.schema.clone())],
            // JSON, lists in a header, anything: the caller writes it.
            _ => vec![self.text(self.hint())],
        };
        simplified.extend(members);
        simplified
    }

    fn list(&self, pointer: &Pointer, notes: &mut Vec<Problem>) -> Vec<Value> {
        let items = self.schema.get("items").cloned().unwrap_or_else(|| json!({}));
        if let Some(separator) = self.separator() {
            if !is_scalar(Some(&items)) {
                return vec![self.text(&format!("Several values are separated by {separator}."))];
            }
            let mut list = self.with_schema(self.schema.clone());
            list[BETWEEN] = json!(match separator {
                "spaces" => "%20",
                "`|`" => "%7C",
                _ => ",",
            });
            return vec![list];
        }
        let is_sent = is_scalar(Some(&items)) || (self.brackets && is_flat(&items));
        if !is_sent && items.get("type").is_some() {
            let message = format!("the elements of `{}` are offered as text", self.name);
            notes.push(Problem::new(pointer, message));
        }
        let texts = || json!({ "type": "array", "items": { "type": "string" } });
        let mut list = self.with_schema(if is_sent { self.schema.clone() } else { texts() });
        // OpenAPI gives it no meaning here; who uses it reads brackets (Stripe: `expand[]=…`).
        if self.style.as_deref() == Some("deepObject") && !self.name.ends_with("[]") {
            list["name"] = json!(format!("{}[]", self.name));
        }
        vec![list]
    }

    /// Whether the members of an object have the parameter's name before them.
    fn is_in_brackets(&self) -> bool {
        self.brackets || self.style.as_deref() == Some("deepObject")
    }

    /// What stands between items, or between names and values, where they travel as one value.
    fn separator(&self) -> Option<&'static str> {
        match self.style.as_deref() {
            Some("spaceDelimited") => Some("spaces"),
            Some("pipeDelimited") => Some("`|`"),
            Some("deepObject") => None,
            _ if !self.explode => Some("commas"),
            _ => None,
        }
    }

    /// The parameter as text that the caller writes, with how that is done.
    fn text(&self, hint: &str) -> Value {
        let mut parameter = self.with_schema(json!({ "type": "string" }));
        let text = self.description.as_ref().and_then(Value::as_str).unwrap_or_default();
        parameter["description"] = json!(format!("{text} {hint}").trim());
        if self.location == "query" && self.separator() == Some("commas") {
            parameter[BETWEEN] = json!("");
        }
        parameter
    }

    fn with_schema(&self, schema: Value) -> Value {
        let mut parameter = Map::from_iter([
            ("name".to_owned(), json!(self.name)),
            ("in".to_owned(), json!(self.location)),
            ("required".to_owned(), json!(self.required)),
            ("schema".to_owned(), schema),
        ]);
        parameter.extend(self.description.clone().map(|text| ("description".to_owned(), text)));
        parameter.extend(self.given.clone());
        Value::Object(parameter)
    }
}

/// Whether it is a list of objects, or a choice between a list and something else.
fn is_deep_list(schema: &Value) -> bool {
    (is_list(schema) && is_nested(schema))
        || choice(schema).is_some_and(|branches| branches.iter().any(is_list))
}

/// A parameter is absent where it is not sent; no value in a query says so.
fn remove_absence(schema: &mut Value) {
    if let Some(schema) = schema.as_object_mut() {
        ["default", "nullable"].iter().for_each(|keyword| drop(schema.remove(*keyword)));
    }
}

fn is_scalar(schema: Option<&Value>) -> bool {
    let kind = schema.and_then(|schema| schema.get("type")).and_then(Value::as_str);
    matches!(kind, Some("boolean" | "integer" | "number" | "string"))
}

/// Whether it is an object of scalars, and of lists of scalars.
fn is_flat(schema: &Value) -> bool {
    let is_sent = |member: &Value| is_scalar(Some(member)) || is_scalar(member.get("items"));
    let properties = schema.get("properties").and_then(Value::as_object);
    properties.is_some_and(|members| !members.is_empty() && members.values().all(is_sent))
}

#[cfg(test)]
mod tests;
