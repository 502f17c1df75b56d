//! Forms as the values that a document describes, and the other way round (OpenAPI 3.0.3, "Encoding Object").

use serde_json::{Map, Value, json};

use super::Field;
use crate::document::pointer::push;
use crate::document::schema::Schema;
use crate::document::{Media, essence, is_json};
use crate::value::plain;

/// How deep alternatives of alternatives are followed.
const DEPTH: usize = 8;

/// How a member is written, where the document says so.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Written<'a> {
    /// A list is repeated, an object is JSON.
    Plain,
    MediaType(&'a str),
    /// `name[member]`.
    Deep,
    /// The items with this between them, or names and values.
    Joined(&'static str),
    /// The members of an object as fields of the form.
    Exploded,
}

fn written<'a>(root: &'a Value, media: &Media, name: &str) -> Written<'a> {
    let Some(encoding) = root.pointer(&push(&format!("{}/encoding", media.pointer), name)) else {
        return Written::Plain;
    };
    match sdk_openapi::style(&media.name, encoding) {
        (Some("deepObject"), _) => Written::Deep,
        (Some("spaceDelimited"), _) => Written::Joined(" "),
        (Some("pipeDelimited"), _) => Written::Joined("|"),
        (_, Some(false)) => Written::Joined(","),
        (Some("form"), _) | (None, Some(true)) => Written::Exploded,
        _ => encoding.get("contentType").and_then(Value::as_str).map_or(Written::Plain, |listed| {
            Written::MediaType(listed.split(',').next().unwrap_or_default().trim())
        }),
    }
}

/// Whether the document gives a part a type that is neither JSON nor text: then it is what the caller has written, whatever
/// its schema says.
pub(crate) fn is_written_by_the_caller(root: &Value, media: &Media, name: &str) -> bool {
    let is_other = |media_type: &str| !is_json(media_type) && !essence(media_type).starts_with("text/");
    essence(&media.name) == "multipart/form-data"
        && matches!(written(root, media, name), Written::MediaType(media_type) if is_other(media_type))
}

/// The object that the fields are, by the types of the schema of `media`. What has no schema is a text, or a list of texts
/// where it is there more than once.
pub(crate) fn value(root: &Value, media: &Media, fields: &[Field]) -> Value {
    let object = media.schema.as_deref().and_then(|schema| Schema::at(root, schema));
    let written = |name: &str| written(root, media, name);
    let parts = object.iter().flat_map(|object| object.whole(root)).collect::<Vec<_>>();
    let names: Vec<_> = parts.iter().flat_map(Schema::names).collect();
    let mut fields: Vec<&Field> = fields.iter().collect();
    let mut exploded = Map::new();
    for name in names.iter().filter(|name| written(name) == Written::Exploded) {
        let member = object.as_ref().and_then(|object| Schema::at(root, &object.member(root, name)));
        let Some(member) = member.filter(|member| member.kind() == "object") else { continue };
        let is_described = |one: &str| member.names().any(|name| name == one);
        let is_map = member.names().next().is_none();
        let (inside, others) = fields.into_iter().partition::<Vec<_>, _>(|field| {
            !names.contains(&&field.name) && (is_map || is_described(&field.name))
        });
        fields = others;
        if !inside.is_empty() {
            let value = members(root, Some(member), &|_| Written::Plain, &inside);
            exploded.insert((*name).clone(), Value::Object(value));
        }
    }
    exploded.extend(members(root, object, &written, &fields));
    Value::Object(exploded)
}

