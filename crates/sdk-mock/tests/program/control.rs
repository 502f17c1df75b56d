//! What a suite in any language does with a running program: faults, stubs, state.

use sdk_mock::meraki;
use serde_json::{Value, json};

use crate::{Program, client};

#[tokio::test]
async fn a_team_in_any_language_can_script_faults() {
    let program = Program::start(&["--api", "meraki"]);
    let (base, control) = (program.value("base URL"), program.value("control"));
    assert!(base.ends_with("/api/v1"));
    let client = client::new();
    let fault = json!({"operation": "getOrganizations", "status": 429, "headers": {"retry-after": "1"}});
    let scripted = client.post(format!("{control}/faults")).json(&fault).send().await.unwrap();
    assert_eq!(scripted.status(), 204);
    let unknown = json!({"operation": "getOrganisations"});
    let refused = client.post(format!("{control}/faults")).json(&unknown).send().await.unwrap();
    assert_eq!(refused.status(), 400);
    for expected in [429, 200] {
        let response =
            client.get(format!("{base}/organizations")).bearer_auth(program.value("API key")).send();
        assert_eq!(response.await.unwrap().status(), expected);
    }
    let wrong =
        client.get(format!("{base}/organisations")).bearer_auth(meraki::API_KEY).send().await.unwrap();
    assert_eq!(wrong.status(), 501);
    let requests: Value =
        client.get(format!("{control}/requests")).send().await.unwrap().json().await.unwrap();
    assert_eq!(requests.as_array().unwrap().len(), 3, "control paths are not recorded");
    assert_eq!(requests[0]["applied"], json!(false));
    let violations = client.get(format!("{control}/violations")).send().await.unwrap().text().await.unwrap();
    assert!(violations.contains("organisations"), "{violations}");
    let page = client.get(format!("{control}/coverage.html")).send().await.unwrap().text().await.unwrap();
    assert!(page.contains("<td>getOrganizations</td>"), "{page}");
}

#[tokio::test]
async fn a_suite_of_many_tests_shares_one_program() {
    let program = Program::start(&["--api", "meraki"]);
    let (base, control) = (program.value("base URL"), program.value("control"));
    let client = client::new();
    let get = async |path: &str| -> Value {
        let sent = client.get(format!("{base}{path}")).bearer_auth(meraki::API_KEY);
        sent.header("user-agent", "suite/1").send().await.unwrap().json().await.unwrap()
    };
    let post = async |path: &str, body: Value| {
        let response = client.post(format!("{control}{path}")).json(&body).send().await.unwrap();
        (response.status().as_u16(), response.text().await.unwrap())
    };
    let look = async |path: &str| -> Value {
        client.get(format!("{control}{path}")).send().await.unwrap().json().await.unwrap()
    };
    let start = look("/state").await;
    for run in 0..2 {
        // Seed, and look at it through the API.
        let seed = json!({
            "networks": [{"id": "N_2", "name": "Second", "users": [{"email": "ann@example.com", "password": "Old-1"}]}],
            "admins": [{"name": "Ann", "email": "ann@example.com"}],
        });
        assert_eq!(post("/state", seed).await, (204, String::new()));
        let users = get("/networks/N_2/merakiAuthUsers").await;
        assert_eq!(users[0]["email"], json!("ann@example.com"), "run {run}");
        assert_eq!(post("/state", json!({"netwroks": []})).await.0, 400);
        // A response of the suite's own, for one organization.
        let path = "/organizations/100001/devices/statuses";
        let own = json!([{"serial": "Q2AB-CDEF-GHIJ", "status": "offline"}]);
        let stub = |json: Value| json!({"operation": "getOrganizationDevicesStatuses", "path": {"organizationId": "100001"}, "json": json});
        assert_eq!(post("/stubs", stub(own.clone())).await.0, 204);
        assert_eq!(get(path).await, own);
        let (status, reason) = post("/stubs", stub(json!([{"serial": 5}]))).await;
        assert!(status == 400 && reason.contains("serial"), "{reason}");
        // Faults by path, and those that did not strike.
        let fault =
            |id: &str| json!({"operation": "getOrganization", "path": {"organizationId": id}, "status": 503});
        assert_eq!(post("/faults", fault("7")).await.0, 204);
        assert_eq!(get("/organizations/100001").await["id"], json!("100001"));
        assert_eq!(look("/faults").await[0]["path"], json!({"organizationId": "7"}));
        let nonsense = json!({"operation": "getOrganization", "path": {"networkId": "7"}});
        assert_eq!(post("/faults", nonsense).await.0, 400);
        // What was received, without the key.
        let requests = look("/requests").await;
        assert_eq!(requests.as_array().unwrap().len(), 3, "run {run}");
        assert!(requests.to_string().contains(r#"["user-agent","suite/1"]"#), "{requests}");
        assert!(!requests.to_string().contains(meraki::API_KEY));
        assert_eq!(client.delete(format!("{control}/requests")).send().await.unwrap().status(), 204);
        assert_eq!(look("/requests").await, json!([]));
        assert_eq!(post("/reset", json!(null)).await.0, 204);
        assert_eq!((look("/state").await, look("/faults").await), (start.clone(), json!([])));
        assert_ne!(get(path).await, own, "stubs are gone");
        assert_eq!(post("/snapshots/start", json!(null)).await.0, 204);
        assert_eq!(post("/state", json!({"networks": [{"id": "N_3"}]})).await.0, 204);
        assert_eq!(post("/snapshots/start/restore", json!(null)).await.0, 204);
        assert_eq!(look("/state").await, start);
        assert_eq!(post("/snapshots/none/restore", json!(null)).await.0, 404);
        assert_eq!(post("/reset", json!(null)).await.0, 204);
    }
}

#[tokio::test]
async fn a_state_of_tenable_is_seeded_and_reset() {
    let program = Program::start(&["--api", "tenable"]);
    let control = program.value("control");
    let client = client::new();
    let look = async || -> Value {
        client.get(format!("{control}/state")).send().await.unwrap().json().await.unwrap()
    };
    let start = look().await;
    let seed = json!({"users": [{"username": "ann@example.com", "password": "Old-Example-Passw0rd"}], "credentials": [{"name": "Linux"}]});
    let added = client.post(format!("{control}/state")).json(&seed).send().await.unwrap();
    assert_eq!(added.status(), 204);
    let state = look().await;
    assert_eq!(state["users"].as_array().unwrap().len(), start["users"].as_array().unwrap().len() + 1);
    // What was read can be given back.
    let again = client.post(format!("{control}/state")).json(&start).send().await.unwrap();
    assert_eq!(again.status(), 204);
    client.post(format!("{control}/reset")).send().await.unwrap();
    assert_eq!(look().await, start);
}
