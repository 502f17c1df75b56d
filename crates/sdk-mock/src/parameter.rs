//! The text of a parameter as a JSON value.

use serde_json::{Value, json};

use crate::document::pointer::find;
use crate::document::schema::Schema;
use crate::document::{Location, Parameter};
use crate::value::plain;

/// Reads the text of a parameter as the type that its schema at `pointer` names.
///
/// Text that does not have that type stays a string, and the schema refuses it.
pub(crate) fn value(root: &Value, pointer: &str, text: &str) -> Value {
    let Some(schema) = Schema::at(root, pointer) else { return json!(text) };
    let kinds: Vec<&str> = match schema.kind() {
        // Those of the members of a composition, one level deep.
        "" => ["oneOf", "anyOf", "allOf"]
            .iter()
            .flat_map(|key| schema.parts(key))
            .filter_map(|part| Schema::at(root, &part)?.text("type"))
            .collect(),
        kind => vec![kind],
    };
    let read = |kind: &&str| match *kind {
        "integer" => integer(text).map(Value::from),
        "number" => text.parse::<f64>().ok().filter(|number| number.is_finite()).map(Value::from),
        "boolean" => text.parse::<bool>().ok().map(Value::from),
        // In a query that has no other form for it.
        "object" => serde_json::from_str(text).ok().filter(Value::is_object),
        "array" => serde_json::from_str(text).ok().filter(Value::is_array),
        _ => None,
    };
    let listed = || schema.list("enum").find(|value| kinds.is_empty() && plain(value) == text);
    kinds.iter().find_map(read).or_else(|| listed().cloned()).unwrap_or_else(|| json!(text))
}

/// The value of a parameter or header that is given once. `None`: it has no schema.
///
/// # Errors
/// When it is to be JSON and is none.
pub(crate) fn single(root: &Value, parameter: &Parameter, text: &str) -> Result<Option<Value>, String> {
    let Some(schema) = parameter.schema.as_deref() else { return Ok(None) };
    if parameter.is_json {
        let not_json = |_| format!("`{}` is not JSON", parameter.name);
        return serde_json::from_str(text).map(Some).map_err(not_json);
    }
    let separator = separator(root, parameter);
    let listed =
        |items: String| text.split(separator.as_str()).map(|part| value(root, &items, part.trim())).collect();
    Ok(Some(items(root, schema).map_or_else(|| value(root, schema, text), listed)))
}

/// An integer; one beyond 64 bits is still an integer, and stands for the last one within.
fn integer(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_integer = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let limit = if text.starts_with('-') { i64::MIN } else { i64::MAX };
    text.parse().ok().or(is_integer.then_some(limit))
}

/// Whether the schema at `pointer` is an array; then the pointer of its items.
pub(crate) fn items(root: &Value, pointer: &str) -> Option<String> {
    let schema = Schema::at(root, pointer)?.typed(root);
    (schema.kind() == "array").then(|| schema.inner("items"))
}

/// How a parameter is written: `form` unless the document says otherwise.
pub(crate) fn style<'a>(root: &'a Value, parameter: &Parameter) -> &'a str {
    find(root, &parameter.pointer).and_then(|value| value.get("style")?.as_str()).unwrap_or("form")
}

/// What stands between the items of a list that is one value.
pub(crate) fn separator(root: &Value, parameter: &Parameter) -> String {
    match style(root, parameter) {
        "pipeDelimited" => "|".to_owned(),
        "spaceDelimited" => " ".to_owned(),
        "label" if parameter.explode => ".".to_owned(),
        "matrix" if parameter.explode => format!(";{}=", parameter.name),
        _ => ",".to_owned(),
    }
}

/// What stands before a value in the path.
fn prefix(root: &Value, parameter: &Parameter, is_object: bool) -> String {
    match style(root, parameter) {
        "label" => ".".to_owned(),
        "matrix" if parameter.explode && is_object => ";".to_owned(),
        "matrix" => format!(";{}=", parameter.name),
        _ => String::new(),
    }
}

