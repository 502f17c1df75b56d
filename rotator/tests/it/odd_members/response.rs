//! The responses of a rotation, made from the documents' examples.

use serde_json::{Value, json};

use crate::support::Target;

/// Stands for one of [`VALUES`](super::VALUES) until the response is text: not all of them can be a `Value`.
pub(super) const HERE: &str = "the odd value";

/// A response of a rotation, and what of it decides something. `*` is any element of a list.
pub(super) struct Response {
    pub(super) target: Target,
    pub(super) operation: &'static str,
    /// Where the accounts are, if it is a list of them.
    pub(super) accounts: Option<&'static str>,
    pub(super) needed: &'static [&'static str],
}

pub(super) const RESPONSES: [Response; 6] = [
    Response {
        target: Target::Meraki,
        operation: "getNetworkMerakiAuthUsers",
        accounts: Some("*"),
        needed: &["*", "*/id", "*/email", "*/accountType", "*/isAdmin", "*/authorizations"],
    },
    // What can be read of it is compared with the list, so anything can be a difference.
    Response {
        target: Target::Meraki,
        operation: "updateNetworkMerakiAuthUser",
        accounts: None,
        needed: &[],
    },
    Response {
        target: Target::User,
        operation: "users-list",
        accounts: Some("users/*"),
        needed: &["users", "users/*", "users/*/uuid", "users/*/username", "users/*/enabled", "users/*/type"],
    },
    Response {
        target: Target::Credential,
        operation: "credentials-list",
        accounts: Some("credentials/*"),
        needed: &["credentials", "credentials/*", "credentials/*/uuid", "credentials/*/name"],
    },
    Response {
        target: Target::Credential,
        operation: "credentials-details",
        accounts: None,
        needed: &["name", "description", "ad_hoc", "type", "type/id", "user_permissions", "settings"],
    },
    Response { target: Target::Credential, operation: "credentials-update", accounts: None, needed: &[] },
];

/// An operation's schema and example for its success, from the committed document.
fn document(target: Target, operation: &str) -> (Value, Value, Value) {
    let text = match target {
        Target::Meraki => include_str!("../../../../openapi/meraki.json"),
        Target::User | Target::Credential => include_str!("../../../../openapi/tenable.json"),
    };
    let root: Value = serde_json::from_str(text).unwrap();
    let items = root["paths"].as_object().unwrap().values().filter_map(Value::as_object);
    let success = items
        .flat_map(|item| item.values())
        .find(|value| value["operationId"] == operation)
        .map(|value| value["responses"]["200"]["content"]["application/json"].clone())
        .unwrap();
    (success["schema"].clone(), success["example"].clone(), root)
}

/// The members of a schema, as pointers without the first slash.
fn members_of(root: &Value, schema: &Value, place: &str, found: &mut Vec<String>) {
    let reference = schema["$ref"].as_str().and_then(|reference| reference.strip_prefix('#'));
    let schema = reference.map_or(schema, |pointer| root.pointer(pointer).unwrap());
    let inner = schema["properties"].as_object().into_iter().flatten();
    let items = schema.get("items").map(|items| ("*", items));
    for (name, inner) in inner.map(|(name, inner)| (&**name, inner)).chain(items) {
        let place = if place.is_empty() { name.to_owned() } else { format!("{place}/{name}") };
        found.push(place.clone());
        members_of(root, inner, &place, found);
    }
}

/// The members of a response, as pointers without the first slash.
pub(super) fn members(response: &Response) -> Vec<String> {
    let (schema, _, root) = document(response.target, response.operation);
    let mut found = Vec::new();
    members_of(&root, &schema, "", &mut found);
    found
}

/// The document's example, of the account with this id; a list of accounts has that of a neighbour as well, whose names
/// contain the account's.
pub(super) fn example(response: &Response, own: &str) -> Value {
    let (_, mut example, _) = document(response.target, response.operation);
    if let Some(accounts) = response.accounts {
        let list =
            example.pointer_mut(&format!("/{accounts}").replace("/*", "")).unwrap().as_array_mut().unwrap();
        let mut other = list[0].clone();
        let id = if response.target == Target::Meraki { "id" } else { "uuid" };
        list[0][id] = json!(own);
        for (name, value) in other.as_object_mut().unwrap() {
            if let (true, Value::String(text)) = (name.contains("name") || name == "email", &*value) {
                *value = json!(format!("jo{text}"));
            } else if matches!(&**name, "id" | "uuid") {
                *value = json!("00000000-0000-4000-8000-00000000000f");
            }
        }
        list.push(other);
    }
    example
}

/// Puts the mark at one place; `element` says in which of the accounts.
pub(super) fn replace(response: &mut Value, accounts: Option<&str>, member: &str, element: usize) {
    let mut at = response;
    let inside = accounts.filter(|accounts| member.starts_with(accounts));
    for (depth, part) in member.split_terminator('/').enumerate() {
        let of_accounts = inside.is_some_and(|accounts| accounts.split('/').count() == depth + 1);
        at = match part {
            "*" => &mut at[if of_accounts { element } else { 0 }],
            name => &mut at[name],
        };
    }
    *at = json!(HERE);
}
