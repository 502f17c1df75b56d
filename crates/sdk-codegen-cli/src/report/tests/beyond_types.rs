//! What no type shows: servers, credentials, and which values are taken.

use super::*;

#[test]
fn the_server_and_the_key_change() {
    let document = |server: &str, own: Value, scheme: Value| {
        let mut operation = json!({"operationId": "a", "responses": {"204": {"description": ""}}});
        operation["servers"] = own;
        json!({"openapi": "3.0.0", "info": {"title": "", "version": ""}, "paths": {"/a": {"get": operation}},
            "servers": [{"url": server, "variables": {"v": {"default": "1"}}}], "components": {"securitySchemes": {"k": scheme}}})
    };
    let found = |old: &Value, new: &Value| {
        let changes = compared(old, new).entries.into_iter().flat_map(|entry| entry.changes);
        changes.map(|change| (change.kind, change.at, change.breaking)).collect::<Vec<_>>()
    };
    let header = json!({"type": "apiKey", "in": "header", "name": "X-A", "description": "a key"});
    let old = document("https://example.com/1", json!([]), header.clone());
    let same = document("https://example.com/{v}/", json!([]), header.clone());
    assert_eq!(found(&old, &same), []);
    let elsewhere = document("https://example.com/2", json!([]), header.clone());
    assert_eq!(found(&old, &elsewhere), [(Kind::SentDifferently, "server".to_owned(), false)]);
    let bearer = document("https://example.com/1", json!([]), json!({"type": "http", "scheme": "Bearer"}));
    let expected = [
        (Kind::AuthenticationRemoved, String::new(), true),
        (Kind::AuthenticationAdded, String::new(), false),
    ];
    assert_eq!(found(&old, &bearer), expected);
    let own = |url: &str| document("https://example.com/1", json!([{"url": url}]), header.clone());
    let request = (Kind::SentDifferently, "the request".to_owned(), false);
    assert_eq!(
        found(&own("https://a.example.com"), &own("https://b.example.com")),
        std::slice::from_ref(&request)
    );
    let expected = [request, (Kind::Added, "server_url".to_owned(), false)];
    assert_eq!(found(&old, &own("https://a.example.com")), expected);
    let with = |place: &str| {
        let mut document = own("https://a.example.com");
        document["paths"]["/a"]["get"]["parameters"] =
            json!([{"name": "k", "in": place, "schema": {"type": "string"}}]);
        document
    };
    assert_eq!(found(&with("query"), &with("header")), [(Kind::SentDifferently, "k".to_owned(), false)]);
}

#[test]
fn values_that_were_taken_are_refused() {
    let query = |schema: Value| json!({"operationId": "a", "parameters": [{"name": "k", "in": "query", "schema": schema}]});
    let at_most = |most: i64| query(json!({"type": "integer", "maximum": most}));
    assert_eq!(changes(at_most(100), at_most(50)), one("a", Kind::Narrowed, "k maximum", true));
    assert_eq!(changes(at_most(50), at_most(100)), []);
    let text = |bounds: Value| {
        let mut schema = json!({"type": "string"});
        schema.as_object_mut().unwrap().extend(bounds.as_object().unwrap().clone());
        // Through a list, a part and a member of it.
        sent(object(json!({"l": {"type": "array", "items": {"allOf": [object(json!({"x": schema}))]}}})))
    };
    for (keyword, value) in [("minLength", json!(1)), ("maxLength", json!(9)), ("pattern", json!("^a$"))] {
        let found = changes(text(json!({})), text(json!({keyword: value})));
        assert_eq!(found, one("a", Kind::Narrowed, &format!("body.l[].x {keyword}"), true));
        assert_eq!(changes(text(json!({keyword: value})), text(json!({}))), []);
    }
    assert_eq!(changes(text(json!({})), text(json!({"minLength": 0}))), [], "it had no letter less before");
    let list = |unique: bool| {
        sent(object(json!({"l": {"type": "array", "items": {"type": "string"}, "uniqueItems": unique}})))
    };
    assert_eq!(changes(list(false), list(true)), one("a", Kind::Narrowed, "body.l uniqueItems", true));
    assert_eq!(
        changes(
            received(object(json!({"x": {"type": "string"}}))),
            received(object(json!({"x": {"type": "string", "maxLength": 1}})))
        ),
        []
    );
}

/// `(kind, where)` of the changes between two bodies with these components.
fn between(old: (Value, Value), new: (Value, Value)) -> Vec<(Kind, String)> {
    let document = |(schema, components): (Value, Value)| {
        let mut operation = sent(schema);
        operation["responses"] = json!({"204": {"description": ""}});
        json!({"openapi": "3.0.0", "info": {"title": "", "version": ""}, "paths": {"/a": {"post": operation}},
            "components": {"schemas": components}})
    };
    let entries = compared(&document(old), &document(new)).entries;
    entries.into_iter().flat_map(|entry| entry.changes).map(|change| (change.kind, change.at)).collect()
}

