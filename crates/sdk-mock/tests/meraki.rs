//! The fake Meraki, called as a client would.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests fail as tests do: by panicking"
)]

mod client;

use sdk_mock::contract::ViolationKind;
use sdk_mock::meraki::{self, Meraki, Rights, User};
use serde_json::{Value, json};

struct Client<'a> {
    vendor: &'a Meraki,
    key: &'a str,
    http: reqwest::Client,
}

impl<'a> Client<'a> {
    fn new(vendor: &'a Meraki) -> Self {
        Self { vendor, key: meraki::API_KEY, http: client::new() }
    }

    async fn call(&self, method: &str, path: &str, body: Option<Value>) -> (u16, Value) {
        let url = format!("{}{path}", self.vendor.base_url());
        let mut request = self.http.request(method.parse().unwrap(), url).bearer_auth(self.key);
        if let Some(body) = body {
            request = request.json(&body);
        }
        let response = request.send().await.unwrap();
        assert!(response.headers().contains_key("x-request-id"));
        let status = response.status().as_u16();
        (status, serde_json::from_slice(&response.bytes().await.unwrap()).unwrap_or(Value::Null))
    }
}

fn users() -> String {
    format!("/networks/{}/merakiAuthUsers", meraki::NETWORK_ID)
}

#[tokio::test]
async fn a_rotation_changes_the_password() {
    let vendor = Meraki::start().await;
    let client = Client::new(&vendor);
    let (status, list) = client.call("GET", &users(), None).await;
    assert_eq!((status, list[0]["email"].as_str()), (200, Some(meraki::USER_EMAIL)));
    assert!(!list.to_string().contains(meraki::USER_PASSWORD), "a password is never returned");
    let id = list[0]["id"].as_str().unwrap().replace('=', "%3D");
    let (status, user) =
        client.call("PUT", &format!("{}/{id}", users()), Some(json!({"password": "New-Passw0rd"}))).await;
    assert_eq!((status, &user), (200, &list[0]));
    assert_eq!(vendor.password_of(meraki::USER_EMAIL).as_deref(), Some("New-Passw0rd"));
    assert_eq!(vendor.password_changes(), 1);
    vendor.assert_calls(&["getNetworkMerakiAuthUsers", "updateNetworkMerakiAuthUser"]);
    vendor.assert_no_violations();
    assert_eq!(vendor.connections(), 1, "one client connection carries both requests");
}

#[tokio::test]
async fn a_user_lives_and_dies() {
    let vendor = Meraki::start().await;
    let client = Client::new(&vendor);
    let new =
        json!({"email": "new@example.com", "accountType": "Guest", "password": "p", "authorizations": []});
    let (status, user) = client.call("POST", &users(), Some(new.clone())).await;
    assert_eq!((status, user["accountType"].as_str()), (201, Some("Guest")));
    assert_eq!(client.call("POST", &users(), Some(new)).await.0, 400);
    let path = format!("{}/{}", users(), user["id"].as_str().unwrap().replace('=', "%3D"));
    assert_eq!(client.call("GET", &path, None).await, (200, user));
    assert_eq!(client.call("DELETE", &format!("{path}?delete=true"), None).await, (204, Value::Null));
    assert_eq!(client.call("GET", &path, None).await.0, 404);
}

#[tokio::test]
async fn the_same_address_can_have_two_accounts() {
    let vendor = Meraki::start().await;
    let other = User::client_vpn(meraki::USER_EMAIL, "x").with_account_type("802.1X");
    let id = vendor.add_user(other);
    assert_ne!(id, vendor.users()[0].id);
}

#[tokio::test]
async fn an_administrator_gets_no_password() {
    let vendor = Meraki::start().await;
    vendor.change_user(meraki::USER_EMAIL, |user| user.is_admin = true);
    let id = vendor.users()[0].id.replace('=', "%3D");
    let body = Some(json!({"password": "n"}));
    let (status, error) = Client::new(&vendor).call("PUT", &format!("{}/{id}", users()), body).await;
    assert_eq!(status, 400);
    assert!(error["errors"][0].is_string());
    assert_eq!(vendor.password_of(meraki::USER_EMAIL).as_deref(), Some(meraki::USER_PASSWORD));
}

