//! Which operations a job consists of.

use serde_json::Value;

use crate::error::{Detail, Effect, Failure};
use crate::request_id::RequestIds;
use crate::{Error, ErrorKind, ItemList, Operation};

/// How work is followed; `x-codegen-job` in the document. Pointers are JSON pointers (RFC 6901).
#[derive(Debug)]
pub struct JobSpec {
    /// Starts the work.
    pub start: &'static Operation,
    /// Tells its state.
    pub status: &'static Operation,
    /// Asks for its end, where there is such an operation.
    pub cancel: Option<&'static Operation>,
    /// The path parameter of the others that names the work.
    pub parameter: &'static str,
    /// Pointer to its value in the response to the start.
    pub id: &'static str,
    /// The member of a refused start (409, 429) that names work that runs already and does the same.
    pub running: Option<&'static str>,
    /// Pointers into the state, and the texts by which each tells that the work is done.
    pub done: &'static [(&'static str, &'static str)],
    /// The same for work that failed or was cancelled.
    pub failed: &'static [(&'static str, &'static str)],
    /// Pointer to the reason of a failure in the state.
    pub reason: Option<&'static str>,
    /// What the work produces, where it is fetched by other calls.
    pub parts: Option<JobParts>,
}

/// Results that come in numbered parts.
#[derive(Debug)]
pub struct JobParts {
    /// Fetches one.
    pub fetch: &'static Operation,
    /// Its path parameter for the number.
    pub parameter: &'static str,
    /// Which list of the response has the items.
    pub list: ItemList<'static>,
    /// Pointer to the numbers of those that are ready, in the state.
    pub ready: &'static str,
    /// Pointers to the numbers of those that never will be.
    pub lost: &'static [&'static str],
}

impl JobSpec {
    /// The name of the work, in the response to the start.
    pub(super) fn id_of(&self, response: &Value) -> Option<String> {
        text(response.pointer(self.id)?).filter(|id| !id.is_empty())
    }

    /// The error of work that was started, in words of ours: nobody knows what of it was done.
    pub(super) fn error(&self, kind: ErrorKind, words: String, lost: &[u64]) -> Error {
        let failure = Failure {
            detail: Some(Detail::Ours(words.into())),
            lost: lost.to_vec(),
            ..Failure::new(kind, Effect::Unknown, kind == ErrorKind::Timeout)
        };
        Error::new(self.start, failure, RequestIds::default(), 1)
    }
}

/// A scalar as it would stand in a path.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}