fn members<'a>(
    root: &'a Value,
    object: Option<Schema<'a>>,
    written: &dyn Fn(&str) -> Written<'a>,
    fields: &[&Field],
) -> Map<String, Value> {
    let mut members = Map::new();
    for field in fields {
        let (name, inner) = match field.name.split_once('[') {
            Some((name, inner)) if written(name) == Written::Deep => (name, Some(inner)),
            _ => (field.name.as_str(), None),
        };
        let schema = object.as_ref().and_then(|object| {
            let own = Schema::at(root, &object.member(root, name));
            own.or_else(|| inside(root, object, name, 0))
        });
        let typed = schema.clone().map(|schema| schema.typed(root));
        let kind = typed.as_ref().map_or("", Schema::kind);
        let text = field.text();
        if let Some(inner) = inner {
            let slot = members.entry(name.to_owned()).or_insert(Value::Null);
            nest(root, schema, slot, inner.trim_end_matches(']'), &text);
            continue;
        }
        let item = |text: &str| {
            let items = typed.as_ref().map(|list| list.inner("items"));
            items.map_or_else(|| json!(text), |items| read(root, &items, text))
        };
        match (kind, written(name), members.get_mut(name)) {
            ("array", Written::Joined(separator), _) => {
                let items = text.split(separator).map(item).collect();
                members.insert(name.to_owned(), Value::Array(items));
            }
            ("object", Written::Joined(separator), _) if !text.is_empty() => {
                let pieces: Vec<_> = text.split(separator).collect();
                let pointer =
                    |member: &str| typed.as_ref().map_or(String::new(), |object| object.property(member));
                let pairs = pieces.chunks(2).map(|pair| {
                    let text = pair.get(1).copied().unwrap_or_default();
                    (pair[0].to_owned(), read(root, &pointer(pair[0]), text))
                });
                members.insert(name.to_owned(), Value::Object(pairs.collect()));
            }
            ("array", Written::MediaType(media_type), _) if is_json(media_type) => {
                members.insert(name.to_owned(), serde_json::from_str(&text).unwrap_or(json!(text)));
            }
            ("array", _, Some(Value::Array(items))) => items.push(item(&text)),
            ("array", ..) => drop(members.insert(name.to_owned(), json!([item(&text)]))),
            (_, _, Some(Value::Array(items))) => items.push(json!(text)),
            // Not a list, and there again: the schema will say so.
            (_, _, Some(first)) => *first = json!([first.take(), text]),
            _ => {
                let value = schema.map_or_else(|| json!(text), |schema| read(root, &schema.pointer, &text));
                members.insert(name.to_owned(), value);
            }
        }
    }
    members
}

/// A text as the type of its schema.
fn read(root: &Value, pointer: &str, text: &str) -> Value {
    let schema = Schema::at(root, pointer);
    match &schema {
        Some(schema) if schema.is_structured(root) => serde_json::from_str(text).unwrap_or(json!(text)),
        Some(schema) if text.is_empty() && schema.is("nullable") => Value::Null,
        _ => crate::parameter::value(root, pointer, text),
    }
}

/// Puts a text where `a][b` leads. A level of numbers is a list.
pub(crate) fn nest(root: &Value, schema: Option<Schema<'_>>, value: &mut Value, path: &str, text: &str) {
    let (first, rest) = path.split_once("][").map_or((path, None), |(first, rest)| (first, Some(rest)));
    // `[]` is the next item.
    let next = value.as_array().map_or(0, Vec::len).to_string();
    let first = if first.is_empty() { &next } else { first };
    let schema = schema.and_then(|schema| inside(root, &schema, first, 0));
    let slot = if first.bytes().all(|byte| byte.is_ascii_digit()) {
        if !value.is_array() {
            *value = json!([]);
        }
        let Value::Array(items) = value else { return };
        let index = first.parse::<usize>().unwrap_or(usize::MAX).min(items.len());
        if index == items.len() {
            items.push(Value::Null);
        }
        &mut items[index]
    } else {
        if !value.is_object() {
            *value = json!({});
        }
        let Value::Object(members) = value else { return };
        members.entry(first.to_owned()).or_insert(Value::Null)
    };
    match (rest, schema) {
        (Some(rest), schema) => nest(root, schema, slot, rest, text),
        (None, Some(schema)) => *slot = read(root, &schema.pointer, text),
        (None, None) => {
            let guessed = serde_json::from_str(text).ok().filter(|value: &Value| !value.is_string());
            *slot = guessed.unwrap_or(json!(text));
        }
    }
}

