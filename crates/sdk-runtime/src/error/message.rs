//! What of a vendor's error body may be shown to people.

use serde_json::{Map, Value};

/// How many messages of one body are kept.
const MAX_MESSAGES: usize = 5;
/// How deep in a body they are looked for.
const MAX_DEPTH: u32 = 5;

/// The messages in an error body, or none if it is not JSON of a known form. Not yet redacted nor cleaned.
///
/// The forms are tried tolerantly because none of the documents is right about them: Meraki sends
/// `{"errors":["text"]}`, Tenable `{"statusCode":400,"error":"Bad Request","message":"text"}` or
/// `{"error":"text"}`, at times with another JSON document inside that string, or `failure_reason`, `reason`, `description`
/// and `strings` in their place. Gateways before them speak as RFC 9457 (`title`, `detail`) and RFC 6749
/// (`error_description`) say, as FastAPI (`detail[].msg`), as AWS (`Message`) or as Apigee (`fault.faultstring`). HTML is written by gateways and proxies, not by the API, and gives nothing; for plain
/// text see [`plain`].
pub(crate) fn extract(body: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    if let Ok(value) = serde_json::from_slice::<Value>(body) {
        collect(&value, MAX_DEPTH, &mut found);
    }
    found
}

/// Whether a media type is that of plain text.
pub(crate) fn is_plain(media_type: &[u8]) -> bool {
    const PLAIN: &[u8] = b"text/plain";
    media_type.get(..PLAIN.len()).is_some_and(|start| start.eq_ignore_ascii_case(PLAIN))
}

/// The message in a body of plain text: its first line. What follows is where in whose code it happened. A page or JSON
/// under the wrong name is no sentence.
pub(crate) fn plain(body: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(body);
    let line = text.trim().lines().next()?.trim_end();
    (!line.is_empty() && !line.starts_with(['<', '{'])).then(|| line.to_owned())
}

/// Members that say what is wrong.
const REASONS: [&str; 13] = [
    "errors",
    "message",
    "Message",
    "msg",
    "fault",
    "faultstring",
    "detail",
    "error_description",
    "error",
    "failure_reason",
    "reason",
    "description",
    "strings",
];

/// Members that often only name ("Bad Request") what one of these explains, and are then left out.
const NAMES: [(&str, &[&str]); 3] = [
    ("error", &["message", "detail", "error_description"]),
    ("title", &["message", "detail", "error"]),
    ("detail", &["faultstring"]),
];

fn collect(value: &Value, depth: u32, found: &mut Vec<String>) {
    match value {
        Value::String(text) => push(text, depth, found),
        Value::Array(items) if depth > 0 => items.iter().for_each(|item| collect(item, depth - 1, found)),
        Value::Object(members) if depth > 0 => collect_members(members, depth - 1, found),
        _ => {}
    }
}

fn collect_members(members: &Map<String, Value>, depth: u32, found: &mut Vec<String>) {
    let says = |name: &&str| members.get(*name).is_some_and(|value| *value != "" && !value.is_null());
    let is_only_a_name =
        |name: &str| NAMES.iter().any(|(own, better)| *own == name && better.iter().any(says));
    for name in REASONS.into_iter().chain(["title"]).filter(|name| !is_only_a_name(name)) {
        let Some(value) = members.get(name) else { continue };
        let before = found.len();
        collect(value, depth, found);
        if let Value::Object(fields) = value
            && found.len() == before
        {
            collect_fields(fields, found);
        }
    }
}

/// What is wrong with each member of a request: `{"name": ["is too short"]}`.
fn collect_fields(fields: &Map<String, Value>, found: &mut Vec<String>) {
    for (name, value) in fields {
        let mut texts = Vec::new();
        collect(value, 1, &mut texts);
        texts.into_iter().for_each(|text| push(&format!("{name}: {text}"), 0, found));
    }
}

