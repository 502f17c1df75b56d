//! Requests made from a document: what a client could send.

use serde_json::{Map, Value, json};

use super::Examples;
use crate::backend::Request;
use crate::contract::{affixes, is_deep_list, is_list_in_brackets, members};
use crate::document::schema::Schema;
use crate::document::{Location, Media, Operation, Parameter, SchemeKind, encoded, essence, is_json};
use crate::schema::Direction;
use crate::value::{laid_over, plain};
use crate::{form, parameter};

/// How much a made request holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// What is required, and nothing else.
    Minimal,
    /// Everything that the document describes.
    Full,
}

impl Examples {
    /// A request of an operation that its document allows, with made-up credentials.
    pub fn request(&self, operation: &Operation, extent: Extent) -> Request {
        self.request_of(operation, &self.arguments(operation, extent))
    }

    /// The request that arguments mean: these parameters and this body, made-up credentials, and nothing else.
    pub fn request_of(&self, operation: &Operation, arguments: &Value) -> Request {
        authenticated(self.without_credentials(operation, arguments), operation)
    }

    pub(crate) fn without_credentials(&self, operation: &Operation, arguments: &Value) -> Request {
        let argument = |location: Location, name: &str| arguments.get(self.key(operation, location, name));
        let root = self.document.json();
        let path = operation.template.fill_encoded(|name| {
            let is_meant = |one: &&Parameter| one.location == Location::Path && one.name == name;
            let encode = |value: &Value| encoded(&plain(value));
            match (argument(Location::Path, name), operation.parameters.iter().find(is_meant)) {
                (Some(value), Some(parameter)) => parameter::written(root, parameter, value, encode),
                _ => "x".to_owned(),
            }
        });
        let mut request = Request::new(&operation.method, &format!("{}{path}", self.document.base_path()));
        for parameter in &operation.parameters {
            match (parameter.location, argument(parameter.location, &parameter.name)) {
                (Location::Query, value) => {
                    request.query.extend(value.into_iter().flat_map(|value| self.pairs(parameter, value)));
                    let members = members(root, self.arrays, parameter).into_iter();
                    // A parameter can be called as a member of another one.
                    let members = members.filter(|member| member.key != parameter.name);
                    let given = members
                        .filter_map(|member| Some((argument(Location::Query, &member.key)?, member.key)));
                    request.query.extend(given.flat_map(|(value, key)| repeated(&key, value)));
                }
                (Location::Header, Some(value)) => {
                    let text = parameter::written(root, parameter, value, plain);
                    request = request.with_header(&parameter.name, &text);
                }
                (Location::Cookie, Some(value)) => {
                    let text = parameter::written(root, parameter, value, plain);
                    request = request.with_header("cookie", &format!("{}={text}", parameter.name));
                }
                _ => {}
            }
        }
        if let Some(body) = arguments.get("body") {
            let named = argument(Location::Header, "Content-Type").and_then(Value::as_str);
            request = self.with_body(request, operation, body, named);
        }
        request
    }

    pub(crate) fn value(&self, parameter: &Parameter) -> Value {
        let given = self.document.json().pointer(&parameter.pointer).and_then(|object| object.get("example"));
        let Some(schema) = parameter.schema.as_deref() else {
            return given.cloned().unwrap_or_else(|| "x".into());
        };
        let is_sent = |value: &Value| parameter.location != Location::Path || is_segment(value);
        let conforms = |value: &Value| self.conforms(Direction::Request, schema, value);
        if let Some(given) = given.filter(|example| conforms(example) && is_sent(example)) {
            return given.clone();
        }
        let made = self.sample(Direction::Request, schema);
        if is_sent(&made) {
            return made;
        }
        let values =
            Schema::at(self.document.json(), schema).into_iter().flat_map(|schema| schema.list("enum"));
        let others = values.cloned().chain([json!("text"), json!("urn:text"), json!(["text"])]);
        others.into_iter().find(|other| is_sent(other) && conforms(other)).unwrap_or(made)
    }

