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
mod tests {
    use serde_json::{Value, json};

    use crate::contract::{Contract, QueryArrays};
    use crate::document::Document;
    use crate::example::{Examples, Extent};
    use crate::message::Request;

    fn document() -> Document {
        let range = json!({"type": "object", "required": ["start"], "properties": {
            "start": {"type": "string"}, "n": {"type": "integer"},
        }});
        let date = json!({"oneOf": [
            {"type": "object", "additionalProperties": false, "properties": {"lt": {"type": "integer"}}},
            {"type": "string"},
        ]});
        let operation = json!({"operationId": "x", "responses": {"200": {"description": ""}}, "parameters": [
            {"name": "ranges", "in": "query", "required": true, "schema": {"type": "array", "items": range}},
            {"name": "date", "in": "query", "schema": date},
        ]});
        let document = json!({
            "openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {"/x": {"get": operation}},
        });
        Document::parse(&document.to_string()).unwrap()
    }

    fn violations(query: &str) -> Vec<String> {
        let contract = Contract::new(document()).query_arrays(QueryArrays::Brackets);
        let checked = contract.check_request(&Request::new("GET", &format!("/x?{query}"))).unwrap();
        checked.violations.into_iter().map(|violation| violation.message).collect()
    }

    #[test]
    fn a_deep_list_has_brackets() {
        let list = json!({"type": "array", "items": {"type": "integer"}});
        let document =
            with(json!([{"name": "expand", "in": "query", "style": "deepObject", "schema": list}]));
        let arguments = json!({"expand": [1, 2]});
        let request =
            Examples::new(document.clone()).request_of(document.operation("x").unwrap(), &arguments);
        assert_eq!(request.query, [("expand[]", "1"), ("expand[]", "2")].map(|(a, b)| (a.into(), b.into())));
        let contract = Contract::new(document);
        assert_eq!(contract.check_request(&request).unwrap().violations, []);
        let wrong = contract.check_request(&Request::new("GET", "/x?expand=1,2")).unwrap().violations;
        assert!(wrong[0].message.contains("with brackets"), "{wrong:?}");
    }

    #[test]
    fn objects_in_a_deep_list_have_numbers() {
        let item = json!({"type": "object", "properties": {"n": {"type": "integer"}}});
        let list = json!({"anyOf": [{"type": "array", "items": item}, {"type": "string", "enum": [""]}]});
        let document = with(json!([{"name": "l", "in": "query", "style": "deepObject", "schema": list}]));
        let arguments = json!({"l": [{"n": 1}, {"n": 2}]});
        let request =
            Examples::new(document.clone()).request_of(document.operation("x").unwrap(), &arguments);
        assert_eq!(request.query, [("l[0][n]", "1"), ("l[1][n]", "2")].map(|(a, b)| (a.into(), b.into())));
        let contract = Contract::new(document);
        assert_eq!(contract.check_request(&request).unwrap().violations, []);
        for (query, violations) in [("l=", 0), ("l[0][n]=x", 1), ("l=x", 1), ("l[]=x", 1)] {
            let request = Request::new("GET", &format!("/x?{query}"));
            assert_eq!(contract.check_request(&request).unwrap().violations.len(), violations, "{query}");
        }
    }

    /// By the letter of OpenAPI, with lists and objects in them.
    #[test]
    fn members_that_are_lists_are_repeated_and_objects_nested() {
        let list = |items: Value| json!({"type": "array", "items": items});
        let object =
            |members: Value| json!({"type": "object", "additionalProperties": false, "properties": members});
        let part = object(json!({"n": {"type": "integer"}, "l": list(json!({"type": "string"}))}));
        let date = object(json!({"gte": {"type": "string"}}));
        let filter =
            object(json!({"ids": list(json!({"type": "integer"})), "date": date, "parts": list(part)}));
        let operation = json!({"operationId": "x", "responses": {"200": {"description": ""}}, "parameters": [
            {"name": "filter", "in": "query", "style": "deepObject", "schema": filter},
        ]});
        let document = json!({
            "openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {"/x": {"get": operation}},
        });
        let document = Document::parse(&document.to_string()).unwrap();
        let arguments = json!({"filter[ids]": [1, 2], "filter[date]": {"gte": "a"}, "filter[parts]": [{"n": 1}, {"l": ["x", "y"]}]});
        let request =
            Examples::new(document.clone()).request_of(document.operation("x").unwrap(), &arguments);
        let sent = [
            ("filter[date][gte]", "a"),
            ("filter[ids]", "1"),
            ("filter[ids]", "2"),
            ("filter[parts][0][n]", "1"),
            ("filter[parts][1][l][]", "x"),
            ("filter[parts][1][l][]", "y"),
        ];
        assert_eq!(request.query, sent.map(|(name, text)| (name.to_owned(), text.to_owned())));
        let contract = Contract::new(document);
        assert_eq!(contract.check_request(&request).unwrap().violations, []);
        for wrong in [
            "filter[ids]=a",
            "filter[date]={}",
            "filter[date][lt]=1",
            "filter[parts][0][n]=x",
            "filter[no][n]=1",
        ] {
            let wrong = Request::new("GET", &format!("/x?{wrong}"));
            assert_eq!(contract.check_request(&wrong).unwrap().violations.len(), 1, "{wrong:?}");
        }
    }

