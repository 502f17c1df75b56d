//! Path templates such as `/users/{user_id}/enabled`.

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use sdk_openapi::placeholder;

/// What must be written as `%XX` (RFC 3986, section 2.3).
pub(crate) const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What stands escaped in a path, whatever the document writes (WHATWG URL, "path percent-encode set"), but for the braces.
const UNSENDABLE: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`');

/// A text as part of a segment.
pub(crate) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// One segment of a template: literal text, and parameters with the literal text that follows each.
#[derive(Debug, Clone)]
struct Segment {
    before: String,
    parameters: Vec<(String, String)>,
    /// Whether it stands for several (`{+rest}`).
    is_many: bool,
}

/// A path of a document, ready to be compared with the path of a request.
#[derive(Debug, Clone)]
pub(crate) struct PathTemplate {
    segments: Vec<Segment>,
    /// What some documents have behind a question mark.
    query: String,
}

impl PathTemplate {
    /// Reads a template. `None` when two parameters of a segment have no text between them, or one is not closed.
    pub(crate) fn parse(path: &str) -> Option<Self> {
        // No client sends what is behind `#`.
        let path = path.split('#').next().unwrap_or_default();
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let segments = path.strip_prefix('/')?.split('/').map(Segment::parse).collect::<Option<_>>()?;
        Some(Self { segments, query: query.to_owned() })
    }

    /// The parameters of the query that the path itself names.
    pub(crate) fn fixed(&self) -> Vec<(String, String)> {
        url::form_urlencoded::parse(self.query.as_bytes()).into_owned().collect()
    }

    /// The names of the parameters.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.segments.iter().flat_map(|segment| &segment.parameters).map(|(name, _)| name.as_str())
    }

    /// The percent-decoded parameters, when `path` (still percent-encoded) has the form of the template.
    ///
    /// An empty segment is no value: `/users//enabled` is not `/users/{user_id}/enabled`.
    pub(crate) fn matches(&self, path: &str) -> Option<BTreeMap<String, String>> {
        self.matches_segments(&segments(path)?)
    }

    /// As [`PathTemplate::matches`], for those who compare one path with many templates.
    pub(crate) fn matches_segments(&self, path: &[&str]) -> Option<BTreeMap<String, String>> {
        let joined;
        let gathered;
        let more = path.len().saturating_sub(self.segments.len());
        let path = match self.segments.iter().position(|segment| segment.is_many) {
            Some(at) if more > 0 => {
                joined = path[at..=at + more].join("/");
                gathered = [&path[..at], &[joined.as_str()], &path[at + more + 1..]].concat();
                &gathered[..]
            }
            _ => path,
        };
        // Most templates differ in a literal: that is seen before any value is taken.
        let fits =
            |(segment, text): (&Segment, &&str)| segment.literal().is_none_or(|literal| literal == *text);
        if self.segments.len() != path.len() || !self.segments.iter().zip(path).all(fits) {
            return None;
        }
        let mut values = BTreeMap::new();
        self.segments.iter().zip(path).try_for_each(|(segment, text)| segment.matches(text, &mut values))?;
        Some(values)
    }

    /// Sort key: literal segments go before parameters, so that `/users/me` wins over `/users/{id}`.
    pub(crate) fn specificity(&self) -> Vec<bool> {
        self.segments.iter().map(|segment| segment.is_null() || !segment.parameters.is_empty()).collect()
    }

    /// The path with a value put in for each parameter, percent-encoded.
    pub(crate) fn fill(&self, value: impl Fn(&str) -> String) -> String {
        self.fill_encoded(|name| encoded(&value(name)))
    }

    /// The path, and the query that it has itself, with a text put in for each parameter as it is.
    pub(crate) fn fill_encoded(&self, value: impl Fn(&str) -> String) -> String {
        let mut path = String::new();
        for segment in &self.segments {
            path.push('/');
            path.push_str(&segment.before);
            for (name, after) in &segment.parameters {
                path.push_str(&value(name));
                path.push_str(after);
            }
        }
        if !self.query.is_empty() {
            path.push('?');
            path.push_str(&self.query);
        }
        path
    }
}

/// The segments of a path, still percent-encoded.
pub(crate) fn segments(path: &str) -> Option<Vec<&str>> {
    Some(path.strip_prefix('/')?.split('/').collect())
}

