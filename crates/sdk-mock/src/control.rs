//! Paths beside the document's, for those who drive a server from outside: script faults and responses, set and look at
//! the state, look at what happened, and begin anew.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::backend::{Request, Response};
use crate::contract::{Contract, Violation};
use crate::coverage::Coverage;
use crate::example::{Examples, Extent};
use crate::fault::Fault;
use crate::record::Recorded;
use crate::service::Service;
use crate::stub::{Stub, StubSpec};

/// Where the paths begin.
pub(crate) const PREFIX: &str = "/__sdk-mock";

const HELP: &str = "\
POST   /__sdk-mock/reset           back to the start: state, requests, violations, faults, stubs
GET    /__sdk-mock/state           what a vendor's fake knows, secrets included
POST   /__sdk-mock/state           add to it, in the same form (JSON)
POST   /__sdk-mock/snapshots/NAME  keep the state under a name
POST   /__sdk-mock/snapshots/NAME/restore   go back to it, as often as is wanted
GET    /__sdk-mock/requests        what was received, and what became of it; credentials are not shown
DELETE /__sdk-mock/requests        forget that, and the violations
GET    /__sdk-mock/violations      what broke the document, with the JSON pointer in it
GET    /__sdk-mock/coverage        which operations were called, as text
GET    /__sdk-mock/coverage.html   the same as a page
GET    /__sdk-mock/document        the document
GET    /__sdk-mock/arguments?operation=ID   arguments that the operation takes: what it requires, and all
POST   /__sdk-mock/stubs           give a response of your own (JSON), held to the document unless `unchecked`:
         operation, path: {NAME: VALUE}, query: {NAME: VALUE}, status, headers, json, unchecked
DELETE /__sdk-mock/stubs           forget them
POST   /__sdk-mock/faults          script a fault (JSON):
         operation, path: {NAME: VALUE}, status, headers, body, content_type, times, always, skip, after_change, echo,
         without_vendor_headers, delay_ms, response_delay_ms, commit_after_ms,
         vary: [added-fields, null-arrays, null-fields, removed-fields, unknown-values],
         wire: then-close | close | reset | hang | {truncate: BYTES} | {stall: BYTES} | {trickle-ms: PAUSE}
GET    /__sdk-mock/faults          those that did not strike as often as they shall
DELETE /__sdk-mock/faults          forget them
";

/// Responds to a request of a control path. `None`: it is another path, or the server has none.
pub(crate) fn respond(server: &Service, request: &Request) -> Option<Response> {
    let path = request.path.strip_prefix(PREFIX).filter(|_| server.control)?;
    let document = server.contract.document();
    let text = |text: String| Response::raw(200, "text/plain; charset=utf-8", text);
    let coverage = || Coverage::new(document, &server.records.all());
    let done = |act: fn(&Service)| {
        act(server);
        Response::empty(204)
    };
    if let Some(name) = path.strip_prefix("/snapshots/").filter(|_| request.method == "POST") {
        return Some(snapshot(server, name));
    }
    Some(match (request.method.as_str(), path) {
        ("GET", "" | "/") => text(HELP.to_owned()),
        ("POST", "/reset") => done(Service::reset),
        ("GET", "/state") => Response::json(200, &server.backend.state().unwrap_or(Value::Null)),
        ("POST", "/state") => taken(&request.body, |addition| server.backend.add_state(addition)),
        ("GET", "/requests") => {
            Response::json(200, &server.records.all().iter().map(|record| shown(server, record)).collect())
        }
        ("DELETE", "/requests") => done(Service::forget),
        ("GET", "/violations") => {
            let violation = |violation: Violation| json!(violation.to_string());
            Response::json(200, &server.violations().into_iter().map(violation).collect())
        }
        ("GET", "/coverage") => text(coverage().to_string()),
        ("GET", "/coverage.html") => Response::raw(200, "text/html; charset=utf-8", coverage().to_html()),
        ("GET", "/document") => Response::json(200, document.json()),
        ("GET", "/arguments") => arguments(&server.contract, request),
        ("POST", "/stubs") => taken(&request.body, |spec: StubSpec| {
            let list =
                |violations: Vec<Violation>| violations.iter().map(Violation::to_string).collect::<Vec<_>>();
            server
                .stubs
                .push(&server.contract, Stub::from(spec))
                .map_err(|violations| list(violations).join("; "))
        }),
        ("DELETE", "/stubs") => done(|server| server.stubs.clear()),
        ("GET", "/faults") => Response::json(200, &server.faults.all().iter().map(waiting).collect()),
        ("POST", "/faults") => taken(&request.body, |fault| script(server, fault)),
        ("DELETE", "/faults") => done(|server| server.faults.clear()),
        _ => Response::raw(404, "text/plain; charset=utf-8", HELP),
    })
}

fn snapshot(server: &Service, name: &str) -> Response {
    let done = match name.strip_suffix("/restore") {
        Some(name) => server.backend.restore(name),
        None => server.backend.keep(name),
    };
    let refused = || Response::json(404, &json!({"error": "there is no state, or no snapshot of this name"}));
    if done { Response::empty(204) } else { refused() }
}

/// Arguments of an operation, for those who call all of them from another language.
fn arguments(contract: &Contract, request: &Request) -> Response {
    let id = request.query.iter().find(|(name, _)| name == "operation").map(|(_, id)| id.as_str());
    let Some(operation) = id.and_then(|id| contract.document().operation(id)) else {
        return Response::json(404, &json!({"error": "the document has no operation of this id"}));
    };
    let examples = Examples::new(contract.document().clone()).query_arrays(contract.arrays());
    let of = |extent| examples.arguments(operation, extent);
    Response::json(200, &json!({"minimal": of(Extent::Minimal), "full": of(Extent::Full)}))
}

/// Reads a body and does what it asks for: 204, or 400 with the reason.
fn taken<T: DeserializeOwned>(body: &[u8], act: impl FnOnce(T) -> Result<(), String>) -> Response {
    let read = serde_json::from_slice(body).map_err(|error| error.to_string());
    match read.and_then(act) {
        Ok(()) => Response::empty(204),
        Err(error) => Response::json(400, &json!({ "error": error })),
    }
}

fn script(server: &Service, fault: Fault) -> Result<(), String> {
    match fault.matcher().unknown(&server.contract) {
        Some(unknown) => Err(unknown),
        None => {
            server.faults.push(fault);
            Ok(())
        }
    }
}

fn waiting(fault: &Fault) -> Value {
    let times = (!fault.always).then(|| fault.times.unwrap_or(1));
    json!({"operation": fault.operation, "path": fault.path, "times": times, "skip": fault.skip})
}

fn shown(server: &Service, record: &Recorded) -> Value {
    let schemes =
        server.contract.document().operations().iter().flat_map(|one| one.security.iter().flatten());
    let named: Vec<_> = schemes.filter_map(|scheme| scheme.kind.header()).collect();
    let secret = |name: &str| {
        ["authorization", "cookie"].contains(&name)
            || server.backend.credentials().contains(&name)
            || named.iter().any(|header| header.eq_ignore_ascii_case(name))
    };
    let header =
        |(name, value): &(String, String)| json!([name, if secret(name) { "(not shown)" } else { value }]);
    let headers: Vec<_> = record.request.headers.iter().map(header).collect();
    json!({
        "number": record.number,
        "operation": record.operation,
        "method": record.request.method,
        "path": record.request.path,
        "query": record.request.query,
        "headers": headers,
        "json": record.json,
        "connection": record.connection,
        "applied": record.applied,
        "refused": record.refused,
        "status": record.status,
    })
}
