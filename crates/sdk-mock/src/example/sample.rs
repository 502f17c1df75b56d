//! Values made from schemas.

use std::cell::Cell;

use serde_json::{Map, Value, json};

use super::{pattern, scalar};
use crate::document::schema::Schema;

/// How deep objects are filled with fields that nobody requires; a schema may contain itself.
const DEPTH: usize = 6;

/// How many schemas are looked at before only what is required is made; a schema may contain itself more than once.
const NODES: usize = 2_000;

/// How many parts of parts are followed.
const PARTS: usize = 64;

/// The value of a name that is required and described nowhere, which gives way to any other.
const REQUIRED: &str = "any text";

/// Says whether a value conforms to the schema at a pointer.
type Conforms<'a> = &'a dyn Fn(&str, &Value) -> bool;

/// A value that a schema allows: its example or default if they conform, its first `enum` value, or one made up.
/// `hidden` is the keyword of the fields that it does not have, such as `writeOnly` in a response.
pub(super) fn sample(root: &Value, pointer: &str, hidden: &str, conforms: Conforms<'_>) -> Value {
    Maker { root, hidden, conforms, nodes: Cell::new(0) }.value(pointer, 0)
}

struct Maker<'a> {
    root: &'a Value,
    hidden: &'a str,
    conforms: Conforms<'a>,
    nodes: Cell<usize>,
}

impl<'a> Maker<'a> {
    fn value(&self, pointer: &str, depth: usize) -> Value {
        self.part(pointer, depth, &[])
    }

