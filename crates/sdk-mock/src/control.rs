//! Paths beside the document's, for those who drive a server from outside: script faults, look at what happened.

use serde_json::{Value, json};

use crate::backend::{Answer, Request};
use crate::contract::Violation;
use crate::coverage::Coverage;
use crate::document::Document;
use crate::fault::{Fault, FaultSpec, Faults};
use crate::record::{Recorded, Records};

/// Where the paths begin.
pub(crate) const PREFIX: &str = "/__sdk-mock";

const HELP: &str = "\
GET    /__sdk-mock/requests        what was received, and what became of it
GET    /__sdk-mock/violations      what broke the document, with the place in it
GET    /__sdk-mock/coverage        which operations were called, as text
GET    /__sdk-mock/coverage.html   the same as a page
GET    /__sdk-mock/document        the document
POST   /__sdk-mock/faults          script a fault (JSON):
         operation, status, headers, body, content_type, times, always, skip, after_change, echo,
         without_vendor_headers, delay_ms, answer_delay_ms, commit_after_ms,
         vary: [added-fields, null-arrays, null-fields, removed-fields, unknown-values],
         wire: then-close | close | reset | hang | {truncate: BYTES} | {stall: BYTES} | {trickle-ms: PAUSE}
DELETE /__sdk-mock/faults          forget faults that did not strike
";

/// What of a server is looked at and changed from outside.
pub(crate) struct Controlled<'a> {
    pub(crate) document: &'a Document,
    pub(crate) records: &'a Records,
    pub(crate) faults: &'a Faults,
    /// Gives the violations, which count as looked at then.
    pub(crate) violations: &'a dyn Fn() -> Vec<Violation>,
}

/// Answers a request of a control path. `None`: it is another path.
pub(crate) fn answer(server: &Controlled<'_>, request: &Request) -> Option<Answer> {
    let path = request.path.strip_prefix(PREFIX)?;
    let text = |text: String| Answer::raw(200, "text/plain; charset=utf-8", text);
    let coverage = || Coverage::new(server.document, &server.records.all());
    Some(match (request.method.as_str(), path) {
        ("GET", "" | "/") => text(HELP.to_owned()),
        ("GET", "/requests") => Answer::json(200, &server.records.all().iter().map(shown).collect()),
        ("GET", "/violations") => {
            let violation = |violation: Violation| json!(violation.to_string());
            Answer::json(200, &(server.violations)().into_iter().map(violation).collect())
        }
        ("GET", "/coverage") => text(coverage().to_string()),
        ("GET", "/coverage.html") => Answer::raw(200, "text/html; charset=utf-8", coverage().to_html()),
        ("GET", "/document") => Answer::json(200, server.document.json()),
        ("POST", "/faults") => fault(server, &request.body),
        ("DELETE", "/faults") => {
            server.faults.clear();
            Answer::empty(204)
        }
        _ => Answer::raw(404, "text/plain; charset=utf-8", HELP),
    })
}

fn fault(server: &Controlled<'_>, body: &[u8]) -> Answer {
    match serde_json::from_slice::<FaultSpec>(body) {
        Err(error) => Answer::json(400, &json!({"error": error.to_string()})),
        Ok(spec) => {
            let fault = Fault::from(spec);
            let known = fault.operation.as_deref().is_none_or(|id| server.document.operation(id).is_some());
            if !known {
                return Answer::json(400, &json!({"error": "the document has no operation of this id"}));
            }
            server.faults.push(fault);
            Answer::empty(204)
        }
    }
}

fn shown(record: &Recorded) -> Value {
    let headers: Vec<_> = record.request.headers.iter().map(|(name, _)| name).collect();
    json!({
        "number": record.number,
        "operation": record.operation,
        "method": record.request.method,
        "path": record.request.path,
        "query": record.request.query,
        "header_names": headers,
        "json": record.json,
        "connection": record.connection,
        "applied": record.applied,
        "refused": record.refused,
        "status": record.status,
    })
}