#[tokio::test]
async fn keys_decide() {
    let vendor = Meraki::start().await;
    vendor.add_key("stranger", Rights::None);
    let with = |key| Client { key, ..Client::new(&vendor) };
    let (status, error) = with("wrong").call("GET", &users(), None).await;
    assert_eq!((status, error), (401, json!({"errors": ["Invalid API key"]})));
    let (status, error) = with("").call("GET", &users(), None).await;
    assert_eq!((status, error), (401, json!({"errors": ["Missing API key"]})));
    assert_eq!(with("stranger").call("GET", &users(), None).await.0, 404);
    assert_eq!(with("stranger").call("GET", "/administered/identities/me", None).await.0, 200);
    let read_only = with(meraki::READ_ONLY_API_KEY);
    assert_eq!(read_only.call("GET", &users(), None).await.0, 200);
    let id = vendor.users()[0].id.replace('=', "%3D");
    assert_eq!(read_only.call("PUT", &format!("{}/{id}", users()), Some(json!({}))).await.0, 403);
    vendor.assert_no_violations();
}

#[tokio::test]
async fn what_the_document_does_not_allow_is_refused_loudly() {
    let vendor = Meraki::start().await;
    let client = Client::new(&vendor);
    let id = vendor.users()[0].id.replace('=', "%3D");
    let cases = [
        ("PUT", format!("{}/{id}", users()), Some(json!({"passwrd": "typo"})), 400, ViolationKind::Body),
        ("PUT", format!("{}/{id}", users()), Some(json!({"password": 7})), 400, ViolationKind::Body),
        ("GET", format!("{}?perPage=3", users()), None, 400, ViolationKind::Query),
        ("GET", "/networks".to_owned(), None, 501, ViolationKind::UnknownOperation),
        ("PATCH", users(), None, 405, ViolationKind::UnknownMethod),
        ("POST", users(), None, 400, ViolationKind::Body),
    ];
    for (number, (method, path, body, status, kind)) in cases.into_iter().enumerate() {
        let (got, why) = client.call(method, &path, body).await;
        assert_eq!(got, status, "{method} {path}");
        assert!(why["violations"][0]["document"].as_str().unwrap().starts_with('#'), "{why}");
        let violations = vendor.violations();
        assert_eq!(violations.len(), number + 1);
        assert_eq!(violations[number].kind, kind);
    }
    assert_eq!(vendor.password_changes(), 0);
}

#[tokio::test]
async fn arrays_in_the_query_have_brackets() {
    let vendor = Meraki::start().await;
    let client = Client::new(&vendor);
    let path = format!("/organizations/{}/networks", meraki::ORGANIZATION_ID);
    let (status, networks) = client.call("GET", &format!("{path}?tags[]=a&tags[]=b"), None).await;
    assert_eq!((status, networks.as_array().unwrap().len()), (200, 1));
    vendor.assert_no_violations();
    assert_eq!(client.call("GET", &format!("{path}?tags=a"), None).await.0, 400);
    assert!(vendor.violations()[0].message.contains("brackets"));
}

#[tokio::test]
async fn lists_are_paged_by_link() {
    let vendor = Meraki::start().await;
    for number in 0..5 {
        vendor.add_network(&format!("N_{number}"), "n");
    }
    let path = format!("{}/organizations/{}/networks?perPage=4", vendor.base_url(), meraki::ORGANIZATION_ID);
    let get = async |url: String| {
        let response = client::new().get(url).bearer_auth(meraki::API_KEY).send().await.unwrap();
        let link = response.headers()["link"].to_str().unwrap().to_owned();
        (response.json::<Vec<Value>>().await.unwrap(), link)
    };
    let (first, link) = get(path).await;
    assert_eq!(first.len(), 4);
    let next = link.split(", ").find(|part| part.ends_with("rel=next")).unwrap();
    let next = next.trim_start_matches('<').split('>').next().unwrap();
    let (second, link) = get(next.to_owned()).await;
    assert_eq!(second.len(), 2);
    assert!(!link.contains("rel=next") && link.contains("rel=prev"), "{link}");
    vendor.assert_no_violations();
}

#[tokio::test]
async fn fifty_thousand_users() {
    let vendor = Meraki::builder().users(50_000).start().await;
    let start = std::time::Instant::now();
    let (status, list) = Client::new(&vendor).call("GET", &users(), None).await;
    assert_eq!((status, list.as_array().unwrap().len()), (200, 50_001));
    println!("50,001 users in {:?}", start.elapsed());
}

