//! What of a vendor's error body may be shown to people.

use serde_json::Value;

/// How many messages of one body are kept.
const MAX_MESSAGES: usize = 5;

/// The messages in an error body, or none if it is not JSON of a known form. Not yet redacted nor cleaned.
///
/// The forms are tried tolerantly because none of the documents is right about them: Meraki sends
/// `{"errors":["text"]}`, Tenable `{"statusCode":400,"error":"Bad Request","message":"text"}` or
/// `{"error":"text"}`, at times with another JSON document inside that string, or `failure_reason`, `reason`, `description`
/// and `strings` in their place. HTML is written by gateways and proxies, not by the API, and gives nothing; for plain
/// text see [`plain`].
pub(crate) fn extract(body: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    if let Ok(value) = serde_json::from_slice::<Value>(body) {
        collect(&value, 2, &mut found);
    }
    found
}

/// The message in a body of plain text: one line of it, which is a sentence. More is a page or a dump.
pub(crate) fn plain(body: &[u8]) -> Option<String> {
    let line = std::str::from_utf8(body).ok()?.trim();
    let is_sentence = !line.is_empty() && line.len() <= 300 && !line.contains(['\n', '\r', '<', '{']);
    is_sentence.then(|| line.to_owned())
}

fn collect(value: &Value, depth: u32, found: &mut Vec<String>) {
    let Value::Object(members) = value else { return };
    // `message` explains what `error` only names ("Bad Request"), so it replaces it.
    let says_more =
        members.get("message").is_some_and(|message| message.as_str().is_some_and(|s| !s.is_empty()));
    for key in ["errors", "message", "error", "failure_reason", "reason", "description", "strings"] {
        if key == "error" && says_more {
            continue;
        }
        match members.get(key) {
            Some(Value::String(text)) => push(text, depth, found),
            Some(Value::Array(items)) => {
                for item in items {
                    match item {
                        Value::String(text) => push(text, depth, found),
                        other if depth > 0 => collect(other, depth - 1, found),
                        _ => {}
                    }
                }
            }
            Some(inner @ Value::Object(_)) if depth > 0 => collect(inner, depth - 1, found),
            _ => {}
        }
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
            (r#""text""#, &[]),
            ("", &[]),
        ] {
            assert_eq!(extract(body.as_bytes()), messages, "{body}");
        }
    }

    #[test]
    fn plain_text_is_a_message_if_it_is_one_sentence() {
        assert_eq!(plain(b" Invalid API key\r\n").as_deref(), Some("Invalid API key"));
        for body in ["", " \n", "a\nb", "<html>", "{}", &"x".repeat(301)] {
            assert_eq!(plain(body.as_bytes()), None, "{body}");
        }
        assert_eq!(plain(b"\xff"), None);
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
