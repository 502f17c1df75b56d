//! The fake Tenable, called as a client would.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests fail as tests do: by panicking"
)]

mod client;

use sdk_mock::tenable::{self, Credential, Tenable, User};
use serde_json::{Value, json};

struct Client<'a> {
    vendor: &'a Tenable,
    keys: Option<(&'a str, &'a str)>,
    http: reqwest::Client,
}

struct Reply {
    status: u16,
    content_type: Option<String>,
    json: Value,
    length: usize,
}

impl<'a> Client<'a> {
    fn new(vendor: &'a Tenable) -> Self {
        Self { vendor, keys: Some((tenable::ACCESS_KEY, tenable::SECRET_KEY)), http: client::new() }
    }

    fn basic(vendor: &'a Tenable) -> Self {
        Self { keys: Some((tenable::BASIC_ACCESS_KEY, tenable::BASIC_SECRET_KEY)), ..Self::new(vendor) }
    }

    async fn call(&self, method: &str, path: &str, body: Option<Value>) -> Reply {
        let url = format!("{}{path}", self.vendor.base_url());
        let mut request = self.http.request(method.parse().unwrap(), url);
        if let Some((access, secret)) = self.keys {
            request = request.header("X-ApiKeys", format!("accessKey={access}; secretKey={secret}"));
        }
        if let Some(body) = body {
            request = request.json(&body);
        }
        let response = request.send().await.unwrap();
        assert!(response.headers().contains_key("x-request-uuid"));
        let status = response.status().as_u16();
        let content_type =
            response.headers().get("content-type").map(|value| value.to_str().unwrap().to_owned());
        let body = response.bytes().await.unwrap();
        Reply {
            status,
            content_type,
            json: serde_json::from_slice(&body).unwrap_or_default(),
            length: body.len(),
        }
    }

    async fn set_password(&self, user: &str, password: &str) -> Reply {
        self.call("PUT", &format!("/users/{user}/chpasswd"), Some(json!({"password": password}))).await
    }

    async fn log_in(&self, username: &str, password: &str) -> Reply {
        let body = json!({"username": username, "password": password});
        Self { keys: None, ..Self::new(self.vendor) }.call("POST", "/session", Some(body)).await
    }
}

#[tokio::test]
async fn a_password_is_changed_once() {
    let vendor = Tenable::start().await;
    let client = Client::new(&vendor);
    let users = client.call("GET", "/users", None).await.json;
    let user =
        users["users"].as_array().unwrap().iter().find(|user| user["username"] == tenable::USER).unwrap();
    let uuid = user["uuid"].as_str().unwrap();
    let reply = client.set_password(uuid, "New-Passw0rd-22").await;
    assert_eq!((reply.status, reply.content_type, reply.length), (200, None, 0), "as recorded");
    assert_eq!(vendor.password_of(tenable::USER).as_deref(), Some("New-Passw0rd-22"));
    for former in ["New-Passw0rd-22", tenable::USER_PASSWORD] {
        let reply = client.set_password(uuid, former).await;
        assert_eq!(reply.status, 400);
        assert!(reply.json["error"].is_string());
    }
    assert_eq!(client.set_password(uuid, "short").await.status, 400);
    assert_eq!(vendor.password_changes(), 1);
    vendor.assert_called("users-password", 4);
    vendor.assert_no_violations();
}

#[tokio::test]
async fn roles_and_keys_decide() {
    let vendor = Tenable::start().await;
    let basic = Client::basic(&vendor);
    let users = basic.call("GET", "/users", None).await.json;
    let fields: Vec<_> = users["users"][0].as_object().unwrap().keys().collect();
    assert_eq!(fields.len(), 4, "{fields:?}");
    let forbidden = json!({"statusCode": 403, "error": "Forbidden", "message": "Insufficient scope"});
    let reply = basic.set_password(tenable::USER_UUID, "nonsense").await;
    assert_eq!((reply.status, reply.json), (403, forbidden));
    for keys in [None, Some(("wrong", "wrong")), Some((tenable::ACCESS_KEY, tenable::BASIC_SECRET_KEY))] {
        let reply = Client { keys, ..Client::new(&vendor) }.call("GET", "/users", None).await;
        assert_eq!((reply.status, &reply.json["message"]), (401, &json!("Invalid credentials.")));
    }
    let missing = "00000000-0000-4000-8000-00000000dead";
    assert_eq!(Client::new(&vendor).set_password(missing, "New-Passw0rd-22").await.status, 404);
    vendor.assert_no_violations();
}