impl Segment {
    fn parse(text: &str) -> Option<Self> {
        // As it is sent: spaces and letters of other alphabets are escaped, and what is escaped stays.
        let literal = |text: &str| utf8_percent_encode(text, UNSENDABLE).to_string();
        let mut is_many = false;
        let mut pieces = text.split('{');
        let before = literal(pieces.next().unwrap_or_default());
        let parameters: Vec<(String, String)> = pieces
            .map(|piece| {
                let (name, after) = piece.split_once('}')?;
                let placeholder = placeholder(name);
                is_many |= placeholder.has_segments;
                Some((placeholder.name.to_owned(), literal(after)))
            })
            .collect::<Option<_>>()?;
        let last = parameters.len().saturating_sub(1);
        // Nobody could say where one ends and the next begins.
        let apart = parameters.iter().take(last).all(|(_, after)| !after.is_empty());
        apart.then_some(Self { before, parameters, is_many })
    }

    /// Whether it is the literal `null`, which a vendor's generator writes where it knew no parameter: the vendor takes
    /// any value there, as Tenable does for `/scanners/null/agents`, which its own client calls as `/scanners/1/agents`.
    fn is_null(&self) -> bool {
        self.before == "null" && self.parameters.is_empty()
    }

    /// The only text that it fits.
    fn literal(&self) -> Option<&str> {
        (self.parameters.is_empty() && !self.is_null()).then_some(&self.before)
    }

    /// Takes the values out of a segment of a request. A value has at least one character; of several readings, the
    /// one with the shortest first value is meant.
    fn matches(&self, text: &str, values: &mut BTreeMap<String, String>) -> Option<()> {
        if self.is_null() {
            return (!text.is_empty()).then_some(());
        }
        let mut rest = text.strip_prefix(self.before.as_str())?;
        let Some(((last, end), inner)) = self.parameters.split_last() else {
            return rest.is_empty().then_some(());
        };
        let mut take = |name: &String, value: &str| {
            values.insert(name.clone(), percent_decode(value));
        };
        for (name, after) in inner {
            let first = rest.chars().next()?.len_utf8();
            let at = first + rest.get(first..)?.find(after.as_str())?;
            take(name, &rest[..at]);
            rest = &rest[at + after.len()..];
        }
        let value = rest.strip_suffix(end.as_str()).filter(|value| !value.is_empty())?;
        take(last, value);
        Some(())
    }
}

/// Decodes `%XX`; bytes that are not UTF-8 become the replacement character, a broken escape stays as it is.
pub(crate) fn percent_decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
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
    fn a_literal_null_stands_for_any_value() {
        let agents = template("/scanners/null/agents");
        assert!(
            agents.matches("/scanners/1/agents").is_some() && agents.matches("/scanners//agents").is_none()
        );
        assert_eq!(agents.fill(|_| String::new()), "/scanners/null/agents");
        assert!(agents.specificity() > template("/scanners/all/agents").specificity());
    }

    #[test]
    fn the_rest_of_a_path_can_be_one_parameter() {
        let files = template("/files/{+path}/raw");
        for (path, value) in [("/files/a/raw", "a"), ("/files/a/b%20c/raw", "a/b c")] {
            assert_eq!(files.matches(path).unwrap()["path"], value);
        }
        for path in ["/files/raw", "/files/a/b", "/files"] {
            assert!(files.matches(path).is_none(), "{path}");
        }
        assert!(template("/files/me/{x}").specificity() < files.specificity());
    }

    #[test]
    fn knows_literals_around_a_parameter() {
        assert_eq!(template("/files/{name}.json").matches("/files/a.json").unwrap()["name"], "a");
        assert!(template("/files/{name}.json").matches("/files/.json").is_none());
    }

    #[test]
    fn knows_several_parameters_of_a_segment() {
        let compare = template("/compare/{base}...{head}/x");
        let values = compare.matches("/compare/main...a.b/x").unwrap();
        assert_eq!((values["base"].as_str(), values["head"].as_str()), ("main", "a.b"));
        for path in ["/compare/...b/x", "/compare/a.../x", "/compare/a..b/x", "/compare/a/x"] {
            assert!(compare.matches(path).is_none(), "{path}");
        }
        assert_eq!(compare.fill(str::to_owned), "/compare/base...head/x");
        assert!(PathTemplate::parse("/{a}{b}").is_none());
        assert!(PathTemplate::parse("/{a").is_none());
    }

    #[test]
    fn query_fragment_and_letters_of_a_template_are_as_they_are_sent() {
        let fixed = template("/q?fixed=1#part");
        assert!(fixed.matches("/q").is_some());
        assert_eq!(fixed.fixed(), [("fixed".to_owned(), "1".to_owned())]);
        assert_eq!(fixed.fill(str::to_owned), "/q?fixed=1");
        let spaced = template("/sp ace/é/%2f{id}");
        assert_eq!(spaced.matches("/sp%20ace/%C3%A9/%2f7").unwrap()["id"], "7");
        assert_eq!(spaced.fill(|_| "7".to_owned()), "/sp%20ace/%C3%A9/%2f7");
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
