//! Tenable's rules for passwords of users.

use sdk_tenable::Secret;

use crate::exit::Code;
use crate::failure::Failure;

/// The least number of characters of a Tenable password
/// (source: docs.tenable.com, Platform/Settings/AccessControl/PasswordRequirements).
const MIN_LENGTH: usize = 12;

/// Tenable's rules: at least 12 characters with upper case, lower case, digit and special character (same source).
/// The vendor has the last word, so in doubt (letters beyond ASCII) a character counts for every class it may be of.
pub(super) fn check(new: &Secret) -> Result<(), Failure> {
    let password = new.expose();
    let has = |class: fn(char) -> bool| password.chars().any(class);
    let mut missing = Vec::new();
    let length = password.chars().count();
    if length < MIN_LENGTH {
        missing.push(format!("{MIN_LENGTH} characters"));
    }
    for (present, name) in [
        (has(char::is_uppercase), "an upper-case letter"),
        (has(char::is_lowercase), "a lower-case letter"),
        (has(char::is_numeric), "a digit"),
        (has(|c| !c.is_ascii_alphanumeric() && !c.is_control()), "a special character"),
    ] {
        if !present {
            missing.push(name.to_owned());
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    Err(Failure::new(
        Code::Policy,
        format!(
            "Tenable would refuse the new password, it lacks {}: set the password complexity of the PAM User record to at least 12 characters of all four kinds and rotate again",
            missing.join(", ")
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lacks(password: &str) -> Option<String> {
        check(&Secret::from(password)).err().map(|failure| failure.message())
    }

    #[test]
    fn twelve_characters_of_four_kinds_pass() {
        for password in
            ["Aa1!aaaaaaaa", "Correct-Horse-9", "Aa1 aaaaaaaa", "Äa1!aaaaaaaa", "`~|\"'\\Aa1aaaaa"]
        {
            assert_eq!(lacks(password), None, "{password}");
        }
    }

    #[test]
    fn what_is_missing_is_named_and_not_the_password() {
        for (password, named) in [
            ("Aa1!aaaaaaa", "12 characters"),
            ("aa1!aaaaaaaa", "an upper-case letter"),
            ("AA1!AAAAAAAA", "a lower-case letter"),
            ("Aaa!aaaaaaaa", "a digit"),
            ("Aa1aaaaaaaaa", "a special character"),
        ] {
            let message = lacks(password).unwrap();
            assert!(message.contains(&format!("lacks {named}:")), "{message}");
            assert!(!message.contains(password), "{message}");
        }
        assert!(
            lacks("a").unwrap().contains("12 characters, an upper-case letter, a digit, a special character")
        );
    }

    #[test]
    fn characters_are_counted_and_not_bytes() {
        assert!(lacks("Aa1!öööööö").unwrap().contains("12 characters"));
    }
}
