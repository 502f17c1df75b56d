//! The commands of the guide. Its tools are those of Linux: `sha256sum` and `install -D`.

use std::process::{Command, Output};

use sdk_mock::meraki::{Meraki, USER_EMAIL};

use super::{Block, GATEWAY, TROUBLESHOOTING, blocks, files};

/// From the download to a rotation, in the order of the guide.
#[test]
fn the_commands_of_the_guide_lead_to_a_rotation() {
    let meraki = Meraki::start_blocking();
    let host = Host::new();
    let mut script: Vec<String> = blocks(GATEWAY).filter_map(|block| block.command()).collect();
    let remove = script.pop().unwrap();
    script.extend(blocks(TROUBLESHOOTING).filter_map(|block| block.command()));
    // Loopback addresses are not reached through a proxy.
    script.push("sh rotate-behind-proxy.sh < payload\n".to_owned());
    script.push(remove);

    let output = host.run(&script.concat().replace("127.0.0.1:8080", &meraki.address().to_string()));

    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{stdout}{stderr}");
    assert_eq!(stderr, "");
    for expected in [
        ".tar.gz: OK\n",
        "\nrotator 0.",
        "\nrotator: unchanged: every check passed",
        "\n{\"outcome\":\"changed\"",
        "\nrotator: changed:",
    ] {
        assert!(stdout.contains(expected), "{expected}: {stdout}");
    }
    assert_eq!(stdout.matches("\nrotator: changed:").count(), 2, "{stdout}");
    assert_eq!(meraki.password_of(USER_EMAIL).as_deref(), Some("New-Example-Passw0rd"));
    meraki.assert_no_violations();
    let downloads = host.folder.path().join("downloads");
    let left = files(&downloads, "jsonl");
    assert!(std::fs::read_to_string(&left[0]).unwrap().lines().all(|line| line.starts_with('{')));
    assert!(!left[0].with_file_name("payload").exists(), "the secrets of the practice run are left");
}

#[test]
fn a_download_that_was_changed_is_noticed() {
    let host = Host::new();
    let archive = files(&host.folder.path().join("downloads"), "gz").remove(0);
    std::fs::write(archive, "something else").unwrap();
    let script = blocks(GATEWAY).find_map(|block| block.command()).unwrap();
    assert!(!host.run(&script).status.success());
}

#[test]
fn a_program_that_is_not_there_or_not_executable_ends_as_the_guide_says() {
    let host = Host::new();
    let script = blocks(GATEWAY).find(|block| block.info == "sh file=rotate.sh").unwrap().text;
    assert_eq!(host.run(script).status.code(), Some(127));
    let program = host.folder.path().join("opt/rotator/rotator");
    std::fs::create_dir_all(program.parent().unwrap()).unwrap();
    std::fs::write(program, "").unwrap();
    assert_eq!(host.run(script).status.code(), Some(126));
}

impl Block<'_> {
    /// What a reader of the guide does with it at a terminal.
    fn command(&self) -> Option<String> {
        match self.info.split_once(' ')? {
            ("sh", "run") => Some(self.text.to_owned()),
            ("sh", mark) => mark
                .strip_prefix("file=")
                .map(|name| format!("cat > {name} <<'END OF FILE'\n{}END OF FILE\n", self.text)),
            _ => None,
        }
    }
}

/// A host with a download on it, where the folders of the guide are in a folder of the test.
struct Host {
    folder: tempfile::TempDir,
}

impl Host {
    fn new() -> Self {
        let host = Self { folder: tempfile::tempdir().unwrap() };
        let program = env!("CARGO_BIN_EXE_rotator");
        let output = host.run(&format!(
            "mkdir -p ../bin rotator-0.0.0-x86_64-linux-musl\n\
             printf '%s\\n' '#!/bin/sh' '[ \"$1\" != -u ] || shift 2' 'exec \"$@\"' > ../bin/sudo\n\
             chmod 0755 ../bin/sudo\n\
             cp {program} rotator-0.0.0-x86_64-linux-musl/rotator\n\
             (cd rotator-0.0.0-x86_64-linux-musl && sha256sum rotator > SHA256SUMS)\n\
             tar -cf - rotator-0.0.0-x86_64-linux-musl | gzip -1 > rotator-0.0.0-x86_64-linux-musl.tar.gz\n\
             rm -r rotator-0.0.0-x86_64-linux-musl\n\
             sha256sum rotator-*.tar.gz > SHA256SUMS\n\
             echo \"$(sha256sum < /dev/null | cut -d ' ' -f 1)  rotator-0.0.0-x86_64-windows-msvc.zip\" >> SHA256SUMS\n"
        ));
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        host
    }

    fn run(&self, script: &str) -> Output {
        let folder = self.folder.path();
        let downloads = folder.join("downloads");
        std::fs::create_dir_all(&downloads).unwrap();
        let of = |name: &str| folder.join(name).display().to_string();
        let script = script.replace("/opt/rotator", &of("opt/rotator")).replace("/usr/local/bin", &of("bin"));
        let path = std::env::var("PATH").unwrap();
        Command::new("sh")
            .args(["-e", "-c", &script])
            .current_dir(downloads)
            .env("PATH", format!("{}:{path}", of("bin")))
            .output()
            .unwrap()
    }
}