#[tokio::test]
async fn who_looks_at_requests_sees_neither_keys_nor_tokens() {
    let vendor = Tenable::builder().server(|server| server.control()).start().await;
    let client = Client::new(&vendor);
    client.call("GET", "/users", None).await;
    let url = format!("{}/session", vendor.base_url());
    client::new().get(&url).header("X-Cookie", "token=not-for-others").send().await.unwrap();
    let seen = format!("{}/__sdk-mock/requests", vendor.base_url());
    let seen = client::new().get(seen).send().await.unwrap().text().await.unwrap();
    assert_eq!(seen.matches("(not shown)").count(), 2, "{seen}");
    assert!(!seen.contains("not-for-others") && !seen.contains(tenable::SECRET_KEY), "{seen}");
}

#[tokio::test]
async fn logins_count_and_lock() {
    let vendor = Tenable::start().await;
    let client = Client::new(&vendor);
    let reply = client.log_in(tenable::USER, tenable::USER_PASSWORD).await;
    assert_eq!(reply.status, 200);
    let url = format!("{}/session", vendor.base_url());
    let cookie = format!("token={}", reply.json["token"].as_str().unwrap());
    let session = client::new().get(&url).header("X-Cookie", &cookie).send().await.unwrap();
    assert_eq!(session.json::<Value>().await.unwrap()["username"], tenable::USER);
    let ended = client::new().delete(&url).header("X-Cookie", &cookie).send().await.unwrap();
    assert_eq!(ended.status(), 200);
    for _ in 0..5 {
        assert_eq!(client.log_in(tenable::USER, "wrong").await.status, 401);
    }
    assert_eq!(client.log_in(tenable::USER, tenable::USER_PASSWORD).await.status, 401);
    assert!(vendor.user(tenable::USER).unwrap().lockout);
    assert_eq!(client.set_password(tenable::USER_UUID, "New-Passw0rd-22").await.status, 200);
    assert_eq!(client.log_in(tenable::USER, "New-Passw0rd-22").await.status, 200);
    vendor.change_user(tenable::USER, |user| user.password_permitted = false);
    assert_eq!(client.log_in(tenable::USER, "New-Passw0rd-22").await.status, 401);
    vendor.assert_no_violations();
}

#[tokio::test]
async fn a_user_lives_and_dies() {
    let vendor = Tenable::start().await;
    let client = Client::new(&vendor);
    let new = json!({"username": "new@example.com", "password": "New-Passw0rd-22", "permissions": 32});
    let user = client.call("POST", "/users", Some(new.clone())).await.json;
    assert_eq!(client.call("POST", "/users", Some(new)).await.status, 400);
    let path = format!("/users/{}", user["uuid"].as_str().unwrap());
    let edited = client.call("PUT", &path, Some(json!({"name": "New"}))).await.json;
    assert_eq!((&edited["name"], &edited["permissions"]), (&json!("New"), &json!(32)));
    let disabled = client.call("PUT", &format!("{path}/enabled"), Some(json!({"enabled": false}))).await.json;
    assert_eq!(disabled["enabled"], json!(false));
    let auths = json!({"api_permitted": true, "password_permitted": false, "saml_permitted": true});
    let reply = client.call("PUT", &format!("{path}/authorizations"), Some(auths)).await;
    assert_eq!((reply.status, reply.length), (200, 0));
    let auths = client.call("GET", &format!("{path}/authorizations"), None).await.json;
    assert_eq!(auths["password_permitted"], json!(false));
    let keys = client.call("PUT", &format!("{path}/keys"), None).await.json;
    assert!(keys["accessKey"].is_string());
    let reply = client.call("DELETE", &path, None).await;
    assert_eq!((reply.status, reply.length), (200, 0));
    assert_eq!(client.call("GET", &path, None).await.status, 404);
    let own = format!("/users/{}/enabled", tenable::ADMIN_UUID);
    assert_eq!(client.call("PUT", &own, Some(json!({"enabled": false}))).await.status, 409);
    vendor.assert_no_violations();
}

