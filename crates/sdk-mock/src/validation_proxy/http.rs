//! The connections of a validation proxy.

use std::convert::Infallible;
use std::sync::Arc;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;

use super::ValidationProxy;
use crate::message::Response;
use crate::network;

/// Accepts connections until the task is dropped.
pub(super) async fn serve(proxy: Arc<ValidationProxy>, listener: TcpListener) {
    loop {
        let stream = network::accept(&listener).await;
        let proxy = proxy.clone();
        let service = service_fn(move |received| {
            let proxy = proxy.clone();
            async move { Ok::<_, Infallible>(respond(&proxy, received).await) }
        });
        let connection =
            http1::Builder::new().timer(TokioTimer::new()).serve_connection(TokioIo::new(stream), service);
        // A client that breaks off is nobody else's concern.
        tokio::spawn(async move { drop(connection.await) });
    }
}

async fn respond(
    proxy: &ValidationProxy,
    received: hyper::Request<Incoming>,
) -> hyper::Response<Full<Bytes>> {
    let response = match network::read(received).await {
        Ok((head, _, request)) => {
            let target = head.uri.path_and_query().map_or("/", |target| target.as_str());
            proxy.exchange(target, request).await
        }
        Err(_) => Response::empty(400),
    };
    let mut sent = hyper::Response::builder().status(response.status);
    for (name, value) in response.headers {
        sent = sent.header(name, value);
    }
    let failed = |_| {
        let mut failed = hyper::Response::new(Full::default());
        *failed.status_mut() = hyper::StatusCode::BAD_GATEWAY;
        failed
    };
    sent.body(Full::from(response.body)).unwrap_or_else(failed)
}
