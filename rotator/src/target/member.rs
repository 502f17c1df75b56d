//! Reading of a response what decides something, and nothing else.
//!
//! The SDKs' types have every member of the document, and an odd value in any of them can make a response unreadable:
//! that of an account which nobody asked for, too. The types here have the members that a rotation needs. Others are
//! skipped unread, and one that is needed says of itself when it cannot be read, so that only the account that is meant
//! can be stopped by it.

mod kind;
mod read;

use serde_json::Value;

use self::kind::{Kind, kind_of};
pub(super) use self::read::{Element, members, needed};
use crate::exit::Code;
use crate::failure::Failure;

/// A member of a response, as it was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) enum Member<T> {
    /// Not there, or `null`: the vendor does not tell.
    #[default]
    Absent,
    /// As expected.
    Is(T),
    /// There, and of another kind. That is never the same as absent: the vendor tells something, and this program does
    /// not understand it.
    Odd(Odd),
}

/// What is wrong with a member. It names kinds, never the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Odd {
    name: &'static str,
    found: &'static str,
    expected: &'static str,
}

impl<T: Kind> Member<T> {
    pub(super) fn new(name: &'static str, value: Option<Value>) -> Self {
        match value {
            None | Some(Value::Null) => Self::Absent,
            Some(value) => {
                let found = kind_of(&value);
                match T::read(value) {
                    Some(value) => Self::Is(value),
                    None => Self::Odd(Odd { name, found, expected: T::NAME }),
                }
            }
        }
    }

    /// The value, if it could be read.
    pub(super) fn get(&self) -> Option<&T> {
        match self {
            Self::Is(value) => Some(value),
            Self::Absent | Self::Odd(_) => None,
        }
    }

    /// Why it could not be read.
    pub(super) fn odd(&self) -> Option<&Odd> {
        match self {
            Self::Odd(odd) => Some(odd),
            Self::Absent | Self::Is(_) => None,
        }
    }

    /// The value, or nothing where the vendor does not tell; `of` says whose it is.
    ///
    /// # Errors
    ///
    /// [`Code::UnexpectedAnswer`] if it cannot be read.
    pub(super) fn known(&self, of: &str) -> Result<Option<&T>, Failure> {
        match self {
            Self::Absent => Ok(None),
            Self::Is(value) => Ok(Some(value)),
            Self::Odd(odd) => Err(odd.failure(of)),
        }
    }
}

impl Odd {
    pub(super) fn new(name: &'static str, found: Option<&Value>, expected: &'static str) -> Self {
        Self { name, found: found.map_or("nothing", kind_of), expected }
    }

    /// Ends the run before anything is written: going on would be a guess.
    pub(super) fn failure(&self, of: &str) -> Failure {
        let Self { name, found, expected } = self;
        Failure::new(
            Code::UnexpectedAnswer,
            format!(
                "the member `{name}` of {of} is {found} where {expected} is expected, which this version cannot read, and nothing was changed"
            ),
        )
        .advise("look for a newer version, or report this line to the project")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    needed! {
        /// An account.
        struct Account { name: String = "name", on: bool = "on", size: i64 = "size", rest: Vec<Value> = "rest", }
    }

    fn account(text: &str) -> Account {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn what_is_not_needed_is_not_read() {
        let odd = account(r#"{"a": 1e999, "b": {"c": [1.5, null]}, "name": "n", "d": [], "name": "last"}"#);
        assert_eq!(odd.name, Member::Is("last".to_owned()));
        assert_eq!((odd.on, odd.size, odd.rest), (Member::Absent, Member::Absent, Member::Absent));
    }

    #[test]
    fn scalars_are_converted_where_nothing_is_lost() {
        let account = account(r#"{"name": 17, "on": 1, "size": "64"}"#);
        assert_eq!(account.name.get().map(String::as_str), Some("17"));
        assert_eq!((account.on.get(), account.size.get()), (Some(&true), Some(&64)));
        let values = [json!("true"), json!(0), json!(false)].map(|value| Member::new("on", Some(value)));
        assert_eq!(values, [Member::Is(true), Member::Is(false), Member::Is(false)]);
        assert_eq!(Member::new("size", Some(json!(16.0))), Member::Is(16_i64));
    }

    #[test]
    fn an_odd_member_names_itself_and_no_value() {
        for (member, found) in [
            (json!({"name": {"canary": 1}}), "`name` of it is an object where text"),
            (
                json!({"name": 123_456_789_012_345_678_901_234_567_890_f64}),
                "`name` of it is a number where text",
            ),
        ] {
            let account: Account = serde_json::from_value(member).unwrap();
            let failure = account.name.known("it").unwrap_err();
            assert_eq!(failure.code(), Code::UnexpectedAnswer);
            assert!(failure.message().contains(found), "{failure:?}");
            assert!(!failure.message().contains("canary"), "{failure:?}");
        }
        for odd in [json!(2), json!(1.5), json!("x"), json!([1]), json!({"a": 1})] {
            assert!(Member::<bool>::new("on", Some(odd)).known("it").is_err());
        }
        for odd in [json!(true), json!(1.5), json!("x"), json!([1]), json!(1e30)] {
            assert!(Member::<i64>::new("size", Some(odd)).odd().is_some());
        }
        assert_eq!(Member::<i64>::new("size", Some(json!(null))).known("it").unwrap(), None);
    }

    #[test]
    fn an_element_that_is_no_object_is_no_account() {
        let text = r#"[null, true, 1, -1, 1.5, "x", [1, {"name": "n"}], {"name": "n"}]"#;
        let elements: Vec<Element<Account>> = serde_json::from_str(text).unwrap();
        let found: Vec<bool> = elements.iter().map(|element| element.0.is_some()).collect();
        assert_eq!(found, [false, false, false, false, false, false, false, true]);
        assert!(serde_json::from_str::<Account>("[]").is_err());
    }
}
