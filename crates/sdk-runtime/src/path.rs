//! Arguments in the path of a request.

mod template;

pub(crate) use template::{Part, Template};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::{Error, Operation};

/// What is encoded: all but the unreserved characters of RFC 3986.
pub(crate) const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// One path segment from an argument, percent-encoded. Called by generated code.
///
/// Everything but the unreserved characters of RFC 3986 is encoded. An argument that would not stay inside its
/// segment is refused: URL parsers, proxies and servers resolve `..`, treat `\` as `/`, and some decode twice, so
/// that `/users/../session` or `/users/` could be reached with an argument from elsewhere.
///
/// # Errors
///
/// [`Error::is_invalid_request`] if the value is empty, `.` or `..`, or contains `/`, `\`, a control character or
/// the percent-encoded form of a dot, separator or control character. The error names the parameter, not the value.
pub fn path_segment(operation: &'static Operation, parameter: &str, value: &str) -> Result<String, Error> {
    if let Some(problem) = problem(value) {
        return Err(Error::invalid_request(operation, format_args!("path parameter {parameter} {problem}")));
    }
    Ok(utf8_percent_encode(value, RESERVED).to_string())
}

fn problem(value: &str) -> Option<&'static str> {
    if value.is_empty() {
        return Some("is empty");
    }
    if value == "." || value == ".." {
        return Some("is a relative path");
    }
    if value.contains(['/', '\\']) {
        return Some("contains a path separator");
    }
    if value.contains(char::is_control) {
        return Some("contains a control character");
    }
    if value.split('%').skip(1).any(hides_structure) {
        return Some("contains an encoded dot, separator or control character");
    }
    None
}

/// Whether the two digits after a `%` stand for something that this function refuses in the clear. `%25` is among
/// them, because it can hide the same one decoding later.
fn hides_structure(after_percent: &str) -> bool {
    let Some(digits) = after_percent.get(..2) else { return false };
    let Ok(byte) = u8::from_str_radix(digits, 16) else { return false };
    byte.is_ascii_control() || matches!(byte, b'.' | b'/' | b'\\' | b'%')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::READ;

    #[test]
    fn ordinary_ids_are_kept() {
        assert_eq!(path_segment(&READ, "id", "N_24329156").unwrap(), "N_24329156");
        assert_eq!(path_segment(&READ, "id", "bWlsZXM=+").unwrap(), "bWlsZXM%3D%2B");
        assert_eq!(path_segment(&READ, "id", "a b?c#d%ü").unwrap(), "a%20b%3Fc%23d%25%C3%BC");
        assert_eq!(path_segment(&READ, "id", "...").unwrap(), "...");
    }

    #[test]
    fn what_would_leave_the_segment_is_refused() {
        for value in [
            "", ".", "..", "a/b", "/", "a\\b", "a\nb", "a\0", "%2e%2e", "%2E", "a%2fb", "%5C", "%252e", "%00",
        ] {
            let error = path_segment(&READ, "userId", value).unwrap_err();
            assert!(error.is_invalid_request(), "{value:?}");
            assert!(error.to_string().contains("userId"), "{error}");
        }
    }

    #[test]
    fn the_value_is_not_in_the_error() {
        let error = path_segment(&READ, "id", "canary/7f3a").unwrap_err();
        assert!(!format!("{error} {error:?}").contains("canary"));
    }

    proptest::proptest! {
        #[test]
        fn an_accepted_value_survives_url_parsing_as_one_segment(value in "\\PC{0,12}") {
            if let Ok(segment) = path_segment(&READ, "id", &value) {
                let url = reqwest::Url::parse(&format!("https://h/a/{segment}/z")).unwrap();
                let segments: Vec<_> = url.path_segments().unwrap().collect();
                proptest::prop_assert_eq!(segments, ["a", segment.as_str(), "z"]);
            }
        }
    }
}
