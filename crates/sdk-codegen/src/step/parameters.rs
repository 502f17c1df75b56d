//! Brings query and header parameters to the forms that the generator knows: scalars, and lists sent as a repeated name.
//!
//! * `deepObject` and objects become a parameter for each member, which is how they travel, and a map for members without names;
//! * where an API writes lists with brackets, lists of objects stay, and are sent as `ranges[]startTime=…`; an object that
//!   is offered beside a scalar is a parameter for each member, `startDate[lt]`;
//! * lists in one value (`explode: false`, spaces, pipes) and JSON in a parameter (`content`) become text;
//! * a choice becomes its scalar branch;
//! * lists, objects and styles in a path become text, and the operation remembers how it is written;
//! * cookies stand among the headers, which the generator knows;
//! * headers that OpenAPI says to ignore are dropped.

mod choice;
mod entries;
mod members;
mod path_style;

pub(crate) use entries::ENTRIES;
pub(super) use path_style::SEGMENTS;

use serde_json::{Map, Value, json};

use super::media_types::{NOT_GENERATED, is_json};
use super::{Outcome, SERVER_URL, Settings};
use crate::api::QueryArrays;
use crate::error::Problem;
use crate::pointer::Pointer;
use crate::walk;
use choice::{choice, scalar_branch};

/// Headers that HTTP clients set themselves; OpenAPI gives parameters of these names no meaning.
const IGNORED_HEADERS: [&str; 3] = ["accept", "authorization", "content-type"];

/// What stands before the name of a cookie among the headers; no header of such a name is sent.
pub(crate) const COOKIE: &str = "~";

/// Operation extension: how arguments of the path are written, by their names.
pub(crate) const PATH_STYLES: &str = "x-codegen-path-styles";

/// Member of a parameter of the query in which commas stand between items.
pub(crate) const COMMAS: &str = "x-codegen-commas";

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
            let new = !seen.contains(&key);
            seen.push(key);
            new
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
    /// Of a map that this step has made.
    entries: Option<Value>,
}

impl Parameter {
    fn read(parameter: &Value, source: &Value, brackets: bool) -> Result<Self, Dropped> {
        let text = |member: &str| parameter.get(member).and_then(Value::as_str).map(str::to_owned);
        let (mut name, mut location) = (text("name").unwrap_or_default(), text("in").unwrap_or_default());
        let required = parameter.get("required").is_some_and(|required| *required == true);
        let dropped = |reason: String, required: bool| Err(Dropped { reason, required });
        let is_mark = location == "cookie" && SERVER_URL.strip_prefix(COOKIE) == Some(&name);
        if is_mark || (location == "header" && name.starts_with(COOKIE) && name != SERVER_URL) {
            return dropped(
                format!("the {location} `{name}`, a name that has another meaning here"),
                required,
            );
        }
        if location == "cookie" && !name.is_empty() {
            name.insert_str(0, COOKIE);
            location = "header".to_owned();
        }
        if name.is_empty() || !matches!(location.as_str(), "path" | "query" | "header") {
            return dropped(
                format!(
                    "the parameter `{name}` in `{location}`, of which OpenAPI does not say how it is sent"
                ),
                required,
            );
        }
        if location == "header" && !is_token(&name) {
            let name = name.trim_start_matches(COOKIE);
            return dropped(
                format!("the header or cookie `{name}`, a name that HTTP does not allow"),
                required,
            );
        }
        if location == "header" && IGNORED_HEADERS.contains(&name.to_ascii_lowercase().as_str()) {
            return dropped(format!("OpenAPI ignores the header parameter `{name}`"), false);
        }
        let is_json = |content: &Map<String, Value>| content.keys().any(|media_type| is_json(media_type));
        if name.starts_with(COOKIE)
            && parameter.get("content").and_then(Value::as_object).is_some_and(is_json)
        {
            return dropped(
                format!(
                    "the cookie `{}`, which is JSON, and no cookie carries its quotes",
                    &name[COOKIE.len()..]
                ),
                required,
            );
        }
        let style = text("style");
        let explode = match parameter.get("explode").and_then(Value::as_bool) {
            Some(explode) => explode,
            None => style.as_deref().is_none_or(|style| style == "form"),
        };
        let schema = parameter.get("schema").cloned().unwrap_or_else(|| json!({ "type": "string" }));
        let mut schema = in_place(&schema, source);
        for branch in branches_mut(&mut schema) {
            members_in_place(branch, source);
        }
        members_in_place(&mut schema, source);
        // Every cookie is treated as a secret, and can be given as the text that it is.
        if name.starts_with(COOKIE)
            && let Some(schema) = schema.as_object_mut()
        {
            schema.remove("format");
        }
        Ok(Self {
            name,
            location,
            required,
            description: parameter.get("description").cloned(),
            style,
            explode,
            is_explode_given: parameter.get("explode").is_some_and(Value::is_boolean),
            brackets,
            schema,
            entries: parameter.get(ENTRIES).cloned(),
        })
    }

    fn simplified(mut self, pointer: &Pointer, notes: &mut Vec<Problem>) -> Vec<Value> {
        if self.entries.is_some() {
            return vec![self.with_schema(self.schema.clone())];
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
        if let Some(separator) = self.separator() {
            return vec![self.text(&format!("Several values are separated by {separator}."))];
        }
        let items = self.schema.get("items").cloned().unwrap_or_else(|| json!({}));
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
            parameter[COMMAS] = json!(true);
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
        parameter.extend(self.entries.clone().map(|entries| (ENTRIES.to_owned(), entries)));
        Value::Object(parameter)
    }
}

/// What a schema is, with what its items are and what it is a choice of.
fn in_place(schema: &Value, source: &Value) -> Value {
    let mut schema = walk::resolved(schema, source).clone();
    // What an `allOf` made can have items beside another type, where they mean nothing.
    if schema.get("type").is_some_and(|kind| kind == "array")
        && let Some(items) = schema.get_mut("items")
    {
        *items = walk::resolved(items, source).clone();
    }
    branches_mut(&mut schema).for_each(|branch| *branch = walk::resolved(branch, source).clone());
    schema
}

fn members_in_place(schema: &mut Value, source: &Value) {
    let members = schema.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten();
    members.for_each(|(_, member)| *member = in_place(member, source));
}

fn branches_mut(schema: &mut Value) -> impl Iterator<Item = &mut Value> {
    let choices = schema.as_object_mut().into_iter().flatten();
    let choices = choices.filter(|(name, _)| ["anyOf", "oneOf"].contains(&name.as_str()));
    choices.filter_map(|(_, branches)| branches.as_array_mut()).flatten()
}

/// A parameter is absent where it is not sent; no value in a query says so.
fn remove_absence(schema: &mut Value) {
    if let Some(schema) = schema.as_object_mut() {
        ["default", "nullable"].iter().for_each(|keyword| drop(schema.remove(*keyword)));
    }
}

/// Whether it can be the name of a header or a cookie (RFC 9110, section 5.6.2).
fn is_token(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
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
