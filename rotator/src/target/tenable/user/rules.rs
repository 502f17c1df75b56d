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
    let mut defects = Vec::new();
    if password.chars().count() < MIN_LENGTH {
        defects.push(format!("fewer than {MIN_LENGTH} characters"));
    }
    for (present, name) in [
        (has(char::is_uppercase), "upper-case letter"),
        (has(char::is_lowercase), "lower-case letter"),
        (has(char::is_numeric), "digit"),
        (has(|c| !c.is_ascii_alphanumeric() && !c.is_control()), "special character"),
    ] {
        if !present {
            defects.push(format!("no {name}"));
        }
    }
    let Some(last) = defects.pop() else { return Ok(()) };
    let all = if defects.is_empty() { last } else { format!("{} and {last}", defects.join(", ")) };
    Err(Failure::new(
        Code::Policy,
        format!("Tenable would refuse the new password: it has {all}"),
    )
    .advise(format!(
        "set the password complexity of the PAM User record to at least {MIN_LENGTH} characters of all four kinds, and rotate again"
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(password: &str) -> Option<String> {
        check(&Secret::from(password)).err().map(|failure| failure.message())
    }

    #[test]
    fn twelve_characters_of_four_kinds_pass() {
        for password in
            ["Aa1!aaaaaaaa", "Correct-Horse-9", "Aa1 aaaaaaaa", "Äa1!aaaaaaaa", "`~|\"'\\Aa1aaaaa"]
        {
            assert_eq!(refusal(password), None, "{password}");
        }
    }

    #[test]
    fn what_is_missing_is_named_and_not_the_password() {
        for (password, named) in [
            ("Aa1!aaaaaaa", "fewer than 12 characters"),
            ("aa1!aaaaaaaa", "no upper-case letter"),
            ("AA1!AAAAAAAA", "no lower-case letter"),
            ("Aaa!aaaaaaaa", "no digit"),
            ("Aa1aaaaaaaaa", "no special character"),
        ] {
            let message = refusal(password).unwrap();
            assert!(message.contains(&format!("it has {named};")), "{message}");
            assert!(!message.contains(password), "{message}");
        }
        assert!(refusal("a").unwrap().contains(
            "it has fewer than 12 characters, no upper-case letter, no digit and no special character;"
        ));
    }

    #[test]
    fn characters_are_counted_and_not_bytes() {
        assert!(refusal("Aa1!öööööö").unwrap().contains("has fewer than 12 characters;"));
    }
}
