//! The base path of a server object.

use serde_json::Value;

/// The path of a server's URL without a slash at the end, with the default of each variable put in. A variable of which
/// nothing is known stands for nothing, and what is no URL has no path.
pub(super) fn base_path(server: &Value) -> String {
    let mut url = server.get("url").and_then(Value::as_str).unwrap_or_default().to_owned();
    for (name, variable) in server.get("variables").and_then(Value::as_object).into_iter().flatten() {
        let value = variable.get("default").or_else(|| variable.pointer("/enum/0"));
        // A number is no valid default, but it is clear what is meant.
        let value = value.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
        url = url.replace(&format!("{{{name}}}"), &value.unwrap_or_default());
    }
    let path = match url.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("", |slash| &rest[slash..]),
        None if url.starts_with('/') => &url,
        None => "",
    };
    let segments = path.split('/').filter(|segment| !segment.is_empty());
    let is_unknown = |segment: &str| segment.starts_with('{') && segment.ends_with('}');
    segments.filter(|segment| !is_unknown(segment)).map(|segment| format!("/{segment}")).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_base_path_is_what_follows_the_host() {
        for (url, path) in [
            ("https://example.com", ""),
            ("https://example.com/", ""),
            ("https://example.com/a/b/", "/a/b"),
            ("/relative", "/relative"),
        ] {
            assert_eq!(base_path(&json!({"url": url})), path, "{url}");
        }
    }

    #[test]
    fn variables_have_their_default() {
        let variables = json!({"region": {"default": "eu"}, "base": {"default": "api/v1"}, "n": {"default": 2},
            "kind": {"enum": ["x", "y"]}});
        for (url, path) in [
            ("https://{region}.example.com/{base}", "/api/v1"),
            ("https://{region}.example.com/{base}/{n}/{base}/", "/api/v1/2/api/v1"),
            ("/{kind}", "/x"),
            ("https://example.com/{unknown}", ""),
            ("https://example.com/{unknown}/v1", "/v1"),
            ("::no url", ""),
        ] {
            assert_eq!(base_path(&json!({"url": url, "variables": variables})), path, "{url}");
        }
    }
}
