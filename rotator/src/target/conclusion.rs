//! What is said about a run that has written.

use sdk_runtime::Error;

use super::TRY_IT;
use super::classify::{self, Words, content_refused, details, with_details};
use super::job::Done;
use super::login::Login;
use super::spec::Target;
use crate::decision::{Attempt, Logins};
use crate::exit::Code;
use crate::failure::Failure;
use crate::report::Message;

/// What the run was about.
pub(super) struct Subject<'a> {
    pub(super) target: &'a Target,
    /// How messages name the account.
    pub(super) name: String,
    /// What to say behind that when all is well.
    pub(super) notice: String,
    /// What to do when the vendor refuses what was written.
    pub(super) if_refused: &'static str,
    pub(super) words: &'a Words,
}

/// What a run has seen since it began to write, as far as messages need it.
#[derive(Default)]
pub(super) struct Seen {
    /// Calls of the write that failed.
    pub(super) errors: Vec<Error>,
    /// How the last attempt ended.
    pub(super) last: Option<Attempt>,
    /// The last call got a success.
    pub(super) succeeded: bool,
    /// The names of what differs in the account, or why they are not known.
    pub(super) differences: Option<Result<Vec<String>, Error>>,
    pub(super) login: Option<Login>,
}

/// Says what became of the password, and what to do if that is not good.
pub(super) fn conclude(code: Code, subject: &Subject<'_>, seen: &Seen) -> Result<Done, Failure> {
    let Subject { name, notice, .. } = subject;
    let message = match code {
        Code::Changed if seen.login == Some(Login::Accepted) => {
            format!("{name} has the new password, as a login showed{notice}")
        }
        Code::Changed => format!("{name} has the new password{notice}"),
        Code::AlreadyChanged => format!("{name} had the new password already, as a login showed{notice}"),
        _ => return Err(failure(code, subject, seen)),
    };
    Ok(Done { code, message })
}

fn failure(code: Code, subject: &Subject<'_>, seen: &Seen) -> Failure {
    let Subject { target, name, words, .. } = subject;
    let (vendor, error) = (target.vendor, seen.errors.last());
    let why = clause(subject, seen);
    let refused = error.filter(|_| seen.last == Some(Attempt::ContentRefused));
    // It has just been listed: nothing is wrong with what the record says.
    if let (Code::NotFound, Some(error)) = (code, error) {
        let advice =
            "it was deleted meanwhile, or the API key may only read it: look at both, then rotate again";
        return content_refused(code, error, vendor, name, advice);
    }
    let sentence = match (code, &seen.differences, refused) {
        (Code::VerifyFailed, Some(Err(error)), _) => {
            let sentence =
                format!("{name} has the new password, but could not be read again to compare the rest of it");
            return Failure::new(code, with_details(&sentence, error));
        }
        (Code::AccountDiffers, Some(Ok(differences)), _) => {
            let differences = differences.join(", ");
            return Failure::new(
                code,
                format!("{name} has the new password, but differs from before in {differences}"),
            )
            .advise(format!("compare it at {vendor}"));
        }
        (Code::Refused, ..) if seen.succeeded => {
            return Failure::new(code, format!("{vendor} says that it did not change {name}"))
                .advise(format!("look at it at {vendor}"));
        }
        (Code::Refused, _, Some(error)) if target.abilities.idempotent => {
            return content_refused(code, error, vendor, name, subject.if_refused);
        }
        (Code::Refused, _, Some(error)) => {
            return content_refused(code, error, vendor, name, &format!("{why}; {}", subject.if_refused));
        }
        // It has just been listed, so neither the network nor the key's access to it is missing.
        (Code::WriteUnresolved, _, Some(error)) if !target.abilities.idempotent => {
            let advice = format!("it may be in place already, and {why}; {TRY_IT}");
            return content_refused(code, error, vendor, name, &advice);
        }
        (Code::WriteUnresolved, ..) => return unresolved(code, subject, seen),
        (Code::VerifyFailed, ..) => Message::from(format!(
            "{name} has the new password, but the login that --verify asks for failed: {why}"
        ))
        .advise(format!("log in once by hand, or look at the account at {vendor}")),
        (Code::LoginContradicts, ..) => Message::from(format!(
            "{vendor} responded to the change of the password of {name} with a success, and yet {why}"
        ))
        .advise(format!("look at the account at {vendor} (locked, a second factor?); {TRY_IT}")),
        _ => match error {
            Some(error) => return classify::without_effect(error, words),
            None => Message::from(format!("the change of {name} ended without a result")),
        },
    };
    detailed(code, sentence, error)
}

/// The change was sent, and nobody can know what became of it.
fn unresolved(code: Code, subject: &Subject<'_>, seen: &Seen) -> Failure {
    let Subject { target, name, .. } = subject;
    let (vendor, why) = (target.vendor, clause(subject, seen));
    let sentence = match seen.login {
        Some(Login::Refused(_)) => format!(
            "the change of {name} was sent, no response tells whether {vendor} made it, and {why}; {vendor} may still make it"
        ),
        _ => {
            let why = if why.is_empty() { why } else { format!(": {why}") };
            format!(
                "the change of {name} was sent, and whether {vendor} made it could not be established{why}"
            )
        }
    };
    let open = seen.errors.iter().rfind(|error| error.may_have_been_applied());
    detailed(code, Message::from(sentence).advise(TRY_IT), open.or(seen.errors.last()))
}

/// What became of the login; nothing where there is none.
fn clause(subject: &Subject<'_>, seen: &Seen) -> String {
    match &seen.login {
        Some(login) => login.clause(),
        None if subject.target.abilities.login == Logins::Never => String::new(),
        None => "no login was tried (--verify never)".to_owned(),
    }
}

fn detailed(code: Code, message: Message, error: Option<&Error>) -> Failure {
    let failure = Failure::new(code, message);
    match error {
        Some(error) => failure.because(details(error)),
        None => failure,
    }
}
