//! The service as a wiremock responder.

use std::sync::Arc;

use wiremock::{Respond, ResponseTemplate};

use crate::backend::Request;
use crate::proxy::{EXCHANGE, InFlight};
use crate::service::{Outcome, Service};

/// Answers every request that wiremock receives.
pub(crate) struct Responder {
    pub(crate) service: Arc<Service>,
    pub(crate) in_flight: Arc<InFlight>,
}

impl Respond for Responder {
    fn respond(&self, received: &wiremock::Request) -> ResponseTemplate {
        let exchange = received.headers.get(EXCHANGE).and_then(|value| value.to_str().ok()?.parse().ok());
        let exchange = exchange.unwrap_or_default();
        let state = self.in_flight.get(exchange).unwrap_or_default();
        let request = request(received, &state.target);
        match self.service.handle(exchange, state.connection, &request) {
            Outcome::Wait(delay) => {
                self.in_flight.update(exchange, |state| state.wait = Some(delay));
                ResponseTemplate::new(503)
            }
            Outcome::Send(response, delay, wire) => {
                self.in_flight.update(exchange, |state| (state.delay, state.wire) = (delay, wire));
                let mut template = ResponseTemplate::new(response.status);
                for (name, value) in response.headers {
                    template = template.append_header(name, value);
                }
                if response.body.is_empty() { template } else { template.set_body_bytes(response.body) }
            }
        }
    }
}

fn request(received: &wiremock::Request, target: &str) -> Request {
    let mut request = Request::new(received.method.as_str(), target);
    for (name, value) in received.headers.iter().filter(|(name, _)| name.as_str() != EXCHANGE) {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        request.headers.push((name.as_str().to_owned(), value));
    }
    request.body.clone_from(&received.body);
    request
}