/// A value of the path without what its style puts before it.
pub(crate) fn without_prefix<'a>(root: &Value, parameter: &Parameter, text: &'a str) -> &'a str {
    let schema = parameter.schema.as_deref().and_then(|schema| Schema::at(root, schema));
    let is_object = schema.is_some_and(|schema| schema.typed(root).kind() == "object");
    text.strip_prefix(prefix(root, parameter, is_object).as_str()).unwrap_or(text)
}

/// A value as one text (OpenAPI 3.0.3, "Style Values"): items and members with what stands between them. `text` writes one of
/// them.
pub(crate) fn written(
    root: &Value,
    parameter: &Parameter,
    value: &Value,
    text: impl Fn(&Value) -> String,
) -> String {
    if parameter.is_json {
        return text(&json!(value.to_string()));
    }
    let is_object = value.is_object();
    let is_path = parameter.location == Location::Path;
    let inner = match value {
        Value::Array(items) => items.iter().map(&text).collect::<Vec<_>>().join(&separator(root, parameter)),
        // What has members of its own has no form but JSON: OpenAPI 3.0.3 gives it none.
        Value::Object(members) if members.values().any(|member| member.is_array() || member.is_object()) => {
            text(value)
        }
        Value::Object(members) if is_one_text(parameter) || !parameter.explode => {
            let (between, after) = between(root, parameter);
            let pair =
                |(name, value): (&String, &Value)| format!("{}{after}{}", text(&json!(name)), text(value));
            members.iter().map(pair).collect::<Vec<_>>().join(&between)
        }
        value => text(value),
    };
    if is_path { prefix(root, parameter, is_object) + &inner } else { inner }
}

/// An object that is one text.
pub(crate) fn object(root: &Value, parameter: &Parameter, pointer: &str, text: &str) -> Option<Value> {
    let schema = Schema::at(root, pointer).filter(|schema| schema.clone().typed(root).kind() == "object")?;
    let is_json = || serde_json::from_str::<serde_json::Map<_, Value>>(text).is_ok();
    if (parameter.explode && !is_one_text(parameter)) || is_json() {
        return None;
    }
    if text.is_empty() {
        return Some(json!({}));
    }
    let (between, after) = between(root, parameter);
    let pieces: Vec<&str> = text.split(between.as_str()).collect();
    let pairs: Option<Vec<_>> = if between == after {
        pieces.chunks(2).map(|pair| Some((*pair.first()?, *pair.get(1)?))).collect()
    } else {
        pieces.iter().map(|piece| piece.split_once(after)).collect()
    };
    let whole = schema.whole(root);
    let pointer = |name: &str| match whole.iter().find(|part| part.names().any(|known| known == name)) {
        Some(part) => part.property(name),
        None => schema.inner("additionalProperties"),
    };
    let member = |(name, text): (&str, &str)| (name.to_owned(), value(root, &pointer(name), text));
    Some(Value::Object(pairs?.into_iter().map(member).collect()))
}

/// Whether lists and objects are one text there, whatever `explode` says.
pub(crate) fn is_one_text(parameter: &Parameter) -> bool {
    matches!(parameter.location, Location::Path | Location::Header | Location::Cookie)
}

