//! A real browser, driven over the WebDriver protocol (W3C), for as long as a test runs.

use std::env;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use sdk_runtime::ClientOptions;
use serde_json::{Value, json};

/// The key of an element's id in WebDriver's JSON.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A headless Chromium with one window.
pub(crate) struct Browser {
    driver: Child,
    http: reqwest::Client,
    session: String,
}

impl Browser {
    /// Starts the browser, or says why there is none on this machine.
    pub(crate) async fn start() -> Result<Self, String> {
        let found = |names: &[&str]| names.iter().find_map(|name| on_path(name));
        let chromium = found(&["chromium", "chromium-browser", "google-chrome", "chrome"]);
        let driver = found(&["chromedriver"]);
        let (Some(chromium), Some(driver)) = (chromium, driver) else {
            return Err("Chromium and chromedriver are not both installed".to_owned());
        };
        let said = tempfile::NamedTempFile::new().unwrap();
        let driver = Command::new(driver)
            .arg("--port=0")
            .stdout(said.reopen().unwrap())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // From here on a panic ends the driver, too.
        let http = ClientOptions::new("http://127.0.0.1").build().unwrap().http().clone();
        let mut browser = Self { driver, http, session: String::new() };
        browser.session = format!("http://127.0.0.1:{}", port(said.path()).await);
        // The sandbox needs rights that a container, or root, does not have. Only our own page is opened.
        let options = json!({"binary": chromium, "args": ["--headless=new", "--no-sandbox", "--disable-gpu",
            "--disable-dev-shm-usage", "--window-size=1100,900"]});
        let capabilities = json!({"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}});
        let made = browser.post("/session", json!({"capabilities": {"alwaysMatch": capabilities}})).await;
        browser.session += &format!("/session/{}", made["sessionId"].as_str().unwrap());
        Ok(browser)
    }

    async fn post(&self, command: &str, body: Value) -> Value {
        let url = format!("{}{command}", self.session);
        let request = self.http.post(url).json(&body).timeout(Duration::from_secs(60));
        let response: Value = request.send().await.unwrap().json().await.unwrap();
        assert!(response["value"].get("error").is_none(), "{command}: {response}");
        response["value"].clone()
    }

    /// Opens a page.
    pub(crate) async fn open(&self, url: &str) {
        self.post("/url", json!({"url": url})).await;
    }

    /// Runs the body of a function in the page.
    pub(crate) async fn run(&self, script: &str) -> Value {
        self.post("/execute/sync", json!({"script": script, "args": []})).await
    }

    async fn find(&self, selector: &str) -> String {
        let found = self.post("/element", json!({"using": "css selector", "value": selector})).await;
        found[ELEMENT].as_str().unwrap().to_owned()
    }

    /// Types into an element like a person.
    pub(crate) async fn keys(&self, selector: &str, text: &str) {
        let element = self.find(selector).await;
        self.post(&format!("/element/{element}/value"), json!({"text": text})).await;
    }

    /// Clicks like a person: it fails where something else covers the element.
    pub(crate) async fn click(&self, selector: &str) {
        let element = self.find(selector).await;
        self.post(&format!("/element/{element}/click"), json!({})).await;
    }

    /// What a screen reader says of a control: role and label.
    pub(crate) async fn announced(&self, selector: &str) -> (String, String) {
        let element = self.find(selector).await;
        let mut said = Vec::new();
        for what in ["computedrole", "computedlabel"] {
            let url = format!("{}/element/{element}/{what}", self.session);
            let response: Value = self.http.get(url).send().await.unwrap().json().await.unwrap();
            said.push(response["value"].as_str().unwrap().to_owned());
        }
        (said.remove(0), said.remove(0))
    }

    /// A command of Chromium's own protocol.
    pub(crate) async fn chromium(&self, command: &str, parameters: Value) {
        self.post("/goog/cdp/execute", json!({"cmd": command, "params": parameters})).await;
    }

    /// What the page complained of since the last call: script errors and refused resources.
    pub(crate) async fn complaints(&self) -> Vec<String> {
        let log = self.post("/se/log", json!({"type": "browser"})).await;
        log.as_array().unwrap().iter().map(|line| line["message"].as_str().unwrap().to_owned()).collect()
    }
}

/// The driver must be asked to end the browser, also when a test fails: it does not do so when it is ended itself.
impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.end_session();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

impl Browser {
    /// By hand, as nothing can be awaited while a test panics.
    fn end_session(&self) -> std::io::Result<()> {
        let address = self.session.trim_start_matches("http://");
        let (host, path) = address.split_once('/').unwrap_or((address, ""));
        let mut stream = TcpStream::connect(host)?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        write!(stream, "DELETE /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
        stream.read(&mut [0; 1024]).map(drop)
    }
}

/// The port that the driver chose, as soon as it says so.
async fn port(said: &Path) -> u16 {
    for _ in 0..100 {
        let text = fs::read_to_string(said).unwrap();
        let port =
            text.split_once("started successfully on port ").and_then(|(_, rest)| rest.split_once('.'));
        if let Some((port, _)) = port {
            return port.parse().unwrap();
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("chromedriver does not start");
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|directory| directory.join(name)).find(|file| file.is_file())
}
