//! What never had a connection was never sent.

use std::time::Duration;

use sdk_runtime::ErrorKind;
use tokio::net::TcpListener;

use crate::common::server::{Reply, Server};
use crate::common::{CREATE, Client, DELETE, UPDATE_ONCE, call, options, request};
use crate::{Effect, Thing, effect, fail};

#[tokio::test]
async fn a_refused_connection_has_no_effect_and_is_tried_again() {
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let error = fail(&Client::new(&format!("http://{closed}")), &UPDATE_ONCE).await;
    assert_eq!((error.kind(), effect(&error), error.attempts()), (ErrorKind::Connect, Effect::None, 3));
    assert!(error.is_connect() && error.is_retryable() && error.to_string().contains("refused"), "{error}");
}

#[tokio::test]
async fn an_unknown_host_has_no_effect() {
    let error = fail(&Client::new("https://host.invalid"), &UPDATE_ONCE).await;
    assert_eq!((error.kind(), effect(&error)), (ErrorKind::Connect, Effect::None));
}

#[tokio::test]
async fn a_failed_tls_handshake_has_no_effect() {
    let server = Server::start(&[Reply::NoTls]).await;
    let error = fail(&Client::new(&server.base_url.replace("http:", "https:")), &UPDATE_ONCE).await;
    assert_eq!((error.kind(), effect(&error)), (ErrorKind::Connect, Effect::None), "{error}");
}

#[tokio::test]
async fn a_request_that_cannot_be_built_is_not_sent() {
    let client = Client::new("http://127.0.0.1");
    let request = request("ftp://127.0.0.1", &UPDATE_ONCE);
    let error = call::<_, Thing>(&client, request, &UPDATE_ONCE).await.unwrap_err();
    assert_eq!(
        (error.kind(), effect(&error), error.attempts()),
        (ErrorKind::InvalidRequest, Effect::None, 1)
    );
    assert!(error.to_string().contains("cannot be built"), "{error}");
}

/// A server that accepts connections and never completes the TLS handshake.
async fn stuck_in_tls() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    (listener, url)
}

#[tokio::test]
async fn a_connect_timeout_has_no_effect() {
    let (_listener, url) = stuck_in_tls().await;
    let client =
        Client::of(options(&url).http_client(|http| http.connect_timeout(Duration::from_millis(50))));
    let error = fail(&client, &UPDATE_ONCE).await;
    assert_eq!(
        (error.kind(), effect(&error), error.attempts()),
        (ErrorKind::Timeout, Effect::None, 3),
        "{error}"
    );
}

#[tokio::test]
async fn an_attempt_that_times_out_while_connecting_has_no_effect() {
    for operation in [&UPDATE_ONCE, &CREATE, &DELETE] {
        let (_listener, url) = stuck_in_tls().await;
        let client = Client::of(options(&url).attempt_timeout(Duration::from_millis(50)));
        let error = fail(&client, operation).await;
        assert_eq!((error.kind(), effect(&error)), (ErrorKind::Timeout, Effect::None), "{error}");
        assert!(error.to_string().contains("no connection was made"), "{error}");
        assert_eq!(error.attempts(), 3, "what was not sent is sent again: {error}");
    }
}
