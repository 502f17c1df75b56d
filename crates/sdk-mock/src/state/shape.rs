//! Where in a body the things are, and what names them.

use serde_json::Value;

use crate::document::Operation;
use crate::document::schema::Schema;
use crate::value::plain;

/// Where a successful response has its list: the member (empty: it is the list), and the JSON pointer of the schema of its
/// elements. `None`: it has no list of objects.
pub(super) fn list(root: &Value, operation: &Operation) -> Option<(String, String)> {
    let (_, response) = operation.success()?;
    let media = response.media.iter().find(|media| media.is_json())?;
    let schema = media.schema.as_deref()?;
    let items = |pointer: &str| {
        let list = Schema::at(root, pointer).filter(|list| list.value.get("items").is_some())?;
        let element = Schema::at(root, &list.inner("items"))?;
        let has = |key: &&str| element.value.get(*key).is_some();
        let is_object = ["properties", "allOf", "additionalProperties"].iter().any(has);
        (is_object || element.kind() == "object").then(|| list.inner("items"))
    };
    if let Some(items) = items(schema) {
        return Some((String::new(), items));
    }
    let object = Schema::at(root, schema)?;
    let paged = operation.paging.as_ref().and_then(|paging| paging.items.as_deref());
    let names = object.names().filter(|name| paged.is_none_or(|paged| paged == name.as_str()));
    let mut lists = names.filter_map(|name| Some((name.clone(), items(&object.property(name))?)));
    let first = lists.next()?;
    // Of several, the one that is called like the collection: `/scans` has folders and scans.
    let named =
        |(name, _): &(String, String)| operation.path.trim_end_matches('/').ends_with(&format!("/{name}"));
    if named(&first) { Some(first) } else { Some(lists.find(named).unwrap_or(first)) }
}

/// The members of what a successful response shows: of the elements of its list, or of it and of the objects in it.
pub(super) fn shown(root: &Value, operation: &Operation) -> Vec<String> {
    if let Some((_, element)) = list(root, operation) {
        return members(root, &element);
    }
    let media =
        operation.success().and_then(|(_, response)| response.media.iter().find(|media| media.is_json()));
    let Some(schema) = media.and_then(|media| media.schema.as_deref()) else { return Vec::new() };
    let inner = Schema::at(root, schema).into_iter().flat_map(|object| {
        object.names().flat_map(|name| members(root, &object.property(name))).collect::<Vec<_>>()
    });
    members(root, schema).into_iter().chain(inner).collect()
}

/// The members of the body of a request.
pub(super) fn taken(root: &Value, operation: &Operation) -> Vec<String> {
    let media = operation.body.as_ref().and_then(|body| body.media.iter().find(|media| media.is_json()));
    media.and_then(|media| media.schema.as_deref()).map_or_else(Vec::new, |schema| members(root, schema))
}

/// The members that a schema names, those of its parts included.
pub(super) fn members(root: &Value, schema: &str) -> Vec<String> {
    let Some(schema) = Schema::at(root, schema) else { return Vec::new() };
    let parts = schema.parts("allOf").flat_map(|part| members(root, &part));
    schema.names().cloned().chain(parts).collect()
}

/// Those of them that only requests have.
pub(super) fn write_only(root: &Value, schema: &str) -> Vec<String> {
    let Some(schema) = Schema::at(root, schema) else { return Vec::new() };
    let hidden = |name: &&String| {
        Schema::at(root, &schema.property(name)).is_some_and(|member| member.is("writeOnly"))
    };
    let parts = schema.parts("allOf").flat_map(|part| write_only(root, &part));
    schema.names().filter(hidden).cloned().chain(parts).collect()
}

/// The members that can name a thing, best first, where a path calls it `parameter`: for `group_uuid` these are
/// `group_uuid`, `uuid`, `id` and `group`.
pub(super) fn names(parameter: &str) -> Vec<String> {
    let mut names = vec![parameter.to_owned()];
    let last_word = match parameter.rsplit_once('_') {
        Some((_, last)) => last.to_owned(),
        None => parameter.rfind(char::is_uppercase).map_or(parameter, |at| &parameter[at..]).to_lowercase(),
    };
    let stem = parameter.len().checked_sub(last_word.len()).and_then(|end| parameter.get(..end));
    let stem = stem.unwrap_or_default().trim_end_matches('_');
    for name in [last_word.as_str(), "id", "uuid", stem].into_iter().filter(|name| !name.is_empty()) {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// Whether a thing passes a query parameter that is named like one of its members, such as `name`, `networkIds[]` or
/// `statuses`. `None`: it has no such member.
pub(super) fn passes(thing: &Value, parameter: &str, given: &[&str]) -> Option<bool> {
    let name = parameter.trim_end_matches("[]");
    let singular = |suffix: &str, end: &str| name.strip_suffix(suffix).map(|stem| format!("{stem}{end}"));
    let candidates = [Some(name.to_owned()), singular("s", ""), singular("es", ""), singular("ies", "y")];
    let member = candidates.iter().flatten().find_map(|name| thing.get(name))?;
    let is = |value: &Value| given.contains(&plain(value).as_str());
    Some(match member {
        Value::Array(values) => values.iter().any(is),
        Value::Object(_) => return None,
        value => is(value),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn parameters_are_named_after_members() {
        assert_eq!(names("group_uuid"), ["group_uuid", "uuid", "id", "group"]);
        assert_eq!(names("adminId"), ["adminId", "id", "uuid", "admin"]);
        assert_eq!(names("serial"), ["serial", "id", "uuid"]);
    }

    #[test]
    fn filters_are_named_after_members() {
        let thing = json!({"name": "a", "status": "on", "tags": ["x", "y"], "ports": 3, "more": {}});
        assert_eq!(passes(&thing, "name", &["a"]), Some(true));
        assert_eq!(passes(&thing, "statuses[]", &["off", "on"]), Some(true));
        assert_eq!(passes(&thing, "tags[]", &["z"]), Some(false));
        assert_eq!(passes(&thing, "ports", &["3"]), Some(true));
        assert_eq!((passes(&thing, "t0", &["1"]), passes(&thing, "more", &["1"])), (None, None));
    }
}
