//! Which parts of an exchange are secret: what the document says is a password, and what is named or looks like one.

use serde_json::Value;

use crate::document::pointer::{push, resolve};

/// What stands for a secret.
pub(super) const REDACTED: &str = "[redacted]";

/// Parts of names, in lower case and without what separates words.
const WORDS: [&str; 14] = [
    "password",
    "passwd",
    "passphrase",
    "passcode",
    "secret",
    "token",
    "apikey",
    "accesskey",
    "privatekey",
    "authkey",
    "sessionid",
    "cookie",
    "credential",
    "communitystring",
];

/// Names that have one of these words and mean a place in a list.
const PLACES: [&str; 5] = ["pagetoken", "nexttoken", "continuationtoken", "pagingtoken", "synctoken"];

/// Whether a parameter, member or header of this name holds a secret.
pub(super) fn is_name(name: &str) -> bool {
    let name: String = name.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_lowercase();
    !PLACES.iter().any(|place| name.ends_with(place))
        && (name.ends_with("psk") || name == "authorization" || WORDS.iter().any(|word| name.contains(word)))
}

/// Whether a text is a secret by its form: a private key, a JSON Web Token, or credentials of a header.
pub(super) fn is_form(text: &str) -> bool {
    let is_token =
        text.starts_with("eyJ") && text.matches('.').count() == 2 && !text.contains(char::is_whitespace);
    is_token || text.contains("PRIVATE KEY-----") || text.starts_with("Bearer ") || text.starts_with("Basic ")
}

/// Whether the schema at `pointer` is that of a secret.
pub(super) fn is_schema(root: &Value, pointer: &str) -> bool {
    parts(root, &[pointer.to_owned()]).iter().any(|(_, schema)| {
        let format = schema.get("format").and_then(Value::as_str);
        format == Some("password") || schema.get("writeOnly").and_then(Value::as_bool) == Some(true)
    })
}

/// Replaces the secrets of a value that has these schemas and this name, and adds them to `found`.
pub(super) fn redact(
    root: &Value,
    schemas: &[String],
    name: &str,
    value: &mut Value,
    found: &mut Vec<String>,
) {
    let parts = parts(root, schemas);
    let is_secret = || is_name(name) || schemas.iter().any(|schema| is_schema(root, schema));
    match value {
        Value::String(text) if !text.is_empty() && (is_form(text) || is_secret()) => {
            found.push(std::mem::replace(text, REDACTED.to_owned()));
        }
        Value::Number(_) if schemas.iter().any(|schema| is_schema(root, schema)) => *value = 0.into(),
        Value::Array(items) => {
            let schemas: Vec<_> = parts.iter().map(|(pointer, _)| push(pointer, "items")).collect();
            items.iter_mut().for_each(|item| redact(root, &schemas, name, item, found));
        }
        Value::Object(members) => {
            // What a password consists of is secret; a list of credentials says more than that.
            let inherited =
                if is_secret() && !name.to_lowercase().contains("credential") { name } else { "" };
            for (name, member) in members {
                let of = |(pointer, schema): &(String, &Value)| {
                    let named = push(&push(pointer, "properties"), name);
                    let is_named = schema.get("properties").is_some_and(|all| all.get(name).is_some());
                    if is_named { named } else { push(pointer, "additionalProperties") }
                };
                let schemas: Vec<_> = parts.iter().map(of).collect();
                redact(root, &schemas, if is_name(name) { name } else { inherited }, member, found);
            }
        }
        _ => {}
    }
}

/// The schemas at these places, and those that they are a choice or a sum of.
fn parts<'a>(root: &'a Value, schemas: &[String]) -> Vec<(String, &'a Value)> {
    let mut found: Vec<(String, &Value)> = Vec::new();
    let mut open = schemas.to_vec();
    while let Some(pointer) = open.pop() {
        let Some((pointer, schema)) = resolve(root, &pointer) else { continue };
        if found.iter().any(|(known, _)| *known == pointer) {
            continue;
        }
        for keyword in ["allOf", "oneOf", "anyOf"] {
            let count = schema.get(keyword).and_then(Value::as_array).map_or(0, Vec::len);
            open.extend((0..count).map(|index| format!("{pointer}/{keyword}/{index}")));
        }
        found.push((pointer, schema));
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn secrets_follow_from_the_document_from_names_and_from_their_form() {
        let root = json!({"s": {"allOf": [{"$ref": "#/t"}]}, "t": {"properties": {
            "pin": {"type": "string", "format": "password"},
            "n": {"type": "integer", "format": "password"},
            "list": {"items": {"properties": {"once": {"writeOnly": true}}}},
        }}});
        let mut value = json!({
            "pin": "1", "n": 7, "list": [{"once": "2"}], "radiusSecret": "3", "wifi_psk": ["4"], "nextPageToken": "5",
            "passwordLength": 8, "passphrase": {"text": "6"}, "credentials": [{"id": "7", "accessKey": "8"}],
            "note": "eyJa.b.c", "empty": {"password": ""}, "authorizations": [{"zone": "9"}],
        });
        let mut found = Vec::new();
        redact(&root, &["/s".to_owned()], "", &mut value, &mut found);
        let expected = json!({
            "pin": REDACTED, "n": 0, "list": [{"once": REDACTED}], "radiusSecret": REDACTED, "wifi_psk": [REDACTED],
            "nextPageToken": "5", "passwordLength": 8, "passphrase": {"text": REDACTED},
            "credentials": [{"id": "7", "accessKey": REDACTED}], "note": REDACTED, "empty": {"password": ""}, "authorizations": [{"zone": "9"}],
        });
        found.sort();
        assert_eq!((value, found.join(" ").as_str()), (expected, "1 2 3 4 6 8 eyJa.b.c"));
    }
}
