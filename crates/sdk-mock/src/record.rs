//! What a server was asked.

use std::fmt;
use std::time::{Duration, Instant};

use parking_lot::Mutex;
use serde_json::Value;

use crate::backend::Request;

/// One request that a server received.
#[derive(Clone)]
#[non_exhaustive]
pub struct Recorded {
    /// Counts the requests of the server, from 1.
    pub number: u64,
    /// The operation, where the document has one.
    pub operation: Option<String>,
    /// The request as it came, credentials included.
    pub request: Request,
    /// The body as JSON, where it is JSON.
    pub json: Option<Value>,
    /// The connection it came on, counted from 1.
    pub connection: u64,
    /// Since the server was started.
    pub at: Duration,
    /// Whether the backend was asked, so that a change took place.
    pub applied: bool,
    /// Whether the exchange broke the document.
    pub refused: bool,
    /// The status of the response; `None` when there was none.
    pub status: Option<u16>,
}

impl Recorded {
    /// A header of the request.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.request.header(name)
    }
}

impl fmt::Debug for Recorded {
    /// Shows names of headers only; bodies are shown, since tests put no true secrets there.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<_> = self.request.headers.iter().map(|(name, _)| name.as_str()).collect();
        let mut debug = formatter.debug_struct("Recorded");
        debug.field("number", &self.number).field("operation", &self.operation);
        debug.field("method", &self.request.method).field("path", &self.request.path);
        debug.field("query", &self.request.query).field("headers", &headers).field("json", &self.json);
        debug.field("connection", &self.connection).field("applied", &self.applied);
        debug.field("status", &self.status).finish_non_exhaustive()
    }
}

/// The requests of a server, in the order in which they were read.
#[derive(Debug)]
pub(crate) struct Records {
    start: Instant,
    /// How many were forgotten, and those that were not.
    records: Mutex<(u64, Vec<Recorded>)>,
}

impl Records {
    pub(crate) fn new() -> Self {
        Self { start: Instant::now(), records: Mutex::default() }
    }

    /// Records a request and returns its number.
    pub(crate) fn push(
        &self,
        operation: Option<&str>,
        request: &Request,
        json: Option<Value>,
        connection: u64,
    ) -> u64 {
        let mut lock = self.records.lock();
        let (forgotten, records) = &mut *lock;
        let number = *forgotten + records.len() as u64 + 1;
        records.push(Recorded {
            number,
            operation: operation.map(str::to_owned),
            json,
            request: request.clone(),
            connection,
            at: self.start.elapsed(),
            applied: false,
            refused: false,
            status: None,
        });
        number
    }

    /// Notes what became of a request.
    pub(crate) fn settle(&self, number: u64, applied: bool, status: Option<u16>) {
        self.change(number, |record| (record.applied, record.status) = (applied, status));
    }

    /// Notes that the backend saw a request after its response was sent.
    pub(crate) fn apply(&self, number: u64) {
        self.change(number, |record| record.applied = true);
    }

    /// Notes that a request, or the response to it, broke the document.
    pub(crate) fn refuse(&self, number: u64, status: u16) {
        self.change(number, |record| (record.refused, record.status) = (true, Some(status)));
    }

    fn change(&self, number: u64, change: impl FnOnce(&mut Recorded)) {
        let mut lock = self.records.lock();
        // A request that was forgotten before its response was sent.
        let Some(index) = number.checked_sub(lock.0 + 1) else { return };
        lock.1.get_mut(usize::try_from(index).unwrap_or(usize::MAX)).map(change);
    }

    pub(crate) fn all(&self) -> Vec<Recorded> {
        self.records.lock().1.clone()
    }

    /// Forgets them all; numbers go on.
    pub(crate) fn clear(&self) {
        let mut lock = self.records.lock();
        lock.0 += lock.1.len() as u64;
        lock.1.clear();
    }

    /// Those after the first so many.
    pub(crate) fn after(&self, seen: usize) -> Vec<Recorded> {
        self.records.lock().1.get(seen..).unwrap_or_default().to_vec()
    }
}

/// A readable list of requests, for messages of failed assertions.
pub(crate) fn list(records: &[Recorded]) -> String {
    if records.is_empty() {
        return "    (no request)\n".to_owned();
    }
    let line = |record: &Recorded| {
        let operation = record.operation.as_deref().unwrap_or("(unknown operation)");
        let status = record.status.map_or("no response".to_owned(), |status| status.to_string());
        let applied = if record.applied { "" } else { ", not applied" };
        let Request { method, path, .. } = &record.request;
        format!("    {}. {operation}  {method} {path}  -> {status}{applied}\n", record.number)
    };
    records.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_settles() {
        let records = Records::new();
        let request =
            Request::new("GET", "/users?limit=1").with_header("X-ApiKeys", "accessKey=secret-canary");
        assert_eq!(records.push(Some("users-list"), &request, None, 1), 1);
        assert_eq!(records.push(None, &request, None, 1), 2);
        records.settle(1, true, Some(200));
        let all = records.all();
        assert_eq!((all[0].applied, all[0].status, all[1].status), (true, Some(200), None));
        assert!(!format!("{all:?}").contains("secret-canary"));
        records.clear();
        assert_eq!((records.all().len(), records.push(None, &request, None, 1)), (0, 3));
        records.settle(1, true, Some(500));
        assert_eq!(
            records.all()[0].status,
            None,
            "what comes late about a forgotten request is not another's"
        );
        let text = list(&all);
        assert!(text.contains("1. users-list  GET /users  -> 200\n"), "{text}");
        assert!(text.contains("2. (unknown operation)"), "{text}");
    }
}
