//! Responses that a test gives instead of the backend's.

use std::collections::BTreeMap;

use parking_lot::Mutex;
use serde::Deserialize;
use serde_json::Value;

use crate::backend::{Call, Response};
use crate::contract::{Contract, Violation, ViolationKind};

/// Which calls are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Matcher<'a> {
    /// Any operation unless set.
    pub(crate) operation: Option<&'a str>,
    /// Path parameters, percent-decoded.
    pub(crate) path: &'a BTreeMap<String, String>,
    /// Query parameters, under the names that they have on the wire.
    pub(crate) query: &'a [(String, String)],
}

impl Matcher<'_> {
    pub(crate) fn fits(self, call: &Call<'_>) -> bool {
        self.operation.is_none_or(|id| id == call.operation.id)
            && self.path.iter().all(|(name, value)| call.path(name) == value)
            && self.query.iter().all(|(name, value)| call.query_all(name).any(|sent| sent == value))
    }

    /// What the document does not have: nothing would ever match it.
    pub(crate) fn unknown(self, contract: &Contract) -> Option<String> {
        let Some(id) = self.operation else {
            return (!self.path.is_empty()).then(|| "a path parameter needs an operation".to_owned());
        };
        let Some(operation) = contract.document().operation(id) else {
            return Some(format!("the document has no operation {id}"));
        };
        let unknown = self.path.keys().find(|name| !operation.path.contains(&format!("{{{name}}}")));
        unknown.map(|name| format!("the path of {id}, {}, has no parameter {name}", operation.path))
    }
}

/// A response to every call of an operation that fits, until it is replaced or the server is reset.
///
/// It is held to the document like the backend's own, so a test cannot rest on what the vendor never sends:
///
/// ```
/// use sdk_mock::Stub;
/// use sdk_mock::meraki::Meraki;
/// use serde_json::json;
///
/// let meraki = Meraki::start_blocking();
/// let offline = json!([{"serial": "Q2AB-CDEF-GHIJ", "status": "offline"}]);
/// meraki.stub(Stub::on("getOrganizationDevicesStatuses").for_path("organizationId", "100001").json(&offline));
/// ```
#[derive(Debug, Clone)]
#[must_use = "a stub does nothing until it is given to a server"]
pub struct Stub {
    operation: String,
    path: BTreeMap<String, String>,
    query: Vec<(String, String)>,
    response: Response,
    unchecked: bool,
}

impl Stub {
    /// A response without a body to the operation with this id; status 200 unless set.
    pub fn on(operation: &str) -> Self {
        Self {
            operation: operation.to_owned(),
            path: BTreeMap::new(),
            query: Vec::new(),
            response: Response::empty(200),
            unchecked: false,
        }
    }

    /// Only where a path parameter has this value, percent-decoded.
    pub fn for_path(mut self, name: &str, value: &str) -> Self {
        self.path.insert(name.to_owned(), value.to_owned());
        self
    }

    /// Only where the query has this parameter with this value, as on the wire: `statuses[]`, `offline`.
    pub fn for_query(mut self, name: &str, value: &str) -> Self {
        self.query.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sets the status.
    pub fn status(mut self, status: u16) -> Self {
        self.response.status = status;
        self
    }

    /// Sets a JSON body.
    pub fn json(self, body: &Value) -> Self {
        self.body("application/json", body.to_string())
    }

    /// Sets a body of any media type.
    pub fn body(mut self, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        self.response = self.response.with_header("content-type", content_type).with_body(body);
        self
    }

    /// Adds a header, or replaces it.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.response = self.response.with_header(name, value);
        self
    }

    /// Does not hold the response to the document: for what the vendor sends against its own word.
    pub fn unchecked(mut self) -> Self {
        self.unchecked = true;
        self
    }

    fn matcher(&self) -> Matcher<'_> {
        Matcher { operation: Some(&self.operation), path: &self.path, query: &self.query }
    }
}

/// The stubs of a server.
#[derive(Debug, Default)]
pub(crate) struct Stubs {
    all: Mutex<Vec<Stub>>,
}

impl Stubs {
    /// Adds a stub; one for the same calls is replaced.
    pub(crate) fn push(&self, contract: &Contract, stub: Stub) -> Result<(), Vec<Violation>> {
        let violation = |message| {
            vec![Violation {
                operation: stub.operation.clone(),
                kind: ViolationKind::Response,
                pointer: "/paths".to_owned(),
                message,
            }]
        };
        if let Some(unknown) = stub.matcher().unknown(contract) {
            return Err(violation(unknown));
        }
        let operation = contract.document().operation(&stub.operation).filter(|_| !stub.unchecked);
        let violations = operation.map(|operation| contract.check_response(operation, &stub.response));
        if let Some(violations) = violations.filter(|violations| !violations.is_empty()) {
            return Err(violations);
        }
        let mut all = self.all.lock();
        all.retain(|other| other.matcher() != stub.matcher());
        all.push(stub);
        Ok(())
    }

    /// The response to a call: that of the last stub that fits.
    pub(crate) fn response(&self, call: &Call<'_>) -> Option<Response> {
        self.all.lock().iter().rev().find(|stub| stub.matcher().fits(call)).map(|stub| stub.response.clone())
    }

    pub(crate) fn clear(&self) {
        self.all.lock().clear();
    }
}

/// The JSON form of a [`Stub`], for those who drive the program from another language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StubSpec {
    operation: String,
    #[serde(default)]
    path: BTreeMap<String, String>,
    #[serde(default)]
    query: BTreeMap<String, String>,
    #[serde(default = "ok")]
    status: u16,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    json: Option<Value>,
    #[serde(default)]
    unchecked: bool,
}

fn ok() -> u16 {
    200
}

impl From<StubSpec> for Stub {
    fn from(spec: StubSpec) -> Self {
        let stub = Self::on(&spec.operation).status(spec.status);
        let stub = spec.path.iter().fold(stub, |stub, (name, value)| stub.for_path(name, value));
        let stub = spec.query.iter().fold(stub, |stub, (name, value)| stub.for_query(name, value));
        let stub = spec.headers.iter().fold(stub, |stub, (name, value)| stub.header(name, value));
        let stub = spec.json.iter().fold(stub, Self::json);
        if spec.unchecked { stub.unchecked() } else { stub }
    }
}
