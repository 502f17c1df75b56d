//! What is shown: a command, and what the program says.

use std::error::Error;
use std::fs::File;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use sdk_mock::meraki::{self, Meraki};
use sdk_mock::tenable::{self, Tenable};

use super::ROTATOR;

const OLD_PASSWORD: &str = "Old-Example-Passw0rd";
const NEW_PASSWORD: &str = "New-Example-Passw0rd";
const WEAK_PASSWORD: &str = "short-1";

/// The address in docs/gateway.md, in the place of the one that this mock server got.
const ADDRESS: &str = "127.0.0.1:8080";

/// One picture.
pub(super) struct Scene {
    /// The file in docs/images.
    pub(super) file: &'static str,
    /// What it shows, for those who do not see it.
    pub(super) title: &'static str,
    arguments: &'static [&'static str],
    vendor: Vendor,
    new_password: &'static str,
    exit: i32,
}

#[derive(Clone, Copy)]
enum Vendor {
    Meraki,
    Tenable,
}

/// All pictures.
pub(super) fn all() -> [Scene; 3] {
    [
        Scene {
            file: "dry-run.svg",
            title: "A dry run: each step says whether it holds, and nothing is written",
            arguments: &["--dry-run"],
            vendor: Vendor::Meraki,
            new_password: NEW_PASSWORD,
            exit: 0,
        },
        Scene {
            file: "refusal.svg",
            title: "A refusal: exit code 10, with the cause and what to do about it",
            arguments: &[],
            vendor: Vendor::Tenable,
            new_password: WEAK_PASSWORD,
            exit: 10,
        },
        Scene {
            file: "json.svg",
            title: "A rotation with --output json: one object on stdout",
            arguments: &["--output", "json"],
            vendor: Vendor::Meraki,
            new_password: NEW_PASSWORD,
            exit: 0,
        },
    ]
}

impl Scene {
    /// Makes a payload as a person would, runs the program with it, and returns what the terminal would show.
    pub(super) fn play(&self) -> Result<Vec<String>, Box<dyn Error>> {
        let folder = tempfile::tempdir()?;
        let folder = folder.path();
        // A server lives as long as its value.
        let (payload, address, _server): (_, _, Box<dyn std::any::Any>) = match self.vendor {
            Vendor::Meraki => {
                let vendor = Meraki::start_blocking();
                std::fs::write(folder.join("key"), meraki::API_KEY)?;
                let fields = [
                    "--field-file".to_owned(),
                    "password=key".to_owned(),
                    "--field".to_owned(),
                    format!("network_id={}", meraki::NETWORK_ID),
                ];
                let payload =
                    self.payload(folder, "meraki-user", meraki::USER_EMAIL, &vendor.base_url(), &fields)?;
                (payload, vendor.address().to_string(), Box::new(vendor))
            }
            Vendor::Tenable => {
                let vendor = Tenable::start_blocking();
                std::fs::write(folder.join("access"), tenable::ACCESS_KEY)?;
                std::fs::write(folder.join("secret"), tenable::SECRET_KEY)?;
                let fields = [
                    "--field-file".to_owned(),
                    "tenable_access_key=access".to_owned(),
                    "--field-file".to_owned(),
                    "tenable_secret_key=secret".to_owned(),
                ];
                let payload =
                    self.payload(folder, "tenable-user", tenable::USER, &vendor.base_url(), &fields)?;
                (payload, vendor.address().to_string(), Box::new(vendor))
            }
        };
        let input = folder.join("payload");
        std::fs::write(&input, payload)?;
        let output = program(folder).args(self.arguments).stdin(File::open(input)?).output()?;
        let exit = output.status.code().unwrap_or(-1);
        if exit != self.exit {
            return Err(format!("{}: exit code {exit} where {} was due", self.file, self.exit).into());
        }
        Ok(self.lines(&output, &address))
    }

    fn payload(
        &self,
        folder: &Path,
        target: &str,
        user: &str,
        base_url: &str,
        fields: &[String],
    ) -> Result<Vec<u8>, Box<dyn Error>> {
        std::fs::write(folder.join("old"), OLD_PASSWORD)?;
        std::fs::write(folder.join("new"), self.new_password)?;
        let output = program(folder)
            .args(["payload", "--target", target, "--user", user])
            .args(["--field", &format!("api_url={base_url}")])
            .args(["--old-password-file", "old", "--new-password-file", "new"])
            .args(fields)
            .stdin(Stdio::null())
            .output()?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
        }
        Ok(output.stdout)
    }

    fn lines(&self, output: &Output, address: &str) -> Vec<String> {
        let command: String = self.arguments.iter().map(|argument| format!("{argument} ")).collect();
        let mut lines = vec![format!("$ {ROTATOR} {command}< payload")];
        for stream in [&output.stdout, &output.stderr] {
            lines.extend(String::from_utf8_lossy(stream).lines().map(|line| masked(line, address)));
        }
        lines.extend(["$ echo $?".to_owned(), self.exit.to_string()]);
        lines
    }
}

/// The program, with nothing in its environment that could change what it says.
fn program(folder: &Path) -> Command {
    // Its own file under any name: `current_exe` fails only where there is no /proc.
    let mut command = Command::new(std::env::current_exe().unwrap_or_default());
    command.arg0(ROTATOR).env_clear().current_dir(folder);
    command
}

/// Without what differs from run to run: the port, the time, the ids of requests.
fn masked(line: &str, address: &str) -> String {
    let mut line = line.replace(address, ADDRESS);
    for (before, ends) in [
        ("elapsed_ms=", &[' ', ']'][..]),
        ("request_id=", &[' ', ']']),
        ("\"elapsed_ms\":", &[',', '}']),
        ("\"request_ids\":[", &[']']),
        ("\"time\":", &[',', '}']),
        ("\"run\":\"", &['"']),
        ("\"host\":\"", &['"']),
    ] {
        line = replaced(&line, before, ends);
    }
    line
}

/// With `…` in the place of what stands between a text and the next of some characters.
fn replaced(line: &str, before: &str, ends: &[char]) -> String {
    let Some((head, rest)) = line.split_once(before) else { return line.to_owned() };
    match rest.find(ends) {
        Some(0) | None => line.to_owned(),
        Some(end) => format!("{head}{before}…{}", &rest[end..]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_from_run_to_run_is_taken_out() {
        let line = "x at 127.0.0.1:4711 [attempts=2 elapsed_ms=17 request_id=abc]";
        let masked_line = masked(line, "127.0.0.1:4711");
        assert_eq!(masked_line, "x at 127.0.0.1:8080 [attempts=2 elapsed_ms=… request_id=…]");
        let json = r#"{"request_ids":["a","b"],"elapsed_ms":17,"time":1795991510,"run":"6e2","host":"vm"}"#;
        let expected = r#"{"request_ids":[…],"elapsed_ms":…,"time":…,"run":"…","host":"…"}"#;
        assert_eq!(masked(json, "-"), expected);
        assert_eq!(masked(r#"{"request_ids":[]}"#, "-"), r#"{"request_ids":[]}"#);
    }
}