#[tokio::test]
async fn a_credential_keeps_what_is_masked() {
    let vendor = Tenable::start().await;
    let client = Client::new(&vendor);
    vendor.add_credential(Credential::ssh("Linux servers", "root", "Old-Passw0rd-11"));
    let list = client.call("GET", "/credentials?f=name:eq:Linux%20servers", None).await.json;
    assert_eq!(list["pagination"]["total"], 1);
    let path = format!("/credentials/{}", list["credentials"][0]["uuid"].as_str().unwrap());
    let details = client.call("GET", &path, None).await.json;
    assert!(!details.to_string().contains("Passw0rd"));
    let mut settings = details["settings"].clone();
    settings["password"] = json!("New-Passw0rd-22");
    let update = json!({"name": details["name"], "ad_hoc": details["ad_hoc"], "settings": settings});
    assert_eq!(client.call("PUT", &path, Some(update)).await.json, json!({"updated": true}));
    let credential = vendor.credential("Linux servers").unwrap();
    assert_eq!(credential.settings["password"], "New-Passw0rd-22");
    assert_eq!(credential.settings["escalation_password"], "Elevate-Passw0rd-1");
    assert_eq!(credential.changes, 1);
    let taken = json!({"name": tenable::CREDENTIAL});
    assert_eq!(client.call("PUT", &path, Some(taken)).await.status, 409);
    vendor.assert_no_violations();
}

#[tokio::test]
async fn groups_have_members() {
    let vendor = Tenable::start().await;
    let client = Client::new(&vendor);
    let group = client.call("POST", "/groups", Some(json!({"name": "g"}))).await.json;
    let path = format!("/groups/{}/users", group["uuid"].as_str().unwrap());
    let member = format!("{path}/{}", tenable::USER_UUID);
    assert_eq!(client.call("POST", &member, None).await.status, 200);
    assert_eq!(client.call("GET", &path, None).await.json["users"][0]["username"], tenable::USER);
    assert_eq!(client.call("DELETE", &member, None).await.status, 200);
    assert_eq!(client.call("GET", &path, None).await.json, json!({"users": []}));
    vendor.assert_no_violations();
}

#[tokio::test]
async fn the_body_of_a_python_client_is_not_in_the_document() {
    let vendor = Tenable::start().await;
    let body = json!({"password": "New-Passw0rd-22", "current_password": tenable::USER_PASSWORD});
    let path = format!("/users/{}/chpasswd", tenable::USER_UUID);
    let reply = Client::new(&vendor).call("PUT", &path, Some(body)).await;
    assert_eq!(reply.status, 400);
    let text = vendor.violations()[0].to_string();
    assert!(
        text.contains("current_password") && text.contains("#/paths/~1users~1{user_uuid}~1chpasswd"),
        "{text}"
    );
    assert_eq!(vendor.password_changes(), 0);
    let numeric = Client::new(&vendor).set_password("1003", "New-Passw0rd-22").await;
    assert_eq!(numeric.status, 200, "the server also takes the numeric id");
    assert_eq!(vendor.violations().len(), 1);
}

#[tokio::test]
async fn many_users_can_be_made() {
    let vendor = Tenable::builder().users(100).start().await;
    vendor.add_user(User::local("one-more@example.com", "p"));
    assert_eq!(vendor.users().len(), 104);
}