    pub(super) fn pairs(&self, parameter: &Parameter, value: &Value) -> Vec<(String, String)> {
        let root = self.document.json();
        let members_of = |members: &Map<String, Value>, is_list| {
            let (prefix, closing) = affixes(root, self.arrays, parameter, is_list)?;
            let pairs = |(name, value): (&String, _)| repeated(&format!("{prefix}{name}{closing}"), value);
            Some(members.iter().flat_map(pairs).collect::<Vec<_>>())
        };
        if parameter.is_json {
            return vec![(parameter.name.clone(), value.to_string())];
        }
        let one = || vec![(parameter.name.clone(), parameter::written(root, parameter, value, plain))];
        let Value::Array(items) = value else {
            let members = value.as_object().and_then(|members| members_of(members, false));
            return members.unwrap_or_else(one);
        };
        if is_deep_list(root, parameter) {
            return nested(&parameter.name, value);
        }
        let objects = items.iter().filter_map(Value::as_object);
        let objects: Vec<_> = objects.filter_map(|members| members_of(members, true)).flatten().collect();
        if !objects.is_empty() {
            return objects;
        }
        let texts: Vec<_> = items.iter().map(plain).collect();
        let named = |name: String| texts.iter().map(|text| (name.clone(), text.clone())).collect();
        if is_list_in_brackets(root, self.arrays, parameter) {
            named(format!("{}[]", parameter.name))
        } else if parameter.explode {
            named(parameter.name.clone())
        } else {
            one()
        }
    }

    /// What a client takes for a list or an object that travels as one text: that text, but for the style of a path, which
    /// the client adds.
    pub(super) fn text_of(&self, parameter: &Parameter, value: &Value) -> String {
        let root = self.document.json();
        match (parameter.location, value) {
            _ if parameter.is_json => value.to_string(),
            (Location::Path, Value::Array(items)) => items.iter().map(plain).collect::<Vec<_>>().join(","),
            (Location::Path, Value::Object(members)) => {
                let between = if parameter.explode { "=" } else { "," };
                let pair = |(name, value): (&String, &Value)| format!("{name}{between}{}", plain(value));
                members.iter().map(pair).collect::<Vec<_>>().join(",")
            }
            _ => parameter::written(root, parameter, value, plain),
        }
    }

    /// The body of a request as a value, where the document describes one: JSON, or the members of a form.
    pub(super) fn body_value(&self, operation: &Operation, extent: Extent) -> Option<Value> {
        let media = self.preferred(&operation.body.as_ref()?.media)?;
        if !is_json(&media.sent_as(self.document.json())) && !form::is_form(&media.name) {
            return None;
        }
        let example = self.body(Direction::Request, media);
        let Some(schema) = media.schema.as_deref() else {
            return match media.name.as_str() {
                name if form::is_form(name) && essence(name).starts_with("multipart/") => Some(json!({})),
                // The caller writes it.
                name if form::is_form(name) => None,
                _ => Some((*example).clone()),
            };
        };
        let value = match extent {
            Extent::Minimal => {
                let mut value = required_only(self.document.json(), schema, (*example).clone());
                if form::is_form(&media.name) {
                    with_members(&mut value, &example);
                }
                value
            }
            Extent::Full => laid_over(self.sample(Direction::Request, schema), &example),
        };
        // Compositions can forbid what their parts allow; then the example has to do.
        let value =
            if self.conforms(Direction::Request, schema, &value) { value } else { (*example).clone() };
        Some(if form::is_form(&media.name) { self.with_files(media, schema, value) } else { value })
    }

    /// The members of a form. A part that is described by nothing is a file.
    fn with_files(&self, media: &Media, schema: &str, mut form: Value) -> Value {
        let root = self.document.json();
        let Some(schema) = Schema::at(root, schema) else { return form };
        for (name, part) in form.as_object_mut().into_iter().flatten() {
            let described = Schema::at(root, &schema.property(name));
            let is_text = |described: &Schema<'_>| {
                described.kind().is_empty()
                    && self.conforms(Direction::Request, &described.pointer, &json!("text"))
            };
            let says_nothing = described.as_ref().is_some_and(is_text);
            let is_written = form::is_written_by_the_caller(root, media, name);
            match part {
                Value::Object(_) if is_written => *part = part.to_string().into(),
                Value::Object(members) if members.is_empty() && says_nothing => *part = "text".into(),
                Value::Array(items) => {
                    let nothing = items.iter_mut().filter(|item| **item == json!({}));
                    nothing.for_each(|item| *item = "text".into());
                    let objects = items.iter_mut().filter(|item| is_written && item.is_object());
                    objects.for_each(|item| *item = item.to_string().into());
                }
                _ => (),
            }
        }
        form
    }

    /// The request with this body, written as the document says.
    fn with_body(
        &self,
        mut request: Request,
        operation: &Operation,
        value: &Value,
        named: Option<&str>,
    ) -> Request {
        let Some(media) = operation.body.as_ref().and_then(|body| self.preferred(&body.media)) else {
            return request;
        };
        let (content_type, body) = if form::is_form(&media.name) && !value.is_string() {
            form::write(&media.name, &form::fields_of(self.document.json(), media, value))
        } else {
            let sent_as = media.sent_as(self.document.json());
            let text = if is_json(&sent_as) { value.to_string() } else { plain(value) };
            (sent_as, text.into_bytes())
        };
        request.body = body;
        request.with_header("content-type", named.unwrap_or(&content_type))
    }

    /// The form in which a client sends a body that has several.
    pub(super) fn preferred<'m>(&self, media: &'m [Media]) -> Option<&'m Media> {
        let find = |is: &dyn Fn(&Media) -> bool| media.iter().find(|media| is(media));
        find(&|media| media.name == "application/json")
            .or_else(|| find(&Media::is_json))
            .or_else(|| find(&|media| form::has_files(self.document.json(), media)))
            .or_else(|| find(&|media| form::is_form(&media.name)))
            .or_else(|| find(&|media| is_json(&media.sent_as(self.document.json()))))
            .or_else(|| media.first())
    }
}

