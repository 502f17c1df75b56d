//! What changed between two recordings of a server: names and types, and no values.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde_json::Value;

use super::Case;
use crate::document::pointer::push;

/// What a server did that is told apart: an operation with a status, and then a pointer with the types that were there.
type Seen = BTreeMap<String, BTreeMap<String, BTreeSet<&'static str>>>;

/// The differences of two recordings, one a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drift {
    /// `-` and `+` begin what only the former, or only the latter has.
    pub lines: Vec<String>,
}

/// Compares two recordings. What only one of them has called is not compared, but named.
#[must_use]
pub fn compare(before: &[Case], after: &[Case]) -> Drift {
    let (before, after) = (seen(before), seen(after));
    let mut lines = Vec::new();
    let nothing = BTreeMap::new();
    for what in before.keys().chain(after.keys()).collect::<BTreeSet<_>>() {
        match (before.get(what), after.get(what)) {
            (Some(_), None) => lines.push(format!("- {what}")),
            (None, Some(_)) => lines.push(format!("+ {what}")),
            (old, new) => {
                let (old, new) = (old.unwrap_or(&nothing), new.unwrap_or(&nothing));
                for pointer in old.keys().chain(new.keys()).collect::<BTreeSet<_>>() {
                    let types = |all: &BTreeMap<String, BTreeSet<&'static str>>| {
                        all.get(pointer).map(|types| types.iter().copied().collect::<Vec<_>>().join(" or "))
                    };
                    let (old, new) = (types(old), types(new));
                    if old != new {
                        let line = |sign, types| format!("{sign} {what} {pointer}: {types}");
                        lines.extend(old.map(|types| line('-', types)));
                        lines.extend(new.map(|types| line('+', types)));
                    }
                }
            }
        }
    }
    Drift { lines }
}

impl fmt::Display for Drift {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines.iter().try_for_each(|line| writeln!(formatter, "{line}"))
    }
}

fn seen(cases: &[Case]) -> Seen {
    let mut seen = Seen::new();
    for case in cases {
        let operation =
            case.operation.clone().unwrap_or_else(|| format!("{} (unknown)", case.request.method));
        let pointers = seen.entry(format!("{operation} {}", case.response.status)).or_default();
        let content_type = case.response.content_type().map_or_else(String::new, crate::document::essence);
        pointers.entry(format!("content type {content_type}")).or_default().insert("there");
        if let Ok(value) = serde_json::from_slice(&case.response.body) {
            walk(&value, "", pointers);
        }
        for deviation in &case.deviations {
            pointers.entry(format!("deviation {deviation}")).or_default().insert("there");
        }
    }
    seen
}

/// Notes the types at each pointer; elements of a list, and members of a map, are one pointer.
fn walk(value: &Value, pointer: &str, pointers: &mut BTreeMap<String, BTreeSet<&'static str>>) {
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    pointers.entry(format!("body#{pointer}")).or_default().insert(kind);
    match value {
        Value::Array(items) => items.iter().for_each(|item| walk(item, &push(pointer, "*"), pointers)),
        Value::Object(members) => {
            for (name, member) in members {
                walk(member, &push(pointer, if is_identity(name) { "*" } else { name }), pointers);
            }
        }
        _ => {}
    }
}

/// Whether a member is named by what it is about (a serial, an address, a number) and not by the API.
fn is_identity(name: &str) -> bool {
    let digits = name.chars().filter(char::is_ascii_digit).count();
    name.starts_with(|first: char| first.is_ascii_digit())
        || digits > 3
        || name.contains([':', '@', ' ', '.'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{Request, Response};

    fn case(body: &Value) -> Case {
        Case {
            operation: Some("users".to_owned()),
            request: Request::new("GET", "/users"),
            response: Response::json(200, body),
            deviations: Vec::new(),
        }
    }

    #[test]
    fn names_and_types_are_compared_and_values_are_not() {
        let before = [case(&serde_json::json!([{"id": 1, "of": {"Q2AB-1234": {}}, "gone": "canary"}]))];
        let other =
            [case(&serde_json::json!([{"id": 2, "of": {"Q2CD-5678": {}}, "gone": "other"}, {"id": 3}]))];
        assert_eq!(compare(&before, &other), Drift::default());
        let after = [
            case(&serde_json::json!([{"id": "2", "of": {}}])),
            Case { operation: None, ..case(&Value::Null) },
        ];
        let expected = [
            "+ GET (unknown) 200",
            "- users 200 body#/*/gone: string",
            "- users 200 body#/*/id: integer",
            "+ users 200 body#/*/id: string",
            "- users 200 body#/*/of/*: object",
        ];
        assert_eq!(compare(&before, &after).lines, expected);
    }
}