fn push(text: &str, depth: u32, found: &mut Vec<String>) {
    if found.len() >= MAX_MESSAGES || text.trim().is_empty() {
        return;
    }
    if depth > 0
        && text.trim_start().starts_with('{')
        && let Ok(inner) = serde_json::from_str::<Value>(text)
    {
        return collect(&inner, depth - 1, found);
    }
    found.push(text.to_owned());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_that_the_vendors_send() {
        for (body, messages) in [
            (r#"{"errors":["one","two"]}"#, &["one", "two"][..]),
            (
                r#"{"statusCode":403,"error":"Forbidden","message":"Insufficient scope"}"#,
                &["Insufficient scope"],
            ),
            (r#"{"error":"The requested file was not found"}"#, &["The requested file was not found"]),
            (
                r#"{"error":"{\"error\":\"Network with uuid 1 does not exist\"}"}"#,
                &["Network with uuid 1 does not exist"],
            ),
            (r#"{"statusCode":400,"error":"Bad Request","message":"m","validation":{"keys":["k"]}}"#, &["m"]),
            (r#"{"errors":[{"message":"nested"}]}"#, &["nested"]),
            (r#"{"error":"Bad Request","message":""}"#, &["Bad Request"]),
            (r#"{"failure_reason":"f","reason":"r"}"#, &["f", "r"]),
            (r#"{"description":"d","strings":["s"]}"#, &["d", "s"]),
            (r#"{"error":404}"#, &[]),
            (r#"{"errors":[" ",null,1]}"#, &[]),
            ("<html>Too many requests</html>", &[]),
            ("rate limited", &[]),
            (r#""text""#, &["text"]),
            (r#"["one",{"message":"two"}]"#, &["one", "two"]),
            (r#"{"message":["one","two"],"error":"Bad Request"}"#, &["one", "two"]),
            (
                r#"{"type":"about:blank","title":"Forbidden","detail":"No credit","status":403}"#,
                &["No credit"],
            ),
            (r#"{"type":"about:blank","title":"No credit"}"#, &["No credit"]),
            (r#"{"error":"invalid_grant","error_description":"It is over"}"#, &["It is over"]),
            (
                r#"{"errors":{"name":["is short","is odd"],"age":"is odd"}}"#,
                &["age: is odd", "name: is short", "name: is odd"],
            ),
            (r#"{"error":{"code":400,"message":"nested"}}"#, &["nested"]),
            (r#"{"errors":{}}"#, &[]),
            (
                r#"{"detail":[{"loc":["body","name"],"msg":"Field required","type":"missing"}]}"#,
                &["Field required"],
            ),
            (r#"{"Message":"It is not authorized"}"#, &["It is not authorized"]),
            (
                r#"{"fault":{"faultstring":"Invalid token","detail":{"errorcode":"oauth.v2.Invalid"}}}"#,
                &["Invalid token"],
            ),
            ("", &[]),
        ] {
            assert_eq!(extract(body.as_bytes()), messages, "{body}");
        }
    }

    #[test]
    fn the_first_line_of_plain_text_is_a_message() {
        for (body, line) in [
            (&b" Invalid API key\r\n"[..], "Invalid API key"),
            (
                b"Unrecognized field <x>, known are {a, b}\n at [Source: x; line: 1]",
                "Unrecognized field <x>, known are {a, b}",
            ),
            (b"Caf\xe9 is unknown", "Caf\u{fffd} is unknown"),
        ] {
            assert_eq!(plain(body).as_deref(), Some(line));
        }
        for body in ["", " \n", "<html>", "{}"] {
            assert_eq!(plain(body.as_bytes()), None, "{body}");
        }
        for media_type in ["text/plain", "text/plain;charset=utf-8", "Text/Plain"] {
            assert!(is_plain(media_type.as_bytes()), "{media_type}");
        }
        assert!(!is_plain(b"text/html") && !is_plain(b"text"));
    }

    #[test]
    fn the_number_of_messages_and_the_depth_are_limited() {
        let many = serde_json::json!({ "errors": vec!["m"; 100] }).to_string();
        assert_eq!(extract(many.as_bytes()).len(), MAX_MESSAGES);
        let mut nested = serde_json::json!({"error": "deep"});
        for _ in 0..10 {
            nested = serde_json::json!({ "error": nested.to_string() });
        }
        assert!(extract(nested.to_string().as_bytes()).len() <= 1);
    }

    proptest::proptest! {
        #[test]
        fn no_body_makes_it_panic(body in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200)) {
            extract(&body);
        }
    }
}
