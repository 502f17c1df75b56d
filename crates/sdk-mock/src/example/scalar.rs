//! Numbers and texts that keep to the limits of a schema.

use serde_json::Value;

use crate::document::schema::Schema;

/// Whether a format alone says that a value is a text.
pub(super) fn is_plain(schema: &Schema<'_>) -> bool {
    let numbers = ["int32", "int64", "float", "double"];
    let others = ["properties", "additionalProperties", "required", "allOf", "anyOf", "oneOf"];
    schema.text("format").is_some_and(|format| !numbers.contains(&format))
        && others.iter().all(|keyword| schema.value.get(*keyword).is_none())
}

/// A number within the limits of a schema; `default` where it has none.
pub(super) fn number(schema: &Schema<'_>, default: f64) -> f64 {
    let limit = |key: &str| schema.value.get(key).and_then(Value::as_f64);
    let exclusive = |key: &str| if schema.is(key) { 1.0 } else { 0.0 };
    let min = limit("minimum").map(|min| min + exclusive("exclusiveMinimum"));
    let max = limit("maximum").map(|max| max - exclusive("exclusiveMaximum"));
    let number = default.max(min.unwrap_or(default)).min(max.unwrap_or(f64::MAX));
    match limit("multipleOf") {
        Some(step) if step > 0.0 => {
            let above = (number / step).ceil() * step;
            let below = max.map(|max| (max / step).floor() * step);
            below.filter(|below| *below < above).unwrap_or(above)
        }
        _ => number,
    }
}

/// A text of the format and the length that a schema asks for.
pub(super) fn text(schema: &Schema<'_>) -> String {
    let default = match schema.text("format").unwrap_or_default() {
        "uuid" => "00000000-0000-4000-8000-000000000001",
        "date-time" => "2026-01-15T08:30:00Z",
        "date" => "2026-01-15",
        "time" => "08:30:00Z",
        "email" => "user@example.com",
        "uri" | "url" => "https://example.com/",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "byte" => "ZXhhbXBsZQ==",
        "hostname" => "example.com",
        _ => "text",
    };
    let mut text = default.to_owned();
    while text.len() < schema.count("minLength").unwrap_or(0) {
        text.push('x');
    }
    text.truncate(schema.count("maxLength").unwrap_or(usize::MAX));
    text
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn keeps_limits() {
        let root = json!({
            "n": {"type": "number", "minimum": 1, "exclusiveMinimum": true, "maximum": 3},
            "m": {"type": "integer", "multipleOf": 5, "minimum": 7},
            "step": {"type": "integer", "multipleOf": 7, "minimum": 8, "maximum": 20},
            "last": {"type": "integer", "multipleOf": 7, "minimum": 6, "maximum": 10},
            "s": {"type": "string", "minLength": 12, "maxLength": 13},
        });
        let schema = |pointer| Schema::at(&root, pointer).unwrap();
        assert_eq!(number(&schema("/n"), 1.5), 2.0);
        let made = ["/m", "/step", "/last"].map(|pointer| number(&schema(pointer), 1.0));
        assert_eq!(made, [10.0, 14.0, 7.0]);
        assert_eq!(text(&schema("/s")).len(), 12);
    }
}