#[test]
fn a_test_may_block() {
    let vendor = Meraki::start_blocking();
    let connected = std::net::TcpStream::connect(vendor.address());
    assert!(connected.is_ok());
}

#[test]
#[should_panic(expected = "the document was violated")]
fn a_violation_that_nobody_looks_at_fails_the_test() {
    let vendor = Meraki::start_blocking();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (status, _) = runtime.block_on(async { Client::new(&vendor).call("GET", "/unknown", None).await });
    assert_eq!(status, 501);
}

/// The vendor's clients send what no document has any more.
#[tokio::test]
async fn former_paths_and_headers_are_taken() {
    let vendor = Meraki::start().await;
    let url = |path: &str| format!("{}/organizations/{}{path}", vendor.base_url(), meraki::ORGANIZATION_ID);
    let get = async |path: &str, key: &str| {
        let sent = client::new().get(url(path)).header("X-Cisco-Meraki-API-Key", key).send().await.unwrap();
        sent.status().as_u16()
    };
    assert_eq!(get("/inventoryDevices?perPage=1000", meraki::API_KEY).await, 200);
    assert_eq!(get("", "another").await, 401);
    let client = Client::new(&vendor);
    let path = format!("/organizations/{}/networks", meraki::ORGANIZATION_ID);
    let networks = client.call("GET", &path, Some(json!({}))).await;
    assert_eq!(networks.0, 200, "an empty object says nothing");
    vendor.assert_no_violations();
}

#[tokio::test]
async fn networks_are_made_changed_and_removed() {
    let vendor = Meraki::start().await;
    let client = Client::new(&vendor);
    let list = format!("/organizations/{}/networks", meraki::ORGANIZATION_ID);
    let new = json!({"name": "New", "productTypes": ["switch"]});
    let (status, made) = client.call("POST", &list, Some(new)).await;
    assert_eq!((status, &made["name"], &made["productTypes"]), (201, &json!("New"), &json!(["switch"])));
    let path = format!("/networks/{}", made["id"].as_str().unwrap());
    client.call("PUT", &path, Some(json!({"name": "Newer"}))).await;
    assert_eq!(client.call("GET", &path, None).await.1["name"], json!("Newer"));
    assert_eq!(client.call("GET", &list, None).await.1[1]["name"], json!("Newer"));
    assert_eq!(client.call("DELETE", &path, None).await.0, 204);
    assert_eq!(
        (client.call("GET", &path, None).await.0, client.call("DELETE", &path, None).await.0),
        (404, 404)
    );
    vendor.assert_no_violations();
}

#[tokio::test]
async fn organizations_have_networks_of_their_own() {
    let vendor = Meraki::start().await;
    vendor.add_organization("7", "Second");
    vendor.add_network_to("7", "N_7", "Of the second");
    let client = Client::new(&vendor);
    let names = async |path: &str| -> Vec<Value> {
        let (_, list) = client.call("GET", path, None).await;
        list.as_array().unwrap().iter().map(|one| one["name"].clone()).collect()
    };
    assert_eq!(names("/organizations").await, ["Example Organization", "Second"]);
    assert_eq!(names("/organizations/7/networks").await, ["Of the second"]);
    assert_eq!(names("/organizations/100001/networks").await, ["Example Network"]);
    let new = json!({"name": "New", "productTypes": ["switch"]});
    let (_, made) = client.call("POST", "/organizations/7/networks", Some(new)).await;
    assert_eq!(made["organizationId"], json!("7"));
    assert_eq!(names("/organizations/7/networks").await, ["Of the second", "New"]);
    assert_eq!(client.call("GET", "/organizations/8/networks", None).await.0, 404);
    vendor.assert_no_violations();
}

#[tokio::test]
async fn a_snapshot_is_gone_back_to_as_often_as_is_wanted() {
    let vendor = Meraki::start().await;
    let client = Client::new(&vendor);
    vendor.add_organization("7", "Second");
    vendor.snapshot("two organizations");
    for _ in 0..2 {
        client.call("DELETE", &format!("/networks/{}", meraki::NETWORK_ID), None).await;
        client.call("DELETE", "/organizations/7", None).await;
        let left = (client.call("GET", "/organizations/7", None).await.0, vendor.users().len());
        assert_eq!(left, (404, 0));
        vendor.restore("two organizations");
        assert_eq!((client.call("GET", "/organizations/7", None).await.0, vendor.users().len()), (200, 1));
    }
}
