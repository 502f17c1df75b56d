//! Compares the parameters of an operation.

use super::change::{Change, Direction, Kind};
use super::schemas::{Comparison, same_rust_name, spelled_alike};
use crate::openapi::operation::{Operation, Parameter};

/// Compares the parameters of two versions of an operation into `comparison`.
pub(super) fn compare<'d>(old: &Operation<'d>, new: &Operation<'d>, comparison: &mut Comparison<'d>) {
    let mut added: Vec<&Parameter<'d>> = new
        .parameters
        .iter()
        .filter(|after| !old.parameters.iter().any(|before| same(before, after)))
        .collect();
    for before in &old.parameters {
        if let Some(after) = new.parameters.iter().find(|after| same(before, after)) {
            both(before, after, comparison);
            continue;
        }
        let successor = added.iter().position(|after| succeeds((old, before), (new, after)));
        let Some(after) = successor.map(|index| added.remove(index)) else {
            comparison.changes.push(change(Kind::ParameterRemoved, before).old(before.location));
            continue;
        };
        let renamed = change(Kind::ParameterRenamed, before).old(before.name).new_value(after.name);
        let silent = same_rust_name(before.name, after.name);
        comparison.changes.push(if silent { renamed.only_on_the_wire() } else { renamed });
        both(before, after, comparison);
    }
    for after in added {
        let kind = if after.required { Kind::RequiredParameterAdded } else { Kind::ParameterAdded };
        comparison.changes.push(change(kind, after).new_value(after.location));
    }
}

fn change(kind: Kind, parameter: &Parameter<'_>) -> Change {
    Change::new(kind, Some(Direction::Request), parameter.name)
}

/// Meraki writes `name` and sends `name[]`; both are one parameter.
fn same(one: &Parameter<'_>, other: &Parameter<'_>) -> bool {
    one.location == other.location && bare(one.name) == bare(other.name)
}

fn bare(name: &str) -> &str {
    name.strip_suffix("[]").unwrap_or(name)
}

/// A path parameter in the same place of the path, or the same name in another spelling.
fn succeeds(
    (old, before): (&Operation<'_>, &Parameter<'_>),
    (new, after): (&Operation<'_>, &Parameter<'_>),
) -> bool {
    if before.location != after.location {
        return false;
    }
    let place = |operation: &Operation<'_>, name: &str| {
        operation.path.split('/').position(|segment| segment == format!("{{{name}}}"))
    };
    let same_place = place(old, before.name).is_some_and(|at| Some(at) == place(new, after.name));
    spelled_alike(before.name, after.name) || (before.location == "path" && same_place)
}

fn both<'d>(old: &Parameter<'d>, new: &Parameter<'d>, comparison: &mut Comparison<'d>) {
    if old.required != new.required {
        let kind = if new.required { Kind::ParameterRequired } else { Kind::ParameterOptional };
        comparison.changes.push(change(kind, new));
    }
    comparison.schemas(old.schema, new.schema, new.name);
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::openapi::document::Document;
    use crate::openapi::operation::operations;

    fn document(path: &str, parameters: Value) -> Document {
        let root = json!({"openapi": "3.0.0", "paths": {path: {"get": {"operationId": "a",
            "parameters": parameters}}}});
        Document::parse("d", root.to_string().as_bytes()).unwrap()
    }

    fn changes(old: &Document, new: &Document) -> Vec<(Kind, String, bool)> {
        let mut comparison = Comparison::new(old, new, Direction::Request);
        compare(&operations(old)[0], &operations(new)[0], &mut comparison);
        comparison.changes.into_iter().map(|change| (change.kind, change.at, change.breaking)).collect()
    }

    fn query(name: &str, required: bool, kind: &str) -> Value {
        json!({"name": name, "in": "query", "required": required, "schema": {"type": kind}})
    }

    #[test]
    fn parameters_come_go_and_change() {
        let old = document(
            "/a",
            json!([
                query("gone", false, "string"),
                query("t", false, "string"),
                query("r", true, "string"),
                query("list[]", false, "array")
            ]),
        );
        let new = document(
            "/a",
            json!([
                query("t", true, "integer"),
                query("r", false, "string"),
                query("must", true, "string"),
                query("may", false, "string"),
                query("list", false, "array")
            ]),
        );
        assert_eq!(
            changes(&old, &new),
            [
                (Kind::ParameterRemoved, "gone".to_owned(), true),
                (Kind::ParameterRequired, "t".to_owned(), true),
                (Kind::Retyped, "t".to_owned(), true),
                (Kind::ParameterOptional, "r".to_owned(), false),
                (Kind::RequiredParameterAdded, "must".to_owned(), true),
                (Kind::ParameterAdded, "may".to_owned(), false),
            ]
        );
    }

    #[test]
    fn a_path_parameter_keeps_its_place() {
        let path = |name: &str| json!([{"name": name, "in": "path", "schema": {"type": "string"}}]);
        let old = document("/users/{user_id}", path("user_id"));
        let new = document("/users/{user_uuid}", path("user_uuid"));
        assert_eq!(changes(&old, &new), [(Kind::ParameterRenamed, "user_id".to_owned(), true)]);
        let camel = document("/users/{userId}", path("userId"));
        assert_eq!(changes(&old, &camel), [(Kind::ParameterRenamed, "user_id".to_owned(), false)]);
    }
}
