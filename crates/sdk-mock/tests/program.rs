//! The program, started as a process.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests fail as tests do: by panicking"
)]

mod client;

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};

use sdk_mock::meraki;
use serde_json::{Value, json};

/// A running program, and what it said at the start.
struct Program {
    child: Child,
    said: String,
}

impl Program {
    fn start(arguments: &[&str]) -> Self {
        Self::of(Command::new(env!("CARGO_BIN_EXE_sdk-mock")).args(arguments))
    }

    fn of(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut said = String::new();
        while let Some(Ok(line)) = lines.next() {
            said.push_str(&line);
            said.push('\n');
            if line.starts_with("Stop with") {
                break;
            }
        }
        Self { child, said }
    }

    fn value(&self, name: &str) -> String {
        let line = self.said.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        line.unwrap_or_else(|| panic!("no {name} in:\n{}", self.said)).trim().to_owned()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

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

#[tokio::test]
async fn a_server_for_other_hosts_gives_links_under_the_name_it_is_called_by() {
    let program = Program::start(&["--api", "meraki", "--host", "0.0.0.0"]);
    let port = program.value("base URL").rsplit(':').next().unwrap().split('/').next().unwrap().to_owned();
    let url = format!("http://localhost:{port}/api/v1/organizations?perPage=3");
    let response = client::new().get(url).bearer_auth(meraki::API_KEY).send().await.unwrap();
    assert_eq!(response.status(), 200);
    let link = response.headers()["link"].to_str().unwrap();
    assert!(link.starts_with(&format!("<http://localhost:{port}/api/v1/organizations?perPage=3")), "{link}");
}

/// A connection that is read from and written to by hand.
fn connect(base: &str) -> std::net::TcpStream {
    let address = base.strip_prefix("http://").unwrap().split('/').next().unwrap();
    let stream = std::net::TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(std::time::Duration::from_secs(60))).unwrap();
    stream
}

#[cfg(unix)]
#[tokio::test]
async fn too_many_connections_wait_until_others_are_closed() {
    let limited = format!("ulimit -n 24 && exec {} --api meraki", env!("CARGO_BIN_EXE_sdk-mock"));
    let program = Program::of(Command::new("sh").args(["-c", &limited]));
    let base = program.value("base URL");
    // More than the program has descriptors for: the system lets the others wait.
    let idle: Vec<_> = (0..40).map(|_| connect(&base)).collect();
    let mut late = connect(&base);
    late.write_all(b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").unwrap();
    drop(idle);
    let mut response = String::new();
    late.read_to_string(&mut response).unwrap();
    assert!(response.starts_with("HTTP/1.1 501"), "{response}");
}

#[tokio::test]
async fn clients_that_are_slow_or_broken_stop_nobody_else() {
    let program = Program::start(&["--api", "meraki", "--users", "50000"]);
    let (base, client) = (program.value("base URL"), client::new());
    let users = "/api/v1/networks/N_100000000000000001/merakiAuthUsers";
    let key = meraki::API_KEY;
    let mut others = Vec::new();
    for begin in [
        // A request without an end, a body that does not come, what is no HTTP, and 15 MB that nobody reads.
        format!("GET {users} HTTP/1.1\r\nhost"),
        format!("POST {users} HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{{"),
        "\0\r\n\r\n".to_owned(),
        format!("GET {users} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {key}\r\n\r\n"),
    ] {
        let mut other = connect(&base);
        other.write_all(begin.as_bytes()).unwrap();
        others.push(other);
    }
    // The response to the last has begun.
    others[3].read_exact(&mut [0; 12]).unwrap();
    let one = client.get(format!("{base}/organizations")).bearer_auth(key).send().await.unwrap();
    assert_eq!(one.status().as_u16(), 200);
    drop(others);
    let one = client.get(format!("{base}/organizations")).bearer_auth(key).send().await.unwrap();
    assert_eq!(one.status().as_u16(), 200);
}

#[tokio::test]
async fn any_document_can_be_served() {
    let document = json!({
        "openapi": "3.0.3",
        "info": {"title": "Weather", "version": "1"},
        "servers": [{"url": "https://weather.example/v2"}],
        "paths": {"/days/{day}": {"get": {
            "operationId": "day",
            "parameters": [
                {"name": "day", "in": "path", "required": true, "schema": {"type": "string", "format": "date"}},
            ],
            "responses": {"200": {"description": "ok", "content": {"application/json": {"schema": {
                "type": "object",
                "required": ["degrees"],
                "properties": {"degrees": {"type": "number", "minimum": -90, "maximum": -50}},
            }}}}},
        }}},
    });
    let file = std::env::temp_dir().join(format!("sdk-mock-weather-{}.json", std::process::id()));
    std::fs::write(&file, document.to_string()).unwrap();
    let program = Program::start(&["--document", file.to_str().unwrap()]);
    std::fs::remove_file(&file).unwrap();
    let base = program.value("base URL");
    let day: Value =
        client::new().get(format!("{base}/days/2026-01-15")).send().await.unwrap().json().await.unwrap();
    assert_eq!(day, json!({"degrees": -50.0}));
    assert_eq!(client::new().get(format!("{base}/days/today")).send().await.unwrap().status(), 400);
}

#[tokio::test]
async fn what_a_server_responds_is_recorded_replayed_and_compared() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (first, second) = (file("first"), file("second"));
    let get = async |base: String| {
        let client = client::new().get(format!("{base}/organizations")).bearer_auth(meraki::API_KEY);
        client.send().await.unwrap().text().await.unwrap()
    };
    let mock = Program::start(&["--api", "meraki"]);
    let origin = mock.value("control").replace("/__sdk-mock", "");
    let record =
        |file: &str| Program::start(&["proxy", "--to", &origin, "--api", "meraki", "--record", file]);
    let seen = get(record(&first).value("base URL")).await;
    let stub = json!({"operation": "getOrganizations", "json": [{"id": 7}], "unchecked": true});
    let given = client::new().post(mock.value("control") + "/stubs").json(&stub).send().await.unwrap();
    assert_eq!(given.status(), 204);
    get(record(&second).value("base URL")).await;
    drop(mock);

    let replay = Program::start(&["replay", &first, "--api", "meraki"]);
    assert_eq!(get(replay.value("base URL")).await, seen);
    let drift = |before: &str, after: &str| {
        let output =
            Command::new(env!("CARGO_BIN_EXE_sdk-mock")).args(["drift", before, after]).output().unwrap();
        (output.status.success(), String::from_utf8(output.stdout).unwrap())
    };
    assert_eq!(drift(&first, &first), (true, String::new()));
    let (same, lines) = drift(&first, &second);
    assert!(!same && lines.contains("- getOrganizations 200 body#/*/id: string\n"), "{lines}");
    assert!(lines.contains("+ getOrganizations 200 body#/*/id: integer\n"), "{lines}");
    assert!(lines.contains("+ getOrganizations 200 deviation "), "{lines}");
}

#[tokio::test]
async fn several_documents_are_one_server() {
    let names = ["one", "two"].map(|name| {
        let file = std::env::temp_dir().join(format!("sdk-mock-{name}-{}.json", std::process::id()));
        let content = json!({"application/json": {"schema": {"type": "string"}}});
        let operation = json!({"operationId": name, "responses": {"200": {"description": "", "content": content}}});
        let document = json!({
            "openapi": "3.0.3", "info": {"title": name, "version": "1"}, "paths": {format!("/{name}"): {"get": operation}},
        });
        std::fs::write(&file, document.to_string()).unwrap();
        file.to_str().unwrap().to_owned()
    });
    let program = Program::start(&["--document", &names[0], "--document", &names[1]]);
    names.iter().for_each(|file| std::fs::remove_file(file).unwrap());
    for path in ["one", "two"] {
        let url = format!("{}/{path}", program.value("base URL"));
        assert_eq!(client::new().get(url).send().await.unwrap().status(), 200, "{path}");
    }
    let arguments = format!("{}/arguments?operation=one", program.value("control"));
    let arguments: Value = client::new().get(arguments).send().await.unwrap().json().await.unwrap();
    assert_eq!(arguments, json!({"minimal": {}, "full": {}}));
}

#[test]
fn seed_and_clock_give_the_same_bytes() {
    let run = |seed: &str| {
        let time = "Thu, 15 Jan 2026 08:30:00 GMT";
        let program = Program::start(&["--api", "tenable", "--seed", seed, "--clock", time]);
        let base = program.value("base URL");
        let keys =
            format!("accessKey={};secretKey={}", program.value("access key"), program.value("secret key"));
        let exchange = |method: &str, path: &str, body: &str| {
            let mut stream = connect(&base);
            let length = body.len();
            let sent = format!(
                "{method} {path} HTTP/1.1\r\nhost: x\r\nx-apikeys: {keys}\r\ncontent-type: application/json\r\n\
                 content-length: {length}\r\nconnection: close\r\n\r\n{body}"
            );
            stream.write_all(sent.as_bytes()).unwrap();
            let mut response = String::new();
            stream.read_to_string(&mut response).unwrap();
            assert!(response.starts_with("HTTP/1.1 200") && response.contains(time), "{response}");
            response
        };
        [exchange("POST", "/networks", "{\"name\":\"Berlin\"}"), exchange("GET", "/networks", "")]
    };
    assert_eq!(run("5"), run("5"));
    assert_ne!(run("5"), run("6"));
}

#[tokio::test]
async fn the_document_of_a_build_is_served() {
    let target = tempfile::tempdir().unwrap();
    let document = json!({"openapi": "3.0.3", "info": {"title": "Built", "version": "1"}, "paths": {"/x": {"get": {"responses": {"204": {"description": ""}}}}}});
    for (folder, text) in
        [("debug/build/sdk-x-0123", document.to_string()), ("debug/build/sdk-x-y-0123", "other".to_owned())]
    {
        let out = target.path().join(folder).join("out");
        std::fs::create_dir_all(&out).unwrap();
        std::fs::write(out.join("document.json"), text).unwrap();
    }
    let command = |package: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sdk-mock"));
        command.args(["--from-build", package]).env("CARGO_TARGET_DIR", target.path());
        command
    };
    let program = Program::of(&mut command("sdk-x"));
    assert!(program.said.starts_with("Built: 1 operations"), "{}", program.said);
    let refused = command("sdk").output().unwrap();
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(!refused.status.success() && said.contains("no build of sdk;"), "{said}");
}

#[test]
fn says_what_is_wrong() {
    let run =
        |arguments: &[&str]| Command::new(env!("CARGO_BIN_EXE_sdk-mock")).args(arguments).output().unwrap();
    let output = run(&[]);
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("--api"));
    let output = run(&["--document", "/nowhere.json"]);
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("sdk-mock: /nowhere.json: "));
}

#[test]
fn adds_up_coverage() {
    let folder = std::env::temp_dir().join(format!("sdk-mock-program-{}", std::process::id()));
    sdk_mock::meraki::Meraki::start_blocking().coverage().write(&folder).unwrap();
    let run = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sdk-mock"));
        command.arg("coverage").arg(&folder).args(more).output().unwrap()
    };
    let page = folder.join("page.html");
    let output = run(&["--html", page.to_str().unwrap()]);
    assert!(output.status.success(), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("0 of "));
    assert!(std::fs::read_to_string(&page).unwrap().contains("<h1>Operation coverage</h1>"));
    assert!(!run(&["--at-least", "50"]).status.success());
    std::fs::remove_dir_all(&folder).unwrap();
}
