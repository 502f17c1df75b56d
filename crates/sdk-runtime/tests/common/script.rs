//! A client whose transport is scripted, so that time can be paused.

use std::sync::{Arc, Mutex};
use std::time::Duration;

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
    sent: Arc<Mutex<Vec<(Duration, Request)>>>,
}

impl Scripted {
    pub(crate) fn new(client: Client, steps: &[Step]) -> Self {
        let sent: Arc<Mutex<Vec<(Duration, Request)>>> = Arc::default();
        let (noted, steps, start) = (Arc::clone(&sent), steps.to_vec(), Instant::now());
        let context = client.context.with_transport(move |_, request| {
            let mut noted = noted.lock().unwrap();
            let step = steps[noted.len().min(steps.len() - 1)].clone();
            noted.push((start.elapsed(), request));
            step.follow()
        });
        Self { client: Client { context }, sent }
    }

    pub(crate) fn with_context(&self, context: ClientContext) -> Self {
        Self { client: Client { context }, ..self.clone() }
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

impl AsRef<ClientContext> for Scripted {
    fn as_ref(&self) -> &ClientContext {
        &self.client.context
    }
}

impl Step {
    async fn follow(self) -> reqwest::Result<Response> {
        match self {
            Self::Response(status, headers, body) => Ok(response(status, headers, body)),
            Self::Late(wait) => {
                tokio::time::sleep(wait).await;
                Ok(response(200, &[], "{}"))
            }
            Self::Hang => std::future::pending().await,
        }
    }
}

fn response(status: u16, headers: &[(&str, &str)], body: &str) -> Response {
    let mut response = http::Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(body.to_owned()).unwrap().into()
}
