//! Parameters that are objects, where the document leaves open what belongs to which.
//!
//! * Each entry of a map in a query is a parameter of its own, unless the document has a `style`. Where one operation takes
//!   several maps, nobody could tell their entries apart: such vendors write `name[key]`, whatever their documents leave out.
//!   That is the style `deepObject`.
//! * The members of an object in a cookie are cookies of their own.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::pointer::escape;

pub(super) fn lower(document: &mut Value) {
    let (mut maps, mut cookies, mut is_ambiguous) = (BTreeSet::new(), Vec::new(), false);
    for (path, item) in document.get("paths").and_then(Value::as_object).into_iter().flatten() {
        let pointer = format!("/paths/{}", escape(path));
        let shared = parameters(document, item, &pointer);
        let mut lists = vec![];
        for (name, operation) in item.as_object().into_iter().flatten() {
            lists.push(parameters(document, operation, &format!("{pointer}/{name}")));
        }
        for own in &lists {
            let of_query = shared.iter().chain(own).filter(|one| is_map(document, one.described));
            let by_name: BTreeMap<_, _> = of_query.map(|one| (name(one.described), &one.pointer)).collect();
            is_ambiguous |= by_name.len() > 1;
            maps.extend(by_name.into_values().cloned());
        }
        for (index, one) in lists.iter().chain([&shared]).flat_map(|list| list.iter().enumerate()) {
            cookies
                .extend(members(document, one.described).map(|members| (one.list.clone(), index, members)));
        }
    }
    if is_ambiguous {
        for pointer in &maps {
            if let Some(map) = document.pointer_mut(pointer).and_then(Value::as_object_mut) {
                map.insert("style".to_owned(), "deepObject".into());
            }
        }
    }
    // From the last one on, so that the places of the others stay.
    for (list, index, members) in cookies.into_iter().rev() {
        if let Some(list) = document.pointer_mut(&list).and_then(Value::as_array_mut) {
            list.splice(index..=index, members);
        }
    }
}

/// A parameter: the list that it is in, and where it is described.
struct Parameter<'d> {
    list: String,
    pointer: String,
    described: &'d Value,
}

fn parameters<'d>(document: &'d Value, holder: &'d Value, pointer: &str) -> Vec<Parameter<'d>> {
    let listed = holder.get("parameters").and_then(Value::as_array).into_iter().flatten();
    let parameter = |(index, parameter): (usize, &'d Value)| {
        let list = format!("{pointer}/parameters");
        let (pointer, described) = resolved(document, parameter, format!("{list}/{index}"));
        Parameter { list, pointer, described }
    };
    listed.enumerate().map(parameter).collect()
}

/// What a reference leads to, and where that is.
pub(super) fn resolved<'d>(
    document: &'d Value,
    mut value: &'d Value,
    mut pointer: String,
) -> (String, &'d Value) {
    for _ in 0..8 {
        let reference = value.get("$ref").and_then(Value::as_str).and_then(|text| text.strip_prefix('#'));
        let Some((reference, target)) = reference.and_then(|at| Some((at, document.pointer(at)?))) else {
            break;
        };
        (pointer, value) = (reference.to_owned(), target);
    }
    (pointer, value)
}

fn name(parameter: &Value) -> &str {
    parameter.get("name").and_then(Value::as_str).unwrap_or_default()
}

/// The schema of a parameter in this location, if it is an object.
fn object<'d>(document: &'d Value, parameter: &'d Value, location: &str) -> Option<&'d Value> {
    let (_, schema) = resolved(document, parameter.get("schema")?, String::new());
    (parameter.get("in")? == location && schema.get("type")? == "object").then_some(schema)
}

fn properties(schema: &Value) -> Option<&Map<String, Value>> {
    schema.get("properties").and_then(Value::as_object).filter(|members| !members.is_empty())
}

fn is_map(document: &Value, parameter: &Value) -> bool {
    let has_form = ["style", "explode"].iter().any(|member| parameter.get(member).is_some());
    !has_form && object(document, parameter, "query").is_some_and(|schema| properties(schema).is_none())
}

/// A parameter for each member of an object in a cookie, if it is sent so.
fn members(document: &Value, parameter: &Value) -> Option<Vec<Value>> {
    let is_one = parameter.get("explode").is_some_and(|explode| *explode == false);
    let schema = object(document, parameter, "cookie").filter(|_| !is_one)?;
    let required = |name: &String| {
        let names = schema.get("required").and_then(Value::as_array);
        parameter.get("required").is_some_and(|yes| *yes == true)
            && names.is_some_and(|names| names.iter().any(|one| one == name))
    };
    let member = |(name, schema): (&String, &Value)| json!({ "name": name, "in": "cookie", "required": required(name), "schema": schema });
    Some(properties(schema)?.iter().map(member).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lowered(parameters: Value) -> Value {
        let components =
            json!({ "parameters": { "filter": map("filter") }, "schemas": { "Map": { "type": "object" } } });
        let mut document = json!({ "paths": { "/a/b": {
            "parameters": parameters,
            "get": { "parameters": [{ "$ref": "#/components/parameters/filter" }] },
        } }, "components": components });
        lower(&mut document);
        document
    }

    fn map(name: &str) -> Value {
        json!({ "name": name, "in": "query", "schema": { "$ref": "#/components/schemas/Map" } })
    }

    #[test]
    fn several_maps_of_one_query_have_their_entries_in_brackets() {
        let document = lowered(json!([map("sort_by")]));
        assert_eq!(document["paths"]["/a/b"]["parameters"][0]["style"], "deepObject");
        assert_eq!(document["components"]["parameters"]["filter"]["style"], "deepObject");
    }

    #[test]
    fn a_map_alone_stays_as_it_is_and_so_does_one_with_a_style() {
        let mut styled = map("sort_by");
        styled["style"] = json!("form");
        let described =
            json!({ "name": "a", "in": "query", "schema": { "type": "object", "properties": { "b": {} } } });
        // The operation's own parameter takes the place of that of the path.
        let list = json!([styled, described, map("filter")]);
        let document = lowered(list.clone());
        assert_eq!(document["paths"]["/a/b"]["parameters"], list);
        assert_eq!(document["components"]["parameters"]["filter"], map("filter"));
    }

    #[test]
    fn an_object_in_a_cookie_is_a_cookie_for_each_member() {
        let schema = json!({ "type": "object", "required": ["b"], "properties": { "a": {}, "b": { "type": "integer" } } });
        let object = json!({ "name": "o", "in": "cookie", "required": true, "schema": schema });
        let mut one = object.clone();
        one["explode"] = json!(false);
        let document = lowered(json!([object, one, object]));
        let member = |name: &str, required: bool, schema: Value| json!({ "name": name, "in": "cookie", "required": required, "schema": schema });
        let members = [member("a", false, json!({})), member("b", true, json!({ "type": "integer" }))];
        let expected = [&members[..], &[one], &members[..]].concat();
        assert_eq!(document["paths"]["/a/b"]["parameters"], json!(expected));
    }
}
