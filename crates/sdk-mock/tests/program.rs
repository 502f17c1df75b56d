//! The program, started as a process.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests fail as tests do: by panicking"
)]

mod client;
#[path = "program/control.rs"]
mod control;
#[path = "program/documents.rs"]
mod documents;

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};

use sdk_mock::meraki;
use serde_json::json;

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
