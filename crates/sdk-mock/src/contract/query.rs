//! Objects in a query: with brackets (`ranges[]start=…`, `date[lt]=…`), or with a parameter for each member (`start=…`).

use serde_json::{Map, Value};

use super::QueryArrays;
use crate::document::Parameter;
use crate::document::schema::Schema;
use crate::{form, parameter};

/// A member of an object that travels in a query.
pub(crate) struct Member {
    /// Its name on the wire.
    pub(crate) key: String,
    name: String,
    schema: String,
    /// Where in the member it leads: `date][gte`.
    inner: Option<String>,
}

/// The members by which a parameter can travel.
pub(crate) fn members(root: &Value, arrays: QueryArrays, of: &Parameter) -> Vec<Member> {
    let Some(schema) = of.schema.as_deref().filter(|_| !of.is_json) else { return Vec::new() };
    let items = parameter::items(root, schema);
    let Some((prefix, closing)) = affixes(root, arrays, of, items.is_some()) else {
        return Vec::new();
    };
    let objects = items.map_or_else(|| alternatives(root, schema), |items| vec![items]);
    let objects = objects.iter().filter_map(|object| Schema::at(root, object));
    let members = objects.flat_map(|object| {
        let member = |name: &String| Member {
            key: format!("{prefix}{name}{closing}"),
            name: name.clone(),
            schema: object.property(name),
            inner: None,
        };
        object.names().map(member).collect::<Vec<_>>()
    });
    members.collect()
}

/// What a query has behind the names of members that are in brackets (`filter[date][gte]`), or behind that of a list of objects
/// (`parts[0][a]`). OpenAPI says nothing of objects in objects; servers that read them read them so.
pub(super) fn nested(
    root: &Value,
    of: &Parameter,
    members: &[Member],
    query: &[(String, String)],
) -> Vec<Member> {
    let inner = |outer: &str, key: &str| {
        let inner = key.strip_prefix(outer)?.strip_prefix('[')?.strip_suffix(']')?;
        Some(inner.to_owned())
    };
    let list = of.schema.clone().filter(|_| is_deep_list(root, of));
    let found = query.iter().filter_map(|(key, _)| {
        let mut in_brackets = members.iter().filter(|member| member.key.ends_with(']'));
        let of_member = in_brackets
            .find_map(|member| Some((member.name.clone(), member.schema.clone(), inner(&member.key, key)?)));
        let of_list = || Some((String::new(), list.clone()?, inner(&of.name, key)?));
        let (name, schema, inner) = of_member.or_else(of_list)?;
        Some(Member { key: key.clone(), name, schema, inner: Some(inner) })
    });
    found.collect()
}

/// Whether it is a list of objects with `deepObject`, or a choice between a list and something else.
pub(crate) fn is_deep_list(root: &Value, of: &Parameter) -> bool {
    let Some(schema) = of.schema.as_deref().filter(|_| !of.is_json) else { return false };
    let has_objects = |items: String| Schema::at(root, &items).is_some_and(|items| items.is_structured(root));
    parameter::style(root, of) == "deepObject"
        && match parameter::items(root, schema) {
            Some(items) => has_objects(items),
            None => alternatives(root, schema).iter().any(|one| parameter::items(root, one).is_some()),
        }
}

/// The members of a map, whose names are data: those that a query has and nothing else accounts for.
pub(super) fn entries(
    root: &Value,
    arrays: QueryArrays,
    of: &Parameter,
    query: &[(String, String)],
    is_known: impl Fn(&str) -> bool,
) -> Vec<Member> {
    let Some(values) = map(root, of) else { return Vec::new() };
    let Some((prefix, closing)) = affixes(root, arrays, of, false) else { return Vec::new() };
    let entry = |(key, _): &(String, String)| {
        let name = key.strip_prefix(prefix.as_str())?.strip_suffix(closing)?;
        let (name, inner) = name.split_once("][").map_or((name, None), |(name, inner)| (name, Some(inner)));
        (!is_known(key)).then(|| Member {
            key: key.clone(),
            name: name.to_owned(),
            schema: values.clone(),
            inner: inner.map(str::to_owned),
        })
    };
    query.iter().filter_map(entry).collect()
}