/// Whether a careful client sends it in a path: servers and proxies take what has a separator in it for several segments,
/// escaped or not.
fn is_segment(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().all(is_segment),
        Value::Object(members) => members.values().all(is_segment),
        value => {
            let text = plain(value);
            !["", ".", ".."].contains(&text.as_str())
                && !text.contains(['/', '\\', '%'])
                && !text.contains(char::is_control)
        }
    }
}

/// A parameter, or one for each item of a list.
fn repeated(name: &str, value: &Value) -> Vec<(String, String)> {
    let items = match value {
        Value::Array(items) => items.as_slice(),
        value => std::slice::from_ref(value),
    };
    if name.ends_with(']') && items.iter().any(|item| item.is_object() || item.is_array()) {
        return nested(name, value);
    }
    items.iter().map(|item| (name.to_owned(), plain(item))).collect()
}

/// What is in objects and lists, in brackets behind the name.
fn nested(name: &str, value: &Value) -> Vec<(String, String)> {
    match value {
        Value::Object(members) => {
            members.iter().flat_map(|(member, value)| nested(&format!("{name}[{member}]"), value)).collect()
        }
        Value::Array(items) => {
            let item = |(index, item): (usize, &Value)| match item {
                Value::Object(_) | Value::Array(_) => nested(&format!("{name}[{index}]"), item),
                item => vec![(format!("{name}[]"), plain(item))],
            };
            items.iter().enumerate().flat_map(item).collect()
        }
        value => vec![(name.to_owned(), plain(value))],
    }
}

/// Drops the fields of an object, and of the objects in it, that its schema does not require.
pub(super) fn required_only(root: &Value, pointer: &str, value: Value) -> Value {
    let Some(schema) = Schema::at(root, pointer) else { return value };
    match value {
        Value::Object(fields) if schema.value.get("properties").is_some() => {
            let kept =
                fields.into_iter().filter(|(name, _)| schema.list("required").any(|other| other == name));
            let kept = kept.map(|(name, value)| {
                let inner = required_only(root, &schema.property(&name), value);
                (name, inner)
            });
            Value::Object(kept.collect())
        }
        Value::Array(items) => {
            items.into_iter().map(|item| required_only(root, &schema.inner("items"), item)).collect()
        }
        other => other,
    }
}

/// Fills the empty objects in a form: `name[member]` says nothing of an object without members.
fn with_members(form: &mut Value, example: &Value) {
    let fill = |value: &mut Value, full: &Value| {
        if *value == json!({}) { value.clone_from(full) } else { with_members(value, full) }
    };
    match (form, example) {
        (Value::Object(members), Value::Object(full)) => {
            members.iter_mut().for_each(|(name, value)| fill(value, full.get(name).unwrap_or(&json!({}))));
        }
        (Value::Array(items), Value::Array(full)) => {
            items.iter_mut().zip(full).for_each(|(item, full)| fill(item, full));
        }
        _ => (),
    }
}

fn authenticated(mut request: Request, operation: &Operation) -> Request {
    for scheme in operation.security.first().into_iter().flatten() {
        match &scheme.kind {
            SchemeKind::Header(name) => request = request.with_header(name, "made-up"),
            SchemeKind::Query(name) => request.query.push((name.clone(), "made-up".to_owned())),
            SchemeKind::Cookie(name) => request = request.with_header("cookie", &format!("{name}=made-up")),
            SchemeKind::Bearer => request = request.with_header("authorization", "Bearer made-up"),
            SchemeKind::Basic => request = request.with_header("authorization", "Basic bWFkZTp1cA=="),
            SchemeKind::Other => {}
        }
    }
    request
}
