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

/// An integer within the limits of a schema, which can be beyond 64 bits.
pub(super) fn integer(schema: &Schema<'_>) -> Value {
    let limit = |key: &str| {
        let limit = schema.value.get(key)?;
        let whole = limit.as_i64().map(i128::from).or_else(|| limit.as_u64().map(i128::from));
        whole.or_else(|| limit.as_f64().map(|limit| limit as i128))
    };
    let exclusive = |key: &str| i128::from(schema.is(key));
    let min = limit("minimum").map(|min| min + exclusive("exclusiveMinimum"));
    let max = limit("maximum").map(|max| max - exclusive("exclusiveMaximum"));
    let mut number = min.unwrap_or(1).max(1).min(max.unwrap_or(i128::MAX));
    if let Some(step) = limit("multipleOf").filter(|step| *step > 0) {
        let below = number.div_euclid(step) * step;
        let above = if below < number { below + step } else { below };
        number = if max.is_some_and(|max| above > max) { below } else { above };
    }
    match (i64::try_from(number), u64::try_from(number)) {
        (Ok(number), _) => number.into(),
        (_, Ok(number)) => number.into(),
        _ => (number as f64).into(),
    }
}

/// A number within the limits of a schema.
pub(super) fn number(schema: &Schema<'_>) -> f64 {
    const DEFAULT: f64 = 1.5;
    let limit = |key: &str| schema.value.get(key).and_then(Value::as_f64);
    let (min, max) = (limit("minimum"), limit("maximum"));
    let is_above =
        |number: f64| min.is_none_or(|min| number > min || (number == min && !schema.is("exclusiveMinimum")));
    let is_below =
        |number: f64| max.is_none_or(|max| number < max || (number == max && !schema.is("exclusiveMaximum")));
    let between = min.zip(max).map(|(min, max)| min + (max - min) / 2.0);
    let nearest = DEFAULT.max(min.unwrap_or(DEFAULT)).min(max.unwrap_or(f64::MAX));
    let candidates = [Some(nearest), min.map(|min| min + 1.0), max.map(|max| max - 1.0), between];
    let step = limit("multipleOf").filter(|step| *step > 0.0);
    let multiples = |number: f64| match step {
        Some(step) => [(number / step).ceil() * step, (number / step).floor() * step],
        None => [number; 2],
    };
    let mut fitting = candidates.into_iter().flatten().flat_map(multiples);
    fitting.find(|number| is_above(*number) && is_below(*number)).unwrap_or(DEFAULT)
}

/// A text of the format and the length that a schema asks for.
pub(super) fn text(schema: &Schema<'_>) -> String {
    let default = match schema.text("format").unwrap_or_default().to_ascii_lowercase().as_str() {
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
            "wide": {"type": "integer", "minimum": 9_223_372_036_854_775_808_u64},
            "widest": {"type": "integer", "minimum": 1e30},
            "least": {"type": "integer", "maximum": -1},
            "part": {"type": "number", "minimum": 0, "exclusiveMinimum": true, "maximum": 1, "exclusiveMaximum": true},
            "s": {"type": "string", "minLength": 12, "maxLength": 13},
            "id": {"type": "string", "format": "UUID"},
        });
        let schema = |pointer| Schema::at(&root, pointer).unwrap();
        assert_eq!(["/n", "/part"].map(|pointer| number(&schema(pointer))), [1.5, 0.5]);
        let made =
            ["/m", "/step", "/last", "/wide", "/widest", "/least"].map(|pointer| integer(&schema(pointer)));
        assert_eq!(made, [json!(10), json!(14), json!(7), json!(1_u64 << 63), json!(1e30), json!(-1)]);
        assert_eq!(text(&schema("/s")).len(), 12);
        assert_eq!(text(&schema("/id")).len(), 36);
    }
}