#[test]
fn bounds_are_found_behind_choices_and_in_maps() {
    let narrowed = |at: &str| vec![(Kind::Narrowed, at.to_owned())];
    let inline = |most: i64| {
        let choice = json!({"anyOf": [{"type": "integer", "maximum": most}, {"type": "string"}]});
        let map = json!({"type": "object", "additionalProperties": {"type": "number", "maximum": most}});
        (object(json!({"v": choice, "m": map})), json!({}))
    };
    let found = between(inline(9), inline(5));
    assert_eq!(found, [narrowed("body.m.* maximum"), narrowed("body.v(integer) maximum")].concat());
    assert_eq!(between(inline(5), inline(9)), []);
    let named = |most: i64| {
        let part = |name: &str, schema: Value| json!({"type": "object", "required": [name], "properties": {name: schema}});
        let components = json!({"A": part("a", json!({"type": "string", "maxLength": most})), "B": part("b", json!({"type": "string"}))});
        (
            json!({"oneOf": [{"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/B"}]}),
            components,
        )
    };
    assert_eq!(between(named(9), named(5)), narrowed("body(A).a maxLength"));
}

#[test]
fn formats_and_values_that_no_type_has_are_bounds() {
    let member = |schema: Value| (object(json!({"a": schema})), json!({}));
    let text = |format: &str| member(json!({"type": "string", "format": format}));
    let narrowed = |at: &str| vec![(Kind::Narrowed, at.to_owned())];
    assert_eq!(between(member(json!({"type": "string"})), text("email")), narrowed("body.a format"));
    assert_eq!(between(text("email"), member(json!({"type": "string"}))), []);
    let integer = |format: &str| member(json!({"type": "integer", "format": format}));
    assert_eq!(between(integer("int64"), integer("int32")), narrowed("body.a format"));
    assert_eq!(between(integer("int32"), integer("int64")), []);
    let values = |values: Value| member(json!({"type": "integer", "enum": values}));
    assert_eq!(between(values(json!([1, 2])), values(json!([1]))), narrowed("body.a enum"));
    assert_eq!(between(values(json!([1])), values(json!([1, 2]))), []);
}

#[test]
fn what_a_discriminator_means_is_a_bound() {
    let choice = |mapping: Value| {
        let part = |more: &str| json!({"type": "object", "required": ["k"], "properties": {"k": {"type": "string"}, more: {"type": "string"}}});
        let references = ["A", "B"].map(|name| json!({"$ref": format!("#/components/schemas/{name}")}));
        let mut discriminator = json!({"propertyName": "k"});
        if !mapping.is_null() {
            discriminator["mapping"] = mapping;
        }
        (
            json!({"oneOf": references, "discriminator": discriminator}),
            json!({"A": part("a"), "B": part("b")}),
        )
    };
    let pair = |old: Value, new: Value| {
        between(choice(old), choice(new)).into_iter().map(|(_, at)| at).collect::<Vec<_>>()
    };
    let old = json!({"a": "A", "b": "#/components/schemas/B"});
    let none: [&str; 0] = [];
    assert_eq!(pair(old.clone(), json!({"x": "A", "b": "B"})), ["body.k meanings"]);
    assert_eq!(pair(old.clone(), json!({"a": "B", "b": "A"})), ["body.k meanings"]);
    assert_eq!(
        pair(Value::Null, old.clone()),
        ["body.k meanings"],
        "the names of the components were the values"
    );
    assert_eq!(pair(old.clone(), json!({"a": "A", "b": "B", "c": "B"})), none);
}

#[test]
fn credentials_that_were_enough_are_refused() {
    let document = |security: Value, of_all: Value| {
        let mut operation = json!({"operationId": "a", "responses": {"204": {"description": ""}}});
        if !security.is_null() {
            operation["security"] = security;
        }
        let schemes = json!({"o": {"type": "oauth2", "flows": {}}, "k": {"type": "apiKey", "in": "header", "name": "K"}});
        json!({"openapi": "3.0.0", "info": {"title": "", "version": ""}, "paths": {"/a": {"get": operation}},
            "security": of_all, "components": {"securitySchemes": schemes}})
    };
    let found = |old: Value, new: Value| {
        let changes = compared(&old, &new).entries.into_iter().flat_map(|entry| entry.changes);
        changes
            .map(|change| (change.kind, change.old.unwrap_or_default(), change.new.unwrap_or_default()))
            .collect::<Vec<_>>()
    };
    let own = |security: Value| document(security, json!([]));
    let refused = |old: &str, new: &str| vec![(Kind::AuthorizationNarrowed, old.to_owned(), new.to_owned())];
    let (read, write) = (json!({"o": ["r"]}), json!({"o": ["r", "w"]}));
    assert_eq!(found(own(json!([read])), own(json!([write]))), refused("oauth2: r", "oauth2: r w"));
    assert_eq!(found(own(json!([write])), own(json!([read]))), []);
    assert_eq!(found(own(json!([read])), own(json!([write, read]))), []);
    let gone = found(own(json!([read, {"k": []}])), own(json!([read])));
    assert_eq!(gone, refused("oauth2: r, or apiKey header k", "oauth2: r"));
    let of_all = |security: Value| document(Value::Null, json!([security]));
    assert_eq!(found(of_all(read.clone()), of_all(write)), refused("oauth2: r", "oauth2: r w"));
    assert_eq!(found(own(json!([read])), own(json!([]))).len(), 1, "that no key is sent");
}
