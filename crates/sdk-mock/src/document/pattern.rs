//! Patterns, which not everybody writes as JSON Schema has them.

/// What a pattern means: without the words of other languages for the begin and the end of a text, and without the slashes of a
/// JavaScript literal. By the letter, no text matches `/^a$/`.
pub(crate) fn meant(pattern: &str) -> String {
    let (mut body, mut flags) = (pattern, String::new());
    if let Some((inner, after)) = pattern.strip_prefix('/').and_then(|rest| rest.rsplit_once('/'))
        && after.bytes().all(|flag| b"dgimsuvy".contains(&flag))
        && (inner.starts_with('^') || inner.ends_with('$'))
    {
        body = inner;
        flags = after.chars().filter(|flag| "ims".contains(*flag)).collect();
    }
    let begin = body.strip_prefix(r"\A").map(|rest| format!("^{rest}"));
    let body = begin.unwrap_or_else(|| body.to_owned());
    let end = body.strip_suffix(r"\Z").or_else(|| body.strip_suffix(r"\z")).map(|rest| format!("{rest}$"));
    let body = end.unwrap_or(body);
    if flags.is_empty() { body } else { format!("(?{flags}){body}") }
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn other_spellings_are_those_of_json_schema() {
        for (pattern, expected) in [
            (r"\Aa\Z", "^a$"),
            (r"a\z", "a$"),
            ("/^a/", "^a"),
            ("/a$/gi", "(?i)a$"),
            // By the letter: the slashes of a path, and what is no flag.
            ("/a/b/", "/a/b/"),
            ("/^a/x", "/^a/x"),
            ("^/a/$", "^/a/$"),
        ] {
            assert_eq!(meant(pattern), expected, "{pattern}");
        }
    }
}
