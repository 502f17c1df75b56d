//! Things in the responses of a document.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::store::Thing;
use super::{Stateful, shape};
use crate::backend::{Call, Response};
use crate::document::pointer::push;
use crate::document::schema::Schema;
use crate::document::{Document, Operation};
use crate::example::paged;
use crate::schema::Direction;
use crate::value::laid_over;

/// The successful response of an operation, as the document's example has it.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    pub(super) response: Response,
    /// Its body, where it is JSON.
    pub(super) body: Option<Value>,
    /// The schema of the body.
    pub(super) schema: Option<String>,
}

impl Pattern {
    /// The elements of its list.
    pub(super) fn elements(&self, root: &Value, operation: &Operation) -> Vec<Map<String, Value>> {
        let member = shape::list(root, operation).map(|(member, _)| member);
        let list = member.and_then(|member| self.body.as_ref()?.pointer(&pointer_of(&member)));
        list.and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|element| element.as_object().cloned())
            .collect()
    }

    /// The things that it shows: those of its list, or the one that it is or has in a member.
    pub(super) fn things(&self, root: &Value, operation: &Operation) -> Vec<Map<String, Value>> {
        let elements = self.elements(root, operation);
        if !elements.is_empty() {
            return elements;
        }
        let members = self.body.as_ref().and_then(Value::as_object);
        let inner = members.into_iter().flat_map(Map::values).filter_map(Value::as_object);
        members.into_iter().chain(inner).cloned().collect()
    }
}

fn pointer_of(member: &str) -> String {
    if member.is_empty() { String::new() } else { push("", member) }
}

impl Stateful {
    pub(super) fn document(&self) -> &Document {
        self.examples.document()
    }

    pub(super) fn pattern(&self, operation: &Operation) -> Arc<Pattern> {
        if let Some(known) = self.patterns.lock().get(&operation.id) {
            return known.clone();
        }
        let make = || {
            let response = self.examples.success(operation);
            let body = serde_json::from_slice(&response.body).ok();
            let described = operation.response(response.status);
            let media = described.and_then(|described| described.media.iter().find(|media| media.is_json()));
            Arc::new(Pattern { response, body, schema: media.and_then(|media| media.schema.clone()) })
        };
        let new = make();
        self.patterns.lock().insert(operation.id.clone(), new.clone());
        new
    }

    /// The response that shows a thing, which is the body or a member of it.
    pub(super) fn show(&self, operation: &Operation, thing: &Thing) -> Response {
        let pattern = self.pattern(operation);
        let response = pattern.response.clone();
        let (Some(Value::Object(body)), Some(schema)) = (&pattern.body, &pattern.schema) else {
            return response;
        };
        let shows = |members: &Map<String, Value>| {
            members.keys().any(|name| thing.members.contains_key(name) || thing.names.contains(name))
        };
        let root = self.document().json();
        let member = if shows(body) {
            None
        } else {
            body.iter().find(|(_, inner)| inner.as_object().is_some_and(shows))
        };
        let body = match member.map(|(name, inner)| (name.clone(), inner.clone())) {
            Some((name, inner)) => {
                let inner_schema = Schema::at(root, schema).map(|schema| schema.property(&name));
                let shown = self.merged(&inner_schema.unwrap_or_default(), inner, &thing.members);
                let mut body = body.clone();
                body.insert(name, shown);
                Value::Object(body)
            }
            None => self.merged(schema, Value::Object(body.clone()), &thing.members),
        };
        response.with_body(body.to_string())
    }

