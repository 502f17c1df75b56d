//! From a request to a response: find the operation, hold the request to the document, apply a fault, ask the
//! backend, hold the response to the document, and keep a record.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use serde_json::json;

use crate::backend::{Backend, Call, Request, Response};
use crate::contract::{Contract, Violation, ViolationKind};
use crate::fault::{Fault, Faults, Wire};
use crate::limit::Limit;
use crate::record::Records;
use crate::stub::Stubs;

/// Everything that a server knows, shared between its connections and its handle.
pub(crate) struct Service {
    pub(crate) contract: Contract,
    pub(crate) backend: Arc<dyn Backend>,
    pub(crate) faults: Faults,
    pub(crate) stubs: Stubs,
    pub(crate) records: Records,
    pub(crate) limit: Option<Limit>,
    /// The server's own URL, for links.
    pub(crate) base_url: String,
    /// Whether the control paths are served.
    pub(crate) control: bool,
    /// What responses say in `Date`; the time unless set.
    pub(crate) date: Option<String>,
    violations: Mutex<Violations>,
    /// Requests whose change is still to come, by their number.
    pending: Mutex<BTreeMap<u64, Request>>,
}

/// What was broken, and how much of it somebody has looked at.
#[derive(Default)]
struct Violations {
    all: Vec<Violation>,
    seen: usize,
}

/// What is to be sent.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) response: Response,
    /// The pause before it.
    pub(crate) delay: Duration,
    pub(crate) wire: Wire,
}

impl From<Response> for Outcome {
    fn from(response: Response) -> Self {
        Self { response, delay: Duration::ZERO, wire: Wire::Deliver }
    }
}

impl Service {
    pub(crate) fn new(contract: Contract, backend: Arc<dyn Backend>, limit: Option<Limit>) -> Self {
        Self {
            contract,
            backend,
            faults: Faults::default(),
            stubs: Stubs::default(),
            records: Records::new(),
            limit,
            base_url: String::new(),
            control: false,
            date: None,
            violations: Mutex::default(),
            pending: Mutex::default(),
        }
    }

    /// Handles a request.
    pub(crate) async fn handle(self: &Arc<Self>, connection: u64, request: &Request) -> Outcome {
        let checked = match self.contract.check_request(request) {
            Ok(checked) => checked,
            Err(violation) => {
                let json = serde_json::from_slice(&request.body).ok();
                let number = self.records.push(None, request, json, connection);
                let methods = self.contract.methods(&request.path).join(", ");
                let status = if methods.is_empty() { 501 } else { 405 };
                let mut refused = self.refuse(number, status, vec![violation]);
                if !methods.is_empty() {
                    refused.response = refused.response.with_header("allow", &methods);
                }
                return refused;
            }
        };
        let operation = checked.operation;
        let base_url = self.base_url_seen_by(request);
        let json = checked.json.as_ref();
        let call = Call { operation, path: &checked.path, request, base_url: &base_url, json };
        let number = self.records.push(Some(&operation.id), request, json.cloned(), connection);
        if let Some(outcome) = self.refused(number, &call, checked.violations) {
            return outcome;
        }
        let fault = self.faults.take(|matcher| matcher.fits(&call)).unwrap_or_default();
        if !fault.delay.is_zero() {
            tokio::time::sleep(fault.delay).await;
        }
        self.respond(number, &call, &fault)
    }

    /// Whether the document lacks the path of a request.
    pub(crate) fn is_unknown(&self, request: &Request) -> bool {
        let unknown = |violation: Violation| violation.kind == ViolationKind::UnknownOperation;
        self.contract.check_request(request).is_err_and(unknown)
    }

    /// The base URL under the name by which the client knows this server: links lead back through a container's port, too.
    fn base_url_seen_by(&self, request: &Request) -> String {
        let parts = self.base_url.split_once("://").zip(request.header("host"));
        parts.map_or_else(
            || self.base_url.clone(),
            |((scheme, _), host)| format!("{scheme}://{host}{}", self.contract.document().base_path()),
        )
    }

    /// Refuses what breaks the document, what has no credentials, and what is over the limit.
    fn refused(&self, number: u64, call: &Call<'_>, violations: Vec<Violation>) -> Option<Outcome> {
        if let [only] = violations.as_slice()
            && only.kind == ViolationKind::Authentication
            && let Some(response) = self.backend.unauthenticated(call, only)
        {
            return Some(self.send(number, false, response, &Fault::default()));
        }
        if !violations.is_empty() {
            let only_credentials = violations.iter().all(|other| other.kind == ViolationKind::Authentication);
            return Some(self.refuse(number, if only_credentials { 401 } else { 400 }, violations));
        }
        let seconds = self.limit.as_ref().and_then(|limit| limit.take().err())?;
        Some(self.send(number, false, self.backend.limited(seconds), &Fault::default()))
    }

