//! Why a call failed, beyond what kind and status say.

use std::borrow::Cow;

use crate::redact::{Redactor, cap, clean};

/// A reason in words, and whose words they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    /// Ours, with nothing quoted: never redacted.
    Ours(Cow<'static, str>),
    /// Those of the system or of a library, who quote what they like.
    Quoted(String),
    /// Ours, around a text from outside.
    Around { before: String, foreign: String, after: &'static str },
    /// `at <path>: <words of ours>`; the names in the path are those of the body.
    Place(String),
}

impl Detail {
    /// The same as it may be printed: [`Ours`](Self::Ours), or [`Quoted`](Self::Quoted).
    pub(crate) fn vetted(self, redactor: &Redactor) -> Self {
        match self {
            Self::Ours(words) => Self::Ours(words),
            Self::Quoted(words) => Self::Quoted(redactor.line(&words)),
            Self::Around { before, foreign, after } => {
                Self::Ours(format!("{before}{}{after}", redactor.line(&foreign)).into())
            }
            Self::Place(words) => Self::Ours(cap(clean(&without_secret_names(&words, redactor))).into()),
        }
    }
}

/// Names that tell a secret become `?`, as those do that are no names of fields.
fn without_secret_names(words: &str, redactor: &Redactor) -> String {
    let (path, ours) = words.split_at(words.find(": ").unwrap_or(0));
    let mut safe = String::with_capacity(words.len());
    for part in path.split_inclusive(['.', '[', ' ']) {
        let name = part.trim_end_matches(['.', '[', ' ']);
        safe.push_str(if redactor.tells(name) { "?" } else { name });
        safe.push_str(&part[name.len()..]);
    }
    safe + ours
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vetted(detail: Detail) -> String {
        match detail.vetted(&Redactor::new(["c4n4ry".to_owned(), "string".to_owned()])) {
            Detail::Ours(words) => words.into_owned(),
            Detail::Quoted(words) => format!("quoted: {words}"),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_name_that_tells_a_secret_is_not_shown_and_our_words_stay() {
        let place = "at $.users[3].c4n4ry.id: invalid type: string, expected i64".to_owned();
        assert_eq!(vetted(Detail::Place(place)), "at $.users[3].?.id: invalid type: string, expected i64");
        let ours = "the body is no string";
        assert_eq!(vetted(Detail::Ours(ours.into())), ours);
        assert_eq!(vetted(Detail::Quoted("no c4n4ry".to_owned())), "quoted: no [redacted]");
        let (before, foreign) = ("to a string, ".to_owned(), "c4n4ry.test".to_owned());
        assert_eq!(
            vetted(Detail::Around { before, foreign, after: ", no string" }),
            "to a string, [redacted].test, no string"
        );
    }
}
