//! A parameter as its document describes it, with what it refers to in place.

use serde_json::{Map, Value, json};

use super::super::SERVER_URL;
use super::super::media_types::is_json;
use super::{BETWEEN, COOKIE, Dropped, ENTRIES, Parameter, RESERVED};
use crate::walk;

/// Headers that HTTP clients set themselves; OpenAPI gives parameters of these names no meaning.
const IGNORED_HEADERS: [&str; 3] = ["accept", "authorization", "content-type"];

impl Parameter {
    /// `brackets`: whether the API writes lists and objects with them.
    pub(super) fn read(parameter: &Value, source: &Value, brackets: bool) -> Result<Self, Dropped> {
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
        let mut given = Map::new();
        for member in [BETWEEN, ENTRIES, RESERVED] {
            given.extend(parameter.get(member).map(|value| (member.to_owned(), value.clone())));
        }
        if location == "query" && parameter.get("allowReserved").is_some_and(|yes| *yes == true) {
            given.insert(RESERVED.to_owned(), json!(true));
        }
        let style = text("style");
        let explode = match parameter.get("explode").and_then(Value::as_bool) {
            Some(explode) => explode,
            None => style.as_deref().is_none_or(|style| style == "form"),
        };
        let schema = parameter.get("schema").cloned().unwrap_or_else(|| json!({ "type": "string" }));
        let mut schema = in_place(&schema, source);
        for branch in branches_mut(&mut schema) {
            *branch = in_place(branch, source);
            members_in_place(branch, source);
        }
        members_in_place(&mut schema, source);
        // Every cookie is treated as a secret, and can be given as the text that it is.
        if name.starts_with(COOKIE)
            && let Some(schema) = schema.as_object_mut()
        {
            let is_unsigned = schema.get("format").is_some_and(|format| format == "uint64");
            schema.retain(|keyword, _| keyword != "format" || is_unsigned);
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
            given,
        })
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

/// Whether it can be the name of a header or a cookie (RFC 9110, section 5.6.2).
fn is_token(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}