/// The schema of a member or an item, in whichever part or alternative it is described.
fn inside<'a>(root: &'a Value, schema: &Schema<'a>, name: &str, depth: usize) -> Option<Schema<'a>> {
    let is_index = name.bytes().all(|byte| byte.is_ascii_digit());
    let own = schema.whole(root).into_iter().find_map(|part| {
        let described = part.names().any(|known| known == name).then(|| part.property(name));
        let keyword = if is_index && part.kind() == "array" { "items" } else { "additionalProperties" };
        let inner = part.value.get(keyword).is_some_and(Value::is_object).then(|| part.inner(keyword));
        Schema::at(root, &described.or(inner)?)
    });
    let mut alternatives =
        ["anyOf", "oneOf"].into_iter().flat_map(|key| schema.parts(key)).filter(|_| depth < DEPTH);
    own.or_else(|| alternatives.find_map(|one| inside(root, &Schema::at(root, &one)?, name, depth + 1)))
}

/// Whether a member of a form, or an item of it, is a file.
fn is_file(root: &Value, object: &Schema<'_>, name: &str) -> bool {
    let Some(property) = Schema::at(root, &object.member(root, name)) else { return false };
    let property = property.typed(root);
    let items = Schema::at(root, &property.inner("items")).map(|items| items.typed(root));
    [Some(property), items].iter().flatten().any(Schema::is_binary)
}

/// Whether it is a form in parts, and any of them a file.
pub(crate) fn has_files(root: &Value, media: &Media) -> bool {
    let object = media.schema.as_deref().and_then(|schema| Schema::at(root, schema));
    essence(&media.name) == "multipart/form-data"
        && object.is_some_and(|object| {
            let parts = object.whole(root);
            parts.iter().flat_map(Schema::names).any(|name| is_file(root, &object, name))
        })
}

/// The fields that a value is sent as.
pub(crate) fn fields_of(root: &Value, media: &Media, value: &Value) -> Vec<Field> {
    let mut fields = Vec::new();
    let object = media.schema.as_deref().and_then(|schema| Schema::at(root, schema));
    for (name, member) in value.as_object().into_iter().flatten() {
        let is_file = object.as_ref().is_some_and(|object| is_file(root, object, name));
        field(name, member, written(root, media, name), is_file, &mut fields);
    }
    fields
}

fn field(name: &str, value: &Value, written: Written<'_>, is_file: bool, fields: &mut Vec<Field>) {
    let text = |value: &Value| match value {
        Value::Null => String::new(),
        value => plain(value),
    };
    let mut push = |text: String, content_type: Option<&str>| {
        let content_type = content_type.or(is_file.then_some("application/octet-stream"));
        fields.push(Field {
            name: name.to_owned(),
            file_name: is_file.then(|| name.to_owned()),
            content_type: content_type.map(str::to_owned),
            content: text.into_bytes(),
        });
    };
    match (written, value) {
        (Written::Deep, Value::Object(members)) => {
            members.iter().for_each(|(member, value)| {
                field(&format!("{name}[{member}]"), value, written, is_file, fields)
            });
        }
        (Written::Deep, Value::Array(items)) => {
            let numbered = items.iter().enumerate();
            numbered
                .for_each(|(index, item)| field(&format!("{name}[{index}]"), item, written, is_file, fields));
        }
        (Written::Joined(separator), Value::Array(items)) => {
            push(items.iter().map(text).collect::<Vec<_>>().join(separator), None);
        }
        (Written::Joined(separator), Value::Object(members)) => {
            let pairs = members.iter().flat_map(|(member, value)| [member.clone(), text(value)]);
            push(pairs.collect::<Vec<_>>().join(separator), None);
        }
        (Written::Exploded, Value::Object(members)) => {
            members.iter().for_each(|(member, value)| field(member, value, Written::Plain, false, fields));
        }
        (Written::MediaType(media_type), value) if is_json(media_type) && !value.is_string() => {
            push(value.to_string(), Some(media_type));
        }
        (_, Value::Array(items)) => items.iter().for_each(|item| {
            // OpenAPI has no form for a list in a list.
            let inner = item.is_array().then(|| json!(item.to_string()));
            field(name, inner.as_ref().unwrap_or(item), written, is_file, fields);
        }),
        (_, value @ Value::Object(_)) => push(value.to_string(), Some("application/json")),
        (Written::MediaType(media_type), value) => push(text(value), Some(media_type)),
        (_, value) => push(text(value), None),
    }
}

#[cfg(test)]
mod tests;