    /// The list, or the page of it, that a call asks for, of the things that pass its filters.
    pub(super) fn list(&self, things: &[Thing], call: &Call<'_>) -> Response {
        let operation = call.operation;
        let root = self.document().json();
        let pattern = self.pattern(operation);
        let response = pattern.response.clone();
        let (Some(mut body), Some((member, schema))) = (pattern.body.clone(), shape::list(root, operation))
        else {
            return response;
        };
        let first = body.pointer(&pointer_of(&member)).and_then(|list| list.get(0)).cloned();
        let pattern = first.unwrap_or_else(|| self.examples.sample(Direction::Response, &schema));
        let shown: Vec<_> =
            things.iter().map(|thing| self.merged(&schema, pattern.clone(), &thing.members)).collect();
        let wanted: Vec<_> = things.iter().zip(shown).filter(|(_, shown)| passes(call, shown)).collect();
        if let Some(paging) = &operation.paging {
            let token = |index: usize| {
                wanted
                    .get(index)
                    .map(|(thing, _)| thing.keys.first().cloned().unwrap_or_default())
                    .unwrap_or_default()
            };
            let position = |token: &str| wanted.iter().position(|(thing, _)| thing.is(token));
            let at = |index: usize| wanted[index].1.clone();
            return paged(call, paging, response.status, body, (wanted.len(), &token, &position, &at));
        }
        if let Some(list) = body.pointer_mut(&pointer_of(&member)) {
            *list = wanted.into_iter().map(|(_, shown)| shown).collect();
        }
        response.with_body(body.to_string())
    }

    /// A pattern with the members of a thing, as far as the schema allows them.
    fn merged(&self, schema: &str, pattern: Value, members: &Map<String, Value>) -> Value {
        let Value::Object(mut pattern) = pattern else { return pattern };
        let properties = shape::members(self.document().json(), schema);
        let hidden = shape::write_only(self.document().json(), schema);
        pattern.retain(|name, _| !hidden.contains(name));
        let known = |name: &String| {
            (pattern.contains_key(name) || properties.contains(name)) && !hidden.contains(name)
        };
        let given: Vec<_> = members.iter().filter(|(name, _)| known(name)).collect();
        let put = |all: &mut Map<String, Value>, name: &String, value: &Value| {
            let old = all.get(name).cloned().unwrap_or(Value::Null);
            all.insert(name.clone(), laid_over(old, value))
        };
        let mut whole = pattern.clone();
        for (name, value) in &given {
            put(&mut whole, name, value);
        }
        let conforms = |members: &Map<String, Value>| {
            let shown = Value::Object(members.clone());
            let check = |value: &Value| self.examples.conforms(Direction::Response, schema, value);
            check(&shown) && integers_written(&shown).is_none_or(|fractions| check(&fractions))
        };
        if conforms(&whole) {
            return Value::Object(whole);
        }
        let mut one_by_one = pattern;
        for (name, value) in given {
            let before = one_by_one.clone();
            put(&mut one_by_one, name, value);
            if !conforms(&one_by_one) {
                one_by_one = before;
            }
        }
        Value::Object(one_by_one)
    }
}

/// The value with a fraction for each integer beyond 64 bits, which is read as a float and so would not be written as an
/// integer any more: where that is asked for, the fraction does not conform. `None`: it has none.
fn integers_written(value: &Value) -> Option<Value> {
    match value {
        Value::Number(number) => {
            let beyond = |number: &f64| number.abs() >= 2_f64.powi(63);
            number.as_f64().filter(|_| number.is_f64()).filter(beyond).map(|_| Value::from(0.5))
        }
        Value::Array(items) => {
            let written: Vec<_> = items.iter().map(integers_written).collect();
            let has = written.iter().any(Option::is_some);
            let whole = |(written, item): (Option<Value>, &Value)| written.unwrap_or_else(|| item.clone());
            has.then(|| written.into_iter().zip(items).map(whole).collect())
        }
        Value::Object(members) => {
            let written: Vec<_> = members.values().map(integers_written).collect();
            let has = written.iter().any(Option::is_some);
            let whole = |(written, (name, value)): (Option<Value>, (&String, &Value))| {
                (name.clone(), written.unwrap_or_else(|| value.clone()))
            };
            has.then(|| Value::Object(written.into_iter().zip(members).map(whole).collect()))
        }
        _ => None,
    }
}

/// Whether a thing passes the filters of a call: parameters that are named like its members.
fn passes(call: &Call<'_>, thing: &Value) -> bool {
    call.operation.parameters.iter().all(|parameter| {
        let name = parameter.name.trim_end_matches("[]");
        let keys = [name.to_owned(), format!("{name}[]")];
        let given: Vec<_> =
            keys.iter().flat_map(|key| call.query_all(key)).flat_map(|value| value.split(',')).collect();
        given.is_empty() || shape::passes(thing, name, &given).unwrap_or(true)
    })
}
