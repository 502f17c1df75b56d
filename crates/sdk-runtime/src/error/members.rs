//! Scalar members of an error body.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::decode::is_plain_name;
use crate::redact::Redactor;

/// How many members of one body are kept.
const MAX_MEMBERS: usize = 32;
/// In bytes. An id or a number is shorter, and a part of a longer text is of no use.
const MAX_LENGTH: usize = 300;

/// Members of a JSON object by their names: the texts of strings, numbers and booleans.
#[derive(Clone, Debug, Default)]
pub(crate) struct Members(BTreeMap<String, String>);

impl Members {
    /// Those at the top of an error body. Not yet vetted.
    pub(crate) fn of(body: &[u8]) -> Self {
        let members: BTreeMap<String, &RawValue> = serde_json::from_slice(body).unwrap_or_default();
        let scalars =
            members.into_iter().filter(|(name, _)| is_plain_name(name)).filter_map(|(name, value)| {
                let text = match value.get().as_bytes().first()? {
                    b'"' => serde_json::from_str(value.get()).ok()?,
                    b'-' | b'0'..=b'9' | b't' | b'f' => value.get().to_owned(),
                    _ => return None,
                };
                (text.len() <= MAX_LENGTH).then_some((name, text))
            });
        Self(scalars.take(MAX_MEMBERS).collect())
    }

    /// The same as they may be printed.
    pub(crate) fn vetted(self, redactor: &Redactor) -> Self {
        let shown = self.0.into_iter().filter(|(name, _)| !redactor.tells(name));
        Self(shown.map(|(name, text)| (name, redactor.line(&text))).collect())
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_have_their_texts_and_the_rest_is_left_out() {
        let members = Members::of(
            br#"{"id":"a\u002db","n":12345678901234567890123,"f":-1.50,"yes":true,"no":null,"list":[1],"in":{"id":1}}"#,
        );
        let texts = ["id", "n", "f", "yes"].map(|name| members.get(name).unwrap());
        assert_eq!(texts, ["a-b", "12345678901234567890123", "-1.50", "true"]);
        for name in ["no", "list", "in", "other"] {
            assert_eq!(members.get(name), None, "{name}");
        }
        for body in ["", "[1]", "7", "<html>", r#"{"id":"#] {
            assert!(Members::of(body.as_bytes()).0.is_empty(), "{body}");
        }
    }

    #[test]
    fn secrets_are_taken_out_of_names_and_values() {
        let redactor = Redactor::new(["c4n4ry".to_owned()]);
        let members =
            Members::of(br#"{"id":"c4n4ry","c4n4ry":1,"at":"job c4n4%72y","a b":1}"#).vetted(&redactor);
        assert_eq!((members.get("id"), members.get("at")), (Some("[redacted]"), Some("job [redacted]")));
        assert_eq!(members.0.len(), 2, "{members:?}");
    }

    #[test]
    fn what_is_kept_has_limits() {
        let many: serde_json::Map<_, _> = (0..100).map(|index| (format!("m{index}"), index.into())).collect();
        assert_eq!(Members::of(&serde_json::to_vec(&many).unwrap()).0.len(), MAX_MEMBERS);
        let long = serde_json::json!({ "text": "x".repeat(MAX_LENGTH + 1) }).to_string();
        assert_eq!(Members::of(long.as_bytes()).get("text"), None);
    }
}
