//! Path templates such as `/users/{user_id}/enabled`.

use std::collections::BTreeMap;

/// One segment of a template: literal text around at most one parameter.
#[derive(Debug, Clone)]
struct Segment {
    before: String,
    parameter: Option<String>,
    after: String,
}

/// A path of a document, ready to be compared with the path of a request.
#[derive(Debug, Clone)]
pub(crate) struct PathTemplate {
    segments: Vec<Segment>,
}

impl PathTemplate {
    /// Reads a template. `None` when a segment holds more than one parameter, or an unclosed one.
    pub(crate) fn parse(path: &str) -> Option<Self> {
        path.strip_prefix('/')?
            .split('/')
            .map(Segment::parse)
            .collect::<Option<_>>()
            .map(|segments| Self { segments })
    }

    /// The percent-decoded parameters, when `path` (still percent-encoded) has the form of the template.
    ///
    /// An empty segment is no value: `/users//enabled` is not `/users/{user_id}/enabled`.
    pub(crate) fn matches(&self, path: &str) -> Option<BTreeMap<String, String>> {
        let mut values = BTreeMap::new();
        let mut rest = path.strip_prefix('/')?.split('/');
        for segment in &self.segments {
            let text = rest.next()?;
            let inner = text.strip_prefix(segment.before.as_str())?.strip_suffix(segment.after.as_str())?;
            match &segment.parameter {
                Some(name) if !inner.is_empty() => {
                    values.insert(name.clone(), percent_decode(inner));
                }
                Some(_) => return None,
                None if inner.is_empty() => {}
                None => return None,
            }
        }
        rest.next().is_none().then_some(values)
    }

    /// Sort key: literal segments go before parameters, so that `/users/me` wins over `/users/{id}`.
    pub(crate) fn specificity(&self) -> Vec<bool> {
        self.segments.iter().map(|segment| segment.parameter.is_some()).collect()
    }

    /// The path with a value put in for each parameter, percent-encoded.
    pub(crate) fn fill(&self, value: impl Fn(&str) -> String) -> String {
        let mut path = String::new();
        for segment in &self.segments {
            path.push('/');
            path.push_str(&segment.before);
            if let Some(name) = &segment.parameter {
                path.push_str(&percent_encode(&value(name)));
            }
            path.push_str(&segment.after);
        }
        path
    }
}

impl Segment {
    fn parse(text: &str) -> Option<Self> {
        let Some((before, rest)) = text.split_once('{') else {
            return Some(Self { before: text.to_owned(), parameter: None, after: String::new() });
        };
        let (name, after) = rest.split_once('}')?;
        (!after.contains('{')).then(|| Self {
            before: before.to_owned(),
            parameter: Some(name.to_owned()),
            after: after.to_owned(),
        })
    }
}

/// Decodes `%XX`; bytes that are not UTF-8 become the replacement character, a broken escape stays as it is.
pub(crate) fn percent_decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escape = (bytes[at] == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        match escape.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                decoded.push(byte);
                at += 3;
            }
            None => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

fn percent_encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template(path: &str) -> PathTemplate {
        PathTemplate::parse(path).unwrap()
    }

    #[test]
    fn decodes_after_splitting() {
        let values =
            template("/networks/{id}/users/{user}").matches("/networks/N_1/users/aGk%2Fx%3D").unwrap();
        assert_eq!(values["user"], "aGk/x=");
    }

    #[test]
    fn refuses_other_lengths_and_empty_segments() {
        let users = template("/users/{id}");
        for path in ["/users", "/users/", "/users/1/2", "/users/1/", "users/1", "/user/1"] {
            assert!(users.matches(path).is_none(), "{path}");
        }
    }

    #[test]
    fn knows_literals_around_a_parameter() {
        assert_eq!(template("/files/{name}.json").matches("/files/a.json").unwrap()["name"], "a");
        assert!(template("/files/{name}.json").matches("/files/.json").is_none());
        assert!(PathTemplate::parse("/{a}-{b}").is_none());
    }

    #[test]
    fn fills_in_encoded_values() {
        assert_eq!(template("/a/{b}/c").fill(|_| "x/ y".to_owned()), "/a/x%2F%20y/c");
    }

    proptest::proptest! {
        #[test]
        fn finds_again_what_it_filled_in(one in ".+", other in ".+") {
            let users = template("/networks/{network}/users/{user}");
            let path = users.fill(|name| if name == "user" { other.clone() } else { one.clone() });
            let values = users.matches(&path).unwrap();
            proptest::prop_assert_eq!(&values["network"], &one);
            proptest::prop_assert_eq!(&values["user"], &other);
        }

        #[test]
        fn any_path_can_be_asked_for(path in ".*") {
            template("/a/{b}/c-{d}.json").matches(&path);
        }
    }

    #[test]
    fn literals_sort_first() {
        assert!(template("/users/me").specificity() < template("/users/{id}").specificity());
    }

    #[test]
    fn broken_escapes_stay() {
        assert_eq!(percent_decode("100%"), "100%");
        assert_eq!(percent_decode("%zz%C3%A9"), "%zzé");
    }
}
