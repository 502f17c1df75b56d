//! What became of the password: a table of what was seen, and nothing else.

use sdk_tenable::Error;

use super::login::Login;
use crate::cli::Verify;
use crate::exit::Code;

/// How the write went.
#[derive(Debug)]
pub(super) enum Write {
    /// A success that looks as the vendor's do.
    Confirmed,
    /// A success with more to say than the vendor's had when they were recorded. A login can confirm it, and need not.
    Wordy,
    /// A success that does not look like the vendor's at all.
    Odd,
    /// Sent, and no trustworthy answer came.
    Unanswered(Error),
    /// Refused for what was in it: rules, or a password that was seen before, perhaps because it is in place already.
    Refused(Error),
    /// For certain without effect, for a reason that has nothing to do with the password.
    Failed(Error),
}

impl From<Error> for Write {
    fn from(error: Error) -> Self {
        let refused = error.status().is_some_and(|status| matches!(status.as_u16(), 400 | 409 | 422));
        match () {
            () if error.may_have_been_applied() => Self::Unanswered(error),
            // Which status the refusal of a used password has, no source tells; these are for bad content.
            () if refused => Self::Refused(error),
            () => Self::Failed(error),
        }
    }
}

impl Write {
    /// Whether one login is called for.
    pub(super) fn wants_login(&self, verify: Verify) -> bool {
        match (self, verify) {
            (Self::Failed(_), _) | (_, Verify::Never) => false,
            (Self::Confirmed, Verify::Auto) => false,
            (Self::Confirmed, Verify::Always) => true,
            (Self::Wordy | Self::Odd | Self::Unanswered(_) | Self::Refused(_), _) => true,
        }
    }

    /// Whether the vendor may still be at work.
    pub(super) fn needs_settling(&self) -> bool {
        matches!(self, Self::Odd | Self::Unanswered(_))
    }

    pub(super) fn error(&self) -> Option<&Error> {
        match self {
            Self::Confirmed | Self::Wordy | Self::Odd => None,
            Self::Unanswered(error) | Self::Refused(error) | Self::Failed(error) => Some(error),
        }
    }
}

/// What is known now. `None` for a login that was not tried.
pub(super) fn verdict(write: &Write, login: Option<&Login>) -> Code {
    match (write, login) {
        (Write::Confirmed, None | Some(Login::Accepted)) => Code::Changed,
        (Write::Confirmed, Some(Login::Rejected)) => Code::LoginContradicts,
        (Write::Confirmed, Some(Login::Untold(_))) => Code::VerifyFailed,

        (Write::Wordy, None | Some(Login::Accepted | Login::Untold(_))) => Code::Changed,
        (Write::Wordy, Some(Login::Rejected)) => Code::NotApplied,

        (Write::Odd | Write::Unanswered(_), Some(Login::Accepted)) => Code::Changed,
        (Write::Odd | Write::Unanswered(_), Some(Login::Rejected)) => Code::NotApplied,
        (Write::Odd | Write::Unanswered(_), None | Some(Login::Untold(_))) => Code::WriteUnresolved,

        (Write::Refused(_), Some(Login::Accepted)) => Code::AlreadyChanged,
        (Write::Refused(_), Some(Login::Rejected)) => Code::Refused,
        // An earlier run may have put the password in place, so "unchanged" would be a guess.
        (Write::Refused(_), None | Some(Login::Untold(_))) => Code::WriteUnresolved,

        (Write::Failed(_), _) => Code::Refused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error() -> Error {
        Error::invalid_request(&sdk_tenable::operations::USERS_PASSWORD, "any")
    }

    fn all() -> [Write; 6] {
        [
            Write::Confirmed,
            Write::Wordy,
            Write::Odd,
            Write::Unanswered(error()),
            Write::Refused(error()),
            Write::Failed(error()),
        ]
    }

    #[test]
    fn the_whole_table() {
        let logins = [None, Some(Login::Accepted), Some(Login::Rejected), Some(Login::Untold(String::new()))];
        use Code::{
            AlreadyChanged, Changed, LoginContradicts, NotApplied, Refused, VerifyFailed, WriteUnresolved,
        };
        let expected = [
            [Changed, Changed, LoginContradicts, VerifyFailed],
            [Changed, Changed, NotApplied, Changed],
            [WriteUnresolved, Changed, NotApplied, WriteUnresolved],
            [WriteUnresolved, Changed, NotApplied, WriteUnresolved],
            [WriteUnresolved, AlreadyChanged, Refused, WriteUnresolved],
            [Refused, Refused, Refused, Refused],
        ];
        for (write, row) in all().iter().zip(expected) {
            for (login, code) in logins.iter().zip(row) {
                assert_eq!(verdict(write, login.as_ref()), code, "{write:?} {login:?}");
            }
        }
    }

    #[test]
    fn a_login_is_made_where_it_can_tell_something() {
        let wants = |verify| all().map(|write| write.wants_login(verify));
        assert_eq!(wants(Verify::Auto), [false, true, true, true, true, false]);
        assert_eq!(wants(Verify::Always), [true, true, true, true, true, false]);
        assert_eq!(wants(Verify::Never), [false; 6]);
        assert_eq!(all().map(|write| write.needs_settling()), [false, false, true, true, false, false]);
        assert_eq!(all().map(|write| write.error().is_some()), [false, false, false, true, true, true]);
    }

    #[test]
    fn an_error_without_effect_and_status_is_no_refusal_of_the_password() {
        assert!(matches!(Write::from(error()), Write::Failed(_)));
    }
}
