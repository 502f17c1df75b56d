//! How an argument of a query is written.

use serde::Serialize;
use serde_json::{Number, Value};

/// Whole numbers up to here are the same as a fraction and as an integer.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The pairs that an argument becomes: none where it is absent, and for a list its name repeated. A list of objects has
/// a pair for each member, `ranges[]startTime=…&ranges[]endTime=…`, as Meraki's own Python library writes them
/// (meraki 4.7.0, `encoding.py`).
pub(super) fn pairs<T: Serialize>(name: &str, value: &T) -> Result<Vec<(String, String)>, &'static str> {
    // The error could quote the value.
    let value = serde_json::to_value(value).map_err(|_| "an argument of the query cannot be written")?;
    let mut pairs = Vec::new();
    write(name, value, &mut pairs);
    Ok(pairs)
}

/// The pairs of what has names of its own: by them alone, or in brackets behind `of` (`deepObject`). Of objects in objects
/// OpenAPI says nothing; servers that read them (Rails, PHP, Stripe) want `of[a][b]`, `of[0][a]` for objects in lists and
/// `of[a][b][]` for other lists. One that is a member of the `deepObject` itself is repeated.
pub(super) fn entries<T: Serialize>(of: &str, value: &T) -> Result<Vec<(String, String)>, &'static str> {
    let value = serde_json::to_value(value).map_err(|_| "an argument of the query cannot be written")?;
    let mut pairs = Vec::new();
    match value {
        Value::Object(members) if !of.contains('[') => {
            for (name, value) in members {
                let name = if of.is_empty() { name } else { format!("{of}[{name}]") };
                let is_flat =
                    |list: &Vec<Value>| list.iter().all(|item| !item.is_object() && !item.is_array());
                match value {
                    value if value.as_array().is_some_and(is_flat) => write(&name, value, &mut pairs),
                    value => nested(&name, value, &mut pairs),
                }
            }
        }
        value => nested(of, value, &mut pairs),
    }
    Ok(pairs)
}

fn nested(of: &str, value: Value, pairs: &mut Vec<(String, String)>) {
    match value {
        Value::Object(members) => {
            members.into_iter().for_each(|(name, value)| nested(&format!("{of}[{name}]"), value, pairs));
        }
        Value::Array(items) => {
            for (index, item) in items.into_iter().enumerate() {
                if item.is_object() || item.is_array() {
                    nested(&format!("{of}[{index}]"), item, pairs);
                } else {
                    write(&format!("{of}[]"), item, pairs);
                }
            }
        }
        value => write(of, value, pairs),
    }
}

fn write(name: &str, value: Value, pairs: &mut Vec<(String, String)>) {
    match value {
        Value::Null => {}
        Value::Array(elements) => elements.into_iter().for_each(|element| write(name, element, pairs)),
        Value::Object(members) => {
            members.into_iter().for_each(|(member, value)| write(&format!("{name}{member}"), value, pairs));
        }
        scalar => pairs.push((name.to_owned(), text(scalar))),
    }
}

/// A value as text; JSON where it is no scalar.
pub(super) fn text(value: Value) -> String {
    match value {
        Value::Number(number) => digits(&number),
        Value::String(text) => text,
        other => other.to_string(),
    }
}

/// A whole number without `.0`: servers that want an integer refuse a fraction.
fn digits(number: &Number) -> String {
    match number.as_f64() {
        Some(fraction) if number.is_f64() && fraction.fract() == 0.0 && fraction.abs() < EXACT => {
            format!("{fraction:.0}")
        }
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn written(name: &str, value: &Value) -> String {
        let pairs = pairs(name, value).unwrap();
        pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
    }

    #[test]
    fn each_form_is_written() {
        let ranges = json!([{ "end": "b", "start": "a" }, { "end": "d", "start": null }]);
        for (name, value, expected) in [
            ("a", json!(null), ""),
            ("a", json!([]), ""),
            ("a", json!("x y"), "a=x y"),
            ("a[]", json!(["x", "y"]), "a[]=x&a[]=y"),
            ("a", json!(true), "a=true"),
            ("ranges[]", ranges, "ranges[]end=b&ranges[]start=a&ranges[]end=d"),
        ] {
            assert_eq!(written(name, &value), expected, "{value}");
        }
    }

    #[test]
    fn brackets_are_nested() {
        let written = |of: &str, value: &Value| {
            let pairs = entries(of, value).unwrap();
            pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
        };
        let value = json!({ "b": [1, 2], "c": null, "l": [{ "d": "x" }, { "e": [3] }], "s": true });
        let of_member = "f[a][b][]=1&f[a][b][]=2&f[a][l][0][d]=x&f[a][l][1][e][]=3&f[a][s]=true";
        assert_eq!(written("f[a]", &value), of_member);
        assert_eq!(written("f", &value), "f[b]=1&f[b]=2&f[l][0][d]=x&f[l][1][e][]=3&f[s]=true");
        assert_eq!(written("f", &json!(["x"])), "f[]=x");
        assert_eq!(written("f", &json!("x")), "f=x");
    }

    #[test]
    fn whole_numbers_have_no_fraction_and_no_digit_is_lost() {
        for (value, expected) in [
            (json!(3600.0), "3600"),
            (json!(-0.5), "-0.5"),
            (json!(86400.125), "86400.125"),
            (json!(18_446_744_073_709_551_615_u64), "18446744073709551615"),
            (json!(1e300), "1e+300"),
        ] {
            assert_eq!(written("n", &value), format!("n={expected}"));
        }
    }
}
