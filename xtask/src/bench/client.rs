//! The clients that are compared, and how each is told to make the same two requests.

use std::error::Error;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use sdk_mock::meraki::{API_KEY, NETWORK_ID};
use serde_json::json;

use super::trust::Store;
use crate::payload::{Account, payload};

/// The programs.
pub(super) struct Setting {
    pub(super) rotator: PathBuf,
    pub(super) floor: Option<PathBuf>,
    pub(super) script: Option<PathBuf>,
    pub(super) python: PathBuf,
    /// The program `measure`.
    pub(super) measure: PathBuf,
}

/// A client that makes the rotation, or a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Client {
    Rotator,
    /// Both requests, with the account's id known from the start, in one process on one connection.
    Curl,
    /// Keeper's Meraki script.
    Python,
    /// Reads the list and checks that it is JSON: the least that anybody can do with it.
    Floor,
}

impl Client {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Rotator => "rotator",
            Self::Curl => "curl",
            Self::Python => "Python script",
            Self::Floor => "read and validate",
        }
    }

    /// The operations that the mock server has to see.
    pub(super) fn calls(self) -> &'static [&'static str] {
        match self {
            Self::Floor => &["getNetworkMerakiAuthUsers"],
            _ => &["getNetworkMerakiAuthUsers", "updateNetworkMerakiAuthUser"],
        }
    }
}

/// A program ready to be run.
pub(super) struct Invocation {
    pub(super) command: Vec<OsString>,
    pub(super) environment: Vec<(&'static str, OsString)>,
    pub(super) stdin: String,
}

impl Setting {
    /// The clients that can be compared here.
    pub(super) fn clients(&self, store: &Store) -> Vec<Client> {
        let mut clients = vec![Client::Rotator, Client::Curl];
        // Python's requests bring CAs of their own, so the system's store is none of its cases.
        if self.script.is_some() && store.named().is_some() {
            clients.push(Client::Python);
        }
        if self.floor.is_some() {
            clients.push(Client::Floor);
        }
        clients
    }

    /// Prepares one run. Files for it are written to `folder`.
    pub(super) fn prepare(
        &self,
        client: Client,
        account: &Account<'_>,
        store: &Store,
        folder: &Path,
    ) -> Result<Invocation, Box<dyn Error>> {
        let bundle = store.named().map(|path| path.as_os_str().to_owned());
        let cas = |variable| bundle.clone().map(|path| (variable, path)).into_iter().collect();
        Ok(match client {
            Client::Rotator => Invocation {
                command: vec![self.rotator.clone().into()],
                environment: cas("SSL_CERT_FILE"),
                stdin: payload(account),
            },
            Client::Floor => Invocation {
                command: self.floor.iter().map(OsString::from).collect(),
                environment: cas("SSL_CERT_FILE"),
                stdin: format!("{}\n{}\n{API_KEY}\n", account.base_url, list(account)),
            },
            Client::Curl => {
                let config = folder.join("curl.conf");
                std::fs::write(&config, curl(account, store))?;
                Invocation {
                    command: vec!["curl".into(), "--config".into(), config.into()],
                    environment: Vec::new(),
                    stdin: String::new(),
                }
            }
            Client::Python => {
                let script = folder.join("script.py");
                let original = self.script.as_deref().ok_or("no script is named")?;
                std::fs::write(&script, redirected(&std::fs::read_to_string(original)?, account.base_url)?)?;
                Invocation {
                    command: vec![self.python.clone().into(), script.into()],
                    environment: cas("REQUESTS_CA_BUNDLE"),
                    stdin: payload(account),
                }
            }
        })
    }
}

fn list(account: &Account<'_>) -> String {
    format!("{}/networks/{NETWORK_ID}/merakiAuthUsers", account.base_url)
}

/// A configuration with two transfers, `next` between them.
fn curl(account: &Account<'_>, store: &Store) -> String {
    let trust = store.named().map(|path| format!("cacert = \"{}\"\n", path.display())).unwrap_or_default();
    let common = format!(
        "silent\nshow-error\nfail\n{trust}header = \"Authorization: Bearer {API_KEY}\"\noutput = \"/dev/null\"\n"
    );
    let list = list(account);
    let body = json!({"password": account.new_password}).to_string().replace('"', "\\\"");
    format!(
        "{common}url = \"{list}\"\nnext\n{common}url = \"{list}/{}\"\nrequest = \"PUT\"\nheader = \"Content-Type: application/json\"\ndata-raw = \"{body}\"\n",
        account.id
    )
}

/// The script with another host, and with the header that the vendor's document knows.
fn redirected(script: &str, base_url: &str) -> Result<String, String> {
    const HOST: &str = "https://api.meraki.com/api/v1";
    const HEADER: &str = "'X-Cisco-Meraki-API-Key': api_key";
    for expected in [HOST, HEADER] {
        if !script.contains(expected) {
            return Err(format!("the Python script does not contain {expected}, so it is another one"));
        }
    }
    Ok(script.replace(HOST, base_url).replace(HEADER, "'Authorization': 'Bearer ' + api_key"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_is_sent_elsewhere_or_refused() {
        let script =
            "u = f\"https://api.meraki.com/api/v1/networks\"\nh = {'X-Cisco-Meraki-API-Key': api_key}";
        let redirected = redirected(script, "https://127.0.0.1:1/api/v1").unwrap();
        assert!(redirected.contains("https://127.0.0.1:1/api/v1/networks"));
        assert!(!redirected.contains("meraki.com"));
        assert!(super::redirected("print()", "x").is_err());
    }
}
