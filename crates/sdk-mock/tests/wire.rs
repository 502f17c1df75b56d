//! The network before the mock server: TLS, connections, distance.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests fail as tests do: by panicking"
)]

mod client;

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use sdk_mock::Fault;
use sdk_mock::meraki::{self, Meraki};

/// A client that trusts exactly this CA.
fn trusting(pem: &str) -> reqwest::Client {
    let pem = reqwest::Certificate::from_pem(pem.as_bytes()).unwrap();
    client::builder().tls_certs_only([pem]).build().unwrap()
}

async fn get(client: &reqwest::Client, vendor: &Meraki, path: &str) -> reqwest::Result<reqwest::Response> {
    client.get(format!("{}{path}", vendor.base_url())).bearer_auth(meraki::API_KEY).send().await
}

#[tokio::test]
async fn one_handshake_carries_several_requests() {
    let vendor = Meraki::builder().tls().start().await;
    assert!(vendor.base_url().starts_with("https://127.0.0.1:"));
    let pem = std::fs::read_to_string(vendor.ca_path().unwrap()).unwrap();
    assert_eq!(Some(pem.as_str()), vendor.ca_pem());
    let client = trusting(&pem);
    for _ in 0..3 {
        assert_eq!(get(&client, &vendor, "/organizations").await.unwrap().status(), 200);
    }
    assert_eq!((vendor.connections(), vendor.handshakes(), vendor.failed_handshakes()), (1, 1, 0));
    assert!(vendor.requests().iter().all(|request| request.connection == 1));
}

#[tokio::test]
async fn another_authority_is_not_trusted() {
    let (vendor, other) = (Meraki::builder().tls().start().await, Meraki::builder().tls().start().await);
    assert!(get(&trusting(other.ca_pem().unwrap()), &vendor, "/organizations").await.is_err());
    // The client has given up before the server knows why.
    let start = Instant::now();
    while vendor.failed_handshakes() == 0 && start.elapsed() < Duration::from_secs(60) {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!((vendor.handshakes(), vendor.failed_handshakes()), (0, 1));
    assert!(vendor.requests().is_empty());
}

#[tokio::test]
async fn faults_work_through_tls() {
    let vendor = Meraki::builder().tls().start().await;
    let client = trusting(vendor.ca_pem().unwrap());
    vendor.fault(Fault::on("getOrganizations").reset_connection());
    vendor.fault(Fault::on("getOrganizations").truncate(10));
    assert!(get(&client, &vendor, "/organizations").await.is_err());
    assert!(get(&client, &vendor, "/organizations").await.unwrap().bytes().await.is_err());
    assert!(get(&client, &vendor, "/organizations").await.unwrap().status().is_success());
    assert_eq!(vendor.connections(), 3);
}

#[tokio::test]
async fn the_authoritys_file_ends_with_the_server() {
    let vendor = Meraki::builder().tls().start().await;
    let path = vendor.ca_path().unwrap().to_owned();
    assert!(path.exists());
    drop(vendor);
    assert!(!path.exists());
}

#[tokio::test]
async fn distance_costs_round_trips() {
    let round_trip = Duration::from_millis(100);
    let vendor = Meraki::builder().tls().round_trip(round_trip).start().await;
    let client = trusting(vendor.ca_pem().unwrap());
    let start = Instant::now();
    get(&client, &vendor, "/organizations").await.unwrap();
    let first = start.elapsed();
    get(&client, &vendor, "/organizations").await.unwrap();
    let second = start.elapsed() - first;
    assert!(first >= 3 * round_trip, "connect, handshake, request: {first:?}");
    assert!(second >= round_trip, "request: {second:?}");
    assert_eq!((vendor.connections(), vendor.handshakes()), (1, 1));
}

#[test]
fn several_clients_are_served_at_once() {
    let vendor = Meraki::start_blocking();
    let address = vendor.address();
    // One after the other they would take longer than a test may.
    vendor.fault(Fault::on("getOrganizations").delay(Duration::from_secs(2)).times(40));
    let start = Instant::now();
    let clients: Vec<_> = (0..40)
        .map(|_| {
            std::thread::spawn(move || {
                let mut stream = std::net::TcpStream::connect(address).unwrap();
                let request = format!(
                    "GET /api/v1/organizations HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\n\
                     connection: close\r\n\r\n",
                    meraki::API_KEY
                );
                stream.write_all(request.as_bytes()).unwrap();
                let mut response = String::new();
                stream.read_to_string(&mut response).unwrap();
                response
            })
        })
        .collect();
    for client in clients {
        let response = client.join().unwrap();
        assert!(
            response.starts_with("HTTP/1.1 200 OK\r\n") && response.contains("connection: close"),
            "{response}"
        );
    }
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
    assert_eq!(vendor.connections(), 40);
}

#[test]
fn a_path_is_judged_as_it_was_written() {
    let vendor = Meraki::start_blocking();
    let mut stream = std::net::TcpStream::connect(vendor.address()).unwrap();
    let path = "/api/v1/networks/N_1/../../organizations/1";
    write!(stream, "GET {path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer x\r\nconnection: close\r\n\r\n")
        .unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    assert!(response.starts_with("HTTP/1.1 501"), "{response}");
    assert_eq!(vendor.requests()[0].request.path, path);
    assert_eq!(vendor.violations().len(), 1);
}

#[test]
fn a_body_in_chunks_arrives_whole() {
    let vendor = Meraki::start_blocking();
    let id = vendor.users()[0].id.replace('=', "%3D");
    let mut stream = std::net::TcpStream::connect(vendor.address()).unwrap();
    write!(
        stream,
        "PUT /api/v1/networks/{}/merakiAuthUsers/{id} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\n\
         content-type: application/json\r\ntransfer-encoding: chunked\r\nexpect: 100-continue\r\n\
         connection: close\r\n\r\n",
        meraki::NETWORK_ID,
        meraki::API_KEY
    )
    .unwrap();
    let mut interim = [0; 25];
    stream.read_exact(&mut interim).unwrap();
    assert_eq!(&interim, b"HTTP/1.1 100 Continue\r\n\r\n");
    stream.write_all(b"e\r\n{\"password\": \"\r\n6\r\nnew-1\"\r\n1\r\n}\r\n0\r\n\r\n").unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    assert!(response.starts_with("HTTP/1.1 200"), "{response}");
    assert_eq!(vendor.password_of(meraki::USER_EMAIL).as_deref(), Some("new-1"));
}

#[tokio::test]
async fn mocks_of_the_tests_own_stand_beside_the_vendor() {
    let mocks = wiremock::MockServer::start().await;
    let response = wiremock::ResponseTemplate::new(418).set_body_string("teapot");
    let given = wiremock::Mock::given(wiremock::matchers::body_string("tea"));
    given.respond_with(response).mount(&mocks).await;
    let other = *mocks.address();
    let vendor = Meraki::builder().server(move |server| server.beside(other)).start().await;
    let client = client::new();
    let response = client.post(format!("{}/preview", vendor.origin())).body("tea").send().await.unwrap();
    assert_eq!(response.status(), 418);
    assert_eq!(response.text().await.unwrap(), "teapot");
    assert_eq!(get(&client, &vendor, "/organizations").await.unwrap().status(), 200);
    assert_eq!(
        client.put(format!("{}/organizations", vendor.base_url())).send().await.unwrap().status(),
        405
    );
    assert_eq!(vendor.calls(), ["getOrganizations", "?"]);
    assert_eq!(vendor.violations().len(), 1);
}