    fn respond(self: &Arc<Self>, number: u64, call: &Call<'_>, fault: &Fault) -> Outcome {
        if let Some(delay) = fault.commit_after {
            self.pending.lock().insert(number, call.request.clone());
            let service = self.clone();
            tokio::spawn(async move {
                tokio::time::sleep(delay).await;
                service.commit(number);
            });
        }
        let applied = fault.reaches_backend();
        let document = self.contract.document();
        let preferred = || {
            let response = crate::prefer::response(&self.contract, call)?;
            Some(crate::example::with_headers(document, call.operation, response))
        };
        let stub = self.stubs.response(call).or_else(preferred);
        let stubbed = stub.is_some();
        let own = || {
            let response = self.backend.respond(call);
            crate::example::with_headers(document, call.operation, response)
        };
        let mut healthy = applied.then(|| stub.unwrap_or_else(own));
        // A stub was held to the document when it was given.
        if let Some(response) = healthy.as_mut().filter(|_| !stubbed) {
            let mut violations = self.contract.check_response(call.operation, response);
            if !violations.is_empty()
                && let Some(adapted) = self.backend.adapted(call, response)
            {
                *response = adapted;
                violations = self.contract.check_response(call.operation, response);
            }
            if !violations.is_empty() {
                return self.refuse(number, 500, violations);
            }
        }
        let response = fault.apply(call.request, healthy, |status| self.backend.error(status));
        self.send(number, applied, response, fault)
    }

    /// Makes the change that a request has put off, unless it was made already.
    fn commit(&self, number: u64) {
        let Some(request) = self.pending.lock().remove(&number) else { return };
        // It was held to the document when it came.
        let Ok(checked) = self.contract.check_request(&request) else { return };
        let (operation, path) = (checked.operation, &checked.path);
        self.backend.respond(&Call {
            operation,
            path,
            request: &request,
            base_url: &self.base_url_seen_by(&request),
            json: checked.json.as_ref(),
        });
        self.records.apply(number);
    }

    /// Makes all of them, in the order of the requests.
    pub(crate) fn commit_pending(&self) -> usize {
        let numbers: Vec<u64> = self.pending.lock().keys().copied().collect();
        numbers.iter().for_each(|number| self.commit(*number));
        numbers.len()
    }

    fn send(&self, number: u64, applied: bool, response: Response, fault: &Fault) -> Outcome {
        self.records.settle(number, applied, (!fault.wire.is_silent()).then_some(response.status));
        let response =
            if fault.without_vendor_headers { response } else { self.add_vendor_headers(number, response) };
        Outcome { response, delay: fault.response_delay, wire: fault.wire }
    }

    /// Adds the vendor's headers.
    fn add_vendor_headers(&self, number: u64, response: Response) -> Response {
        let headers = self.backend.vendor_headers(number);
        headers.iter().fold(response, |response, (name, value)| response.with_header(name, value))
    }

    /// Responds with the violations, and remembers them.
    fn refuse(&self, number: u64, status: u16, violations: Vec<Violation>) -> Outcome {
        self.records.refuse(number, status);
        let response = self.add_vendor_headers(number, violation_response(status, &violations));
        self.violations.lock().all.extend(violations);
        response.into()
    }

    /// Back to the start: the backend's state, and no request, violation, fault, stub or change that is still to come.
    pub(crate) fn reset(&self) {
        self.pending.lock().clear();
        self.faults.clear();
        self.stubs.clear();
        self.forget();
        self.backend.reset();
        self.limit.iter().for_each(Limit::reset);
    }

    /// Forgets what was received, and what of it broke the document.
    pub(crate) fn forget(&self) {
        self.records.clear();
        *self.violations.lock() = Violations::default();
    }

    /// All violations so far, which are then known to have been seen.
    pub(crate) fn violations(&self) -> Vec<Violation> {
        let mut violations = self.violations.lock();
        violations.seen = violations.all.len();
        violations.all.clone()
    }

    /// Violations that nobody has looked at.
    pub(crate) fn unseen(&self) -> Vec<Violation> {
        let violations = self.violations.lock();
        violations.all[violations.seen..].to_vec()
    }
}

/// A response that says what is wrong and where in the document.
fn violation_response(status: u16, violations: &[Violation]) -> Response {
    let entry = |violation: &Violation| {
        json!({
            "operation": violation.operation,
            "kind": format!("{:?}", violation.kind),
            "document": format!("#{}", violation.pointer),
            "message": violation.message,
        })
    };
    let texts: Vec<_> = violations.iter().map(Violation::to_string).collect();
    let entries: Vec<_> = violations.iter().map(entry).collect();
    let body = json!({"error": "sdk-mock: this exchange breaks the document", "errors": texts, "violations": entries});
    Response::json(status, &body).with_header("x-sdk-mock-violation", &violations.len().to_string())
}
