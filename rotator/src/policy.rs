//! What holds of new passwords whatever the target is.

use sdk_runtime::Secret;

use crate::exit::Code;
use crate::failure::Failure;
use crate::payload::Payload;

/// Refuses a rotation that changes nothing.
///
/// # Errors
///
/// Exit 10 if both passwords are equal.
pub fn differs(new: &Secret, old: Option<&Secret>) -> Result<(), Failure> {
    if old.is_some_and(|old| old.expose() == new.expose()) {
        return Err(Failure::new(Code::Policy, "the payload's `newPassword` equals its `oldPassword`")
            .advise("rotate the PAM User record again, so that the vault generates another one"));
    }
    Ok(())
}

/// What [`differs`] found, for dry runs.
#[must_use]
pub fn compared(payload: &Payload) -> &'static str {
    match payload.old_password {
        Some(_) => "differs from the old password",
        None => "there is no old password to compare it with",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_passwords_are_refused() {
        let (one, same, other) = (Secret::from("x"), Secret::from("x"), Secret::from("y"));
        assert_eq!(differs(&one, Some(&same)).unwrap_err().code(), Code::Policy);
        assert!(differs(&one, Some(&other)).is_ok() && differs(&one, None).is_ok());
    }
}
