//! The client against the stateful mock of the vendor: what is sent, what comes back, what is refused.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do: by panicking")]

use sdk_meraki::types::builder::UpdateNetworkMerakiAuthUserBody;
use sdk_meraki::{Client, ClientBuilder, Secret};
use sdk_mock::meraki::{API_KEY, Meraki, NETWORK_ID, USER_EMAIL};
use sdk_mock::{Fault, RateLimit};

fn client(meraki: &Meraki) -> Client {
    Client::builder().api_key(API_KEY).base_url(meraki.base_url()).build().unwrap()
}

async fn set_password(client: &Client, id: &str, password: &'static str) -> Result<(), sdk_meraki::Error> {
    client
        .update_network_meraki_auth_user()
        .network_id(NETWORK_ID)
        .meraki_auth_user_id(id)
        .body_map(|body: UpdateNetworkMerakiAuthUserBody| body.password(Secret::from(password)))
        .send()
        .await
        .map(drop)
}

#[tokio::test]
async fn a_password_is_rotated() {
    let meraki = Meraki::start().await;
    let client = client(&meraki);
    let users = client.get_network_meraki_auth_users().network_id(NETWORK_ID).send().await.unwrap();
    let user = users.iter().find(|user| user.email.as_deref() == Some(USER_EMAIL)).unwrap();

    set_password(&client, &user.id, "New-Example-Passw0rd").await.unwrap();

    assert_eq!(meraki.password_of(USER_EMAIL).as_deref(), Some("New-Example-Passw0rd"));
    meraki.assert_calls(&["getNetworkMerakiAuthUsers", "updateNetworkMerakiAuthUser"]);
    meraki.assert_no_violations();
    assert_eq!(meraki.connections(), 1, "one connection serves both calls");
}

#[tokio::test]
async fn only_the_fields_that_were_set_are_sent() {
    let meraki = Meraki::start().await;
    let id = meraki.user(USER_EMAIL).unwrap().id;
    set_password(&client(&meraki), &id, "New-Example-Passw0rd").await.unwrap();

    let update = &meraki.requests_of("updateNetworkMerakiAuthUser")[0];
    assert_eq!(update.json, Some(serde_json::json!({ "password": "New-Example-Passw0rd" })));
    assert_eq!(update.header("api-version"), None);
    assert_eq!(
        update.header("user-agent"),
        Some(concat!("SdkRust/", env!("CARGO_PKG_VERSION"), " OpenSource"))
    );
}

#[tokio::test]
async fn a_path_parameter_cannot_escape_its_segment() {
    let meraki = Meraki::start().await;
    let client = client(&meraki);
    for id in ["", ".", "..", "a/b", "a\\b", "N_1/../../organizations/1?x="] {
        let error = client.get_network_meraki_auth_users().network_id(id).send().await.unwrap_err();
        assert!(error.is_invalid_request() && !error.may_have_been_applied(), "{id:?}: {error}");
    }
    assert!(meraki.requests().is_empty());
}

#[tokio::test]
async fn an_applied_change_with_a_useless_response_says_that_it_was_applied() {
    let meraki = Meraki::start().await;
    let id = meraki.user(USER_EMAIL).unwrap().id;
    meraki.fault(Fault::on("updateNetworkMerakiAuthUser").after_change().status(200).html());

    let error = set_password(&client(&meraki), &id, "New-Example-Passw0rd").await.unwrap_err();

    assert!(error.was_applied(), "{error}");
    assert_eq!(meraki.password_of(USER_EMAIL).as_deref(), Some("New-Example-Passw0rd"));
}

#[tokio::test]
async fn a_rate_limit_is_waited_for() {
    let meraki = Meraki::start().await;
    meraki.fault(Fault::on("getNetworkMerakiAuthUsers").status(429).retry_after_seconds(1));
    let users = client(&meraki).get_network_meraki_auth_users().network_id(NETWORK_ID).send().await.unwrap();
    assert_eq!(users.attempts(), 2);
    assert!(!users.is_empty());
}

#[tokio::test]
async fn nothing_prints_the_key_or_the_password() {
    let meraki = Meraki::start().await;
    let client = client(&meraki);
    let call = client
        .update_network_meraki_auth_user()
        .network_id(NETWORK_ID)
        .meraki_auth_user_id("x")
        .body_map(|body: UpdateNetworkMerakiAuthUserBody| body.password(Secret::from("canary-password")));
    let text = format!("{client:?} {call:?}");
    let error = call.send().await.unwrap_err();
    let text = format!("{text} {error} {error:?}");
    assert!(!text.contains("canary-password") && !text.contains(API_KEY), "{text}");
}

