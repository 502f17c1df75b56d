//! The client against the stateful mock of the vendor: what is sent, what comes back, what is refused.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do: by panicking")]

use sdk_mock::Fault;
use sdk_mock::tenable::{ACCESS_KEY, SECRET_KEY, Tenable, USER, USER_PASSWORD};
use sdk_tenable::types::builder::{SessionCreateBody, UsersPasswordBody};
use sdk_tenable::{CallOptions, Client, ClientBuilder, Secret};

fn client(tenable: &Tenable) -> Client {
    Client::builder().api_keys(ACCESS_KEY, SECRET_KEY).base_url(tenable.base_url()).build().unwrap()
}

async fn set_password(client: &Client, uuid: &str, password: &'static str) -> Result<(), sdk_tenable::Error> {
    client
        .users_password()
        .user_uuid(uuid)
        .body_map(|body: UsersPasswordBody| body.password(Secret::from(password)))
        .send()
        .await
        .map(drop)
}

#[tokio::test]
async fn a_password_is_rotated_and_its_empty_response_is_a_success() {
    let tenable = Tenable::start().await;
    let client = client(&tenable);
    let list = client.users_list().send().await.unwrap();
    let user = list.users.iter().find(|user| user.username.as_deref() == Some(USER)).unwrap();

    set_password(&client, user.uuid.as_deref().unwrap(), "New-Example-Passw0rd").await.unwrap();

    assert_eq!(tenable.password_of(USER).as_deref(), Some("New-Example-Passw0rd"));
    tenable.assert_calls(&["users-list", "users-password"]);
    tenable.assert_no_violations();
    assert_eq!(tenable.connections(), 1, "one connection serves both calls");
}

#[tokio::test]
async fn a_write_that_may_have_been_applied_is_not_repeated() {
    let tenable = Tenable::start().await;
    let uuid = tenable.user(USER).unwrap().uuid;
    tenable.fault(Fault::on("users-password").after_change().close_connection());

    let error = set_password(&client(&tenable), &uuid, "New-Example-Passw0rd").await.unwrap_err();

    assert!(error.may_have_been_applied() && !error.was_applied(), "{error}");
    tenable.assert_called("users-password", 1);
}

#[tokio::test]
async fn a_login_travels_without_the_api_keys() {
    let tenable = Tenable::start().await;
    let session = client(&tenable)
        .session_create()
        .body_map(|body: SessionCreateBody| body.username(USER).password(Secret::from(USER_PASSWORD)))
        .send()
        .await
        .unwrap();
    assert!(!session.token.expose().is_empty());
    assert_eq!(tenable.requests_of("session-create")[0].header("x-apikeys"), None);
}

#[tokio::test]
async fn nothing_prints_the_keys_or_the_password() {
    let tenable = Tenable::start().await;
    let client = client(&tenable);
    let call = client
        .users_password()
        .user_uuid("00000000-0000-4000-8000-00000000dead")
        .body_map(|body: UsersPasswordBody| body.password(Secret::from("Canary-Passw0rd-1")));
    let text = format!("{client:?} {call:?}");
    let error = call.send().await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
    let text = format!("{text} {error} {error:?}");
    for secret in ["Canary-Passw0rd-1", ACCESS_KEY, SECRET_KEY] {
        assert!(!text.contains(secret), "{text}");
    }
}

#[test]
fn what_cannot_work_is_refused_when_the_client_is_built() {
    assert!(Client::builder().build().is_err(), "no keys");
    assert!(Client::builder().api_keys("", "x").build().is_err());
    assert!(Client::builder().api_keys("a", "b").application("App", "1", "Us; Them").build().is_err());
    assert!(Client::builder().api_keys("a", "b").base_url("http://cloud.tenable.com").build().is_err());
}

