//! The contract with whoever starts the program: outcomes, exit codes and the stable words for every cause.

use std::fmt;

/// What is known about the account's password when the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It is the new one.
    Changed,
    /// This run did not change it.
    Unchanged,
    /// The change was sent and nothing tells whether it took place.
    Unknown,
}

impl Outcome {
    /// The word in messages and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Unchanged => "unchanged",
            Self::Unknown => "unknown",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The exit code of the process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Exit {
    /// Changed, or a dry run passed.
    Done = 0,
    /// The command line is wrong.
    Usage = 2,
    /// Unchanged, and a person must act.
    ActionRequired = 10,
    /// Unchanged for a passing reason; running again is safe.
    Retry = 11,
    /// Unknown.
    Unknown = 20,
    /// Changed, but a later step failed.
    FollowUpFailed = 21,
    /// A defect of this program.
    Internal = 70,
}

impl Exit {
    /// The number that the shell sees.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $word:literal, $exit:ident, $outcome:ident;)+) => {
        /// Why a run ended as it did: one stable word for each cause, the `code` of the JSON form.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// All of them, by exit code.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable word.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The exit code that goes with it.
            #[must_use]
            pub fn exit(self) -> Exit {
                match self { $(Self::$variant => Exit::$exit),+ }
            }

            /// What it says about the password.
            #[must_use]
            pub fn outcome(self) -> Outcome {
                match self { $(Self::$variant => Outcome::$outcome),+ }
            }

            /// One line about it, for the documentation.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim_ascii()),+ }
            }
        }
    };
}

codes! {
    /// The vendor confirmed the change.
    Changed = "changed", Done, Changed;
    /// The new password was in place already, so an earlier run had done the work.
    AlreadyChanged = "already_changed", Done, Changed;
    /// Every check passed and nothing was written.
    DryRunPassed = "dry_run_passed", Done, Unchanged;
    /// The command line is wrong.
    Usage = "usage", Usage, Unchanged;
    /// Nothing arrived on stdin, or stdin is a terminal.
    NoInput = "no_input", ActionRequired, Unchanged;
    /// No complete payload arrived in time.
    InputTimeout = "input_timeout", ActionRequired, Unchanged;
    /// The input is larger than the program accepts.
    InputTooLarge = "input_too_large", ActionRequired, Unchanged;
    /// The payload cannot be decoded, or a part of it is missing or of the wrong kind.
    PayloadInvalid = "payload_invalid", ActionRequired, Unchanged;
    /// No attached record is the credential record.
    RecordMissing = "record_missing", ActionRequired, Unchanged;
    /// Several attached records could be the credential record.
    RecordAmbiguous = "record_ambiguous", ActionRequired, Unchanged;
    /// The credential record does not tell which target is meant.
    TargetUnclear = "target_unclear", ActionRequired, Unchanged;
    /// A field of the credential record is missing or empty.
    FieldMissing = "field_missing", ActionRequired, Unchanged;
    /// A field of the credential record is ambiguous or malformed.
    FieldInvalid = "field_invalid", ActionRequired, Unchanged;
    /// The new password does not meet the target's rules, or equals the old one.
    Policy = "policy", ActionRequired, Unchanged;
    /// The target has no such account.
    AccountMissing = "account_missing", ActionRequired, Unchanged;
    /// The target has several accounts that match.
    AccountAmbiguous = "account_ambiguous", ActionRequired, Unchanged;
    /// The account exists and cannot be rotated this way.
    AccountIneligible = "account_ineligible", ActionRequired, Unchanged;
    /// The vendor does not accept the API key.
    CredentialsRejected = "credentials_rejected", ActionRequired, Unchanged;
    /// The API key is not permitted to do this.
    AccessDenied = "access_denied", ActionRequired, Unchanged;
    /// The vendor does not know what was asked for, or hides it from this API key.
    NotFound = "not_found", ActionRequired, Unchanged;
    /// The vendor refused the request for another reason.
    Refused = "refused", ActionRequired, Unchanged;
    /// A part of the vendor's response that decides something has a form that this version does not know.
    UnexpectedAnswer = "unexpected_answer", ActionRequired, Unchanged;
    /// Every check passed, and `--dry-run` kept a Gateway's script from changing the password.
    DryRunInScript = "dry_run_in_script", ActionRequired, Unchanged;
    /// This host does not get through to the vendor: its trust, proxy, names, firewall or limits.
    HostSetup = "host_setup", ActionRequired, Unchanged;
    /// The vendor responded with a redirect that is not followed.
    RedirectRefused = "redirect_refused", ActionRequired, Unchanged;
    /// The vendor's rate limit was still exhausted at the deadline.
    RateLimited = "rate_limited", Retry, Unchanged;
    /// No connection to the vendor for now.
    Unreachable = "unreachable", Retry, Unchanged;
    /// The vendor did not respond in time; nothing had been written.
    TimedOut = "timed_out", Retry, Unchanged;
    /// The vendor failed; nothing had been written.
    VendorError = "vendor_error", Retry, Unchanged;
    /// The vendor's response could not be read; nothing had been written.
    UnreadableAnswer = "unreadable_answer", Retry, Unchanged;
    /// A signal stopped the program before it wrote anything.
    Interrupted = "interrupted", Retry, Unchanged;
    /// The change was sent, and whether it took place could not be established.
    WriteUnresolved = "write_unresolved", Unknown, Unknown;
    /// A signal came while the change was in flight, and no response arrived in the time that was left.
    WriteInterrupted = "write_interrupted", Unknown, Unknown;
    /// The vendor responded to the change with a success, and yet refuses a login with the new password.
    LoginContradicts = "login_contradicts", Unknown, Unknown;
    /// The password was changed, and the account differs from before in more than its password.
    AccountDiffers = "account_differs", FollowUpFailed, Changed;
    /// The password was changed, and the login that was asked for could not be made.
    VerifyFailed = "verify_failed", FollowUpFailed, Changed;
    /// A defect of this program, before anything was written.
    Internal = "internal", Internal, Unchanged;
    /// A defect of this program, after the change was sent.
    InternalUnknown = "internal_unknown", Internal, Unknown;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn outcome_and_exit_code_never_contradict_each_other() {
        for code in Code::ALL {
            let allowed: &[Outcome] = match code.exit() {
                Exit::Done if *code == Code::DryRunPassed => &[Outcome::Unchanged],
                Exit::Done | Exit::FollowUpFailed => &[Outcome::Changed],
                Exit::Usage | Exit::ActionRequired | Exit::Retry => &[Outcome::Unchanged],
                Exit::Unknown => &[Outcome::Unknown],
                Exit::Internal => &[Outcome::Unchanged, Outcome::Unknown],
            };
            assert!(allowed.contains(&code.outcome()), "{code}");
        }
    }

    #[test]
    fn every_word_is_used_once_and_greppable() {
        let words: HashSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(words.len(), Code::ALL.len());
        assert!(words.iter().all(|word| word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')));
        assert!(Code::ALL.iter().all(|code| code.meaning().ends_with('.')));
    }

    #[test]
    fn the_numbers_are_those_of_the_documentation() {
        let numbers: HashSet<_> = Code::ALL.iter().map(|code| code.exit().number()).collect();
        assert_eq!(numbers, HashSet::from([0, 2, 10, 11, 20, 21, 70]));
    }
}