    #[test]
    fn an_object_of_parts_is_their_members() {
        let part = |name: &str, kind: &str| json!({"type": "object", "properties": {name: {"type": kind}}});
        let whole = json!({"allOf": [part("a", "string"), part("b", "integer")]});
        let document = with(json!([
            {"name": "f", "in": "query", "style": "deepObject", "schema": whole},
            {"name": "g", "in": "query", "schema": whole},
        ]));
        let contract = Contract::new(document);
        let check =
            |query: &str| contract.check_request(&Request::new("GET", query)).unwrap().violations.len();
        assert_eq!((check("/x?f[a]=x&f[b]=1&a=y&b=2"), check("/x?f[b]=x"), check("/x?b=x")), (0, 1, 1));
    }

    fn with(parameters: Value) -> Document {
        let operation =
            json!({"operationId": "x", "responses": {"200": {"description": ""}}, "parameters": parameters});
        let paths = json!({"/x": {"get": operation}});
        let document = json!({"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": paths});
        Document::parse(&document.to_string()).unwrap()
    }

    #[test]
    fn maps_are_read_and_checked() {
        let map = |name: &str, style: &str, values: Value| json!({"name": name, "in": "query", "style": style, "schema": {"type": "object", "additionalProperties": values}});
        let integer = json!({"type": "integer"});
        let document = with(json!([map("limits", "deepObject", integer), map("rest", "form", json!(true))]));
        let operation = document.operation("x").unwrap();
        let examples = Examples::new(document.clone());
        let contract = Contract::new(document.clone());
        let arguments = examples.arguments(operation, Extent::Full);
        assert_eq!(arguments, json!({"limits": {"name0": 1}, "rest": {"name0": "text"}}));
        let request = examples.request_of(operation, &arguments);
        assert_eq!(
            request.query,
            [("limits[name0]", "1"), ("name0", "text")].map(|(a, b)| (a.into(), b.into()))
        );
        assert_eq!(contract.check_request(&request).unwrap().violations, []);
        let wrong = Request::new("GET", "/x?limits[a]=b&other=1");
        assert_eq!(contract.check_request(&wrong).unwrap().violations.len(), 1);
    }

    #[test]
    fn objects_are_read_and_checked() {
        let none: [String; 0] = [];
        assert_eq!(violations("ranges[]start=a&ranges[]n=1&ranges[]start=b&date[lt]=2"), none);
        assert_eq!(violations("ranges[]start=a&date=today"), none);
        for wrong in
            ["ranges[]n=1", "ranges[]start=a&ranges[]n=x", "ranges[]start=a&date[gt]=1", "date[lt]=2"]
        {
            assert_eq!(violations(wrong).len(), 1, "{wrong}: {:?}", violations(wrong));
        }
    }

    #[test]
    fn examples_are_written_in_the_same_way() {
        let document = document();
        let examples = Examples::new(document.clone()).query_arrays(QueryArrays::Brackets);
        let operation = document.operation("x").unwrap();
        let arguments = examples.arguments(operation, Extent::Full);
        assert!(arguments["date[lt]"].is_i64(), "{arguments}");
        for request in [examples.request(operation, Extent::Full), examples.request_of(operation, &arguments)]
        {
            let names: Vec<_> = request.query.iter().map(|(name, _)| name.as_str()).collect();
            assert!(names.contains(&"ranges[]start") && names.contains(&"date[lt]"), "{names:?}");
        }
    }
}
