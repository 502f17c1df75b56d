//! One line about an error, safe to print anywhere.

use std::fmt;

use super::{Error, ErrorKind};

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &self.0;
        write!(f, "{}: ", inner.operation.id)?;
        match (inner.kind, inner.status) {
            (_, Some(status)) if status.is_success() => write!(f, "answered {status} with an unusable body")?,
            (ErrorKind::InvalidRequest, _) => f.write_str("invalid request")?,
            (ErrorKind::Connect, _) => f.write_str("no connection")?,
            (ErrorKind::Timeout, _) => f.write_str("no answer in time")?,
            (ErrorKind::Transport, _) => f.write_str("connection lost before the answer")?,
            (ErrorKind::Status, Some(status)) => write!(f, "answered {status}")?,
            (ErrorKind::Status, None) => f.write_str("answered an error")?,
            (ErrorKind::Redirect, Some(_)) => f.write_str("redirect refused")?,
            (ErrorKind::Redirect, None) => f.write_str("next page refused")?,
            (ErrorKind::Decode, _) => f.write_str("answered with an unusable body")?,
        }
        if let Some(detail) = &inner.detail {
            write!(f, ": {detail}")?;
        }
        for (index, message) in inner.messages.iter().enumerate() {
            f.write_str(if index == 0 { ": " } else { "; " })?;
            f.write_str(message)?;
        }
        let mut notes = Vec::new();
        if inner.attempts > 1 {
            notes.push(format!("{} attempts", inner.attempts));
        }
        if let Some(id) = self.request_id() {
            notes.push(format!("request id {id}"));
        }
        if self.was_applied() {
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
        let inner = &self.0;
        f.debug_struct("Error")
            .field("kind", &inner.kind)
            .field("effect", &inner.effect)
            .field("operation", &inner.operation.id)
            .field("status", &inner.status)
            .field("request_ids", &self.request_ids())
            .field("attempts", &inner.attempts)
            .field("messages", &inner.messages)
            .field("retry_after", &inner.retry_after)
            .field("detail", &inner.detail)
            .finish()
    }
}

impl std::error::Error for Error {}
