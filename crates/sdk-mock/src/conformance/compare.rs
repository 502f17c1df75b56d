//! Whether a request is the one that was meant. How a number is written does not count.

use serde_json::Value;

use crate::backend::Request;
use crate::form;

/// In what the received request differs from the expected one; values are not quoted.
pub(crate) fn differences(expected: &Request, received: &Request) -> Vec<String> {
    let mut found = Vec::new();
    if (&expected.method, &expected.path) != (&received.method, &received.path) {
        found.push(format!("the path is {}, not {}", received.path, expected.path));
    }
    let (wanted, sent) = (sorted(&expected.query), sorted(&received.query));
    let same = |(one, other): (&(String, String), &(String, String))| {
        one.0 == other.0 && same_text(&one.1, &other.1)
    };
    if wanted.len() != sent.len() || !wanted.iter().zip(&sent).all(same) {
        found.push(format!("the query is {sent:?}, not {wanted:?}"));
    }
    match (json(expected), json(received)) {
        // A form without a field has no byte, and need not be called a form.
        _ if expected.body == received.body => {}
        (Some(wanted), Some(sent)) => bodies("", &wanted, &sent, &mut found),
        (Some(_), None) => found.push("the body is not JSON".to_owned()),
        // An optional body without a field is an empty object on the wire, which says the same.
        (None, Some(Value::Object(sent))) if expected.body.is_empty() && sent.is_empty() => {}
        (None, _) if expected.body.is_empty() != received.body.is_empty() => {
            found.push(format!("the body has {} bytes", received.body.len()));
        }
        (None, _) => {}
    }
    found
}

fn sorted(query: &[(String, String)]) -> Vec<(String, String)> {
    let mut query = query.to_vec();
    query.sort();
    query
}

/// The body as a value: JSON, or the fields of a form.
fn json(request: &Request) -> Option<Value> {
    let content_type = request.header("content-type").unwrap_or_default();
    if form::is_form(content_type) {
        return form::read(content_type, &request.body).ok().map(|fields| form::plain(&fields));
    }
    serde_json::from_slice(&request.body).ok()
}

fn same_text(one: &str, other: &str) -> bool {
    one == other || matches!((one.parse::<f64>(), other.parse::<f64>()), (Ok(one), Ok(other)) if one == other)
}

fn bodies(pointer: &str, wanted: &Value, sent: &Value, found: &mut Vec<String>) {
    match (wanted, sent) {
        (Value::Object(wanted), Value::Object(sent)) => {
            for (name, value) in wanted {
                match sent.get(name) {
                    Some(other) => bodies(&format!("{pointer}/{name}"), value, other, found),
                    None => found.push(format!("the body lacks {pointer}/{name}")),
                }
            }
            let added = sent.keys().filter(|name| !wanted.contains_key(*name));
            found.extend(added.map(|name| format!("the body has {pointer}/{name} as well")));
        }
        (Value::Array(wanted), Value::Array(sent)) if wanted.len() == sent.len() => {
            let pairs = wanted.iter().zip(sent).enumerate();
            pairs.for_each(|(index, (one, other))| bodies(&format!("{pointer}/{index}"), one, other, found));
        }
        (one, other) if one == other || (one.is_number() && one.as_f64() == other.as_f64()) => {}
        _ => found.push(format!("the body has another value at {pointer}/")),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_form_without_a_field_is_no_body() {
        let form = Request::new("GET", "/a").with_header("content-type", "application/x-www-form-urlencoded");
        assert_eq!(differences(&form, &Request::new("GET", "/a")), Vec::<String>::new());
        let mut sent = Request::new("GET", "/a");
        sent.body = b"x".to_vec();
        assert_eq!(differences(&form, &sent), ["the body is not JSON"]);
    }

    #[test]
    fn numbers_may_be_written_in_two_ways_and_nothing_else_may() {
        let expected = Request::new("PUT", "/a?n=5&m=x").with_json(&json!({"a": 1, "b": [{"c": "d"}]}));
        let same = Request::new("PUT", "/a?m=x&n=5.0").with_json(&json!({"a": 1.0, "b": [{"c": "d"}]}));
        assert_eq!(differences(&expected, &same), Vec::<String>::new());
        let other = Request::new("PUT", "/a?m=y&n=5").with_json(&json!({"a": 1, "b": [{"e": "d"}]}));
        let found = differences(&expected, &other);
        assert_eq!(found.len(), 3, "{found:?}");
        assert_eq!(found[1], "the body lacks /b/0/c");
    }
}