/// What stands between the members of an object that is one text, and between name and value.
fn between(root: &Value, parameter: &Parameter) -> (String, &'static str) {
    match style(root, parameter) {
        "pipeDelimited" => ("|".to_owned(), "|"),
        "spaceDelimited" => (" ".to_owned(), " "),
        "matrix" if parameter.explode => (";".to_owned(), "="),
        "label" if parameter.explode => (".".to_owned(), "="),
        _ if parameter.explode => (",".to_owned(), "="),
        _ => (",".to_owned(), ","),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::Contract;
    use crate::document::Document;
    use crate::example::Examples;

    /// The table of OpenAPI 3.0.3, "Style Values", as far as a value is one text; and each read again.
    #[test]
    fn values_are_written_and_read_by_their_style() {
        let list = json!(["blue", "black"]);
        let object = json!({"B": "150", "R": "100"});
        for (location, style, explode, value, expected) in [
            ("path", "simple", false, &json!("x"), "x"),
            ("path", "simple", false, &list, "blue,black"),
            ("path", "simple", true, &object, "B=150,R=100"),
            ("path", "simple", false, &object, "B,150,R,100"),
            ("path", "label", false, &json!("x"), ".x"),
            ("path", "label", false, &list, ".blue,black"),
            ("path", "label", true, &list, ".blue.black"),
            ("path", "label", true, &object, ".B=150.R=100"),
            ("path", "matrix", false, &json!("x"), ";p=x"),
            ("path", "matrix", false, &list, ";p=blue,black"),
            ("path", "matrix", true, &list, ";p=blue;p=black"),
            ("path", "matrix", false, &object, ";p=B,150,R,100"),
            ("path", "matrix", true, &object, ";B=150;R=100"),
            ("query", "form", false, &list, "blue,black"),
            ("query", "form", false, &object, "B,150,R,100"),
            ("query", "pipeDelimited", false, &list, "blue|black"),
            ("query", "spaceDelimited", false, &list, "blue black"),
            ("query", "pipeDelimited", true, &object, "B|150|R|100"),
            ("query", "spaceDelimited", false, &object, "B 150 R 100"),
            ("header", "simple", false, &list, "blue,black"),
            ("header", "simple", true, &list, "blue,black"),
            ("header", "simple", false, &object, "B,150,R,100"),
            ("header", "simple", true, &object, "B=150,R=100"),
            ("cookie", "form", true, &list, "blue,black"),
            ("cookie", "form", false, &object, "B,150,R,100"),
            ("query", "form", false, &json!({}), ""),
        ] {
            let schema = match value {
                Value::Array(_) => json!({"type": "array", "items": {"type": "string"}}),
                Value::Object(_) => {
                    json!({"type": "object", "properties": {"B": {"type": "string"}, "R": {"type": "string"}}})
                }
                _ => json!({"type": "string"}),
            };
            for schema in [schema.clone(), json!({"allOf": [{"description": "d"}, schema]})] {
                let described = json!({"name": "p", "in": location, "style": style, "explode": explode, "schema": schema, "required": true});
                let path = if location == "path" { "/x/{p}" } else { "/x" };
                let operation = json!({"operationId": "x", "responses": {"204": {"description": ""}}, "parameters": [described]});
                let document = json!({"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {path: {"get": operation}}});
                let document = Document::parse(&document.to_string()).unwrap();
                let root = document.json();
                let operation = document.operation("x").unwrap();
                let parameter = &operation.parameters[0];
                assert_eq!(
                    written(root, parameter, value, crate::value::plain),
                    expected,
                    "{style} {explode} {value}"
                );

                let request = Examples::new(document.clone()).request_of(operation, &json!({"p": value}));
                let checked = Contract::new(document.clone()).check_request(&request).unwrap().violations;
                assert!(checked.is_empty(), "{request:?} {checked:?}");
            }
        }
    }

    #[test]
    fn reads_by_type() {
        let root = json!({
            "i": {"type": "integer"}, "b": {"type": "boolean"}, "s": {"type": "string"}, "n": {"type": "number"},
            "int": {"type": "int"}, "mixed": {"enum": [1, "a", true]},
            "one": {"oneOf": [{"$ref": "#/i"}, {"type": "string"}]}, "r": {"$ref": "#/b"},
        });
        assert_eq!(value(&root, "/i", "7"), json!(7));
        assert_eq!(value(&root, "/i", "seven"), json!("seven"));
        assert_eq!(value(&root, "/i", "-99999999999999999999"), json!(i64::MIN));
        assert_eq!(value(&root, "/i", "-"), json!("-"));
        assert_eq!(value(&root, "/b", "true"), json!(true));
        assert_eq!(value(&root, "/s", "7"), json!("7"));
        assert_eq!(value(&root, "/n", "1.5"), json!(1.5));
        assert_eq!(value(&root, "/one", "7"), json!(7));
        assert_eq!(value(&root, "/one", "x"), json!("x"));
        assert_eq!(value(&root, "/r", "false"), json!(false));
        assert_eq!(value(&root, "/int", "7"), json!(7));
        assert_eq!(
            ["1", "a", "true", "2"].map(|text| value(&root, "/mixed", text)),
            [json!(1), json!("a"), json!(true), json!("2")]
        );
    }
}
