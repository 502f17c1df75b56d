//! A client whose `exec` is scripted, so that time can be paused.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use progenitor_client::{ClientHooks, ClientInfo as _, OperationInfo};
use reqwest::{Request, Response};
use sdk_runtime::ClientContext;
use tokio::time::Instant;

use super::Client;

/// One response of the script.
#[derive(Clone)]
pub(crate) enum Step {
    Response(u16, &'static [(&'static str, &'static str)], &'static str),
    /// No response ever.
    Hang,
    /// A response after a while.
    Late(Duration),
}

pub(crate) const OK: Step = Step::Response(200, &[], "{}");

/// Follows a script; its last step is repeated.
#[derive(Clone)]
pub(crate) struct Scripted {
    client: Client,
    steps: Arc<Vec<Step>>,
    sent: Arc<Mutex<Vec<(Duration, Request)>>>,
    start: Instant,
}

impl Scripted {
    pub(crate) fn new(client: Client, steps: &[Step]) -> Self {
        Self { client, steps: Arc::new(steps.to_vec()), sent: Arc::default(), start: Instant::now() }
    }

    pub(crate) fn with_context(&self, context: ClientContext) -> Self {
        Self { client: Client { context, ..self.client.clone() }, ..self.clone() }
    }

    pub(crate) fn parts(&self) -> Client {
        self.client.clone()
    }

    /// When requests were sent, in milliseconds from the start.
    pub(crate) fn times(&self) -> Vec<u64> {
        self.sent.lock().unwrap().iter().map(|(at, _)| u64::try_from(at.as_millis()).unwrap()).collect()
    }

    /// Looks at the requests that were sent.
    pub(crate) fn sent<T>(&self, look: impl Fn(&Request) -> T) -> Vec<T> {
        self.sent.lock().unwrap().iter().map(|(_, request)| look(request)).collect()
    }
}

super::info_of_client!(Scripted);

impl ClientHooks<ClientContext> for Scripted {
    async fn pre<E>(
        &self,
        request: &mut Request,
        _: &OperationInfo,
    ) -> Result<(), progenitor_client::Error<E>> {
        self.inner().prepare(request);
        Ok(())
    }

    async fn exec(&self, request: Request, _: &OperationInfo) -> reqwest::Result<Response> {
        let number = {
            let mut sent = self.sent.lock().unwrap();
            sent.push((self.start.elapsed(), request));
            sent.len() - 1
        };
        let response = |status: u16, headers: &[(&str, &str)], body: &str| {
            let mut response = http::Response::builder().status(status);
            for (name, value) in headers {
                response = response.header(*name, *value);
            }
            Ok(response.body(body.to_owned()).unwrap().into())
        };
        match &self.steps[number.min(self.steps.len() - 1)] {
            Step::Response(status, headers, body) => response(*status, headers, body),
            Step::Late(wait) => {
                tokio::time::sleep(*wait).await;
                response(200, &[], "{}")
            }
            Step::Hang => std::future::pending().await,
        }
    }
}
