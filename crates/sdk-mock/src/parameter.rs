//! The text of a parameter as a JSON value.

use serde_json::{Value, json};

use crate::document::Parameter;
use crate::document::pointer::find;
use crate::document::schema::Schema;

/// Reads the text of a parameter as the type that its schema at `pointer` names.
///
/// Text that does not have that type stays a string, and the schema refuses it.
pub(crate) fn value(root: &Value, pointer: &str, text: &str) -> Value {
    let Some(schema) = Schema::at(root, pointer) else { return json!(text) };
    let kinds: Vec<&str> = match schema.text("type") {
        Some(kind) => vec![kind],
        // Those of the members of a composition, one level deep.
        None => ["oneOf", "anyOf", "allOf"]
            .iter()
            .flat_map(|key| schema.parts(key))
            .filter_map(|part| Schema::at(root, &part)?.text("type"))
            .collect(),
    };
    let read = |kind: &&str| match *kind {
        "integer" => integer(text).map(Value::from),
        "number" => text.parse::<f64>().ok().filter(|number| number.is_finite()).map(Value::from),
        "boolean" => text.parse::<bool>().ok().map(Value::from),
        _ => None,
    };
    kinds.iter().find_map(read).unwrap_or_else(|| json!(text))
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
    let listed = |items: String| {
        text.split(separator(root, parameter)).map(|part| value(root, &items, part.trim())).collect()
    };
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
    Schema::at(root, pointer).filter(|schema| schema.kind() == "array").map(|schema| schema.inner("items"))
}

/// How a parameter is written: `form` unless the document says otherwise.
pub(crate) fn style<'a>(root: &'a Value, parameter: &Parameter) -> &'a str {
    find(root, &parameter.pointer).and_then(|value| value.get("style")?.as_str()).unwrap_or("form")
}

/// What stands between the items of a list that is one value.
pub(crate) fn separator(root: &Value, parameter: &Parameter) -> &'static str {
    match style(root, parameter) {
        "pipeDelimited" => "|",
        "spaceDelimited" => " ",
        _ => ",",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_by_type() {
        let root = json!({
            "i": {"type": "integer"}, "b": {"type": "boolean"}, "s": {"type": "string"}, "n": {"type": "number"},
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
    }
}