    /// A value of a part of a composition that requires these names, in whichever of its parts they are described.
    fn part(&self, pointer: &str, depth: usize, required: &[&'a str]) -> Value {
        // What leads nowhere is any value; `null` would be none.
        let Some(schema) = Schema::at(self.root, pointer) else { return json!({}) };
        self.nodes.set(self.nodes.get() + 1);
        let depth = if self.nodes.get() > NODES { depth.max(DEPTH) } else { depth };
        let given = ["example", "default"].into_iter().filter_map(|key| schema.value.get(key)).cloned();
        // Numbers that are texts are their digits.
        let is_text = |value: &Value| schema.kind() == "string" && (value.is_number() || value.is_boolean());
        let parts = schema.whole(self.root);
        let values = parts.iter().flat_map(|part| part.list("enum")).cloned();
        let values = values.map(|value| if is_text(&value) { value.to_string().into() } else { value });
        if let Some(given) = given.chain(values).find(|given| (self.conforms)(&schema.pointer, given)) {
            return given;
        }
        // A thing that has to be in itself ends here.
        if depth >= DEPTH && schema.is("nullable") && (self.conforms)(&schema.pointer, &Value::Null) {
            return Value::Null;
        }
        let made = match schema.kind() {
            "string" => self.text(&schema),
            "integer" => scalar::integer(&schema),
            "number" if matches!(schema.text("format"), Some("int64" | "uint64")) => scalar::integer(&schema),
            "number" => json!(scalar::number(&schema)),
            "boolean" => json!(true),
            "array" => self.array(&schema, depth),
            // Only a text has a media type.
            "" if schema.text("contentMediaType").is_some() || scalar::is_plain(&schema) => {
                self.text(&schema)
            }
            _ => self.object(&schema, depth, required),
        };
        let made = ["oneOf", "anyOf"]
            .iter()
            .fold(made, |made, key| self.alternative(&schema, key, made, depth, required));
        match schema.value.get("not") {
            // It names what is not meant.
            Some(_) if !(self.conforms)(&schema.pointer, &made) => {
                let others = [json!("text"), json!(1), json!(true), json!([])];
                others.into_iter().find(|other| (self.conforms)(&schema.pointer, other)).unwrap_or(made)
            }
            _ => made,
        }
    }

    /// A text; one that the pattern asks for, where it is not matched otherwise.
    fn text(&self, schema: &Schema<'_>) -> Value {
        let text = json!(scalar::text(schema));
        let conforms = |text: &Value| (self.conforms)(&schema.pointer, text);
        let matching = schema.text("pattern").filter(|_| !conforms(&text)).map(pattern::candidates);
        matching.into_iter().flatten().map(Value::from).find(conforms).unwrap_or(text)
    }

    /// `made` with the first alternative that fits.
    fn alternative(
        &self,
        schema: &Schema<'a>,
        key: &str,
        made: Value,
        depth: usize,
        required: &[&'a str],
    ) -> Value {
        let parts: Vec<_> = schema.parts(key).filter(|_| depth <= 2 * DEPTH).collect();
        let required = [required, &self.required(schema)].concat();
        let with = |part: &String| merge(made.clone(), self.part(part, depth + 1, &required));
        let fitting = parts.iter().map(with).find(|value| (self.conforms)(&schema.pointer, value));
        fitting.or_else(|| parts.first().map(with)).unwrap_or(made)
    }

    /// The fields of an object, and those of its parts.
    fn object(&self, schema: &Schema<'a>, depth: usize, required: &[&'a str]) -> Value {
        let required = [required, &self.required(schema)].concat();
        // Beyond the depth of fields, only what is required is made of them.
        let is_followed = |_: &String| depth <= 2 * DEPTH || (depth <= PARTS && self.nodes.get() < 2 * NODES);
        let parts = schema.parts("allOf").filter(is_followed);
        let parts = parts.map(|part| self.part(&part, depth + 1, &required));
        let made = parts.fold(Value::Object(self.fields(schema, depth, &required)), merge);
        self.agreed(schema, made)
    }

    /// The value of a composition, with what all parts of it allow where several describe a field or a list.
    fn agreed(&self, schema: &Schema<'a>, mut made: Value) -> Value {
        let parts = schema.whole(self.root);
        match &mut made {
            _ if parts.len() < 2 => (),
            Value::Object(fields) => {
                for (name, value) in fields.iter_mut().filter(|(_, value)| !value.is_object()) {
                    let parts = parts.iter().filter(|part| part.names().any(|known| known == name));
                    let described: Vec<_> = parts.map(|part| part.property(name)).collect();
                    if described.len() > 1 {
                        *value = self.of_all(&described, value);
                    }
                }
            }
            Value::Array(items) => {
                let count = parts.iter().filter_map(|part| part.count("minItems")).max().unwrap_or(0);
                if let Some(first) = items.first().cloned() {
                    items.extend(
                        (items.len()..count.min(100)).map(|index| super::list::identity(&first, index)),
                    );
                }
            }
            _ => (),
        }
        made
    }

    /// A value that all these schemas allow: the one that is made, one of those that they list, or one within all their bounds.
    fn of_all(&self, pointers: &[String], made: &Value) -> Value {
        let parts = pointers.iter().filter_map(|pointer| Schema::at(self.root, pointer));
        let parts: Vec<_> = parts.flat_map(|schema| schema.whole(self.root)).collect();
        let keywords = parts.iter().filter_map(|part| part.value.as_object()).flatten();
        let joined =
            Value::Object(keywords.map(|(keyword, value)| (keyword.clone(), value.clone())).collect());
        let joined = Schema { pointer: String::new(), value: &joined };
        let bounded = match joined.kind() {
            "string" => Some(json!(scalar::text(&joined))),
            "integer" | "number" if parts.iter().any(|part| part.kind() == "integer") => {
                Some(scalar::integer(&joined))
            }
            "number" => Some(json!(scalar::number(&joined))),
            _ => None,
        };
        let listed = parts.iter().flat_map(|part| part.list("enum")).cloned();
        let conforms = |value: &Value| pointers.iter().all(|pointer| (self.conforms)(pointer, value));
        std::iter::once(made.clone())
            .chain(listed)
            .chain(bounded)
            .find(conforms)
            .unwrap_or_else(|| made.clone())
    }

    /// What a schema and its parts require.
    fn required(&self, schema: &Schema<'a>) -> Vec<&'a str> {
        let parts = schema.whole(self.root);
        parts.iter().flat_map(|part| part.list("required")).filter_map(Value::as_str).collect()
    }

    fn fields(&self, schema: &Schema<'_>, depth: usize, required: &[&str]) -> Map<String, Value> {
        let is_hidden = |name: &str| {
            Schema::at(self.root, &schema.property(name)).is_some_and(|field| field.is(self.hidden))
        };
        let wanted = schema.names().filter(|name| required.contains(&name.as_str()) || depth < DEPTH);
        let wanted = wanted.filter(|name| !is_hidden(name));
        let mut fields: Map<_, _> =
            wanted.map(|name| (name.clone(), self.value(&schema.property(name), depth + 1))).collect();
        let described = schema.value.get("additionalProperties").is_some_and(Value::is_object);
        let additional = || self.value(&schema.inner("additionalProperties"), depth + 1);
        let own = schema.list("required").filter_map(Value::as_str);
        for name in own.filter(|name| !is_hidden(name)) {
            // Required, but described nowhere.
            fields.entry(name).or_insert_with(|| if described { additional() } else { json!(REQUIRED) });
        }
        for number in fields.len()..schema.count("minProperties").unwrap_or(0).min(100) {
            fields.insert(format!("name{number}"), if described { additional() } else { json!("text") });
        }
        fields
    }

    fn array(&self, schema: &Schema<'_>, depth: usize) -> Value {
        let min = schema.count("minItems").unwrap_or(0);
        let max = schema.count("maxItems").unwrap_or(usize::MAX);
        // A list of scalars ends by itself; in a form, an empty one could not be written (Stripe).
        let items = Schema::at(self.root, &schema.inner("items"));
        let is_scalar =
            items.is_some_and(|items| matches!(items.kind(), "boolean" | "integer" | "number" | "string"));
        let is_followed = depth < DEPTH || is_scalar;
        let count = if is_followed { min.max(1) } else { min }.min(max);
        // Made only where one is wanted: a list of lists of lists has to end.
        let item = || match schema.value.pointer("/enum/0") {
            // Values written beside the array instead of in its items.
            Some(value) => value.clone(),
            None => self.value(&schema.inner("items"), depth + 1),
        };
        let other = |index: usize| match schema.value.pointer(&format!("/items/enum/{index}")) {
            _ if !schema.is("uniqueItems") => item(),
            Some(value) => value.clone(),
            None => super::list::identity(&item(), index),
        };
        Value::Array((0..count).map(other).collect())
    }
}

/// Two values of parts of a composition: fields add up, anything else is replaced.
fn merge(one: Value, other: Value) -> Value {
    match (one, other) {
        (Value::Object(mut all), Value::Object(more)) => {
            for (name, value) in more {
                let value = match all.remove(&name) {
                    Some(known) if known.is_object() && value.is_object() => merge(known, value),
                    Some(known) if known == json!(REQUIRED) => value,
                    Some(known)
                        if [json!({}), json!(REQUIRED)].contains(&value) || !is_only_required(&known) =>
                    {
                        known
                    }
                    _ => value,
                };
                all.insert(name, value);
            }
            Value::Object(all)
        }
        // A part that only describes.
        (one, Value::Object(more)) if more.is_empty() => one,
        (_, other) => other,
    }
}

/// Whether only a list of required names knows of a value. It gives way to what a schema describes, and not to a mere description
/// of it.
fn is_only_required(value: &Value) -> bool {
    match value {
        Value::Object(members) => members.values().all(is_only_required),
        value => [json!("text"), json!(REQUIRED)].contains(value),
    }
}

#[cfg(test)]
mod tests;
