//! A validation proxy: in front of a real server it reports where requests and responses leave the document, and records
//! them; see [`crate::recording`].
//!
//! Nothing is refused: what leaves the document is reported with the JSON pointer of the rule, and without values.
//!
//! ```no_run
//! use sdk_mock::contract::Contract;
//! use sdk_mock::document::Document;
//! use sdk_mock::validation_proxy::{Upstream, ValidationProxy};
//!
//! # async fn serve() -> Result<(), Box<dyn std::error::Error>> {
//! let contract = Contract::new(Document::parse(&std::fs::read_to_string("your-api.json")?)?);
//! let upstream = Upstream::server("https://api.example.com")?;
//! let proxy = ValidationProxy::new(contract, upstream, |case| case.deviations.iter().for_each(|one| println!("{one}")));
//! proxy.serve(tokio::net::TcpListener::bind("127.0.0.1:8080").await?).await;
//! # Ok(())
//! # }
//! ```

mod http;
mod upstream;

use std::sync::{Arc, Mutex, PoisonError};

use tokio::net::TcpListener;

use crate::contract::{Contract, Violation, ViolationKind};
use crate::message::{Request, Response};
use crate::recording::{Case, ORIGIN, Redactor, Replay};

use upstream::Source;
pub use upstream::{Upstream, UpstreamError};

/// What is done with each case.
type Sink = Box<dyn Fn(&Case) + Send + Sync>;

/// Passes requests on, holds both sides to the document, and hands out each exchange without its secrets.
pub struct ValidationProxy {
    contract: Contract,
    upstream: Upstream,
    redactor: Mutex<Redactor>,
    sink: Sink,
}

impl ValidationProxy {
    /// A proxy that gives every case to `sink`, in the order in which the responses came.
    pub fn new(contract: Contract, upstream: Upstream, sink: impl Fn(&Case) + Send + Sync + 'static) -> Self {
        let redactor = Mutex::new(Redactor::new(contract.document().clone()));
        Self { contract, upstream, redactor, sink: Box::new(sink) }
    }

    /// The contract that both sides are held to.
    pub fn contract(&self) -> &Contract {
        &self.contract
    }

    /// Serves until the task is dropped.
    pub async fn serve(self, listener: TcpListener) {
        http::serve(Arc::new(self), listener).await;
    }

    /// One exchange. `target` is the path with the query, as it came.
    async fn exchange(&self, target: &str, mut request: Request) -> Response {
        let (operation, mut violations) = match self.contract.check_request(&request) {
            Ok(checked) => (Some(checked.operation), checked.violations),
            Err(violation) => (None, vec![unknown(&request, violation)]),
        };
        let own = format!("http://{}", request.header("host").unwrap_or("localhost"));
        let (mut response, origin) = match &self.upstream.0 {
            Source::Server(server) => match server.send(target, &request).await {
                Ok(response) => (response, server.origin()),
                // Nothing that the server said, so nothing to record.
                Err(error) => return error.response(),
            },
            Source::Recording(replay) => {
                let mut asked = request.clone();
                self.redactor().request(operation, &mut asked);
                (replay.respond(&asked), ORIGIN)
            }
        };
        if let (Some(operation), Source::Server(_)) = (operation, &self.upstream.0)
            && request.method != "HEAD"
        {
            violations.extend(self.contract.check_response(operation, &response));
        }
        let mut shown = response.clone();
        lead(&mut response, origin, &own);
        lead(&mut shown, origin, ORIGIN);
        self.redactor().exchange(operation, &mut request, &mut shown);
        let deviations = violations.iter().map(deviation).collect();
        let operation = operation.map(|operation| operation.id.clone());
        (self.sink)(&Case { operation, request, response: shown, deviations });
        response
    }

    fn redactor(&self) -> std::sync::MutexGuard<'_, Redactor> {
        self.redactor.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for ValidationProxy {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("ValidationProxy").field("upstream", &self.upstream).finish_non_exhaustive()
    }
}

/// Lets the links of a response lead to another server, so that a client that follows them stays with this one.
fn lead(response: &mut Response, from: &str, to: &str) {
    let links = response.headers.iter_mut().filter(|(name, _)| matches!(name.as_str(), "link" | "location"));
    links.for_each(|(_, value)| *value = value.replace(from, to));
}

/// Names an unknown operation by what of its path is a word: the rest is what it was called for.
fn unknown(request: &Request, violation: Violation) -> Violation {
    let word = |segment: &str| {
        let digits = segment.chars().filter(char::is_ascii_digit).count();
        let plain = segment.chars().all(|one| one.is_ascii_alphanumeric() || matches!(one, '-' | '_'));
        if plain && digits < 2 && segment.len() <= 40 { segment.to_owned() } else { "{…}".to_owned() }
    };
    let path: Vec<_> = request.path.split('/').map(word).collect();
    Violation { operation: format!("{} {}", request.method, path.join("/")), ..violation }
}

fn deviation(violation: &Violation) -> String {
    let Violation { operation, message, pointer, .. } = violation;
    let side = if violation.kind == ViolationKind::Response { "response" } else { "request" };
    format!("{operation} ({side}): {message} [document: #{pointer}]")
}

impl From<Vec<Case>> for Upstream {
    fn from(cases: Vec<Case>) -> Self {
        Self(Source::Recording(Replay::new(cases)))
    }
}
