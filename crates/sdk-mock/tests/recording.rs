//! What a validation proxy reports and records, and what is made of a recording.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail by panicking")]

mod client;

use std::sync::{Arc, Mutex};

use sdk_mock::Stub;
use sdk_mock::fake::Vendor;
use sdk_mock::meraki::{API_KEY, Meraki, NETWORK_ID, ORGANIZATION_ID, State, USER_EMAIL, USER_PASSWORD};
use sdk_mock::recording::{self, Case};
use sdk_mock::validation_proxy::{Upstream, ValidationProxy};
use serde_json::{Value, json};

/// A validation proxy in the runtime of the test: its base URL, and the cases that it has seen.
async fn start(upstream: Upstream) -> (String, Arc<Mutex<Vec<Case>>>) {
    let cases = Arc::new(Mutex::new(Vec::new()));
    let seen = cases.clone();
    let contract = State::contract(State::document().unwrap());
    let base = contract.document().base_path().to_owned();
    let proxy = ValidationProxy::new(contract, upstream, move |case| seen.lock().unwrap().push(case.clone()));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(proxy.serve(listener));
    (format!("http://{address}{base}"), cases)
}

fn lines(cases: &Mutex<Vec<Case>>) -> String {
    cases.lock().unwrap().iter().map(|case| case.to_line().unwrap() + "\n").collect()
}

/// What a client sees of a response, with its own server's address taken out of links.
type Seen = (u16, Vec<(String, String)>, String);

async fn call(base: &str, method: &str, path: &str, body: Option<Value>) -> Seen {
    let method = method.parse().unwrap();
    let mut request = client::new().request(method, format!("{base}{path}")).bearer_auth(API_KEY);
    if let Some(body) = body {
        request = request.header("content-type", "application/json").body(body.to_string());
    }
    let response = request.send().await.unwrap();
    let origin = base.strip_suffix("/api/v1").unwrap();
    let own = |(name, value): (&reqwest::header::HeaderName, &reqwest::header::HeaderValue)| {
        (name.to_string(), value.to_str().unwrap().replace(origin, "here"))
    };
    let mut headers: Vec<_> = response.headers().iter().map(own).filter(|(name, _)| name != "date").collect();
    headers.sort();
    (response.status().as_u16(), headers, response.text().await.unwrap())
}

/// A session with pages, a change, the same request before and after it, and something that is not there.
async fn session(base: &str) -> Vec<Seen> {
    let user = format!("/networks/{NETWORK_ID}/merakiAuthUsers");
    let networks = format!("/organizations/{ORGANIZATION_ID}/networks?perPage=3");
    let first = call(base, "GET", &networks, None).await;
    let link = &first.1.iter().find(|(name, _)| name == "link").unwrap().1;
    let next = link.split("rel=next").next().unwrap().rsplit_once("here/api/v1").unwrap().1;
    let next = next.split('>').next().unwrap().to_owned();
    let (_, _, users) = call(base, "GET", &user, None).await;
    let id = serde_json::from_str::<Value>(&users).unwrap()[0]["id"].as_str().unwrap().to_owned();
    let one = format!("{user}/{id}");
    let mut seen = vec![first, call(base, "GET", &next, None).await, call(base, "GET", &one, None).await];
    seen.push(call(base, "PUT", &one, Some(json!({"name": "Changed"}))).await);
    seen.push(call(base, "GET", &one, None).await);
    seen.push(call(base, "GET", &format!("{user}/nobody"), None).await);
    seen
}

#[tokio::test]
async fn a_recording_replays_to_the_same_bytes() {
    let meraki = Meraki::builder().lenient().start().await;
    (0..7).for_each(|number| meraki.add_network(&format!("N_{number}"), "Example"));
    let (base, cases) = start(Upstream::server(&meraki.origin()).unwrap()).await;
    let seen = session(&base).await;
    assert_eq!(seen.iter().map(|one| one.0).collect::<Vec<_>>(), [200, 200, 200, 200, 200, 404]);

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("recording.jsonl");
    std::fs::write(&file, lines(&cases)).unwrap();
    let read = recording::read(&file).unwrap();
    assert_eq!(read, *cases.lock().unwrap());
    drop(meraki);

    let (base, again) = start(Upstream::from(read.clone())).await;
    assert_eq!(session(&base).await, seen);
    // What is asked for once more is as it was last.
    let name = |(_, _, body): &Seen| serde_json::from_str::<Value>(body).unwrap()["name"].clone();
    assert_eq!((name(&seen[2]) == "Changed", name(&seen[4]) == "Changed"), (false, true));
    assert_eq!(recording::drift::compare(&read, &again.lock().unwrap()).lines, Vec::<String>::new());
    assert_eq!(call(&base, "GET", "/organizations/7", None).await.0, 501);
}

