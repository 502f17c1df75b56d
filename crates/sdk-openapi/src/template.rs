//! What stands in the braces of a path.

/// What stands in the braces of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placeholder<'t> {
    /// The name of the parameter.
    pub name: &'t str,
    /// Whether its value can be several segments of the path.
    pub has_segments: bool,
}

/// Reads what stands in the braces of a path. OpenAPI knows names only; documents that are written from the routes of a server
/// have its marks as well: `{+rest}` (RFC 6570), `{proxy+}`, `{path*}`, `{path:.*}` and `{path:path}` for several segments,
/// `{id:[0-9]+}` for a pattern.
///
/// ```
/// let rest = sdk_openapi::placeholder("rest*");
/// assert_eq!((rest.name, rest.has_segments), ("rest", true));
/// assert_eq!(sdk_openapi::placeholder("id:[0-9]+").name, "id");
/// ```
#[must_use]
pub fn placeholder(text: &str) -> Placeholder<'_> {
    let (marked, pattern) = text.split_once(':').unwrap_or((text, ""));
    let name = marked.trim_matches(['+', '*']);
    if name.is_empty() {
        return Placeholder { name: text, has_segments: false };
    }
    let has_segments =
        name != marked || pattern == "path" || [".*", ".+"].iter().any(|any| pattern.contains(any));
    Placeholder { name, has_segments }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_no_part_of_the_name() {
        for (text, name, has_segments) in [
            ("id", "id", false),
            ("+rest", "rest", true),
            ("*rest", "rest", true),
            ("rest+", "rest", true),
            ("rest*", "rest", true),
            ("path:path", "path", true),
            ("path:.*", "path", true),
            ("id:[0-9]+", "id", false),
            ("*", "*", false),
            ("", "", false),
        ] {
            assert_eq!(placeholder(text), Placeholder { name, has_segments }, "{text}");
        }
    }
}