/// The type and the settings of a credential are free JSON, and the password is in them.
#[tokio::test]
async fn the_settings_of_a_credential_are_not_printed() {
    let tenable = Tenable::start().await;
    let settings = serde_json::json!({ "username": "svc-vault", "password": "canary-7f3a" });
    let settings = settings.as_object().unwrap().clone();
    let body = |body: sdk_tenable::types::builder::CredentialsCreateBody| {
        body.name("Windows scan").type_("Windows").settings(settings)
    };
    let words = r#"{"error":"Windows scan: canary-7f3a is refused"}"#;
    tenable.fault(Fault::on("credentials-create").status(400).body("application/json", words));
    let call_client = client(&tenable);
    let call = call_client.credentials_create().body_map(body);
    assert!(!format!("{call:?} {call:#?}").contains("canary"), "{call:?}");
    let error = call.send().await.unwrap_err();
    assert_eq!(error.messages(), ["Windows scan: [redacted] is refused"]);
}

/// What runs already can be adopted.
#[tokio::test]
async fn the_job_of_a_conflict_is_named() {
    let tenable = Tenable::start().await;
    let body = r#"{"active_job_id":"5f0d2a6e-1f5c-4c2f-8d3a-2a3b4c5d6e7f","failure_reason":"Duplicate export not permitted"}"#;
    tenable.fault(Fault::on("exports-vulns-request-export").status(409).body("application/json", body));
    let client = client(&tenable);
    let call = client.exports_vulns_request_export().body_map(|body| body.num_assets(500));
    let error = call.send().await.unwrap_err();
    assert!(error.status().is_some_and(|status| status == 409) && !error.may_have_been_applied());
    assert_eq!(error.member("active_job_id"), Some("5f0d2a6e-1f5c-4c2f-8d3a-2a3b4c5d6e7f"));
    assert_eq!(error.messages(), ["Duplicate export not permitted"]);
}

/// Variables are set for a process of their own: those of this one belong to all tests.
#[tokio::test]
async fn the_keys_come_from_the_environment_when_asked_for() {
    const URL: &str = "SDK_TEST_BASE_URL";
    if let Ok(url) = std::env::var(URL) {
        let client = ClientBuilder::from_env().base_url(url).build().unwrap();
        client.users_list().send().await.unwrap();
        return;
    }
    let server = Tenable::start().await;
    let run = |variables: &'static [(&str, &str)]| {
        let mut test = std::process::Command::new(std::env::current_exe().unwrap());
        test.args(["--exact", "the_keys_come_from_the_environment_when_asked_for"])
            .env(URL, server.base_url());
        for name in ["TIO_ACCESS_KEY", "TIO_SECRET_KEY"] {
            test.env_remove(name);
        }
        test.envs(variables.iter().copied());
        async { tokio::task::spawn_blocking(move || test.output().unwrap()).await.unwrap() }
    };
    assert!(run(&[("TIO_ACCESS_KEY", ACCESS_KEY), ("TIO_SECRET_KEY", SECRET_KEY)]).await.status.success());
    server.assert_calls(&["users-list"]);
    let missing = run(&[("TIO_ACCESS_KEY", ACCESS_KEY)]).await;
    let text =
        String::from_utf8_lossy(&missing.stdout).into_owned() + &String::from_utf8_lossy(&missing.stderr);
    assert!(!missing.status.success() && text.contains(r#"Variable("TIO_SECRET_KEY")"#), "{text}");
}

/// The recipe of the README: the keys stay, and only the clone acts as somebody else.
#[tokio::test]
async fn a_client_acts_as_another_user() {
    let tenable = Tenable::start().await;
    let client = client(&tenable);
    let ada = client.with_options(CallOptions::default().header("x-impersonate", "username=ada@example.com"));
    ada.session_details().send().await.unwrap();
    client.session_details().send().await.unwrap();
    let requests = tenable.requests();
    let sent: Vec<_> = requests.iter().map(|request| request.header("x-impersonate")).collect();
    assert_eq!(sent, [Some("username=ada@example.com"), None]);
    assert!(requests.iter().all(|request| request.header("x-apikeys").is_some()));
    tenable.assert_no_violations();
}