#[tokio::test]
async fn a_deviation_is_reported_with_its_pointer_and_without_values() {
    let meraki = Meraki::builder().lenient().start().await;
    let wrong = json!([{"id": "canary-1", "name": {"of": "canary-2"}}]);
    meraki.stub(Stub::on("getOrganizations").json(&wrong).unchecked());
    let (base, cases) = start(Upstream::server(&meraki.origin()).unwrap()).await;
    assert_eq!(call(&base, "GET", "/organizations?colour=canary-3", None).await.0, 400);
    assert_eq!(call(&base, "GET", "/organizations", None).await.2, wrong.to_string());
    assert_eq!(call(&base, "GET", "/things/canary-44/parts", None).await.0, 501);
    let deviations: Vec<_> = cases.lock().unwrap().iter().flat_map(|case| case.deviations.clone()).collect();
    let expected = [
        ("getOrganizations (request): the operation has no parameter `colour`", "/parameters]"),
        ("getOrganizations (response): status 200: the body at /0/name", "/properties/name/type]"),
        ("GET /api/v1/things/{…}/parts (request): the document has no such path", "[document: #/paths]"),
    ];
    for (begins, ends) in expected {
        let found = deviations.iter().any(|one| one.starts_with(begins) && one.ends_with(ends));
        assert!(found, "{begins} … {ends}: {deviations:#?}");
    }
    assert!(!deviations.join("\n").contains("canary"), "{deviations:#?}");
}

#[tokio::test]
async fn no_secret_is_in_a_recording() {
    let meraki = Meraki::builder().lenient().start().await;
    let (base, cases) = start(Upstream::server(&meraki.origin()).unwrap()).await;
    let users = format!("/networks/{NETWORK_ID}/merakiAuthUsers");
    let new = json!({
        "name": "Canary-Passw0rd-1 \"quoted\"", "email": "ann@example.com", "password": "Canary-Passw0rd-1",
        "accountType": "802.1X", "authorizations": [{"ssidNumber": 1}],
    });
    assert_eq!(call(&base, "POST", &users, Some(new)).await.0, 201);
    assert_eq!(call(&base, "GET", &users, None).await.0, 200);
    let text = lines(&cases);
    for secret in [API_KEY, USER_PASSWORD, "Canary-Passw0rd-1"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    assert!(text.contains(USER_EMAIL) && text.contains("[redacted] \\\\\\\"quoted\\\\\\\""), "{text}");

    // Another password and another key are the same request.
    let recorded = cases.lock().unwrap().clone();
    let (base, _) = start(Upstream::from(recorded)).await;
    let other = json!({
        "password": "Another-Passw0rd", "name": "Another-Passw0rd \"quoted\"", "email": "ann@example.com",
        "authorizations": [{"ssidNumber": 1}], "accountType": "802.1X",
    });
    assert_eq!(call(&base, "POST", &users, Some(other)).await.0, 201);
}

#[tokio::test]
async fn a_server_that_is_gone_is_said_to_be() {
    for wrong in ["api.example.com", "ftp://example.com", "http://127.0.0.1:1/api"] {
        Upstream::server(wrong).unwrap_err();
    }
    let (base, cases) = start(Upstream::server("http://127.0.0.1:1").unwrap()).await;
    let (status, _, body) = call(&base, "GET", "/organizations?apiKey=canary", None).await;
    assert!(status == 502 && body.contains("did not respond") && !body.contains("canary"), "{body}");
    assert!(cases.lock().unwrap().is_empty());
}
