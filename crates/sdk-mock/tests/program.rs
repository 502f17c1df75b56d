//! The program, started as a process.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests fail as tests do: by panicking"
)]

mod client;

use std::io::{BufRead, BufReader};
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
        let mut command = Command::new(env!("CARGO_BIN_EXE_sdk-mock"));
        let mut child = command.args(arguments).stdout(Stdio::piped()).spawn().unwrap();
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
        let answer = client.get(format!("{base}/organizations")).bearer_auth(program.value("API key")).send();
        assert_eq!(answer.await.unwrap().status(), expected);
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