/// Each would have a limit of its own, if the client did not know that organizations are what the vendor limits.
#[tokio::test]
async fn many_networks_share_the_limit_of_their_organization() {
    let meraki = Meraki::builder().rate_limit(RateLimit::MERAKI).start().await;
    let client = client(&meraki);
    let calls = (0..40).map(|number| {
        let client = client.clone();
        tokio::spawn(async move {
            client.get_network_devices().network_id(format!("N_{number}")).send().await.map(drop)
        })
    });
    for call in calls.collect::<Vec<_>>() {
        let error = call.await.unwrap().unwrap_err();
        assert!(error.is_not_found(), "{error}");
    }
    // One by one they would be 20; a few are due to a machine that is busy.
    let refused = meraki.requests().iter().filter(|request| request.status == Some(429)).count();
    assert!(refused < 10, "{refused}");
}

#[tokio::test]
async fn the_application_may_be_a_pre_release() {
    let meraki = Meraki::start().await;
    for version in ["1", "1.4.2", "1.0.0-beta", "1.0.0-beta.1", env!("CARGO_PKG_VERSION")] {
        let builder = Client::builder().api_key(API_KEY).base_url(meraki.base_url());
        let client = builder.application("Inventory", version, "Example").build().unwrap();
        client.get_organizations().send().await.unwrap();
        let sent = meraki.requests().pop().unwrap();
        assert_eq!(sent.header("user-agent"), Some(&*format!("Inventory/{version} Example")));
    }
}

#[test]
fn what_cannot_work_is_refused_when_the_client_is_built() {
    for url in
        ["http://api.meraki.com/api/v1", "https://user:pw@api.meraki.com/api/v1", "ftp://x", "nonsense"]
    {
        assert!(Client::builder().api_key(API_KEY).base_url(url).build().is_err(), "{url}");
    }
    assert!(Client::builder().build().is_err(), "no key");
    assert!(Client::builder().api_key("with space").build().is_err());
    for (name, version, vendor) in [
        ("My App", "1.0", "Us"),
        ("App", "1 0", "Us"),
        ("App", "1.0-", "Us"),
        ("App", "1.0;x", "Us"),
        ("App", "1.0", "U-s"),
        ("", "1", "U"),
    ] {
        let built = Client::builder().api_key(API_KEY).application(name, version, vendor).build();
        assert!(built.is_err(), "{name}/{version} {vendor}");
    }
}

/// Which of several was refused is in the vendor's words only.
#[tokio::test]
async fn the_serial_that_is_claimed_already_is_named() {
    let meraki = Meraki::start().await;
    let words = "Device with serial Q2PW-HVGL-0000 is already claimed";
    let body = serde_json::json!({ "errors": [words] }).to_string();
    meraki.fault(Fault::on("claimNetworkDevices").status(400).body("application/json", body));
    let client = client(&meraki);
    let serials = ["Q2PW-HVGL-0000", "Q2PW-HVGL-0001"].map(str::to_owned).to_vec();
    let call = client.claim_network_devices().network_id(NETWORK_ID).body_map(|body| body.serials(serials));
    assert_eq!(call.send().await.unwrap_err().messages(), [words]);
}

/// Variables are set for a process of their own: those of this one belong to all tests.
#[tokio::test]
async fn the_key_comes_from_the_environment_when_asked_for() {
    const URL: &str = "SDK_TEST_BASE_URL";
    if let Ok(url) = std::env::var(URL) {
        let client = ClientBuilder::from_env().base_url(url).build().unwrap();
        client.get_organizations().send().await.unwrap();
        return;
    }
    let server = Meraki::start().await;
    let run = |variables: &'static [(&str, &str)]| {
        let mut test = std::process::Command::new(std::env::current_exe().unwrap());
        test.args(["--exact", "the_key_comes_from_the_environment_when_asked_for"])
            .env(URL, server.base_url());
        test.env_remove("MERAKI_DASHBOARD_API_KEY");
        test.envs(variables.iter().copied());
        async { tokio::task::spawn_blocking(move || test.output().unwrap()).await.unwrap() }
    };
    assert!(run(&[("MERAKI_DASHBOARD_API_KEY", API_KEY)]).await.status.success());
    server.assert_calls(&["getOrganizations"]);
    let missing = run(&[]).await;
    let text =
        String::from_utf8_lossy(&missing.stdout).into_owned() + &String::from_utf8_lossy(&missing.stderr);
    assert!(!missing.status.success() && text.contains(r#"Variable("MERAKI_DASHBOARD_API_KEY")"#), "{text}");
}
