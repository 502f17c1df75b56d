//! One line about an error, safe to print anywhere.

use std::fmt;

use super::{Detail, Error, ErrorKind};

impl Error {
    /// What happened, in words of this library: `responded with 400 Bad Request`, `no response in time: no connection was made`.
    /// [`reason`](Self::reason) and [`messages`](Self::messages) are words of others.
    ///
    /// Nothing foreign is in it but the names of members on the way to a defect of a body, without those that tell a
    /// secret.
    #[doc(hidden)]
    pub fn summary(&self) -> String {
        match &self.0.failure.detail {
            Some(Detail::Ours(words)) => format!("{}: {words}", self.what()),
            _ => self.what(),
        }
    }

    fn what(&self) -> String {
        let said = match (self.0.failure.kind, self.0.failure.status) {
            (ErrorKind::Redirect, Some(status)) if status.is_redirection() => "redirect refused",
            (ErrorKind::Redirect, _) => "next page refused",
            (_, Some(status)) if status.is_success() => {
                return format!("responded with {status} and an unusable body");
            }
            (ErrorKind::Status, Some(status)) => return format!("responded with {status}"),
            (ErrorKind::InvalidRequest, _) => "invalid request",
            (ErrorKind::DryRun, _) => "dry run, not sent",
            (ErrorKind::Connect, _) => "no connection",
            (ErrorKind::Timeout, _) => "no response in time",
            (ErrorKind::RateLimit, _) => "not sent",
            (ErrorKind::Transport, _) => "connection lost before the response",
            (ErrorKind::Status, None) => "responded with an error",
            (ErrorKind::Job, _) => "no whole result",
            (ErrorKind::NotNamed, _) => "nothing in the list has this name",
            (ErrorKind::Decode, _) => "responded with an unusable body",
        };
        said.to_owned()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &self.0;
        write!(f, "{}: {}", inner.operation.id, self.summary())?;
        if let Some(reason) = self.reason() {
            write!(f, ": {reason}")?;
        }
        for (index, message) in inner.failure.messages.iter().enumerate() {
            f.write_str(if index == 0 { ": " } else { "; " })?;
            f.write_str(message)?;
        }
        let mut notes = Vec::new();
        if let Some(issuer) = self.certificate_issuer() {
            notes.push(format!("certificate issued by {issuer}"));
        }
        if inner.attempts > 1 {
            notes.push(format!("{} attempts", inner.attempts));
        }
        if let Some(id) = self.request_id() {
            notes.push(format!("request id {id}"));
        }
        if inner.failure.kind == ErrorKind::Job {
            // Its words say what became of it.
        } else if self.was_applied() {
            notes.push("the change was made".to_owned());
        } else if self.may_have_been_applied() {
            notes.push("the change may have been made".to_owned());
        }
        if notes.is_empty() { Ok(()) } else { write!(f, " ({})", notes.join(", ")) }
    }
}

// The same facts under their names. Nothing is in an error that must not be printed.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("operation", &self.0.operation.id)
            .field("request_ids", &self.request_ids())
            .field("attempts", &self.0.attempts)
            .field("failure", &self.0.failure)
            .finish()
    }
}

impl std::error::Error for Error {}