/// The pointer of what the document says of the values of a map: of an object that no member is described of, or that says that
/// it has others.
pub(crate) fn map(root: &Value, of: &Parameter) -> Option<String> {
    let schema = Schema::at(root, of.schema.as_deref().filter(|_| !of.is_json)?)?;
    let values = schema.value.get("additionalProperties");
    let is_open = values.map_or(schema.names().next().is_none(), |values| *values != Value::Bool(false));
    (schema.kind() == "object" && is_open).then(|| schema.inner("additionalProperties"))
}

/// Whether the name of a list has `[]` behind it: where the vendor writes so, and with `deepObject`, which OpenAPI gives no
/// meaning for lists (Stripe).
pub(crate) fn is_list_in_brackets(root: &Value, arrays: QueryArrays, of: &Parameter) -> bool {
    let is_list = of.schema.as_deref().is_some_and(|schema| parameter::items(root, schema).is_some());
    let is_deep =
        || parameter::style(root, of) == "deepObject" && !of.name.ends_with("[]") && !is_deep_list(root, of);
    is_list && !of.is_json && (arrays == QueryArrays::Brackets || is_deep())
}

/// What stands before and after the names of the members of an object in a query, or of the objects in a list. `None`:
/// they have no names there.
pub(crate) fn affixes(
    root: &Value,
    arrays: QueryArrays,
    of: &Parameter,
    is_list: bool,
) -> Option<(String, &'static str)> {
    of.schema.as_ref().filter(|_| !of.is_json)?;
    let name = &of.name;
    match (arrays, is_list, parameter::style(root, of)) {
        (QueryArrays::Brackets, true, _) => Some((format!("{name}[]"), "")),
        (QueryArrays::Brackets, false, _) | (_, false, "deepObject") => Some((format!("{name}["), "]")),
        // Each member is a parameter of its own.
        (_, false, "form") if of.explode => Some((String::new(), "")),
        _ => None,
    }
}

/// The schema, what it is made of, and the schemas that these are a choice of.
fn alternatives(root: &Value, pointer: &str) -> Vec<String> {
    let whole = Schema::at(root, pointer).map_or_else(Vec::new, |schema| schema.whole(root));
    let choices = whole.iter().flat_map(|part| ["oneOf", "anyOf"].map(|keyword| part.parts(keyword)));
    whole.iter().map(|part| part.pointer.clone()).chain(choices.flatten()).collect()
}

/// The objects that a query holds by these members. A member that is given again begins the next one.
pub(super) fn objects(root: &Value, members: &[Member], query: &[(String, String)]) -> Vec<Value> {
    let mut objects: Vec<Map<String, Value>> = Vec::new();
    for (key, text) in query {
        let Some(Member { name, schema, inner, .. }) = members.iter().find(|member| member.key == *key)
        else {
            continue;
        };
        if let Some(inner) = inner {
            let mut object = objects.pop().unwrap_or_default();
            let slot = object.entry(name).or_insert(Value::Null);
            form::nest(root, Schema::at(root, schema), slot, inner, text);
            objects.push(object);
            continue;
        }
        if let Some(items) = parameter::items(root, schema) {
            let item = parameter::value(root, &items, text);
            let object = objects.pop().unwrap_or_default();
            objects.push(with_item(object, name, item));
            continue;
        }
        let value = match parameter::value(root, schema, text) {
            // Its members have brackets of their own.
            Value::Object(_) if key.ends_with(']') => Value::from(text.as_str()),
            value => value,
        };
        match objects.last_mut().filter(|object| !object.contains_key(name)) {
            Some(object) => drop(object.insert(name.clone(), value)),
            None => objects.push(Map::from_iter([(name.clone(), value)])),
        }
    }
    objects.into_iter().map(Value::Object).collect()
}

/// The object with another item in its list of this name.
fn with_item(mut object: Map<String, Value>, name: &str, item: Value) -> Map<String, Value> {
    if let Value::Array(items) = object.entry(name).or_insert_with(|| Value::Array(Vec::new())) {
        items.push(item);
    }
    object
}

#[cfg(test)]
mod tests;
